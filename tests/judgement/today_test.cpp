#include "judgement/today.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/judgement/today_cast.h"

using namespace wellmet;

namespace {

const DayWish usual = {.today = today_in_tests};

DayWish on(LocalDate day) { return {.today = day}; }
DayWish with_energy(Energy energy) { return {.today = today_in_tests, .energy = energy}; }

const RhythmState weekly_until_10_days_ago = talked({31, 24, 17, 10});
const RhythmState quieter = talked({95, 81, 66, 50, 36});
const RhythmState drifting = talked({110, 103, 96, 90});
// A year of every month, and then four months of silence: drifting for weeks to come.
const RhythmState long_drifting =
    talked({500, 470, 440, 410, 380, 350, 320, 290, 260, 230, 200, 170, 140});
const RhythmState dormant = talked({1600, 1580, 1500});

TodayFacts facts_of(std::vector<TodayPerson> people) { return {.people = std::move(people)}; }

std::vector<std::string> names(const std::vector<Suggestion>& list) {
  std::vector<std::string> result;
  for (const Suggestion& s : list) result.push_back(s.name);
  return result;
}

std::string written(const std::vector<Suggestion>& list) {
  std::string text;
  for (const Suggestion& s : list) {
    text += s.name + " [" + to_text(s.kind) + "]\n  " + s.because + "\n  " + s.next_act + "\n";
    for (const DatedFact& fact : s.facts)
      text += "    " + to_iso(fact.on) + "  " + fact.what + "\n";
  }
  return text;
}

std::string line_for(const DueFollowUp& follow_up) {
  TodayFacts facts = facts_of({person(1, "Maya Chen")});
  facts.follow_ups = {follow_up};
  return written(suggest(facts, usual));
}

std::string line_for(DateKind kind, int days_ahead, int years = 0, const char* label = "") {
  TodayFacts facts = facts_of({person(1, "Maya Chen")});
  facts.dates = {{.person = {1},
                  .kind = kind,
                  .label = label,
                  .on = today_in_tests + days_ahead,
                  .years = years}};
  return written(suggest(facts, usual));
}

std::string line_for(TodayPerson who, const DayWish& wish = usual) {
  return written(suggest(facts_of({std::move(who)}), wish));
}

DueFollowUp follow_up(FollowUpKind kind, const std::string& text = "") {
  return {.id = {7},
          .person = {1},
          .kind = kind,
          .text = text,
          .due = today_in_tests - 1,
          .made = today_in_tests - 9,
          .by_user = true};
}

DueFollowUp arisen(FollowUpKind kind, InteractionKind from) {
  DueFollowUp f = follow_up(kind);
  f.by_user = false;
  f.from_kind = from;
  f.from_day = today_in_tests - 9;
  f.about_name = "Jo Lindqvist";
  return f;
}

std::string all_promises() {
  std::string text;
  for (const FollowUpKindInfo& kind : follow_up_kinds()) {
    text += line_for(follow_up(kind.kind));
    text += line_for(follow_up(kind.kind, "the slides on glazing."));
  }
  using K = FollowUpKind;
  using I = InteractionKind;
  for (const auto& [kind, from] :
       {std::pair{K::thank, I::help_received}, std::pair{K::thank, I::advice_received},
        std::pair{K::thank, I::introduced_by}, std::pair{K::circle_back, I::advice_received},
        std::pair{K::close_the_loop, I::introduced_by}, std::pair{K::meet_again, I::coffee}})
    text += line_for(arisen(kind, from));
  return text;
}

std::string all_dates() {
  std::string text;
  for (int ahead : {-2, -1, 0, 1, 3}) text += line_for(DateKind::birthday, ahead);
  for (int ahead : {-1, 0, 1}) text += line_for(DateKind::met_anniversary, ahead, ahead + 2);
  for (int ahead : {-20, 0, 1}) text += line_for(DateKind::new_job, ahead);
  text += line_for(DateKind::other, 1, 0, "anniversary");
  text += line_for(DateKind::other, 0, 0, "Biscuit's birthday");
  return text;
}

std::string all_rhythms() {
  std::string text;
  TodayPerson maya = person(1, "Maya Chen", quieter);
  for (Energy energy : {Energy::low, Energy::usual, Energy::plenty}) {
    maya.common_ground = energy == Energy::usual ? "" : "dogs";
    maya.rhythm = quieter;
    text += line_for(maya, with_energy(energy));
    maya.rhythm = drifting;
    text += line_for(maya, with_energy(energy));
    maya.rhythm = dormant;
    text += line_for(maya, with_energy(energy));
    maya.rhythm = talked({9});
    text += line_for(maya, with_energy(energy));
  }
  maya.rhythm = talked({160, 60});
  text += line_for(maya);
  maya.rhythm = talked({1600});
  text += line_for(maya);
  maya.rhythm = talked({80, 50});
  maya.wished_cadence_days = 30;
  text += line_for(maya);
  maya.rhythm = {};
  maya.wished_cadence_days = 42;
  text += line_for(maya);
  return text;
}

}  // namespace

