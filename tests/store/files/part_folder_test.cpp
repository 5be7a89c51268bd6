// Files that are not whole yet: they go with what makes them, and what a kill left goes later.
#include "store/files/part_folder.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <optional>
#include <utility>

#include "store/files/durable.h"
#include "store/files/own_files.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;
namespace fs = std::filesystem;

std::size_t entries_in(const std::string& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

mode_t mode_of(const std::string& path) {
  struct stat found = {};
  return ::lstat(path.c_str(), &found) == 0 ? found.st_mode & 0777 : 0;
}

// A program that makes a part in the folder and then does `what`, until it ends.
class Maker {
 public:
  Maker(const std::string& folder, void (*what)()) {
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    child_ = fork();
    REQUIRE(child_ >= 0);
    if (child_ == 0) make(folder, what, ends[1]);
    ::close(ends[1]);
    char begun = 0;
    REQUIRE(::read(ends[0], &begun, 1) == 1);
    ::close(ends[0]);
  }
  Maker(const Maker&) = delete;
  Maker& operator=(const Maker&) = delete;
  ~Maker() {
    if (child_ > 0) end(SIGKILL);
  }
  // How it ended.
  int end(int signal) {
    int status = 0;
    kill(child_, signal);
    waitpid(std::exchange(child_, -1), &status, 0);
    return status;
  }

 private:
  [[noreturn]] static void make(const std::string& folder, void (*what)(), int begun) {
    for (int ending : {SIGINT, SIGTERM, SIGHUP}) signal(ending, SIG_DFL);  // not doctest's
    try {
      const PartFolder part(folder + "/copy.db");
      write_file(part / "copy.db", std::string(100'000, 'x'));
      write_file(part / "copy.db-journal", "what SQLite lays beside it");
      if (::write(begun, "x", 1) != 1) _exit(3);
      for (;;) what();
    } catch (const Error&) {
    }
    _exit(4);
  }

  pid_t child_ = -1;
};

void work() {
  end_when_asked();
  const timespec moment{0, 1'000'000};
  nanosleep(&moment, nullptr);
}

TEST_CASE("a part goes with what makes it, and nobody else may look into it") {
  const TempFolder folder;
  const mode_t usual = umask(0);
  std::optional<PartFolder> part(std::in_place, folder / "copy.db");
  write_file(*part / "copy.db", "half");
  umask(usual);
  REQUIRE(entries_in(folder.path()) == 1);
  CHECK(mode_of(fs::directory_iterator(folder.path())->path()) == 0700);
  part.reset();
  CHECK(entries_in(folder.path()) == 0);
}

TEST_CASE("Ctrl-C and SIGTERM take the part away and then end the program as ever") {
  for (int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const TempFolder folder;
    Maker maker(folder.path(), work);
    CHECK(entries_in(folder.path()) == 1);
    const int status = maker.end(signal);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == signal);
    CHECK(entries_in(folder.path()) == 0);
  }
}

TEST_CASE("what a kill left goes when the next part is made there; what is alive stays") {
  const TempFolder folder;
  Maker killed(folder.path(), work);
  Maker alive(folder.path(), work);
  killed.end(SIGKILL);
  CHECK(entries_in(folder.path()) == 2);
  {
    const PartFolder next(folder / "other.db");
    CHECK(entries_in(folder.path()) == 2);
  }
  CHECK(entries_in(folder.path()) == 1);
  CHECK(remove_left_parts(folder.path()) == 0);
  alive.end(SIGKILL);
  CHECK(remove_left_parts(folder.path()) == 1);
  CHECK(entries_in(folder.path()) == 0);
}

TEST_CASE("folders and files of other names are nobody's part") {
  const TempFolder folder;
  fs::create_directory(folder / ".wellmet-notes.part");
  write_file(folder / "copy.db.part", "a letter about a copy");
  CHECK(remove_left_parts(folder.path()) == 0);
  CHECK(entries_in(folder.path()) == 2);
}

TEST_CASE("a file gets its name where nothing is, a link to nothing included, or in place of it") {
  const TempFolder folder;
  write_file(folder / "new", "new");
  fs::create_symlink("nowhere", folder / "link");
  CHECK_FALSE(move_into_place(folder / "new", folder / "link", Replace::no));
  CHECK(fs::is_symlink(folder / "link"));
  write_file(folder / "old", "old");
  CHECK_FALSE(move_into_place(folder / "new", folder / "old", Replace::no));
  CHECK(file_text(folder / "old") == "old");
  CHECK(move_into_place(folder / "new", folder / "old", Replace::yes));
  CHECK(file_text(folder / "old") == "new");
  CHECK(mode_of(folder / "old") == 0600);
  CHECK(refusal([&] {
          static_cast<void>(move_into_place(folder / "old", folder / "no/such", Replace::no));
        }).find("No such file") != std::string::npos);
}

TEST_CASE("a store is known under each of its names, and with what belongs to it") {
  const TempFolder folder;
  const Place place{folder / "wellmet.db"};
  const std::string photos = folder / "wellmet.db.photos";
  open(place).reset();
  fs::create_hard_link(place.where, folder / "second");
  fs::create_symlink("wellmet.db", folder / "link");
  fs::copy_file(place.where, folder / "copy of it");
  for (const char* name :
       {"wellmet.db", "second", "link", "wellmet.db-wal", "wellmet.db-shm", "wellmet.db-journal",
        "wellmet.db.photos", "wellmet.db.photos/1/x.vcf", "wellmet.db.uploads/1/x", "copy of it",
        "copy of it-wal", "copy of it.photos/1", "no/../wellmet.db"}) {
    CAPTURE(name);
    CHECK(own_file_at(folder / name, place, photos) != "");
  }
  write_file(folder / "people.vcf", "BEGIN:VCARD");
  for (const char* name : {"people.vcf", "new.wellmet", "cards/", "backups", "people.vcf-wal", "."})
    CHECK(own_file_at(folder / name, place, photos) == "");
}

}  // namespace
}  // namespace wellmet::store
