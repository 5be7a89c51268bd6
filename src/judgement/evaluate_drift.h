#pragma once
#include <string>
#include <string_view>

namespace wellmet {

// For measuring (`wellmet evaluate drift`): scores cases by contact history. Events are CSV text
// with columns src,dst,day (n and others ignored, as is who of the two wrote), cases with
// ego,alter,t; columns are found by the header. Days are whole numbers, people any text. Only days
// <= t of the two are used. Answers CSV text ego,alter,t,score in the order of the cases; the score
// is drift().p with this horizon. A case without any contact day up to t gets 1: it is the limit of
// a silence that never ends. Throws invalid, naming file and line, and usage for a horizon below 1.
std::string evaluate_drift(std::string_view events_csv, std::string_view cases_csv,
                           int horizon_days);

}  // namespace wellmet
