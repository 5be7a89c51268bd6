// Who is going quiet, from the friendship's own history rather than from a fixed interval.
//
// Each contact day d after the last one updates two sums, so that newer gaps count more:
//     S = rho S + (d - last)      W = rho W + 1      last = d
// and on any day, with the horizon H (90 days unless said otherwise):
//     g    = (W0 H/8 + S) / (W0 + W)         usual gap, drawn to H/8 when little is known
//     e    = today - last                    silence
//     T    = clamp(last - first, H/10, 4 H)  age of the tie at its last contact
//     odds = (K (e + g)^2 / (H T)) ^ POW
//     p    = odds / (1 + odds)               probability of no contact in the next H days
// The square of silence over the age of the tie: an old friendship bears a longer silence than a
// new one. POW changes no order, only the honesty of p. The constants were fitted on public contact
// histories; neither who wrote first nor how much was written adds anything to the prediction, so
// neither is asked for. p rises strictly with e, which is why it can be solved for e.
#include "judgement/cadence.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>

namespace wellmet {
namespace {

constexpr double rho = 0.7;
constexpr double w0 = 1;
constexpr double k = 3;
constexpr double power = 0.75;
constexpr double shortest_age = 0.1;  // in horizons
constexpr double longest_age = 4;

constexpr int dormant_silence_days = 3 * 365 + 1;

double usual_gap(const RhythmState& state, int horizon_days) {
  return (w0 * horizon_days / 8.0 + state.s) / (w0 + state.w);
}

double age_of_tie(const RhythmState& state, int horizon_days) {
  const double h = horizon_days;
  return std::min(std::max<double>(state.last_day - state.first_day, shortest_age * h),
                  longest_age * h);
}

double probability(const RhythmState& state, int silence_days, int horizon_days) {
  const double away = silence_days + usual_gap(state, horizon_days);
  const double odds =
      std::pow(k * away * away / (horizon_days * age_of_tie(state, horizon_days)), power);
  return odds / (1 + odds);
}

Rhythm rhythm_of(const RhythmState& state, int silence_days, double p) {
  if (state.contact_days == 0) return Rhythm::just_met;
  if (silence_days >= dormant_silence_days) return Rhythm::dormant;
  if (state.contact_days < 2) return Rhythm::just_met;
  if (p < quiet_p) return Rhythm::in_rhythm;
  return p < drifting_p ? Rhythm::quieter : Rhythm::drifting;
}

// Solves p(e) = wanted for e. The root is exact but for rounding, so the day beside it is tried
// with the forward formula: a column made by this and a list made by that must agree on the day.
LocalDate first_day_with(const RhythmState& state, double wanted, int horizon_days) {
  assert(state.contact_days > 0);
  const double odds = std::pow(wanted / (1 - wanted), 1 / power);
  const double away = std::sqrt(odds * horizon_days * age_of_tie(state, horizon_days) / k);
  int days = std::max(0, static_cast<int>(std::ceil(away - usual_gap(state, horizon_days))));
  while (days > 0 && probability(state, days - 1, horizon_days) >= wanted) --days;
  while (probability(state, days, horizon_days) < wanted) ++days;
  return state.last_day + days;
}

}  // namespace

bool add_contact_day(RhythmState& state, LocalDate day) {
  if (state.contact_days == 0) {
    state = {.first_day = day, .last_day = day, .s = 0, .w = 0, .contact_days = 1};
    return true;
  }
  if (day < state.last_day) return false;
  if (day == state.last_day) return true;
  state.s = rho * state.s + (day - state.last_day);
  state.w = rho * state.w + 1;
  state.last_day = day;
  ++state.contact_days;
  return true;
}

RhythmState state_of(std::span<const LocalDate> days) {
  RhythmState state;
  for (LocalDate day : days) {
    [[maybe_unused]] const bool in_order = add_contact_day(state, day);
    assert(in_order);
  }
  return state;
}

std::string to_text(Rhythm rhythm) {
  static constexpr const char* texts[] = {"met once", "in rhythm", "quieter than usual", "drifting",
                                          "dormant"};
  return texts[static_cast<std::size_t>(rhythm)];
}

Drift drift(const RhythmState& state, LocalDate today, int horizon_days) {
  if (state.contact_days == 0) return {.p = 1, .gap_days = usual_gap(state, horizon_days)};
  const int silence = std::max(0, today - state.last_day);
  const double p = probability(state, silence, horizon_days);
  return {.p = p,
          .gap_days = usual_gap(state, horizon_days),
          .silence_days = silence,
          .rhythm = rhythm_of(state, silence, p)};
}

std::string rhythm_sentence(const RhythmState& state, LocalDate today) {
  if (state.contact_days == 0) return {};
  if (state.contact_days == 1) return fmt::format("You met on {}.", to_words(state.last_day));
  const int silence = std::max(0, today - state.last_day);
  if (state.contact_days == 2)
    return silence == 0 ? "You talked today."
                        : fmt::format("It has been {}.", span_in_words(silence));
  const std::string usual = every_in_words(static_cast<int>(std::lround(state.s / state.w)));
  if (silence == 0) return fmt::format("You usually talk {}; you talked today.", usual);
  return fmt::format("You usually talk {}; it has been {}.", usual, span_in_words(silence));
}

std::string every_in_words(int days) {
  if (days <= 1) return "every day";
  if (days == 7) return "every week";
  if (days >= 28 && days <= 31) return "every month";
  if (days >= 360 && days <= 370) return "every year";
  return "every " + span_in_words(days);
}

LocalDate quiet_from(const RhythmState& state, int horizon_days) {
  return first_day_with(state, quiet_p, horizon_days);
}

LocalDate drifting_from(const RhythmState& state, int horizon_days) {
  return first_day_with(state, drifting_p, horizon_days);
}

LocalDate gone_from(const RhythmState& state, int horizon_days) {
  return first_day_with(state, gone_p, horizon_days);
}

LocalDate dormant_from(const RhythmState& state) { return state.last_day + dormant_silence_days; }

}  // namespace wellmet
