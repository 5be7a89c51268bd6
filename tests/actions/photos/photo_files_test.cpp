// Files of photos: out and in with everything, in backups, and what doctor makes of them.
#include "actions/photos/photo_files.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>

#include "actions/backup/backup.h"
#include "actions/backup/backup_photos.h"
#include "actions/backup/restore.h"
#include "actions/history/doctor.h"
#include "actions/history/undo.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/photos/photos.h"
#include "actions/transfer/export.h"
#include "base/error.h"
#include "store/integrity/backup.h"
#include "tests/actions/house.h"
#include "tests/pictures/samples.h"

namespace wellmet::actions {
namespace {

namespace fs = std::filesystem;
using namespace wellmet::testing;
using store::testing::file_text;
using store::testing::refusal;
using store::testing::write_file;
using testing::House;

constexpr std::int64_t day_ms = 86'400'000;

struct MayaWithPhoto : House {
  PersonId maya = add_person(app, {.name = "Maya Chen"});
  Photo photo = add_photo(app, camera_jpeg(6), {.person = maya, .as_face = AsFace::yes});

  std::string path(PhotoSize size = PhotoSize::large) {
    return store::PhotoFiles(app.photos_folder, app.account).path({photo.digest, size});
  }
};

std::string everything(const App& app) {
  std::string text;
  export_everything(
      app, [&](std::string_view piece) { text += piece; }, [](std::int64_t, std::int64_t) {});
  return text;
}

std::vector<std::string> findings(const App& app, Repair repair = Repair::no) {
  std::vector<std::string> list;
  for (const Finding& f : examine(app, repair).findings) list.push_back(f.area + ": " + f.what);
  return list;
}

std::size_t files_in(const std::string& folder) {
  std::error_code absent;
  std::size_t count = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder, absent))
    count += entry.is_regular_file() ? 1 : 0;
  return count;
}

using Strings = std::vector<std::string>;

TEST_CASE("photos go out and in with everything, byte for byte, removed ones too") {
  MayaWithPhoto house;
  const Photo second = add_photo(house.app, sample("quarters.png"), {.person = house.maya});
  remove_photo(house.app, second.id);
  const std::string out = everything(house.app);
  House other;
  import_everything(other.app, out, [](std::int64_t, std::int64_t) {});
  CHECK(everything(other.app) == out);
  CHECK(findings(other.app) == Strings{});
  {
    store::ReadTx tx(*other.db, other.app.account);
    const std::string path = photo_file(other.app, tx, house.photo.id, PhotoSize::large);
    CHECK(file_text(path) == file_text(house.path()));
    CHECK(fs::exists(photo_file(other.app, tx, house.photo.id, PhotoSize::small)));
    CHECK(face_file(other.app, tx, house.maya, PhotoSize::small).has_value());
  }
  undo(other.app, std::nullopt);
  store::ReadTx tx(*other.db, other.app.account);
  CHECK(store::photos_of(tx, house.maya).size() == 2);
}

TEST_CASE("a picture that is not what its digest says does not come in") {
  MayaWithPhoto house;
  std::string out = everything(house.app);
  const auto at = out.find("UklGR");  // "RIFF" in base64
  REQUIRE(at != std::string::npos);
  out[at + 40] = out[at + 40] == 'A' ? 'B' : 'A';
  House other;
  const std::string said =
      refusal([&] { import_everything(other.app, out, [](std::int64_t, std::int64_t) {}); });
  CHECK(said.find("The bytes of the photo are not what its digest says.") != std::string::npos);
}

// As on another machine: the file alone, in a folder of its own.
std::string carried(const std::string& backup, const std::string& folder) {
  fs::create_directories(folder);
  const std::string path = folder + "/carried.db";
  fs::copy_file(backup, path);
  return path;
}

App app_on(store::Connection& db, const std::string& path, const App& like) {
  return {.db = db,
          .clock = like.clock,
          .photos_folder = path + ".photos",
          .pictures_program = like.pictures_program};
}

