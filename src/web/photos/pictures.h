#pragma once
#include "model/photo.h"
#include "web/page/request_context.h"

// Photos and faces as bytes: WebP that was drawn anew from pixels when the photo came in.
namespace wellmet::web {

http::Response show_face(RequestContext&);  // GET /people/{id}/face?size=small|medium&v=…
http::Response show_picture(
    RequestContext&);  // GET /people/{id}/photos/{photo}/picture?size=medium|large
http::Response download_photo(RequestContext&);  // GET /people/{id}/photos/{photo}/copy.jpg

// The photo, which must be one of this person. Throws not_found.
Photo photo_of(store::ReadTx&, PersonId, PhotoId);

}  // namespace wellmet::web
