#include "actions/people/duplicates.h"

#include <doctest/doctest.h>

#include "actions/history/undo.h"
#include "actions/people/me.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/interactions.h"
#include "base/error.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

TEST_CASE("a card of two people comes apart: the ways to reach them and the meetings are of both") {
  House house;
  const PersonId both = add_person(house.app, {.name = "Nils & Karin Åberg",
                                               .emails = {"aberg@example.se"},
                                               .phones = {"+46 8 123 456"},
                                               .organisation = "Åberg Skepp",
                                               .birthday = parse_partial_date("1970-05-12")});
  log_interaction(house.app,
                  {.kind = InteractionKind::meal, .day = house.app.today(), .people = {both}});
  const std::vector<SplitPerson> people =
      split_person(house.app, both, {.called = "Nils & Karin Åberg"});
  REQUIRE(people.size() == 2);
  CHECK(people[0].id == both);
  CHECK(people[0].name == "Nils Åberg");
  CHECK(people[1].name == "Karin Åberg");
  {
    store::ReadTx tx(*house.db, house.app.account);
    const CardIndex nils = index_card(card_of(tx, people[0].id));
    const CardIndex karin = index_card(card_of(tx, people[1].id));
    CHECK(nils.name == "Nils Åberg");
    CHECK(nils.birthday.is_full());
    CHECK(karin.emails.size() == 1);
    CHECK(karin.phones.size() == 1);
    CHECK(karin.birthday.empty());
    CHECK(karin.organisation.empty());
    const auto met = store::interactions_of(tx, people[1].id, 10);
    REQUIRE(met.size() == 1);
    CHECK(met[0].people.size() == 2);
  }
  undo(house.app, {});
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(store::find_person(tx, both)->name == "Nils & Karin Åberg");
  CHECK_FALSE(store::find_person(tx, people[1].id));
}

TEST_CASE("a card that doesn't say who they are needs their names") {
  House house;
  const std::string name = "Mr. and Mrs. Patel";
  const PersonId both = add_person(house.app, {.name = name});
  const auto refused = [&](const Split& split) {
    return store::testing::refusal([&] { split_person(house.app, both, split); });
  };
  CHECK(refused({.called = name}) ==
        "\"Mr. and Mrs. Patel\" doesn’t say what each of them is called: give the name of each "
        "person.");
  CHECK(refused({name, {"Anil Patel"}}) ==
        "\"Anil Patel\" is the name of one: give the name of each person.");
  CHECK(split_person(house.app, both, {name, {"Anil Patel", "Meera Patel"}}).size() == 2);
}

TEST_CASE("a card is split once, however often it is asked at once") {
  House house;
  const Split split{"Mr. and Mrs. Patel", {"Anil Patel", "Meera Patel"}};
  const PersonId both = add_person(house.app, {.name = split.called});
  CHECK(split_person(house.app, both, split).change != DeedId{});
  CHECK_THROWS_AS(split_person(house.app, both, split), Error);
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(store::count_people(tx, store::Shown::current) == 2);
}

TEST_CASE("nobody splits themselves, or who is in the trash") {
  House house;
  const PersonId me = change_me(house.app, {.person = {.name = "Rosa Lima"}}).id;
  CHECK_THROWS_AS(split_person(house.app, me, {"Rosa Lima", {"Rosa Lima", "Ana Lima"}}), Error);
  const PersonId both = add_person(house.app, {.name = "Hugo & Ingrid Berg"});
  remove_person(house.app, both);
  CHECK_THROWS_AS(split_person(house.app, both, {.called = "Hugo & Ingrid Berg"}), Error);
}

}  // namespace
}  // namespace wellmet::actions
