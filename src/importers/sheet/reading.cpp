// What the columns of a sheet mean, when their names leave it open: what stands in them decides.
#include "importers/sheet/reading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/text.h"
#include "importers/sheet/counts.h"
#include "importers/sheet/sheet.h"

namespace wellmet {
namespace {

using F = TrackerField;

bool is_date_field(F field) { return is_past_field(field) || field == F::follow_up_on; }

void apply_mapping(const Source& source, Sheet& sheet, std::vector<Problem>& problems) {
  std::map<std::string, std::string> open = mapping_by_key(source);
  for (std::size_t i = 0; i < sheet.names.size(); ++i) {
    const auto wanted = open.find(column_key(sheet.names[i]));
    if (wanted == open.end()) continue;
    if (const auto meaning = meaning_by_hand(wanted->second)) {
      sheet.meanings[i] = *meaning;
    } else {
      problems.push_back({0, "there is no field " + in_quotes(wanted->second),
                          "The fields are: " + join(tracker_fields(), ", ") + "."});
    }
    open.erase(wanted);
  }
  for (const auto& [key, field] : open) {
    problems.push_back({0, "no column is called " + in_quotes(key),
                        "The columns are: " + join(sheet.names, ", ") + "."});
  }
}

bool has_column(const Sheet& sheet, F field) {
  return std::ranges::any_of(sheet.meanings,
                             [&](const ColumnMeaning& one) { return one.field == field; });
}

// The share of filled cells of a column that are dates.
double share_of_dates(const ColumnCounts& counts) {
  const int dates = counts.days + counts.days_to_come_in_words;
  return counts.said_something == 0 ? 1.0 : static_cast<double>(dates) / counts.said_something;
}

bool asks_when(std::string_view heading) {
  static constexpr std::array words = {
      "due",    "deadline", "when",  "by",          "date",
      "on",     "fallig",   "bis",   "faelligkeit", "wiedervorlage",
      "termin", "echeance", "fecha", "vencimiento", "vencimento"};
  return std::ranges::any_of(split(column_key(heading), ' '), [](const std::string& word) {
    return std::ranges::find(words, word) != words.end();
  });
}

// "Met" may hold a day or "at the pottery class", "Follow up" a day or what to do: what stands in
// the column decides.
void settle_by_content(Sheet& sheet, const std::vector<ColumnCounts>& counts) {
  const auto taken = [&](F field) { return has_column(sheet, field); };
  for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
    ColumnMeaning& one = sheet.meanings[i];
    if (one.by_hand) continue;
    const double dates = share_of_dates(counts[i]);
    if (one.field == F::met_on && dates < 0.5) {
      one.field = !taken(F::met_how) ? F::met_how : F::unknown;
    } else if (one.field == F::follow_up_on && dates < 0.5) {
      // "By when" beside a next step says when, in whatever words; what is no date is reported.
      if (taken(F::next_step) && asks_when(sheet.names[i])) continue;
      one.field = !taken(F::next_step) ? F::next_step : F::unknown;
    } else if (one.field == F::next_step && dates > 0.9 && !taken(F::follow_up_on)) {
      if (counts[i].filled > 0) one.field = F::follow_up_on;
    } else if ((one.field == F::date || one.field == F::last_contact) && dates < 0.5) {
      one.field = F::unknown;
    }
  }
}

// The names of the rows so far, until one comes again.
class Names {
 public:
  void add(const Sheet& sheet, const SheetRow& row) {
    if (repeat_) return;
    std::string name;
    for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
      const F field = sheet.meanings[i].field;
      if (field == F::name || field == F::given_name || field == F::family_name)
        name += fold(row.cells[i]) + "|";
    }
    if (name.find_first_not_of('|') == std::string::npos || names_.insert(name).second) return;
    repeat_ = true;
    names_.clear();
  }
  bool repeat() const { return repeat_; }

 private:
  std::set<std::string> names_ = {};
  bool repeat_ = false;
};

// A row for each time together, rather than for each person.
bool has_row_per_occasion(const Sheet& sheet) {
  const auto has = [&](F field) { return has_column(sheet, field); };
  if (!has(F::date) || has(F::met_on) || has(F::last_contact)) return false;
  const bool tells_of_people = has(F::email) || has(F::phone) || has(F::organisation) ||
                               has(F::title) || has(F::address) || has(F::birthday);
  return has(F::contact_kind) || sheet.names_repeat || !tells_of_people;
}

