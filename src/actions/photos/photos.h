#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "actions/app.h"
#include "actions/did.h"
#include "model/photo.h"
#include "store/db/tx.h"
#include "store/files/photo_files.h"
#include "store/people/photos.h"

namespace wellmet::store {
class WriteTx;
}

// Photos of people, and the one place of a person's face: the PHOTO of their card. Pictures are
// drawn anew by the worker (picture_worker.h), so that nothing but pixels is kept. To list them:
// store::photos_of, store::find_photo, store::face_of, store::faces_of.
namespace wellmet::actions {

using store::PhotoSize;

enum class AsFace { no, yes };
struct NewPhoto {
  PersonId person = {};
  std::string caption = {};
  PartialDate day = {};  // when it was taken, as you say
  AsFace as_face = AsFace::no;
};

// Each is one deed. Throws what drawn_pictures throws for the bytes; not_found for no such person
// or photo; invalid for a caption that is too long.
Did<Photo> add_photo(const App&, std::string_view bytes, const NewPhoto&);
// The same within a deed that does more.
Photo keep_photo(const App&, store::WriteTx&, std::string_view bytes, const NewPhoto&);
Did<Photo> edit_photo(const App&, PhotoId, const std::string& caption, const PartialDate& day);
// A face made from it stays on the card.
Did<Photo> remove_photo(const App&, PhotoId);
// Writes a JPEG of at most face_side pixels to the card, in the place of the one that is there; an
// address of a picture elsewhere stays.
constexpr int face_side = 480;
Did<Photo> choose_face(const App&, PhotoId);
// Takes the face off the card. Throws not_found when the card holds none.
DeedId drop_face(const App&, PersonId);

// The path of a WebP, made at its first use. Throws not_found for no such photo, unavailable when
// its file is gone.
std::string photo_file(const App&, store::ReadTx&, PhotoId, PhotoSize);
// The same of the person's face; nothing when the card has none or it is no picture that can be
// drawn.
std::optional<std::string> face_file(const App&, store::ReadTx&, PersonId, PhotoSize);
// A JPEG to take out, as large as it is kept.
Bytes photo_as_jpeg(const App&, store::ReadTx&, PhotoId);

// Refuses unless every photo that this deed put back has its file.
void require_photo_files(const App&, store::ReadTx&, DeedId);

}  // namespace wellmet::actions
