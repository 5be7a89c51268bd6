#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/text.h"
#include "store/files/photo_files.h"

// Photos that ought to be somewhere and are not: what a backup, a restore and an export have to
// say.
namespace wellmet::actions {

enum class PhotoState { whole, missing, damaged, unreadable };

struct PhotoRead {
  PhotoState state = PhotoState::missing;
  Bytes bytes = {};  // of a whole one
};
// The picture of this digest, its bytes compared with it.
PhotoRead read_photo(const store::PhotoFiles&, const std::string& digest);

class PhotosLost {
 public:
  void count(PhotoState, PhotoId, const std::string& person);
  std::int64_t of() const { return all_; }  // photos that are there or ought to be
  std::int64_t whole() const { return all_ - static_cast<std::int64_t>(lost_.size()); }
  bool none() const { return lost_.empty(); }
  // "p3 of Maya Chen", "p4 of Jo Ruiz (damaged)": each.
  const std::vector<std::string>& each() const { return lost_; }
  // "3 of 27 photos are missing: p3 of Maya Chen, …." "" when none is.
  std::string sentence() const;

 private:
  std::int64_t all_ = 0;
  bool only_missing_ = true;
  std::vector<std::string> lost_ = {};
};

}  // namespace wellmet::actions
