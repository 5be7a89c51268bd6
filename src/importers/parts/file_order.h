#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "formats/written_date.h"
#include "importers/importer.h"
#include "importers/parts/table.h"

namespace wellmet {

// One program wrote all days of a file in one order: a day above 12 anywhere tells it. Where none
// does, it is the order in which the user writes; where that is unknown too, the month comes first,
// as in an American program, and it is asked.
struct FileOrder {
  DayOrder order = DayOrder::unknown;
  int open_line = 0;  // the first day that can be read two ways
  std::string open_cell = {};

  DayOrder taken() const { return order == DayOrder::unknown ? DayOrder::month_first : order; }
};

// `is_day`: whether the column with this key (column_key) holds days.
FileOrder file_order(const Source&, const IsHeader&, bool (*is_day)(std::string_view key));
// The problem goes to its place among the others, which are in the order of their lines.
void ask_about_order(const FileOrder&, Imported&);

}  // namespace wellmet
