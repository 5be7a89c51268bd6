#pragma once
// People and facts for the tests of today's list.
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "judgement/today.h"

namespace wellmet {

const LocalDate today_in_tests = local_date({2026, 3, 5});

inline RhythmState talked(std::vector<int> days_ago) {
  std::vector<LocalDate> days;
  for (int ago : days_ago) days.push_back(today_in_tests - ago);
  return state_of(days);
}

inline TodayPerson person(std::int64_t id, std::string name, RhythmState rhythm = {}) {
  return {.id = {id}, .name = std::move(name), .rhythm = rhythm};
}

// An address book with every sort of reason in it, each person having some or none.
inline rc::Gen<TodayFacts> some_facts() {
  return rc::gen::exec([] {
    TodayFacts facts;
    const int people = *rc::gen::inRange(0, 25);
    for (int i = 1; i <= people; ++i) {
      std::vector<LocalDate> days;
      int ago = *rc::gen::element(0, 2, 10, 30, 70, 200, 1500);
      const int contacts = *rc::gen::inRange(0, 6);
      for (int n = 0; n < contacts; ++n, ago += *rc::gen::inRange(1, 60))
        days.insert(days.begin(), today_in_tests - ago);
      TodayPerson p = person(i, "Person " + std::to_string(i), state_of(days));
      p.archived = *rc::gen::inRange(0, 10) == 0;
      p.never_suggest = *rc::gen::inRange(0, 10) == 0;
      p.wished_cadence_days = *rc::gen::element(0, 0, 0, 30, 365);
      p.died = *rc::gen::inRange(0, 10) == 0;
      if (*rc::gen::inRange(0, 4) == 0) p.named_on = today_in_tests - *rc::gen::inRange(0, 60);
      if (*rc::gen::inRange(0, 10) == 0) p.quiet_until = today_in_tests + *rc::gen::inRange(-3, 9);
      if (*rc::gen::inRange(0, 2) == 0) p.common_ground = "dogs";
      facts.people.push_back(p);
    }
    const int follow_ups = people == 0 ? 0 : *rc::gen::inRange(0, 12);
    for (int i = 1; i <= follow_ups; ++i)
      facts.follow_ups.push_back(
          {.id = {i},
           .person = {*rc::gen::inRange(1, people + 1)},
           .kind = static_cast<FollowUpKind>(*rc::gen::inRange(0, 8)),
           .text = *rc::gen::element<std::string>("", "the kiln article", "ask about the move"),
           .due = today_in_tests - *rc::gen::inRange(-3, 40),
           .made = today_in_tests - 45,
           .courtesy = static_cast<Courtesy>(*rc::gen::inRange(0, 8)),
           .from_kind = InteractionKind::help_received,
           .from_day = today_in_tests - 45,
           .has_run_out = *rc::gen::inRange(0, 5) == 0});
    const int dates = people == 0 ? 0 : *rc::gen::inRange(0, 8);
    for (int i = 0; i < dates; ++i)
      facts.dates.push_back({.person = {*rc::gen::inRange(1, people + 1)},
                             .kind = static_cast<DateKind>(*rc::gen::inRange(0, 4)),
                             .label = "anniversary",
                             .on = today_in_tests + *rc::gen::inRange(-6, 6),
                             .years = *rc::gen::inRange(0, 5),
                             .is_done = *rc::gen::inRange(0, 5) == 0});
    // Some of it was shown before: what the list of today would say, and how often.
    const DayList once = suggest(facts, {.today = today_in_tests, .limit = 100});
    for (const Suggestion& s : once.lines) {
      if (*rc::gen::inRange(0, 3) != 0) continue;
      facts.shown.push_back({.person = s.person,
                             .matter = s.matter,
                             .kind = s.kind,
                             .earlier_days = *rc::gen::inRange(0, 5),
                             .this_week = *rc::gen::arbitrary<bool>()});
    }
    return facts;
  });
}

inline rc::Gen<DayWish> some_wish() {
  return rc::gen::exec([] {
    return DayWish{.today = today_in_tests,
                   .energy = *rc::gen::element(Energy::low, Energy::usual, Energy::plenty),
                   .limit = *rc::gen::element(1, 2, 3, 4, 5, 8)};
  });
}

}  // namespace wellmet