// "Location" is where a person lives, or in a list of occasions where each of them was.
void settle_location(Sheet& sheet) {
  if (!has_row_per_occasion(sheet)) return;
  for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
    ColumnMeaning& one = sheet.meanings[i];
    const bool open = leaves_open(F::city, sheet.keys[i]);
    if (one.by_hand || one.field != F::city || !open) continue;
    one.field = has_column(sheet, F::met_where) ? F::unknown : F::met_where;
  }
}

// "How" you met, or how you were in touch: Coffee, Lunch, call.
void settle_how(Sheet& sheet, const std::vector<ColumnCounts>& counts) {
  const bool tells_of_occasions = has_column(sheet, F::date) || has_column(sheet, F::last_contact);
  if (!tells_of_occasions || has_column(sheet, F::met_on)) return;
  for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
    ColumnMeaning& one = sheet.meanings[i];
    const bool open = leaves_open(F::met_how, sheet.keys[i]);
    // Beside "How do I know them" it has no meaning yet.
    const bool may_be_kind = one.field == F::met_how || one.field == F::unknown;
    if (one.by_hand || !may_be_kind || !open || has_column(sheet, F::contact_kind)) continue;
    const int kinds = counts[i].kinds_of_contact;
    if (kinds > 0 && kinds * 5 >= counts[i].filled * 4) one.field = F::contact_kind;
  }
}

// "Title" holds what stands before the names, or what people do: its cells tell.
void settle_titles(Sheet& sheet, const std::vector<ColumnCounts>& counts) {
  for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
    ColumnMeaning& one = sheet.meanings[i];
    const bool open = one.field == F::title || one.field == F::unknown;
    if (one.by_hand || !open || !is_called_title(sheet.keys[i])) continue;
    if (counts[i].honorifics > 0 && counts[i].honorifics * 2 > counts[i].filled)
      one.field = F::prefix;
  }
}

DayOrder order_by_values(const Sheet& sheet, const std::vector<ColumnCounts>& counts,
                         std::optional<std::size_t> only_column) {
  int day_first = 0;
  int month_first = 0;
  for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
    if (!is_date_field(sheet.meanings[i].field) || (only_column && *only_column != i)) continue;
    day_first += counts[i].day_first;
    month_first += counts[i].month_first;
  }
  return order_told_by(day_first, month_first);
}

DayOrder order_by_custom(const Sheet& sheet) {
  const bool foreign = std::any_of(sheet.meanings.begin(), sheet.meanings.end(),
                                   [](const ColumnMeaning& one) { return one.day_first_language; });
  return foreign || sheet.separator == ';' ? DayOrder::day_first : DayOrder::unknown;
}

// Days that are past cannot lie in the future: the order in which none does, when only one is so.
DayOrder order_by_today(const Sheet& sheet, const std::vector<ColumnCounts>& counts) {
  int day_first = 0;
  int month_first = 0;
  for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
    if (!is_past_field(sheet.meanings[i].field)) continue;
    day_first += counts[i].yet_to_come_day_first;
    month_first += counts[i].yet_to_come_month_first;
  }
  if (day_first == 0 && month_first > 0) return DayOrder::day_first;
  if (month_first == 0 && day_first > 0) return DayOrder::month_first;
  return DayOrder::unknown;
}

void ask_about_order(Sheet& sheet, std::size_t column, const ColumnCounts& counts,
                     std::vector<Problem>& problems) {
  if (!counts.two_ways) return;
  const auto& [line, cell, taken_for] = *counts.two_ways;
  if (!sheet.open_day) sheet.open_day = OpenDay{line, cell};
  const std::string& name = sheet.names[column];
  problems.push_back(
      {line,
       in_quotes(name) + " can be read two ways: " + cell + " was taken for " + to_words(taken_for),
       "",
       Next{.act = Next::Act::day_first,
            .name = name,
            .field = std::string(to_text(sheet.meanings[column].field))}});
}

void settle_orders(Sheet& sheet, const std::vector<ColumnCounts>& counts, const Source& source,
                   std::vector<Problem>& problems) {
  DayOrder common = order_by_values(sheet, counts, std::nullopt);
  if (common == DayOrder::unknown) common = order_by_custom(sheet);
  if (common == DayOrder::unknown) common = order_by_today(sheet, counts);
  if (common == DayOrder::unknown) common = source.usual_order;
  sheet.order = common;
  for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
    ColumnMeaning& one = sheet.meanings[i];
    if (!is_date_field(one.field) || one.order != DayOrder::unknown) continue;
    one.order = order_by_values(sheet, counts, i);
    if (one.order == DayOrder::unknown) one.order = common;
    if (one.order == DayOrder::unknown) ask_about_order(sheet, i, counts[i], problems);
  }
}

