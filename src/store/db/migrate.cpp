// Forward-only migrations, each in its own transaction. A store that is up to date costs one
// integer to check.
#include <fmt/format.h>

#include <charconv>
#include <filesystem>

#include "base/error.h"
#include "base/next.h"
#include "store/db/database.h"
#include "store/db/migrations.h"
#include "store/db/statistics.h"
#include "store/files/durable.h"
#include "store/files/part_folder.h"
#include "store/files/private_file.h"
#include "store/files/store_file.h"
#include "store/history/journal.h"

namespace wellmet::store {
namespace {

namespace fs = std::filesystem;

struct Migration {
  int number = 0;
  std::string_view name;
  std::string_view sql;
};

// The migrations for this database, in order: "0002_journal.sqlite.sql" is for one of them only.
std::vector<Migration> migrations_for(Dialect dialect) {
  const std::string_view other = dialect == Dialect::sqlite ? ".postgres.sql" : ".sqlite.sql";
  std::vector<Migration> list;
  for (const MigrationFile& file : migration_files()) {
    if (file.name.ends_with(other)) continue;
    int number = 0;
    std::from_chars(file.name.data(), file.name.data() + 4, number);
    list.push_back({number, file.name, file.sql});
  }
  return list;
}

struct Spelling {
  std::string_view word, sqlite, postgres;
};
constexpr Spelling spellings[] = {
    {"@int", "integer", "bigint"},
    {"@real", "real", "double precision"},
    {"@bytewise", "text", "text collate \"C\""},
    {"@clustered", "strict, without rowid", ""},
    {"@table", "strict", ""},
    {"@deferred", "deferrable initially deferred", "deferrable initially deferred"},
};

std::string spelled(std::string_view sql, Dialect dialect) {
  std::string out;
  for (std::size_t i = 0; i < sql.size();) {
    const Spelling* found = nullptr;
    for (const Spelling& spelling : spellings) {
      if (sql[i] == '@' && sql.substr(i).starts_with(spelling.word)) found = &spelling;
    }
    if (!found) {
      out += sql[i++];
      continue;
    }
    out += dialect == Dialect::sqlite ? found->sqlite : found->postgres;
    i += found->word.size();
  }
  return out;
}

void record_version(Connection& connection, const Migration& migration) {
  if (connection.dialect() == Dialect::sqlite) {
    connection.script(fmt::format("pragma user_version = {}; pragma application_id = {}",
                                  migration.number, application_id));
    return;
  }
  connection.script("create table if not exists schema_version (version bigint not null)");
  connection.script("delete from schema_version");
  connection.execute("insert into schema_version (version) values (?1)", migration.number);
}

enum class Last { yes, no };

void apply(Connection& connection, const Migration& migration, Last last) {
  connection.begin_write();
  try {
    // SQLite's write lock is for the whole file; PostgreSQL has one of our own for this.
    if (connection.dialect() == Dialect::postgres)
      connection.script(fmt::format("select pg_advisory_xact_lock({})", application_id));
    // Another process may have done it while we waited for the lock.
    if (connection.schema_version() < migration.number) {
      connection.script(spelled(migration.sql, connection.dialect()));
      if (last == Last::yes) {
        make_journal_triggers(connection);
        describe_tables(connection);
      }
      record_version(connection, migration);
    }
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

// Neither a copy that a crash left half-done nor one of a second process stands in the way.
void copy_before_change(Connection& connection, const Place& place, int version) {
  if (version == 0 || place.is_postgres()) return;
  const std::string wanted = fmt::format("{}.before-{}", place.where, version + 1);
  const PartFolder part(wanted);
  const std::string made = part / "store.db";
  make_private_file(made);
  connection.execute("vacuum into ?1", made);
  sync_file(made);
  if (!move_into_place(made, wanted, Replace::yes))
    throw Error(
        ErrorKind::unavailable,
        fmt::format("{}: the copy before the change can't be kept. Nothing was changed.", wanted));
}

void bring_up_to_date(Connection& connection, const Place& place) {
  const int newest = newest_version(connection.dialect());
  const int version = connection.schema_version();
  if (version == newest) return;
  if (version == 0 && connection.read_only())
    throw ErrorWithNext(ErrorKind::invalid,
                        fmt::format("{} is empty and may only be read: no store.", place.where),
                        {.act = Next::Act::choose_store});
  if (version > newest)
    throw Error(
        ErrorKind::refused,
        fmt::format("{}: the store was written by a newer Wellmet (version {} of the store, "
                    "this program knows {}). Nothing was changed; install the newer program.",
                    place.where, version, newest));
  copy_before_change(connection, place, version);
  apply_migrations(connection, newest);
}

}  // namespace

int newest_version(Dialect dialect) { return migrations_for(dialect).back().number; }

void apply_migrations(Connection& connection, int up_to) {
  const int version = connection.schema_version();
  for (const Migration& migration : migrations_for(connection.dialect())) {
    if (migration.number > version && migration.number <= up_to)
      apply(connection, migration, migration.number == up_to ? Last::yes : Last::no);
  }
}

std::unique_ptr<Connection> open(const Place& named, Access access) {
  std::unique_ptr<Connection> connection;
  Place place = named;
  place.where = path_of_store(named.where);
  if (place.is_postgres()) {
    connection = connect_postgres(place);
  } else {
    if (access == Access::read_write && place.make)
      make_private_folder(fs::path(place.where).parent_path());
    connection = connect_sqlite(place, access);
  }
  bring_up_to_date(*connection, place);
  return connection;
}

}  // namespace wellmet::store
