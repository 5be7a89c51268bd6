// Whose silence is unusual for the friendship itself. From the gaps of a friendship in days:
//     m     = S / W                             mean gap, newest first (rho = 0.9)
//     g     = m + max(0, PRIOR - m) / (1 + N)   few and short gaps are not yet a rhythm
//     usual = what is said for the median of the last six gaps
//     G     = max(g, usual)                     never sooner than by the gap that is said
//     L     = second longest of the last six    (of one or two gaps the longest)
//     wait  = max(FLOOR, G + GRACE sqrt(G), L + sqrt(L))
//     score = silence / wait                    named from 1 on, again from 2, let go at 4
// The usual gap is over by more than a grace that grows with its square root (a week bears eight
// days more, a quarter a month), the silence is longer than all but one of the last six pauses, and
// two weeks at least. The likelihood of a longer silence (cadence.cpp) is no doorbell: it falls
// with the age of a friendship, so that the steadiest friends would be named last. That a silence
// is to be measured in the tie's own gaps was found by Navarro, Miritello, Canales and Moro, 2017
// (doi 10.1140/epjds/s13688-017-0113-9); three years of silence are Levin, Walter and Murnighan's,
// 2011.
#include "judgement/notice.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <span>

namespace wellmet {
namespace {

constexpr double prior_days = 14;
constexpr double floor_days = 14;
constexpr double grace = 3;
constexpr double again_score = 2;
constexpr double dormant_score = 4;
constexpr double rounding = 1e-9;
constexpr int dormant_days = 1096;
constexpr int one_contact_rests_days = 365;
constexpr double average_year = 365.25;
constexpr double average_month = 30.4375;

// Up to and including so many days, a gap is said to be so many, in these words.
struct Gap {
  double up_to;
  double days;
  const char* words;
};
constexpr Gap gaps_said[] = {
    {1, 1, "day"},
    {2.5, 2, "two days"},
    {5, 4, "few days"},
    {8, 7, "week"},
    {11.5, 10, "ten days"},
    {17, 14, "two weeks"},
    {25, 21, "three weeks"},
    {36, 30, "month"},
    {52, 45, "six weeks"},
    {74, 61, "two months"},
    {105, 91, "three months"},
    {136, 122, "four months"},
    {166, 152, "five months"},
    {223, 183, "six months"},
    {316, 274, "nine months"},
    {447, 365, "year"},
    {632, 548, "year and a half"},
    {913, 730, "two years"},
};

const Gap* gap_said(double gap_days) {
  const auto* found =
      std::ranges::find_if(gaps_said, [&](const Gap& gap) { return gap_days <= gap.up_to; });
  return found == std::end(gaps_said) ? nullptr : found;
}

int whole_years(double gap_days) {
  return static_cast<int>(std::floor(gap_days / average_year + 0.5));
}

struct SortedGaps {
  std::array<int, recent_gaps> values = {};
  std::size_t count = 0;
  std::span<const int> all() const { return std::span(values).last(count); }
};

SortedGaps sorted_gaps(const RhythmState& state) {
  SortedGaps gaps{.values = state.recent};
  std::ranges::sort(gaps.values);  // the zeros of gaps that are not there yet come first
  gaps.count =
      static_cast<std::size_t>(std::ranges::count_if(gaps.values, [](int gap) { return gap > 0; }));
  return gaps;
}

double second_longest(const RhythmState& state) {
  const SortedGaps sorted = sorted_gaps(state);
  const auto gaps = sorted.all();
  if (gaps.empty()) return 0;
  return gaps.size() < 3 ? gaps.back() : gaps[gaps.size() - 2];
}

double longest(const RhythmState& state) {
  const SortedGaps sorted = sorted_gaps(state);
  return sorted.all().empty() ? 0 : sorted.all().back();
}

double wait_of(const RhythmState& state) {
  const int gaps = state.contact_days - 1;
  if (gaps < 1) return 0;
  const double mean = state.steady_s / state.steady_w;
  const double shrunk = mean + std::max(0.0, prior_days - mean) / (1.0 + gaps);
  const double usual = std::max(shrunk, days_said(middle_gap(state)));
  const double pause = second_longest(state);
  return std::max({floor_days, usual + grace * std::sqrt(usual), pause + std::sqrt(pause)});
}

LocalDate first_day_of_score(const RhythmState& state, double score) {
  return state.last_day + static_cast<int>(std::ceil(score * wait_of(state) - rounding));
}

std::string number_in_words(int number) {
  static constexpr const char* words[] = {"no",   "one",    "two",   "three", "four",
                                          "five", "six",    "seven", "eight", "nine",
                                          "ten",  "eleven", "twelve"};
  return number < static_cast<int>(std::size(words)) ? words[number] : std::to_string(number);
}

std::string counted(int number, const char* unit) {
  return fmt::format("{} {}{}", number_in_words(number), unit, number == 1 ? "" : "s");
}

}  // namespace

double middle_gap(const RhythmState& state) {
  const SortedGaps sorted = sorted_gaps(state);
  const auto gaps = sorted.all();
  if (gaps.empty()) return 0;
  const std::size_t half = gaps.size() / 2;
  return gaps.size() % 2 == 1 ? gaps[half] : (gaps[half - 1] + gaps[half]) / 2.0;
}

double days_said(double gap_days) {
  if (gap_days <= 0) return 0;
  const Gap* gap = gap_said(gap_days);
  return gap ? gap->days : average_year * whole_years(gap_days);
}

std::string every_in_words(double gap_days) {
  const Gap* gap = gap_said(gap_days);
  return gap ? fmt::format("every {}", gap->words)
             : fmt::format("every {}", counted(whole_years(gap_days), "year"));
}

std::string wish_in_words(int days) {
  if (days <= 1) return "every day";
  if (days == 7) return "every week";
  if (days >= 30 && days <= 31) return "every month";
  if (days >= 360 && days <= 370) return "every year";
  if (days % 7 == 0 && days <= 70) return fmt::format("every {} weeks", days / 7);
  return "every " + span_in_words(days);
}

std::string silence_in_words(int days) {
  if (days < 14) return counted(days, "day");
  if (days < 63) return counted(days / 7, "week");
  const double months = days / average_month;
  const int whole = static_cast<int>(months);
  if (months < 6 && months - whole >= 0.5) return number_in_words(whole) + " and a half months";
  if (months < 24) return counted(whole, "month");
  const int years = whole / 12;
  return (whole % 12 == 0 ? "" : "more than ") + counted(years, "year");
}

Notice notice(const RhythmState& state, LocalDate today) {
  const double wait = wait_of(state);
  if (wait == 0) return {};
  const int silence = today - state.last_day;
  return {.score = silence / wait,
          .wait = wait,
          .usual = days_said(middle_gap(state)),
          .named = silence + rounding >= wait};
}

std::optional<LocalDate> named_from(const RhythmState& state) {
  if (state.contact_days < 2) return std::nullopt;
  return first_day_of_score(state, 1);
}

std::optional<LocalDate> named_again_from(const RhythmState& state) {
  if (state.contact_days < 2) return std::nullopt;
  return first_day_of_score(state, again_score);
}

LocalDate dormant_from(const RhythmState& state) {
  assert(state.contact_days > 0);
  if (state.contact_days == 1) return state.last_day + one_contact_rests_days;
  return std::min(first_day_of_score(state, dormant_score), state.last_day + dormant_days);
}

Rhythm rhythm_on(const RhythmState& state, LocalDate today) {
  if (state.contact_days == 0) return Rhythm::just_met;
  if (today >= dormant_from(state)) return Rhythm::dormant;
  if (state.contact_days == 1) return Rhythm::just_met;
  if (today >= *named_again_from(state)) return Rhythm::drifting;
  return today >= *named_from(state) ? Rhythm::quieter : Rhythm::in_rhythm;
}

std::string to_text(Rhythm rhythm) {
  static constexpr const char* texts[] = {"met once", "in rhythm", "quieter than usual", "drifting",
                                          "dormant"};
  return texts[static_cast<std::size_t>(rhythm)];
}

Habit habit_of(const RhythmState& state) {
  constexpr int shortest_story_days = 21, few_contacts = 6;
  constexpr double far_longer = 3, longer = 2;
  if (state.contact_days < 3 || state.last_day - state.first_day < shortest_story_days)
    return Habit::unknown;
  const double usual = days_said(middle_gap(state));
  if (usual == 0) return Habit::unknown;  // a row of an earlier version knows no gaps
  // A meeting, half a year of nothing, then three in a week: no habit to be seen yet.
  const int story_days = state.last_day - state.first_day;
  const double pause = longest(state);
  if (state.contact_days < few_contacts && 2 * pause > story_days && pause >= far_longer * usual)
    return Habit::unknown;
  if (second_longest(state) < far_longer * usual) return Habit::steady;
  const auto& recent = state.recent;
  const int last_two = std::min(recent[recent_gaps - 1], recent[recent_gaps - 2]);
  return last_two >= longer * usual ? Habit::slowing : Habit::bursts;
}

std::string pauses_exceeded(const RhythmState& state, int silence_days) {
  if (silence_days <= 0 || state.contact_days < 2) return {};
  const SortedGaps sorted = sorted_gaps(state);
  int earlier_days = state.last_day - state.first_day, as_long = 0;
  for (const int gap : sorted.all()) {
    earlier_days -= gap;
    as_long += gap >= silence_days;
  }
  as_long += earlier_days / silence_days;  // so many at most
  if (as_long == 0) return "the pauses between";
  return 2 * as_long < state.contact_days - 1 ? "most of the pauses between" : "";
}

std::string habit_in_words(Habit habit, double gap_days, const std::string& since,
                           const std::string& pauses) {
  switch (habit) {
    case Habit::steady:
      return fmt::format("usually talk {}; {}", every_in_words(gap_days), since);
    case Habit::slowing:
      return fmt::format("used to talk {}, lately less often; {}", every_in_words(gap_days), since);
    case Habit::bursts:
      return fmt::format("talk in bursts; {}{}", since,
                         pauses.empty() ? "" : ", longer than " + pauses);
    case Habit::unknown:
      break;
  }
  assert(false);
  return {};
}

std::string rhythm_sentence(const RhythmState& state, LocalDate today) {
  if (state.contact_days == 0) return {};
  const int silence = std::max(0, today - state.last_day);
  if (state.contact_days == 1)
    return fmt::format("You were in touch once, on {}.", to_words(state.last_day));
  const Habit habit = habit_of(state);
  if (silence == 0 && habit != Habit::steady) return "You talked today.";
  const std::string since =
      silence == 0 ? "you talked today" : "it has been " + silence_in_words(silence);
  if (habit == Habit::unknown) return fmt::format("I{}.", since.substr(1));
  return fmt::format(
      "You {}.", habit_in_words(habit, middle_gap(state), since, pauses_exceeded(state, silence)));
}

}  // namespace wellmet
