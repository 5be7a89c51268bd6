#include "judgement/named_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/error.h"
#include "base/text.h"

namespace wellmet {
namespace {

constexpr std::size_t no_column = std::numeric_limits<std::size_t>::max();

csv::Options as_it_stands() {
  csv::Options options;
  options.separator = ',';
  options.guard = csv::ApostropheGuard::keep;
  options.limits.rows = no_column;
  return options;
}

}  // namespace

NamedColumns::NamedColumns(std::string_view text, std::string table,
                           std::initializer_list<std::string_view> required,
                           std::initializer_list<std::string_view> optional)
    : reader_(text, as_it_stands()), table_(std::move(table)) {
  row_.line = 1;
  names_.assign(required.begin(), required.end());
  names_.insert(names_.end(), optional.begin(), optional.end());
  reader_.next(row_);
  refuse_problems();
  for (std::size_t n = 0; n < names_.size(); ++n) {
    const auto at = std::find_if(row_.cells.begin(), row_.cells.end(),
                                 [&](const std::string& cell) { return trim(cell) == names_[n]; });
    const bool found = at != row_.cells.end();
    const auto column = static_cast<std::size_t>(at - row_.cells.begin());
    if (n < required.size()) {
      if (!found) refuse(fmt::format("the header has no column “{}”", names_[n]));
      cells_needed_ = std::max(cells_needed_, column + 1);
    }
    columns_.push_back(found ? column : no_column);
  }
}

bool NamedColumns::next() {
  while (reader_.next(row_)) {
    refuse_problems();
    if (row_.cells.size() >= cells_needed_) return true;
    if (!csv::is_blank(row_))
      refuse(fmt::format("the row has {} of {} cells", row_.cells.size(), cells_needed_));
  }
  refuse_problems();
  return false;
}

std::string_view NamedColumns::operator[](std::size_t n) const {
  return columns_[n] < row_.cells.size() ? std::string_view(row_.cells[columns_[n]])
                                         : std::string_view();
}

int NamedColumns::day(std::size_t n) const {
  constexpr int furthest_day = 10'000'000;
  const std::string_view cell = trim((*this)[n]);
  int value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc() || end != cell.data() + cell.size())
    refuse(fmt::format("“{}” in column “{}” is no whole number", clip(cell, 40), names_[n]));
  if (value > furthest_day || value < -furthest_day)
    refuse(fmt::format("{} in column “{}” isn’t a date", value, names_[n]));
  return value;
}

void NamedColumns::refuse(std::string_view what) const {
  throw Error(ErrorKind::invalid, fmt::format("{}, line {}: {}.", table_, row_.line, what));
}

void NamedColumns::refuse_problems() const {
  if (reader_.problems().empty()) return;
  const Problem& problem = reader_.problems().front();
  throw Error(ErrorKind::invalid,
              fmt::format("{}, line {}: {}. {}", table_, problem.line, problem.what, problem.cure));
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
