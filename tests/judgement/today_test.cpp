#include "judgement/today.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "judgement/notice.h"
#include "tests/judgement/today_cast.h"

using namespace wellmet;

namespace {

const DayWish usual = {.today = today_in_tests};

DayWish on(LocalDate day) { return {.today = day}; }
DayWish with_energy(Energy energy) { return {.today = today_in_tests, .energy = energy}; }

const RhythmState weekly_until_10_days_ago = talked({31, 24, 17, 10});
const RhythmState quieter = talked({95, 81, 66, 50, 36});
const RhythmState drifting = talked({61, 54, 47, 40});
const RhythmState dormant = talked({1600, 1580, 1500});

TodayFacts facts_of(std::vector<TodayPerson> people) { return {.people = std::move(people)}; }

std::vector<Suggestion> lines(const TodayFacts& facts, const DayWish& wish = usual) {
  return suggest(facts, wish).lines;
}

std::vector<std::string> names(const std::vector<Suggestion>& list) {
  std::vector<std::string> result;
  for (const Suggestion& s : list) result.push_back(s.name);
  return result;
}

std::string lower_first(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string written(const std::vector<Suggestion>& list) {
  std::string text;
  for (const Suggestion& s : list) {
    text +=
        s.name + " [" + to_text(s.kind) + "]\n  " + s.because + "\n  " + s.next_act.text() + "\n";
    CHECK(lower_first(s.because) == lower_first(s.because_clause));
    for (const DatedFact& fact : s.facts)
      text += "    " + to_iso(fact.on) + "  " + fact.what + "\n";
  }
  return text;
}

std::string line_for(const DueFollowUp& follow_up, const RhythmState& rhythm = talked({9})) {
  TodayFacts facts = facts_of({person(1, "Maya Chen", rhythm)});
  facts.follow_ups = {follow_up};
  return written(lines(facts));
}

std::string line_for(DateKind kind, int days_ahead, int years = 0, const char* label = "",
                     bool once = false) {
  TodayFacts facts = facts_of({person(1, "Maya Chen")});
  facts.dates = {{.person = {1},
                  .kind = kind,
                  .label = label,
                  .on = today_in_tests + days_ahead,
                  .years = years,
                  .once = once}};
  return written(lines(facts));
}

std::string line_for(TodayPerson who, const DayWish& wish = usual) {
  return written(lines(facts_of({std::move(who)}), wish));
}

DueFollowUp follow_up(FollowUpKind kind, const std::string& text = "") {
  return {.id = {7},
          .person = {1},
          .kind = kind,
          .text = text,
          .due = today_in_tests - 1,
          .made = today_in_tests - 9};
}

DueFollowUp arisen(FollowUpKind kind, Courtesy courtesy,
                   InteractionKind from = InteractionKind::coffee) {
  DueFollowUp f = follow_up(kind);
  f.courtesy = courtesy;
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
  using C = Courtesy;
  text += line_for(arisen(K::thank, C::thanks));
  text += line_for(arisen(K::thank, C::thanks, InteractionKind::advice_received));
  text += line_for(arisen(K::thank, C::thanks_for_advice));
  text += line_for(arisen(K::circle_back, C::advice));
  text += line_for(arisen(K::close_the_loop, C::introduction));
  text += line_for(arisen(K::meet_again, C::first_meeting));
  text += line_for(arisen(K::meet_again, C::noted_once));
  text += line_for(arisen(K::meet_again, C::noted_once, InteractionKind::met));
  text += line_for(arisen(K::meet_again, C::noted_once, InteractionKind::event), talked({9, 2}));
  DueFollowUp job = arisen(K::congratulate, C::new_job);
  job.text = "new job at Figma, as designer";
  text += line_for(job);
  return text;
}

std::string all_dates() {
  std::string text;
  for (int ahead : {-1, 0, 1, 3}) text += line_for(DateKind::birthday, ahead);
  for (int ahead : {-1, 0, 1}) text += line_for(DateKind::met_anniversary, ahead, 5);
  for (int ahead : {-20, 0, 1}) text += line_for(DateKind::new_job, ahead);
  text += line_for(DateKind::other, 1, 0, "anniversary");
  text += line_for(DateKind::other, 0, 0, "Biscuit's birthday");
  text += line_for(DateKind::other, -1, 0, "surgery", true);
  text += line_for(DateKind::other, -1, 0, "name day");
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
  }
  maya.rhythm = talked({160, 60});
  text += line_for(maya);
  maya.rhythm = talked({300, 293, 286, 280, 273, 266, 206, 120});
  text += line_for(maya);
  maya.rhythm = talked({380, 379, 300, 299, 297, 210, 209});
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

TEST_CASE("what is noted once is told with its article, whatever kind it was") {
  const auto because = [](InteractionKind kind) {
    TodayFacts facts = facts_of({person(1, "Maya Chen", talked({9}))});
    facts.follow_ups = {arisen(FollowUpKind::meet_again, Courtesy::noted_once, kind)};
    return lines(facts).at(0).because;
  };
  using K = InteractionKind;
  CHECK(because(K::event) == "You noted an event nine days ago and nothing since.");
  CHECK(because(K::email) == "You noted an email nine days ago and nothing since.");
  CHECK(because(K::walk) == "You noted a walk nine days ago and nothing since.");
  CHECK(because(K::advice_received) == "You noted advice nine days ago and nothing since.");
  CHECK(because(K::thanked) == "You noted your thanks nine days ago and nothing since.");
}

TEST_CASE("a message after the one coffee is something: nothing since is not said") {
  TodayFacts facts = facts_of({person(1, "Maya Chen", talked({9, 2}))});
  facts.follow_ups = {arisen(FollowUpKind::meet_again, Courtesy::noted_once)};
  CHECK(lines(facts).at(0).because == "You noted a coffee nine days ago.");
  CHECK(lines(facts).at(0).claims.size() == 1);
}

TEST_CASE("with nothing to say the list is empty") {
  CHECK(lines({}).empty());
  CHECK(lines(facts_of({person(1, "Maya Chen", weekly_until_10_days_ago)})).empty());
  CHECK(reconnect(facts_of({person(1, "Maya Chen", quieter)}), usual).empty());
  CHECK(lines(facts_of({person(1, "Maya Chen", drifting)}), {.today = today_in_tests, .limit = 0})
            .empty());
}

TEST_CASE("friends who talk twice a year are not named soon after a call, though p is high") {
  const RhythmState twice_a_year = talked({740, 560, 380, 200, 20});
  CHECK(drift(twice_a_year, today_in_tests).p >= .4);
  CHECK(lines(facts_of({person(1, "Maya Chen", twice_a_year)})).empty());
  const RhythmState long_silent = talked({980, 800, 620, 440, 260});
  CHECK(lines(facts_of({person(1, "Maya Chen", long_silent)})).size() == 1);
}

TEST_CASE("promises first, then days, thanks, the quiet and one old friend") {
  TodayFacts facts = facts_of({person(1, "Dormant", dormant), person(2, "Drifting", drifting),
                               person(3, "Birthday"), person(4, "Helper"), person(5, "Promise"),
                               person(6, "Older", dormant)});
  facts.dates = {{.person = {3}, .on = today_in_tests}};
  DueFollowUp promise = follow_up(FollowUpKind::thank);
  promise.person = {5};
  DueFollowUp thanks = arisen(FollowUpKind::thank, Courtesy::thanks);
  thanks.id = {8};
  thanks.person = {4};
  facts.follow_ups = {thanks, promise};
  const auto list = lines(facts, {.today = today_in_tests, .limit = 10});
  REQUIRE(list.size() == 5);
  CHECK(list[0].name == "Promise");
  CHECK(list[0].follow_up == FollowUpId{7});
  CHECK(list[1].name == "Birthday");
  CHECK(list[2].name == "Helper");
  CHECK(list[3].name == "Drifting");
  CHECK(list[4].kind == SuggestionKind::dormant);
}

TEST_CASE("a file that tells of many new jobs fills no list: one a day, of somebody you talk to") {
  TodayFacts facts;
  for (int i = 1; i <= 9; ++i) {
    facts.people.push_back(person(i, "Person " + std::to_string(i)));
    facts.follow_ups.push_back({.id = {i},
                                .person = {i},
                                .kind = FollowUpKind::congratulate,
                                .text = "new job at Alder",
                                .due = today_in_tests - i % 3,
                                .made = today_in_tests - 3,
                                .courtesy = Courtesy::new_job});
  }
  facts.people[6].rhythm = talked({40, 20});
  const DayList list = suggest(facts, {.today = today_in_tests});
  REQUIRE(list.lines.size() == 1);
  CHECK(list.lines[0].name == "Person 7");
}

TEST_CASE("promises of the day are never crowded out; what finds no room is counted") {
  TodayFacts facts;
  for (int i = 1; i <= 7; ++i) {
    facts.people.push_back(person(i, "Promise " + std::to_string(i)));
    DueFollowUp f = follow_up(FollowUpKind::share);
    f.id = {i};
    f.person = {i};
    f.due = today_in_tests - (i > 5 ? 3 : 0);
    facts.follow_ups.push_back(f);
  }
  facts.people.push_back(person(11, "Ana Test"));
  facts.dates = {{.person = {11}, .on = today_in_tests}};
  for (int i = 20; i < 40; ++i) {
    facts.people.push_back(person(i, "Helper"));
    DueFollowUp f = arisen(FollowUpKind::thank, Courtesy::thanks);
    f.id = {i};
    f.person = {i};
    facts.follow_ups.push_back(f);
  }
  const DayList list = suggest(facts, usual);
  REQUIRE(list.lines.size() == 5);
  for (const Suggestion& s : list.lines) CHECK(s.claims[0].due == today_in_tests);
  CHECK(list.more.size() == 3);
  CHECK(list.more.back() == "Ana Test's birthday");
}

TEST_CASE("an own promise is shown on three days and then waits with the others") {
  TodayFacts facts = facts_of({person(1, "Maya Chen")});
  facts.follow_ups = {follow_up(FollowUpKind::share)};
  const auto first = lines(facts);
  REQUIRE(first.size() == 1);
  facts.shown = {{.person = {1}, .matter = first[0].matter, .earlier_days = 2}};
  CHECK(lines(facts).size() == 1);
  facts.shown[0].earlier_days = 3;
  CHECK(lines(facts).empty());
  CHECK(suggest(facts, usual).open_promises == 1);
  facts.follow_ups[0].due = today_in_tests;  // snoozed to this very day
  CHECK(lines(facts).size() == 1);
}

TEST_CASE(
    "first namings come before second ones, who has been due longest first, a wish before both") {
  TodayPerson wished = person(4, "Wished", talked({80, 50}));
  wished.wished_cadence_days = 30;
  const TodayFacts facts =
      facts_of({person(1, "Second", drifting),
                person(2, "Due yesterday", talked({66, 59, 52, 45, 38, 31, 24, 17})),
                person(3, "Due longer", talked({69, 62, 55, 48, 41, 34, 27, 20})), wished});
  CHECK(names(lines(facts)) ==
        std::vector<std::string>{"Wished", "Due longer", "Due yesterday", "Second"});
}

TEST_CASE("a silence is named on two days, once more when it has doubled, and then no more") {
  TodayFacts facts = facts_of({person(1, "Maya Chen", quieter)});
  const LocalDate first = *named_from(quieter), again = *named_again_from(quieter);
  const auto listed = [&](LocalDate day, int earlier_days) {
    facts.shown = {{.person = {1},
                    .matter = "silence " + to_iso(quieter.last_day),
                    .kind = SuggestionKind::drift,
                    .earlier_days = earlier_days}};
    return !lines(facts, on(day)).empty();
  };
  CHECK_FALSE(listed(first - 1, 0));
  CHECK(listed(first, 0));
  CHECK(listed(first + 5, 1));
  CHECK_FALSE(listed(first + 6, 2));
  CHECK(listed(again, 2));
  CHECK_FALSE(listed(again + 1, 3));
}

TEST_CASE("a wish replaces the friendship's own rhythm") {
  TodayPerson maya = person(1, "Maya Chen", drifting);
  maya.wished_cadence_days = 40;
  CHECK(lines(facts_of({maya})).empty());
  CHECK(lines(facts_of({maya}), on(today_in_tests + 1)).size() == 1);
  maya.rhythm = dormant;
  CHECK(lines(facts_of({maya}))[0].kind == SuggestionKind::drift);
  CHECK(reconnect(facts_of({maya}), usual).empty());
  maya.rhythm = {};
  maya.wished_cadence_days = 42;
  CHECK(lines(facts_of({maya}))[0].because ==
        "You want to be in touch about every 6 weeks; nothing is noted yet.");
}

TEST_CASE("whoever was just turned to is not named for a silence in the week after") {
  TodayPerson beth = person(1, "Beth Novak", quieter);
  CHECK(lines(facts_of({beth})).size() == 1);
  beth.turned_to_on = today_in_tests - 6;
  CHECK(lines(facts_of({beth})).empty());
  CHECK(lines(facts_of({beth}), on(today_in_tests + 1)).size() == 1);
}

TEST_CASE("beyond the hope of the day's list a friend is left to the old friends") {
  TodayPerson maya = person(1, "Maya Chen", drifting);
  const LocalDate gone = dormant_from(drifting);
  CHECK(lines(facts_of({maya}), on(gone - 1))[0].kind == SuggestionKind::drift);
  CHECK(reconnect(facts_of({maya}), on(gone - 1)).empty());
  CHECK(lines(facts_of({maya}), on(gone))[0].kind == SuggestionKind::dormant);
  CHECK(reconnect(facts_of({maya}), on(gone)).size() == 1);
}

TEST_CASE("a snooze ends on its very day, a plan is respected") {
  TodayPerson maya = person(1, "Maya Chen", drifting);
  maya.quiet_until = today_in_tests + 1;
  TodayFacts facts = facts_of({maya});
  facts.shown = {{.person = {1},
                  .matter = "silence " + to_iso(drifting.last_day),
                  .kind = SuggestionKind::drift,
                  .earlier_days = 3}};
  CHECK(lines(facts).empty());
  CHECK(lines(facts, on(today_in_tests + 1)).size() == 1);
  maya.quiet_until = {};
  TodayFacts planned = facts_of({maya});
  planned.follow_ups = {follow_up(FollowUpKind::check_in)};
  planned.follow_ups[0].due = today_in_tests + 4;
  CHECK(lines(planned).empty());
  CHECK(lines(planned, on(today_in_tests + 4))[0].kind == SuggestionKind::promise);
}

TEST_CASE("nobody is a first meeting for one contact that was noted") {
  for (const int days_ago : {1, 3, 14, 60, 200})
    CHECK(lines(facts_of({person(1, "Mum", talked({days_ago}))})).empty());
  CHECK(lines(facts_of({person(1, "Mum", talked({400}))}))[0].because ==
        "One contact is noted, 13 months ago; a hello may well be welcome.");
}

TEST_CASE("a day is over when you have been in touch since, when it is done, or after a day") {
  TodayFacts facts = facts_of({person(1, "Maya Chen", talked({22, 15, 8, 1}))});
  facts.dates = {{.person = {1}, .on = today_in_tests - 1}};
  CHECK(lines(facts).empty());
  facts.people[0].rhythm = talked({30, 23, 16, 9});
  CHECK(lines(facts).size() == 1);
  CHECK(lines(facts, on(today_in_tests + 1)).empty());
  CHECK(lines(facts, on(today_in_tests - 4)).size() == 1);
  CHECK(lines(facts, on(today_in_tests - 5)).empty());
  facts.dates[0].is_done = true;
  CHECK(lines(facts, on(today_in_tests - 3)).empty());
}

TEST_CASE("a birthday is named once ahead, so that the day itself is left") {
  TodayFacts facts = facts_of({person(1, "Maya Chen")});
  facts.dates = {{.person = {1}, .on = today_in_tests + 2}};
  facts.shown = {{.person = {1}, .matter = matter_of(facts.dates[0]), .earlier_days = 1}};
  CHECK(lines(facts).empty());
  CHECK(lines(facts, on(today_in_tests + 2)).size() == 1);
}

TEST_CASE("a week has room for so many new nudges, of which few are old friends") {
  TodayFacts facts;
  for (int i = 1; i <= 9; ++i) {
    facts.people.push_back(person(i, "Quiet " + std::to_string(i), drifting));
    facts.people.push_back(person(100 + i, "Old " + std::to_string(i), dormant));
    facts.shown.push_back({.person = {500 + i},
                           .matter = "silence 2026-01-01",
                           .kind = i == 1 ? SuggestionKind::dormant : SuggestionKind::drift,
                           .earlier_days = 1,
                           .this_week = true});
  }
  const auto list = lines(facts, {.today = today_in_tests, .limit = 50});
  CHECK(list.size() == 1);
  const auto more = lines(facts, {.today = today_in_tests, .limit = 50, .nudges_a_week = 100});
  CHECK(more.size() == 10);
}

TEST_CASE("wishes take no room from the new nudges of a week") {
  TodayFacts facts;
  for (int i = 1; i <= 3; ++i) {
    facts.people.push_back(person(i, "Quiet " + std::to_string(i), drifting));
    facts.people.push_back(person(100 + i, "Wished " + std::to_string(i), drifting));
    facts.people.back().wished_cadence_days = 30;
    facts.shown.push_back({.person = {500 + i},
                           .matter = "silence 2026-01-01",
                           .kind = SuggestionKind::drift,
                           .earlier_days = 1,
                           .this_week = true,
                           .wished_cadence_days = 30});
  }
  const DayWish wish = {.today = today_in_tests, .limit = 50, .nudges_a_week = 2};
  CHECK(lines(facts, wish).size() == 5);
  for (ShownMatter& shown : facts.shown) shown.wished_cadence_days = 0;
  CHECK(lines(facts, wish).size() == 3);
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

TEST_CASE("the words for energy") {
  CHECK(parse_energy(" Low") == Energy::low);
  CHECK(parse_energy("usual") == Energy::usual);
  CHECK(parse_energy("plenty") == Energy::plenty);
  CHECK_FALSE(parse_energy("much"));
}
