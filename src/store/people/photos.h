#pragma once
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/photo.h"
#include "store/db/tx.h"

namespace wellmet::store {

class WriteTx;

std::vector<Photo> photos_of(ReadTx&, PersonId);  // in the order in which they were added
std::optional<Photo> find_photo(ReadTx&, PhotoId);
std::vector<Photo> all_photos(ReadTx&);
std::vector<Photo> photos_written_by(ReadTx&, DeedId);  // those that are there

PhotoId insert_photo(WriteTx&, const Photo&);  // created now
void update_photo(WriteTx&, const Photo&);     // caption, day, face_digest
void delete_photo(WriteTx&, PhotoId);

// The digest of the picture on the person's card; "" when there is none.
std::string face_of(ReadTx&, PersonId);
// For those of them who have one, in one query.
std::vector<std::pair<PersonId, std::string>> faces_of(ReadTx&, const std::vector<PersonId>&);

// Digests of pictures that the history can bring back: of photos that are there, of those that a
// deed since `since` took away, and the faces on cards.
std::set<std::string> digests_in_use(ReadTx&, Instant since);
// Photos that are there, and any that were: what the way out carries.
std::set<std::string> digests_ever_used(ReadTx&);

}  // namespace wellmet::store
