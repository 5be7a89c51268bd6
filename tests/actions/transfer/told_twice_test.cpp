// One meeting that two people's rows tell of, in two files: it happened once.
#include <doctest/doctest.h>

#include "actions/people/people.h"
#include "actions/transfer/import.h"
#include "formats/vcard/value.h"
#include "store/story/interactions.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

ImportedPerson person(const std::string& name, int line) {
  ImportedPerson one;
  one.line = line;
  one.card = card_for({.name = name}, "");
  std::erase_if(one.card.properties, [](const auto& p) { return vcard::is(p, "UID"); });
  one.source_key = name;
  return one;
}

// Ana and Ben; one of them tells of their coffee, and who was there besides.
Imported file(std::size_t who_tells, const std::string& with, const std::string& note) {
  Imported imported;
  imported.kind = "tracker";
  for (const char* name : {"Ana Lima", "Ben Okafor"})
    imported.people.push_back(person(name, static_cast<int>(imported.people.size()) + 2));
  imported.people[who_tells].interactions.push_back(
      {.interaction = {.kind = InteractionKind::coffee, .day = {20'700}, .note = note},
       .with = {with}});
  return imported;
}

std::vector<Interaction> interactions(House& house) {
  store::ReadTx tx(*house.db, house.app.account);
  return store::interactions(tx, {}, {}, 99);
}

TEST_CASE("a meeting that a newer file tells from the other's side is not a second one") {
  House house;
  import_people(house.app, file(0, "Ben Okafor", "about bees"), {});
  REQUIRE(interactions(house).size() == 1);
  CHECK(interactions(house).front().people.size() == 2);
  import_people(house.app, file(1, "Ana Lima", "about bees"), {});
  CHECK(interactions(house).size() == 1);
  import_people(house.app, file(1, "Ana Lima", "about boats"), {});
  CHECK(interactions(house).size() == 2);
}

TEST_CASE("nor is it one when that side is somebody who was not in the first file") {
  House house;
  Imported first = file(0, "Ben Okafor", "about bees");
  first.people.pop_back();
  import_people(house.app, first, {});
  REQUIRE(interactions(house).size() == 1);
  import_people(house.app, file(1, "Ana Lima", "about bees"), {});
  CHECK(interactions(house).size() == 1);
}

}  // namespace
}  // namespace wellmet::actions
