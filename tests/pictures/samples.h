#pragma once
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

// Pictures for tests: a sheet of four quarters (red, green; blue, white) 160 x 120, which tells
// what is up, as each kind; and what cameras and enemies add to it.
namespace wellmet::testing {

using namespace std::string_literals;

inline std::string sample(const std::string& name) {
  std::ifstream in(WELLMET_SOURCE "/tests/pictures/samples/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string big_endian(std::uint32_t number, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(number >> (8 * i));
  return out;
}

// What a camera writes (CIPA DC-008): TIFF with an orientation, a maker and the place, 48°51'
// north.
inline std::string exif(int orientation) {
  const auto entry = [](std::uint32_t tag, std::uint32_t type, std::uint32_t count,
                        const std::string& value) {
    return big_endian(tag, 2) + big_endian(type, 2) + big_endian(count, 4) + value;
  };
  constexpr std::uint32_t gps_at = 8 + 2 + 3 * 12 + 4;
  constexpr std::uint32_t degrees_at = gps_at + 2 + 2 * 12 + 4;
  std::string tiff = "MM" + big_endian(42, 2) + big_endian(8, 4);
  tiff += big_endian(3, 2);
  tiff += entry(0x010F, 2, 4, "Cam\0"s);
  tiff += entry(0x0112, 3, 1, big_endian(static_cast<std::uint32_t>(orientation), 2) + "\0\0"s);
  tiff += entry(0x8825, 4, 1, big_endian(gps_at, 4));
  tiff += big_endian(0, 4);
  tiff += big_endian(2, 2);
  tiff += entry(1, 2, 2, "N\0\0\0"s);
  tiff += entry(2, 5, 3, big_endian(degrees_at, 4));
  tiff += big_endian(0, 4);
  for (std::uint32_t part : {48u, 51u, 24u}) tiff += big_endian(part, 4) + big_endian(1, 4);
  return "Exif\0\0"s + tiff;
}

inline std::string segment(char marker, const std::string& content) {
  return "\xFF"s + marker + big_endian(static_cast<std::uint32_t>(content.size()) + 2, 2) + content;
}

inline std::string after_start(const std::string& jpeg, const std::string& segments) {
  return jpeg.substr(0, 2) + segments + jpeg.substr(2);
}

// As a telephone gives it away: Exif with the place, XMP, a caption, a comment, a second picture
// behind the end.
inline std::string camera_jpeg(int orientation = 1) {
  const std::string xmp =
      "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><exif:GPSLatitude>48,51N</exif:GPSLatitude>"
      "</x:xmpmeta>"s;
  const std::string plain = sample("quarters.jpg");
  return after_start(plain, segment('\xE1', exif(orientation)) + segment('\xE1', xmp) +
                                segment('\xED', "Photoshop 3.0\0caption of home"s) +
                                segment('\xFE', "GPS 48.8566 2.3522")) +
         plain;
}

inline std::uint32_t crc_32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFu;
  for (char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int i = 0; i < 8; ++i) crc = crc & 1 ? crc >> 1 ^ 0xEDB88320u : crc >> 1;
  }
  return ~crc;
}

inline std::string png_chunk(const std::string& name, const std::string& content) {
  return big_endian(static_cast<std::uint32_t>(content.size()), 4) + name + content +
         big_endian(crc_32(name + content), 4);
}

// Claims to be this large and holds next to nothing.
inline std::string png_claiming(std::uint32_t width, std::uint32_t height) {
  const std::string empty_deflate = "\x78\x9C\x03\x00\x00\x00\x00\x01"s;
  return "\x89PNG\r\n\x1A\n"s +
         png_chunk("IHDR", big_endian(width, 4) + big_endian(height, 4) + "\x08\x02\0\0\0"s) +
         png_chunk("IDAT", empty_deflate) + png_chunk("IEND", "");
}

// Black, in one deflate block that is not compressed: for few pixels.
inline std::string grey_png(std::uint32_t width, std::uint32_t height) {
  const std::string rows(std::size_t{width + 1} * height, '\0');
  const auto size = static_cast<std::uint32_t>(rows.size());
  const std::string length{static_cast<char>(size), static_cast<char>(size >> 8)};
  const std::string complement{static_cast<char>(~size), static_cast<char>(~size >> 8)};
  const std::string adler = big_endian(size % 65521 << 16 | 1, 4);
  return "\x89PNG\r\n\x1A\n"s +
         png_chunk("IHDR", big_endian(width, 4) + big_endian(height, 4) + "\x08\0\0\0\0"s) +
         png_chunk("IDAT", "\x78\x01\x01"s + length + complement + rows + adler) +
         png_chunk("IEND", "");
}

inline std::string png_with(const std::string& chunk) {
  const std::string png = sample("quarters.png");
  constexpr std::size_t after_header = 8 + 25;
  return png.substr(0, after_header) + chunk + png.substr(after_header);
}

// The same with Exif and XMP in chunks of their own (RFC 9649, "VP8X").
inline std::string webp_with_place() {
  const std::string plain = sample("quarters.webp");
  const auto little_endian = [](std::size_t number, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i));
    return out;
  };
  const auto chunk = [&](const std::string& name, const std::string& content) {
    return name + little_endian(content.size(), 4) + content + (content.size() % 2 ? "\0"s : ""s);
  };
  const std::string body =
      "WEBP" + chunk("VP8X", "\x0C\0\0\0"s + little_endian(159, 3) + little_endian(119, 3)) +
      plain.substr(plain.find("VP8 ")) + chunk("EXIF", exif(6).substr(6)) +
      chunk("XMP ", "<x:xmpmeta>GPSLatitude</x:xmpmeta>");
  return "RIFF" + little_endian(body.size(), 4) + body;
}

// Words by which metadata gives itself away.
inline std::vector<std::string> metadata_in(const std::string& picture) {
  std::vector<std::string> found;
  for (const char* word : {"Exif", "EXIF", "GPS", "XMP", "xmp", "ICCP", "ICC_PROFILE", "Photoshop",
                           "caption", "Cam", "48.8566", "<html", "ftyp"}) {
    if (picture.find(word) != std::string::npos) found.emplace_back(word);
  }
  return found;
}

}  // namespace wellmet::testing
