#include "web/photos/photos.h"
#include "web/parts/whom.h"

#include "actions/photos/photos.h"
#include "base/error.h"
#include "language/dates/dates.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/photos/pictures.h"
#include "web/story/person_notes.h"

namespace wellmet::web {
namespace {

PhotosPage read_photos(RequestContext& context) {
  const auto person = context.id<PersonId>();
  store::ReadTx tx(context.app.db, context.app.account);
  return photos_in(tx, person, name_of_present(tx, person));
}

http::Response shown(RequestContext& context, const PhotosPage& p, int status) {
  Layout layout = layout_of(context, "people");
  look_up_faces(context, layout, {p.person});
  return page(layout, "Photos of " + p.called, photos_page(layout, p), status);
}

PhotoPage read_photo(RequestContext& context) {
  PhotoPage p{.person = context.id<PersonId>()};
  store::ReadTx tx(context.app.db, context.app.account);
  p.photo = photo_of(tx, p.person, context.id<PhotoId>(1));
  p.called = name_of_present(tx, p.person);
  p.caption = p.photo.caption;
  p.day = to_words(p.photo.day);
  return p;
}

http::Response shown(RequestContext& context, const PhotoPage& p, int status) {
  const Layout layout = layout_of(context, "people");
  return page(layout, "A photo of " + p.called, photo_page(layout, p), status);
}

// A photo that is none of this person's is not there.
PhotoId wanted(RequestContext& context) {
  store::ReadTx tx(context.app.db, context.app.account);
  return photo_of(tx, context.id<PersonId>(), context.id<PhotoId>(1)).id;
}

// The picture that was sent; empty when none was chosen.
std::string_view picture_sent(const RequestContext& context) {
  for (const http::Part& file : context.files)
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

http::Response show_photos(RequestContext& context) {
  return shown(context, read_photos(context), 200);
}

http::Response add_photo(RequestContext& context) {
  PhotosPage p = read_photos(context);
  p.caption = context.field("caption");
  p.day = context.field("day");
  const std::string_view picture = picture_sent(context);
  if (picture.empty()) {
    p.faults["picture"] = "Choose a picture first.";
    return shown(context, p, 422);
  }
  DeedId change;
  try {
    change = actions::add_photo(context.app, picture,
                                {.person = p.person,
                                 .caption = p.caption,
                                 .day = language::read_partial_date(p.day),
                                 .as_face = context.field("face").empty() ? actions::AsFace::no
                                                                          : actions::AsFace::yes})
                 .change;
  } catch (const Error& fault) {
    if (!is_about_the_form(fault)) throw;
    p.faults["picture"] = fault_of(context, fault);
    return shown(context, p, 422);
  }
  return done(context, url::person(p.person), change);
}

http::Response show_photo(RequestContext& context) {
  return shown(context, read_photo(context), 200);
}

http::Response change_photo(RequestContext& context) {
  PhotoPage p = read_photo(context);
  p.caption = context.field("caption");
  p.day = context.field("day");
  DeedId change;
  try {
    change =
        actions::edit_photo(context.app, p.photo.id, p.caption, language::read_partial_date(p.day))
            .change;
  } catch (const Error& fault) {
    if (!is_about_the_form(fault)) throw;
    p.faults["caption"] = fault_of(context, fault);
    return shown(context, p, 422);
  }
  return done(context, url::photo(p.person, p.photo.id), change);
}

http::Response choose_face(RequestContext& context) {
  const DeedId change = actions::choose_face(context.app, wanted(context)).change;
  return done(context, url::person(context.id<PersonId>()), change);
}

http::Response remove_photo(RequestContext& context) {
  const DeedId change = actions::remove_photo(context.app, wanted(context)).change;
  return done(context, url::person(context.id<PersonId>()), change);
}

http::Response drop_face(RequestContext& context) {
  const auto person = context.id<PersonId>();
  const DeedId change = actions::drop_face(context.app, person);
  return done(context, url::person(person), change);
}

}  // namespace wellmet::web
