#include "actions/backup.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "actions/people.h"
#include "actions/restore.h"
#include "store/people.h"
#include "tests/store/stores.h"

namespace wellmet::actions {
namespace {

using namespace store::testing;
namespace fs = std::filesystem;

struct Lived {
  TempFolder folder;
  std::string path = folder / "wellmet.db";
  std::unique_ptr<store::Connection> db = store::open({path});
  Instant now = noon;
  App app{.db = *db, .account = mine, .clock = [this] { return now; }};
  Lived() { make_accounts(*db); }
};

std::int64_t people_in(const std::string& path) {
  const auto db = store::open({path});
  store::ReadTx tx(*db, mine);
  return store::count_people(tx, store::Shown::all);
}

TEST_CASE("a backup is taken while the store is open, named by date, and is whole") {
  Lived lived;
  add_person(lived.app, {.name = "Maya Chen"});
  const BackUp made = back_up(lived.app, lived.folder / "backups", 3);
  CHECK(made.path.ends_with("backups/wellmet-2026-10-22-120000.db"));
  CHECK(made.people == 1);
  CHECK(examine_backup(made.path).people == 1);
  CHECK_FALSE(fs::exists(made.path + ".part"));
  add_person(lived.app, {.name = "Jo"});
  CHECK(people_in(made.path) == 1);
}

TEST_CASE("only the newest dated backups stay, other files are left alone") {
  Lived lived;
  const std::string folder = lived.folder / "backups";
  fs::create_directory(folder);
  write_file(folder + "/letter.db", "mine");
  for (int i = 0; i < 5; ++i) {
    lived.now.milliseconds += 1000;
    back_up(lived.app, folder, 2);
  }
  std::vector<std::string> left;
  for (const auto& entry : fs::directory_iterator(folder))
    left.push_back(entry.path().filename().string());
  std::ranges::sort(left);
  CHECK(left == std::vector<std::string>{"letter.db", "wellmet-2026-10-22-120004.db",
                                         "wellmet-2026-10-22-120005.db"});
}

TEST_CASE("a backup never replaces a file") {
  Lived lived;
  const std::string path = lived.folder / "copy.db";
  back_up(lived.app, path, 1);
  CHECK(refusal([&] { back_up(lived.app, path, 1); }).find("is there already") !=
        std::string::npos);
}

TEST_CASE("a restore puts the backup in place and keeps what was there") {
  Lived lived;
  add_person(lived.app, {.name = "Maya Chen"});
  const std::string copy = back_up(lived.app, lived.folder / "copy.db", 1).path;
  add_person(lived.app, {.name = "Jo"});
  lived.db.reset();
  const std::string kept = restore(copy, lived.path, noon);
  CHECK(people_in(lived.path) == 1);
  CHECK(people_in(kept) == 2);
  CHECK(restore(copy, lived.folder / "new/wellmet.db", noon) == "");
  CHECK(people_in(lived.folder / "new/wellmet.db") == 1);
}

TEST_CASE("a store that is open elsewhere is not replaced") {
  Lived lived;
  add_person(lived.app, {.name = "Maya Chen"});
  const std::string copy = back_up(lived.app, lived.folder / "copy.db", 1).path;
  add_person(lived.app, {.name = "Jo"});
  CHECK(refusal([&] { restore(copy, lived.path, noon); }).find("has the store open") !=
        std::string::npos);
  CHECK(people_in(lived.path) == 2);
}

TEST_CASE("a damaged store can be replaced, a damaged backup is refused") {
  Lived lived;
  for (int i = 0; i < 50; ++i) add_person(lived.app, {.name = fmt::format("Person {}", i)});
  const std::string copy = back_up(lived.app, lived.folder / "copy.db", 1).path;
  lived.db.reset();
  const std::string whole = file_text(lived.path);
  write_file(lived.path, whole.substr(0, whole.size() / 2));
  CHECK(refusal([&] { examine_backup(lived.path); }).find("damaged") != std::string::npos);
  CHECK(restore(copy, lived.path, noon) != "");
  CHECK(people_in(lived.path) == 50);
  write_file(lived.folder / "letter.txt", "Dear Maya, " + std::string(1000, 'x'));
  CHECK(refusal([&] { examine_backup(lived.folder / "letter.txt"); }).find("not a Wellmet store") !=
        std::string::npos);
  CHECK(refusal([&] { examine_backup(lived.folder / "none.db"); }).find("There is no file") !=
        std::string::npos);
}

}  // namespace
}  // namespace wellmet::actions
