// What we make is read by nobody else, whatever the umask.
#include "store/files/private_file.h"

#include <sys/stat.h>

#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

struct Umask {
  explicit Umask(mode_t mask) : before(::umask(mask)) {}
  Umask(const Umask&) = delete;
  Umask& operator=(const Umask&) = delete;
  ~Umask() { ::umask(before); }
  mode_t before;
};

unsigned mode_of(const std::string& path) {
  struct stat found{};
  REQUIRE(::stat(path.c_str(), &found) == 0);
  return found.st_mode & 07777;
}

TEST_CASE("a private file and its folders are their owner's alone, whatever the umask") {
  for (const mode_t mask : {0000, 0022, 0077, 0277}) {
    const Umask umask(mask);
    const TempFolder folder;
    if ((mask & 0200) == 0) {
      make_private_folder(folder.path() / "share" / "wellmet");
      CHECK(mode_of(folder / "share") == 0700);
      CHECK(mode_of(folder / "share/wellmet") == 0700);
    }
    CHECK(make_private_file(folder / "wellmet.db"));
    CHECK(mode_of(folder / "wellmet.db") == 0600);
  }
}

TEST_CASE("what is there already is not made again, and its folder keeps its mode") {
  const TempFolder folder;
  REQUIRE(::chmod(folder.path().c_str(), 0755) == 0);
  write_file(folder / "wellmet.db", "mine");
  CHECK_FALSE(make_private_file(folder / "wellmet.db"));
  make_private_folder(folder.path());
  CHECK(file_text(folder / "wellmet.db") == "mine");
  CHECK(mode_of(folder.path().string()) == 0755);
}

TEST_CASE("a folder cannot be made where a file is") {
  const TempFolder folder;
  write_file(folder / "notes", "");
  CHECK(refusal([&] {
          make_private_folder(folder.path() / "notes" / "wellmet");
        }).find("can't be made") != std::string::npos);
}

TEST_CASE("a file that others could read is closed to them, what its owner may do stays") {
  const TempFolder folder;
  write_file(folder / "old.db", "");
  REQUIRE(::chmod((folder / "old.db").c_str(), 0464) == 0);
  make_private(folder / "old.db");
  CHECK(mode_of(folder / "old.db") == 0400);
}

}  // namespace
}  // namespace wellmet::store
