#pragma once
#include <array>
#include <span>

#include "base/date.h"

namespace wellmet {

constexpr int recent_gaps = 6;

// The rhythm of one friendship, all that is remembered of its contact days (cadence.cpp tells the
// formula). A contact day is a day with at least one interaction: who began it, how many there
// were and by which channel does not count. Kept per person and updated in O(1).
struct RhythmState {
  LocalDate first_day = {};  // first and last say nothing while contact_days is 0
  LocalDate last_day = {};
  double s = 0;  // gaps in days, the newest counting most
  double w = 0;  // how many gaps that sum is worth
  int contact_days = 0;
  double steady_s = 0, steady_w = 0;         // the same two sums, forgetting more slowly: notice.h
  std::array<int, recent_gaps> recent = {};  // the last gaps in days, newest last; 0: none known
  friend bool operator==(const RhythmState&, const RhythmState&) = default;
};

// Adds a contact day. The same day again changes nothing. False, with the state unchanged, for a
// day before last_day (an older contact entered late): then make it again by state_of.
[[nodiscard]] bool add_contact_day(RhythmState&, LocalDate day);
// From all contact days in rising order; repeats do no harm.
RhythmState state_of(std::span<const LocalDate> days);

constexpr int default_horizon_days = 90;

struct Drift {
  double p = 0;  // probability of no contact in the next horizon_days; orders, is never shown
  double gap_days = 0;   // g: the usual gap, shrunk to horizon / 8 when little is known
  int silence_days = 0;  // e: since the last contact day, 0 when that lies after today
  friend bool operator==(const Drift&, const Drift&) = default;
};
// Without any contact day: p 1, silence 0.
Drift drift(const RhythmState&, LocalDate today, int horizon_days = default_horizon_days);

}  // namespace wellmet
