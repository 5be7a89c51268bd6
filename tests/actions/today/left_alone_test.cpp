// What is put off stays off, and whoever is to be left alone takes nobody's place among the few
// that the day's list reads.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "actions/deed.h"
#include "actions/history/doctor.h"
#include "actions/people/deaths.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/interactions.h"
#include "actions/today/follow_ups.h"
#include "actions/today/today.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

// Sunday 22 November 2026; Maya was met every ten days until 40 days ago.
struct Autumn {
  House house;
  LocalDate today = house.app.today();
  PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  Autumn() {
    Deed deed(house.app, DeedKind::edit, "met");
    for (int i = 0; i < 10; ++i)
      store::insert_interaction(
          deed.tx, {.kind = InteractionKind::coffee, .day = today - 40 - 10 * i, .people = {maya}});
    deed.commit();
  }
  std::vector<Suggestion> list(LocalDate on) {
    store::ReadTx tx(*house.db, house.app.account);
    return actions::today(tx, {.today = on}).lines;
  }
  bool names_maya(LocalDate on) {
    return std::ranges::any_of(list(on), [&](const Suggestion& s) { return s.person == maya; });
  }
  void change(const std::function<void(Person&)>& how) {
    Deed deed(house.app, DeedKind::edit, "changed");
    Person person = store::find_person(deed.tx, maya).value();
    how(person);
    store::update_person(deed.tx, person);
    deed.commit();
  }
  std::optional<store::RhythmRow> rhythm() {
    store::ReadTx tx(*house.db, house.app.account);
    return store::find_rhythm(tx, maya);
  }
};

TEST_CASE("a silence that is skipped rests for three months, and one that is snoozed to its day") {
  Autumn autumn;
  remember(autumn.house.app, autumn.today, autumn.list(autumn.today));
  REQUIRE(autumn.names_maya(autumn.today));
  SUBCASE("skipped") {
    line_left(autumn.house.app, 1);
    for (const int later : {0, 1, 30, 89}) CHECK_FALSE(autumn.names_maya(autumn.today + later));
    CHECK(autumn.names_maya(autumn.today + 90));
  }
  SUBCASE("snoozed") {
    line_later(autumn.house.app, 1, autumn.today + 5);
    for (const int later : {0, 1, 4}) CHECK_FALSE(autumn.names_maya(autumn.today + later));
    CHECK(autumn.names_maya(autumn.today + 5));
  }
}

TEST_CASE("a follow-up that is snoozed is due on its new day, and not before") {
  Autumn autumn;
  const FollowUp plan = add_follow_up(autumn.house.app, {.person = autumn.maya,
                                                         .kind = FollowUpKind::share,
                                                         .text = "the tide tables",
                                                         .due = autumn.today});
  const auto promised = [&](LocalDate on) {
    return std::ranges::any_of(autumn.list(on),
                               [&](const Suggestion& s) { return s.follow_up == plan.id; });
  };
  CHECK(promised(autumn.today));
  snooze_follow_up(autumn.house.app, plan.id, autumn.today + 3);
  for (const int later : {0, 1, 2}) CHECK_FALSE(promised(autumn.today + later));
  CHECK(promised(autumn.today + 3));
}

TEST_CASE("who is to be left alone is not even read, and is again when that is over") {
  Autumn autumn;
  REQUIRE(autumn.rhythm()->nudge_from);
  const auto left_alone = [&](const std::function<void(Person&)>& how,
                              const std::function<void(Person&)>& back) {
    autumn.change(how);
    CHECK_FALSE(autumn.rhythm()->nudge_from);
    autumn.change(back);
    CHECK(autumn.rhythm()->nudge_from);
  };
  left_alone([](Person& p) { p.never_suggest = true; }, [](Person& p) { p.never_suggest = false; });
  left_alone([](Person& p) { p.archived = true; }, [](Person& p) { p.archived = false; });
  remove_person(autumn.house.app, autumn.maya);
  CHECK_FALSE(autumn.rhythm()->nudge_from);
  restore_person(autumn.house.app, autumn.maya);
  CHECK(autumn.rhythm()->nudge_from);
  Deed deed(autumn.house.app, DeedKind::edit, "died");
  note_death(deed.tx, autumn.maya, std::nullopt);
  deed.commit();
  CHECK_FALSE(autumn.rhythm()->nudge_from);
  CHECK(examine(autumn.house.app, Repair::no).findings.empty());
}

TEST_CASE("whoever is archived is in the archive, and in no other list") {
  Autumn autumn;
  autumn.change([](Person& p) { p.archived = true; });
  store::ReadTx tx(*autumn.house.db, autumn.house.app.account);
  CHECK(store::people(tx, {}).empty());
  CHECK(store::people(tx, {.shown = store::Shown::archived}).size() == 1);
  CHECK(store::count_people(tx, store::Shown::current) == 0);
}

TEST_CASE("a look at another day's list counts for nothing") {
  Autumn autumn;
  for (const int day : {-3, -2, -1, 1, 2, 3})
    remember(autumn.house.app, autumn.today + day, autumn.list(autumn.today));
  CHECK(autumn.names_maya(autumn.today));
  CHECK_FALSE(autumn.rhythm()->nudged_on);
}

TEST_CASE("when a silence was named is remembered, whatever is noted of the time before") {
  Autumn autumn;
  remember(autumn.house.app, autumn.today, autumn.list(autumn.today));
  REQUIRE(autumn.rhythm()->nudged_on == autumn.today);
  log_interaction(
      autumn.house.app,
      {.kind = InteractionKind::coffee, .day = autumn.today - 300, .people = {autumn.maya}});
  CHECK(autumn.rhythm()->nudged_on == autumn.today);
}

TEST_CASE("how long ago you met is told every five years") {
  Autumn autumn;
  const auto told_after = [&](int years) {
    autumn.change([&](Person& p) {
      p.met.on = partial(local_date({2026 - years, 11, 22}));
      p.never_suggest = false;
    });
    return std::ranges::any_of(autumn.list(autumn.today), [](const Suggestion& s) {
      return s.because.find("ago today") != std::string::npos;
    });
  };
  for (const int years : {5, 10, 20}) CHECK(told_after(years));
  for (const int years : {1, 2, 3, 4, 6, 9}) CHECK_FALSE(told_after(years));
}

}  // namespace
}  // namespace wellmet::actions
