#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes/large_bytes.h"

// Workbooks of Excel and of the programs that write its format (ECMA-376, "Office Open XML"), as
// the tables that one sees in them.
namespace wellmet {

bool is_workbook(std::string_view bytes);

struct WorkbookSheet {
  std::string name = {};
  // As append_row of formats/csv.h writes it, a line for each row of the sheet, so that the numbers
  // of lines are those of its rows; a line break within a cell is U+2028. Days as 2026-02-01,
  // numbers with all their digits, what shows an error as nothing.
  LargeBytes csv = {};
};

// The sheets that are not hidden and hold something, in their order; hidden rows and columns are
// read. Throws invalid for what is no workbook or damaged, refused for more than the limit.
std::vector<WorkbookSheet> sheets_of_workbook(std::string_view bytes, std::uint64_t limit_bytes);

}  // namespace wellmet
