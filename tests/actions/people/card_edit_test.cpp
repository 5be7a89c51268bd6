// A change to one value of a card leaves its neighbours, and their labels, as they were.
#include "actions/people/card_edit.h"

#include <doctest/doctest.h>

#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"
#include "model/card.h"

namespace wellmet::actions {
namespace {

vcard::Card card_with(const std::string& lines) {
  return vcard::parse("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cy Bell\r\n" + lines + "END:VCARD\r\n")
      .cards.at(0);
}

std::string text(const vcard::Card& card) { return vcard::write(card); }

bool has(const vcard::Card& card, const std::string& line) {
  return text(card).find("\r\n" + line + "\r\n") != std::string::npos;
}

TEST_CASE("the last word of one address takes that address alone") {
  vcard::Card card = card_with(
      "item1.ADR:;;;Lisboa;;;\r\nitem1.X-ABLabel:Summer\r\nitem2.ADR:;;Rua 1;Porto;;;\r\n"
      "item2.X-ABLabel:Parents\r\n");
  put_address_part(card, AddressPart::city, "");
  CHECK(text(card) == text(card_with("item2.ADR:;;Rua 1;Porto;;;\r\nitem2.X-ABLabel:Parents\r\n")));
}

TEST_CASE("a field that goes leaves the label of the phone beside it") {
  vcard::Card card =
      card_with("item1.TEL:+44 20 7946 0017\r\nitem1.X-SHOE-SIZE:41\r\nitem1.X-ABLabel:Studio\r\n");
  put_field(card, "shoe size", "");
  CHECK(text(card) == text(card_with("item1.TEL:+44 20 7946 0017\r\nitem1.X-ABLabel:Studio\r\n")));
}

TEST_CASE("fields whose labels make one name are kept apart") {
  vcard::Card card = card_with("");
  for (const auto& [label, value] :
       {std::pair{"Size (EU)", "3"}, {"Size EU", "4"}, {"鞋码", "41"}, {"协马", "no"}})
    put_field(card, label, value);
  CHECK(has(card, "item1.X-SIZE-EU:3"));
  CHECK(has(card, "item1.X-ABLabel:Size (EU)"));
  CHECK(has(card, "item2.X-SIZE-EU-2:4"));
  CHECK(has(card, "item2.X-ABLabel:Size EU"));
  CHECK(has(card, "item3.X-ABLabel:鞋码"));
  CHECK(has(card, "item4.X-ABLabel:协马"));
  put_field(card, "Size EU 2", "6");
  CHECK(has(card, "item2.X-SIZE-EU-2:4"));
  CHECK(text(card).find(":6\r\n") != std::string::npos);
  put_field(card, "Size EU", "5");
  put_field(card, "size (eu)", "");
  CHECK(!has(card, "item1.X-SIZE-EU:3"));
  CHECK(has(card, "item2.X-SIZE-EU-2:5"));
}

TEST_CASE("a label in capitals is the same label in every script, and an accent makes another") {
  vcard::Card card = vcard::new_card();
  put_field(card, "Ärmel", "lang");
  put_field(card, "ärmel", "kurz");
  put_field(card, "Размер", "41");
  put_field(card, "РАЗМЕР", "42");
  CHECK(index_card(card).others.size() == 2);
  put_field(card, "Armel", "none");
  CHECK(index_card(card).others.size() == 3);
}

TEST_CASE("a card's own label in a group of any case goes with its value") {
  vcard::Card card = card_with("Item1.EMAIL:cy@bell.example\r\nITEM1.X-ABLabel:Choir\r\n");
  CHECK(remove_value(card, "EMAIL", "cy@bell.example"));
  CHECK(text(card) == text(card_with("")));
}

}  // namespace
}  // namespace wellmet::actions
