#include "store/integrity/row_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "store/db/tables.h"
#include "store/files/photo_files.h"

namespace wellmet::store {
namespace {

// Null for a row of what is no table ("nudges").
const Column* column_of(std::string_view table, std::string_view name) {
  const Table* declared = find_table(table == "nudges" ? "rhythms" : table);
  if (!declared) return nullptr;
  const auto found = std::ranges::find(declared->columns, name, &Column::name);
  return found == declared->columns.end() ? nullptr : &*found;
}

bool is_between(std::int64_t number, std::int64_t least, std::int64_t most) {
  return number >= least && number <= most;
}

bool fits(const Column& rule, std::int64_t number) {
  // The years 1 to 9999.
  constexpr std::int64_t first_moment = -62'135'596'800'000, last_moment = 253'402'300'799'999;
  constexpr std::int64_t first_day = -719'162, last_day = 2'932'896;
  switch (rule.holds) {
    case Holds::id:
      return is_between(number, 1, largest_id);
    case Holds::flag:
      return is_between(number, 0, 1);
    case Holds::moment:
      return is_between(number, first_moment, last_moment);
    case Holds::day_number:
      return is_between(number, first_day, last_day);
    case Holds::count:
      return is_between(number, 0, rule.most);
    default:
      return true;
  }
}

std::string_view what_text_is_wanted(const Column& rule, std::string_view text) {
  switch (rule.holds) {
    case Holds::day:
      return parse_iso_date(text) ? "" : "a date such as 2026-03-05";
    case Holds::day_or_empty:
      return text.empty() || parse_iso_date(text) ? "" : "a date such as 2026-03-05";
    case Holds::digest:
      return is_digest(text) ? "" : "a digest of 64 hexadecimal digits";
    case Holds::digest_or_empty:
      return text.empty() || is_digest(text) ? "" : "a digest of 64 hexadecimal digits";
    case Holds::word:
      return text.find('|') == std::string_view::npos &&
                     std::string_view(rule.words).find(fmt::format("|{}|", text)) !=
                         std::string_view::npos
                 ? ""
                 : "one of the words for it";
    default:
      return "";
  }
}

[[noreturn]] void refuse(const PlainRow& row, const std::string& column, const std::string& why) {
  throw Error(ErrorKind::invalid, fmt::format("\"{}\" of {} {}.", column, row.table, why));
}

void check_value(const PlainRow& row, const RowColumn& column, const Column* rule,
                 const PlainRow::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (!column.whole_number) refuse(row, column.name, "is a number where a text belongs");
    if (rule && !fits(*rule, *number))
      refuse(row, column.name, fmt::format("is out of range: {}", *number));
    return;
  }
  const std::string& text = std::get<std::string>(value);
  if (column.whole_number) refuse(row, column.name, "is a text where a number belongs");
  if (!rule) return;
  if (const std::string_view wanted = what_text_is_wanted(*rule, text); !wanted.empty())
    refuse(row, column.name, fmt::format("isn't {}: {}", wanted, in_quotes(text)));
}

}  // namespace

std::vector<RowColumn> row_columns(Connection& connection, std::string_view table) {
  const std::string_view sql =
      connection.dialect() == Dialect::sqlite
          ? "select name, lower(type), \"notnull\" and dflt_value is null "
            "from pragma_table_info(?1) order by cid"
          : "select column_name, data_type, is_nullable = 'NO' and column_default is null "
            "and is_identity = 'NO' from information_schema.columns where table_name = ?1 "
            "and table_schema = current_schema() order by ordinal_position";
  // Not a table: of what is derived, the one thing that only the calendar of that day knew.
  if (table == "nudges") return {{"person_id", true, true}, {"nudged_on", true, true}};
  std::vector<RowColumn> columns;
  for (const Row& row : connection.query(sql, table)) {
    const std::string name = row.string(0);
    if (name == "account_id" || (table == "journal" && name == "id")) continue;
    columns.push_back({name, row.text(1) == "integer" || row.text(1) == "bigint", row.flag(2)});
  }
  return columns;
}

struct RowRules::Known {
  RowColumn column = {};
  const Column* rule = nullptr;
};

RowRules::RowRules(Connection& connection) : connection_(connection) {}
RowRules::~RowRules() = default;

const std::vector<RowRules::Known>& RowRules::columns(const std::string& table) {
  auto found = columns_.find(table);
  if (found != columns_.end()) return found->second;
  std::vector<Known> known;
  for (RowColumn& column : row_columns(connection_, table)) {
    const Column* rule = column_of(table, column.name);
    known.push_back({std::move(column), rule});
  }
  return columns_.emplace(table, std::move(known)).first->second;
}

bool RowRules::has(const std::string& table, std::string_view column) {
  return std::ranges::any_of(columns(table),
                             [&](const Known& one) { return one.column.name == column; });
}

void RowRules::check(const PlainRow& row) {
  const std::vector<Known>& known = columns(row.table);
  std::vector<bool> given(known.size(), false);
  for (const auto& [name, value] : row.fields) {
    const auto found =
        std::ranges::find_if(known, [&](const Known& one) { return one.column.name == name; });
    if (found == known.end())
      throw Error(ErrorKind::invalid, fmt::format("{} has no {}.", row.table, in_quotes(name)));
    const auto place = static_cast<std::size_t>(found - known.begin());
    if (given[place]) refuse(row, name, "is given more than once");
    given[place] = true;
    check_value(row, found->column, found->rule, value);
  }
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (known[i].column.required && !given[i]) refuse(row, known[i].column.name, "is missing");
  }
}

std::optional<std::int64_t> number_in(const PlainRow& row, std::string_view field) {
  for (const auto& [name, value] : row.fields) {
    if (name == field && std::holds_alternative<std::int64_t>(value))
      return std::get<std::int64_t>(value);
  }
  return std::nullopt;
}

std::string_view text_in(const PlainRow& row, std::string_view field) {
  for (const auto& [name, value] : row.fields) {
    if (name == field && std::holds_alternative<std::string>(value))
      return std::get<std::string>(value);
  }
  return {};
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return fmt::format("\"{}\"", text);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return fmt::format("\"{}…\"", text.substr(0, end));
}

}  // namespace wellmet::store
