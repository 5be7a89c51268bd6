// The file behind an open store: what happens when it is no longer the one under its name.
#include "store/files/store_file.h"

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>

#include "base/next.h"
#include "store/files/hold.h"
#include "store/integrity/backup.h"
#include "store/people/people.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;
namespace fs = std::filesystem;

void add(Connection& db, const std::string& uid) {
  deed(db, "added " + uid, [&](WriteTx& tx) { insert_person(tx, {.uid = uid}); });
}

bool has(Connection& db, const std::string& uid) {
  ReadTx tx(db, mine);
  return person_with_uid(tx, uid).has_value();
}

struct OpenStore {
  TempFolder folder;
  std::string path = folder / "wellmet.db";
  std::unique_ptr<Connection> db = open({path});
  OpenStore() {
    make_accounts(*db);
    add(*db, "urn:maya");
  }
};

TEST_CASE("after each deed the file is whole by itself") {
  OpenStore store;
  CHECK(fs::file_size(store.path + "-wal") == 0);
  const std::string copy = store.folder / "copy.db";
  fs::copy_file(store.path, copy);
  CHECK(has(*open({copy}), "urn:maya"));
}

TEST_CASE("a reader who began before does not keep a deed waiting") {
  OpenStore store;
  const auto reading = open({store.path});
  ReadTx tx(*reading, mine);
  CHECK(person_with_uid(tx, "urn:maya"));
  add(*store.db, "urn:jo");
  CHECK_FALSE(person_with_uid(tx, "urn:jo"));
  CHECK(has(*store.db, "urn:jo"));
}

TEST_CASE("a connection whose file has gone, or another is there, neither reads nor writes") {
  const std::function<void(OpenStore&)> ways[] = {
      [](OpenStore& store) { fs::rename(store.path, store.folder / "aside.db"); },
      [](OpenStore& store) { fs::remove(store.path); },
      [](OpenStore& store) { fs::remove(store.path + "-wal"); },
      [](OpenStore& store) { fs::remove(store.path + "-shm"); },
      [](OpenStore& store) {
        write_file(store.folder / "other.db", file_text(store.path));
        fs::rename(store.folder / "other.db", store.path);
      }};
  for (const auto& go : ways) {
    OpenStore store;
    CHECK(store.db->usable());
    go(store);
    CHECK_FALSE(store.db->usable());
    CHECK(refusal([&] { has(*store.db, "urn:maya"); }).find("was moved, replaced or deleted") !=
          std::string::npos);
    CHECK(refusal([&] { add(*store.db, "urn:jo"); }).find("Nothing was changed") !=
          std::string::npos);
  }
}

TEST_CASE("a store that goes away within a deed does not take it") {
  OpenStore store;
  WriteTx tx(*store.db, mine, "added Jo", noon);
  insert_person(tx, {.uid = "urn:jo"});
  fs::rename(store.path, store.folder / "aside.db");
  CHECK(refusal([&] { tx.commit(); }).find("Nothing was changed") != std::string::npos);
  CHECK_FALSE(has(*open({store.folder / "aside.db"}), "urn:jo"));
}

TEST_CASE("a store that may not be made is not made in the place of one that has gone") {
  OpenStore store;
  store.db.reset();
  fs::remove(store.path);
  CHECK(refusal([&] { open({.where = store.path, .make = false}); }).find("isn't there any more") !=
        std::string::npos);
  CHECK_FALSE(fs::exists(store.path));
}

TEST_CASE("log and index of a file that has moved do not stay behind") {
  OpenStore store;
  fs::rename(store.path, store.folder / "aside.db");
  store.db.reset();
  CHECK_FALSE(fs::exists(store.path + "-wal"));
  CHECK_FALSE(fs::exists(store.path + "-shm"));
  CHECK(has(*open({store.folder / "aside.db"}), "urn:maya"));
}

TEST_CASE("what waits in the log goes into the file that has moved") {
  OpenStore store;
  {
    const auto reading = open({store.path});
    ReadTx tx(*reading, mine);
    CHECK(person_with_uid(tx, "urn:maya"));
    add(*store.db, "urn:jo");
    CHECK(fs::file_size(store.path + "-wal") > 0);
    fs::rename(store.path, store.folder / "aside.db");
  }
  store.db.reset();
  CHECK(has(*open({store.folder / "aside.db"}), "urn:jo"));
}

