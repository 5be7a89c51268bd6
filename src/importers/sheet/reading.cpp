// What the columns of a sheet mean, when their names leave it open: what stands in them decides.
#include "importers/sheet/reading.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/text.h"
#include "importers/parts/cell_words.h"
#include "importers/parts/story_parts.h"
#include "importers/sheet/sheet.h"
#include "language/dates/dates.h"

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
      problems.push_back({0, "there is no field " + quoted(wanted->second),
                          "The fields are: " + join(tracker_fields(), ", ") + "."});
    }
    open.erase(wanted);
  }
  for (const auto& [key, field] : open) {
    problems.push_back({0, "no column is called " + quoted(key),
                        "The columns are: " + join(sheet.names, ", ") + "."});
  }
}

bool has_column(const Sheet& sheet, F field) {
  return std::ranges::any_of(sheet.meanings,
                             [&](const ColumnMeaning& one) { return one.field == field; });
}

// "early December", "in two weeks": days to come, in words.
bool is_day_to_come(const std::string& cell, LocalDate today) {
  return language::parse_when(cell, today, language::Leaning::future).has_value();
}

// The share of filled cells of a column that are dates.
double share_of_dates(const Sheet& sheet, std::size_t column, LocalDate today) {
  int filled = 0;
  int dates = 0;
  for (const SheetRow& row : sheet.rows) {
    const DateCellKind kind = read_date(row.cells[column]).kind;
    filled += kind != DateCellKind::blank;
    const bool in_words = kind == DateCellKind::words &&
                          sheet.meanings[column].field == F::follow_up_on &&
                          is_day_to_come(row.cells[column], today);
    dates += kind == DateCellKind::date || kind == DateCellKind::not_there || in_words;
  }
  return filled == 0 ? 1.0 : static_cast<double>(dates) / filled;
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
void settle_by_content(Sheet& sheet, LocalDate today) {
  const auto taken = [&](F field) { return has_column(sheet, field); };
  for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
    ColumnMeaning& one = sheet.meanings[i];
    if (one.by_hand) continue;
    const double dates = share_of_dates(sheet, i, today);
    if (one.field == F::met_on && dates < 0.5) {
      one.field = !taken(F::met_how) ? F::met_how : F::unknown;
    } else if (one.field == F::follow_up_on && dates < 0.5) {
      // "By when" beside a next step says when, in whatever words; what is no date is reported.
      if (taken(F::next_step) && asks_when(sheet.names[i])) continue;
      one.field = !taken(F::next_step) ? F::next_step : F::unknown;
    } else if (one.field == F::next_step && dates > 0.9 && !taken(F::follow_up_on)) {
      const bool filled = std::any_of(sheet.rows.begin(), sheet.rows.end(),
                                      [&](const SheetRow& row) { return !row.cells[i].empty(); });
      if (filled) one.field = F::follow_up_on;
    } else if ((one.field == F::date || one.field == F::last_contact) && dates < 0.5) {
      one.field = F::unknown;
    }
  }
}

bool names_repeat(const Sheet& sheet) {
  std::set<std::string> names;
  return std::ranges::any_of(sheet.rows, [&](const SheetRow& row) {
    std::string name;
    for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
      const F field = sheet.meanings[i].field;
      if (field == F::name || field == F::given_name || field == F::family_name)
        name += fold(row.cells[i]) + "|";
    }
    return name.find_first_not_of('|') != std::string::npos && !names.insert(name).second;
  });
}

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
    const bool open = leaves_open(F::city, column_key(sheet.names[i]));
    if (one.by_hand || one.field != F::city || !open) continue;
    one.field = has_column(sheet, F::met_where) ? F::unknown : F::met_where;
  }
}

bool is_kind_of_contact(const std::string& cell) {
  constexpr std::size_t words_of_a_kind = 2;
  return interaction_kind_in(cell) && folded_words(cell).size() <= words_of_a_kind;
}

// "How" you met, or how you were in touch: Coffee, Lunch, call.
void settle_how(Sheet& sheet) {
  const bool tells_of_occasions = has_column(sheet, F::date) || has_column(sheet, F::last_contact);
  if (!tells_of_occasions || has_column(sheet, F::met_on)) return;
  for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
    ColumnMeaning& one = sheet.meanings[i];
    const bool open = leaves_open(F::met_how, column_key(sheet.names[i]));
    // Beside "How do I know them" it has no meaning yet.
    const bool may_be_kind = one.field == F::met_how || one.field == F::unknown;
    if (one.by_hand || !may_be_kind || !open || has_column(sheet, F::contact_kind)) continue;
    const auto filled = std::ranges::count_if(
        sheet.rows, [&](const SheetRow& row) { return !row.cells[i].empty(); });
    const auto kinds = std::ranges::count_if(
        sheet.rows, [&](const SheetRow& row) { return is_kind_of_contact(row.cells[i]); });
    if (kinds > 0 && kinds * 5 >= filled * 4) one.field = F::contact_kind;
  }
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

