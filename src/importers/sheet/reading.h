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

// The columns of a tracker sheet that have found their meaning: by hand, by name, by what stands in
// them. Of its rows there may be many, so they are read twice, one by one (next_row), and not kept.
struct Sheet {
  std::vector<std::string> names = {};  // "Column 3" for one without a name
  std::vector<std::string> keys = {};   // column_key of each
  std::vector<ColumnMeaning> meanings = {};
  char separator = ',';
  DayOrder order = DayOrder::unknown;  // of days in columns that are not of days
  bool names_repeat = false;           // someone has several rows
  bool names_are_turned = false;       // most are "Chen, Maya"
  std::optional<OpenDay> open_day = {};
};

// Days that have been, so never later than today.
bool is_past_field(TrackerField);
// Source::mapping by column_key.
std::map<std::string, std::string> mapping_by_key(const Source&);
// "Title", which may be what stands before a name.
bool is_called_title(const std::string& key);
// Reads the table to its end; the columns count as used from then on.
Sheet sheet_of(Table&, const Source&, std::vector<Problem>&);
// The next row that is about somebody; false at the end. Those left out go to the problems, where
// there are any.
bool next_row(Table&, const Sheet&, SheetRow&, std::vector<Problem>* left_out);
// For messages: at most 40 columns of it, between quotes.
std::string in_quotes(std::string_view);

}  // namespace wellmet
