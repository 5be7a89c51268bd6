#pragma once
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "actions/app.h"
#include "actions/backup/photos_lost.h"
#include "actions/history/doctor.h"
#include "base/problem.h"
#include "model/plain_row.h"
#include "store/db/tx.h"
#include "store/files/photo_files.h"

// The files of photos beyond looking at them: out and in with everything, copies, and whether each
// is where it belongs.
namespace wellmet::actions {

struct PhotosOut {
  std::int64_t rows = 0;
  PhotosLost lost = {};
};
// A row for each photo that is there or that undo may bring back, with its bytes in base64; only
// those that are what their digest says.
PhotosOut for_each_photo_row(const App&, store::ReadTx&,
                             const std::function<void(const PlainRow&)>&);
bool is_photo_row(const PlainRow&);

// Files of photos that come with an archive. What it wrote goes again unless it is to be kept.
class PhotosComing {
 public:
  explicit PhotosComing(const App& app) : files_(app.photos_folder, app.account) {}
  PhotosComing(const PhotosComing&) = delete;
  PhotosComing& operator=(const PhotosComing&) = delete;
  ~PhotosComing();
  // `line` is where it stands in the file. Throws invalid when the bytes are not those that its
  // name says, or no picture as we keep them.
  void put(const PlainRow&, int line);
  // A file that no photo of the archive has, nor had.
  std::optional<Problem> fault(store::ReadTx&) const;
  void keep() { written_.clear(); }

 private:
  store::PhotoFiles files_;
  std::vector<std::pair<std::string, int>> digests_ = {};  // and their lines
  std::vector<std::string> written_ = {};                  // digests
};

// The largest size of a photo; the others are drawn from it. Nothing is written when it is there
// and whole. Throws unavailable.
void put_and_read_back(const store::PhotoFiles&, const std::string& digest, std::string_view bytes);

// Copies the largest size of every whole photo of every account into the folder `to`, each read
// back. Nothing is made when there are no photos. Throws unavailable; a picture that is damaged or
// can’t be read is left out, which photos_lost finds.
void copy_photos(const std::string& from, const std::string& to);
// The same as links where the disk has them: files of photos never change.
void link_photos(const std::string& from, const std::string& to);

// Photos without their file or with a damaged one, and files that belong to no photo: with
// Repair::yes the latter go. Those of photos removed in the last trash_days stay for undo. How many
// photos were looked at.
std::int64_t examine_photos(const App&, Repair, std::vector<Finding>&);

// Removes the files that no photo, no face and nothing in the history has: of somebody forgotten.
// What could not be removed, as words, or "".
std::string remove_unused_photo_files(const App&);

}  // namespace wellmet::actions
