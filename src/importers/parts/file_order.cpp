#include "importers/parts/file_order.h"

#include <algorithm>

namespace wellmet {

FileOrder file_order(const Source& source, const IsHeader& is_header,
                     bool (*is_day)(std::string_view key)) {
  FileOrder found;
  Table t(source.bytes, is_header);
  std::vector<int> columns;
  for (std::size_t i = 0; i < t.header().keys.size(); ++i) {
    if (is_day(t.header().keys[i])) columns.push_back(static_cast<int>(i));
  }
  if (columns.empty()) return found;
  int day_first = 0;
  int month_first = 0;
  while (t.next()) {
    for (const int column : columns) {
      const std::string cell = t.cell(column);
      const DayOrder order = day_order_of(cell);
      day_first += order == DayOrder::day_first;
      month_first += order == DayOrder::month_first;
      if (found.open_line != 0 || !read_date(cell).two_ways) continue;
      found.open_line = t.line();
      found.open_cell = cell;
    }
  }
  found.order = order_told_by(day_first, month_first);
  if (found.order == DayOrder::unknown) found.order = source.usual_order;
  return found;
}

void ask_about_order(const FileOrder& file, Imported& imported) {
  if (file.order != DayOrder::unknown || file.open_line == 0) return;
  imported.open_day = OpenDay{file.open_line, file.open_cell};
  const PartialDate taken = read_date(file.open_cell, {.order = file.taken()}).date;
  const auto behind =
      std::ranges::upper_bound(imported.problems, file.open_line, {}, &Problem::line);
  imported.problems.insert(
      behind, {file.open_line,
               "days can be read two ways: " + file.open_cell + " was taken for " + to_words(taken),
               "", Next{.act = Next::Act::file_day_first}});
}

}  // namespace wellmet
