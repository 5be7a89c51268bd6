#include "store/history/journaled_row.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/text.h"

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
  const Table& table = journaled_table(key.table);
  std::vector<std::string> names;
  for (const RowColumn& column : columns(table)) names.push_back(column.name);
  const std::string sql =
      fmt::format("select {} from {} where {}", join(names, ", "), table.name, where_key(table));
  for (const Row& row : tx_.query(sql, key.key1, key.key2)) {
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
  return std::nullopt;
}

void JournaledRows::put_back(const JournaledKey& key, const JournaledValues& row, IfThere there) {
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