TEST_CASE("a new store under the name has no part in the log and index of the one before") {
  OpenStore store;
  fs::rename(store.path, store.folder / "aside.db");
  const auto other = open({store.path});
  make_accounts(*other);
  add(*other, "urn:jo");
  CHECK(has(*other, "urn:jo"));
  CHECK_FALSE(has(*other, "urn:maya"));
  CHECK(faults_of_file(*other).empty());
  store.db.reset();
  CHECK(other->usable());
  add(*other, "urn:bo");
  CHECK(has(*open({store.path}), "urn:bo"));
}

TEST_CASE("an older copy written over the file is what is read and written from then on") {
  OpenStore store;
  const std::string older = file_text(store.path);
  const auto before = store.db->version();
  add(*store.db, "urn:jo");
  write_file(store.path, older);
  const bool usable = store.db->usable();
  if (!usable) {
    store.db.reset();
    store.db = open({store.path});
  }
  CHECK(store.db->version() != before);
  CHECK(has(*store.db, "urn:maya"));
  CHECK_FALSE(has(*store.db, "urn:jo"));
  add(*store.db, "urn:bo");
  CHECK(faults_of_file(*store.db).empty());
  store.db.reset();
  CHECK(has(*open({store.path}), "urn:bo"));
}

TEST_CASE("a larger copy written over the file is read after all have closed it") {
  OpenStore store;
  const std::string larger = store.folder / "larger.db";
  {
    const auto db = open({larger});
    make_accounts(*db);
    for (int i = 0; i < 300; ++i) add(*db, "urn:" + std::to_string(i));
  }
  REQUIRE(fs::file_size(larger) > fs::file_size(store.path));
  write_file(store.path, file_text(larger));
  CHECK_FALSE(store.db->usable());
  store.db.reset();
  store.db = open({store.path});
  CHECK(store.db->usable());
  CHECK(has(*store.db, "urn:299"));
  CHECK(faults_of_file(*store.db).empty());
}

TEST_CASE("who holds a store has it alone, and nobody holds one that is open") {
  OpenStore store;
  CHECK(refusal([&] { StoreHold hold(store.path); }).find("has the store open") !=
        std::string::npos);
  CHECK(has(*store.db, "urn:maya"));
  store.db.reset();
  {
    const StoreHold hold(store.path);
    CHECK_FALSE(fs::exists(store.path + "-wal"));
    CHECK(refusal([&] { open({.where = store.path, .wait_ms = 0}); }) != "");
    CHECK(refusal([&] { StoreHold second(store.path); }).find("has the store open") !=
          std::string::npos);
  }
  CHECK(has(*open({store.path}), "urn:maya"));
  const StoreHold none(store.folder / "none.db");
  CHECK_FALSE(fs::exists(store.folder / "none.db"));
}

TEST_CASE("a name leads through links to the file, and what cannot be a store is refused") {
  const TempFolder folder;
  fs::create_directory(folder / "real");
  fs::create_symlink("real/wellmet.db", folder / "here.db");
  fs::create_symlink("here.db", folder / "again.db");
  CHECK(path_of_store(folder / "again.db") == folder / "real/wellmet.db");
  CHECK(path_of_store("wellmet.db") == "wellmet.db");
  CHECK(path_of_store("postgresql://wellmet@localhost/one") ==
        "postgresql://wellmet@localhost/one");
  fs::create_symlink("turn.db", folder / "turn.db");
  fs::create_symlink("not-mounted/wellmet.db", folder / "stick.db");
  for (const std::string& name : std::vector<std::string>{
           "", " ", ":memory:", "file:a.db", folder / "turn.db", "/dev/null",
           "postgrs://wellmet@localhost/one", "Postgresql://localhost/one", "mysql://localhost/one",
           "https://wellmet.example", "~/friends.db"}) {
    CAPTURE(name);
    CHECK(refusal([&] { path_of_store(name); }).find("Nothing could be kept there.") !=
          std::string::npos);
  }
  CHECK(refusal([&] { path_of_store(folder / "real"); }).find("Name a file in it") !=
        std::string::npos);
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  CHECK(refusal([&] {
          path_of_store("/proc/self/fd/" + std::to_string(ends[1]));
        }).find("Nothing could be kept there.") != std::string::npos);
  close(ends[0]);
  close(ends[1]);
  CHECK(refusal([&] { open({folder / "stick.db"}); }).find("whose folder isn't there") !=
        std::string::npos);
}

