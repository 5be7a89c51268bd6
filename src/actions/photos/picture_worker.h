#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "formats/picture_frames.h"

// Bytes of strangers are never decoded in this program. A second one, wellmet-pictures, is started
// for each picture: it can read its standard input, compute and write its standard output, and
// nothing else (src/pictures/confine.h).
namespace wellmet::actions {

struct WorkerLimits {
  int memory_mb = 2048;
  int seconds = 30;
};

// One picture for each wish, each without any metadata. Throws refused with one sentence for bytes
// that are no picture of a kind we read, too large, damaged, or more than the worker may take;
// unavailable when the worker is not there.
std::vector<Picture> drawn_pictures(const std::string& worker, std::string_view bytes,
                                    const std::vector<PictureWish>&, const WorkerLimits& = {});

}  // namespace wellmet::actions
