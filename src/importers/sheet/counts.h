#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "formats/written_date.h"
#include "importers/sheet/columns.h"
#include "importers/sheet/reading.h"

// What the cells of a column tell together, counted as the rows pass by: a sheet may have more rows
// than memory has room for, and what its columns mean is known only behind the last of them.
namespace wellmet {

struct ColumnCounts {
  struct TwoWays {  // a day that can be read two ways
    int line = 0;
    std::string cell = {};
    PartialDate taken_for = {};
  };
  int filled = 0;
  int kinds_of_contact = 0;  // "Coffee", where the column's name leaves it open
  int honorifics = 0;        // "Dr.", in a column called "Title"
  int turned_names = 0;      // "Chen, Maya", in a column of names
  // In a column that may be one of days.
  int said_something = 0;
  int days = 0;
  int days_to_come_in_words = 0;
  int day_first = 0, month_first = 0;                          // cells that tell the order
  int yet_to_come_day_first = 0, yet_to_come_month_first = 0;  // were this the order
  std::optional<TwoWays> two_ways = {};                        // the first
};

// Adds what the row tells, to one for each column. `meanings` are those by hand and by name.
void count_row(const SheetRow&, const Sheet&, LocalDate today, std::vector<ColumnCounts>&);

// "Chen, Maya", "Miller, Walter M., Jr."; not "Acme, Inc." nor "Maya Chen, PhD".
bool may_be_turned(const std::string& name);

}  // namespace wellmet
