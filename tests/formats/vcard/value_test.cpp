#include "formats/vcard/value.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "formats/vcard/parse.h"
#include "formats/vcard/write.h"
#include "tests/formats/vcard/files.h"

namespace wellmet::vcard {
namespace {

namespace fs = std::filesystem;

const std::vector<Version> versions = {Version::v2_1, Version::v3_0, Version::v4_0};

// Text as people type it, with everything that a card has to escape.
rc::Gen<std::string> some_text() {
  const auto piece = rc::gen::element<std::string>(
      "Maya", " ", "Straße", ";", ",", "\\", "\n", "=", "=3D", "\\n", "李小龍", ":", "\"", "^",
      "  ", "C:\\new", "a long enough piece of text that a line of it must be folded somewhere");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                      [](const std::vector<std::string>& pieces) {
                        std::string text;
                        for (const std::string& p : pieces) text += p;
                        return text;
                      });
}

std::vector<Card> corpus() {
  std::vector<Card> cards;
  for (const fs::path& file : card_files(fs::path(WELLMET_SOURCE) / "tests/formats/vcard/corpus")) {
    for (Card& card : parse(text_of_path(file)).cards) cards.push_back(std::move(card));
  }
  return cards;
}

Card written_and_read(const Card& card) {
  const Parsed parsed = parse(write(card));
  RC_ASSERT(parsed.cards.size() == 1u);
  return parsed.cards[0];
}

TEST_CASE("text that is put on a card comes back the same, in each version") {
  CHECK(rc::check([] {
    Card card = new_card(*rc::gen::elementOf(versions));
    const std::string text = *some_text();
    const std::vector<std::string> parts = {*some_text(), *some_text(), "x" + *some_text()};
    add_text(card, "NOTE", text);
    add_components(card, "ADR", parts);
    add_list(card, "CATEGORIES", parts);
    add_parameter(add_text(card, "X-FREE", text), "X-LABEL", text);
    const Card read = written_and_read(card);
    RC_ASSERT(read == card);
    RC_ASSERT(text_of(*first(read, "NOTE"), read.version) == text);
    RC_ASSERT(list_of(*first(read, "CATEGORIES"), read.version) == parts);
    for (std::size_t i = 0; i < parts.size(); ++i)
      RC_ASSERT(component_of(*first(read, "ADR"), read.version, i) == parts[i]);
    const Parameter* label = parameter(*first(read, "X-FREE"), "X-LABEL");
    RC_ASSERT(label->values.at(0) == text);
  }));
}

TEST_CASE("editing one value changes that property and nothing else") {
  const std::vector<Card> cards = corpus();
  CHECK(rc::check([&] {
    const Card before = *rc::gen::elementOf(cards);
    RC_PRE(!before.properties.empty());
    const auto at = *rc::gen::inRange<std::size_t>(0, before.properties.size());
    const std::string text = *some_text();
    Card after = before;
    Property& edited = after.properties[at];
    RC_PRE(!is(edited, "VERSION"));
    if (*rc::gen::arbitrary<bool>()) {
      set_text(edited, after.version, text);
      RC_ASSERT(text_of(edited, after.version) == text);
    } else {
      set_components(edited, after.version, {text, "Maya"});
      RC_ASSERT(component_of(edited, after.version, 0) == text);
    }
    const Card read = written_and_read(after);
    RC_ASSERT(read.properties.size() == before.properties.size());
    for (std::size_t i = 0; i < before.properties.size(); ++i) {
      if (i != at) RC_ASSERT(read.properties[i] == before.properties[i]);
    }
    RC_ASSERT(read.properties[at] == edited);
  }));
}

TEST_CASE("setting what a value already is leaves it as it was written") {
  for (const Card& before : corpus()) {
    Card after = before;
    for (Property& p : after.properties) {
      if (is_binary(p)) continue;
      set_text(p, after.version, text_of(p, after.version));
    }
    CHECK(after == before);
  }
}

TEST_CASE("one component is changed and the others stay as they were spelled") {
  Card card = parse("BEGIN:VCARD\nVERSION:3.0\nN:Perreault;Simon;;;ing. jr.,M.Sc.\nEND:VCARD\n")
                  .cards.at(0);
  put_components(card, "N", {"Perreault", "Simone", "", "", "ing. jr.,M.Sc."});
  CHECK(first(card, "N")->value == "Perreault;Simone;;;ing. jr.,M.Sc.");
}

TEST_CASE("2.1's marks follow what the value needs") {
  Card card = new_card(Version::v2_1);
  put_text(card, "FN", "Maya Chen");
  CHECK(first(card, "FN")->parameters.empty());
  put_text(card, "FN", "Zoë");
  CHECK(write(card) ==
        "BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB\r\n"
        "END:VCARD\r\n");
  put_text(card, "FN", "Zoe");
  CHECK(first(card, "FN")->parameters.empty());
}

TEST_CASE("putting an empty text takes the property away, once") {
  Card card = new_card();
  put_text(card, "NOTE", "first");
  add_text(card, "note", "second");
  put_text(card, "NOTE", "");
  CHECK(text_of(*first(card, "NOTE"), card.version) == "second");
  add_text(card, "Note", "third");
  remove(card, "NOTE");
  CHECK(first(card, "NOTE") == nullptr);
}

TEST_CASE("addresses keep their commas and semicolons") {
  Card card = new_card(Version::v3_0);
  put_text(card, "URL", "https://example.com/?a=1;b=2,3");
  CHECK(first(card, "URL")->value == "https://example.com/?a=1;b=2,3");
}

TEST_CASE("a quote left open is closed when the value changes") {
  Card card = parse("BEGIN:VCARD\nVERSION:3.0\nTEL;TYPE=\"CELL:+49 1\nEND:VCARD\n").cards.at(0);
  put_text(card, "TEL", "say \"1\": 2");
  const Card read = parse(write(card)).cards.at(0);
  CHECK(text_of(*first(read, "TEL"), read.version) == "say \"1\": 2");
  CHECK(types_of(*first(read, "TEL")) == std::vector<std::string>{"cell"});
}

TEST_CASE("nothing that is put on a card can begin another line") {
  Card card = new_card();
  Property& p = add_text(card, "X-A\r\nX-B", "plain");
  p.value = "one\r\nEND:VCARD\rtwo";
  add_parameter(p, "X-P\nX", "a\r\nb");
  const Parsed parsed = parse(write(card));
  REQUIRE(parsed.cards.size() == 1);
  CHECK(parsed.problems.empty());
  CHECK(parsed.cards[0].properties.size() == 2);
}

TEST_CASE("lines are folded at 75 octets, never inside a letter") {
  for (const Card& card : corpus()) {
    if (card.version == Version::v2_1) continue;
    const std::string text = write(card);
    std::size_t start = 0;
    for (std::size_t end = text.find("\r\n"); end != std::string::npos;
         end = text.find("\r\n", start)) {
      CHECK(end - start <= 75);
      CHECK((static_cast<unsigned char>(text[start]) & 0xC0) != 0x80);
      if (text[start] == ' ') CHECK((static_cast<unsigned char>(text[start + 1]) & 0xC0) != 0x80);
      start = end + 2;
    }
  }
}

}  // namespace
}  // namespace wellmet::vcard
