#include "store/history/journal.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <iterator>

#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "store/integrity/digests.h"

namespace wellmet::store {
namespace {

// json_object takes at most 127 arguments in SQLite: 63 columns; no table comes near.
std::string json_of_old(const std::vector<std::string>& columns) {
  std::vector<std::string> parts;
  for (const std::string& column : columns)
    parts.push_back(fmt::format("'{}', old.{}", column, column));
  return fmt::format("json_object({})", join(parts, ", "));
}

// An update that leaves everything as it was is no change.
std::string when_changed(const std::vector<std::string>& columns) {
  std::vector<std::string> parts;
  for (const std::string& column : columns)
    parts.push_back(fmt::format("old.{0} is not new.{0}", column));
  return fmt::format("when {} ", join(parts, " or "));
}

// What a trigger of SQLite does at one kind of change.
struct AtChange {
  std::string_view event;  // "insert"
  std::string_view row;    // "new"
  std::string before;      // what the journal keeps of the row as it was
  std::string digest;      // what else is written (store/integrity/digests.h)
  std::string when = {};
};

// "or fail" as plainly_inserting in sqlite.cpp says.
std::string sqlite_trigger(const Table& table, const AtChange& at) {
  const std::string key2 = *table.key2 ? fmt::format("{}.{}", at.row, table.key2) : "0";
  return fmt::format(
      "drop trigger if exists journal_{0}_{1};\n"
      "create trigger journal_{0}_{1} after {1} on {0} {7}begin\n"
      "  insert or fail into journal (account_id, deed_id, table_number, operation, key1, key2, "
      "before)\n"
      "  values ({2}.account_id, current_deed(), {3}, '{1}', {2}.{4}, {5}, {6});\n{8}"
      "end;\n",
      table.name, at.event, at.row, table.number, table.key1, key2, at.before, at.when, at.digest);
}

// PostgreSQL hands the rows of an insert or a delete to its trigger all at once: many cost little
// more than one. Updates come one by one, as a row is before and as it is now.
std::string postgres_trigger(const Table& table, const DigestWriter& digest) {
  const auto key2 = [&](std::string_view row) {
    return *table.key2 ? fmt::format("{}.{}", row, table.key2) : std::string("0");
  };
  constexpr std::string_view columns =
      "account_id, deed_id, table_number, operation, key1, key2, before";
  constexpr std::string_view deed =
      "coalesce(nullif(current_setting('wellmet.deed', true), ''), '0')::bigint";
  const std::string insert = fmt::format(
      "    insert into journal ({0})\n"
      "    select r.account_id, {1}, {2}, 'insert', r.{3}, {4}, null from written r;\n{5}",
      columns, deed, table.number, table.key1, key2("r"), digest.insert(table));
  const std::string update = fmt::format(
      "    insert into journal ({0})\n"
      "    values (old.account_id, {1}, {2}, 'update', old.{3}, {4}, to_jsonb(old)::text);\n{5}",
      columns, deed, table.number, table.key1, key2("old"), digest.update(table));
  const std::string remove = fmt::format(
      "    insert into journal ({0})\n"
      "    select r.account_id, {1}, {2}, 'delete', r.{3}, {4}, to_jsonb(r)::text from gone r;\n"
      "{5}",
      columns, deed, table.number, table.key1, key2("r"), digest.remove(table));
  return fmt::format(
      "create or replace function journal_{0}() returns trigger language plpgsql as $body$\n"
      "begin\n"
      "  if tg_op = 'INSERT' then\n{1}"
      "  elsif tg_op = 'UPDATE' then\n"
      "    if old is not distinct from new then return null; end if;\n{2}"
      "  else\n{3}"
      "  end if;\n"
      "  return null;\n"
      "end $body$;\n"
      "drop trigger if exists journal_{0} on {0};\n"
      "drop trigger if exists journal_{0}_inserts on {0};\n"
      "drop trigger if exists journal_{0}_deletes on {0};\n"
      "create trigger journal_{0} after update on {0}\n"
      "  for each row execute function journal_{0}();\n"
      "create trigger journal_{0}_inserts after insert on {0} referencing new table as written\n"
      "  for each statement execute function journal_{0}();\n"
      "create trigger journal_{0}_deletes after delete on {0} referencing old table as gone\n"
      "  for each statement execute function journal_{0}();\n",
      table.name, insert, update, remove);
}

}  // namespace

const std::vector<Table>& journaled_tables() {
  static const std::vector<Table> journaled = [] {
    std::vector<Table> list;
    std::ranges::copy_if(tables(), std::back_inserter(list),
                         [](const Table& table) { return table.role == Role::journaled; });
    std::ranges::sort(list, {}, &Table::number);
    return list;
  }();
  return journaled;
}

const Table& journaled_table(int number) {
  const auto found = std::ranges::find(journaled_tables(), number, &Table::number);
  if (found != journaled_tables().end()) return *found;
  throw ErrorWithNext(ErrorKind::invalid,
                      fmt::format("The history names a table {}, which there isn't.", number),
                      {.act = Next::Act::see_damage});
}

const Table& journaled_table(std::string_view name) {
  const auto found = std::ranges::find(journaled_tables(), name, &Table::name);
  assert(found != journaled_tables().end());
  return *found;
}

const std::vector<Reference>& references() {
  static const std::vector<Reference> all = [] {
    std::vector<Reference> list;
    for (const Table& table : journaled_tables()) {
      for (const Column& column : table.columns) {
        if (column.points())
          list.push_back({table.name, column.name, column.points_to, column.erased});
      }
    }
    return list;
  }();
  return all;
}

std::vector<std::string> columns_of(Connection& connection, std::string_view table) {
  std::vector<std::string> columns;
  const std::string_view sql =
      connection.dialect() == Dialect::sqlite
          ? "select name from pragma_table_info(?1) order by cid"
          : "select column_name from information_schema.columns where table_name = ?1 and "
            "table_schema = current_schema() order by ordinal_position";
  for (const Row& row : connection.query(sql, table)) columns.push_back(row.string(0));
  return columns;
}

void make_journal_triggers(Connection& connection) {
  const DigestWriter digest(connection);
  std::string script;
  for (const Table& table : journaled_tables()) {
    const std::vector<std::string> columns = columns_of(connection, table.name);
    if (columns.empty()) continue;  // a later migration makes it
    if (connection.dialect() == Dialect::postgres) {
      script += postgres_trigger(table, digest);
      continue;
    }
    const std::string before = json_of_old(columns);
    script += sqlite_trigger(table, {"insert", "new", "null", digest.insert(table)});
    script += sqlite_trigger(
        table, {"update", "old", before, digest.update(table), when_changed(columns)});
    script += sqlite_trigger(table, {"delete", "old", before, digest.remove(table)});
  }
  connection.script(script);
}

}  // namespace wellmet::store
