#include "web/photos.h"

#include "actions/photos.h"
#include "base/error.h"
#include "language/dates.h"
#include "web/parts/face.h"
#include "web/person_notes.h"
#include "web/pictures.h"
#include "web/url.h"

namespace wellmet::web {
namespace {

PhotosPage read_photos(Visit& visit) {
  const auto person = visit.id<PersonId>();
  store::ReadTx tx(visit.app.db, visit.app.account);
  return photos_in(tx, person, name_of_present(tx, person));
}

http::Response shown(Visit& visit, const PhotosPage& p, int status) {
  Frame frame = frame_of(visit, "people");
  look_up_faces(visit, frame, {p.person});
  return page(frame, "Photos of " + p.called, photos_page(frame, p), status);
}

PhotoPage read_photo(Visit& visit) {
  PhotoPage p{.person = visit.id<PersonId>()};
  store::ReadTx tx(visit.app.db, visit.app.account);
  p.photo = photo_of(tx, p.person, visit.id<PhotoId>(1));
  p.called = name_of_present(tx, p.person);
  p.caption = p.photo.caption;
  p.day = to_words(p.photo.day);
  return p;
}

http::Response shown(Visit& visit, const PhotoPage& p, int status) {
  const Frame frame = frame_of(visit, "people");
  return page(frame, "A photo of " + p.called, photo_page(frame, p), status);
}

// A photo that is none of this person's is not there.
PhotoId wanted(Visit& visit) {
  store::ReadTx tx(visit.app.db, visit.app.account);
  return photo_of(tx, visit.id<PersonId>(), visit.id<PhotoId>(1)).id;
}

// The picture that was sent; empty when none was chosen.
std::string_view picture_sent(const Visit& visit) {
  for (const http::Part& file : visit.files)
    if (file.name == "picture") return file.content;
  return {};
}

bool is_about_the_form(const Error& fault) {
  return fault.kind() == ErrorKind::refused || fault.kind() == ErrorKind::invalid;
}

}  // namespace

PhotosPage photos_in(store::ReadTx& tx, PersonId person, const std::string& called) {
  return {.person = person,
          .called = called,
          .photos = store::photos_of(tx, person),
          .has_face = !store::face_of(tx, person).empty()};
}

http::Response show_photos(Visit& visit) { return shown(visit, read_photos(visit), 200); }

http::Response add_photo(Visit& visit) {
  PhotosPage p = read_photos(visit);
  p.caption = visit.field("caption");
  p.day = visit.field("day");
  const std::string_view picture = picture_sent(visit);
  if (picture.empty()) {
    p.faults["picture"] = "Choose a picture first.";
    return shown(visit, p, 422);
  }
  try {
    actions::add_photo(
        visit.app, picture,
        {.person = p.person,
         .caption = p.caption,
         .day = language::read_partial_date(p.day),
         .as_face = visit.field("face").empty() ? actions::AsFace::no : actions::AsFace::yes});
  } catch (const Error& fault) {
    if (!is_about_the_form(fault)) throw;
    p.faults["picture"] = fault.what();
    return shown(visit, p, 422);
  }
  return done(visit, url::person(p.person));
}

http::Response show_photo(Visit& visit) { return shown(visit, read_photo(visit), 200); }

http::Response change_photo(Visit& visit) {
  PhotoPage p = read_photo(visit);
  p.caption = visit.field("caption");
  p.day = visit.field("day");
  try {
    actions::edit_photo(visit.app, p.photo.id, p.caption, language::read_partial_date(p.day));
  } catch (const Error& fault) {
    if (!is_about_the_form(fault)) throw;
    p.faults["caption"] = fault.what();
    return shown(visit, p, 422);
  }
  return done(visit, url::photo(p.person, p.photo.id));
}

http::Response choose_face(Visit& visit) {
  actions::choose_face(visit.app, wanted(visit));
  return done(visit, url::person(visit.id<PersonId>()));
}

http::Response remove_photo(Visit& visit) {
  actions::remove_photo(visit.app, wanted(visit));
  return done(visit, url::person(visit.id<PersonId>()));
}

http::Response drop_face(Visit& visit) {
  const auto person = visit.id<PersonId>();
  actions::drop_face(visit.app, person);
  return done(visit, url::person(person));
}

}  // namespace wellmet::web
