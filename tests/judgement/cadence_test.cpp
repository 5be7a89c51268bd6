#include "judgement/cadence.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>
#include <vector>

using namespace wellmet;

namespace {

std::vector<LocalDate> days(const std::vector<int>& numbers) {
  std::vector<LocalDate> result;
  for (int number : numbers) result.push_back({number});
  return result;
}

RhythmState after(const std::vector<int>& numbers) { return state_of(days(numbers)); }

// Friendships of all sorts: daily, yearly, one day old, decades old.
rc::Gen<std::vector<int>> some_contact_days() {
  return rc::gen::exec([] {
    std::set<int> numbers = {*rc::gen::inRange(0, 20'000)};
    const int longest_gap = *rc::gen::element(2, 10, 40, 200, 1500);
    const int more = *rc::gen::inRange(0, 30);
    for (int i = 0; i < more; ++i)
      numbers.insert(*numbers.rbegin() + *rc::gen::inRange(1, longest_gap));
    return std::vector<int>(numbers.begin(), numbers.end());
  });
}

}  // namespace

TEST_CASE("the probability of silence is the reference's") {
  // proto_drift.py: p_drift(state([3, 10, 24, 30, 61, 75]), t, 90)
  const RhythmState state = after({3, 10, 24, 30, 61, 75});
  CHECK(drift(state, {75}).p == doctest::Approx(0.154169604).epsilon(1e-8));
  CHECK(drift(state, {100}).p == doctest::Approx(0.443417315).epsilon(1e-8));
  CHECK(drift(state, {200}).p == doctest::Approx(0.839354135).epsilon(1e-8));
}

TEST_CASE("silence raises it every day, a contact lowers it at once") {
  CHECK(rc::check([] {
    RhythmState state = state_of(days(*some_contact_days()));
    const LocalDate today = state.last_day + *rc::gen::inRange(0, 3000);
    const double p = drift(state, today).p;
    RC_ASSERT(p > 0);
    RC_ASSERT(p < 1);
    RC_ASSERT(drift(state, today + 1).p > p);
    RC_PRE(today > state.last_day);
    RC_ASSERT(add_contact_day(state, today));
    RC_ASSERT(drift(state, today).p < p);
  }));
}

TEST_CASE("only the days of contact count: not how often in a day, not when in history") {
  CHECK(rc::check([] {
    const std::vector<int> once = *some_contact_days();
    std::vector<int> often;
    std::vector<int> later;
    for (int day : once) {
      often.insert(often.end(), static_cast<std::size_t>(*rc::gen::inRange(1, 10)), day);
      later.push_back(day + 400);
    }
    const RhythmState state = after(once);
    RC_ASSERT(after(often) == state);
    const LocalDate today = state.last_day + 77;
    RC_ASSERT(drift(after(later), today + 400) == drift(state, today));
  }));
}

TEST_CASE("a contact day added one at a time gives the state of all") {
  RhythmState state;
  for (int day : {10, 13, 13, 40}) REQUIRE(add_contact_day(state, {day}));
  CHECK(state == after({10, 13, 40}));
  CHECK(state.contact_days == 3);
}

TEST_CASE("an older day is refused and leaves the state as it was") {
  RhythmState state = after({10, 13, 40});
  const RhythmState before = state;
  CHECK_FALSE(add_contact_day(state, {39}));
  CHECK(state == before);
}

TEST_CASE("without a contact day a silence never ends; before one that lies ahead there is none") {
  CHECK(drift({}, {100}).p == 1);
  CHECK(drift(after({100, 110}), {50}).silence_days == 0);
}
