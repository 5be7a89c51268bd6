#pragma once
#include <map>
#include <string>
#include <vector>

#include "importers/importer.h"
#include "importers/parts/table.h"
#include "importers/sheet/columns.h"

namespace wellmet {

struct SheetRow {
  int line = 0;
  std::vector<std::string> cells = {};      // one for each column
  std::vector<std::string> leftovers = {};  // of cells beyond the last column
};

// A tracker sheet whose columns have found their meaning: by hand, by name, by what stands in them.
struct Sheet {
  std::vector<std::string> names = {};  // "Column 3" for one without a name
  std::vector<ColumnMeaning> meanings = {};
  std::vector<SheetRow> rows = {};
  char separator = ',';
  DayOrder order = DayOrder::unknown;  // of days in columns that are not of days
  bool names_repeat = false;           // someone has several rows
  std::optional<OpenDay> open_day = {};
};

// Days that have been, so never later than today.
bool is_past_field(TrackerField);
// Source::mapping by column_key.
std::map<std::string, std::string> mapping_by_key(const Source&);
// Reads the table to its end.
Sheet sheet_of(Table&, const Source&, std::vector<Problem>&);
// For messages: at most 40 columns of it, between quotes.
std::string quoted(std::string_view);

}  // namespace wellmet
