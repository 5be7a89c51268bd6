#include "actions/backup/backup.h"

#include <fmt/format.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "actions/backup/restore.h"
#include "actions/people/people.h"
#include "store/people/people.h"
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

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

std::int64_t people_in(const std::string& path) {
  const auto db = store::open({path});
  store::ReadTx tx(*db, mine);
  return store::count_people(tx, store::Shown::all);
}

TEST_CASE("a backup is taken while the store is open, named by date, and is whole") {
  Lived lived;
  add_person(lived.app, {.name = "Maya Chen"});
  const BackUp made = back_up(lived.app, lived.folder / "backups", 3);
  CHECK(made.path.ends_with("backups/wellmet-2026-10-22-120000Z-0001.db"));
  CHECK(made.people == 1);
  CHECK(examine_backup(made.path).people == 1);
  CHECK(names_in(lived.folder / "backups").size() == 1);
  add_person(lived.app, {.name = "Jo"});
  CHECK(people_in(made.path) == 1);
}

TEST_CASE("only the newest dated backups stay, other files are left alone") {
  Lived lived;
  const std::string folder = lived.folder / "backups";
  fs::create_directory(folder);
  write_file(folder + "/letter.db", "mine");
  fs::copy_file(back_up(lived.app, lived.folder / "one.db", 2).path,
                folder + "/wellmet-2026-09-01-080000.db");  // of the form before numbers
  for (int i = 0; i < 5; ++i) {
    lived.now.milliseconds += 1000;
    back_up(lived.app, folder, 2);
  }
  CHECK(names_in(folder) == std::vector<std::string>{"letter.db",
                                                     "wellmet-2026-10-22-120004Z-0004.db",
                                                     "wellmet-2026-10-22-120005Z-0005.db"});
}

TEST_CASE("another store that backs up into the folder pushes out none of this one's") {
  Lived lived;
  const std::string folder = lived.folder / "backups";
  const std::string mine = back_up(lived.app, folder, 1).path;
  const auto other = store::open({lived.folder / "other.db"});
  store::ensure_account(*other, AccountId{1}, "them", {lived.now.milliseconds + 1});
  App theirs = {.db = *other, .account = AccountId{1}, .clock = lived.app.clock};
  back_up(theirs, folder, 1);
  const std::string newest = back_up(theirs, folder, 1).path;
  CHECK(names_in(folder) ==
        std::vector<std::string>{fs::path(mine).filename(), fs::path(newest).filename()});
}

TEST_CASE("what is new among backups is not told by the clock") {
  Lived lived;
  const std::string folder = lived.folder / "backups";
  lived.now.milliseconds += std::int64_t{72} * 365 * 86'400'000;  // a clock that was wrong
  back_up(lived.app, folder, 2);
  back_up(lived.app, folder, 2);
  lived.now = noon;
  const std::string first = back_up(lived.app, folder, 2).path;
  CHECK(fs::exists(first));
  lived.now.milliseconds -= 3'600'000;  // and an hour that comes twice
  const BackUp second = back_up(lived.app, folder, 2);
  CHECK(second.forgotten == std::vector<std::string>{"wellmet-2098-10-04-120000Z-0002.db"});
  CHECK(names_in(folder) == std::vector<std::string>{"wellmet-2026-10-22-110000Z-0004.db",
                                                     "wellmet-2026-10-22-120000Z-0003.db"});
}

TEST_CASE("the backup that was just made stays, whatever lies beside it") {
  Lived lived;
  const std::string folder = lived.folder / "backups";
  fs::create_directory(folder);
  const std::string one = back_up(lived.app, lived.folder / "one.db", 1).path;
  for (int day = 1; day <= 7; ++day)  // from the future
    fs::copy_file(one, fmt::format("{}/wellmet-2099-01-0{}-000000.db", folder, day));
  write_file(folder + "/wellmet-2099-01-08-000000.db", "no store, and so nobody's to remove");
  const BackUp made = back_up(lived.app, folder, 1);
  CHECK(made.forgotten.size() == 7);
  CHECK(names_in(folder) == std::vector<std::string>{fs::path(made.path).filename().string(),
                                                     "wellmet-2099-01-08-000000.db"});
}

TEST_CASE("two backups within one second are two backups, also of two programs at once") {
  Lived lived;
  const std::string folder = lived.folder / "backups";
  back_up(lived.app, folder, 7);
  back_up(lived.app, folder, 7);
  CHECK(names_in(folder).size() == 2);
  std::vector<std::thread> programs;
  for (int i = 0; i < 4; ++i)
    programs.emplace_back([&] {
      const auto db = store::open({lived.path});
      back_up({.db = *db, .account = mine, .clock = [] { return noon; }}, folder, 7);
    });
  for (std::thread& program : programs) program.join();
  CHECK(names_in(folder).size() == 6);
}

TEST_CASE("a backup is for the system's user alone, and so is the folder that is made for it") {
  Lived lived;
  const mode_t usual = umask(0);
  const std::string made = back_up(lived.app, lived.folder / "backups", 1).path;
  const std::string named = back_up(lived.app, lived.folder / "copy.db", 1).path;
  umask(usual);
  CHECK(fs::status(made).permissions() == fs::perms(0600));
  CHECK(fs::status(named).permissions() == fs::perms(0600));
  CHECK(fs::status(lived.folder / "backups").permissions() == fs::perms(0700));
}

TEST_CASE("a backup that is broken off leaves nothing") {
  Lived lived;
  for (int i = 0; i < 200; ++i)
    add_person(lived.app, {.name = std::string(400, static_cast<char>('a' + i % 26))});
  const std::string folder = lived.folder / "backups";
  fs::create_directory(folder);
  for (int i = 0; i < 5; ++i) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      for (int ending : {SIGINT, SIGTERM}) signal(ending, SIG_DFL);  // not doctest's
      const auto db = store::open({lived.path});
      const App app{.db = *db, .account = mine, .clock = [] { return noon; }};
      for (;;) back_up(app, folder, 1);
    }
    while (names_in(folder).empty()) std::this_thread::yield();
    const timespec pause{0, i * 3'000'000};
    nanosleep(&pause, nullptr);
    kill(child, i % 2 == 0 ? SIGTERM : SIGINT);
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));
    for (const std::string& name : names_in(folder)) {
      CAPTURE(name);
      CHECK(name.starts_with("wellmet-"));
      CHECK(examine_backup(folder + "/" + name).people == 200);
      fs::remove(folder + "/" + name);
    }
  }
}

TEST_CASE("a backup never replaces a file") {
  Lived lived;
  const std::string path = lived.folder / "copy.db";
  back_up(lived.app, path, 1);
  CHECK(refusal([&] { back_up(lived.app, path, 1); }).find("already exists") != std::string::npos);
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
  CHECK(refusal([&] { examine_backup(lived.folder / "letter.txt"); }).find("isn't a backup") !=
        std::string::npos);
  CHECK(refusal([&] { examine_backup(lived.folder / "none.db"); }).find("There is no file") !=
        std::string::npos);
}

}  // namespace
}  // namespace wellmet::actions
