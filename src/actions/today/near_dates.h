#pragma once
#include <vector>

#include "judgement/today.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// Days that matter of people who are current and live, from..to: birthdays and other yearly days
// (of 29 February on 1 March in other years), anniversaries of meeting in round years, and days
// that come once. New jobs are not among them. Soonest first.
std::vector<NearDate> dates_between(store::ReadTx&, LocalDate from, LocalDate to, int limit);

// Whether a day comes back each year: one with a name for such days ("birthday", "anniversary"), or
// without a year. "surgery" of 5 June 2026 comes once.
bool is_yearly(std::string_view label, const PartialDate&);

}  // namespace wellmet::actions
