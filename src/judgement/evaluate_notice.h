#pragma once
#include <string>
#include <string_view>

namespace wellmet {

// For measuring (`wellmet evaluate notice`): which silences of a table of cases (contact_cases.h)
// would be named. Answers CSV text ego,alter,t,score,notice,wait,usual in the order of the cases;
// `notice` is yes or no, and all is 0 where there are fewer than two contact days.
std::string evaluate_notice(std::string_view events_csv, std::string_view cases_csv);

}  // namespace wellmet
