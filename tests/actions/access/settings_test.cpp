// What the settings say where they are silent, and what they refuse.
#include "actions/access/settings.h"

#include <doctest/doctest.h>

#include "base/error.h"
#include "store/access/settings.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;
using testing::OnPostgres;
using testing::OnSqlite;

std::string held(House& house, const char* name) {
  store::ReadTx tx(*house.db, house.app.account);
  return store::setting(tx, name).value_or("none");
}

TEST_CASE_TEMPLATE("nothing is what is usual, for every setting", AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  change_settings(house.app, {{"zone", "Europe/Lisbon"}, {"dates.order", "day first"}});
  CHECK(held(house, "zone") == "Europe/Lisbon");
  for (const SettingKind& kind : setting_kinds()) {
    change_settings(house.app, {{kind.name, ""}});
    CHECK(held(house, kind.name) == "none");
    CHECK(change_settings(house.app, {{kind.name, ""}}) == DeedId{});
  }
}

TEST_CASE("a language of dates is one that there is") {
  House house;
  for (const char* there : {"de", "en-GB", "pt-BR", "zh-Hant-TW", "ja"})
    CHECK_NOTHROW(change_settings(house.app, {{"locale", there}}));
  for (const char* none : {"german", "xx", "en-ZZZ", "de-", "-"})
    CHECK_THROWS_AS_MESSAGE(change_settings(house.app, {{"locale", none}}), Error, none);
}

TEST_CASE("what comes first in 3/4 is said, or follows the language of dates") {
  House house;
  const auto order_in = [&](const char* locale) {
    change_settings(house.app, {{"locale", locale}});
    store::ReadTx tx(*house.db, house.app.account);
    return usual_day_order(tx);
  };
  CHECK(order_in("") == DayOrder::unknown);
  CHECK(order_in("en") == DayOrder::unknown);
  CHECK(order_in("en-GB") == DayOrder::day_first);
  CHECK(order_in("de") == DayOrder::day_first);
  CHECK(order_in("en-US") == DayOrder::month_first);
  CHECK(order_in("ja") == DayOrder::month_first);
  change_settings(house.app, {{"dates.order", "day first"}});
  CHECK(order_in("en-US") == DayOrder::day_first);
}

}  // namespace
}  // namespace wellmet::actions
