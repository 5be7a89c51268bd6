// What is joined unasked must be one person's own on both cards; each way in which it may not be is
// tried with everything else in favour.
#include <doctest/doctest.h>

#include "formats/vcard/parse.h"
#include "judgement/duplicates/duplicates.h"
#include "judgement/duplicates/identity.h"
#include "model/card.h"

using namespace wellmet;

namespace {

Identity identity(const std::string& lines) {
  const vcard::Card card =
      vcard::parse("BEGIN:VCARD\nVERSION:3.0\n" + lines + "END:VCARD\n").cards.at(0);
  return identity_of(card, index_card(card));
}

Comparison compared(const ContactFields& x, const ContactFields& y) {
  const std::vector<ComparableContact> both = {comparable(x), comparable(y)};
  return compare(both[0], both[1], count_names(both));
}

TEST_CASE("a name the other way round is no full match, though all the rest is the same") {
  const ContactFields kim{.given = "Kim", .family = "Lee", .emails = {"kim.lee@x.example"}};
  const ContactFields lee{.given = "Lee", .family = "Kim", .emails = {"kim.lee@x.example"}};
  CHECK(full_match(compared(kim, kim)));
  REQUIRE(compared(kim, lee).names_swapped);
  CHECK_FALSE(full_match(compared(kim, lee)));
  CHECK(likeness(compared(kim, lee)) != Likeness::different);
}

// Each has a mobile besides, which the other lacks: the number that they share decides.
TEST_CASE("a number of a household or an office is nobody's own, a mobile is") {
  const auto asked = [](const std::string& type) {
    const std::string shared = "TEL;TYPE=" + type + ":+353 1 555 0100\n";
    return is_to_be_asked(identity("FN:John Doyle\n" + shared + "TEL;TYPE=CELL:+353 87 555 0101\n"),
                          identity("FN:John Doyle\n" + shared + "TEL;TYPE=CELL:+353 87 555 0202\n"),
                          FromOneFile::no);
  };
  for (const char* type : {"HOME", "WORK", "FAX", "MAIN"}) {
    CAPTURE(type);
    CHECK(asked(type));
  }
  CHECK_FALSE(asked("CELL"));
}

TEST_CASE("the mailbox of an office is nobody's own") {
  const auto asked = [](const std::string& address) {
    const std::string card = "FN:Ana Lopes\nEMAIL:" + address + "\n";
    return is_to_be_asked(identity(card), identity(card), FromOneFile::no);
  };
  for (const char* address : {"info@x.example", "office2@x.example", "info-berlin@x.example"}) {
    CAPTURE(address);
    CHECK(asked(address));
  }
  for (const char* address : {"ana@x.example", "post-emily@x.example", "sales.maria@x.example"}) {
    CAPTURE(address);
    CHECK_FALSE(asked(address));
  }
}

}  // namespace
