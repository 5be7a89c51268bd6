#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/picture.h"

// What is said between the program and the limited worker that draws pictures (src/pictures): one
// request on its standard input, one answer on its standard output. Neither side trusts lengths.
namespace wellmet {

constexpr std::size_t largest_picture_bytes = std::size_t{30} << 20;
constexpr std::int64_t most_pixels = 100'000'000;

// whole: all of it, within width x height, never made larger. cropped: filling width x height.
enum class PictureFit : std::uint8_t { whole, cropped };
enum class PictureFormat : std::uint8_t { webp, jpeg };

struct PictureWish {
  PictureFit fit = PictureFit::whole;
  PictureFormat format = PictureFormat::webp;
  int width = 0;
  int height = 0;
  friend bool operator==(const PictureWish&, const PictureWish&) = default;
};

struct PictureRequest {
  PictureKind kind = PictureKind::jpeg;
  std::vector<PictureWish> wishes = {};
  std::string bytes = {};
  friend bool operator==(const PictureRequest&, const PictureRequest&) = default;
};

struct Picture {
  int width = 0;
  int height = 0;
  std::string bytes = {};
  friend bool operator==(const Picture&, const Picture&) = default;
};

enum class PictureRefusal : std::uint8_t { none, unreadable, too_many_pixels };

struct PictureAnswer {
  PictureRefusal refusal = PictureRefusal::none;
  std::vector<Picture> pictures = {};  // one for each wish
  friend bool operator==(const PictureAnswer&, const PictureAnswer&) = default;
};

std::string to_frame(const PictureRequest&);
std::string to_frame(const PictureAnswer&);
// Nothing for bytes that are no whole frame, that claim more than the limits above, or have
// something behind their end.
std::optional<PictureRequest> read_picture_request(std::string_view);
std::optional<PictureAnswer> read_picture_answer(std::string_view);

}  // namespace wellmet
