// What the store keeps of a person reaches the judgement: the rules themselves are tested beside it
// (tests/judgement), here whole lists are read, made from nothing but what the user entered.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "actions/deed.h"
#include "actions/people/deaths.h"
#include "actions/people/me.h"
#include "actions/people/people.h"
#include "actions/story/interactions.h"
#include "actions/story/interests.h"
#include "actions/story/log.h"
#include "actions/story/positions.h"
#include "actions/today/follow_ups.h"
#include "actions/today/today.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

// Sunday 22 November 2026.
struct Autumn {
  House house;
  LocalDate today = house.app.today();

  PersonId add(NewPerson person) { return add_person(house.app, person); }
  // Met every ten days until so long ago.
  PersonId met_until(NewPerson person, int days_ago) {
    const PersonId id = add(std::move(person));
    Deed deed(house.app, DeedKind::edit, "met");
    for (int i = 9; i >= 0; --i)
      store::insert_interaction(
          deed.tx,
          {.kind = InteractionKind::coffee, .day = today - days_ago - 10 * i, .people = {id}});
    deed.commit();
    return id;
  }
  void change(PersonId id, const std::function<void(Person&)>& how) {
    Deed deed(house.app, DeedKind::edit, "changed");
    Person person = store::find_person(deed.tx, id).value();
    how(person);
    store::update_person(deed.tx, person);
    deed.commit();
  }
  // A line each: "Maya Chen, drift".
  std::string list(LocalDate on) {
    store::ReadTx tx(*house.db, house.app.account);
    std::string text;
    for (const Suggestion& s : actions::today(tx, {.today = on, .limit = 20}).lines)
      text += fmt::format("{}, {}: {}\n", s.name, to_text(s.kind), s.next_act.text());
    return text;
  }
  std::string list() { return list(today); }
  // The reason of the only line, or of nobody.
  std::string because(LocalDate on) {
    store::ReadTx tx(*house.db, house.app.account);
    const auto lines = actions::today(tx, {.today = on, .limit = 20}).lines;
    return lines.size() == 1 ? lines[0].because : fmt::format("{} lines", lines.size());
  }
};

bool names(const std::string& list, const std::string& name) {
  return list.find(name) != std::string::npos;
}

// Everything that may put somebody on the list without having been promised.
std::vector<PersonId> with_every_reason(Autumn& autumn, const std::string& name) {
  const PersonId silent = autumn.met_until({.name = name + " Silent"}, 40);
  const PersonId born =
      autumn.add({.name = name + " Born", .birthday = parse_partial_date("--11-23")});
  const PersonId hired = autumn.add({.name = name + " Hired"});
  add_position(autumn.house.app,
               {.person = hired, .title = "Baker", .started = partial(autumn.today - 3)},
               Moved::no);
  const PersonId wished = autumn.add({.name = name + " Wished", .wished_cadence_days = 30});
  const PersonId helped = autumn.add({.name = name + " Helped"});
  log_interaction(
      autumn.house.app,
      {.kind = InteractionKind::help_received, .day = autumn.today - 4, .people = {helped}});
  return {silent, born, hired, wished, helped};
}

TEST_CASE("every reason puts somebody on the list, and none does who must be left alone") {
  Autumn autumn;
  with_every_reason(autumn, "Current");
  const std::string current = autumn.list();
  CAPTURE(current);
  for (const char* reason : {"Silent", "Born", "Hired", "Wished", "Helped"})
    CHECK(names(current, std::string("Current ") + reason));
  const auto leave_alone = [&](const std::string& name, const std::function<void(Person&)>& how) {
    for (const PersonId id : with_every_reason(autumn, name)) autumn.change(id, how);
  };
  leave_alone("Never", [](Person& p) { p.never_suggest = true; });
  leave_alone("Archived", [](Person& p) { p.archived = true; });
  leave_alone("Resting", [&](Person& p) { p.quiet_until = autumn.today + 5; });
  for (const PersonId id : with_every_reason(autumn, "Dead")) {
    Deed deed(autumn.house.app, DeedKind::edit, "died");
    note_death(deed.tx, id, autumn.today - 1);
    deed.commit();
  }
  const std::string all = autumn.list();
  CAPTURE(all);
  for (const char* name : {"Never", "Archived", "Dead"}) CHECK_FALSE(names(all, name));
  // Thanks are owed all the same; everything else rests.
  for (const char* reason : {"Silent", "Born", "Hired", "Wished"})
    CHECK_FALSE(names(all, std::string("Resting ") + reason));
}

