#include "formats/picture.h"

#include <doctest/doctest.h>

#include "formats/picture_frames.h"
#include "tests/pictures/samples.h"

namespace wellmet {
namespace {

using namespace wellmet::testing;

TEST_CASE("a picture is known by its first bytes, whatever it is called") {
  CHECK(picture_kind(sample("quarters.jpg")) == PictureKind::jpeg);
  CHECK(picture_kind(sample("quarters.png")) == PictureKind::png);
  CHECK(picture_kind(sample("quarters.webp")) == PictureKind::webp);
  CHECK(picture_kind(sample("quarters.heic")) == PictureKind::heic);
  CHECK(picture_kind(sample("quarters.avif")) == PictureKind::avif);
  for (const std::string& bytes :
       {""s, "\xFF\xD8"s, "GIF89a"s, "<svg>"s, "%PDF-1.7"s, "RIFF\0\0\0\0WAVEfmt "s,
        "\0\0\0\x14"s + "ftypmp42\0\0\0\0isom"s, "\0\0\0\x18"s + "ftypmif1\0\0\0\0"s})
    CHECK(picture_kind(bytes) == std::nullopt);
}

TEST_CASE("a bare picture holds its pixels and nothing else") {
  CHECK(is_bare_jpeg(sample("quarters.jpg")));
  CHECK(!is_bare_jpeg(camera_jpeg()));
  CHECK(!is_bare_jpeg(sample("quarters.jpg") + "more"));
  for (char marker : {'\xE1', '\xE2', '\xED', '\xEE', '\xFE'})
    CHECK(!is_bare_jpeg(after_start(sample("quarters.jpg"), segment(marker, "Exif"))));
  const auto bare = bare_webp(webp_with_place());
  REQUIRE(bare.has_value());
  CHECK(is_bare_webp(*bare));
  CHECK(!is_bare_webp(webp_with_place()));
  CHECK(!is_bare_webp(*bare + "x"));
  for (std::size_t size = 0; size < bare->size(); ++size)
    CHECK(!is_bare_webp(bare->substr(0, size)));
}

TEST_CASE("a request and an answer are read as they were written, and only whole") {
  const PictureRequest request{.kind = PictureKind::avif,
                               .wishes = {{PictureFit::cropped, PictureFormat::webp, 96, 120},
                                          {PictureFit::whole, PictureFormat::jpeg, 480, 480}},
                               .bytes = "picture"};
  const PictureAnswer answer{.pictures = {{96, 120, "one"}, {480, 360, "two"}}};
  CHECK(read_picture_request(to_frame(request)) == request);
  CHECK(read_picture_answer(to_frame(answer)) == answer);
  const std::string whole = to_frame(answer);
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK(!read_picture_answer(whole.substr(0, size)));
  CHECK(!read_picture_answer(whole + "x"));
  CHECK(!read_picture_answer("wmpa\0\0\0\0\xFF\xFF\xFF\xFF"s));
  CHECK(!read_picture_request(whole));
}

}  // namespace
}  // namespace wellmet
