// Photos and faces as deeds: rows, files, cards, undo, and two accounts side by side.
#include "actions/photos/photos.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "actions/history/undo.h"
#include "actions/people/duplicates.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "base/bytes/base64.h"
#include "base/error.h"
#include "base/secret.h"
#include "formats/picture.h"
#include "formats/vcard/photo.h"
#include "tests/actions/house.h"
#include "tests/pictures/samples.h"

namespace wellmet::actions {
namespace {

using namespace wellmet::testing;
using store::testing::file_text;
using store::testing::refusal;
using testing::House;

PersonId add(House& house, const std::string& name) {
  return add_person(house.app, {.name = name});
}

std::vector<Photo> photos(House& house, PersonId person) {
  store::ReadTx tx(*house.db, house.app.account);
  return store::photos_of(tx, person);
}

std::optional<std::string> face(House& house, PersonId person, PhotoSize size = PhotoSize::medium) {
  store::ReadTx tx(*house.db, house.app.account);
  return face_file(house.app, tx, person, size);
}

std::string photo_path(House& house, PhotoId id, PhotoSize size = PhotoSize::large) {
  store::ReadTx tx(*house.db, house.app.account);
  return photo_file(house.app, tx, id, size);
}

std::string card_with(const std::string& photo_line, const std::string& version = "3.0") {
  return "BEGIN:VCARD\r\nVERSION:" + version + "\r\nFN:Maya Chen\r\n" + photo_line +
         "\r\nEND:VCARD\r\n";
}

TEST_CASE("a photo is kept in all sizes, under a name that proves what it is") {
  House house;
  const PersonId maya = add(house, "Maya Chen");
  const Photo photo = add_photo(
      house.app, camera_jpeg(6),
      {.person = maya, .caption = "Biscuit, before", .day = parse_partial_date("2026-06")});
  CHECK(photo.width == 120);
  CHECK(photo.height == 160);
  const std::string large = photo_path(house, photo.id);
  CHECK(sha256_hex(file_text(large)) == photo.digest);
  CHECK(large == house.folder / ("wellmet.db.photos/1/" + photo.digest.substr(0, 2) + "/" +
                                 photo.digest + "-large.webp"));
  for (PhotoSize size : {PhotoSize::small, PhotoSize::medium, PhotoSize::large}) {
    const std::string bytes = file_text(photo_path(house, photo.id, size));
    CHECK(is_bare_webp(bytes));
    CHECK(metadata_in(bytes).empty());
  }
  CHECK(photos(house, maya) == std::vector<Photo>{photo});
  CHECK(photo.caption == "Biscuit, before");
  CHECK(to_text(photos(house, maya)[0].day) == "2026-06");
}

TEST_CASE("a size that went missing is made anew; a photo that did says where it was") {
  House house;
  const PersonId maya = add(house, "Maya Chen");
  const Photo photo = add_photo(house.app, sample("quarters.png"), {.person = maya});
  std::filesystem::remove(photo_path(house, photo.id, PhotoSize::small));
  CHECK(is_bare_webp(file_text(photo_path(house, photo.id, PhotoSize::small))));
  const std::string large = photo_path(house, photo.id);
  std::filesystem::remove(large);
  std::filesystem::remove(photo_path(house, photo.id, PhotoSize::small));
  CHECK(refusal([&] { photo_path(house, photo.id, PhotoSize::small); }) ==
        "The file of photo p1 is not there: " + large +
            ". Bring it back from a backup, or remove the photo.");
}

TEST_CASE("adding and removing a photo are deeds with undo") {
  House house;
  const PersonId maya = add(house, "Maya Chen");
  const Photo photo = add_photo(house.app, sample("quarters.jpg"), {.person = maya});
  CHECK(undo(house.app, std::nullopt).target.name == "added a photo of Maya Chen");
  CHECK(photos(house, maya).empty());
  undo(house.app, DeedId{3});
  CHECK(photos(house, maya) == std::vector<Photo>{photo});
  remove_photo(house.app, photo.id);
  CHECK(photos(house, maya).empty());
  CHECK(undo(house.app, std::nullopt).target.name == "removed a photo of Maya Chen");
  CHECK(photos(house, maya) == std::vector<Photo>{photo});
  CHECK(is_bare_webp(file_text(photo_path(house, photo.id))));
}

TEST_CASE("a refused picture leaves no row, no file and no deed") {
  House house;
  const PersonId maya = add(house, "Maya Chen");
  CHECK_THROWS_AS(add_photo(house.app, png_claiming(60'000, 60'000), {.person = maya}), Error);
  CHECK(photos(house, maya).empty());
  CHECK(!std::filesystem::exists(house.app.photos_folder));
  CHECK(undo(house.app, std::nullopt).target.name == "added Maya Chen");
}

TEST_CASE("a chosen face is a small bare JPEG on the card, spelled for the card's version") {
  struct Case {
    const char* version;
    const char* line;
  };
  for (const Case& c : {Case{"3.0", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/"},
                        Case{"4.0", "PHOTO:data:image/jpeg;base64,/9j/"},
                        Case{"2.1", "PHOTO;ENCODING=BASE64;TYPE=JPEG:\r\n /9j/"}}) {
    House house;
    const PersonId maya = add(house, "Maya Chen");
    house.put_card(maya, card_with("NOTE:tea", c.version));
    const Photo photo = add_photo(house.app, camera_jpeg(), {.person = maya});
    CHECK(!photo.is_face);
    CHECK(face(house, maya) == std::nullopt);
    const std::string before = house.card(maya);
    CHECK(choose_face(house.app, photo.id).is_face);
    const std::string card = house.card(maya);
    INFO(card);
    CHECK(card.find(c.line) != std::string::npos);
    CHECK(card.find("NOTE:tea") != std::string::npos);
    store::ReadTx tx(*house.db, house.app.account);
    const Bytes jpeg = vcard::inline_photo(card_of(tx, maya)).value();
    CHECK(is_bare_jpeg(jpeg));
    CHECK(store::face_of(tx, maya) == sha256_hex(jpeg));
    CHECK(store::photos_of(tx, maya)[0].is_face);
    CHECK(is_bare_webp(file_text(face_file(house.app, tx, maya, PhotoSize::small).value())));
    CHECK(before != card);
  }
}

TEST_CASE("a face is undone, dropped, and stays when its photo goes") {
  House house;
  const PersonId maya = add(house, "Maya Chen");
  const std::string bare = house.card(maya);
  const Photo photo =
      add_photo(house.app, sample("quarters.jpg"), {.person = maya, .as_face = AsFace::yes});
  CHECK(photo.is_face);
  const std::string with_face = house.card(maya);
  CHECK(photos(house, maya) == std::vector<Photo>{photo});
  remove_photo(house.app, photo.id);
  CHECK(house.card(maya) == with_face);
  CHECK(face(house, maya).has_value());
  drop_face(house.app, maya);
  CHECK(house.card(maya) == bare);
  CHECK(face(house, maya) == std::nullopt);
  CHECK(refusal([&] { drop_face(house.app, maya); }) == "Maya Chen has no face on the card.");
  undo(house.app, std::nullopt);
  CHECK(house.card(maya) == with_face);
  const auto faces = [&] {
    store::ReadTx tx(*house.db, house.app.account);
    return store::faces_of(tx, {maya, PersonId{99}});
  };
  CHECK(faces().size() == 1);
  CHECK(faces()[0].second == photo.face_digest);
}

TEST_CASE("a card's own picture is the face, looked at only when someone does") {
  House house;
  const PersonId maya = add(house, "Maya Chen");
  house.put_card(maya, card_with("PHOTO;ENCODING=b;TYPE=PNG:" + base64(sample("quarters.png"))));
  CHECK(!std::filesystem::exists(house.app.photos_folder));
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(store::face_of(tx, maya) == sha256_hex(sample("quarters.png")));
  CHECK(store::people(tx, {})[0].face == sha256_hex(sample("quarters.png")));
  for (PhotoSize size : {PhotoSize::small, PhotoSize::medium, PhotoSize::large})
    CHECK(is_bare_webp(file_text(face_file(house.app, tx, maya, size).value())));
}

TEST_CASE("a card's picture that cannot be drawn is no face, and is tried once") {
  House house;
  const PersonId maya = add(house, "Maya Chen");
  house.put_card(maya, card_with("PHOTO;ENCODING=b;TYPE=JPEG:" + base64("<svg onload=alert(1)>")));
  CHECK(face(house, maya) == std::nullopt);
  house.app.pictures_program = "/nowhere";
  CHECK(face(house, maya) == std::nullopt);
}

TEST_CASE("a picture at an address elsewhere is left as it is and never fetched") {
  House house;
  const PersonId maya = add(house, "Maya Chen");
  const std::string address = "PHOTO;VALUE=uri:https://example.org/maya.jpg\r\n";
  house.put_card(maya, card_with("PHOTO;VALUE=uri:https://example.org/maya.jpg"));
  CHECK(face(house, maya) == std::nullopt);
  const Photo photo =
      add_photo(house.app, sample("quarters.jpg"), {.person = maya, .as_face = AsFace::yes});
  const std::string card = house.card(maya);
  CHECK(card.find(address) != std::string::npos);
  CHECK(card.find("PHOTO;ENCODING=b") < card.find(address));
  drop_face(house.app, maya);
  CHECK(house.card(maya) == card_with("PHOTO;VALUE=uri:https://example.org/maya.jpg"));
  CHECK(refusal([&] { drop_face(house.app, maya); }) != "");
}

TEST_CASE("joining two people keeps the photos of both") {
  House house;
  const PersonId maya = add(house, "Maya Chen");
  const PersonId same = add(house, "M. Chen");
  add_photo(house.app, sample("quarters.jpg"), {.person = maya, .caption = "one"});
  add_photo(house.app, sample("quarters.png"), {.person = same, .caption = "two"});
  merge_people(house.app, {.keep = maya, .join = same});
  const std::vector<Photo> both = photos(house, maya);
  REQUIRE(both.size() == 2);
  CHECK(both[1].caption == "two");
  CHECK(is_bare_webp(file_text(photo_path(house, both[1].id))));
  undo(house.app, std::nullopt);
  CHECK(photos(house, same).size() == 1);
}

TEST_CASE("of two faces the one that gives way stays as a photo") {
  House house;
  const PersonId maya = add(house, "Maya Chen");
  const PersonId same = add(house, "M. Chen");
  house.put_card(maya, card_with("PHOTO;ENCODING=b;TYPE=PNG:" + base64(sample("quarters.png"))));
  house.put_card(same, card_with("PHOTO;ENCODING=b;TYPE=JPEG:" + base64(camera_jpeg(6))));
  merge_people(house.app, {.keep = maya, .join = same});
  REQUIRE(photos(house, maya).size() == 1);
  CHECK(photos(house, maya)[0].width == 120);
  CHECK(house.card(maya).find("TYPE=PNG") != std::string::npos);
  undo(house.app, std::nullopt);
  CHECK(photos(house, maya).empty());
  house.put_card(same, card_with("PHOTO;ENCODING=b;TYPE=JPEG:" + base64("no picture")));
  merge_people(house.app, {.keep = maya, .join = same});
  CHECK(photos(house, maya).empty());
}

TEST_CASE("two accounts never see each other's photos and faces, though the picture is one") {
  House house;
  const PersonId maya = add(house, "Maya Chen");
  const Photo mine =
      add_photo(house.app, sample("quarters.jpg"), {.person = maya, .as_face = AsFace::yes});
  App other = house.app;
  App theirs{.db = *house.db,
             .account = AccountId{2},
             .clock = other.clock,
             .photos_folder = other.photos_folder,
             .pictures_program = other.pictures_program};
  store::ensure_account(*house.db, theirs.account, "them", house.now);
  {
    store::ReadTx tx(*house.db, theirs.account);
    CHECK(store::photos_of(tx, maya).empty());
    CHECK(!store::find_photo(tx, mine.id));
    CHECK(store::face_of(tx, maya).empty());
    CHECK(store::faces_of(tx, {maya}).empty());
    CHECK(store::all_photos(tx).empty());
    CHECK(store::digests_in_use(tx, {}).empty());
    CHECK_THROWS_AS(photo_file(theirs, tx, mine.id, PhotoSize::large), Error);
    CHECK(face_file(theirs, tx, maya, PhotoSize::small) == std::nullopt);
  }
  for (const auto& deed : std::vector<std::function<void()>>{
           [&] { remove_photo(theirs, mine.id); }, [&] { choose_face(theirs, mine.id); },
           [&] { edit_photo(theirs, mine.id, "ours", {}); }, [&] { drop_face(theirs, maya); },
           [&] { add_photo(theirs, sample("quarters.png"), {.person = maya}); }})
    CHECK_THROWS_AS(deed(), Error);
  CHECK(photos(house, maya) == std::vector<Photo>{mine});
  const PersonId ours = add_person(theirs, {.name = "Maya Chen"});
  const Photo copy = add_photo(theirs, sample("quarters.jpg"), {.person = ours});
  CHECK(copy.digest == mine.digest);
  const std::string my_path = photo_path(house, mine.id);
  store::ReadTx tx(*house.db, theirs.account);
  CHECK(photo_file(theirs, tx, copy.id, PhotoSize::large) != my_path);
}

}  // namespace
}  // namespace wellmet::actions
