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

#include <algorithm>
#include <cassert>
#include <cmath>

namespace wellmet {
namespace {

constexpr double rho = 0.7;
constexpr double steady_rho = 0.9;
constexpr double w0 = 1;
constexpr double k = 3;
constexpr double power = 0.75;
constexpr double shortest_age = 0.1;  // in horizons
constexpr double longest_age = 4;

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

}  // namespace

bool add_contact_day(RhythmState& state, LocalDate day) {
  if (state.contact_days == 0) {
    state = {.first_day = day, .last_day = day, .contact_days = 1};
    return true;
  }
  if (day < state.last_day) return false;
  if (day == state.last_day) return true;
  const int gap = day - state.last_day;
  state.s = rho * state.s + gap;
  state.w = rho * state.w + 1;
  state.steady_s = steady_rho * state.steady_s + gap;
  state.steady_w = steady_rho * state.steady_w + 1;
  std::shift_left(state.recent.begin(), state.recent.end(), 1);
  state.recent.back() = gap;
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

Drift drift(const RhythmState& state, LocalDate today, int horizon_days) {
  if (state.contact_days == 0) return {.p = 1, .gap_days = usual_gap(state, horizon_days)};
  const int silence = std::max(0, today - state.last_day);
  const double p = probability(state, silence, horizon_days);
  return {.p = p, .gap_days = usual_gap(state, horizon_days), .silence_days = silence};
}

}  // namespace wellmet
