#pragma once
#include <string>
#include <string_view>

namespace wellmet {

// For measuring (`wellmet evaluate drift`): scores a table of cases (contact_cases.h). Answers CSV
// text ego,alter,t,score in the order of the cases; the score is drift().p with this horizon. A
// case without any contact day up to t gets 1: it is the limit of a silence that never ends. Throws
// usage for a horizon below 1.
std::string evaluate_drift(std::string_view events_csv, std::string_view cases_csv,
                           int horizon_days);

}  // namespace wellmet
