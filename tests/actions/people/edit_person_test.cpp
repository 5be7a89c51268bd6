#include "actions/people/edit_person.h"

#include <algorithm>

#include "actions/history/undo.h"
#include "actions/people/people.h"
#include "base/text.h"
#include "store/history/deeds.h"
#include "store/story/notes.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

// As a telephone writes it: groups with labels, an address, words of its own, a folded photo.
const std::string apple_card =
    "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Apple Inc.//iPhone OS 17.5//EN\r\n"
    "N:Chen;Maya;Li;Dr.;\r\nFN:Dr. Maya Li Chen\r\nNICKNAME:May\\,a\r\n"
    "ORG:Figma;Design\\, Systems\r\nTITLE:Designer\r\n"
    "EMAIL;type=INTERNET;type=HOME;type=pref:Maya@Example.com\r\n"
    "item1.EMAIL;type=INTERNET:maya@clay.example\r\nitem1.X-ABLabel:pottery\r\n"
    "item2.TEL:+1 (510) 555-0147\r\nitem2.X-ABLabel:_$!<Main>!$_\r\n"
    "item3.ADR;type=HOME:;;12 Kiln St;Oakland;CA;94607;USA\r\nitem3.X-ABADR:us\r\n"
    "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12\r\n"
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD\r\n"
    "X-SOCIALPROFILE;type=mastodon;x-user=maya:x-apple:maya@social.example\r\n"
    "UID:urn:uuid:5f0c8c1e-6a5e-4a53-9d62-3f3a8f1f8f01\r\nX-MINE;X-ODD=\"a;b\":kept  as it is\r\n"
    "END:VCARD\r\n";

struct Difference {
  std::vector<std::string> gone = {}, come = {};
};

Difference difference(const std::string& before, const std::string& after) {
  const std::vector<std::string> a = split(before, '\n');
  const std::vector<std::string> b = split(after, '\n');
  Difference d;
  for (const std::string& line : a) {
    if (std::ranges::count(b, line) < std::ranges::count(a, line)) d.gone.emplace_back(trim(line));
  }
  for (const std::string& line : b) {
    if (std::ranges::count(a, line) < std::ranges::count(b, line)) d.come.emplace_back(trim(line));
  }
  return d;
}

using Lines = std::vector<std::string>;

// What the edit takes off and puts on the card, line by line.
Difference edited(const PersonEdit& edit) {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  house.put_card(maya, apple_card);
  edit_person(house.app, maya, edit);
  return difference(apple_card, house.card(maya));
}

TEST_CASE("editing one value of a card touches that property and nothing else") {
  SUBCASE("a birthday") {
    const Difference d = edited({.birthday = parse_partial_date("1985-04-12")});
    CHECK(d.gone == Lines{"BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12"});
    CHECK(d.come == Lines{"BDAY:1985-04-12"});
  }
  SUBCASE("no birthday") {
    const Difference d = edited({.birthday = PartialDate{}});
    CHECK(d.gone == Lines{"BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12"});
    CHECK(d.come.empty());
  }
  SUBCASE("add an email address") {
    const Difference d = edited({.add_emails = {"maya@figma.example", "MAYA@example.com"}});
    CHECK(d.gone.empty());
    CHECK(d.come == Lines{"EMAIL:maya@figma.example"});
  }
  SUBCASE("an address less, with its own label") {
    const Difference d = edited({.remove_emails = {"maya@CLAY.example"}});
    CHECK(d.gone ==
          Lines{"item1.EMAIL;type=INTERNET:maya@clay.example", "item1.X-ABLabel:pottery"});
    CHECK(d.come.empty());
  }
  SUBCASE("a telephone by its digits") {
    const Difference d = edited({.remove_phones = {"0015105550147"}});
    CHECK(d.gone == Lines{"item2.TEL:+1 (510) 555-0147", "item2.X-ABLabel:_$!<Main>!$_"});
    CHECK(d.come.empty());
  }
  SUBCASE("the town alone") {
    const Difference d = edited({.city = "Porto"});
    CHECK(d.gone == Lines{"item3.ADR;type=HOME:;;12 Kiln St;Oakland;CA;94607;USA"});
    CHECK(d.come == Lines{"item3.ADR;type=HOME:;;12 Kiln St;Porto;CA;94607;USA"});
  }
  SUBCASE("one more nickname beside one with a comma") {
    const Difference d = edited({.add_nicknames = {"Mei"}});
    CHECK(d.gone == Lines{"NICKNAME:May\\,a"});
    CHECK(d.come == Lines{"NICKNAME:May\\,a,Mei"});
  }
  SUBCASE("the title") {
    const Difference d = edited({.title = "Head of Clay"});
    CHECK(d.gone == Lines{"TITLE:Designer"});
    CHECK(d.come == Lines{"TITLE:Head of Clay"});
  }
  SUBCASE("the name is written in two properties, and its title of honour stays") {
    const Difference d = edited({.name = "Maya Oduya"});
    CHECK(d.gone == Lines{"N:Chen;Maya;Li;Dr.;", "FN:Dr. Maya Li Chen"});
    CHECK(d.come == Lines{"N:Oduya;Maya;;Dr.;", "FN:Maya Oduya"});
  }
  SUBCASE("what stands with the person alone") {
    const Difference d = edited({.add_words = {RelationshipWord::mentor}, .archived = true});
    CHECK(d.gone.empty());
    CHECK(d.come.empty());
  }
}

