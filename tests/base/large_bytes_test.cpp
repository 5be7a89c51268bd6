#include "base/bytes/large_bytes.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "base/text.h"

namespace wellmet {
namespace {

// A line each, all of one length.
std::string lines(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "Łukasz Zieliński, met at the lake\n";
  return text;
}

std::string folder_of_this_test() {
  std::string folder = "/tmp/large-bytes-XXXXXX";
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  return folder;
}

TEST_CASE("few bytes are kept in memory, and many are the same bytes in the same order") {
  const std::string piece = lines(1'000);
  LargeBytes bytes;
  std::string all;
  while (all.size() <= LargeBytes::few + 2 * piece.size()) {
    bytes.append(piece);
    all += piece;
    CHECK(bytes.size() == all.size());
    CHECK(bytes.in_memory() == (all.size() <= LargeBytes::few));
  }
  REQUIRE_FALSE(bytes.in_memory());
  CHECK(bytes.view() == all);
  bytes.append("one more");
  CHECK(bytes.view() == all + "one more");
  CHECK(bytes.taken() == all + "one more");
  CHECK(bytes.empty());
}

TEST_CASE("what was let go of is there when it is looked at again") {
  const std::string all = lines(LargeBytes::few / 20);
  LargeBytes bytes;
  bytes.append(all);
  REQUIRE_FALSE(bytes.in_memory());
  let_go(bytes.view());
  CHECK(bytes.view() == all);
  let_go(bytes.view().substr(5'000, 1'000'000));
  CHECK(bytes.view() == all);
  CHECK(is_utf8(bytes.view()));
}

TEST_CASE("letting go of bytes that are in memory alone changes nothing") {
  const std::string all = lines(200'000);
  let_go(all);
  CHECK(all == lines(200'000));
}

TEST_CASE("many bytes move, and are gone from where they were") {
  LargeBytes first;
  first.append(lines(LargeBytes::few / 20));
  const std::string all(first.view());
  LargeBytes second = std::move(first);
  CHECK(second.view() == all);
  first = std::move(second);
  CHECK(first.view() == all);
  first = LargeBytes("few");
  CHECK(first.view() == "few");
}

TEST_CASE("a file of one's own is read from where its text begins, after it was closed too") {
  const std::string folder = folder_of_this_test();
  const std::string path = folder + "/file";
  const std::string all = "head\n" + lines(300'000);
  const int file = open(path.c_str(), O_RDWR | O_CREAT, 0600);
  REQUIRE(write(file, all.data(), all.size()) == static_cast<ssize_t>(all.size()));
  LargeBytes bytes = LargeBytes::of_file(file, 5);
  const LargeBytes nothing = LargeBytes::of_file(file, all.size());
  close(file);
  std::remove(path.c_str());
  CHECK(bytes.view() == std::string_view(all).substr(5));
  CHECK(nothing.empty());
  bytes.append("more");
  CHECK(bytes.view() == all.substr(5) + "more");
  rmdir(folder.c_str());
}

TEST_CASE("many bytes lie in a file that nobody else can find, and nothing of it is left") {
  const std::string folder = folder_of_this_test();
  const char* before = std::getenv("TMPDIR");
  const std::string usual = before ? before : "";
  setenv("TMPDIR", folder.c_str(), 1);
  {
    LargeBytes bytes;
    bytes.append(lines(LargeBytes::few / 20));
    CHECK_FALSE(bytes.in_memory());
    CHECK(rmdir(folder.c_str()) == 0);  // the file has no name in it
    CHECK(bytes.view() == lines(LargeBytes::few / 20));
  }
  usual.empty() ? unsetenv("TMPDIR") : setenv("TMPDIR", usual.c_str(), 1);
}

TEST_CASE("letters that lie across the pieces in which a large text is looked at are letters") {
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string text(shift, 'a');
    while (text.size() < 20u << 20) text += "\xF0\x9F\x8C\xB7";  // a tulip
    CHECK(is_utf8(text));
    text[17u << 20] = '\xFF';
    CHECK_FALSE(is_utf8(text));
  }
}

}  // namespace
}  // namespace wellmet
