#include "store/people/photos.h"

#include <doctest/doctest.h>

#include "store/files/photo_files.h"
#include "store/history/deeds.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

PersonId person(WriteTx& tx, const std::string& uid, const std::string& face) {
  const PersonId id = insert_person(tx, {.uid = uid});
  put_person_index(tx, {.person = id, .listed = 1, .name = uid, .face = face}, Earlier::none);
  return id;
}

TEST_CASE("a photo is kept as it was given, and is the face when the card shows it") {
  on_both_open([](Connection& db) {
    Photo photo{.digest = "d1",
                .width = 160,
                .height = 120,
                .bytes = 300,
                .caption = "Biscuit",
                .day = parse_partial_date("--06-04"),
                .created = noon};
    deed(db, "added", [&](WriteTx& tx) {
      photo.person = person(tx, "maya", "f1");
      photo.id = insert_photo(tx, photo);
    });
    {
      ReadTx tx(db, mine);
      CHECK(find_photo(tx, photo.id) == photo);
      CHECK(photos_of(tx, photo.person) == std::vector<Photo>{photo});
      CHECK(face_of(tx, photo.person) == "f1");
      CHECK(faces_of(tx, {photo.person, PersonId{77}}).size() == 1);
      CHECK(people_lines(tx, {photo.person})[0].face == "f1");
    }
    photo.caption = "Biscuit, before";
    photo.face_digest = "f1";
    const DeedId changed = deed(db, "changed", [&](WriteTx& tx) { update_photo(tx, photo); });
    photo.is_face = true;
    ReadTx tx(db, mine);
    CHECK(find_photo(tx, photo.id) == photo);
    CHECK(all_photos(tx) == std::vector<Photo>{photo});
    CHECK(photos_written_by(tx, changed) == std::vector<Photo>{photo});

    CHECK(digests_in_use(tx, noon) == std::set<std::string>{"d1", "f1"});
  });
}

TEST_CASE("a removed photo is in use for as long as undo may ask for it, and ever was") {
  on_both_open([](Connection& db) {
    PhotoId id;
    deed(db, "added", [&](WriteTx& tx) {
      id = insert_photo(tx, {.person = person(tx, "maya", ""), .digest = "d1"});
    });
    deed(db, "removed", [&](WriteTx& tx) { delete_photo(tx, id); });
    ReadTx tx(db, mine);
    CHECK(all_photos(tx).empty());
    CHECK(digests_in_use(tx, noon) == std::set<std::string>{"d1"});
    CHECK(digests_in_use(tx, {noon.milliseconds + 1}).empty());
    CHECK(digests_ever_used(tx) == std::set<std::string>{"d1"});
  });
}

TEST_CASE("no account sees the photos of another") {
  on_both_open([](Connection& db) {
    PhotoId id;
    PersonId maya;
    deed(db, "added", [&](WriteTx& tx) {
      maya = person(tx, "maya", "f1");
      id = insert_photo(tx, {.person = maya, .digest = "d1"});
    });
    deed(
        db, "theirs",
        [&](WriteTx& tx) {
          delete_photo(tx, id);
          update_photo(tx, {.id = id, .caption = "theirs"});
          CHECK(photos_of(tx, maya).empty());
          CHECK(!find_photo(tx, id));
          CHECK(all_photos(tx).empty());
          CHECK(face_of(tx, maya).empty());
          CHECK(faces_of(tx, {maya}).empty());
          CHECK(digests_in_use(tx, {}).empty());
          CHECK(digests_ever_used(tx).empty());
        },
        theirs);
    ReadTx tx(db, mine);
    CHECK(find_photo(tx, id)->caption.empty());
  });
}

TEST_CASE("files of photos lie in the account's own folder, whole or not at all") {
  const TempFolder folder;
  const std::string digest(64, 'a');
  const PhotoFiles files(folder / "photos", mine);
  const PhotoFile file{digest, PhotoSize::small};
  CHECK(!files.has(file));
  CHECK(files.bytes(file) == std::nullopt);
  files.put(file, "picture");
  CHECK(files.path(file) == folder / ("photos/1/aa/" + digest + "-96.webp"));
  CHECK(files.bytes(file) == "picture");
  CHECK(!files.is_empty(file));
  CHECK(!PhotoFiles(folder / "photos", theirs).has(file));
  std::size_t count = 0;
  files.each([&](const std::string& path, const std::optional<PhotoFile>& found) {
    CHECK(path == files.path(file));
    CHECK(found->digest == digest);
    CHECK(found->size == PhotoSize::small);
    ++count;
  });
  CHECK(count == 1);
  std::filesystem::remove_all(folder / "photos");
  write_file(folder / "photos", "no folder");
  CHECK(refusal([&] { files.put(file, "picture"); }).find("can't be made") != std::string::npos);
}

TEST_CASE("a name is that of a photo's file, or is not") {
  const std::string digest(64, '0');
  CHECK(photo_file_named(digest + "-large.webp")->size == PhotoSize::large);
  for (const std::string& name : {digest + ".webp", digest + "-96.png", "x" + digest + "-96.webp",
                                  digest.substr(1) + "-96.webp", std::string("../-96.webp")})
    CHECK(!photo_file_named(name));
}

TEST_CASE("a store on a server has its photos by where it is, not by who asks") {
  const auto folder = [](const std::string& where) {
    return photos_folder_of({where}, "/home/photos");
  };
  CHECK(folder("/data/wellmet.db") == "/data/wellmet.db.photos");
  const std::string one = folder("postgresql://maya:secret@db:5432/wellmet");
  CHECK(one.starts_with("/home/photos/"));
  CHECK(one == folder("postgresql://jo:other@db:5432/wellmet"));
  CHECK(one == folder("postgresql://db:5432/wellmet"));
  CHECK(one != folder("postgresql://db:5432/other"));
}

}  // namespace
}  // namespace wellmet::store
