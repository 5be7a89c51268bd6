#include "formats/gzip.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/error.h"

using namespace wellmet;

namespace {

// printf 'Maya Chen,2026-03-05\n' | gzip -9n
const Bytes one_line(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xf3\x4d\xac\x4c\x54\x70\xce\x48\xcd\xd3"
    "\x31\x32\x30\x32\xd3\x35\x30\xd6\x35\x30\xe5\x02\x00\x5a\x31\x67\x9f\x15\x00\x00\x00",
    41);

std::string message_of(std::string_view bytes, std::size_t limit = 1000) {
  try {
    gunzip(bytes, limit);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a packed line comes out as it went in") {
  CHECK(is_gzip(one_line));
  CHECK(gunzip(one_line) == "Maya Chen,2026-03-05\n");
}

TEST_CASE("members one after another are one text, zeros at the end are padding") {
  CHECK(gunzip(one_line + one_line) == "Maya Chen,2026-03-05\nMaya Chen,2026-03-05\n");
  CHECK(gunzip(one_line + Bytes(512, '\0')) == "Maya Chen,2026-03-05\n");
}

TEST_CASE("a file cut off anywhere is refused") {
  for (std::size_t length = 0; length < one_line.size(); ++length)
    CHECK(message_of(one_line.substr(0, length)) ==
          "The packed file is cut off before its end. Fetch it again.");
}

TEST_CASE("a byte changed in the content is noticed") {
  int refused = 0;
  for (std::size_t i = 10; i < one_line.size(); ++i) {
    Bytes damaged = one_line;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    const std::string message = message_of(damaged);
    const bool is_refused = message.starts_with("The packed file is ");
    refused += is_refused;
    // A few bits only fill up a byte, and carry nothing.
    if (!is_refused) CHECK(gunzip(damaged) == "Maya Chen,2026-03-05\n");
  }
  CHECK(refused == static_cast<int>(one_line.size()) - 10 - 1);
  CHECK(message_of(one_line + "and more") == "The packed file is damaged. Fetch it again.");
}

TEST_CASE("what would unpack beyond the limit is refused") {
  CHECK(message_of(one_line, 21) == "no error");
  CHECK(message_of(one_line, 20).starts_with("The packed file unpacks to more than 0 MB."));
  CHECK(message_of(one_line + one_line, 41).starts_with("The packed file unpacks to more than"));
}

TEST_CASE("plain text is not taken for gzip") {
  CHECK_FALSE(is_gzip("src,dst,day\n"));
  CHECK_FALSE(is_gzip(""));
}

TEST_CASE("no bytes do worse than a refusal") {
  CHECK(rc::check([](const std::string& bytes) {
    try {
      gunzip(one_line.substr(0, 10) + bytes, 1 << 20);
    } catch (const Error&) {
    }
  }));
}