TEST_CASE("nicknames in several properties are all known, and each is taken away where it stands") {
  House house;
  const PersonId id = add_person(house.app, {.name = "Margarethe Voss"});
  house.put_card(id,
                 "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Margarethe Voss\r\nNICKNAME:Gretel,Grete\r\n"
                 "NICKNAME;TYPE=work:Mags\r\nEND:VCARD\r\n");
  edit_person(house.app, id, {.add_nicknames = {"Mags"}});
  CHECK(house.card(id).find("NICKNAME:Gretel,Grete\r\n") != std::string::npos);
  edit_person(house.app, id, {.remove_nicknames = {"mags", "Gretel"}});
  const std::string card = house.card(id);
  CHECK(card.find("NICKNAME:Grete\r\n") != std::string::npos);
  CHECK(card.find("NICKNAME;TYPE=work") == std::string::npos);
}

TEST_CASE("a birthday is spelled as the card's version wants it") {
  House house;
  const auto with_birthday = [&](const std::string& version, std::string_view date) {
    const PersonId id = add_person(house.app, {.name = "Jo Okafor"});
    house.put_card(id, "BEGIN:VCARD\r\nVERSION:" + version + "\r\nFN:Jo Okafor\r\nEND:VCARD\r\n");
    edit_person(house.app, id, {.birthday = parse_partial_date(date)});
    const std::string card = house.card(id);
    const auto at = card.find("BDAY");
    return card.substr(at, card.find('\r', at) - at);
  };
  CHECK(with_birthday("4.0", "1985-04-12") == "BDAY:19850412");
  CHECK(with_birthday("4.0", "--04-12") == "BDAY:--0412");
  CHECK(with_birthday("4.0", "1985-04") == "BDAY:1985-04");
  CHECK(with_birthday("4.0", "about 1985") == "BDAY;VALUE=text:about 1985");
  CHECK(with_birthday("3.0", "1985-04-12") == "BDAY:1985-04-12");
  CHECK(with_birthday("3.0", "--04-12") == "BDAY:--04-12");
}

TEST_CASE("an edit that changes nothing leaves no trace") {
  House house;
  const PersonId id = add_person(house.app, {.name = "Maya Chen", .emails = {"maya@example.com"}});
  const std::string before = house.card(id);
  CHECK(edit_person(house.app, id, {.name = "Maya Chen", .add_emails = {"Maya@Example.com"}})
            .empty());
  CHECK(house.card(id) == before);
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(store::deeds(tx, 10).size() == 1);
}

TEST_CASE("a mended company stands in the current position too, and one deed takes both back") {
  House house;
  const PersonId id =
      add_person(house.app, {.name = "Maya Chen", .organisation = "Fgima", .title = "designer"});
  edit_person(house.app, id, {.organisation = "Figma"});
  const auto position = [&] {
    store::ReadTx tx(*house.db, house.app.account);
    const std::vector<Position> all = store::positions_of(tx, id);
    REQUIRE(all.size() == 1);
    return in_words(all.front());
  };
  CHECK(position() == "designer at Figma");
  undo(house.app, std::nullopt);
  CHECK(position() == "designer at Fgima");
  CHECK(house.card(id).find("ORG:Fgima\r\n") != std::string::npos);
}

TEST_CASE("nothing of an edit is kept when one part of it cannot be done") {
  House house;
  const PersonId id = add_person(house.app, {.name = "Maya Chen"});
  const std::string before = house.card(id);
  CHECK_THROWS_AS(
      edit_person(
          house.app, id,
          {.name = "Maya Oduya", .remove_emails = {"nobody@example.com"}, .archived = true}),
      Error);
  CHECK(house.card(id) == before);
}

}  // namespace
}  // namespace wellmet::actions
