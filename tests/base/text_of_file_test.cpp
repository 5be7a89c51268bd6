#include <doctest/doctest.h>

#include "base/text.h"

namespace wellmet {
namespace {

TEST_CASE("a file in UTF-8 that was cut within a letter is still read as UTF-8") {
  CHECK(text_of_file("Łukasz, Zoë, Jos\xC3") == "Łukasz, Zoë, JosÃ");
}

TEST_CASE("one word of Windows-1252 within UTF-8 spoils only itself and not even that") {
  CHECK(text_of_file("Łukasz\nZoë\nJ\xF6rg\n") == "Łukasz\nZoë\nJörg\n");
}

TEST_CASE("a file of Windows-1252 is read as that") {
  CHECK(text_of_file("J\xF6rg, M\xFCller, \x80 5") == "Jörg, Müller, € 5");
}

TEST_CASE("marks at the head of a file are no text") {
  CHECK(text_of_file("\xEF\xBB\xBFJörg") == "Jörg");
  CHECK(text_of_file(std::string_view("\xFE\xFF\0J\0o", 6)) == "Jo");
}

TEST_CASE("names in Han, Kana or Hangul are told from others") {
  CHECK(is_east_asian("李小龍"));
  CHECK(is_east_asian("김민지"));
  CHECK(is_east_asian("さくら"));
  CHECK_FALSE(is_east_asian("李 Xiaolong"));
  CHECK_FALSE(is_east_asian("Łukasz"));
  CHECK_FALSE(is_east_asian(""));
}

}  // namespace
}  // namespace wellmet
