#pragma once
#include <cstdint>
#include <string>

#include "base/date.h"
#include "base/id.h"
#include "base/instant.h"

namespace wellmet {

// A picture that you keep of someone, or of something that you share. What the camera wrote beside
// the pixels is gone; a caption and a day are what you say.
struct Photo {
  PhotoId id = {};
  PersonId person = {};
  std::string digest = {};  // names its files
  int width = 0, height = 0;
  std::int64_t bytes = 0;  // of the largest file
  std::string caption = {};
  PartialDate day = {};
  Instant created = {};
  std::string face_digest = {};  // of the picture that was put on the card from it; "" if never
  bool is_face = false;          // whether that one is on the card now
  friend bool operator==(const Photo&, const Photo&) = default;
};

}  // namespace wellmet
