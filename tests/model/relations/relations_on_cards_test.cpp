#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"
#include "model/card.h"
#include "model/cards/relations.h"

using namespace wellmet;

namespace {

vcard::Card card_of(const std::string& lines, const std::string& version = "3.0") {
  return vcard::parse("BEGIN:VCARD\r\nVERSION:" + version + "\r\nFN:Maya Chen\r\n" + lines +
                      "END:VCARD\r\n")
      .cards.at(0);
}

std::vector<CardRelation> relations_of(const vcard::Card& card) {
  return index_card(card).relations;
}

WhichRelation called(const std::string& name) {
  return [name](const CardRelation& r) { return r.value == name; };
}

}  // namespace

TEST_CASE("a relation that is written is read again, in every version") {
  for (const vcard::Version version :
       {vcard::Version::v2_1, vcard::Version::v3_0, vcard::Version::v4_0}) {
    for (const CardRelation& relation : std::vector<CardRelation>{
             {"Piet van Dam", "partner", "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"},
             {"Noor", "daughter", ""},
             {"Łukasz; the tall one, of all", "boss", ""},
             {"Jo Okafor", "spouse", "0BC3"},
             {"李小龍", "bee-keeping guru of", ""}}) {
      vcard::Card card = vcard::new_card(version);
      CHECK(put_relation(card, relation));
      CHECK_FALSE(put_relation(card, relation));
      const vcard::Card again = vcard::parse(vcard::write(card)).cards.at(0);
      CHECK(relations_of(again) == std::vector<CardRelation>{relation});
    }
  }
}

TEST_CASE("phones find the word where they look for it") {
  vcard::Card apple = vcard::new_card(vcard::Version::v3_0);
  put_relation(apple, {"Jo Okafor", "sister", ""});
  CHECK(vcard::write(apple).find("item1.X-ABRELATEDNAMES:Jo Okafor\r\n"
                                 "item1.X-ABLabel:_$!<Sister>!$_\r\n") != std::string::npos);
  vcard::Card standard = vcard::new_card();
  put_relation(standard, {"Jo Okafor", "spouse", ""});
  CHECK(vcard::write(standard).find("RELATED;TYPE=spouse;VALUE=text:Jo Okafor\r\n") !=
        std::string::npos);
}

TEST_CASE("one relation goes, and everything else on the card stays as it was written") {
  const std::string others =
      "i1.X-ABRELATEDNAMES:Petra\r\ni1.X-ABLabel:_$!<Mother>!$_\r\nX-SPOUSE:Hana Ito\r\n";
  vcard::Card card = card_of(others +
                             "X-CHILD:Lia, Tom\r\ni2.X-ABRELATEDNAMES:Uncle Bo\r\n"
                             "i2.X-ABLabel:Godfather\r\n");
  CHECK(remove_relations(card, called("Uncle Bo")));
  CHECK(remove_relations(card, called("Lia")));
  CHECK_FALSE(remove_relations(card, called("Nobody")));
  CHECK(vcard::write(card) == vcard::write(card_of(others + "X-CHILD:Tom\r\n")));
}

TEST_CASE("a card may point to another card without naming it") {
  const vcard::Card card = card_of("RELATED;TYPE=friend:urn:uuid:4f0c\r\n", "4.0");
  CHECK(relations_of(card) == std::vector<CardRelation>{{"", "friend", "4f0c"}});
}
