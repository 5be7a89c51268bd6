#include "actions/photos/photos.h"

#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/people/people.h"
#include "actions/photos/picture_worker.h"
#include "base/error.h"
#include "base/next.h"
#include "base/secret.h"
#include "formats/vcard/photo.h"

namespace wellmet::actions {
namespace {

constexpr int large_side = 1600;
constexpr std::size_t longest_caption = 2'000;

constexpr PictureWish large_wish{PictureFit::whole, PictureFormat::webp, large_side, large_side};
constexpr PictureWish medium_wish{PictureFit::cropped, PictureFormat::webp, 240, 300};
constexpr PictureWish small_wish{PictureFit::cropped, PictureFormat::webp, 96, 120};
constexpr PictureWish face_wish{PictureFit::whole, PictureFormat::jpeg, face_side, face_side};
constexpr PictureWish export_wish{PictureFit::whole, PictureFormat::jpeg, large_side, large_side};

store::PhotoFiles files_of(const App& app) {
  return store::PhotoFiles(app.photos_folder, app.account);
}

Person present(store::ReadTx& tx, PersonId id) {
  const std::optional<Person> person = store::find_person(tx, id);
  if (!person || person->removed_at)
    throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", id.value));
  return *person;
}

Photo existing(store::ReadTx& tx, PhotoId id) {
  const std::optional<Photo> photo = store::find_photo(tx, id);
  if (!photo)
    throw ErrorWithNext(ErrorKind::not_found, fmt::format("There is no photo p{}.", id.value),
                        {.act = Next::Act::see_photos});
  return *photo;
}

void check_caption(const std::string& caption) {
  if (caption.size() > longest_caption)
    throw Error(ErrorKind::invalid,
                fmt::format("The caption is longer than {} bytes.", longest_caption));
}

Bytes large_bytes(const App& app, const Photo& photo) {
  auto bytes = files_of(app).bytes({photo.digest, PhotoSize::large});
  if (!bytes)
    throw Error(ErrorKind::unavailable,
                fmt::format("The file of photo p{} is not there: {}. Bring it back from a backup, "
                            "or remove the photo.",
                            photo.id.value, files_of(app).path({photo.digest, PhotoSize::large})));
  return std::move(*bytes);
}

// The face is a derived copy for the address books of others; the photo it came from knows it.
void put_face(store::WriteTx& tx, Photo& photo, const Bytes& jpeg) {
  vcard::Card card = card_of(tx, photo.person);
  vcard::put_inline_photo(card, jpeg);
  save_card(tx, photo.person, card);
  photo.face_digest = sha256_hex(jpeg);
}

void put_all_sizes(const store::PhotoFiles& files, const std::string& digest,
                   const std::vector<Picture>& pictures) {
  constexpr PhotoSize sizes[] = {PhotoSize::large, PhotoSize::medium, PhotoSize::small};
  for (std::size_t i = 0; i < std::size(sizes); ++i) {
    const store::PhotoFile file{digest, sizes[i]};
    if (!files.has(file)) files.put(file, pictures[i].bytes);
  }
}

const PictureWish& wish_of(PhotoSize size) {
  switch (size) {
    case PhotoSize::small:
      return small_wish;
    case PhotoSize::medium:
      return medium_wish;
    case PhotoSize::large:
      break;
  }
  return large_wish;
}

// Both sizes of a face at once: whoever looks at one looks at the other soon.
void draw_faces(const App& app, const std::string& digest, const Bytes& bytes) {
  const std::vector<Picture> drawn =
      drawn_pictures(app.pictures_program, bytes, {medium_wish, small_wish});
  files_of(app).put({digest, PhotoSize::medium}, drawn[0].bytes);
  files_of(app).put({digest, PhotoSize::small}, drawn[1].bytes);
}

void draw_size(const App& app, const store::PhotoFile& file, const Bytes& bytes) {
  if (file.size != PhotoSize::large) return draw_faces(app, file.digest, bytes);
  files_of(app).put(file,
                    drawn_pictures(app.pictures_program, bytes, {wish_of(file.size)})[0].bytes);
}

Photo put_photo(const App& app, store::WriteTx& tx, const NewPhoto& given,
                const std::vector<Picture>& drawn) {
  Photo photo{.person = given.person,
              .digest = sha256_hex(drawn[0].bytes),
              .width = drawn[0].width,
              .height = drawn[0].height,
              .bytes = static_cast<std::int64_t>(drawn[0].bytes.size()),
              .caption = given.caption,
              .day = given.day,
              .created = tx.now()};
  // Within the deed, so that nobody takes the new files for left ones before their row is there.
  put_all_sizes(files_of(app), photo.digest, drawn);
  if (given.as_face == AsFace::yes) put_face(tx, photo, drawn[3].bytes);
  photo.id = store::insert_photo(tx, photo);
  photo.is_face = given.as_face == AsFace::yes;
  return photo;
}

std::vector<PictureWish> wishes_for(AsFace as_face) {
  std::vector<PictureWish> wishes = {large_wish, medium_wish, small_wish};
  if (as_face == AsFace::yes) wishes.push_back(face_wish);
  return wishes;
}

}  // namespace

Photo keep_photo(const App& app, store::WriteTx& tx, std::string_view bytes,
                 const NewPhoto& given) {
  return put_photo(app, tx, given,
                   drawn_pictures(app.pictures_program, bytes, wishes_for(given.as_face)));
}

Did<Photo> add_photo(const App& app, std::string_view bytes, const NewPhoto& given) {
  check_caption(given.caption);
  {
    store::ReadTx tx(app.db, app.account);
    present(tx, given.person);
  }
  const std::vector<Picture> drawn =
      drawn_pictures(app.pictures_program, bytes, wishes_for(given.as_face));
  Deed deed(app, DeedKind::add, "added a photo");
  const Person person = present(deed.tx, given.person);
  deed.tx.rename(fmt::format("added a photo of {}", person.name));
  const Photo photo = put_photo(app, deed.tx, given, drawn);
  const DeedId change = deed.commit();
  return {photo, change};
}

Did<Photo> edit_photo(const App& app, PhotoId id, const std::string& caption,
                      const PartialDate& day) {
  check_caption(caption);
  Deed deed(app, DeedKind::edit, "changed a photo");
  Photo photo = existing(deed.tx, id);
  deed.tx.rename(
      fmt::format("changed what a photo of {} says", present(deed.tx, photo.person).name));
  photo.caption = caption;
  photo.day = day;
  store::update_photo(deed.tx, photo);
  const DeedId change = deed.commit();
  return {photo, change};
}

Did<Photo> remove_photo(const App& app, PhotoId id) {
  Deed deed(app, DeedKind::remove, "removed a photo");
  const Photo photo = existing(deed.tx, id);
  if (const auto person = store::find_person(deed.tx, photo.person))
    deed.tx.rename(fmt::format("removed a photo of {}", person->name));
  store::delete_photo(deed.tx, id);
  const DeedId change = deed.commit();
  return {photo, change};
}

Did<Photo> choose_face(const App& app, PhotoId id) {
  Photo chosen;
  {
    store::ReadTx tx(app.db, app.account);
    chosen = existing(tx, id);
  }
  const Bytes jpeg =
      drawn_pictures(app.pictures_program, large_bytes(app, chosen), {face_wish})[0].bytes;
  Deed deed(app, DeedKind::edit, "chose a face");
  Photo photo = existing(deed.tx, id);
  deed.tx.rename(fmt::format("chose a face for {}", present(deed.tx, photo.person).name));
  put_face(deed.tx, photo, jpeg);
  store::update_photo(deed.tx, photo);
  photo.is_face = true;
  const DeedId change = deed.commit();
  return {photo, change};
}

DeedId drop_face(const App& app, PersonId id) {
  Deed deed(app, DeedKind::edit, "took a face off");
  const Person person = present(deed.tx, id);
  vcard::Card card = card_of(deed.tx, id);
  if (!vcard::remove_inline_photo(card))
    throw Error(ErrorKind::not_found, fmt::format("{} has no face on the card.", person.name));
  save_card(deed.tx, id, card);
  deed.tx.rename(fmt::format("took the face of {} off the card", person.name));
  return deed.commit();
}

std::string photo_file(const App& app, store::ReadTx& tx, PhotoId id, PhotoSize size) {
  const Photo photo = existing(tx, id);
  const store::PhotoFile file{photo.digest, size};
  const store::PhotoFiles files = files_of(app);
  if (!files.has(file)) {
    const Bytes bytes = large_bytes(app, photo);
    if (size != PhotoSize::large) draw_faces(app, photo.digest, bytes);
  }
  return files.path(file);
}

std::optional<std::string> face_file(const App& app, store::ReadTx& tx, PersonId id,
                                     PhotoSize size) {
  const std::string digest = store::face_of(tx, id);
  if (digest.empty()) return std::nullopt;
  const store::PhotoFiles files = files_of(app);
  const store::PhotoFile file{digest, size};
  if (!files.has(file)) {
    const auto bytes = vcard::inline_photo(card_of(tx, id));
    if (!bytes) return std::nullopt;
    try {
      draw_size(app, file, *bytes);
    } catch (const Error& fault) {
      if (fault.kind() != ErrorKind::refused) throw;
      files.put(file, "");  // so that it is not tried again at each look
    }
  }
  if (files.is_empty(file)) return std::nullopt;
  return files.path(file);
}

Bytes photo_as_jpeg(const App& app, store::ReadTx& tx, PhotoId id) {
  const Bytes bytes = large_bytes(app, existing(tx, id));
  return drawn_pictures(app.pictures_program, bytes, {export_wish})[0].bytes;
}

void require_photo_files(const App& app, store::ReadTx& tx, DeedId deed) {
  for (const Photo& photo : store::photos_written_by(tx, deed)) {
    if (files_of(app).has({photo.digest, PhotoSize::large})) continue;
    throw Error(
        ErrorKind::conflict,
        fmt::format("Photo p{} can’t be restored: its file went with the trash.", photo.id.value));
  }
}

}  // namespace wellmet::actions