// "Title" holds what stands before the names, or what people do: its cells tell.
void settle_titles(Sheet& sheet) {
  for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
    ColumnMeaning& one = sheet.meanings[i];
    const std::string key = column_key(sheet.names[i]);
    const bool open = one.field == F::title || one.field == F::unknown;
    if (one.by_hand || !open || (key != "title" && key != "titel" && key != "titre")) continue;
    int filled = 0;
    int honorifics = 0;
    for (const SheetRow& row : sheet.rows) {
      filled += !row.cells[i].empty();
      honorifics += is_honorific(row.cells[i]);
    }
    if (honorifics > 0 && honorifics * 2 > filled) one.field = F::prefix;
  }
}

DayOrder order_by_values(const Sheet& sheet, std::optional<std::size_t> only_column) {
  int day_first = 0;
  int month_first = 0;
  for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
    if (!is_date_field(sheet.meanings[i].field) || (only_column && *only_column != i)) continue;
    for (const SheetRow& row : sheet.rows) {
      const DayOrder order = day_order_of(row.cells[i]);
      day_first += order == DayOrder::day_first;
      month_first += order == DayOrder::month_first;
    }
  }
  return order_told_by(day_first, month_first);
}

DayOrder order_by_custom(const Sheet& sheet) {
  const bool foreign = std::any_of(sheet.meanings.begin(), sheet.meanings.end(),
                                   [](const ColumnMeaning& one) { return one.day_first_language; });
  return foreign || sheet.separator == ';' ? DayOrder::day_first : DayOrder::unknown;
}

// Days that are past cannot lie in the future: the order in which none does, when only one is so.
DayOrder order_by_today(const Sheet& sheet, LocalDate today) {
  const auto in_future = [&](DayOrder order) {
    int count = 0;
    for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
      if (!is_past_field(sheet.meanings[i].field)) continue;
      for (const SheetRow& row : sheet.rows) {
        const auto day = full_date(read_date(row.cells[i], past_dates(today, order)).date);
        count += day && *day > today;
      }
    }
    return count;
  };
  const int day_first = in_future(DayOrder::day_first);
  const int month_first = in_future(DayOrder::month_first);
  if (day_first == 0 && month_first > 0) return DayOrder::day_first;
  if (month_first == 0 && day_first > 0) return DayOrder::month_first;
  return DayOrder::unknown;
}

void ask_about_order(Sheet& sheet, std::size_t column, std::vector<Problem>& problems) {
  for (const SheetRow& row : sheet.rows) {
    const DateCell read = read_date(row.cells[column]);
    if (!read.two_ways) continue;
    if (!sheet.open_day) sheet.open_day = OpenDay{row.line, row.cells[column]};
    const std::string& name = sheet.names[column];
    problems.push_back({row.line,
                        quoted(name) + " can be read two ways: " + row.cells[column] +
                            " was taken for " + to_words(read.date),
                        "",
                        Next{.act = Next::Act::day_first,
                             .name = name,
                             .field = std::string(to_text(sheet.meanings[column].field))}});
    return;
  }
}

void settle_orders(Sheet& sheet, const Source& source, std::vector<Problem>& problems) {
  DayOrder common = order_by_values(sheet, std::nullopt);
  if (common == DayOrder::unknown) common = order_by_custom(sheet);
  if (common == DayOrder::unknown) common = order_by_today(sheet, source.today);
  if (common == DayOrder::unknown) common = source.usual_order;
  sheet.order = common;
  for (std::size_t i = 0; i < sheet.meanings.size(); ++i) {
    ColumnMeaning& one = sheet.meanings[i];
    if (!is_date_field(one.field) || one.order != DayOrder::unknown) continue;
    one.order = order_by_values(sheet, i);
    if (one.order == DayOrder::unknown) one.order = common;
    if (one.order == DayOrder::unknown) ask_about_order(sheet, i, problems);
  }
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
  if (is_sum && only_numbers) return "a row of totals (" + quoted(filled.front()) + ")";
  static constexpr std::array legends = {"legend", "legende", "key", "note", "notes", "leyenda"};
  const bool legend = filled.front().ends_with(':') &&
                      std::find(legends.begin(), legends.end(), first) != legends.end();
  return legend ? "a legend (" + quoted(filled.front()) + ")" : std::string();
}

}  // namespace

bool is_past_field(TrackerField field) {
  return field == F::met_on || field == F::date || field == F::last_contact || field == F::birthday;
}

std::string quoted(std::string_view text) { return "'" + clip(text, 40) + "'"; }

std::map<std::string, std::string> mapping_by_key(const Source& source) {
  std::map<std::string, std::string> mapping;
  for (const auto& [column, field] : source.mapping) mapping[column_key(column)] = field;
  return mapping;
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
  }
  while (table.next()) {
    SheetRow row;
    row.line = table.line();
    for (std::size_t i = 0; i < sheet.names.size(); ++i)
      row.cells.push_back(table.cell(static_cast<int>(i)));
    if (const std::string what = what_it_is_of_the_sheet(row, sheet.names); !what.empty()) {
      add_problem(problems, {row.line, what + " was left out",
                             "If it is a person, correct the name and import the file again."});
      continue;
    }
    row.leftovers = table.leftovers();
    sheet.rows.push_back(std::move(row));
  }
  sheet.names_repeat = names_repeat(sheet);
  settle_by_content(sheet, source.today);
  settle_how(sheet);
  settle_location(sheet);
  settle_titles(sheet);
  settle_orders(sheet, source, problems);
  return sheet;
}

}  // namespace wellmet