TEST_CASE("every because, next act and fact, as it is said") {
  const std::string said = "# promises\n" + all_promises() + "\n# dates\n" + all_dates() +
                           "\n# rhythms\n" + all_rhythms();
  const std::string path = WELLMET_SOURCE "/tests/judgement/because.txt";
  std::ifstream file(path);
  std::stringstream golden;
  golden << file.rdbuf();
  if (std::getenv("WELLMET_UPDATE_GOLDEN")) std::ofstream(path) << said;
  CHECK(said == golden.str());
}

TEST_CASE("with nothing to say the list is empty") {
  CHECK(suggest({}, usual).empty());
  CHECK(suggest(facts_of({person(1, "Maya Chen", weekly_until_10_days_ago)}), usual).empty());
  CHECK(reconnect(facts_of({person(1, "Maya Chen", quieter)}), usual).empty());
  CHECK(suggest(facts_of({person(1, "Maya Chen", drifting)}), {.today = today_in_tests, .limit = 0})
            .empty());
}

TEST_CASE("friends who talk twice a year are not named soon after a call, though p is high") {
  const RhythmState twice_a_year = talked({740, 560, 380, 200, 20});
  CHECK(drift(twice_a_year, today_in_tests).p >= .4);
  CHECK(suggest(facts_of({person(1, "Maya Chen", twice_a_year)}), usual).empty());
  const RhythmState long_silent = talked({920, 740, 560, 380, 200});
  CHECK(suggest(facts_of({person(1, "Maya Chen", long_silent)}), usual).size() == 1);
}

TEST_CASE("promises first, then first meetings, dates, the drifting and one old friend") {
  TodayFacts facts = facts_of({person(1, "Dormant", dormant), person(2, "Drifting", drifting),
                               person(3, "Birthday"), person(4, "New", talked({9})),
                               person(5, "Promise"), person(6, "Older", dormant)});
  facts.dates = {{.person = {3}, .on = today_in_tests}};
  DueFollowUp promise = follow_up(FollowUpKind::thank);
  promise.person = {5};
  facts.follow_ups = {promise};
  const auto list = suggest(facts, {.today = today_in_tests, .limit = 10});
  REQUIRE(list.size() == 5);
  CHECK(list[0].name == "Promise");
  CHECK(list[0].follow_up == FollowUpId{7});
  CHECK(list[1].name == "New");
  CHECK(list[2].name == "Birthday");
  CHECK(list[3].name == "Drifting");
  CHECK(list[4].kind == SuggestionKind::dormant);
}

