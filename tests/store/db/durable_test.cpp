// What was acknowledged outlives a cut of power: SQLite is told to wait for the disk. That a kill
// loses nothing is tried in tests/store/history/crash_test.cpp, and a cut of power in tests/stress.
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

std::string setting(Connection& db, std::string_view name) {
  for (const Row& row : db.query("pragma " + std::string(name))) return row.string(0);
  return "";
}

TEST_CASE("a file is written to the disk before a change is told to be saved") {
  on_sqlite([](const Place& place) {
    for (int opened = 0; opened < 2; ++opened) {
      const std::unique_ptr<Connection> db = open(place);
      CHECK(setting(*db, "journal_mode") == "wal");
      CHECK(setting(*db, "synchronous") == "2");  // full
      CHECK(setting(*db, "foreign_keys") == "1");
    }
  });
}

}  // namespace
}  // namespace wellmet::store
