#include <doctest/doctest.h>

#include "base/han.h"
#include "base/text.h"

namespace wellmet {
namespace {

std::string utf8(char32_t c) {
  std::string bytes;
  bytes += static_cast<char>(0xE0 | (c >> 12));
  bytes += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
  bytes += static_cast<char>(0x80 | (c & 0x3F));
  return bytes;
}

}  // namespace

TEST_CASE("words in several scripts fold one by one, as each does alone") {
  CHECK(fold("Maya Łuczak\nдруг Søren 李小龍") ==
        "maya luczak\n" + fold("друг") + " soren " + fold("李小龍"));
  CHECK(fold("Ольга ") == "ol'ga ");
  CHECK(folded_words("Ольга Петрова, Berlin") ==
        std::vector<std::string>{"olga", "petrova", "berlin"});
  CHECK(fold(" \n ") == " \n ");
  CHECK(fold("").empty());
}

// A kana behind it sends the whole word to ICU.
TEST_CASE("the table reads each Chinese character as ICU does") {
  int different = 0;
  int read = 0;
  for (char32_t c = 0x3400; c <= 0x9FFF; ++c) {
    const std::string character = utf8(c);
    const std::string reading(han_reading(c));
    if (reading.empty()) continue;
    ++read;
    different += fold(character) != reading;
    different += fold(character + utf8(0x306F)) != reading + "ha";
  }
  CHECK(read > 26'000);
  CHECK(different == 0);
  CHECK(fold("王秀英") == "wang xiu ying");
  CHECK(fold("美咲") + "ha" == fold("美咲は"));
  CHECK(han_reading(U'a').empty());
  CHECK(han_reading(0x20000).empty());
  CHECK(fold("王 伟 and 王") == "wang wei and wang");
  CHECK(fold("王-Smith") == "wang-smith");
}

}  // namespace wellmet
