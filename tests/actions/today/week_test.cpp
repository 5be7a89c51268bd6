// How many friends gone quiet the list may name anew in a week.
#include <doctest/doctest.h>

#include <array>

#include "actions/access/settings.h"
#include "actions/people/people.h"
#include "actions/story/interactions.h"
#include "actions/today/today.h"
#include "base/error.h"
#include "tests/actions/house.h"

using namespace wellmet;
using namespace wellmet::actions::testing;

namespace {

// Five friends, each met every ten days until 40 days ago.
void fill(House& house) {
  constexpr std::array names = {"Maya Chen", "Jo Okafor", "Priya Raman", "Tom Reilly", "Ana Lima"};
  constexpr std::array days_ago = {80, 70, 60, 50, 40};
  for (const char* name : names) {
    const PersonId person = actions::add_person(house.app, {.name = name});
    for (const int ago : days_ago)
      actions::log_interaction(
          house.app,
          {.kind = InteractionKind::coffee, .day = house.app.today() - ago, .people = {person}});
  }
}

std::size_t quiet_ones(House& house) {
  store::ReadTx tx(*house.db, house.app.account);
  std::size_t count = 0;
  for (const Suggestion& s : actions::today(tx, {.today = house.app.today(), .limit = 20}).lines)
    count += s.kind == SuggestionKind::drift;
  return count;
}

}  // namespace

TEST_CASE("as many friends gone quiet are named anew in a week as the settings say") {
  House house;
  fill(house);
  REQUIRE(quiet_ones(house) == 5);
  actions::change_settings(house.app, {{"today.week", "2"}});
  CHECK(quiet_ones(house) == 2);
  actions::change_settings(house.app, {{"today.week", "0"}});
  CHECK(quiet_ones(house) == 0);
  CHECK_THROWS_AS(actions::change_settings(house.app, {{"today.week", "-1"}}), Error);
}

TEST_CASE("a wish that was named this week takes none of its room") {
  House house;
  const PersonId bo = actions::add_person(house.app, {.name = "Bo Li", .wished_cadence_days = 30});
  actions::log_interaction(
      house.app, {.kind = InteractionKind::coffee, .day = house.app.today() - 40, .people = {bo}});
  actions::change_settings(house.app, {{"today.week", "2"}});
  DayList list;
  {
    store::ReadTx tx(*house.db, house.app.account);
    list = actions::today(tx, {.today = house.app.today()});
  }
  REQUIRE(list.lines.size() == 1);
  actions::remember(house.app, house.app.today(), list.lines);
  actions::log_interaction(
      house.app, {.kind = InteractionKind::call, .day = house.app.today(), .people = {bo}});
  fill(house);
  house.now.milliseconds += 24 * 60 * 60 * 1000;
  CHECK(quiet_ones(house) == 2);
}
