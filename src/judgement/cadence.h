#pragma once
#include <span>
#include <string>

#include "base/date.h"

namespace wellmet {

// The rhythm of one friendship, all that is remembered of its contact days (cadence.cpp tells the
// formula). A contact day is a day with at least one interaction: who began it, how many there
// were and by which channel does not count. Kept per person and updated in O(1).
struct RhythmState {
  LocalDate first_day = {};  // first and last say nothing while contact_days is 0
  LocalDate last_day = {};
  double s = 0;  // gaps in days, the newest counting most
  double w = 0;  // how many gaps that sum is worth
  int contact_days = 0;
  friend bool operator==(const RhythmState&, const RhythmState&) = default;
};

// Adds a contact day. The same day again changes nothing. False, with the state unchanged, for a
// day before last_day (an older contact entered late): then make the state anew by state_of.
[[nodiscard]] bool add_contact_day(RhythmState&, LocalDate day);
// From all contact days in rising order; repeats do no harm.
RhythmState state_of(std::span<const LocalDate> days);

// just_met: fewer than two contact days, so no rhythm yet. dormant: more than three years.
enum class Rhythm { just_met, in_rhythm, quieter, drifting, dormant };
std::string to_text(
    Rhythm);  // "met once", "in rhythm", "quieter than usual", "drifting", "dormant"

constexpr int default_horizon_days = 90;

// From these probabilities of silence on a friendship is called quieter, drifting, and is left to
// the list of old friends.
constexpr double quiet_p = 0.4;
constexpr double drifting_p = 0.65;
constexpr double gone_p = 0.9;

struct Drift {
  double p = 0;  // probability of no contact in the next horizon_days; orders, is never shown
  double gap_days = 0;   // g: the usual gap, shrunk to horizon / 8 when little is known
  int silence_days = 0;  // e: since the last contact day, 0 when that lies after today
  Rhythm rhythm = Rhythm::just_met;
  friend bool operator==(const Drift&, const Drift&) = default;
};
// Without any contact day: p 1, silence 0, just met.
Drift drift(const RhythmState&, LocalDate today, int horizon_days = default_horizon_days);

// "You usually talk every 3 weeks; it has been 2 months." with three contact days or more,
// "It has been 2 months." with two, "You met on Thu 5 Mar 2026." with one, "" with none.
std::string rhythm_sentence(const RhythmState&, LocalDate today);

// "every day", "every week", "every 3 weeks", "every month": an interval of 1 day or more.
std::string every_in_words(int days);

// The same formula turned round: the first day on which drift() answers p >= .4, .65, .9 if nobody
// is in touch before. With these in indexed columns a list of today reads only its candidates:
// quiet_from <= today and today < gone_from. The state must have a contact day.
LocalDate quiet_from(const RhythmState&, int horizon_days = default_horizon_days);
LocalDate drifting_from(const RhythmState&, int horizon_days = default_horizon_days);
LocalDate gone_from(const RhythmState&, int horizon_days = default_horizon_days);
// The first day of being dormant. Hangs on last_day alone.
LocalDate dormant_from(const RhythmState&);

}  // namespace wellmet
