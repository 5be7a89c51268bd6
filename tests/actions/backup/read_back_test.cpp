// A backup is believed only after it was read back: what is not whole keeps no name of a backup.
#include <doctest/doctest.h>

#include <filesystem>

#include "actions/backup/backup.h"
#include "actions/backup/store_copy.h"
#include "actions/people/people.h"
#include "base/error.h"
#include "tests/store/stores.h"

namespace wellmet::actions {
namespace {

using namespace store::testing;
namespace fs = std::filesystem;

struct Lived {
  TempFolder folder;
  std::string path = folder / "wellmet.db";
  std::unique_ptr<store::Connection> db = store::open({path});
  App app{.db = *db, .account = mine, .clock = [] { return noon; }};
  Lived() {
    make_accounts(*db);
    for (const char* name : {"Maya Chen", "Jo Park"}) add_person(app, {.name = name});
  }
};

TEST_CASE("a copy that has not every row of the store is no backup") {
  Lived lived;
  const std::string copy = lived.folder / "copy.db";
  const std::vector<store::TableCount> rows = copy_rows(*lived.db, copy);
  CHECK_NOTHROW(read_back(copy, rows, *lived.db));
  store::open({copy})->script("delete from person_index where person_id = 2");
  CHECK(refusal([&] { read_back(copy, rows, *lived.db); }).find("not what was written") !=
        std::string::npos);
}

TEST_CASE("a store with a row that points to nothing is not backed up as if it were whole") {
  Lived lived;
  // As a fault of the disk would leave it.
  lived.db->script(
      "pragma foreign_keys = off; update cards set person_id = 77 where person_id = 2;"
      "pragma foreign_keys = on");
  const std::string folder = lived.folder / "backups";
  CHECK(refusal([&] { back_up(lived.app, folder, 3); }) != "");
  CHECK(fs::is_empty(folder));
  CHECK(refusal([&] { back_up(lived.app, lived.folder / "one.db", 3); }) != "");
  CHECK_FALSE(fs::exists(lived.folder / "one.db"));
}

}  // namespace
}  // namespace wellmet::actions
