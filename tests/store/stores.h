#pragma once
#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <sstream>
#include <string>

#include "base/error.h"
#include "store/db/database.h"
#include "store/db/write_tx.h"

// Stores for tests: fresh ones on both databases, with two accounts.
namespace wellmet::store::testing {

constexpr AccountId mine{1};
constexpr AccountId theirs{2};
constexpr Instant noon{1'792'670'400'000};  // 2026-10-22T12:00:00Z

inline LocalDate day(std::string_view iso) { return parse_iso_date(iso).value(); }

// A folder that goes with the test.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "wellmet-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
    std::filesystem::remove_all(path_, ignored);
  }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// The address of the server for tests; "" when there is none.
inline std::string postgres_address() {
  const char* address = std::getenv("WELLMET_TEST_POSTGRES");
  return address ? address : "";
}

// A schema of its own on the server, dropped at the end.
class PostgresSchema {
 public:
  PostgresSchema() {
    static int count = 0;
    name_ = "wellmet_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
    connect_postgres({postgres_address()})->script("create schema " + name_);
    place_.where = postgres_address() + "?options=-csearch_path%3D" + name_;
  }
  PostgresSchema(const PostgresSchema&) = delete;
  PostgresSchema& operator=(const PostgresSchema&) = delete;
  ~PostgresSchema() {
    connect_postgres({postgres_address()})->script("drop schema " + name_ + " cascade");
  }
  const Place& place() const { return place_; }

 private:
  std::string name_;
  Place place_;
};

inline void make_accounts(Connection& db) {
  ensure_account(db, mine, "me", noon);
  ensure_account(db, theirs, "them", noon);
}

inline void on_sqlite(const std::function<void(const Place&)>& test) {
  INFO("on SQLite");
  const TempFolder folder;
  test({folder / "wellmet.db"});
}

inline bool has_postgres() {
  if (!postgres_address().empty()) return true;
  MESSAGE("WELLMET_TEST_POSTGRES is not set: not run on PostgreSQL");
  return false;
}

// Runs the test on a place for a store in each database, with nothing there yet.
inline void on_both(const std::function<void(const Place&)>& test) {
  on_sqlite(test);
  if (!has_postgres()) return;
  INFO("on PostgreSQL");
  const PostgresSchema schema;
  test(schema.place());
}

inline void empty_all_tables(Connection& db) {
  std::string tables;
  for (const Row& row : db.query("select table_name from information_schema.tables where "
                                 "table_schema = current_schema() and table_name <> "
                                 "'schema_version'"))
    tables += (tables.empty() ? "" : ", ") + row.string(0);
  db.script("truncate " + tables);
}

// Runs the test on an empty store of each database, with two accounts. The one on PostgreSQL is
// made once and emptied for each test.
inline void on_both_open(const std::function<void(Connection&)>& test) {
  on_sqlite([&](const Place& place) {
    const std::unique_ptr<Connection> db = open(place);
    make_accounts(*db);
    test(*db);
  });
  if (!has_postgres()) return;
  INFO("on PostgreSQL");
  static const PostgresSchema schema;
  const std::unique_ptr<Connection> db = open(schema.place());
  empty_all_tables(*db);
  make_accounts(*db);
  test(*db);
}

// One deed: what `write` does, committed. Its id.
inline DeedId deed(Connection& db, std::string_view name,
                   const std::function<void(WriteTx&)>& write, AccountId account = mine) {
  WriteTx tx(db, account, name, noon);
  write(tx);
  tx.commit();
  return tx.deed();
}

// The message of the Error that `act` throws; "" when it throws none.
inline std::string refusal(const std::function<void()>& act) {
  try {
    act();
  } catch (const Error& fault) {
    return fault.what();
  }
  return "";
}

inline std::string file_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_file(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace wellmet::store::testing
