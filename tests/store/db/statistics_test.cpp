#include <doctest/doctest.h>

#include "tests/store/stores.h"

using namespace wellmet;

namespace {

std::string plan_of(store::Connection& db, const std::string& sql) {
  std::string plan;
  for (const store::Row& row : db.query("explain query plan " + sql, 1, 5)) plan += row.string(3);
  return plan;
}

}  // namespace

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
