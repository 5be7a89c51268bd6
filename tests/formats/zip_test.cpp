#include "formats/zip.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "base/error.h"

namespace wellmet {
namespace {

Bytes fixture(const std::string& name) {
  std::ifstream file(std::string(WELLMET_SOURCE) + "/tests/formats/" + name, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

ErrorKind fault_of(const auto& deed) {
  try {
    deed();
  } catch (const Error& fault) {
    return fault.kind();
  }
  return ErrorKind::usage;
}

TEST_CASE("a zip archive names its files, without folders and what macOS puts beside") {
  const Bytes bytes = fixture("zip/three.zip");
  REQUIRE(is_zip(bytes));
  const Zip zip(bytes);
  REQUIRE(zip.entries().size() == 3);
  CHECK(zip.entries()[0].name == "../../etc/passwd");
  CHECK(zip.unpacked(zip.entries()[0], 100).view() == "names are only names\n");
  CHECK(zip.unpacked(zip.entries()[1], 100).view() == "hello\n");
  CHECK(zip.beginning(zip.entries()[2], 10) == std::string(10, '\0'));
}

TEST_CASE("what unpacks to more than the limit is refused, whatever size the archive tells") {
  Bytes bytes = fixture("zip/three.zip");
  CHECK(fault_of([&] {
          const Zip zip(bytes);
          zip.unpacked(zip.entries()[2], 99'999);
        }) == ErrorKind::refused);
  const std::string told("\xA0\x86\x01\0", 4);  // 100 000, in both heads
  int lies = 0;
  for (std::size_t at = bytes.find(told); at != bytes.npos; at = bytes.find(told, at), ++lies)
    bytes.replace(at, 4, std::string("\x05\0\0\0", 4));
  REQUIRE(lies == 2);
  LargeBytes got;
  const ErrorKind fault = fault_of([&] {
    const Zip zip(bytes);
    got = zip.unpacked(zip.entries()[2], 99'999);
  });
  CHECK((fault == ErrorKind::refused || fault == ErrorKind::invalid || got.size() <= 5));
}

TEST_CASE("an archive that was cut off or damaged is refused as such") {
  const Bytes bytes = fixture("zip/three.zip");
  for (const std::size_t size :
       {std::size_t{4}, std::size_t{30}, bytes.size() / 2, bytes.size() - 1})
    CHECK(fault_of([&] { Zip(std::string_view(bytes).substr(0, size)); }) == ErrorKind::invalid);
  Bytes broken = bytes;
  const std::size_t at = broken.find("plain.txt") + 12;
  broken[at] = static_cast<char>(~broken[at]);
  CHECK(fault_of([&] {
          const Zip zip(broken);
          zip.unpacked(zip.entries()[1], 100);
        }) == ErrorKind::invalid);
}

}  // namespace
}  // namespace wellmet
