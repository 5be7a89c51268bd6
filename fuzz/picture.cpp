// What is told of a picture without looking at it, and the frames of the worker, on any bytes: they
// never throw; what is made bare is bare; a frame that is read is written the same.
// Seeds: fuzz/seeds/picture
#include "formats/picture.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "formats/picture_frames.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace wellmet;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto bare = bare_webp(bytes);
  if (bare && !is_bare_webp(*bare)) std::abort();
  if (is_bare_jpeg(bytes) && picture_kind(bytes) != PictureKind::jpeg) std::abort();
  if (const auto request = read_picture_request(bytes); request && to_frame(*request) != bytes)
    std::abort();
  if (const auto answer = read_picture_answer(bytes); answer && to_frame(*answer) != bytes)
    std::abort();
  return 0;
}
