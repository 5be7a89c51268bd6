#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "formats/vcard/parse.h"
#include "model/card.h"
#include "model/cards/days.h"

using namespace wellmet;

namespace {

CardIndex index_of(const std::string& lines, const std::string& version = "3.0") {
  return index_card(
      vcard::parse("BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + lines + "END:VCARD\r\n")
          .cards.at(0));
}

bool has_relation(const std::vector<CardRelation>& all, const std::string& value,
                  const std::string& label) {
  return std::ranges::find(all, CardRelation{value, label}) != all.end();
}

bool has(const std::vector<CardValue>& all, const std::string& value, const std::string& label) {
  return std::ranges::find(all, CardValue{value, label}) != all.end();
}

}  // namespace

TEST_CASE("the people around somebody are read in every dialect") {
  struct Row {
    const char* lines;
    const char* who;
    const char* what;
  };
  for (const Row& row : std::vector<Row>{
           {"RELATED;TYPE=spouse;VALUE=text:Ivo Maric\r\n", "Ivo Maric", "spouse"},
           {"RELATED;TYPE=CHILD;VALUE=text:Noor\r\n", "Noor", "child"},
           {"i1.X-ABRELATEDNAMES:Petra\r\ni1.X-ABLabel:_$!<Mother>!$_\r\n", "Petra", "mother"},
           {"i1.X-ABRELATEDNAMES:Petra\r\ni1.X-ABLabel:_$!&lt\\;Sister&gt\\;!$_\r\n", "Petra",
            "sister"},
           {"i1.X-ABRELATEDNAMES:Uncle Bo\r\ni1.X-ABLabel:Godfather\r\n", "Uncle Bo", "Godfather"},
           {"X-SPOUSE:Hana Ito\r\n", "Hana Ito", "spouse"},
           {"X-EVOLUTION-SPOUSE:Jo\r\n", "Jo", "spouse"},
           {"X-KADDRESSBOOK-X-SpouseName:Ute\r\n", "Ute", "spouse"},
           {"X-MS-CHILD:Lia\r\n", "Lia", "child"},
           {"X-EVOLUTION-ASSISTANT:Sam Poe\r\n", "Sam Poe", "assistant"},
           {"X-MANAGER:Olga\r\n", "Olga", "manager"},
           {"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Tomas;2;;;;;;;;;;;;;\r\n", "Tomas",
            "brother"},
           {"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Aino;0;Godmother;;;;;;;;;;;;\r\n",
            "Aino", "Godmother"},
           {"X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/"
            "relation;Ren=C3=A9;14;;;;;;;;;;;;;\r\n",
            "René", "spouse"},
       }) {
    CAPTURE(row.lines);
    const bool android = std::string(row.lines).starts_with("X-ANDROID");
    CHECK(has_relation(index_of(row.lines, android ? "2.1" : "3.0").relations, row.who, row.what));
  }
  const CardIndex pointing = index_of("RELATED;TYPE=friend:urn:uuid:4f0c\r\n", "4.0");
  CHECK(pointing.relations == std::vector<CardRelation>{{"", "friend", "4f0c"}});
  CHECK(named_relations(pointing).empty());
}

TEST_CASE("a printed address is read where a card has no other") {
  const CardIndex printed =
      index_of("LABEL;TYPE=home:Torstr. 5\\n10119 Berlin\\n\\nGermany\r\n", "3.0");
  REQUIRE(printed.addresses.size() == 1);
  CHECK(printed.addresses[0].street == "Torstr. 5, 10119 Berlin, Germany");
  CHECK(printed.addresses[0].label == "home");
  const CardIndex both = index_of(
      "LABEL;TYPE=home:Torstr. 5\\n10119 Berlin\r\nADR;TYPE=home:;;Torstr. 5;Berlin;;10119;\r\n",
      "3.0");
  REQUIRE(both.addresses.size() == 1);
  CHECK(both.addresses[0].city == "Berlin");
}

TEST_CASE("days are read in every spelling, or kept as they are") {
  struct Row {
    const char* written;
    const char* read;
  };
  for (const Row& row : std::vector<Row>{
           {"14.02.1979", "1979-02-14"},
           {"4.2.1979", "1979-02-04"},
           {"1979/02/14", "1979-02-14"},
           {"14/02/1979", "1979-02-14"},
           {"02/14/1979", "1979-02-14"},
           {"14 February 1979", "1979-02-14"},
           {"Feb 14, 1979", "1979-02-14"},
           {"14. Februar 1979", "1979-02-14"},
           {"14 février 1979", "1979-02-14"},
           {"19790214T000000Z", "1979-02-14"},
           {"19790214153000", "1979-02-14"},
           {"1979-02-14 00:00:00", "1979-02-14"},
           {"0000-02-14", "--02-14"},
           {"1604-02-14", "--02-14"},
           {"00000214", "--02-14"},
           {"14.2.", "--02-14"},
           {"1979-00-00", "1979"},
           {"1979-02-00", "1979-02"},
           {"0000-00-00", ""},
           {"00000000", ""},
           {"00.00.0000", ""},
           {"0000-00-00T00:00:00Z", ""},
           {"3/4/1979", "3/4/1979"},
           {"14.02.79", "14.02.79"},
           {"5 March 85", "5 March 85"},
           {"21-Nov-85", "21-Nov-85"},
           {"Nov 85", "Nov 85"},
           {"Nov-85", "Nov-85"},
           {"about Nov 85", "about Nov 85"},
           {"Nov 1985", "1985-11"},
           {"21-Nov", "--11-21"},
           {"31005", "31005"},
           {"1979-02-30", "1979-02-30"},
           {"in spring", "in spring"},
       }) {
    CAPTURE(row.written);
    CHECK(to_text(day_on_card(row.written)) == row.read);
    CHECK(to_text(index_of(std::string("BDAY:") + row.written + "\r\n").birthday) == row.read);
  }
}

TEST_CASE("anniversaries and the day of death are read in every dialect") {
  for (const char* name :
       {"ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-MS-ANNIVERSARY",
        "X-KADDRESSBOOK-X-Anniversary", "X-WAB-WEDDING_ANNIVERSARY"}) {
    CAPTURE(name);
    const CardIndex index = index_of(std::string(name) + ":20090829\r\n");
    REQUIRE(index.dates.size() == 1);
    CHECK(index.dates[0].label == "anniversary");
    CHECK(to_text(index.dates[0].date) == "2009-08-29");
  }
  const CardIndex android = index_of(
      "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2009-08-29;1;;;;;;;;;;;;;\r\n"
      "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--05-01;0;Name day;;;;;;;;;;;;\r\n"
      "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Evvie;1;;;;;;;;;;;;;\r\n",
      "2.1");
  REQUIRE(android.dates.size() == 2);
  CHECK(android.dates[0].label == "anniversary");
  CHECK(android.dates[1].label == "Name day");
  CHECK(android.nicknames == std::vector<std::string>{"Evvie"});
  CHECK(index_of("DEATHDATE:3.5.2019\r\n", "4.0").died == "2019-05-03");
  CHECK(index_of("DEATHDATE;VALUE=text:circa 2019\r\n", "4.0").died == "about 2019");
  CHECK(index_of("DEATHDATE;VALUE=text:in the war\r\n", "4.0").died == "yes");
}

TEST_CASE("names in chats are seen in every dialect") {
  struct Row {
    const char* lines;
    const char* value;
    const char* label;
  };
  for (const Row& row : std::vector<Row>{
           {"X-SKYPE-USERNAME:ada.l\r\n", "ada.l", "skype"},
           {"X-JABBER;TYPE=HOME:ada@im.example\r\n", "ada@im.example", "jabber"},
           {"X-ICQ:4711\r\n", "4711", "icq"},
           {"X-AIM:adal\r\n", "adal", "aim"},
           {"X-QQ:10001\r\n", "10001", "qq"},
           {"X-GOOGLE-TALK:ada@g.example\r\n", "ada@g.example", "google talk"},
           {"X-TWITTER:@ada\r\n", "@ada", "twitter"},
           {"X-MATRIX:@ada:m.example\r\n", "@ada:m.example", "matrix"},
           {"IMPP;X-SERVICE-TYPE=Telegram:x-apple:adal\r\n", "adal", "telegram"},
           {"X-SOCIALPROFILE;TYPE=linkedin:https://l.example/ada\r\n", "https://l.example/ada",
            "linkedin"},
           {"X-KADDRESSBOOK-X-IMAddress:ada@kde.example\r\n", "ada@kde.example", "chat"},
       }) {
    CAPTURE(row.lines);
    CHECK(has(index_of(row.lines).urls, row.value, row.label));
  }
}

TEST_CASE("a label of one's own is kept, wherever a program writes it") {
  struct Row {
    const char* lines;
    const char* version;
    const char* label;
  };
  for (const Row& row : std::vector<Row>{
           {"TEL;X-Cabin:+47 55 00 00 01\r\n", "2.1", "Cabin"},
           {"TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=C3=89cole):+47 55 00 00 01\r\n",
            "2.1", "École"},
           {"TEL;TYPE=x-cabin:+47 55 00 00 01\r\n", "3.0", "cabin"},
           {"i1.TEL:+47 55 00 00 01\r\ni1.X-ABLabel:Cabin\r\n", "3.0", "Cabin"},
           {"TEL;TYPE=CELL,VOICE:+47 55 00 00 01\r\n", "3.0", "mobile"},
           {"TEL;TYPE=\"work,fax\":+47 55 00 00 01\r\n", "4.0", "work fax"},
           {"TEL;HOME;VOICE;PREF:+47 55 00 00 01\r\n", "2.1", "home"},
           {"TEL;VOICE:+47 55 00 00 01\r\n", "2.1", ""},
           {"TEL;TYPE=pref:+47 55 00 00 01\r\n", "3.0", ""},
       }) {
    CAPTURE(row.lines);
    const CardIndex index = index_of(row.lines, row.version);
    REQUIRE(index.phones.size() == 1);
    CHECK(index.phones[0].label == row.label);
  }
}

TEST_CASE("work is read whole: units, role, and a second employer") {
  const CardIndex index = index_of(
      "ORG:Acid Works;Lab;Basement\r\nTITLE:Chemist\r\nROLE:Head of safety\r\n"
      "ORG:Second Works\r\nTITLE:Teacher\r\n");
  CHECK(index.organisation == "Acid Works");
  CHECK(index.department == "Lab, Basement");
  CHECK(index.title == "Chemist");
  CHECK(index.role == "Head of safety");
  CHECK(index.more_work == std::vector<std::string>{"Second Works", "Teacher"});
}

TEST_CASE("a role alone stands in for the title, and is still a role") {
  const CardIndex index = index_of("ORG:Acid Works\r\nROLE:Partner\r\n");
  CHECK(index.title == "Partner");
  CHECK(index.role == "Partner");
  CHECK(index_of("TITLE:Partner\r\nROLE:Partner\r\n").role == "");
}

TEST_CASE("an about-date that is said as text keeps its words") {
  CHECK(index_of("BDAY;VALUE=text:circa 1800\r\n", "4.0").birthday.text == "circa 1800");
}

TEST_CASE("an address keeps its state, its second line and its label") {
  const CardIndex index =
      index_of("ADR;TYPE=HOME:PO 7;Floor 2;1 Elm St;Austin;TX;78701;United States\r\n");
  REQUIRE(index.addresses.size() == 1);
  CHECK(index.addresses[0].street == "1 Elm St, Floor 2, PO 7");
  CHECK(index.addresses[0].region == "TX");
  CHECK(index.addresses[0].label == "home");
}

TEST_CASE("hobbies are what somebody cares about, and what is left has a readable name") {
  const CardIndex index = index_of(
      "HOBBY;LEVEL=high:beekeeping\r\nINTEREST:chess\r\nX-HOBBY:sailing, chess\r\n"
      "EXPERTISE:bridges\r\nX-SHOE-SIZE:38\r\nGEO:geo:1,2\r\nX-ABUID:7\r\nGENDER:F\r\n",
      "4.0");
  CHECK(index.hobbies == std::vector<std::string>{"beekeeping", "chess", "sailing"});
  CHECK(has(index.others, "bridges", "expertise"));
  CHECK(has(index.others, "38", "shoe size"));
  CHECK(has(index.others, "F", "gender"));
  CHECK_FALSE(has(index.others, "7", "abuid"));
}

TEST_CASE("a company is told from a person, and works nowhere") {
  const CardIndex bakery = index_of("KIND:org\r\nFN:Harbour Bread\r\nORG:Harbour Bread\r\n", "4.0");
  CHECK(bakery.is_company);
  CHECK(bakery.organisation == "");
  CHECK(index_of("N:;;;;\r\nFN:Blue Van\r\nORG:Blue Van;\r\nX-ABShowAs:COMPANY\r\n").is_company);
  CHECK_FALSE(index_of("FN:Maya Chen\r\nORG:Blue Van\r\n").is_company);
}

TEST_CASE("folded quoted-printable loses the space of its fold, and no other") {
  const CardIndex folded = index_of(
      "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=\r\n =8E;=E5=B0=8F=E9=\r\n =BE=8D;;;\r\n"
      "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:one=\r\n two\r\n",
      "2.1");
  CHECK(folded.family == "李");
  CHECK(folded.given == "小龍");
  CHECK(folded.note == "onetwo");
  CHECK(index_of("NOTE;ENCODING=QUOTED-PRINTABLE:one=\r\n two\r\n", "2.1").note == "one two");
}
