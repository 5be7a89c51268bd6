#include "web/photos/pictures.h"

#include <fmt/format.h>

#include "actions/photos/photos.h"
#include "base/error.h"
#include "web/story/person_notes.h"

namespace wellmet::web {
namespace {

[[noreturn]] void not_in_the_book() {
  throw Error(ErrorKind::not_found, "This picture isn’t in the book.");
}

actions::PhotoSize size_asked(const RequestContext& context, actions::PhotoSize otherwise) {
  const std::string size = context.asked("size");
  if (size == "small") return actions::PhotoSize::small;
  if (size == "medium") return actions::PhotoSize::medium;
  if (size == "large") return actions::PhotoSize::large;
  return otherwise;
}

// An address that names what the picture shows never changes its content.
http::Response webp(Bytes bytes, bool for_ever) {
  http::Response response;
  response.with("Content-Type", "image/webp")
      .with("Cache-Control",
            for_ever ? "private, max-age=31536000, immutable" : "private, no-cache");
  response.body = std::move(bytes);
  return response;
}

Bytes bytes_at(const std::string& path) {
  auto bytes = store::file_bytes(path);
  if (!bytes) not_in_the_book();
  return std::move(*bytes);
}

}  // namespace

Photo photo_of(store::ReadTx& tx, PersonId person, PhotoId id) {
  name_of_present(tx, person);
  const auto photo = store::find_photo(tx, id);
  if (!photo || photo->person != person) not_in_the_book();
  return *photo;
}

http::Response show_face(RequestContext& context) {
  const auto person = context.id<PersonId>();
  const auto size = size_asked(context, actions::PhotoSize::medium);
  if (size == actions::PhotoSize::large) not_in_the_book();
  store::ReadTx tx(context.app.db, context.app.account);
  const std::string digest = store::face_of(tx, person);
  const auto path = actions::face_file(context.app, tx, person, size);
  if (!path) not_in_the_book();
  const std::string mark = context.asked("v");
  return webp(bytes_at(*path), !mark.empty() && digest.starts_with(mark));
}

http::Response show_picture(RequestContext& context) {
  const auto size = size_asked(context, actions::PhotoSize::large);
  store::ReadTx tx(context.app.db, context.app.account);
  const Photo photo = photo_of(tx, context.id<PersonId>(), context.id<PhotoId>(1));
  return webp(bytes_at(actions::photo_file(context.app, tx, photo.id, size)), true);
}

http::Response download_photo(RequestContext& context) {
  store::ReadTx tx(context.app.db, context.app.account);
  const Photo photo = photo_of(tx, context.id<PersonId>(), context.id<PhotoId>(1));
  http::Response response;
  response.with("Content-Type", "image/jpeg")
      .with("Content-Disposition",
            fmt::format("attachment; filename=\"photo-{}.jpg\"", photo.id.value));
  response.body = actions::photo_as_jpeg(context.app, tx, photo.id);
  return response;
}

}  // namespace wellmet::web
