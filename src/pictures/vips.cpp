// libvips keeps metadata in several ways (its WebP writer kept the place of a photograph even when
// told to strip), so nothing is written from an image that was read: the pixels go into plain
// memory and a new image begins there.
#include <vips/vips.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

#include "pictures/draw.h"

namespace wellmet::pictures {
namespace {

struct Unref {
  void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

// An image on plain memory of ours: red, green, blue, 8 bits each.
struct Pixels {
  int width = 0;
  int height = 0;
  std::vector<unsigned char> bytes = {};
};

constexpr int bands = 3;
constexpr int webp_quality = 80;
constexpr int jpeg_quality = 85;
// What the longest picture asked for is made from; each wish is made from this one.
constexpr int most_shrunk_by_jpeg = 8;
// Longer than this, looking for what is of interest costs more than it finds.
constexpr int longest_ratio = 4;

Image loaded(PictureKind kind, const std::string& bytes, int shrink) {
  VipsImage* image = nullptr;
  // What may be missing at the end of a picture that a phone wrote is nothing; a cut file is
  // refused.
  const auto load = [&](auto loader, auto... more) {
    return loader(const_cast<char*>(bytes.data()), bytes.size(), &image, "access",
                  VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_TRUNCATED, more..., nullptr);
  };
  int failed = -1;
  switch (kind) {
    case PictureKind::jpeg:
      failed = load(vips_jpegload_buffer, "shrink", shrink);
      break;
    case PictureKind::png:
      failed = load(vips_pngload_buffer);
      break;
    case PictureKind::webp:
      failed = load(vips_webpload_buffer);
      break;
    case PictureKind::heic:
    case PictureKind::avif:
      failed = load(vips_heifload_buffer);
      break;
  }
  return Image(failed == 0 ? image : nullptr);
}

int shrink_for(const VipsImage* image, int side) {
  const int longest = std::max(vips_image_get_width(image), vips_image_get_height(image));
  int shrink = 1;
  while (shrink < most_shrunk_by_jpeg && longest / (shrink * 2) >= side) shrink *= 2;
  return shrink;
}

// Runs one operation of libvips on an image.
template <class Operation, class... Options>
Image step(const Image& in, Operation operation, Options... options) {
  if (!in) return nullptr;
  VipsImage* out = nullptr;
  return Image(operation(in.get(), &out, options..., nullptr) == 0 ? out : nullptr);
}

Image on_white(const Image& in) {
  if (!in || vips_image_hasalpha(in.get()) == 0) return step(in, vips_copy);
  constexpr double white[] = {255, 255, 255};
  VipsArrayDouble* background = vips_array_double_new(white, bands);
  Image out = step(in, vips_flatten, "background", background);
  vips_area_unref(VIPS_AREA(background));
  return out;
}

bool take_pixels(const Image& in, Pixels& out) {
  Image plain = step(in, vips_colourspace, VIPS_INTERPRETATION_sRGB);
  plain = on_white(plain);
  plain = step(plain, vips_cast, VIPS_FORMAT_UCHAR);
  if (!plain || vips_image_get_bands(plain.get()) != bands) return false;
  std::size_t size = 0;
  void* memory = vips_image_write_to_memory(plain.get(), &size);
  if (memory == nullptr) return false;
  out.width = vips_image_get_width(plain.get());
  out.height = vips_image_get_height(plain.get());
  const auto* first = static_cast<const unsigned char*>(memory);
  out.bytes.assign(first, first + size);
  g_free(memory);
  return true;
}

// An image that knows nothing but these pixels.
Image from_pixels(const Pixels& pixels) {
  VipsImage* image =
      vips_image_new_from_memory(pixels.bytes.data(), pixels.bytes.size(), pixels.width,
                                 pixels.height, bands, VIPS_FORMAT_UCHAR);
  if (image != nullptr) image->Type = VIPS_INTERPRETATION_sRGB;
  return Image(image);
}

// The middle of a long strip, as wide or high as what is asked for: made larger as a whole it would
// be enormous.
Image middle_of_strip(const Image& in, const PictureWish& wish) {
  const int width = vips_image_get_width(in.get());
  const int height = vips_image_get_height(in.get());
  if (std::max(width, height) / std::min(width, height) < longest_ratio) return step(in, vips_copy);
  const int across = std::min(width, std::max(1, height * wish.width / wish.height));
  const int down = std::min(height, std::max(1, width * wish.height / wish.width));
  VipsImage* out = nullptr;
  const int failed =
      vips_crop(in.get(), &out, (width - across) / 2, (height - down) / 2, across, down, nullptr);
  return Image(failed == 0 ? out : nullptr);
}

Image sized(const Image& in, const PictureWish& wish) {
  if (!in) return nullptr;
  VipsImage* out = nullptr;
  int failed = -1;
  if (wish.fit == PictureFit::whole) {
    failed = vips_thumbnail_image(in.get(), &out, wish.width, "height", wish.height, "size",
                                  VIPS_SIZE_DOWN, "export_profile", "srgb", nullptr);
  } else if (const Image part = middle_of_strip(in, wish)) {
    failed = vips_thumbnail_image(part.get(), &out, wish.width, "height", wish.height, "crop",
                                  VIPS_INTERESTING_ATTENTION, nullptr);
  }
  return Image(failed == 0 ? out : nullptr);
}

bool write(const Image& image, PictureFormat format, std::string& out) {
  void* memory = nullptr;
  std::size_t size = 0;
  const int failed = format == PictureFormat::webp
                         ? vips_webpsave_buffer(image.get(), &memory, &size, "Q", webp_quality,
                                                "strip", TRUE, nullptr)
                         : vips_jpegsave_buffer(image.get(), &memory, &size, "Q", jpeg_quality,
                                                "strip", TRUE, "optimize_coding", TRUE, nullptr);
  if (failed != 0) return false;
  out.assign(static_cast<const char*>(memory), size);
  g_free(memory);
  if (format == PictureFormat::jpeg) return true;
  // The writer adds Exif of its own with the resolution.
  auto bare = bare_webp(out);
  if (bare) out = std::move(*bare);
  return bare.has_value();
}

bool draw_one(const Image& base, const PictureWish& wish, Picture& out) {
  Pixels pixels;
  if (!take_pixels(sized(base, wish), pixels)) return false;
  const Image fresh = from_pixels(pixels);
  if (!fresh || !write(fresh, wish.format, out.bytes)) return false;
  out.width = pixels.width;
  out.height = pixels.height;
  return true;
}

int longest_side(const std::vector<PictureWish>& wishes) {
  int side = 1;
  for (const PictureWish& wish : wishes) side = std::max({side, wish.width, wish.height});
  return side;
}

constexpr const char* wanted[] = {"VipsForeignLoadJpeg", "VipsForeignLoadPng",
                                  "VipsForeignLoadWebp", "VipsForeignLoadHeif"};

}  // namespace

bool ready_to_draw() {
  if (VIPS_INIT("wellmet-pictures") != 0) return false;
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  vips_operation_block_set("VipsForeignLoad", TRUE);
  for (const char* loader : wanted) vips_operation_block_set(loader, FALSE);
  return true;
}

PictureAnswer draw(const PictureRequest& request) {
  PictureAnswer answer{.refusal = PictureRefusal::unreadable};
  Image image = loaded(request.kind, request.bytes, 1);
  if (!image) return answer;
  const std::int64_t pixels =
      std::int64_t{vips_image_get_width(image.get())} * vips_image_get_height(image.get());
  if (pixels > most_pixels) return {.refusal = PictureRefusal::too_many_pixels};
  const int side = longest_side(request.wishes);
  if (const int shrink = shrink_for(image.get(), side);
      shrink > 1 && request.kind == PictureKind::jpeg)
    image = loaded(request.kind, request.bytes, shrink);
  Pixels upright;
  if (!take_pixels(sized(image, {.width = side, .height = side}), upright)) return answer;
  image.reset();
  const Image base = from_pixels(upright);
  for (const PictureWish& wish : request.wishes) {
    answer.pictures.emplace_back();
    if (!draw_one(base, wish, answer.pictures.back()))
      return {.refusal = PictureRefusal::unreadable};
  }
  answer.refusal = PictureRefusal::none;
  return answer;
}

}  // namespace wellmet::pictures
