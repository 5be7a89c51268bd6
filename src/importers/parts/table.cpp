#include "importers/parts/table.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace wellmet {
namespace {

constexpr int rows_before_header = 30;

Header header_from(const csv::Row& row) {
  Header header;
  for (const std::string& cell : row.cells) {
    header.names.push_back(nfc(collapse_spaces(cell)));
    header.keys.push_back(column_key(cell));
  }
  return header;
}

csv::Options table_options() {
  csv::Options options;
  options.limits.rows = table_rows_at_most;
  return options;
}

Header read_header(csv::Reader& reader, const IsHeader& is_header, int& rows_read) {
  csv::Row row;
  for (rows_read = 0; rows_read < rows_before_header && reader.next(row);) {
    ++rows_read;
    Header header = header_from(row);
    if (is_header(header)) return header;
  }
  return {};
}

}  // namespace

std::string column_key(std::string_view name) { return join(folded_words(name), " "); }

int Header::column(std::string_view key) const {
  const auto found = std::find(keys.begin(), keys.end(), key);
  return found == keys.end() ? -1 : static_cast<int>(found - keys.begin());
}

bool Header::has_any(const std::vector<std::string_view>& some_keys) const {
  return std::any_of(some_keys.begin(), some_keys.end(),
                     [this](std::string_view key) { return has(key); });
}

Header header_of(std::string_view text, const IsHeader& is_header) {
  csv::Reader reader(text);
  int rows_read = 0;
  return read_header(reader, is_header, rows_read);
}

Table::Table(std::string_view bytes, const IsHeader& is_header)
    : reader_(bytes, table_options()), header_(read_header(reader_, is_header, rows_to_header_)) {
  used_.resize(header_.names.size());
  kept_.resize(header_.names.size());
}

int Table::use(std::string_view key) {
  const int column = header_.column(key);
  use_column(column);
  return column;
}

int Table::use_first(const std::vector<std::string_view>& keys) {
  for (std::string_view key : keys) {
    if (const int column = use(key); column >= 0) return column;
  }
  return -1;
}

void Table::use_column(int column) {
  if (column >= 0) used_[static_cast<std::size_t>(column)] = true;
}

void Table::begin_again() {
  reader_.begin_again();
  for (int i = 0; i < rows_to_header_ && reader_.next(row_); ++i) continue;
  kept_.assign(kept_.size(), false);
  long_rows_.clear();
}

bool Table::next() {
  while (reader_.next(row_)) {
    if (!csv::is_blank(row_)) return true;
  }
  return false;
}

namespace {

// U+2028 is the line break within a cell of a workbook (formats/xlsx/xlsx.h).
std::string with_line_breaks(std::string text) {
  constexpr std::string_view separator = "\xE2\x80\xA8";
  for (std::size_t at = text.find(separator); at != text.npos; at = text.find(separator, at))
    text.replace(at, separator.size(), "\n");
  return text;
}

}  // namespace

std::string Table::cell(int column) const {
  const auto at = static_cast<std::size_t>(column);
  if (column < 0 || at >= row_.cells.size()) return "";
  return nfc(trim(with_line_breaks(row_.cells[at])));
}

std::string Table::kept(int column) {
  const auto at = static_cast<std::size_t>(column);
  kept_[at] = true;
  return header_.names[at] + ": " + cell(column);
}

std::vector<std::string> Table::leftovers() {
  std::vector<std::string> kept;
  bool too_long = false;
  for (std::size_t i = 0; i < row_.cells.size(); ++i) {
    const bool beyond = i >= header_.names.size();
    if (!beyond && used_[i]) continue;
    const std::string text = cell(static_cast<int>(i));
    if (text.empty()) continue;
    if (beyond) {
      too_long = true;
    } else {
      kept_[i] = true;
    }
    const bool nameless = beyond || header_.names[i].empty();
    kept.push_back((nameless ? "Column " + std::to_string(i + 1) : header_.names[i]) + ": " + text);
  }
  if (too_long) {
    add_problem(long_rows_,
                {row_.line, "the row has more cells than the header has columns",
                 "Look for a separator that belongs into quotes; what was too much is in "
                 "the person's notes."});
  }
  return kept;
}

std::vector<std::string> Table::kept_columns() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < kept_.size(); ++i) {
    if (!kept_[i]) continue;
    names.push_back(header_.names[i].empty() ? "Column " + std::to_string(i + 1)
                                             : header_.names[i]);
  }
  return names;
}

std::vector<Problem> Table::problems() const {
  std::vector<Problem> all = reader_.problems();
  all.insert(all.end(), long_rows_.begin(), long_rows_.end());
  return all;
}

void keep_leftovers(Table& table, ImportedPerson& person, LocalDate today) {
  for (std::string& text : table.leftovers()) {
    Note note;
    note.text = std::move(text);
    note.day = today;
    person.notes.push_back(std::move(note));
  }
}

void finish(const Table& table, Imported& imported) {
  const std::vector<std::string> kept = table.kept_columns();
  imported.kept_columns.insert(imported.kept_columns.end(), kept.begin(), kept.end());
  const std::vector<Problem> more = table.problems();
  imported.problems.insert(imported.problems.end(), more.begin(), more.end());
  std::stable_sort(imported.problems.begin(), imported.problems.end(),
                   [](const Problem& a, const Problem& b) { return a.line < b.line; });
}

}  // namespace wellmet
