#include "formats/vcard/parse.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"
#include "tests/formats/vcard/files.h"

namespace wellmet::vcard {
namespace {

namespace fs = std::filesystem;

Parsed corpus(const std::string& name) {
  return parse(text_of_path(fs::path(WELLMET_SOURCE) / "tests/formats/vcard/corpus" / name));
}

std::string text(const Card& card, std::string_view name) {
  const Property* p = first(card, name);
  return p == nullptr ? "(none)" : text_of(*p, card.version);
}

Card card_of(const std::string& lines, const std::string& version = "3.0") {
  return parse("BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + lines + "END:VCARD\r\n").cards.at(0);
}

using Types = std::vector<std::string>;

TEST_CASE("an iPhone's card is read with its groups, labels and escapes") {
  const Parsed parsed = corpus("apple.vcf");
  CHECK(parsed.problems.empty());
  const Card& card = parsed.cards.at(0);
  const Property& studio = *first(card, "EMAIL");
  CHECK(studio.group == "item1");
  CHECK(label_of(card, studio) == "Studio");
  CHECK(types_of(studio) == Types{"internet", "pref"});
  CHECK(label_of(card, *first(card, "URL")) == "HomePage");
  CHECK(text(card, "URL") == "https://clay.example");
  CHECK(text(card, "NOTE") == "Met at the pottery class, 3 March.\nHas a dog; Biscuit.");
  CHECK(component_of(*first(card, "ORG"), card.version, 0) == "Clay & Fire, Studio");
  CHECK(component_of(*first(card, "ADR"), card.version, 2) == "Lindenstraße 7\nHinterhof");
  CHECK(component_of(*first(card, "ADR"), card.version, 9).empty());
  CHECK(first(card, "PHOTO")->value.find(' ') == std::string::npos);
  CHECK(is_binary(*first(card, "PHOTO")));
  CHECK(card.properties.at(1).line == 3);
}

TEST_CASE("2.1 is read with bare types, quoted-printable and its charsets") {
  const Parsed outlook = corpus("outlook_2_1.vcf");
  const Card& card = outlook.cards.at(0);
  CHECK(card.version == Version::v2_1);
  CHECK(text(card, "FN") == "Jürgen Groß");
  CHECK(component_of(*first(card, "ADR"), card.version, 2) == "Straße des 17. Juni 1");
  CHECK(text(card, "LABEL") == "Straße des 17. Juni 1\n10785 Berlin\nDeutschland");
  CHECK(types_of(*first(card, "ADR")) == Types{"work", "pref"});

  const Card android = corpus("android_2_1.vcf").cards.at(0);
  CHECK(text(android, "FN") == "李小龍");
  CHECK(component_of(*first(android, "N"), android.version, 1) == "小龍");
  CHECK(text(android, "NOTE") == "第一行\n第二行: 再見");

  const Card japanese = corpus("shift_jis.vcf").cards.at(0);
  CHECK(text(japanese, "FN") == "山田 太郎");
  CHECK(component_of(*first(japanese, "N"), japanese.version, 1) == "太郎");
  CHECK(text(japanese, "ORG") == "日本");
}

TEST_CASE("quoted-printable of one byte a letter without CHARSET is Windows-1252") {
  const Card card = card_of("NOTE;ENCODING=QUOTED-PRINTABLE:Krak=F3w =96 caf=E9\r\n", "2.1");
  CHECK(text(card, "NOTE") == "Kraków – café");
}

TEST_CASE("base64 of 2.1 ends at an empty line, folded or not") {
  for (const char* file : {"base64_without_folds.vcf", "android_2_1.vcf"}) {
    const Parsed parsed = corpus(file);
    CHECK(parsed.problems.empty());
    const Property& photo = *first(parsed.cards.at(0), "PHOTO");
    CHECK(photo.value.starts_with("iVBORw0KGgo"));
    CHECK(photo.value.ends_with("ggg=="));
  }
  const Card card = corpus("base64_without_folds.vcf").cards.at(0);
  CHECK(first(card, "KEY")->value.ends_with("MRww"));
  CHECK(text(card, "TEL") == "+1 555 0100");
}

TEST_CASE("AGENT holds a whole card, and that one an AGENT") {
  const Parsed parsed = corpus("agent_2_1.vcf");
  CHECK(parsed.problems.empty());
  REQUIRE(parsed.cards.size() == 1);
  const Card& card = parsed.cards[0];
  CHECK(text(card, "TEL") == "+1 213 555 9999");
  const Parsed inner = parse(first(card, "AGENT")->value);
  CHECK(text(inner.cards.at(0), "TEL") == "+1 213 555 1234");
  CHECK(inner.cards[0].properties.size() == 4);
}

TEST_CASE("files in UTF-16, in Windows-1252 and with letters cut by a fold are read") {
  for (const char* file : {"utf16_le.vcf", "utf16_be.vcf"}) {
    const Parsed parsed = corpus(file);
    CHECK(parsed.problems.empty());
    CHECK(text(parsed.cards.at(0), "FN") == "Søren Ångström");
  }
  CHECK(text(corpus("utf8_bom.vcf").cards.at(1), "FN") == "Chloé Petit");
  CHECK(text(corpus("folded_inside_letters.vcf").cards.at(0), "NOTE") == "Grüße und Küsse");
  const Parsed old = corpus("windows_1252.vcf");
  CHECK(text(old.cards.at(0), "NOTE") == "Café “Größenwahn” – Tuesday");
  REQUIRE(old.problems.size() == 1);
  CHECK(old.problems[0] == Problem{3, "letters here are not UTF-8; they were read as Windows-1252",
                                   "If names look wrong, export the contacts again in UTF-8."});
}

TEST_CASE("lines end with CR, LF, CRLF or CR CR LF") {
  const Card cr = corpus("lower_case_cr.vcf").cards.at(0);
  CHECK(cr.version == Version::v2_1);
  CHECK(text(cr, "FN") == "Franz Branntwein");
  CHECK(cr.properties.at(1).line == 3);
  const Parsed doubled = corpus("double_cr.vcf");
  CHECK(doubled.problems.empty());
  CHECK(text(doubled.cards.at(0), "NOTE")
            .ends_with("fold it, and then another one changed the "
                       "ends of its lines."));
  CHECK(doubled.cards[0].properties.at(2).line == 4);
}

TEST_CASE("a card without its END is kept, and the user is told where") {
  const Parsed parsed = corpus("missing_end.vcf");
  REQUIRE(parsed.cards.size() == 3);
  CHECK(text(parsed.cards[0], "FN") == "Ines Moreau");
  CHECK(text(parsed.cards[2], "FN") == "Cut Off");
  std::vector<int> lines;
  for (const Problem& problem : parsed.problems) {
    lines.push_back(problem.line);
    CHECK(!problem.cure.empty());
  }
  CHECK(lines == std::vector<int>{1, 9, 10});
}

TEST_CASE("a line without a colon is kept, and after a note it belongs to the note") {
  const Parsed parsed = corpus("lines_without_colon.vcf");
  const Card& card = parsed.cards.at(0);
  CHECK(text(card, "NOTE") == "She told me:\nlikes rain\nand long trains\nbut not planes");
  CHECK(text(card, "X-WELLMET-LINE") == "something odd");
  CHECK(parsed.problems.size() == 4);
  CHECK(parsed.problems.at(3).line == 10);
}

TEST_CASE("zero bytes are left out and told of") {
  const Parsed parsed = corpus("nul_and_controls.vcf");
  CHECK(text(parsed.cards.at(0), "FN") == "Nadia Kovač");
  CHECK(text(parsed.cards[0], "X-TEST") == "zero");
  CHECK(parsed.problems.at(0).line == 3);
}

TEST_CASE("cards in an address book, text around them and an open quote do no harm") {
  const Parsed book = corpus("addressbook_wrapper.vcf");
  CHECK(book.problems.empty());
  CHECK(book.cards.size() == 2);
  const Parsed around = corpus("outside_text.vcf");
  CHECK(around.cards.size() == 1);
  CHECK(around.problems.size() == 2);
  CHECK(around.problems.at(0).line == 1);
  const Card nextcloud = corpus("nextcloud.vcf").cards.at(0);
  CHECK(types_of(*first(nextcloud, "TEL")) == Types{"cell"});
  CHECK(text(nextcloud, "TEL") == "+49 170 5550133");
  CHECK(types_of(*all(nextcloud, "TEL").at(1)) == Types{"home", "voice"});
}

TEST_CASE("the version decides how folds are read, wherever it stands") {
  const Parsed parsed = corpus("version_comes_late.vcf");
  CHECK(text(parsed.cards.at(0), "NOTE") == "folded at white space");
  CHECK(parsed.cards.at(1).version == Version::v3_0);
  CHECK(parsed.cards.at(3).version == Version::v4_0);
  CHECK(parsed.problems.size() == 2);
}

TEST_CASE("carets of RFC 6868 are undone in parameters") {
  const Card card = corpus("rfc6350.vcf").cards.at(0);
  const Property& address = *first(card, "ADR");
  CHECK(parameter(address, "LABEL")->values.at(0) == "Hauptstr. 1\n12345 Stadt\nDeutschland");
  CHECK(parameter(*first(card, "X-CARET"), "X-A")->values.at(0) == "say \"hi\" ^ ok");
  CHECK(components_of(*first(card, "N"), card.version).at(2) ==
        std::vector<std::string>{"Anna", "Maria"});
  CHECK(types_of(*first(card, "TEL")) == Types{"voice", "home"});
  CHECK(list_of(*first(card, "CATEGORIES"), card.version).size() == 4);
}

TEST_CASE("what is no card file gets one clear sentence") {
  for (const std::string& bytes : {std::string(), std::string("\xFF\xD8\xFF\xE0 a picture"),
                                   std::string("First Name,Last Name\nMaya,Chen\n")}) {
    const Parsed parsed = parse(bytes);
    CHECK(parsed.cards.empty());
    REQUIRE(!parsed.problems.empty());
    CHECK(parsed.problems.back().what == "no card was found: there is no line BEGIN:VCARD");
  }
}

TEST_CASE("cards are handed over one by one with their bytes and their line") {
  const std::string bytes =
      "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEND:VCARD\n\nbegin:vcard\n"
      "VERSION:3.0\nFN:M\xFCller\nEND:VCARD\n";
  std::vector<ReadCard> cards;
  std::vector<std::string> texts;
  for_each_card(bytes, [&](ReadCard&& read) {
    texts.emplace_back(read.bytes);
    cards.push_back(std::move(read));
  });
  REQUIRE(cards.size() == 2);
  CHECK(texts[0] == "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEND:VCARD\n");
  CHECK(cards[1].line == 6);
  CHECK(texts[1] == "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Müller\r\nEND:VCARD\r\n");
}

std::string problem_of(const std::string& bytes, const Limits& limits) {
  const Parsed parsed = parse(bytes, limits);
  CHECK(parsed.cards.size() == 1);
  REQUIRE(parsed.problems.size() == 1);
  return parsed.problems[0].what;
}

std::string numbered(const std::string& line, int count) {
  std::string lines = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Maya\r\n";
  for (int i = 0; i < count; ++i) lines += line + "\r\n";
  return lines + "END:VCARD\r\n";
}

TEST_CASE("each limit is told of, and the rest of the card is kept") {
  CHECK(problem_of(numbered("NOTE:" + std::string(200, 'x'), 1), {.line_bytes = 100}) ==
        "this property is longer than 100 bytes and was left out");
  CHECK(problem_of(numbered("NOTE:folded\r\n " + std::string(200, 'x'), 1), {.line_bytes = 100}) ==
        "this property is longer than 100 bytes and was left out");
  CHECK(problem_of(numbered("NOTE:a", 20), {.properties_per_card = 10}) ==
        "this card has more than 10 properties; the rest was left out");
  CHECK(problem_of(numbered("NOTE:0123456789", 20), {.card_bytes = 100}) ==
        "this card is larger than 100 bytes; the rest was left out");
  CHECK(problem_of(numbered("TEL;TYPE=a;TYPE=b;TYPE=c:1", 1), {.parameters_per_property = 2}) ==
        "this property has more than 2 parameters; the rest was left out");
  const Parsed full = parse(numbered("NOTE:a", 20), {.properties_per_card = 10});
  CHECK(full.cards.at(0).properties.size() == 10);
}

TEST_CASE("cards nested deeper than the limit are left out") {
  std::string lines;
  for (int i = 0; i < 6; ++i) lines += "AGENT:\r\nBEGIN:VCARD\r\nVERSION:2.1\r\n";
  for (int i = 0; i < 6; ++i) lines += "END:VCARD\r\n";
  const std::string bytes =
      "BEGIN:VCARD\r\nVERSION:2.1\r\n" + lines + "FN:Still here\r\nEND:VCARD\r\n";
  CHECK(problem_of(bytes, {}) == "AGENT holds cards inside cards inside cards; it was left out");
  CHECK(text(parse(bytes).cards.at(0), "FN") == "Still here");
}

TEST_CASE("a file of nothing but problems names the first thousand") {
  std::string bytes = "BEGIN:VCARD\nVERSION:4.0\n";
  for (int i = 0; i < 5000; ++i) bytes += "nothing\n";
  const Parsed parsed = parse(bytes + "END:VCARD\n");
  CHECK(parsed.problems.size() == 1001);
  CHECK(parsed.problems.back().what == "there are more problems than 1000");
}

TEST_CASE("bytes of any kind never throw, cut off anywhere") {
  for (const char* file : {"apple.vcf", "android_2_1.vcf", "agent_2_1.vcf", "soft_breaks.vcf",
                           "utf16_le.vcf", "shift_jis.vcf"}) {
    const std::string bytes =
        text_of_path(fs::path(WELLMET_SOURCE) / "tests/formats/vcard/corpus" / file);
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
      const Parsed once = parse(std::string_view(bytes).substr(0, size));
      std::string written;
      for (const Card& card : once.cards) written += write(card);
      CHECK(parse(written).cards == once.cards);
    }
  }
}

}  // namespace
}  // namespace wellmet::vcard
