#pragma once
#include <string>

#include "actions/app.h"
#include "actions/backup/photos_lost.h"
#include "store/db/database.h"

// The photos of a backup: into its one file, and out of it.
namespace wellmet::actions {

// Writes every whole picture that the copy's rows or its history know from the folder into the
// copy, an unfinished backup that nobody else has open; what it ought to have and has not is
// answered. Throws unavailable when it can’t be written.
PhotosLost pack_photos(const std::string& copy, const std::string& folder);
// Throws refused when this store is a backup that was never restored: its photos are packed in it,
// where nothing that is done with photos finds them.
void refuse_packed(const App&);
// Throws unavailable when one in the backup is not what its digest says.
void check_packed_photos(store::Connection& backup);

// The other way: each picture that the copy holds becomes a file of the folder, read back, and the
// copy a plain store without them. One that has none inside, an older backup, is left as it is.
// Throws unavailable.
void unpack_photos(const std::string& copy, const std::string& folder);

// Which of the photos that its people have are neither in this backup nor in the folder beside it
// (of a store: the latter alone).
PhotosLost photos_lost(const std::string& path);

}  // namespace wellmet::actions
