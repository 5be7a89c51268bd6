#include "judgement/evaluate_notice.h"

#include <fmt/format.h>

#include <iterator>

#include "judgement/contact_cases.h"
#include "judgement/named_columns.h"
#include "judgement/notice.h"

namespace wellmet {

std::string evaluate_notice(std::string_view events_csv, std::string_view cases_csv) {
  std::string out = "ego,alter,t,score,notice,wait,usual\n";
  for (const ContactCase& c : contact_cases(events_csv, cases_csv)) {
    const Notice n = notice(c.rhythm, c.on);
    append_cell(out, c.ego);
    out += ',';
    append_cell(out, c.alter);
    fmt::format_to(std::back_inserter(out), ",{},{:.9g},{},{:.9g},{:.9g}\n", c.on.day_number,
                   n.score, n.named ? "yes" : "no", n.wait, n.usual);
  }
  return out;
}

}  // namespace wellmet
