#include "store/integrity/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "store/files/private_file.h"
#include "store/history/journal.h"
#include "store/integrity/damaged.h"

namespace wellmet::store {
namespace {

// SQLite does not wait for the disk when it writes a copy.
void write_through(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool written = file >= 0 && ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!written)
    throw Error(ErrorKind::unavailable,
                fmt::format("{}: the copy could not be written to the disk.", path));
}

std::vector<std::string> texts(Rows rows) {
  std::vector<std::string> list;
  for (const Row& row : rows) list.push_back(row.string(0));
  return list;
}

std::string what_it_holds(const std::string& table) {
  if (table.starts_with("search")) return "search";
  const Table* declared = find_table(table);
  if (table == "sqlite_stat1" || (declared && declared->role == Role::derived))
    return "what is derived";
  if (table == "journal" || table == "deeds") return "the history";
  std::string words = table;
  std::ranges::replace(words, '_', ' ');
  return words;
}

}  // namespace

std::int64_t made_at(Connection& connection) {
  for (const Row& row : connection.query("select created_at from accounts order by id limit 1"))
    return row.integer(0);
  return 0;
}

void copy_store(Connection& connection, const std::string& path) {
  if (connection.dialect() == Dialect::postgres)
    throw Error(ErrorKind::refused,
                "The store is on a PostgreSQL server: back it up with its own tool, pg_dump.");
  if (!make_private_file(path))
    throw Error(ErrorKind::unavailable,
                fmt::format("{} is there already. Give another name.", path));
  connection.execute("vacuum into ?1", path);
  write_through(path);
}

std::vector<std::string> faults_of_file(Connection& connection) {
  if (connection.dialect() == Dialect::postgres) return {};
  std::vector<std::string> faults;
  try {
    for (const std::string& line : texts(connection.query("pragma integrity_check(20)"))) {
      if (line != "ok") faults.push_back(line);
    }
    for (const Row& row : connection.query("pragma foreign_key_check"))
      faults.push_back(fmt::format("a row of {} points to one of {} that is not there", row.text(0),
                                   row.text(2)));
  } catch (const Damaged& fault) {
    faults.push_back(fault.cause);
  }
  return faults;
}

void refuse_if_damaged(Connection& connection, const std::string& where) {
  const std::vector<std::string> faults = faults_of_file(connection);
  if (!faults.empty())
    throw ErrorWithNext(
        ErrorKind::invalid,
        fmt::format("{} itself is damaged ({}).", where, in_one_line(faults.front())),
        {.act = Next::Act::see_damage});
}

std::vector<std::string> unreadable_tables(Connection& connection) {
  std::vector<std::string> unreadable;
  for (const std::string& table : texts(connection.query(
           "select name from sqlite_schema where type = 'table' and rootpage > 0 order by name"))) {
    try {
      const std::string columns = join(columns_of(connection, table), "), length(");
      const std::string sql = fmt::format("select length({}) from {} not indexed", columns, table);
      for (const Row& row : connection.query(sql)) static_cast<void>(row.is_null(0));
    } catch (const Damaged&) {
      const std::string what = what_it_holds(table);
      if (std::ranges::find(unreadable, what) == unreadable.end()) unreadable.push_back(what);
    }
  }
  return unreadable;
}

bool rebuild_indexes(Connection& connection) {
  try {
    connection.script("reindex");
  } catch (const Damaged&) {
    return false;
  }
  return faults_of_file(connection).empty();
}

std::int64_t count_indexes(Connection& connection) {
  for (const Row& row : connection.query("select count(*) from sqlite_schema where type = 'index'"))
    return row.integer(0);
  return 0;
}

std::string in_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) line += c == '\n' ? ' ' : c;
  return line;
}

std::vector<TableCount> table_counts(Connection& connection) {
  const std::string_view tables =
      connection.dialect() == Dialect::sqlite
          ? "select name from sqlite_schema where type = 'table' and name not like 'search%' "
            "and name not like 'sqlite%' order by name"
          : "select table_name from information_schema.tables "
            "where table_schema = current_schema() and table_name not like 'search%' order by 1";
  std::vector<TableCount> counts;
  for (const std::string& table : texts(connection.query(tables))) {
    for (const Row& row : connection.query(fmt::format("select count(*) from {}", table)))
      counts.push_back({table, row.integer(0)});
  }
  return counts;
}

}  // namespace wellmet::store
