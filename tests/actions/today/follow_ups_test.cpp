// The user's own follow-ups: what takes another's place, what comes again, and when.
#include "actions/today/follow_ups.h"

#include <doctest/doctest.h>

#include "actions/people/people.h"
#include "actions/story/log.h"
#include "store/today/follow_ups.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;
using testing::OnPostgres;
using testing::OnSqlite;

LocalDate day(const char* text) { return *parse_iso_date(text); }

// Al is thanked on the first of May each year.
template <typename AnyHouse>
struct Thanks {
  AnyHouse house;
  PersonId al = add_person(house.app, {.name = "Al Weaver"});
  FollowUp wish{.person = al, .kind = FollowUpKind::thank, .due = day("2027-05-01")};
  Thanks() {
    wish.repeats = "1 year";
    add_follow_up(house.app, wish);
  }
  Planned plan(const char* due, const char* repeats = "") {
    wish.due = day(due);
    wish.repeats = repeats;
    return add_follow_ups(house.app, wish, {al}).front();
  }
  std::string open() {
    store::ReadTx tx(*house.db, house.app.account);
    std::string text;
    for (const FollowUp& f : store::open_follow_ups_of(tx, al, 10))
      text += to_iso(f.due) + (f.repeats.empty() ? ";" : " every " + f.repeats + ";");
    return text;
  }
};

TEST_CASE_TEMPLATE("what is meant once leaves alone what comes again", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Thanks<AnyHouse> thanks;
  CHECK_FALSE(thanks.plan("2026-12-01").before);
  CHECK(thanks.open() == "2026-12-01;2027-05-01 every 1 year;");
  save_log(thanks.house.app, {"call with Al !thank tomorrow", thanks.house.app.today()});
  CHECK(thanks.open() == "2026-11-23;2027-05-01 every 1 year;");
}

TEST_CASE("the same one with another day is moved, and its day before is known") {
  Thanks<OnSqlite> thanks;
  thanks.plan("2026-12-01");
  const Planned moved = thanks.plan("2026-12-08");
  REQUIRE(moved.moved());
  CHECK(moved.before->due == day("2026-12-01"));
  CHECK(moved.follow_up.due == day("2026-12-08"));
  CHECK_FALSE(thanks.plan("2026-12-08").before);
  CHECK(thanks.plan("2027-06-01", "6 months").moved());
}

TEST_CASE("a series that comes again otherwise is told apart from a new one") {
  Thanks<OnSqlite> thanks;
  const Planned changed = thanks.plan("2027-05-01", "6 months");
  REQUIRE(changed.before);
  CHECK(changed.before->repeats == "1 year");
  CHECK_FALSE(changed.moved());
  CHECK(thanks.open() == "2027-05-01 every 6 months;");
  CHECK_FALSE(thanks.plan("2027-05-01", "6 months").before);
}

TEST_CASE("how often a follow-up comes again is nothing that can't be read back") {
  Thanks<OnSqlite> thanks;
  CHECK_THROWS_AS(thanks.plan("2026-12-01", "3000 days"), Error);
  CHECK(thanks.open() == "2027-05-01 every 1 year;");
}

std::string series(House& house, FollowUp f, int times, bool put_off_first) {
  std::string days;
  FollowUp open = add_follow_up(house.app, f);
  if (put_off_first) snooze_follow_up(house.app, open.id, f.due + 9);
  for (int i = 0; i < times; ++i) {
    finish_follow_up(house.app, open.id);
    store::ReadTx tx(*house.db, house.app.account);
    open = store::open_follow_ups_of(tx, f.person, 10).front();
    days += to_iso(open.due) + ";";
  }
  return days;
}

TEST_CASE_TEMPLATE("a series is counted from its first day, whatever its months are long", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  FollowUp rent{.person = add_person(house.app, {.name = "Maya Chen"}), .text = "the rent"};
  rent.due = day("2027-01-31");
  rent.repeats = "1 month";
  CHECK(series(house, rent, 3, false) == "2027-02-28;2027-03-31;2027-04-30;");
  FollowUp leap{.person = add_person(house.app, {.name = "Jo Okafor"}), .text = "the leap day"};
  leap.due = day("2028-02-29");
  leap.repeats = "1 year";
  CHECK(series(house, leap, 4, false) == "2029-02-28;2030-02-28;2031-02-28;2032-02-29;");
}

TEST_CASE("putting one of a series off leaves the days of the others where they are") {
  House house;
  FollowUp rent{.person = add_person(house.app, {.name = "Maya Chen"}), .text = "the rent"};
  rent.due = day("2027-01-31");
  rent.repeats = "1 month";
  CHECK(series(house, rent, 2, true) == "2027-02-28;2027-03-31;");
}

}  // namespace
}  // namespace wellmet::actions
