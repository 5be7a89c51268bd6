#include <doctest/doctest.h>

#include <array>
#include <string>

#include "formats/vcard/parse.h"
#include "importers/importer.h"
#include "tests/importers/print.h"

namespace wellmet {
namespace {

using namespace std::string_literals;

Source source_of(std::string_view name, std::string_view bytes) {
  Source source;
  source.name = std::string(name);
  source.bytes = bytes;
  source.today = local_date({2026, 11, 22});
  return source;
}

TEST_CASE("what is no contact file is said to be what it is") {
  struct Case {
    const char* name;
    std::string bytes;
    std::string wanted;
  };
  const std::array cases = {
      Case{"nothing.csv", "", "an empty file"},
      Case{"spaces.csv", " \r\n \n", "an empty file"},
      Case{"photo.csv", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s, "a PNG picture"},
      Case{"photo.vcf", "\xFF\xD8\xFF\xE0\0\x10JFIF"s, "a JPEG picture"},
      Case{"contacts.csv", "PK\x03\x04\x14\0\x06\0[Content_Types].xml xl/workbook.xml"s,
           "an Excel workbook: save it as CSV"},
      Case{"export.csv", "PK\x03\x04\x14\0\0\0Connections.csv"s,
           "a zip archive: unpack it and import the files inside"},
      Case{"old.csv", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0"s,
           "an old Microsoft Office file: open it in its program and save it as CSV"},
      Case{"letter.msg", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0_\0_\0s\0u\0b\0s\0t\0g\0001\0.\0"s,
           "an Outlook message (.msg): open it in Outlook and save it as .eml, or export the "
           "mailbox "
           "from a program such as Thunderbird"},
      Case{"signal-2026-03-01.backup",
           "\0\0\0\x36\x0A\x34\x0A\x10"s + std::string(16, 'i') + "\x12\x20" + std::string(40, 's'),
           "an encrypted backup of Signal, which only Signal can read"},
      Case{"error.csv", "<!DOCTYPE html><html><body>Sign in, please</body></html>",
           "a web page, perhaps an error or sign-in page saved in place of the file: download it "
           "again"},
      Case{"data.csv", "{\"version\":\"1.1\",\"people\":[]}", "a JSON file"},
      Case{"feed.csv", "<?xml version=\"1.0\"?><contacts/>", "an XML file"},
      Case{"noise.csv", std::string(300, '\x01') + "abc",
           "no text: a picture, a program or a damaged file"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.name);
    CHECK(importer_for(one.name, one.bytes) == nullptr);
    CHECK(what_it_looks_like(one.bytes) == one.wanted);
  }
}

TEST_CASE("text that is no list of people has no importer and no guess") {
  const std::string letter = "Dear Maya,\nthank you for the mug, it is lovely.\n";
  CHECK(importer_for("letter.txt", letter) == nullptr);
  CHECK(what_it_looks_like(letter).empty());
}

TEST_CASE("forced on the wrong file, an importer says what it looked for") {
  for (const Importer* importer : importers()) {
    CAPTURE(importer->kind);
    for (const std::string& bytes :
         {""s, "Dear Maya,\nthank you.\n"s, "\x89PNG\r\n\0\0"s, "\0\0\0\0"s}) {
      const Imported imported = importer->read(source_of("x", bytes));
      CHECK(imported.people.empty());
      CHECK(imported.kind == importer->kind);
      if (std::string(importer->kind) != "vcard") CHECK_FALSE(imported.problems.empty());
    }
  }
}

TEST_CASE("a table in UTF-16 or Windows-1252 is known as well") {
  std::string utf16 = "\xFE\xFF";
  for (char c : "Name,Met\nJ\xF6rg,2026-01-02\n"s) {
    utf16 += '\0';
    utf16 += c;
  }
  const Importer* found = importer_for("people.csv", utf16);
  REQUIRE(found != nullptr);
  CHECK(std::string(found->kind) == "tracker");
  const Imported imported = found->read(source_of("people.csv", utf16));
  CHECK(printed(imported.people.at(0).card.properties.at(1)) == "FN: Jörg");
}

TEST_CASE("a letter cut at the end of the first bytes does not change what a file is") {
  std::string sheet = "Name,Notes\n";
  while (sheet.size() < 70'000) sheet += "Łukasz Wiśniewski,żółć ążśź\n";
  for (int shift = 0; shift < 3; ++shift) {
    sheet.insert(0, "x");
    sheet[0] = ' ';
    const Importer* found = importer_for("a.csv", sheet);
    REQUIRE(found != nullptr);
    CHECK(std::string(found->kind) == "tracker");
  }
}

TEST_CASE("zero bytes, broken quotes and endless rows each cost one line of the report") {
  const Imported imported = importer_named("tracker")->read(
      source_of("a.csv", "Name,Notes\nMa\0ya,x\nJo,\"never closed\nPriya,ok\nAl,1,2,3,4,5\n"s));
  CHECK(imported.people.size() == 4);
  REQUIRE(imported.problems.size() == 3);
  CHECK(imported.problems[0].line == 2);
  CHECK(imported.problems[1].line == 3);
  CHECK(imported.problems[2].line == 5);
}

TEST_CASE("the card is kept as it came") {
  const std::string text =
      "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maya\r\n Chen\r\nX-odd;A=b:1\\,2\r\nUID: u-1 "
      "\r\nEND:VCARD\r\n";
  const Imported imported = importer_named("vcard")->read(source_of("a.vcf", text));
  REQUIRE(imported.people.size() == 1);
  CHECK(imported.people[0].card_bytes == text);
  CHECK(imported.people[0].source_key == "u-1");
}

TEST_CASE("a card with fifty thousand properties is read up to its limit and reported") {
  std::string text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maya Chen\r\n";
  for (int i = 0; i < 50'000; ++i) text += "BDAY:1985-04-12\r\n";
  text += "END:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jo\r\nEND:VCARD\r\n";
  const Imported imported = importer_named("vcard")->read(source_of("a.vcf", text));
  CHECK(imported.people.back().card.properties.size() == 2);
  CHECK_FALSE(imported.problems.empty());
}

TEST_CASE("every importer has a kind, a title and a place in the list") {
  CHECK(importers().size() == 12);
  for (const Importer* importer : importers()) {
    CHECK(importer_named(importer->kind) == importer);
    CHECK_FALSE(std::string(importer->title).empty());
  }
  CHECK(importer_named("LinkedIn") != nullptr);
  CHECK(importer_named("monkey") == nullptr);
}

}  // namespace
}  // namespace wellmet
