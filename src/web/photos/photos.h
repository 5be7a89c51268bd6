#pragma once
#include <string>
#include <vector>

#include "model/photo.h"
#include "web/page/layout.h"
#include "web/parts/field.h"

// Photos of a person: prints on their page, one at a time as large as it is kept, and which of them
// is the face. Pictures themselves are in pictures.h.
namespace wellmet::web {

struct PhotosPage {
  PersonId person = {};
  std::string called = {};
  std::vector<Photo> photos = {};
  bool died = false;
  bool has_face = false;               // on the card, from a photo or from a telephone
  std::string caption = {}, day = {};  // as they were typed
  FieldErrors faults = {};
};
Html photos_page(const Layout&, const PhotosPage&);

struct PhotoPage {
  PersonId person = {};
  std::string called = {};
  Photo photo = {};
  std::string caption = {}, day = {};  // as they stand in the form
  FieldErrors faults = {};
};
Html photo_page(const Layout&, const PhotoPage&);

// What the store has of somebody's photos.
PhotosPage photos_in(store::ReadTx&, PersonId, const std::string& called);

// The prints of a person's page, a few of the newest, and the way to add one.
Html prints(const Layout&, const PhotosPage&, Html& adds);

http::Response show_photos(RequestContext&);  // GET /people/{id}/photos
http::Response add_photo(RequestContext&);  // POST /people/{id}/photos: picture, caption, day, face
http::Response show_photo(RequestContext&);    // GET /people/{id}/photos/{photo}
http::Response change_photo(RequestContext&);  // POST /people/{id}/photos/{photo}: caption, day
http::Response choose_face(RequestContext&);   // POST /people/{id}/photos/{photo}/face
http::Response remove_photo(RequestContext&);  // POST /people/{id}/photos/{photo}/remove
http::Response drop_face(RequestContext&);     // POST /people/{id}/face/remove

}  // namespace wellmet::web
