// What is no store, or none that may be written to: one clear sentence with the place and the cure,
// and nothing changed.
#include <sys/stat.h>
#include <sys/wait.h>

#include "base/next.h"
#include "store/integrity/backup.h"
#include "store/people/people.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

void fill(const Place& place) {
  const std::unique_ptr<Connection> db = open(place);
  make_accounts(*db);
  deed(*db, "added Maya", [](WriteTx& tx) {
    for (int i = 0; i < 200; ++i) {
      const PersonId id = insert_person(tx, {.uid = i == 0 ? "urn:maya" : std::to_string(i)});
      put_card(tx, id, std::string(500, 'x'));
    }
  });
}

// Root may write anywhere: the child becomes nobody.
int as_nobody(const std::function<bool()>& act) {
  const pid_t child = fork();
  if (child == 0) {
    if (getuid() == 0 && setuid(65534) != 0) _exit(9);
    _exit(act() ? 0 : 1);
  }
  int status = -1;
  waitpid(child, &status, 0);
  return status;
}

bool reads_but_does_not_write(const Place& place) {
  const std::unique_ptr<Connection> db = open(place);
  if (!db->read_only()) return false;
  {
    ReadTx tx(*db, mine);
    if (!person_with_uid(tx, "urn:maya")) return false;
  }
  const std::string message = refusal(
      [&] { deed(*db, "added Jo", [](WriteTx& tx) { insert_person(tx, {.uid = "urn:jo"}); }); });
  return message.find("may only be read") != std::string::npos &&
         message.find(place.where) != std::string::npos &&
         message.find("Nothing was changed") != std::string::npos;
}

TEST_CASE("a file that is no store is refused and left as it is") {
  const TempFolder folder;
  const std::string path = folder / "letter.txt";
  const std::string text = "Dear Maya,\n" + std::string(5000, 'x');
  write_file(path, text);
  try {
    open({path});
    FAIL("a letter was opened");
  } catch (const ErrorWithNext& error) {
    CHECK(error.what() == path + " is not a Wellmet store.");
    CHECK(error.next().act == Next::Act::restore_backup);
  }
  CHECK(file_text(path) == text);
}

TEST_CASE("the database of another program is refused and left as it is") {
  const TempFolder folder;
  const std::string path = folder / "other.db";
  {
    const std::unique_ptr<Connection> db = connect_sqlite({path}, Access::read_write);
    db->script("create table songs (name text)");
  }
  CHECK(refusal([&] { open({path}); }).find("another program's database") != std::string::npos);
}

TEST_CASE("a store cut short or scribbled over is called damaged, with what to do") {
  const TempFolder folder;
  const std::string path = folder / "wellmet.db";
  fill({path});
  const std::string whole = file_text(path);
  const auto message_for = [&](const std::string& bytes) {
    for (const char* beside : {"-wal", "-shm"}) std::filesystem::remove(path + beside);
    write_file(path, bytes);
    return refusal([&] {
      const std::unique_ptr<Connection> db = open({path});
      ReadTx tx(*db, mine);
      for_each_card(tx, [](PersonId, std::string_view) {});
      if (!faults_of_file(*db).empty()) throw Error(ErrorKind::invalid, "is damaged: faults");
    });
  };
  CHECK(message_for(whole).empty());
  CHECK(message_for(whole.substr(0, whole.size() / 2)).find("is damaged") != std::string::npos);
  CHECK(message_for(whole.substr(0, 5000)).find("is damaged") != std::string::npos);
  CHECK(message_for(whole.substr(0, 60)).find("is damaged") != std::string::npos);
  std::string scribbled = whole;
  for (std::size_t i = 4096; i < scribbled.size(); i += 3) scribbled[i] = 'Z';
  CHECK(message_for(scribbled).find("is damaged") != std::string::npos);
}

TEST_CASE("a folder in the place of a store is refused") {
  const TempFolder folder;
  const std::string message = refusal([&] { open({folder.path().string()}); });
  CHECK(message.find("is a folder, not a store. Name a file in it") != std::string::npos);
}

TEST_CASE("a store in a write-protected folder, or write-protected itself, can be read") {
  const TempFolder folder;
  const Place place{folder / "wellmet.db"};
  fill(place);
  chmod(place.where.c_str(), 0444);
  chmod(folder.path().c_str(), 0555);
  CHECK(as_nobody([&] { return reads_but_does_not_write(place); }) == 0);
  chmod(folder.path().c_str(), 0777);
  CHECK(as_nobody([&] { return reads_but_does_not_write(place); }) == 0);
  chmod(place.where.c_str(), 0666);
  chmod(folder.path().c_str(), 0555);
  CHECK(as_nobody([&] { return reads_but_does_not_write(place); }) == 0);
}

TEST_CASE("a store that cannot be made says where, and what to do") {
  const TempFolder folder;
  chmod(folder.path().c_str(), 0555);
  CHECK(as_nobody([&] {
          const std::string path = folder / "new/wellmet.db";
          const std::string message = refusal([&] { open({path}); });
          return message.find("can't be made") != std::string::npos &&
                 message.find("Choose another place") != std::string::npos;
        }) == 0);
  CHECK(as_nobody([&] {
          const std::string path = folder / "wellmet.db";
          return refusal([&] { open({path}); }).find("can't be made") != std::string::npos;
        }) == 0);
}

TEST_CASE("a server that does not answer is said so") {
  const std::string message =
      refusal([] { open({"postgresql://wellmet@127.0.0.1:1/none?connect_timeout=2"}); });
  CHECK(message.find("does not answer") != std::string::npos);
}

TEST_CASE("a copy holds what the store held, and never overwrites") {
  const TempFolder folder;
  const Place place{folder / "wellmet.db"};
  fill(place);
  const std::unique_ptr<Connection> db = open(place);
  const std::string path = folder / "copy.db";
  copy_store(*db, path);
  const std::unique_ptr<Connection> copy = connect_sqlite({path}, Access::read_only);
  CHECK(table_counts(*copy) == table_counts(*db));
  CHECK(faults_of_file(*copy).empty());
  CHECK(refusal([&] { copy_store(*db, path); }).find("is there already") != std::string::npos);
}

}  // namespace
}  // namespace wellmet::store