TEST_CASE("ten promises leave room for a birthday and a friend gone quiet") {
  TodayFacts facts;
  for (int i = 1; i <= 10; ++i) {
    facts.people.push_back(person(i, "Promise"));
    DueFollowUp f = follow_up(FollowUpKind::share);
    f.id = {i};
    f.person = {i};
    facts.follow_ups.push_back(f);
  }
  facts.people.push_back(person(11, "Birthday"));
  facts.dates = {{.person = {11}, .on = today_in_tests}};
  facts.people.push_back(person(12, "Drifting", drifting));
  CHECK(names(suggest(facts, usual)) ==
        std::vector<std::string>{"Promise", "Promise", "Promise", "Birthday", "Drifting"});
}

TEST_CASE("one who is drifting comes before one who is only quieter, a wish before both") {
  TodayPerson wished = person(3, "Wished", talked({80, 50}));
  wished.wished_cadence_days = 30;
  const TodayFacts facts =
      facts_of({person(1, "Quieter", quieter), person(2, "Drifting", drifting), wished});
  CHECK(names(suggest(facts, usual)) == std::vector<std::string>{"Wished", "Drifting", "Quieter"});
}

TEST_CASE("a wish replaces the friendship's own rhythm") {
  TodayPerson maya = person(1, "Maya Chen", drifting);
  maya.wished_cadence_days = 90;
  CHECK(suggest(facts_of({maya}), usual).empty());
  CHECK(suggest(facts_of({maya}), on(today_in_tests + 1)).size() == 1);
  maya.rhythm = dormant;
  CHECK(suggest(facts_of({maya}), usual)[0].kind == SuggestionKind::drift);
  CHECK(reconnect(facts_of({maya}), usual).empty());
}

TEST_CASE("beyond the hope of the day's list a friend is left to the old friends") {
  TodayPerson maya = person(1, "Maya Chen", drifting);
  const LocalDate gone = gone_from(drifting);
  CHECK(suggest(facts_of({maya}), on(gone - 1))[0].kind == SuggestionKind::drift);
  CHECK(reconnect(facts_of({maya}), on(gone - 1)).empty());
  CHECK(suggest(facts_of({maya}), on(gone))[0].kind == SuggestionKind::dormant);
  CHECK(reconnect(facts_of({maya}), on(gone)).size() == 1);
}

TEST_CASE("a nudge rests for the usual gap, but not on its own day") {
  TodayPerson maya = person(1, "Maya Chen", drifting);
  const auto shown = [&](int days_ago) {
    maya.last_nudge = today_in_tests - days_ago;
    return !suggest(facts_of({maya}), usual).empty();
  };
  const int gap = static_cast<int>(drift(drifting, today_in_tests).gap_days);
  REQUIRE(gap == 8);
  CHECK(shown(0));
  CHECK_FALSE(shown(1));
  CHECK_FALSE(shown(gap));
  CHECK(shown(gap + 1));
}

TEST_CASE("later, we are fine and a plan are respected") {
  TodayPerson maya = person(1, "Maya Chen", drifting);
  maya.quiet_until = today_in_tests + 1;
  CHECK(suggest(facts_of({maya}), usual).empty());
  CHECK(suggest(facts_of({maya}), on(today_in_tests + 1)).size() == 1);
  maya.quiet_until = {};
  TodayFacts planned = facts_of({maya});
  planned.follow_ups = {follow_up(FollowUpKind::check_in)};
  planned.follow_ups[0].due = today_in_tests + 4;
  CHECK(suggest(planned, usual).empty());
  CHECK(suggest(planned, on(today_in_tests + 4))[0].kind == SuggestionKind::promise);
}

TEST_CASE("a second meeting is suggested from three days on, and no more after two months") {
  const auto shown = [](int days_ago) {
    return !suggest(facts_of({person(1, "New", talked({days_ago}))}), usual).empty();
  };
  CHECK_FALSE(shown(2));
  CHECK(shown(3));
  CHECK(shown(60));
  CHECK(suggest(facts_of({person(1, "New", talked({60}))}), usual)[0].kind ==
        SuggestionKind::first_meeting);
  CHECK(suggest(facts_of({person(1, "New", talked({9}))}), with_energy(Energy::low)).empty());
}

