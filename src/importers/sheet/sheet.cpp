// The sheet that people keep: a row for each person they met, or one for each time. No two are
// alike, so columns are known by name (columns.cpp), and a name that says nothing is kept
// as a note "Column: value". What this reader decides:
//  - Rows with the same name (folded: case and accents do not count) are one person; each row with
//  a
//    day is an interaction. Another birthday, or in a list without days another email and another
//    phone or company, makes two of them; whether they are one is asked.
//  - A column such as "Met" tells of the person, one such as "Date" of an occasion: beside "Date"
//    (or a column for the kind of contact) the notes of a row belong to that interaction, else to
//    the person. How you met is what a column that says so tells, never the earliest occasion; a
//    plain "Date" is the day you met only beside "Where we met" and where each person has one row.
//  - In a list of occasions "Location" is where they were, and "How" may be the kind of contact.
//  - An interaction has a day: an occasion of some month is a note that names it.
//  - 3/4/2026 is read as the rest of its column says (a number above 12 decides), else as the other
//    columns of days do, else day first in a sheet whose header is German, French, Spanish or
//    Portuguese or whose cells are separated by ';' (Excel does so where the comma is the decimal
//    mark, and nobody there writes the month first), else in the one order that puts no past day
//    into the future, else as the user writes days. When even that leaves both, the month comes
//    first and a Problem asks.
//  - The words of a next step may say its day ("on Tuesday"). One without a day is due in a week; a
//    day without a next step is a check-in.
//  - Names as "Chen, Maya" are turned when most of the column has them; suffixes stay behind, and
//    "Acme, Inc." is no such name.
#include "importers/sheet/sheet.h"
#include "base/next.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "importers/importer.h"
#include "importers/sheet/columns.h"
#include "importers/sheet/reading.h"
#include "importers/sheet/rows.h"

namespace wellmet {
namespace {

std::vector<std::string> first_row(std::string_view text) {
  return header_of(text,
                   [](const Header& h) {
                     return std::any_of(h.names.begin(), h.names.end(),
                                        [](const std::string& name) { return !name.empty(); });
                   })
      .names;
}

int tracker_likeness(std::string_view file_name, std::string_view start) {
  const Header header = header_of(start, is_tracker_header);
  if (header.names.size() > 1) return 50;
  const std::string name = to_lower_ascii(file_name);
  const bool table_name = name.ends_with(".csv") || name.ends_with(".tsv");
  if (header.names.size() == 1) return table_name ? 40 : 0;
  // A table whose columns say nothing to us can still be mapped by hand.
  csv::Reader reader(start);
  std::size_t rows = 0;
  std::size_t wide = 0;
  for (csv::Row row; rows < 20 && reader.next(row); ++rows) wide += row.cells.size() > 1;
  return table_name && wide > 0 && wide * 2 > rows ? 10 : 0;
}

Imported read_tracker(const Source& source) {
  Imported imported;
  imported.kind = "tracker";
  const std::map<std::string, std::string> mapping = mapping_by_key(source);
  const auto is_named = [&](const Header& header) {
    return std::any_of(header.keys.begin(), header.keys.end(),
                       [&](const std::string& key) { return mapping.contains(key); });
  };
  const bool by_hand = !mapping.empty() && !header_of(source.bytes, is_named).names.empty();
  Table table(source.bytes, by_hand ? IsHeader(is_named) : IsHeader(is_tracker_header));
  if (!table.has_header()) {
    const std::vector<std::string> columns = first_row(source.bytes);
    imported.problems.push_back({1, "no column says who the people are",
                                 "The first row is: " + clip(join(columns, ", "), 300),
                                 Next{.act = Next::Act::name_column,
                                      .name = columns.empty() ? "Column" : columns.front()}});
    return imported;
  }
  const Sheet sheet = sheet_of(table, source, imported.problems);
  imported.open_day = sheet.open_day;
  table.begin_again();
  gather_people(table, sheet, source.today, imported);
  finish(table, imported);
  return imported;
}

}  // namespace

std::vector<std::string> tracker_header(std::string_view bytes,
                                        const std::vector<std::string>& named) {
  Header header = header_of(bytes, [&](const Header& row) {
    return std::any_of(named.begin(), named.end(),
                       [&](const std::string& name) { return row.has(column_key(name)); });
  });
  if (header.names.empty()) header = header_of(bytes, is_tracker_header);
  return header.names.empty() ? first_row(bytes) : header.names;
}

extern const Importer tracker_importer;
const Importer tracker_importer = {
    "tracker",       "a spreadsheet of your own",
    "a spreadsheet", tracker_likeness,
    read_tracker,    {.keyed_by_profile = true, .mapped_by_hand = true}};

}  // namespace wellmet
