#include "store/history/journaled_row.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"
#include "store/db/ids.h"

namespace wellmet::store {
namespace {

using nlohmann::json;

bool is_key(const Table& table, const std::string& column) {
  return column == table.key1 || column == table.key2;
}

Value bound(const JournaledValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return std::string_view(*text);
  return nullptr;
}

[[noreturn]] void refuse_value(const Table& table, const RowColumn& column) {
  throw Error(ErrorKind::invalid,
              fmt::format("The history holds something else than a {} for \"{}\" of {}, so this "
                          "change can't be undone. Nothing was changed.",
                          column.whole_number ? "number" : "text", column.name, table.name));
}

JournaledValue value_said(const Table& table, const RowColumn& column, const json& said) {
  if (said.is_null() && !column.required) return nullptr;
  if (column.whole_number && said.is_number_integer()) return said.get<std::int64_t>();
  if (!column.whole_number && said.is_string()) return said.get<std::string>();
  refuse_value(table, column);
}

}  // namespace

std::string where_key(const Table& table) {
  std::string where = fmt::format("account_id = ?1 and {} = ?2", table.key1);
  where += *table.key2 ? fmt::format(" and {} = ?3", table.key2) : std::string(" and ?3 = 0");
  return where;
}

JournaledValues JournaledRows::before(int number, const std::string& text) {
  const Table& table = journaled_table(number);
  const json said = json::parse(text, nullptr, false);
  if (!said.is_object())
    throw Error(ErrorKind::invalid,
                fmt::format("The history doesn't say what a row of {} was before, so this change "
                            "can't be undone. Nothing was changed.",
                            table.name));
  JournaledValues values;
  for (const RowColumn& column : columns(table)) {
    const auto value = said.find(column.name);
    if (value != said.end() && !is_key(table, column.name))
      values[column.name] = value_said(table, column, *value);
  }
  return values;
}

std::optional<JournaledValues> JournaledRows::now(const JournaledKey& key) {
  if (const auto ahead = ahead_.find(key); ahead != ahead_.end()) return ahead->second;
  const Table& table = journaled_table(key.table);
  const std::string sql = fmt::format("select {} from {} where {}", names_of_columns(table),
                                      table.name, where_key(table));
  for (const Row& row : tx_.query(sql, key.key1, key.key2)) return values_in(row, table);
  return std::nullopt;
}

std::string JournaledRows::names_of_columns(const Table& table) {
  std::vector<std::string> names;
  for (const RowColumn& column : columns(table)) names.push_back(column.name);
  return join(names, ", ");
}

// Of a row with all columns, in their order.
JournaledValues JournaledRows::values_in(const Row& row, const Table& table) {
  JournaledValues values;
  int i = 0;
  for (const RowColumn& column : columns(table)) {
    const int at = i++;
    if (is_key(table, column.name)) continue;
    JournaledValue& value = values[column.name];
    if (row.is_null(at)) continue;
    if (column.whole_number) {
      value = row.integer(at);
    } else {
      value = row.string(at);
    }
  }
  return values;
}

void JournaledRows::look_ahead(const std::vector<JournaledKey>& keys) {
  ahead_.clear();
  if (tx_.dialect() == Dialect::sqlite) return;
  std::map<int, std::vector<JournaledKey>> by_table;
  for (const JournaledKey& key : keys) by_table[key.table].push_back(key);
  for (const auto& [number, of_table] : by_table) look_ahead(journaled_table(number), of_table);
}

void JournaledRows::look_ahead(const Table& table, const std::vector<JournaledKey>& keys) {
  std::vector<std::int64_t> first, second;
  for (const JournaledKey& key : keys) {
    ahead_[key] = std::nullopt;
    first.push_back(key.key1);
    second.push_back(key.key2);
  }
  const std::string key2 = *table.key2 ? table.key2 : "0";
  const std::string sql = fmt::format(
      "select {0}, {1}, {2} from {3} join unnest(?2::bigint[], ?3::bigint[]) "
      "as asked(asked1, asked2) on {1} = asked1 and {2} = asked2 where account_id = ?1",
      names_of_columns(table), table.key1, key2, table.name);
  const int behind = static_cast<int>(columns(table).size());
  for (const Row& row : tx_.query(sql, bound_list(tx_, first), bound_list(tx_, second)))
    ahead_[{table.number, row.integer(behind), row.integer(behind + 1)}] = values_in(row, table);
}

void JournaledRows::put_back(const JournaledKey& key, const JournaledValues& row, IfThere there) {
  ahead_.erase(key);
  const Table& table = journaled_table(key.table);
  std::vector<std::string> names = {"account_id", table.key1};
  std::vector<std::string> holes = {"?1", "?2"};
  std::vector<Value> values = {bind(tx_.account()), bind(key.key1)};
  const auto add = [&](const std::string& name, const Value& value) {
    names.push_back(name);
    values.push_back(value);
    holes.push_back(fmt::format("?{}", values.size()));
  };
  if (*table.key2) add(table.key2, bind(key.key2));
  for (const auto& [column, value] : row) add(column, bound(value));
  tx_.connection().run_through(
      fmt::format("insert into {} ({}) values ({}){}", table.name, join(names, ", "),
                  join(holes, ", "), there == IfThere::leave ? " on conflict do nothing" : ""),
      values);
}

void JournaledRows::set(const JournaledKey& key, const JournaledValues& columns) {
  if (columns.empty()) return;
  ahead_.erase(key);
  const Table& table = journaled_table(key.table);
  std::vector<std::string> set;
  std::vector<Value> values = {bind(tx_.account()), bind(key.key1), bind(key.key2)};
  for (const auto& [column, value] : columns) {
    values.push_back(bound(value));
    set.push_back(fmt::format("{} = ?{}", column, values.size()));
  }
  tx_.connection().run_through(
      fmt::format("update {} set {} where {}", table.name, join(set, ", "), where_key(table)),
      values);
}

void JournaledRows::remove(const JournaledKey& key) {
  ahead_.erase(key);
  const Table& table = journaled_table(key.table);
  tx_.execute(fmt::format("delete from {} where {}", table.name, where_key(table)), key.key1,
              key.key2);
}

const std::vector<RowColumn>& JournaledRows::columns(const Table& table) {
  const auto known = columns_.find(table.number);
  if (known != columns_.end()) return known->second;
  return columns_.emplace(table.number, row_columns(tx_.connection(), table.name)).first->second;
}

}  // namespace wellmet::store
