#include "judgement/named_columns.h"

#include <fmt/format.h>

#include <charconv>

#include "base/error.h"
#include "base/text.h"

namespace wellmet {

NamedColumns::NamedColumns(std::string_view text, std::string table,
                           std::initializer_list<std::string_view> required,
                           std::initializer_list<std::string_view> optional)
    : rest_(text), table_(std::move(table)), required_(required.size()) {
  if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  for (std::string_view name : required) names_.emplace_back(name);
  for (std::string_view name : optional) names_.emplace_back(name);
  cells_.resize(names_.size());
  unquoted_.resize(names_.size());
  std::vector<bool> found(names_.size());
  bool ended = rest_.empty();
  while (!ended) {
    const std::string_view title = trim(next_cell(ended));
    std::size_t name = unwanted;
    for (std::size_t n = 0; n < names_.size(); ++n) {
      if (names_[n] == title && !found[n]) name = n;
    }
    if (name != unwanted) found[name] = true;
    name_of_column_.push_back(name);
  }
  for (std::size_t n = 0; n < required_; ++n) {
    if (!found[n]) refuse(fmt::format("the header has no column “{}”", names_[n]));
  }
}

bool NamedColumns::next() {
  while (!rest_.empty()) {
    if (next_row()) return true;
  }
  return false;
}

// False for a blank line.
bool NamedColumns::next_row() {
  row_line_ = line_;
  for (std::string_view& cell : cells_) cell = {};
  std::size_t column = 0;
  bool ended = false;
  bool blank = true;
  std::size_t required_seen = 0;
  while (!ended) {
    const std::string_view cell = next_cell(ended);
    blank = blank && ended && cell.empty();
    if (column < name_of_column_.size() && name_of_column_[column] != unwanted) {
      required_seen += name_of_column_[column] < required_;
      keep(name_of_column_[column], cell);
    }
    ++column;
  }
  if (blank && name_of_column_.size() > 1) return false;
  if (required_seen < required_)
    refuse(fmt::format("the row has {} of {} cells", column, name_of_column_.size()));
  return true;
}

void NamedColumns::keep(std::size_t name, std::string_view cell) {
  if (cell.data() == scratch_.data()) {
    unquoted_[name] = cell;
    cells_[name] = unquoted_[name];
  } else {
    cells_[name] = cell;
  }
}

std::string_view NamedColumns::next_cell(bool& row_ended) {
  if (rest_.starts_with('"')) return next_quoted_cell(row_ended);
  std::size_t end = 0;
  while (end < rest_.size() && rest_[end] != ',' && rest_[end] != '\n') ++end;
  std::string_view cell = rest_.substr(0, end);
  row_ended = end == rest_.size() || rest_[end] == '\n';
  line_ += row_ended;
  rest_.remove_prefix(end + (end < rest_.size()));
  if (row_ended && cell.ends_with('\r')) cell.remove_suffix(1);
  return cell;
}

std::string_view NamedColumns::next_quoted_cell(bool& row_ended) {
  scratch_.clear();
  scratch_.reserve(64);
  std::size_t i = 1;
  for (; i < rest_.size(); ++i) {
    line_ += rest_[i] == '\n';
    if (rest_[i] != '"') {
      scratch_ += rest_[i];
    } else if (i + 1 < rest_.size() && rest_[i + 1] == '"') {
      scratch_ += rest_[++i];
    } else {
      break;
    }
  }
  if (i == rest_.size()) refuse("a quotation mark is never closed");
  rest_.remove_prefix(i + 1);
  scratch_ += next_cell(row_ended);
  return scratch_;
}

int NamedColumns::day(std::size_t n) const {
  constexpr int furthest_day = 10'000'000;
  const std::string_view cell = trim(cells_[n]);
  int value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size())
    refuse(fmt::format("“{}” in column “{}” is no whole number", clip(cell, 40), names_[n]));
  if (value > furthest_day || value < -furthest_day)
    refuse(fmt::format("{} in column “{}” is no day", value, names_[n]));
  return value;
}

void NamedColumns::refuse(std::string_view what) const {
  throw Error(ErrorKind::invalid, fmt::format("{}, line {}: {}.", table_, row_line_, what));
}

void append_cell(std::string& csv, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    csv += cell;
    return;
  }
  csv += '"';
  for (char c : cell) {
    if (c == '"') csv += '"';
    csv += c;
  }
  csv += '"';
}

}  // namespace wellmet
