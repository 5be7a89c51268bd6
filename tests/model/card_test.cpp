#include "model/card.h"
#include "model/cards/phone.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "formats/vcard/write.h"
#include "tests/formats/vcard/files.h"

namespace wellmet {
namespace {

namespace fs = std::filesystem;

vcard::Card card_of(const std::string& lines, const std::string& version = "3.0") {
  return vcard::parse("BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + lines + "END:VCARD\r\n")
      .cards.at(0);
}

CardIndex index_of(const std::string& lines, const std::string& version = "3.0") {
  return index_card(card_of(lines, version));
}

CardIndex index_of_file(const std::string& name) {
  const fs::path file = fs::path(WELLMET_SOURCE) / "tests/formats/vcard/corpus" / name;
  return index_card(vcard::parse(vcard::text_of_path(file)).cards.at(0));
}

PartialDate day(int year, int month, int d) {
  PartialDate date;
  date.year = year;
  date.month = month;
  date.day = d;
  return date;
}

using Values = std::vector<CardValue>;

TEST_CASE("an iPhone's card is indexed whole") {
  const CardIndex index = index_of_file("apple.vcf");
  CHECK(index.name == "Dr. Maya Lin Chen");
  CHECK(index.given == "Maya");
  CHECK(index.family == "Chen");
  CHECK(index.nicknames == std::vector<std::string>{"May"});
  CHECK(index.uid == "4F0C6E5B-6A1F-4B0E-9B0E-0A6B2C7D1E2F");
  CHECK(index.emails == Values{{"maya@clay.example", "Studio"}, {"maya.chen@example.org", "home"}});
  CHECK(index.phones == Values{{"+49 151 23456789", "mobile"}, {"+49 30 5550199", "work fax"}});
  CHECK(index.urls == Values{{"https://clay.example", "homepage"},
                             {"https://twitter.com/mayaclay", "twitter"},
                             {"maya-chen", "linkedin"},
                             {"mayaclay", "telegram"}});
  CHECK(index.birthday == day(0, 1, 22));
  CHECK(index.organisation == "Clay & Fire, Studio");
  CHECK(index.title == "Potter");
  CHECK(index.addresses == std::vector<CardIndex::Address>{{"Lindenstraße 7\nHinterhof", "Berlin",
                                                            "10969", "Germany", "", "home"}});
  REQUIRE(index.dates.size() == 2);
  CHECK(index.dates[0].label == "anniversary");
  CHECK(index.dates[0].date == day(2015, 6, 20));
  CHECK(index.dates[1].label == "First kiln");
  CHECK(index.note == "Met at the pottery class, 3 March.\nHas a dog; Biscuit.");
}

TEST_CASE("Google's phone loses its marks of direction, its birthday keeps its day") {
  const CardIndex index = index_of_file("google.vcf");
  CHECK(index.phones.at(0).value == "+48 601 234 567");
  CHECK(index.phones.at(1).label == "Recepcja");
  CHECK(index.birthday == day(0, 1, 22));
  CHECK(index.all_text.find("\xE2\x80\xAD") == std::string::npos);
}

TEST_CASE("the same anniversary written twice is one") {
  const CardIndex index = index_of_file("nextcloud.vcf");
  REQUIRE(index.dates.size() == 1);
  CHECK(index.dates[0].label == "anniversary");
  CHECK(index.dates[0].date == day(2010, 5, 1));
  CHECK(index.categories == std::vector<std::string>{"Friends", "Choir"});
}

TEST_CASE("a card without FN is named by what it has") {
  CHECK(index_of("N:Chen;Maya;Lin;Dr.;jr.\r\nORG:Figma\r\n").name == "Maya Lin Chen jr.");
  CHECK(index_of("FN: \r\nNICKNAME:May,M\r\nORG:Figma\r\n").name == "May");
  CHECK(index_of("N:;;;;\r\nORG:Figma;Design\r\nEMAIL:a@b.example\r\n").name == "Figma");
  CHECK(index_of("EMAIL:Info@B.example\r\nTEL:1\r\n").name == "info@b.example");
  CHECK(index_of("TEL:+1 555 0100\r\n").name == "+1 555 0100");
  CHECK(index_of("NOTE:nobody\r\n").name.empty());
}

TEST_CASE("pronouns, 4.0's addresses and its dates are read") {
  const CardIndex index = index_of(
      "FN:Zoë\r\nPRONOUNS:they/them\r\nTEL;VALUE=uri;TYPE=cell:tel:+1-555-0100\r\n"
      "EMAIL:mailto:Zoe@example.com\r\nBDAY:--0412\r\nANNIVERSARY:2009\r\n"
      "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://social.example/@zoe\r\nROLE:Gardener\r\n",
      "4.0");
  CHECK(index.pronouns == "they/them");
  CHECK(index.phones == Values{{"+1-555-0100", "mobile"}});
  CHECK(index.emails == Values{{"zoe@example.com", ""}});
  CHECK(index.birthday == day(0, 4, 12));
  CHECK(index.dates.at(0).date == day(2009, 0, 0));
  CHECK(index.urls == Values{{"https://social.example/@zoe", "mastodon"}});
  CHECK(index.title == "Gardener");
  CHECK(index_of("X-PRONOUNS:she/her\r\n").pronouns == "she/her");
}

TEST_CASE("a date that is none is kept as text") {
  CHECK(index_of("BDAY:in spring\r\n").birthday.text == "in spring");
  CHECK(index_of("X-BDAY:1985\r\n").birthday == day(1985, 0, 0));
}

TEST_CASE("all text of a card can be searched, unknown properties too, bytes not") {
  const CardIndex index = index_of(
      "FN:Maya\r\nX-FAVOURITE-TEA:Lapsang\r\nPHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo\r\n"
      "X-KEYS;ENCODING=b:AAAABBBB\r\nADR:;;Lindenstr. 7;Berlin;;;\r\nUID:4f0c\r\nREV:2026\r\n");
  CHECK(index.all_text == "Maya\nLapsang\nLindenstr. 7 Berlin");
}

TEST_CASE("phones are compared by their last nine digits") {
  CHECK(phone_digits("+49 (0)30 1234567") == phone_digits("+49 30 1234567"));
  CHECK(phone_digits("0049 151 23456789") == phone_digits("0151 23456789"));
  CHECK(phone_digits("+1-418-656-9254;ext=102") == "186569254");
  CHECK(phone_digits("030 5550199 x12") == "305550199");
  CHECK(phone_digits("112") == "112");
  CHECK(phone_digits("none").empty());
}

TEST_CASE("a phone has digits that stand in it as written, or its last nine have") {
  CHECK(phone_has("+49 171 555-0142", "171555"));
  CHECK(phone_has("+49 171 555-0142", "491715550142"));
  CHECK(phone_has("0171 5550142", "491715550142"));
  CHECK(phone_has("+49 (0)30 5550 142", "305550142"));
  CHECK_FALSE(phone_has("555", "171555"));
  CHECK_FALSE(phone_has("+49 171 5550142", "171556"));
  CHECK_FALSE(phone_has("ask Jo", "171555"));
  CHECK_FALSE(phone_has("555", ""));
}

}  // namespace
}  // namespace wellmet
