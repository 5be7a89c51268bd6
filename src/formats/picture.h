#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Pictures as bytes: what kind they are, and whether they hold pixels alone. Nothing here looks at
// a pixel; that is left to a program of its own (src/pictures).
namespace wellmet {

enum class PictureKind { jpeg, png, webp, heic, avif };

// By the first bytes, whatever the file is called. Nothing for any other kind, animated or drawn
// ones (GIF, SVG) among them.
std::optional<PictureKind> picture_kind(std::string_view bytes);

// Whether every part of the file is there to draw the picture: no Exif, XMP, colour profile,
// comment, thumbnail, and nothing behind the end. A WebP of one frame, a JFIF file of one scan set.
bool is_bare_webp(std::string_view bytes);
// The WebP with its pixels alone; nothing when it has none, is animated or transparent.
std::optional<std::string> bare_webp(std::string_view bytes);
bool is_bare_jpeg(std::string_view bytes);

}  // namespace wellmet
