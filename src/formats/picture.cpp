// The first bytes of pictures, and their containers as far as one must walk them to see that
// nothing but pixels is inside.
//  - JPEG (ITU T.81 annex B): segments that begin with FF and a marker. JFIF's APP0 says the shape
//  of
//    a pixel; every other APPn and COM holds what others want to know (APP1: Exif with the place,
//    XMP; APP2: colour profile; APP13: captions).
//  - WebP (RFC 9649): RIFF chunks. "VP8 " or "VP8L" alone, or "VP8X" with
//    flags and what they announce beside it.
//  - HEIC and AVIF (ISO/IEC 23008-12): a box "ftyp" with brands comes first.
#include "formats/picture.h"

#include <algorithm>
#include <array>

namespace wellmet {
namespace {

constexpr std::size_t most_brands = 64;

std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}
std::uint32_t big_endian_16(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}
std::uint32_t big_endian_32(std::string_view bytes, std::size_t at) {
  return big_endian_16(bytes, at) << 16 | big_endian_16(bytes, at + 2);
}
std::uint32_t little_endian_32(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8 | byte_at(bytes, at + 2) << 16 |
         byte_at(bytes, at + 3) << 24;
}

std::optional<PictureKind> kind_of_brand(std::string_view brand) {
  constexpr std::array<std::string_view, 2> avif = {"avif", "avis"};
  constexpr std::array<std::string_view, 8> heic = {"heic", "heix", "heim", "heis",
                                                    "hevc", "hevx", "hevm", "hevs"};
  if (std::ranges::find(avif, brand) != avif.end()) return PictureKind::avif;
  if (std::ranges::find(heic, brand) != heic.end()) return PictureKind::heic;
  return std::nullopt;
}

// The major brand, the version, then the brands that a reader may rely on.
std::optional<PictureKind> kind_of_brands(std::string_view bytes) {
  constexpr std::size_t major = 8, others = 16;
  if (bytes.size() < others || bytes.substr(4, 4) != "ftyp") return std::nullopt;
  const std::size_t end = big_endian_32(bytes, 0);
  if (end < others || end > others + 4 * most_brands || end > bytes.size()) return std::nullopt;
  if (const auto kind = kind_of_brand(bytes.substr(major, 4))) return kind;
  for (std::size_t at = others; at + 4 <= end; at += 4) {
    if (const auto kind = kind_of_brand(bytes.substr(at, 4))) return kind;
  }
  return std::nullopt;
}

struct Chunk {
  std::string_view name = {};
  std::string_view content = {};
};

// The chunks of a RIFF file that fills all bytes; nothing when one is cut short or something is
// behind the end.
std::optional<std::vector<Chunk>> webp_chunks(std::string_view bytes) {
  constexpr std::size_t head = 8;
  if (picture_kind(bytes) != PictureKind::webp) return std::nullopt;
  if (little_endian_32(bytes, 4) + head != bytes.size()) return std::nullopt;
  std::vector<Chunk> chunks;
  for (std::size_t at = 12; at < bytes.size();) {
    if (bytes.size() - at < head) return std::nullopt;
    const std::size_t length = little_endian_32(bytes, at + 4);
    const std::size_t padded = length + length % 2;
    if (padded > bytes.size() - at - head) return std::nullopt;
    chunks.push_back({bytes.substr(at, 4), bytes.substr(at + head, length)});
    at += head + padded;
  }
  return chunks;
}

bool is_marker_alone(std::uint32_t marker) {
  return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
}

// Frame, tables, scan, restart interval: what a decoder needs.
bool is_for_drawing(std::uint32_t marker, std::string_view content) {
  if (marker == 0xE0)
    return content.size() == 14 && content.starts_with(std::string_view("JFIF", 5));
  const bool frame = marker == 0xC0 || marker == 0xC1 || marker == 0xC2;
  return frame || marker == 0xC4 || marker == 0xDA || marker == 0xDB || marker == 0xDD;
}

bool is_frame(const Chunk& chunk) { return chunk.name == "VP8 " || chunk.name == "VP8L"; }

void put_little_endian_32(std::string& out, std::size_t number) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(number >> shift);
}

// Behind a scan's header come its bytes, up to a marker that is neither a stuffed FF nor a restart.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
  for (; at + 1 < bytes.size(); ++at) {
    if (byte_at(bytes, at) != 0xFF) continue;
    const std::uint32_t next = byte_at(bytes, at + 1);
    if (next != 0 && !is_marker_alone(next)) return at;
  }
  return bytes.size();
}

}  // namespace

std::optional<PictureKind> picture_kind(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return PictureKind::jpeg;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return PictureKind::png;
  if (bytes.size() >= 16 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP")
    return PictureKind::webp;
  return kind_of_brands(bytes);
}

bool is_bare_webp(std::string_view bytes) {
  const auto chunks = webp_chunks(bytes);
  return chunks && chunks->size() == 1 && is_frame(chunks->front());
}

std::optional<std::string> bare_webp(std::string_view bytes) {
  const auto chunks = webp_chunks(bytes);
  if (!chunks || std::ranges::count_if(*chunks, is_frame) != 1) return std::nullopt;
  if (std::ranges::find(*chunks, "ALPH", &Chunk::name) != chunks->end()) return std::nullopt;
  const Chunk& frame = *std::ranges::find_if(*chunks, is_frame);
  std::string out = "RIFF";
  const std::size_t padded = frame.content.size() + frame.content.size() % 2;
  put_little_endian_32(out, padded + 12);
  out += "WEBP";
  out += frame.name;
  put_little_endian_32(out, frame.content.size());
  out += frame.content;
  if (padded > frame.content.size()) out += '\0';
  return out;
}

bool is_bare_jpeg(std::string_view bytes) {
  if (picture_kind(bytes) != PictureKind::jpeg) return false;
  bool drawn = false;
  for (std::size_t at = 2; at + 1 < bytes.size();) {
    if (byte_at(bytes, at) != 0xFF) return false;
    const std::uint32_t marker = byte_at(bytes, at + 1);
    if (marker == 0xD9) return drawn && at + 2 == bytes.size();
    if (at + 4 > bytes.size()) return false;
    const std::size_t length = big_endian_16(bytes, at + 2);
    if (length < 2 || length > bytes.size() - at - 2) return false;
    if (!is_for_drawing(marker, bytes.substr(at + 4, length - 2))) return false;
    at += 2 + length;
    if (marker == 0xDA) {
      at = end_of_scan(bytes, at);
      drawn = true;
    }
  }
  return false;
}

}  // namespace wellmet