// Of the first column of names.
bool names_are_turned(const Sheet& sheet, const std::vector<ColumnCounts>& counts) {
  for (std::size_t i = 0; i < sheet.meanings.size(); ++i)
    if (sheet.meanings[i].field == F::name) return counts[i].turned_names * 2 > counts[i].filled;
  return false;
}

// Rows that sheets have besides people: sums, the header once more, a legend. "" for a person.
std::string what_it_is_of_the_sheet(const SheetRow& row, const std::vector<std::string>& names) {
  static constexpr std::array sums = {
      "total",     "totals",        "sum",    "grand total", "subtotal", "summe",  "gesamt",
      "insgesamt", "anzahl",        "count",  "average",     "somme",    "totale", "suma",
      "soma",      "total general", "totaal", "razem",       "moyenne",  "mean",   "durchschnitt"};
  std::vector<std::string> filled;
  bool repeats_header = true;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].empty()) continue;
    filled.push_back(row.cells[i]);
    repeats_header = repeats_header && column_key(row.cells[i]) == column_key(names[i]);
  }
  if (filled.empty()) return {};
  if (repeats_header && filled.size() > 1) return "the header, written once more,";
  const std::string first = column_key(filled.front());
  const bool is_sum = std::find(sums.begin(), sums.end(), first) != sums.end();
  const bool only_numbers =
      std::all_of(filled.begin() + 1, filled.end(), [](const std::string& cell) {
        return cell.find_first_not_of("0123456789.,% ") == std::string::npos;
      });
  if (is_sum && only_numbers) return "a row of totals (" + in_quotes(filled.front()) + ")";
  static constexpr std::array legends = {"legend", "legende", "key", "note", "notes", "leyenda"};
  const bool legend = filled.front().ends_with(':') &&
                      std::find(legends.begin(), legends.end(), first) != legends.end();
  return legend ? "a legend (" + in_quotes(filled.front()) + ")" : std::string();
}

}  // namespace

bool is_past_field(TrackerField field) {
  return field == F::met_on || field == F::date || field == F::last_contact || field == F::birthday;
}

std::string in_quotes(std::string_view text) { return "'" + clip(text, 40) + "'"; }

std::map<std::string, std::string> mapping_by_key(const Source& source) {
  std::map<std::string, std::string> mapping;
  for (const auto& [column, field] : source.mapping) mapping[column_key(column)] = field;
  return mapping;
}

bool is_called_title(const std::string& key) {
  return key == "title" || key == "titel" || key == "titre";
}

bool next_row(Table& table, const Sheet& sheet, SheetRow& row, std::vector<Problem>* left_out) {
  while (table.next()) {
    row = {.line = table.line()};
    for (std::size_t i = 0; i < sheet.names.size(); ++i)
      row.cells.push_back(table.cell(static_cast<int>(i)));
    const std::string what = what_it_is_of_the_sheet(row, sheet.names);
    if (what.empty()) return true;
    if (left_out)
      add_problem(*left_out, {row.line, what + " was left out",
                              "If it is a person, correct the name and import the file again."});
  }
  return false;
}

Sheet sheet_of(Table& table, const Source& source, std::vector<Problem>& problems) {
  Sheet sheet;
  sheet.separator = table.separator();
  sheet.names = table.header().names;
  sheet.meanings = meanings_of(sheet.names);
  apply_mapping(source, sheet, problems);
  for (std::size_t i = 0; i < sheet.names.size(); ++i) {
    table.use_column(static_cast<int>(i));
    if (sheet.names[i].empty()) sheet.names[i] = "Column " + std::to_string(i + 1);
    sheet.keys.push_back(column_key(sheet.names[i]));
  }
  std::vector<ColumnCounts> counts(sheet.names.size());
  Names names;
  for (SheetRow row; next_row(table, sheet, row, nullptr);) {
    count_row(row, sheet, source.today, counts);
    names.add(sheet, row);
  }
  sheet.names_repeat = names.repeat();
  sheet.names_are_turned = names_are_turned(sheet, counts);
  settle_by_content(sheet, counts);
  settle_how(sheet, counts);
  settle_location(sheet);
  settle_titles(sheet, counts);
  settle_orders(sheet, counts, source, problems);
  return sheet;
}

}  // namespace wellmet
