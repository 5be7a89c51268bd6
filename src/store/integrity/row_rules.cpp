#include "store/integrity/row_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/date.h"
#include "base/error.h"
#include "base/text.h"
#include "store/files/photo_files.h"

namespace wellmet::store {
namespace {

// What a column may hold beyond its type.
enum class May {
  be_id,
  be_flag,
  be_moment,
  be_day_number,
  count,
  be_day,
  be_day_or_empty,
  be_digest,
  be_digest_or_empty,
  be_one_of
};

struct Rule {
  std::string_view table;  // "" for every table
  std::string_view column;
  May may;
  std::int64_t most = 0;          // for count: from 0 to this
  std::string_view choices = {};  // for be_one_of: between bars
};

constexpr std::int64_t most_days = 1'000'000;
constexpr std::int64_t most_pixels = 100'000;
constexpr std::int64_t most_bytes = std::int64_t{1} << 30;

// A column that is not here is held to its type alone.
constexpr Rule rules[] = {
    {"", "id", May::be_id},
    {"", "person_id", May::be_id},
    {"", "interest_id", May::be_id},
    {"", "interaction_id", May::be_id},
    {"", "first_person", May::be_id},
    {"", "second_person", May::be_id},
    {"", "met_through", May::be_id},
    {"", "merged_into", May::be_id},
    {"", "from_interaction", May::be_id},
    {"", "about_person", May::be_id},
    {"", "deed_id", May::be_id},
    {"", "undoes", May::be_id},
    {"", "undone_by", May::be_id},
    {"", "key1", May::be_id},
    {"", "key2", May::count, largest_id},
    {"", "last", May::count, largest_id},
    {"", "is_owner", May::be_flag},
    {"", "archived", May::be_flag},
    {"", "never_suggest", May::be_flag},
    {"", "lasting", May::be_flag},
    {"", "is_current", May::be_flag},
    {"", "created_at", May::be_moment},
    {"", "removed_at", May::be_moment},
    {"", "at", May::be_moment},
    {"", "day_number", May::be_day_number},
    {"", "nudged_on", May::be_day_number},
    {"people", "wished_cadence_days", May::count, most_days},
    {"people", "quiet_until", May::be_day_or_empty},
    {"notes", "day", May::be_day},
    {"notes", "done", May::be_day},
    {"person_interests", "noted", May::be_day},
    {"interactions", "day", May::be_day},
    {"interactions", "touch", May::be_one_of, 0, "|light|real|"},
    {"follow_ups", "due", May::be_day},
    {"follow_ups", "made", May::be_day},
    {"follow_ups", "closed", May::be_day},
    {"follow_ups", "state", May::be_one_of, 0, "|open|done|dropped|"},
    {"pair_answers", "day", May::be_day},
    {"pair_answers", "answer", May::be_one_of, 0, "|not same|later|"},
    {"photos", "digest", May::be_digest},
    {"photos", "face_digest", May::be_digest_or_empty},
    {"photos", "width", May::count, most_pixels},
    {"photos", "height", May::count, most_pixels},
    {"photos", "bytes", May::count, most_bytes},
    {"deeds", "unfinished", May::count, 0},
    {"journal", "operation", May::be_one_of, 0, "|insert|update|delete|gone|"},
};

const Rule* rule_for(std::string_view table, std::string_view column) {
  const auto* found = std::ranges::find_if(rules, [&](const Rule& rule) {
    return rule.column == column && (rule.table.empty() || rule.table == table);
  });
  return found == std::end(rules) ? nullptr : found;
}

bool is_between(std::int64_t number, std::int64_t least, std::int64_t most) {
  return number >= least && number <= most;
}

bool fits(const Rule& rule, std::int64_t number) {
  // The years 1 to 9999.
  constexpr std::int64_t first_moment = -62'135'596'800'000, last_moment = 253'402'300'799'999;
  constexpr std::int64_t first_day = -719'162, last_day = 2'932'896;
  switch (rule.may) {
    case May::be_id:
      return is_between(number, 1, largest_id);
    case May::be_flag:
      return is_between(number, 0, 1);
    case May::be_moment:
      return is_between(number, first_moment, last_moment);
    case May::be_day_number:
      return is_between(number, first_day, last_day);
    default:
      return is_between(number, 0, rule.most);
  }
}

std::string_view what_text_is_wanted(const Rule& rule, std::string_view text) {
  switch (rule.may) {
    case May::be_day:
      return parse_iso_date(text) ? "" : "a date such as 2026-03-05";
    case May::be_day_or_empty:
      return text.empty() || parse_iso_date(text) ? "" : "a date such as 2026-03-05";
    case May::be_digest:
      return is_digest(text) ? "" : "a digest of 64 hexadecimal digits";
    case May::be_digest_or_empty:
      return text.empty() || is_digest(text) ? "" : "a digest of 64 hexadecimal digits";
    case May::be_one_of:
      return text.find('|') == std::string_view::npos &&
                     rule.choices.find(fmt::format("|{}|", text)) != std::string_view::npos
                 ? ""
                 : "one of the words for it";
    default:
      return "";
  }
}

[[noreturn]] void refuse(const PlainRow& row, const std::string& column, const std::string& why) {
  throw Error(ErrorKind::invalid, fmt::format("\"{}\" of {} {}.", column, row.table, why));
}

void check_value(const PlainRow& row, const RowColumn& column, const Rule* rule,
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
    refuse(row, column.name, fmt::format("isn't {}: {}", wanted, quoted(text)));
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
  const Rule* rule = nullptr;
};

RowRules::RowRules(Connection& connection) : connection_(connection) {}
RowRules::~RowRules() = default;

const std::vector<RowRules::Known>& RowRules::columns(const std::string& table) {
  auto found = columns_.find(table);
  if (found != columns_.end()) return found->second;
  std::vector<Known> known;
  for (RowColumn& column : row_columns(connection_, table)) {
    const Rule* rule = rule_for(table, column.name);
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
      throw Error(ErrorKind::invalid, fmt::format("{} has no {}.", row.table, quoted(name)));
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

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return fmt::format("\"{}\"", text);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return fmt::format("\"{}…\"", text.substr(0, end));
}

}  // namespace wellmet::store
