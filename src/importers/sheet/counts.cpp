#include "importers/sheet/counts.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "importers/parts/cell_words.h"
#include "importers/parts/story_parts.h"
#include "language/dates/dates.h"
#include "model/card.h"
#include "model/cards/name_suffix.h"

namespace wellmet {
namespace {

using F = TrackerField;

// "early December", "in two weeks": days to come, in words.
bool is_day_to_come(const std::string& cell, LocalDate today) {
  return language::parse_when(cell, today, language::Leaning::future).has_value();
}

bool is_kind_of_contact(const std::string& cell) {
  constexpr std::size_t words_of_a_kind = 2;
  return interaction_kind_in(cell) && folded_words(cell).size() <= words_of_a_kind;
}

// "Dr.", "Ms": what stands before a name.
bool is_honorific(std::string_view cell) {
  static constexpr std::array words = {
      "mr",  "mrs",     "ms",     "miss",   "mx",       "dr",        "prof",   "herr",    "frau",
      "mme", "m",       "sra",    "sr",     "senor",    "dra",       "ing",    "mag",     "sir",
      "rev", "prof dr", "senora", "madame", "monsieur", "professor", "doctor", "dipl ing"};
  const std::string key = column_key(cell);
  return std::find(words.begin(), words.end(), key) != words.end();
}

bool may_hold_days(F field) {
  return is_past_field(field) || field == F::follow_up_on || field == F::next_step;
}

bool is_yet_to_come(const std::string& cell, LocalDate today, DayOrder order) {
  const auto day = full_date(read_date(cell, past_dates(today, order)).date);
  return day && *day > today;
}

void count_day(const SheetRow& row, std::size_t column, F field, LocalDate today,
               ColumnCounts& counts) {
  const std::string& cell = row.cells[column];
  const DateCell read = read_date(cell);
  counts.said_something += read.kind != DateCellKind::blank;
  counts.days += read.kind == DateCellKind::date || read.kind == DateCellKind::not_there;
  counts.days_to_come_in_words +=
      field == F::follow_up_on && read.kind == DateCellKind::words && is_day_to_come(cell, today);
  const DayOrder order = day_order_of(cell);
  counts.day_first += order == DayOrder::day_first;
  counts.month_first += order == DayOrder::month_first;
  if (read.two_ways && !counts.two_ways)
    counts.two_ways = ColumnCounts::TwoWays{row.line, cell, read.date};
  if (!is_past_field(field)) return;
  counts.yet_to_come_day_first += is_yet_to_come(cell, today, DayOrder::day_first);
  counts.yet_to_come_month_first += is_yet_to_come(cell, today, DayOrder::month_first);
}

}  // namespace

bool may_be_turned(const std::string& name) {
  const std::vector<std::string> parts = split(name, ',');
  if (parts.size() < 2) return false;
  const std::string second(trim(parts[1]));
  return !second.empty() && !is_company_ending(second) && !is_name_suffix(second);
}

void count_row(const SheetRow& row, const Sheet& sheet, LocalDate today,
               std::vector<ColumnCounts>& all) {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const std::string& cell = row.cells[i];
    if (cell.empty()) continue;
    ColumnCounts& counts = all[i];
    const F field = sheet.meanings[i].field;
    const std::string& key = sheet.keys[i];
    ++counts.filled;
    if (may_hold_days(field)) count_day(row, i, field, today, counts);
    if (leaves_open(F::met_how, key)) counts.kinds_of_contact += is_kind_of_contact(cell);
    if (is_called_title(key)) counts.honorifics += is_honorific(cell);
    if (field == F::name) counts.turned_names += may_be_turned(cell);
  }
}

}  // namespace wellmet
