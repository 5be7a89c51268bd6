// What somebody was to others goes with them: from the cards of the others, from the names of the
// changes that said it, and from older versions of those cards; and nothing else of the others
// does.
#include <doctest/doctest.h>

#include <algorithm>

#include "actions/history/undo.h"
#include "actions/people/edit_person.h"
#include "actions/people/forget.h"
#include "actions/people/people.h"
#include "actions/relations/relations.h"
#include "actions/transfer/import.h"
#include "base/error.h"
#include "importers/importer.h"
#include "store/history/deeds.h"
#include "store/people/people.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

std::vector<std::string> history(House& house) {
  store::ReadTx tx(*house.db, house.app.account);
  std::vector<std::string> names;
  for (const store::Deed& deed : store::deeds(tx, 1000)) names.push_back(deed.name);
  return names;
}

bool speaks_of(const std::vector<std::string>& names, const std::string& word) {
  return std::ranges::any_of(
      names, [&](const std::string& name) { return name.find(word) != std::string::npos; });
}

KnownRelation only_relation(House& house, PersonId person) {
  store::ReadTx tx(*house.db, house.app.account);
  return relations_of(tx, person).at(0);
}

TEST_CASE("no name of a change says what somebody forgotten was to others") {
  House house;
  const PersonId ann = add_person(house.app, {.name = "Ann"});
  const PersonId piet = add_person(house.app, {.name = "Piet"});
  const PersonId zofie = add_person(house.app, {.name = "Žofie"});
  add_relation(house.app, {.whose = ann, .word = "boss", .person = zofie});
  add_relation(house.app, {.whose = piet, .word = "introduced by", .person = zofie});
  add_relation(house.app, {.whose = ann, .word = "introduced by me", .person = zofie});
  remove_relation(house.app, ann, only_relation(house, ann));
  undo(house.app, std::nullopt);
  edit_person(house.app, ann, {.add_phones = {"+31 20 624 1111"}});
  REQUIRE(speaks_of(history(house), "Žofie"));
  forget_person(house.app, zofie);
  CHECK(!speaks_of(history(house), "Žofie"));
  CHECK(speaks_of(history(house), "a change that named someone forgotten"));
  CHECK(speaks_of(history(house), "added Ann"));
}

TEST_CASE("somebody else's Jo keeps her place in the history") {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  const PersonId okafor = add_person(house.app, {.name = "Jo Okafor"});
  const PersonId weber = add_person(house.app, {.name = "Jo Weber"});
  add_relation(house.app, {.whose = maya, .word = "sister", .person = okafor});
  add_relation(house.app, {.whose = maya, .word = "friend", .person = weber});
  forget_person(house.app, weber);
  CHECK(speaks_of(history(house), "noted that Jo Okafor is Maya Chen"));
  CHECK(!speaks_of(history(house), "Weber"));
}

TEST_CASE("a card that only says what they were to each other isn't counted as left") {
  House house;
  const PersonId ann = add_person(house.app, {.name = "Ann Fisher"});
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor"});
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  add_relation(house.app, {.whose = ann, .word = "boss", .person = maya});
  CHECK(what_would_be_forgotten(house.app, maya).mentions == 0);
  add_relation(house.app, {.whose = jo, .word = "friend", .name = "Maya Chen"});
  CHECK(what_would_be_forgotten(house.app, maya).mentions == 1);
}

// Imported, edited, and somebody else forgotten: whether the edit can still be undone.
bool edit_survives(const std::string& uid_of_forgotten, const std::string& line_on_other_card) {
  House house;
  const std::string file = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:" + uid_of_forgotten +
                           "\r\nFN:Tom Reilly\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:4.0\r\n"
                           "UID:maya-17\r\nFN:Maya Chen\r\n" +
                           line_on_other_card + "\r\nEND:VCARD\r\n";
  import_people(house.app, importer_named("vcard")->read({.name = "friends.vcf", .bytes = file}),
                {});
  edit_person(house.app, PersonId{2}, {.add_phones = {"+353 1 679 7777"}});
  forget_person(house.app, PersonId{1});
  try {
    undo(house.app, DeedId{2});
    return true;
  } catch (const Error&) {
    return false;
  }
}

TEST_CASE("an older version of a card goes when it points to them, however the uid is written") {
  CHECK(!edit_survives("tom-9", "RELATED;TYPE=friend:urn:uuid:tom-9"));
  CHECK(!edit_survives("a1b2c3d4-0000-4000-8000-00000000abcd",
                       "RELATED;TYPE=friend:urn:uuid:A1B2C3D4-0000-4000-8000-00000000ABCD"));
  CHECK(edit_survives("7", "TEL:+44 20 7946 0017"));
  CHECK(edit_survives("tom-9", "NOTE:asked after tom-9"));
}

}  // namespace
}  // namespace wellmet::actions
