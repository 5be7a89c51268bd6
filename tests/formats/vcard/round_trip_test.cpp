#include <doctest/doctest.h>

#include <cstdlib>

#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"
#include "tests/formats/vcard/files.h"

namespace wellmet::vcard {
namespace {

namespace fs = std::filesystem;

const fs::path here = fs::path(WELLMET_SOURCE) / "tests/formats/vcard";

std::string write_all(const std::vector<Card>& cards) {
  std::string text;
  for (const Card& card : cards) text += write(card);
  return text;
}

void check_round_trip(const fs::path& file) {
  CAPTURE(file.string());
  const Parsed once = parse(text_of_path(file));
  const std::string written = write_all(once.cards);
  const Parsed twice = parse(written);
  REQUIRE(once.cards.size() == twice.cards.size());
  for (std::size_t i = 0; i < once.cards.size(); ++i) {
    CAPTURE(i);
    CHECK(once.cards[i] == twice.cards[i]);
  }
  CHECK(write_all(twice.cards) == written);
}

void check_conversions(const fs::path& file) {
  CAPTURE(file.string());
  for (const Card& card : parse(text_of_path(file)).cards) {
    for (Version version : {Version::v2_1, Version::v3_0, Version::v4_0}) {
      const Card converted = convert(card, version);
      const Parsed parsed = parse(write(converted));
      REQUIRE(parsed.cards.size() == 1);
      CHECK(parsed.cards[0] == converted);
    }
  }
}

TEST_CASE("a card that is written and read again is the same card") {
  const std::vector<fs::path> files = card_files(here / "corpus");
  REQUIRE(files.size() >= 20);
  for (const fs::path& file : files) check_round_trip(file);
}

// Each was found by the fuzzer, and read back as something else once.
TEST_CASE("what fuzzing found is the same card too, in every version") {
  const std::vector<fs::path> files = card_files(here / "found");
  REQUIRE(files.size() >= 16);
  for (const fs::path& file : files) {
    check_round_trip(file);
    check_conversions(file);
  }
}

// The text without folds and ends of lines.
std::string unfolded(std::string text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') continue;
    const bool folds = text[i] == '\n' && i + 1 < text.size() && text[i + 1] == ' ';
    if (folds) {
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

TEST_CASE("reading and writing changes nothing but the folds") {
  for (const char* name :
       {"apple.vcf", "apple_group.vcf", "google.vcf", "rfc6350.vcf", "nextcloud.vcf",
        "kde_kaddressbook.vcf", "agent_3_0.vcf", "agent_on_lines_in_3_0.vcf"}) {
    CAPTURE(name);
    const std::string text = text_of_path(here / "corpus" / name);
    CHECK(unfolded(write_all(parse(text).cards)) == unfolded(text));
  }
}

TEST_CASE("a card that became another version can be read back as it is") {
  for (const fs::path& file : card_files(here / "corpus")) check_conversions(file);
}

// Cards that may not be copied into the project are tried from a folder named here.
TEST_CASE("foreign cards stay the same too") {
  const char* folder = std::getenv("WELLMET_FOREIGN_CARDS");
  if (folder == nullptr) {
    MESSAGE("WELLMET_FOREIGN_CARDS names no folder: not run");
    return;
  }
  for (const fs::path& file : card_files(folder)) check_round_trip(file);
}

}  // namespace
}  // namespace wellmet::vcard

TEST_CASE("a soft break of 2.1 never parts a property from its colon, however white the value") {
  const std::string text =
      "BEGIN:VCARD\r\nVERSION:2.1\r\nX-BLANK;ENCODING=QUOTED-PRINTABLE:" + std::string(70, '\t') +
      "end=0F\r\nEND:VCARD\r\n";
  const wellmet::vcard::Parsed once = wellmet::vcard::parse(text);
  REQUIRE(once.cards.size() == 1);
  const wellmet::vcard::Parsed again = wellmet::vcard::parse(wellmet::vcard::write(once.cards[0]));
  REQUIRE(again.cards.size() == 1);
  CHECK(again.cards[0] == once.cards[0]);
}