TEST_CASE("a backup is one file that has the photos, and a restore brings them back") {
  MayaWithPhoto house;
  const Photo removed = add_photo(house.app, sample("quarters.png"), {.person = house.maya});
  remove_photo(house.app, removed.id);
  const BackUp made = back_up(house.app, house.folder / "backups", 7);
  CHECK(made.photos.of() == 1);
  CHECK(made.photos.none());
  CHECK(files_in(house.folder / "backups") == 1);
  const std::string before = file_text(house.path());
  const std::string copy = carried(made.path, house.folder / "elsewhere");
  CHECK(photos_lost(copy).none());
  fs::remove_all(house.app.photos_folder);
  const std::string restored = house.folder / "elsewhere/wellmet.db";
  restore(copy, restored, house.now);
  CHECK(photos_lost(restored).none());
  const auto db = store::open({restored});
  const App app = app_on(*db, restored, house.app);
  CHECK(findings(app) == Strings{});
  {
    store::ReadTx tx(*db, app.account);
    CHECK(file_text(photo_file(app, tx, house.photo.id, PhotoSize::large)) == before);
  }
  undo(app, std::nullopt);  // the removed one, whose file came along
  CHECK(photos_lost(restored).none());
  CHECK(fs::file_size(restored) < fs::file_size(copy));
  CHECK(fs::status(restored).permissions() == fs::perms(0600));
}

TEST_CASE("a damaged photo beside the store is replaced by the one in the backup") {
  MayaWithPhoto house;
  const std::string copy = back_up(house.app, house.folder / "one.db", 7).path;
  const std::string whole = file_text(house.path());
  write_file(house.path(), whole.substr(0, 50));
  house.db.reset();
  restore(copy, house.folder / "wellmet.db", house.now);
  CHECK(file_text(house.path()) == whole);
  house.db = store::open({house.folder / "wellmet.db"});
}

TEST_CASE("a backup of the form before one file brings the photos that lie beside it") {
  MayaWithPhoto house;
  const std::string old = house.folder / "old.db";
  store::copy_store(*house.db, old);
  CHECK(photos_lost(old).sentence() == "1 of 1 photo is missing: p1 of Maya Chen.");
  fs::copy(house.app.photos_folder, old + ".photos", fs::copy_options::recursive);
  CHECK(photos_lost(old).none());
  const std::string restored = house.folder / "new/wellmet.db";
  restore(old, restored, house.now);
  CHECK(photos_lost(restored).none());
}

TEST_CASE("a backup and an export name the photos that are missing, damaged or unreadable") {
  MayaWithPhoto house;
  const PersonId jo = add_person(house.app, {.name = "Jo Ruiz"});
  const Photo second = add_photo(house.app, sample("quarters.png"), {.person = jo});
  const std::string first = back_up(house.app, house.folder / "backups", 1).path;
  const auto file_of = [&](const Photo& photo) {
    return store::PhotoFiles(house.app.photos_folder, house.app.account)
        .path({photo.digest, PhotoSize::large});
  };
  write_file(file_of(second), "rot");
  const BackUp damaged = back_up(house.app, house.folder / "backups", 1);
  CHECK(damaged.photos.sentence() ==
        "1 of 2 photos is missing or damaged: p2 of Jo Ruiz (damaged).");
  CHECK(damaged.forgotten == Strings{});
  CHECK(fs::exists(first));
  fs::remove_all(house.app.photos_folder);
  const BackUp none = back_up(house.app, house.folder / "backups", 1);
  CHECK(none.photos.sentence() == "2 of 2 photos are missing: p1 of Maya Chen, p2 of Jo Ruiz.");
  CHECK(none.people == 2);
  CHECK(fs::exists(first));
  CHECK(export_everything(
            house.app, [](std::string_view) {}, [](std::int64_t, std::int64_t) {})
            .photos.each() == Strings{"p1 of Maya Chen", "p2 of Jo Ruiz"});
  write_file(house.app.photos_folder, "a file in the place of the folder");
  CHECK(back_up(house.app, house.folder / "backups", 1).photos.whole() == 0);
  CHECK(fs::exists(first));
}

TEST_CASE("a photo that its folder does not give out is named, and doctor says why") {
  if (geteuid() == 0) return;  // who may read everything
  MayaWithPhoto house;
  fs::permissions(house.app.photos_folder, fs::perms::none);
  const BackUp made = back_up(house.app, house.folder / "backups", 1);
  CHECK(made.photos.sentence() ==
        "1 of 1 photo is missing or damaged: p1 of Maya Chen (can’t be read).");
  CHECK(findings(house.app).front().find("can’t be read") != std::string::npos);
  fs::permissions(house.app.photos_folder, fs::perms::owner_all);
}

