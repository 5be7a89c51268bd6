#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/backup/photos_lost.h"

// Copies of the store's file, the photos within (docs/decisions/0020-one-file-backups.md). On
// PostgreSQL the server's own tools do this.
namespace wellmet::actions {

constexpr int usual_backups_kept = 7;

struct BackUp {
  std::string path = {};
  std::int64_t people = 0;
  PhotosLost photos = {};                   // those that ought to be in it and are not
  std::vector<std::string> forgotten = {};  // older ones that were deleted
  // Texts that were damaged before they were copied, each as a sentence; then no older backup is
  // deleted.
  std::vector<std::string> damaged = {};
  bool import_under_way =
      false;  // what it had added is in the copy, and goes when that is restored
};
// A copy of the store as of now in one file, photos included, read back and compared before it gets
// its name, and on the disk when this returns. `target` is a folder (the copy is named by date and
// number, and of this store's only the newest `keep` so named stay, but all of them when photos are
// missing from this one or texts are damaged) or a file that is not there yet. Throws unavailable
// when it can’t be written or read back, refused for a place that is part of a store.
BackUp back_up(const App&, const std::string& target, int keep);
// Whether the file is a backup of this store. One that can’t be read is not.
bool is_backup_of(const App&, const std::string& path);

}  // namespace wellmet::actions
