#include "judgement/notice.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "judgement/evaluate_notice.h"

using namespace wellmet;

namespace {

RhythmState with_gaps(const std::vector<int>& gaps) {
  std::vector<LocalDate> days = {{100}};
  for (int gap : gaps) days.push_back(days.back() + gap);
  return state_of(days);
}
RhythmState every(int gap, int contacts) {
  return with_gaps(std::vector<int>(static_cast<std::size_t>(contacts - 1), gap));
}

int named_after(const RhythmState& state) { return *named_from(state) - state.last_day; }

rc::Gen<std::vector<int>> some_gaps() {
  return rc::gen::exec([] {
    const int scale = *rc::gen::element(2, 8, 30, 100, 400);
    const auto count = *rc::gen::inRange<std::size_t>(1, 25);
    return *rc::gen::container<std::vector<int>>(count, rc::gen::inRange(1, scale + 1));
  });
}

double middle_of(std::vector<int> gaps) {
  if (gaps.size() > 6) gaps.erase(gaps.begin(), gaps.end() - 6);
  std::ranges::sort(gaps);
  const std::size_t half = gaps.size() / 2;
  return gaps.size() % 2 == 1 ? gaps[half] : (gaps[half - 1] + gaps[half]) / 2.0;
}

}  // namespace

TEST_CASE("the steadier a friendship, the sooner its silence is named, never the later") {
  std::vector<int> weekly;
  for (const int contacts : {4, 8, 12, 20, 40}) weekly.push_back(named_after(every(7, contacts)));
  CHECK(weekly == std::vector<int>{18, 17, 16, 16, 16});
  CHECK(named_after(every(30, 12)) == 47);
  CHECK(named_after(every(91, 8)) == 120);
  CHECK(named_after(every(365, 6)) == 423);
  CHECK(named_after(every(1, 60)) == 14);
  CHECK(named_after(every(7, 2)) == 21);
  CHECK(named_after(with_gaps({7, 7, 7, 9, 12, 16, 22, 29, 39})) == 35);
}

TEST_CASE("a silence is longer than the usual gap, its words, and all but one of the last pauses") {
  CHECK(rc::check([] {
    const std::vector<int> gaps = *some_gaps();
    const RhythmState state = with_gaps(gaps);
    const double usual = days_said(middle_gap(state));
    const int silence = named_after(state);
    RC_ASSERT(silence >= 14);
    RC_ASSERT(silence > usual);
    RC_ASSERT(silence > state.steady_s / state.steady_w);
    std::vector<int> last(gaps.end() - std::min<std::ptrdiff_t>(6, std::ssize(gaps)), gaps.end());
    RC_ASSERT(std::ranges::count_if(last, [&](int gap) { return gap >= silence; }) <= 1);
    RC_ASSERT(middle_gap(state) == middle_of(gaps));
    RC_ASSERT(std::abs(usual - middle_gap(state)) <= middle_gap(state) / 3 + 1e-9);
    RC_ASSERT(notice(state, state.last_day + silence).named);
    RC_ASSERT(!notice(state, state.last_day + silence - 1).named);
  }));
}

TEST_CASE("silence raises the score every day, a contact lowers it at once, dates only shift it") {
  CHECK(rc::check([] {
    RhythmState state = with_gaps(*some_gaps());
    const LocalDate day = state.last_day + *rc::gen::inRange(1, 900);
    RC_ASSERT(notice(state, day + 1).score > notice(state, day).score);
    RhythmState later = state;
    later.first_day = later.first_day + 400;
    later.last_day = later.last_day + 400;
    RC_ASSERT(notice(later, day + 400).score == notice(state, day).score);
    RC_ASSERT(add_contact_day(state, day));
    RC_ASSERT(notice(state, day).score == 0);
  }));
}

TEST_CASE("named, named again, and left to the old friends") {
  const RhythmState state = every(30, 12);
  const auto on = [&](int days) { return rhythm_on(state, state.last_day + days); };
  CHECK(on(46) == Rhythm::in_rhythm);
  CHECK(on(47) == Rhythm::quieter);
  CHECK(on(93) == Rhythm::drifting);
  CHECK(on(200) == Rhythm::dormant);
  const RhythmState slow = every(365, 6);
  CHECK(rhythm_on(slow, slow.last_day + 1095) == Rhythm::drifting);
  CHECK(rhythm_on(slow, slow.last_day + 1096) == Rhythm::dormant);
  const RhythmState once = with_gaps({});
  CHECK_FALSE(named_from(once));
  CHECK(rhythm_on(once, once.last_day + 364) == Rhythm::just_met);
  CHECK(rhythm_on(once, once.last_day + 365) == Rhythm::dormant);
  CHECK(rhythm_on({}, {100}) == Rhythm::just_met);
}

TEST_CASE("what is said of a rhythm") {
  const auto said = [](const std::vector<int>& gaps, int silence) {
    const RhythmState state = with_gaps(gaps);
    return rhythm_sentence(state, state.last_day + silence);
  };
  CHECK(rhythm_sentence({}, {100}) == "");
  CHECK(said({}, 40) == "You were in touch once, on Sat 11 Apr 1970.");
  CHECK(said({20}, 62) == "It has been eight weeks.");
  CHECK(said({20}, 0) == "You talked today.");
  CHECK(said({2, 3, 2}, 20) == "It has been two weeks.");
  CHECK(said({207, 2, 3}, 183) == "It has been six months.");  // three in a week are no habit
  CHECK(said({20, 22}, 64) == "You usually talk every three weeks; it has been two months.");
  CHECK(said({20, 22}, 0) == "You usually talk every three weeks; you talked today.");
  CHECK(said({7, 7, 7, 7}, 17) == "You usually talk every week; it has been two weeks.");
  CHECK(said({91, 92, 91}, 120) ==
        "You usually talk every three months; it has been three and a half months.");
  CHECK(said({7, 7, 7, 7, 30, 35}, 50) ==
        "You used to talk every week, lately less often; it has been seven weeks.");
  CHECK(said({1, 1, 40, 1, 38, 1}, 60) ==
        "You talk in bursts; it has been eight weeks, longer than the pauses between.");
  CHECK(said({1, 1, 40, 1, 38, 1}, 9) ==
        "You talk in bursts; it has been nine days, longer than most of the pauses between.");
}

TEST_CASE("a silence in words is never longer than it is") {
  CHECK(silence_in_words(1) == "one day");
  CHECK(silence_in_words(13) == "13 days");
  CHECK(silence_in_words(27) == "three weeks");
  CHECK(silence_in_words(62) == "eight weeks");
  CHECK(silence_in_words(77) == "two and a half months");
  CHECK(silence_in_words(400) == "13 months");
  CHECK(silence_in_words(731) == "two years");
  CHECK(silence_in_words(1000) == "more than two years");
  CHECK(wish_in_words(42) == "every 6 weeks");
  CHECK(wish_in_words(30) == "every month");
}

TEST_CASE("cases of a table are answered in their order") {
  CHECK(evaluate_notice("src,dst,day,n\nana,bo,0,1\nbo,ana,7,3\nana,bo,14,1\nana,bo,21,1\n",
                        "ego,alter,t\nana,bo,38\nana,bo,39\nana,cy,39\n") ==
        "ego,alter,t,score,notice,wait,usual\n"
        "ana,bo,38,0.964587186,no,17.6241197,7\n"
        "ana,bo,39,1.02132761,yes,17.6241197,7\n"
        "ana,cy,39,0,no,0,0\n");
}
