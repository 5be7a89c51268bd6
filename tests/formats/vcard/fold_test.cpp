// Long values in letters of one to four bytes, at every offset: the fold falls between two letters,
// and no line is longer than RFC 6350 3.2 allows.
#include <doctest/doctest.h>
#include <algorithm>

#include "base/text.h"
#include "formats/vcard/parse.h"
#include "formats/vcard/write.h"

namespace wellmet::vcard {
namespace {

constexpr std::size_t most_octets = 75;

TEST_CASE("a long value is folded at 75 octets, between letters, and is what it was when read") {
  for (const Version version : {Version::v3_0, Version::v4_0}) {
    for (const char* letter : {"a", "é", "字", "😀"}) {
      for (std::size_t offset = 0; offset < 4; ++offset) {
        CAPTURE(letter);
        CAPTURE(offset);
        std::string value(offset, 'x');
        for (int i = 0; i < 200; ++i) value += letter;
        const Card card{version,
                        {{.name = "VERSION", .value = version == Version::v3_0 ? "3.0" : "4.0"},
                         {.name = "FN", .value = "Maya Chen"},
                         {.name = "NOTE", .value = value}}};
        const std::string text = write(card);
        std::size_t longest = 0, folds = 0;
        for (const std::string& line : split(text, '\n')) {
          if (line.empty()) continue;
          REQUIRE(line.ends_with('\r'));
          CHECK(is_utf8(line));
          longest = std::max(longest, line.size() - 1);
          folds += line.starts_with(' ');
        }
        CHECK(longest <= most_octets);
        CHECK(longest > most_octets - 4);
        CHECK(folds >= value.size() / most_octets);
        const Parsed again = parse(text);
        REQUIRE(again.cards.size() == 1);
        CHECK(again.cards[0] == card);
      }
    }
  }
}

}  // namespace
}  // namespace wellmet::vcard
