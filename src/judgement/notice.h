#pragma once
#include <optional>
#include <string>

#include "base/date.h"
#include "judgement/cadence.h"

namespace wellmet {

// Whether this silence is long for these two: measured by the friendship itself, with no horizon
// (notice.cpp tells the formula). All lengths are days.

struct Notice {
  double score = 0;  // silence / wait; orders and chooses words, is never shown
  double wait = 0;   // the silence at which the person is named; 0: fewer than two contact days
  double usual = 0;  // the usual gap as it is said: 7 for "every week"; 0 when unknown
  bool named = false;
};
Notice notice(const RhythmState&, LocalDate today);

// just_met: fewer than two contact days. quieter: the first naming; drifting: the second; dormant:
// left to the list of old friends, also after three years of silence or a year after one contact.
enum class Rhythm { just_met, in_rhythm, quieter, drifting, dormant };
std::string to_text(Rhythm);  // "met once", "in rhythm", "quieter than usual" …
Rhythm rhythm_on(const RhythmState&, LocalDate today);

// The first days of the three, if nobody is in touch before: in indexed columns they let a list of
// today read its candidates only. The state must have a contact day. Nobody who was in touch on one
// day only is named as quiet: `named_from` is then nothing.
std::optional<LocalDate> named_from(const RhythmState&);
std::optional<LocalDate> named_again_from(const RhythmState&);
LocalDate dormant_from(const RhythmState&);

// How the gaps of a friendship can be spoken of. unknown: fewer than three contact days, or all
// within three weeks. slowing: both last gaps far beyond the usual one. bursts: no gap is usual.
enum class Habit { unknown, steady, slowing, bursts };
Habit habit_of(const RhythmState&);

// The median of the last six gaps; 0 when there is none.
double middle_gap(const RhythmState&);
// What is said for a middle gap: 8 days are "every week"; and the days that those words name.
std::string every_in_words(double gap_days);
double days_said(double gap_days);
// A wish as it was given: "every 6 weeks", "every month". Days from 1 up.
std::string wish_in_words(int days);
// "thirteen days", "two weeks", "three and a half months": rounded down, never longer than it is.
std::string silence_in_words(int days);

// Which pauses of a friendship a silence is surely longer than: "the pauses between", "most of the
// pauses between", or "". Of pauses before the last six only their sum is known.
std::string pauses_exceeded(const RhythmState&, int silence_days);
// What is said of a habit after "you": "usually talk every week; it has been two weeks". `since` is
// how long it has been, in words; `pauses` as pauses_exceeded() has it. Not for unknown.
std::string habit_in_words(Habit, double gap_days, const std::string& since,
                           const std::string& pauses);

// "You usually talk every week; it has been two weeks." Only what is so; "" without contact.
std::string rhythm_sentence(const RhythmState&, LocalDate today);

}  // namespace wellmet
