#pragma once
#include <string>
#include <vector>

#include "judgement/today.h"

namespace wellmet {

// The words of a suggestion: because, next act and facts. The person's name stands in the line
// already, so the because says "they", and stays under 20 words whatever people have typed.
struct Reason {
  std::string because = {};
  std::string next_act = {};
  std::vector<DatedFact> facts = {};
};

Reason reason_for(const DueFollowUp&, const TodayPerson&, const DayWish&);
Reason reason_for(const NearDate&, const TodayPerson&, const DayWish&);
Reason reason_for_first_meeting(const TodayPerson&, const DayWish&);
// `turn` picks one of several acts of the same weight, so that not every line says the same.
Reason reason_for_drift(const TodayPerson&, const DayWish&, unsigned turn);
Reason reason_for_reconnecting(const TodayPerson&, const DayWish&);

}  // namespace wellmet
