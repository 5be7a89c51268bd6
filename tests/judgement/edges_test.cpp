// The days on which each reason begins and ends, one by one: a day too early or too late is a wrong
// claim, or a birthday that nobody hears of.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "judgement/today.h"
#include "tests/judgement/today_cast.h"

using namespace wellmet;

namespace {

constexpr int wish_days = 30;

// "-2 -1 0": on which days from `first` to `last`, counted from the day itself, there is a line.
std::string days_with_a_line(const TodayFacts& facts, LocalDate day, int first, int last) {
  std::string days;
  for (int i = first; i <= last; ++i) {
    if (suggest(facts, {.today = day + i}).lines.empty()) continue;
    days += (days.empty() ? "" : " ") + std::to_string(i);
  }
  return days;
}

TodayFacts with_date(NearDate date, const RhythmState& rhythm = {}) {
  date.person = {1};
  return {.people = {person(1, "Maya Chen", rhythm)}, .dates = {date}};
}

RhythmState met_on(std::vector<LocalDate> days) { return state_of(days); }

const LocalDate day = today_in_tests;

TEST_CASE("a birthday is told from three days before to the day after") {
  CHECK(days_with_a_line(with_date({.kind = DateKind::birthday, .on = day}), day, -6, 6) ==
        "-3 -2 -1 0 1");
  CHECK(days_with_a_line(with_date({.kind = DateKind::other, .label = "anniversary", .on = day}),
                         day, -6, 6) == "-3 -2 -1 0 1");
}

TEST_CASE("a new job is told for thirty days, and before its first day as other days are") {
  const std::string days =
      days_with_a_line(with_date({.kind = DateKind::new_job, .on = day}), day, -6, 40);
  CHECK(days.starts_with("-3 -2 -1 0 1 2 "));
  CHECK(days.ends_with(" 29 30"));
}

TEST_CASE(
    "whoever was met on the day of it, or since, was congratulated; the day before is too early") {
  const auto told = [](int met) {
    const TodayFacts facts =
        with_date({.kind = DateKind::birthday, .on = day}, met_on({day - 40, day + met}));
    return suggest(facts, {.today = day + 1}).lines.size() == 1;
  };
  CHECK(told(-2));
  CHECK(told(-1));
  CHECK_FALSE(told(0));
  CHECK_FALSE(told(1));
}

TEST_CASE("a wish is due on the day after its span, and not on its last day") {
  TodayPerson maya = person(1, "Maya Chen", met_on({day - 90, day - 60, day}));
  maya.wished_cadence_days = wish_days;
  CHECK(days_with_a_line({.people = {maya}}, day, 25, 33) == "31 32 33");
}

TEST_CASE("who is put off until a day is named on that day, and not before") {
  TodayPerson maya = person(1, "Maya Chen");
  maya.wished_cadence_days = wish_days;
  maya.quiet_until = day;
  CHECK(days_with_a_line({.people = {maya}}, day, -3, 2) == "0 1 2");
}

TEST_CASE("a follow-up is told on its day and after") {
  const TodayFacts facts{.people = {person(1, "Maya Chen")},
                         .follow_ups = {{.id = {1}, .person = {1}, .due = day, .made = day - 9}}};
  CHECK(days_with_a_line(facts, day, -2, 3) == "0 1 2 3");
}

TEST_CASE("what a line says of a day is true on each of them") {
  const TodayFacts facts = with_date({.kind = DateKind::birthday, .on = day});
  const auto because = [&](int days) {
    return suggest(facts, {.today = day + days}).lines.at(0).because;
  };
  CHECK(because(-3) == "Maya's birthday is in three days.");
  CHECK(because(-1) == "Maya's birthday is tomorrow.");
  CHECK(because(0) == "Maya's birthday is today.");
  CHECK(because(1) == "Maya's birthday was yesterday.");
}

TEST_CASE("wishes take no room among the new nudges of a week, silences do") {
  TodayFacts facts;
  for (int i = 1; i <= 4; ++i) {
    facts.people.push_back(person(i, fmt::format("Wished {}", i), met_on({day - 60, day - 40})));
    facts.people.back().wished_cadence_days = wish_days;
  }
  for (int i = 11; i <= 14; ++i)
    facts.people.push_back(person(i, fmt::format("Silent {}", i), talked({61, 54, 47, 40})));
  const auto count = [&](const std::string& name) {
    const auto lines = suggest(facts, {.today = day, .limit = 20, .nudges_a_week = 2}).lines;
    return std::ranges::count_if(lines,
                                 [&](const Suggestion& s) { return s.name.starts_with(name); });
  };
  CHECK(count("Wished") == 4);
  CHECK(count("Silent") == 2);
}

TEST_CASE("old friends come in turn, however often each was met") {
  constexpr int friends = 12, weeks = 40;
  TodayFacts facts;
  for (int i = 1; i <= friends; ++i) {
    std::vector<LocalDate> days;
    for (int n = 3 * i + 3; n-- > 0;) days.push_back(day - 1500 - 10 * n);
    facts.people.push_back(person(i, fmt::format("Friend {}", i), met_on(days)));
  }
  std::set<std::string> shown;
  for (int week = 0; week < weeks; ++week) {
    for (const Suggestion& s : suggest(facts, {.today = day + 7 * week}).lines)
      shown.insert(s.name);
  }
  CHECK(shown.size() > friends * 3 / 4);
}

TEST_CASE("a plan in one's own words names somebody only where their name is a word of it") {
  const auto act = [](const std::string& text) {
    const TodayFacts facts{
        .people = {person(1, "Ben Okafor")},
        .follow_ups = {{.id = {1}, .person = {1}, .text = text, .due = day, .made = day - 9}}};
    return suggest(facts, {.today = day}).lines.at(0).next_act;
  };
  CHECK(act("Buy Ben a pint").name == "Ben");
  for (const char* text : {"Paint the Benches", "Ask at Benson's", "Read SoBen"}) {
    CAPTURE(text);
    CHECK(act(text).name == "Ben Okafor");
    CHECK(act(text).before == std::string(text) + " (for ");
  }
}

}  // namespace
