#include "language/log/how_met.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace wellmet;
using namespace wellmet::language;

TEST_CASE("how, when and where somebody was met is read from one phrase") {
  const LocalDate today = *parse_iso_date("2026-03-05");
  struct Row {
    const char* text;
    const char* how;
    const char* on;
    const char* where;
  };
  for (const Row& row : std::vector<Row>{
           {"pottery class, 3 March", "pottery class", "2026-03-03", ""},
           {"pottery class, 6 March", "pottery class", "2025-03-06", ""},
           {"pottery class in March 2019", "pottery class", "2019-03", ""},
           {"pottery class", "pottery class", "", ""},
           {"at PyCon in Lisbon, 2019", "", "2019", "PyCon in Lisbon"},
           {"sat next to each other on a train", "sat next to each other on a train", "", ""},
           {"at Ana's wedding last summer", "", "about 2025-07", "Ana's wedding"},
           {"yesterday at the library", "", "2026-03-04", "library"},
           {"school, about 1980", "school", "about 1980", ""},
           {"1998", "", "1998", ""},
           {"12 Apr 2020: volunteering at the food bank", "volunteering", "2020-04-12",
            "food bank"},
           {"", "", "", ""},
           {"in Kraków", "", "", "Kraków"},
           {"met in person", "met in person", "", ""},
           {"2021-05-04", "", "2021-05-04", ""},
           {"for years", "", "for years", ""},
           {"Always", "", "always", ""},
           {"all my life", "", "always", ""},
           {"since school", "", "since school", ""},
           {"for 20 years", "", "about 2006", ""},
           {"for ages", "", "for years", ""},
           {"School for Years", "School for Years", "", ""},
           {"choir, two weeks ago", "choir", "2026-02-19", ""}}) {
    INFO(std::string(row.text));
    const HowMet met = read_how_met(row.text, today);
    CHECK(met.how == std::string(row.how));
    CHECK(to_text(met.on) == std::string(row.on));
    CHECK(met.where == std::string(row.where));
  }
}
