#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "judgement/cadence.h"

namespace wellmet {

// A case of a table for measuring: two people, a day, and their rhythm as it was known on that day.
struct ContactCase {
  std::string ego = {}, alter = {};
  LocalDate on = {};
  RhythmState rhythm = {};
};

// For measuring formulas (`wellmet evaluate …`). Events are CSV text with columns src,dst,day (n
// and others ignored, as is who of the two wrote), cases with ego,alter,t; columns are found by the
// header. Days are whole numbers, people any text. Only days <= t of the two are used. In the order
// of the cases. Throws invalid, naming file and line.
std::vector<ContactCase> contact_cases(std::string_view events_csv, std::string_view cases_csv);

}  // namespace wellmet