TEST_CASE("a file with two names is no store, since what one writes the other loses") {
  OpenStore store;
  const std::string second = store.folder / "second.db";
  fs::create_hard_link(store.path, second);
  add(*store.db, "urn:jo");
  for (const std::string& name : {store.path, second})
    CHECK(refusal([&] { open({name}); }).find("has another name too") != std::string::npos);
  fs::remove(second);
  CHECK(has(*open({store.path}), "urn:jo"));
}

TEST_CASE("what the log still holds outlives the way back from two names to one") {
  OpenStore store;
  const std::string second = store.folder / "second.db";
  {
    ReadTx reader(*store.db, mine);
    REQUIRE_FALSE(person_with_uid(reader, "urn:jo"));
    add(*open({store.path}), "urn:jo");
    REQUIRE(fs::file_size(store.path + "-wal") > 0);
    fs::create_hard_link(store.path, second);
    try {
      open({store.path});
      FAIL("it was opened");
    } catch (const ErrorWithNext& error) {
      CHECK(error.next().act == Next::Act::leave_one_name);
    }
  }
  store.db.reset();
  fs::remove(second);
  CHECK(has(*open({store.path}), "urn:jo"));
}

TEST_CASE("what a broken-off restore has kept beside the store does not keep it closed") {
  OpenStore store;
  const std::string kept = store.path + kept_by_restore + "2026-10-22-120000";
  fs::create_hard_link(store.path, kept);
  CHECK(has(*open({store.path}), "urn:maya"));
  CHECK(refusal([&] { open({kept}); }).find("has another name too") != std::string::npos);
}

int in_a_child(const std::function<bool()>& act) {
  const pid_t child = fork();
  if (child == 0) _exit(act() ? 0 : 1);
  int status = -1;
  waitpid(child, &status, 0);
  return status;
}

TEST_CASE("a file that is mounted without its folder is no store") {
  OpenStore store;
  store.db.reset();
  const std::string inside = store.folder / "inside.db";
  write_file(inside, "");
  CHECK(in_a_child([&] {
          if (unshare(CLONE_NEWNS) != 0 ||
              mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
              mount(store.path.c_str(), inside.c_str(), nullptr, MS_BIND, nullptr) != 0)
            return true;  // not without the administrator's rights
          return refusal([&] { open({inside}); }).find("is mounted alone") != std::string::npos;
        }) == 0);
}

// A disk without room for the index, which takes 32 KB: what a process may write has the same
// limit.
bool reads_without_room(const std::string& path) {
  std::signal(SIGXFSZ, SIG_IGN);
  constexpr rlim_t room = 16'000;
  const rlimit limit{room, room};
  if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return false;
  const auto db = open({path});
  return has(*db, "urn:maya") && !db->usable() &&
         refusal([&] { add(*db, "urn:jo"); }).find("the disk is full") != std::string::npos;
}

TEST_CASE("a store on a full disk is read, and what is written is refused") {
  OpenStore store;
  store.db.reset();
  CHECK(in_a_child([&] { return reads_without_room(store.path); }) == 0);
  // What a crash left in the log is read too.
  CHECK(in_a_child([&] {
          const auto reading = open({store.path});
          const auto writing = open({store.path});
          ReadTx tx(*reading, mine);
          if (!person_with_uid(tx, "urn:maya")) return false;
          add(*writing, "urn:jo");
          _exit(0);
        }) == 0);
  REQUIRE(fs::file_size(store.path + "-wal") > 0);
  fs::remove(store.path + "-shm");
  CHECK(in_a_child([&] {
          if (!reads_without_room(store.path)) return false;
          return has(*open({store.path}), "urn:jo");
        }) == 0);
}

}  // namespace
}  // namespace wellmet::store
