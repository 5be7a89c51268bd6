#include "store/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/error.h"
#include "store/private_file.h"

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

}  // namespace

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
  for (const std::string& line : texts(connection.query("pragma integrity_check(20)"))) {
    if (line != "ok") faults.push_back(line);
  }
  for (const Row& row : connection.query("pragma foreign_key_check"))
    faults.push_back(
        fmt::format("a row of {} points to one of {} that is not there", row.text(0), row.text(2)));
  return faults;
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