TEST_CASE("a date is over when you have been in touch since, or after two days") {
  TodayFacts facts = facts_of({person(1, "Maya Chen", talked({22, 15, 8, 1}))});
  facts.dates = {{.person = {1}, .on = today_in_tests - 1}};
  CHECK(suggest(facts, usual).empty());
  facts.people[0].rhythm = talked({23, 16, 9, 2});
  CHECK(suggest(facts, usual).size() == 1);
  CHECK(suggest(facts, on(today_in_tests + 1)).size() == 1);
  CHECK(suggest(facts, on(today_in_tests + 2)).empty());
  CHECK(suggest(facts, on(today_in_tests - 4)).size() == 1);
  CHECK(suggest(facts, on(today_in_tests - 5)).empty());
}

TEST_CASE("a promise long past takes turns with others and does not hold the top") {
  TodayFacts facts;
  for (int i = 1; i <= 6; ++i) {
    facts.people.push_back(person(i, "Old promise " + std::to_string(i)));
    DueFollowUp f = follow_up(FollowUpKind::custom);
    f.id = {i};
    f.person = {i};
    f.due = today_in_tests - 100 + i;
    facts.follow_ups.push_back(f);
  }
  std::set<std::string> on_top;
  for (int day = 0; day < 40; ++day)
    on_top.insert(suggest(facts, on(today_in_tests + day))[0].name);
  CHECK(on_top.size() == 6);
  facts.people.push_back(person(7, "Fresh promise"));
  facts.follow_ups.push_back(follow_up(FollowUpKind::thank));
  facts.follow_ups.back().person = {7};
  CHECK(suggest(facts, usual)[0].name == "Fresh promise");
}

TEST_CASE("nobody stays on top: the drifting take turns from day to day") {
  TodayFacts facts;
  for (int i = 1; i <= 20; ++i)
    facts.people.push_back(person(i, "Friend " + std::to_string(i), long_drifting));
  std::set<std::string> shown;
  int same_as_yesterday = 0;
  std::string yesterday;
  for (int day = 0; day < 30; ++day) {
    const auto list = suggest(facts, on(today_in_tests + day));
    REQUIRE(list.size() == 5);
    same_as_yesterday += list[0].name == yesterday;
    yesterday = list[0].name;
    for (const Suggestion& s : list) shown.insert(s.name);
  }
  CHECK(shown.size() == 20);
  CHECK(same_as_yesterday <= 6);
}

TEST_CASE("old friends stay for the week and change with it") {
  TodayFacts facts;
  for (int i = 1; i <= 30; ++i)
    facts.people.push_back(person(i, "Friend " + std::to_string(i), dormant));
  const LocalDate monday = today_in_tests - 3;
  const auto this_week = names(reconnect(facts, on(monday)));
  REQUIRE(this_week.size() == 5);
  for (int day = 1; day < 7; ++day) CHECK(names(reconnect(facts, on(monday + day))) == this_week);
  CHECK(names(reconnect(facts, on(monday + 7))) != this_week);
  CHECK(names(reconnect(facts, on(monday - 1))) != this_week);
}

TEST_CASE("an old friend who was nudged rests for a quarter in the day's list") {
  TodayPerson maya = person(1, "Maya Chen", dormant);
  maya.last_nudge = today_in_tests - 89;
  CHECK(suggest(facts_of({maya}), usual).empty());
  CHECK(suggest(facts_of({maya}), on(today_in_tests + 1)).size() == 1);
  CHECK(reconnect(facts_of({maya}), usual).size() == 1);
}

TEST_CASE("the words for energy") {
  CHECK(parse_energy(" Low") == Energy::low);
  CHECK(parse_energy("usual") == Energy::usual);
  CHECK(parse_energy("plenty") == Energy::plenty);
  CHECK_FALSE(parse_energy("much"));
}
