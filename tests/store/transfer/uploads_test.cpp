#include "store/transfer/uploads.h"

#include <sys/stat.h>

#include "store/files/part_folder.h"
#include "tests/store/stores.h"

using namespace wellmet;
using namespace wellmet::store;
using namespace wellmet::store::testing;

namespace {

struct Beside {
  TempFolder folder;
  Place place{folder / "wellmet.db"};
  std::string file_of(const Upload& upload) const {
    return uploads_folder(place) + "/1/" + upload.token;
  }
};

Instant later_by(std::int64_t milliseconds) { return {noon.milliseconds + milliseconds}; }

}  // namespace

TEST_CASE("a file that was sent waits, whole, with its name") {
  Beside b;
  const std::string bytes("BEGIN:VCARD\nFN:Łukasz\0\xff\n", 25);
  const Upload kept = keep_upload(b.place, mine, "Łukasz’s contacts.vcf", bytes, noon);
  CHECK(bytes_of_upload(b.place, mine, kept.token)->view() == bytes);
  const auto waiting = uploads_of(b.place, mine);
  REQUIRE(waiting.size() == 1);
  CHECK(waiting[0].file_name == "Łukasz’s contacts.vcf");
  CHECK(waiting[0].bytes == bytes.size());
  CHECK(waiting[0].at == noon);
  drop_upload(b.place, mine, kept.token);
  CHECK(uploads_of(b.place, mine).empty());
  CHECK_FALSE(bytes_of_upload(b.place, mine, kept.token));
}

TEST_CASE("a file is its account's own") {
  Beside b;
  const Upload kept = keep_upload(b.place, mine, "mine.vcf", "x", noon);
  CHECK_FALSE(find_upload(b.place, theirs, kept.token));
  CHECK_FALSE(bytes_of_upload(b.place, theirs, kept.token));
  drop_upload(b.place, theirs, kept.token);
  CHECK(find_upload(b.place, mine, kept.token));
}

TEST_CASE("a name that leads elsewhere is no token") {
  Beside b;
  std::ofstream(b.folder / "secret") << "1 1 x\nx";
  const Upload kept = keep_upload(b.place, mine, "mine.vcf", "x", noon);
  for (const std::string token : {"../../secret", "", ".", "..", "/etc/passwd", "short"}) {
    CHECK_FALSE(bytes_of_upload(b.place, mine, token));
    drop_upload(b.place, mine, token);
  }
  CHECK(std::filesystem::exists(b.folder / "secret"));
  CHECK_FALSE(bytes_of_upload(b.place, mine, "../1/" + kept.token.substr(5)));
}

TEST_CASE("nobody else on the machine may read them") {
  Beside b;
  const Upload kept = keep_upload(b.place, mine, "mine.vcf", "x", noon);
  struct stat found = {};
  REQUIRE(stat(b.file_of(kept).c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0600);
  REQUIRE(stat(uploads_folder(b.place).c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0700);
}

TEST_CASE("a folder that somebody else put there is not written to") {
  Beside b;
  std::filesystem::create_directory(b.folder / "elsewhere");
  std::filesystem::create_symlink(b.folder / "elsewhere", uploads_folder(b.place));
  CHECK_THROWS_AS(keep_upload(b.place, mine, "mine.vcf", "x", noon), Error);
  CHECK(std::filesystem::is_empty(b.folder / "elsewhere"));
}

TEST_CASE("a file that a crash cut short is not there") {
  Beside b;
  const Upload kept = keep_upload(b.place, mine, "mine.vcf", "BEGIN:VCARD", noon);
  std::filesystem::resize_file(b.file_of(kept), std::filesystem::file_size(b.file_of(kept)) - 3);
  CHECK_FALSE(find_upload(b.place, mine, kept.token));
  CHECK_FALSE(bytes_of_upload(b.place, mine, kept.token));
  CHECK(uploads_of(b.place, mine).empty());
}

TEST_CASE("what waited for a day goes when the next file comes, whosever it is") {
  Beside b;
  const Upload old = keep_upload(b.place, theirs, "old.vcf", "x", noon);
  keep_upload(b.place, mine, "new.vcf", "x", later_by(upload_kept_ms));
  CHECK(find_upload(b.place, theirs, old.token));
  keep_upload(b.place, mine, "newer.vcf", "x", later_by(upload_kept_ms + 1));
  CHECK_FALSE(find_upload(b.place, theirs, old.token));
  CHECK(uploads_of(b.place, mine).size() == 2);
  CHECK(uploads_of(b.place, mine)[0].file_name == "newer.vcf");
}

TEST_CASE("an account keeps no more than so many") {
  Beside b;
  for (std::size_t i = 0; i < uploads_at_most; ++i) keep_upload(b.place, mine, "a.vcf", "x", noon);
  CHECK_THROWS_AS(keep_upload(b.place, mine, "b.vcf", "x", noon), Error);
  CHECK_NOTHROW(keep_upload(b.place, theirs, "b.vcf", "x", noon));
}

TEST_CASE("a name of several lines stays one") {
  Beside b;
  const Upload kept = keep_upload(b.place, mine, "a\nb\x1b[31m.vcf", "x", noon);
  CHECK(kept.file_name == "a b [31m.vcf");
  CHECK(find_upload(b.place, mine, kept.token)->file_name == kept.file_name);
}

TEST_CASE("what another sends at the moment is left alone, what a kill left is not") {
  Beside b;
  keep_upload(b.place, mine, "first.vcf", "x", noon);
  const std::string folder = folder_for_passing(b.place, mine);
  const PartFolder backup(folder + "/backup");
  write_file(backup / "wellmet.db", "half of a backup");
  const PartFolder sending(folder + "/token");
  write_file(sending / "file", "");
  std::filesystem::create_directory(folder + "/.wellmet-leftoverleft.part");
  keep_upload(b.place, mine, "second.vcf", "x", later_by(upload_kept_ms + 1));
  CHECK(file_text(backup / "wellmet.db") == "half of a backup");
  CHECK(std::filesystem::exists(sending / "file"));
  CHECK_FALSE(std::filesystem::exists(folder + "/.wellmet-leftoverleft.part"));
  CHECK(uploads_of(b.place, mine).size() == 1);
}
