// What doctor finds in a store that was damaged beside it, what it repairs and what it leaves.
#include "actions/history/doctor.h"

#include <algorithm>
#include <cstdlib>

#include "actions/backup/backup.h"
#include "actions/backup/restore.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/search/search.h"
#include "base/text.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using namespace testing;
using store::testing::file_text;
using store::testing::write_file;

struct MayaOnDisk : House {
  MayaOnDisk() {
    add_person(app, {.name = "Maya Chen", .city = "Lisbon"});
    add_person(app, {.name = "Ben Ortiz", .city = "Porto"});
  }
  std::string path() const { return folder / "wellmet.db"; }
  // What is in the file, changed past the program.
  void on_disk(const std::string& text, const std::string& other) {
    REQUIRE(text.size() == other.size());
    const std::string file_name = path();
    db->script("pragma wal_checkpoint(truncate)");
    std::string bytes = file_text(file_name);
    const auto at = bytes.find(text);
    REQUIRE(at != std::string::npos);
    REQUIRE(bytes.find(text, at + 1) == std::string::npos);
    bytes.replace(at, text.size(), other);
    write_file(file_name, bytes);
  }
  Examination doctor(Repair repair = Repair::no) {
    const auto fresh = store::open({path()});
    App on{.db = *fresh,
           .account = app.account,
           .clock = app.clock,
           .photos_folder = app.photos_folder};
    return examine(on, repair);
  }
  std::string name_in_list() {
    const auto fresh = store::open({path()});
    store::ReadTx tx(*fresh, app.account);
    return store::find_person(tx, PersonId{1})->name;
  }
};

std::string all_of(const Examination& found) {
  std::string text;
  for (const Finding& f : found.findings)
    text += f.area + ": " + f.what + (f.repaired ? " (repaired)" : "") + "\n";
  return text;
}

TEST_CASE("a repair forgets who is in any account's trash for longer than its time") {
  MayaOnDisk house;
  store::ensure_account(*house.db, AccountId{2}, "kim", house.now);
  App kims = house.app;
  kims.account = AccountId{2};
  remove_person(kims, add_person(kims, {.name = "Jo Okafor"}));
  house.now.milliseconds += std::int64_t{trash_days + 1} * 86'400'000;
  CHECK(all_of(house.doctor()) == "trash: 1 person is in the trash for more than 30 days\n");
  CHECK(all_of(house.doctor(Repair::yes)) ==
        "trash: 1 person is in the trash for more than 30 days (repaired)\n");
  store::ReadTx tx(*house.db, kims.account);
  CHECK_FALSE(store::find_person(tx, PersonId{1}));
}

TEST_CASE("doctor says what it looked at") {
  MayaOnDisk house;
  const Examination found = house.doctor();
  CHECK(found.well());
  CHECK(join(found.checked, "; ") ==
        "the file and its 58 indexes; 2 changes in the history; "
        "2 records of people; 2 cards; search; what is derived from all that");
  CHECK(found.not_checked.empty());
}

TEST_CASE("one changed byte of a card is noticed, named and corrected") {
  MayaOnDisk house;
  house.on_disk("FN:Maya Chen", "FN:Jaya Chen");
  CHECK(all_of(house.doctor()) ==
        "content: the card of Maya Chen (person 1) was changed on the disk, not by Wellmet\n");
  CHECK_FALSE(house.doctor().well());
  CHECK(all_of(house.doctor(Repair::yes)) ==
        "content: the card of Maya Chen (person 1) was changed on the disk, not by Wellmet "
        "(repaired)\n");
  CHECK(house.doctor().well());
  const auto fresh = store::open({house.path()});
  store::ReadTx tx(*fresh, house.app.account);
  CHECK(store::card_bytes(tx, PersonId{1}).find("FN:Maya Chen") != std::string::npos);
}

TEST_CASE("a repair does not make a larger damage the truth; only accepting it does") {
  MayaOnDisk house;
  house.on_disk("FN:Maya Chen", "FN:Zora Quax");
  const Examination after = house.doctor(Repair::yes);
  CHECK_FALSE(after.well());
  CHECK(house.name_in_list() == "Maya Chen");
  CHECK_FALSE(house.doctor().well());
  const auto fresh = store::open({house.path()});
  const App app{.db = *fresh, .account = house.app.account, .clock = house.app.clock};
  CHECK(accept_damage(app).size() == 1);
  examine(app, Repair::yes);
  CHECK(examine(app, Repair::no).well());
  CHECK(house.name_in_list() == "Zora Quax");
}

TEST_CASE("a damaged search index is found and rebuilt") {
  for (const char* damage :
       {"delete from search_people_data where id > 1000",
        "insert into search_people (search_people) values ('delete-all')",
        "insert into search_people (search_people, rowid, account, name, other) "
        "select 'delete', id, 'a' || account_id, name, other from search_people_text limit 1"}) {
    CAPTURE(damage);
    MayaOnDisk house;
    {
      // Shadow tables are for FTS5 alone, unless SQLite is asked by a connection like any other.
      const std::string command =
          "sqlite3 '" + house.path() + "' \"" + damage + "\" >/dev/null 2>&1";
      house.db->script("pragma wal_checkpoint(truncate)");
      if (std::string_view(damage).starts_with("delete")) {
        REQUIRE(std::system(command.c_str()) == 0);
      } else {
        house.db->script(damage);
      }
    }
    const Examination found = house.doctor();
    REQUIRE(found.findings.size() == 1);
    CHECK(found.findings[0].area == "search");
    CHECK(house.doctor(Repair::yes).well());
    CHECK(house.doctor().well());
    const auto fresh = store::open({house.path()});
    store::ReadTx tx(*fresh, house.app.account);
    CHECK(search(tx, read_search("maya", house.app.today()), house.app.today(), 5).people.size() ==
          1);
  }
}

TEST_CASE("a store that may only be read is looked at all the same") {
  MayaOnDisk house;
  house.db->script("update person_index set name = 'Someone else' where person_id = 1");
  house.db->script("pragma wal_checkpoint(truncate)");
  house.db.reset();
  const auto read_only = store::connect_sqlite({house.path()}, store::Access::read_only);
  const App app{.db = *read_only, .account = house.app.account, .clock = house.app.clock};
  const std::string before = file_text(house.path());
  const Examination found = examine(app, Repair::no);
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].area == "derived");
  CHECK(std::ranges::find(found.checked, "search") != found.checked.end());
  CHECK(file_text(house.path()) == before);
  house.db = store::open({house.path()});
}

TEST_CASE("a backup of a store with a damaged card says so, and lets no older one go") {
  MayaOnDisk house;
  const std::string backups = house.folder / "backups";
  back_up(house.app, backups, 1);
  house.on_disk("FN:Maya Chen", "FN:Zora Quax");
  house.now.milliseconds += 1000;
  const auto fresh = store::open({house.path()});
  const App app{.db = *fresh, .account = house.app.account, .clock = house.app.clock};
  const BackUp made = back_up(app, backups, 1);
  REQUIRE(made.damaged.size() == 1);
  CHECK(made.damaged[0].find("Maya Chen") != std::string::npos);
  CHECK(made.forgotten.empty());
  CHECK(examine_backup(made.path).damaged == made.damaged);
}

}  // namespace
}  // namespace wellmet::actions
