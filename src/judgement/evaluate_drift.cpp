#include "judgement/evaluate_drift.h"

#include <fmt/format.h>

#include <iterator>

#include "base/error.h"
#include "judgement/contact_cases.h"
#include "judgement/named_columns.h"

namespace wellmet {

std::string evaluate_drift(std::string_view events_csv, std::string_view cases_csv,
                           int horizon_days) {
  if (horizon_days < 1)
    throw Error(ErrorKind::usage, "The horizon is a number of days, 1 or more.");
  std::string out = "ego,alter,t,score\n";
  for (const ContactCase& c : contact_cases(events_csv, cases_csv)) {
    append_cell(out, c.ego);
    out += ',';
    append_cell(out, c.alter);
    fmt::format_to(std::back_inserter(out), ",{},{:.9g}\n", c.on.day_number,
                   drift(c.rhythm, c.on, horizon_days).p);
  }
  return out;
}

}  // namespace wellmet