TEST_CASE("a backup that is opened as a store knows that its photos are packed in it") {
  MayaWithPhoto house;
  const std::string path = back_up(house.app, house.folder / "copy.db", 1).path;
  const auto db = store::open({path});
  const App opened{
      .db = *db, .clock = house.app.clock, .photos_folder = path + ".photos", .store_path = path};
  CHECK(findings(opened).empty());
  for (const std::function<void()>& act : std::initializer_list<std::function<void()>>{
           [&] { back_up(opened, house.folder / "second.db", 1); }, [&] { everything(opened); }})
    CHECK(store::testing::refusal(act).find("is a backup, with its photos packed in it.") !=
          std::string::npos);
}

TEST_CASE("a pipe in the place of a photo is not waited for") {
  MayaWithPhoto house;
  fs::remove(house.path());
  REQUIRE(mkfifo(house.path().c_str(), 0600) == 0);
  const BackUp made = back_up(house.app, house.folder / "backups", 1);
  CHECK(made.photos.sentence() ==
        "1 of 1 photo is missing or damaged: p1 of Maya Chen (can’t be read).");
}

TEST_CASE("older backups are let go, those with a folder of photos beside them with it") {
  MayaWithPhoto house;
  const std::string old = house.folder / "backups/wellmet-2026-11-01-090000.db";
  fs::create_directories(old + ".photos/1");
  fs::copy_file(back_up(house.app, house.folder / "one.db", 1).path, old);
  write_file(old + ".photos/1/x", "a photo");
  back_up(house.app, house.folder / "backups", 1);
  CHECK(files_in(house.folder / "backups") == 1);
}

TEST_CASE("the store that a restore puts away keeps its photos") {
  MayaWithPhoto house;
  const std::string copy = back_up(house.app, house.folder / "one.db", 7).path;
  const std::string store_path = house.folder / "wellmet.db";
  const Photo later = add_photo(house.app, sample("quarters.png"), {.person = house.maya});
  house.db.reset();
  const std::string kept = restore(copy, store_path, house.now);
  CHECK(fs::exists(
      store::PhotoFiles(kept + ".photos", AccountId{1}).path({later.digest, PhotoSize::large})));
  house.db = store::open({store_path});
}

TEST_CASE("doctor finds photos without a file, damaged ones, and files that belong to nothing") {
  MayaWithPhoto house;
  CHECK(findings(house.app) == Strings{});
  const std::string bytes = file_text(house.path());
  write_file(house.path(), bytes.substr(0, 50));
  CHECK(findings(house.app) ==
        Strings{"photos: the file of photo p1 of Maya Chen is damaged: " + house.path()});
  fs::remove(house.path());
  CHECK(findings(house.app) ==
        Strings{"photos: the file of photo p1 of Maya Chen is not there: " + house.path()});
  write_file(house.path(), bytes);
  const std::string left = fs::path(house.path()).parent_path() / "half.12-1.part";
  write_file(left, "half");
  CHECK(findings(house.app) == Strings{"photos: 1 file belongs to no photo and no face"});
  findings(house.app, Repair::yes);
  CHECK(!fs::exists(left));
  CHECK(findings(house.app) == Strings{});
}

TEST_CASE("a removed photo keeps its files for as long as the trash keeps people") {
  MayaWithPhoto house;
  drop_face(house.app, house.maya);
  remove_photo(house.app, house.photo.id);
  findings(house.app, Repair::yes);
  CHECK(fs::exists(house.path()));
  house.now.milliseconds += (trash_days + 1) * day_ms;
  CHECK(!findings(house.app).empty());
  findings(house.app, Repair::yes);
  CHECK(files_in(house.app.photos_folder) == 0);
  CHECK(refusal([&] { undo(house.app, std::nullopt); }) ==
        "Photo p1 can’t be restored: its file went with the trash.");
}

TEST_CASE("emptying the trash forgets the photos of who was in it") {
  MayaWithPhoto house;
  remove_person(house.app, house.maya);
  house.now.milliseconds += (trash_days + 1) * day_ms;
  CHECK(empty_trash(house.app).people == 1);
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(store::all_photos(tx).empty());
}

}  // namespace
}  // namespace wellmet::actions
