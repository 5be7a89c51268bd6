#pragma once
#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "model/plain_row.h"
#include "store/db/tables.h"
#include "store/history/journal.h"
#include "store/integrity/account_dump.h"
#include "tests/store/stores.h"

// Rows of any table, made from nothing but its declaration (store/db/tables.h), so that a table
// that is added is in every test that goes through all of them.
namespace wellmet::store::testing {

// The id of the row that is pointed to, by its table ("people" -> 1), or for one column by its name
// ("about_person" -> 2). Of a pair the second is one more.
using Targets = std::map<std::string, std::int64_t, std::less<>>;

// A value that the column may hold; another one for another `variant`.
inline PlainRow::Value sample_value(const Table& table, const Column& column, int variant) {
  switch (column.holds) {
    case Holds::text:
      return fmt::format("{} {} of {}", column.name, variant, table.name);
    case Holds::number:
    case Holds::id:
    case Holds::count:
    case Holds::day_number:
      return std::int64_t{variant};
    case Holds::flag:
      return std::int64_t{variant % 2};
    case Holds::moment:
      return noon.milliseconds + variant;
    case Holds::day:
    case Holds::day_or_empty:
      return fmt::format("2026-03-{:02}", variant % 28 + 1);
    case Holds::digest:
    case Holds::digest_or_empty:
      return fmt::format("{:064x}", variant);
    case Holds::word:
      break;
  }
  std::vector<std::string> words;
  for (const std::string& word : split(column.words, '|')) {
    if (!word.empty()) words.push_back(word);
  }
  return words[static_cast<std::size_t>(variant) % words.size()];
}

// One row, each column filled. Nobody is the owner, or was merged away.
inline PlainRow sample_row(const Table& table, const Targets& targets, int variant) {
  PlainRow row{.table = table.name};
  for (const Column& column : table.columns) {
    const std::string_view name = column.name;
    if (name == "is_owner" || name == "merged_into" || name == "removed_at") continue;
    const auto own = targets.find(name);
    if (own != targets.end()) {
      row.fields.emplace_back(name, own->second);
    } else if (column.points()) {
      const bool second = table.names_pairs() && name == table.key2;
      row.fields.emplace_back(name, targets.at(column.points_to) + (second ? 1 : 0));
    } else {
      row.fields.emplace_back(name, sample_value(table, column, variant));
    }
  }
  return row;
}

inline Value bound(const PlainRow::Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  return std::string_view(std::get<std::string>(value));
}

// Its number is given out with that.
inline void insert_row(WriteTx& tx, const PlainRow& row) {
  const auto id = number_in(row, "id");
  while (id && tx.next_id(row.table) < *id) {
  }
  std::vector<std::string> names = {"account_id"}, holes = {"?1"};
  std::vector<Value> values = {bind(tx.account())};
  for (const auto& [name, value] : row.fields) {
    names.push_back(name);
    values.push_back(bound(value));
    holes.push_back(fmt::format("?{}", values.size()));
  }
  tx.connection().run_through(fmt::format("insert into {} ({}) values ({})", row.table,
                                          join(names, ", "), join(holes, ", ")),
                              values);
}

// "account_id = ?1 and id = 12"
inline std::string where_is(const Table& table, const PlainRow& row) {
  std::string where = "account_id = ?1";
  for (const auto& [name, value] : row.fields) {
    if (table.is_key(name))
      where += fmt::format(" and {} = {}", name, std::get<std::int64_t>(value));
  }
  return where;
}

inline void change_row(WriteTx& tx, const Table& table, const PlainRow& row, int variant) {
  for (const Column& column : table.columns) {
    if (table.is_key(column.name) || column.points()) continue;
    const PlainRow::Value value = sample_value(table, column, variant);
    tx.connection().run_through(fmt::format("update {} set {} = ?2 where {}", table.name,
                                            column.name, where_is(table, row)),
                                std::vector<Value>{bind(tx.account()), bound(value)});
  }
}

inline void delete_row(WriteTx& tx, const Table& table, const PlainRow& row) {
  tx.execute(fmt::format("delete from {} where {}", table.name, where_is(table, row)));
}

// What the user wrote, all tables of an account: a line a row, without the history.
inline std::string rows_of_account(Connection& db, AccountId account) {
  std::string text;
  ReadTx tx(db, account);
  for_each_row(tx, [&](const PlainRow& row) {
    const Table* table = find_table(row.table);
    if (!table || table->role != Role::journaled) return;
    text += row.table;
    for (const auto& [name, value] : row.fields)
      std::visit([&, &column = name](const auto& v) { text += fmt::format(" {}={}", column, v); },
                 value);
    text += '\n';
  });
  return text;
}

// How many rows of the account name this person in this column.
inline std::int64_t rows_naming(Connection& db, std::string_view table, std::string_view column,
                                PersonId person) {
  std::int64_t count = 0;
  for (const Row& row : db.query(
           fmt::format("select count(*) from {} where account_id = ?1 and {} = ?2", table, column),
           mine, person))
    count = row.integer(0);
  return count;
}

}  // namespace wellmet::store::testing
