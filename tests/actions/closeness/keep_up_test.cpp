#include "actions/closeness/keep_up.h"

#include <doctest/doctest.h>

#include "actions/history/undo.h"
#include "actions/people/people.h"
#include "actions/story/log.h"
#include "actions/today/today.h"
#include "store/closeness/undecided.h"
#include "store/people/people.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

std::vector<PersonId> undecided(House& house) {
  store::ReadTx tx(house.app.db, house.app.account);
  return store::undecided(tx, 10, 0);
}

std::vector<Suggestion> today_of(House& house) {
  store::ReadTx tx(house.app.db, house.app.account);
  return today(tx, {.today = house.app.today()}).lines;
}

std::int64_t to_choose(House& house) {
  store::ReadTx tx(house.app.db, house.app.account);
  return to_choose_from(tx);
}

TEST_CASE("whoever is chosen is named at once, in words that claim no more than is known") {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  add_person(house.app, {.name = "Jo Okafor"});
  CHECK(today_of(house).empty());
  keep(house.app, maya, Closeness::keep_up);
  REQUIRE(today_of(house).size() == 1);
  CHECK(today_of(house).front().because ==
        "You want to be in touch about every month; nothing is noted yet.");
  undo(house.app, {});
  CHECK(today_of(house).empty());
}

TEST_CASE("an answer is asked for once") {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor"});
  const PersonId bank = add_person(house.app, {.name = "Bank hotline"});
  CHECK(undecided(house) == std::vector{bank, jo, maya});
  keep(house.app, bank, Closeness::just_an_address);
  keep(house.app, jo, Closeness::now_and_then);
  CHECK(undecided(house) == std::vector{maya});
  undo(house.app, {});
  CHECK(undecided(house) == std::vector{jo, maya});
}

TEST_CASE("friends come first, then whom you were in touch with, then the rest by name") {
  House house;
  const PersonId anna = add_person(house.app, {.name = "Anna Abt"});
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor"});
  const PersonId maya =
      add_person(house.app, {.name = "Maya Chen", .words = {RelationshipWord::friend_}});
  save_log(house.app, {.text = "coffee with Jo Okafor", .day = house.app.today()});
  CHECK(undecided(house) == std::vector{maya, jo, anna});
}

TEST_CASE("the choice is offered as long as nobody is kept up with and nobody was met") {
  House house;
  CHECK(to_choose(house) == 0);
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  add_person(house.app, {.name = "Jo Okafor"});
  CHECK(to_choose(house) == 2);
  SUBCASE("then somebody is chosen") { keep(house.app, maya, Closeness::now_and_then); }
  SUBCASE("then somebody is met") {
    save_log(house.app, {.text = "coffee with Jo Okafor", .day = house.app.today()});
  }
  CHECK(to_choose(house) == 0);
}

}  // namespace
}  // namespace wellmet::actions
