#include "actions/closeness/acquaintance.h"

#include <doctest/doctest.h>

#include "actions/history/undo.h"
#include "actions/people/edit_person.h"
#include "actions/people/people.h"
#include "actions/story/log.h"
#include "store/people/people.h"
#include "store/today/follow_ups.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

std::vector<FollowUp> open_of(House& house, PersonId id) {
  store::ReadTx tx(house.app.db, house.app.account);
  return store::open_follow_ups_of(tx, id, 10);
}

std::string known_of(House& house, PersonId id) {
  store::ReadTx tx(house.app.db, house.app.account);
  return store::find_person(tx, id)->met.on.text;
}

TEST_CASE("whoever is known for years is met again without a nudge") {
  House house;
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor"});
  const PersonId maya =
      add_person(house.app, {.name = "Maya Chen", .met = {.on = {.text = "always"}}});
  save_log(house.app, {.text = "coffee with Jo Okafor", .day = house.app.today()});
  save_log(house.app, {.text = "coffee with Maya Chen", .day = house.app.today()});
  CHECK(open_of(house, jo).size() == 1);
  CHECK(open_of(house, maya).empty());

  SUBCASE("said with one tap, and taken back with one undo") {
    know_for_years(house.app, jo);
    CHECK(known_of(house, jo) == "for years");
    CHECK(open_of(house, jo).empty());
    undo(house.app, {});
    CHECK(known_of(house, jo).empty());
    CHECK(open_of(house, jo).size() == 1);
  }
  SUBCASE("said on their page") {
    edit_person(house.app, jo, {.met_on = PartialDate{.text = "since school"}});
    CHECK(open_of(house, jo).empty());
  }
  SUBCASE("said in a later line") {
    save_log(house.app, {.text = "Jo Okafor is an old school friend", .day = house.app.today()});
    CHECK(known_of(house, jo) == "since school");
    CHECK(open_of(house, jo).empty());
  }
}

TEST_CASE("a line that says how long you have known each other makes nobody new") {
  House house;
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor"});
  const Logged logged = save_log(
      house.app, {.text = "lunch with Jo Okafor, an old school friend", .day = house.app.today()});
  CHECK(logged.follow_ups.empty());
  CHECK(known_of(house, jo) == "since school");
}

TEST_CASE("a date on which you met is worth more than a word on how long ago it was") {
  House house;
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor", .met = {.on = {.year = 2009}}});
  save_log(house.app, {.text = "lunch with Jo Okafor, an old friend", .day = house.app.today()});
  store::ReadTx tx(house.app.db, house.app.account);
  CHECK(store::find_person(tx, jo)->met.on == PartialDate{.year = 2009});
}

TEST_CASE("thanks are owed to old friends too") {
  House house;
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor"});
  save_log(house.app, {.text = "Jo Okafor helped me move", .day = house.app.today()});
  REQUIRE(open_of(house, jo).size() >= 1);
  know_for_years(house.app, jo);
  CHECK(open_of(house, jo).size() == 1);
  CHECK(open_of(house, jo).front().kind == FollowUpKind::thank);
}

}  // namespace
}  // namespace wellmet::actions