TEST_CASE("whom one wished to hear from is named by the wish, not by the friendship's own rhythm") {
  Autumn autumn;
  const PersonId slow = autumn.met_until({.name = "Ana Lima", .wished_cadence_days = 60}, 45);
  CHECK(autumn.list().empty());
  autumn.change(slow, [](Person& p) { p.wished_cadence_days = 40; });
  CHECK(autumn.because(autumn.today).starts_with("You want to be in touch about every "));
}

TEST_CASE("whoever was just thought of is not named for a silence in the same week") {
  Autumn autumn;
  const PersonId ana = autumn.met_until({.name = "Ana Lima"}, 40);
  REQUIRE(names(autumn.list(), "Ana Lima"));
  const FollowUp plan = add_follow_up(
      autumn.house.app, {.person = ana, .kind = FollowUpKind::share, .due = autumn.today});
  finish_follow_up(autumn.house.app, plan.id, "");
  CHECK(autumn.list().empty());
  CHECK(autumn.list(autumn.today + 6).empty());
  CHECK(names(autumn.list(autumn.today + 7), "Ana Lima"));
}

TEST_CASE("what to write about is the rarest of what you share") {
  for (const bool rare_first : {true, false}) {
    CAPTURE(rare_first);
    Autumn autumn;
    change_me(autumn.house.app, {.person = {.name = "Rosa Lima"}});
    const std::vector<std::string> order = rare_first ? std::vector<std::string>{"bees", "dogs"}
                                                      : std::vector<std::string>{"dogs", "bees"};
    add_interests(autumn.house.app, PersonId{1}, {.names = order});
    for (const char* name : {"Jo Park", "Sam Reed", "Bo Li"})
      autumn.add({.name = name, .interests = {{.name = "dogs"}}});
    const PersonId ana = autumn.met_until({.name = "Ana Lima"}, 900);
    add_interests(autumn.house.app, ana, {.names = order});
    const std::string list = autumn.list();
    CAPTURE(list);
    CHECK(names(list, "Ana Lima"));
    CHECK(names(list, "bees"));
    CHECK_FALSE(names(list, "dogs"));
  }
}

TEST_CASE("a birthday of 29 February is kept every year, on the day or the one after the 28th") {
  Autumn autumn;
  autumn.add({.name = "Leo Brandt", .birthday = parse_partial_date("1988-02-29")});
  CHECK(autumn.because(parse_iso_date("2027-02-28").value()) == "Leo's birthday is tomorrow.");
  CHECK(autumn.because(parse_iso_date("2027-03-01").value()) == "Leo's birthday is today.");
  CHECK(autumn.because(parse_iso_date("2027-03-02").value()) == "Leo's birthday was yesterday.");
  CHECK(autumn.list(parse_iso_date("2027-03-03").value()).empty());
  CHECK(autumn.because(parse_iso_date("2028-02-29").value()) == "Leo's birthday is today.");
  CHECK(autumn.because(parse_iso_date("2028-03-01").value()) == "Leo's birthday was yesterday.");
}

TEST_CASE("good wishes of last year, or for a new job last month, are not this birthday's") {
  Autumn autumn;
  const PersonId ana = autumn.add({.name = "Ana Lima", .birthday = parse_partial_date("--11-22")});
  for (const int days_ago : {365, 30})
    log_interaction(autumn.house.app, {.kind = InteractionKind::congratulated,
                                       .touch = Touch::light,
                                       .day = autumn.today - days_ago,
                                       .people = {ana}});
  CHECK(names(autumn.list(), "Ana Lima"));
  log_interaction(autumn.house.app, {.kind = InteractionKind::congratulated,
                                     .touch = Touch::light,
                                     .day = autumn.today - 2,
                                     .people = {ana}});
  CHECK(autumn.list().empty());
}

TEST_CASE("old friends come back in turn, however often each was met") {
  Autumn autumn;
  constexpr int friends = 12, weeks = 20;
  for (int i = 0; i < friends; ++i) {
    const PersonId id = autumn.add({.name = fmt::format("Friend {}", i)});
    Deed deed(autumn.house.app, DeedKind::edit, "met");
    for (int day = 0; day < 3 + 3 * i; ++day)
      store::insert_interaction(
          deed.tx,
          {.kind = InteractionKind::coffee, .day = autumn.today - 2000 - 10 * day, .people = {id}});
    deed.commit();
  }
  std::set<std::string> shown;
  for (int week = 0; week < weeks; ++week) {
    store::ReadTx tx(*autumn.house.db, autumn.house.app.account);
    const auto lines = actions::today(tx, {.today = autumn.today + 7 * week, .limit = 5}).lines;
    for (const Suggestion& s : lines) shown.insert(s.name);
    CHECK(lines.size() == 1);
  }
  CHECK(shown.size() >= friends / 2);
}

}  // namespace
}  // namespace wellmet::actions
