#include <doctest/doctest.h>

#include "store/db/statistics.h"
#include "tests/store/stores.h"

using namespace wellmet;

namespace {

std::string plan_of(store::Connection& db, const std::string& sql) {
  std::string plan;
  for (const store::Row& row : db.query("explain query plan " + sql, 1, 5)) plan += row.string(3);
  return plan;
}

}  // namespace

TEST_CASE("on PostgreSQL tables that grew are looked into at once, and only those") {
  if (!store::testing::has_postgres()) return;
  const store::testing::PostgresSchema schema;
  const auto db = store::open(schema.place());
  store::testing::make_accounts(*db);
  const auto known = [&](const std::string& table) {
    std::int64_t rows = 0;
    for (const store::Row& row : db->query("select reltuples::bigint from pg_class where oid = "
                                           "to_regclass(?1)",
                                           table))
      rows = row.integer(0);
    return rows;
  };
  const auto fill = [&](int from, int to) {
    store::testing::deed(*db, "set", [&](store::WriteTx& tx) {
      for (int i = from; i < to; ++i)
        tx.execute("insert into settings (account_id, id, name, value) values (?1, ?2, ?3, ?4)", i,
                   "name " + std::to_string(i), "light");
    });
    store::describe_growth(*db);
  };
  fill(0, 100);
  CHECK(known("settings") == 100);
  CHECK(known("people") <= 0);  // nobody is there
  fill(100, 110);
  CHECK(known("settings") == 100);  // much the same
  fill(110, 5'000);
  CHECK(known("settings") == 5'000);
}

TEST_CASE("one person's rows are read without walking everybody's") {
  const store::testing::TempFolder folder;
  const auto db = store::open({folder / "wellmet.db"});
  const auto used = [&](const std::string& table) {
    return plan_of(*db, "select * from " + table + " where account_id = ?1 and person_id = ?2");
  };
  for (const char* table : {"notes", "positions", "dates", "follow_ups", "sources"}) {
    CAPTURE(table);
    CHECK(used(table).find("person_id=?") != std::string::npos);
  }
}
