#pragma once
#include <string>
#include <vector>

#include "judgement/today.h"

namespace wellmet {

// What a suggestion says: its claims, and the sentences made from them and from nothing else. The
// because stays under 20 words whatever people have typed.
struct Reason {
  std::vector<Claim> claims = {};
  std::string because = {};         // "You usually talk every week; it has been two weeks."
  std::string because_clause = {};  // "you usually talk every week; it has been two weeks."
  NamedSentence next_act = {};
  std::vector<DatedFact> facts = {};
  std::string done_as = {};  // as of the suggestion
};

Reason reason_for(const DueFollowUp&, const TodayPerson&, const DayWish&);
Reason reason_for(const NearDate&, const TodayPerson&, const DayWish&);
Reason reason_for(const WaitingIntroduction&, const TodayPerson&, const DayWish&);
// A silence or a wish. `turn` picks one of several acts of the same weight, so that not every line
// says the same.
Reason reason_for_drift(const TodayPerson&, const DayWish&, unsigned turn);
Reason reason_for_reconnecting(const TodayPerson&, const DayWish&);

}  // namespace wellmet
