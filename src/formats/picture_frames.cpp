// A frame is a word of four letters, then numbers of 32 bits (little-endian) and bytes behind their
// length:
//   request  "wmpq" kind, count, count x (fit, format, width, height), bytes
//   answer   "wmpa" refusal, count, count x (width, height, bytes)
#include "formats/picture_frames.h"

namespace wellmet {
namespace {

constexpr std::string_view request_word = "wmpq";
constexpr std::string_view answer_word = "wmpa";
constexpr std::uint32_t most_pictures = 16;
constexpr std::uint32_t longest_side = 65'535;

void put(std::string& out, std::uint32_t number) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(number >> shift);
}

void put_bytes(std::string& out, std::string_view bytes) {
  put(out, static_cast<std::uint32_t>(bytes.size()));
  out += bytes;
}

// Reads until something is amiss; then it stays amiss.
class FrameReader {
 public:
  FrameReader(std::string_view bytes, std::string_view word) : rest_(bytes) {
    whole_ = rest_.starts_with(word);
    if (whole_) rest_.remove_prefix(word.size());
  }

  std::uint32_t number(std::uint32_t most) {
    if (!whole_ || rest_.size() < 4) return fail();
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i)
      value |= std::uint32_t{static_cast<unsigned char>(rest_[i])} << (8 * i);
    rest_.remove_prefix(4);
    return value <= most ? value : fail();
  }

  int side() {
    const std::uint32_t value = number(longest_side);
    if (value == 0) fail();
    return static_cast<int>(value);
  }

  std::string bytes() {
    const std::uint32_t length = number(largest_picture_bytes);
    if (!whole_ || length > rest_.size()) {
      fail();
      return {};
    }
    std::string out(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return out;
  }

  bool whole() const { return whole_; }
  bool at_end() const { return whole_ && rest_.empty(); }

 private:
  std::uint32_t fail() {
    whole_ = false;
    return 0;
  }

  std::string_view rest_;
  bool whole_ = true;
};

}  // namespace

std::string to_frame(const PictureRequest& request) {
  std::string out(request_word);
  put(out, static_cast<std::uint32_t>(request.kind));
  put(out, static_cast<std::uint32_t>(request.wishes.size()));
  for (const PictureWish& wish : request.wishes) {
    put(out, static_cast<std::uint32_t>(wish.fit));
    put(out, static_cast<std::uint32_t>(wish.format));
    put(out, static_cast<std::uint32_t>(wish.width));
    put(out, static_cast<std::uint32_t>(wish.height));
  }
  put_bytes(out, request.bytes);
  return out;
}

std::string to_frame(const PictureAnswer& answer) {
  std::string out(answer_word);
  put(out, static_cast<std::uint32_t>(answer.refusal));
  put(out, static_cast<std::uint32_t>(answer.pictures.size()));
  for (const Picture& picture : answer.pictures) {
    put(out, static_cast<std::uint32_t>(picture.width));
    put(out, static_cast<std::uint32_t>(picture.height));
    put_bytes(out, picture.bytes);
  }
  return out;
}

std::optional<PictureRequest> read_picture_request(std::string_view bytes) {
  FrameReader reader(bytes, request_word);
  PictureRequest request;
  request.kind =
      static_cast<PictureKind>(reader.number(static_cast<std::uint32_t>(PictureKind::avif)));
  const std::uint32_t count = reader.number(most_pictures);
  for (std::uint32_t i = 0; i < count && reader.whole(); ++i) {
    PictureWish wish;
    wish.fit =
        static_cast<PictureFit>(reader.number(static_cast<std::uint32_t>(PictureFit::cropped)));
    wish.format =
        static_cast<PictureFormat>(reader.number(static_cast<std::uint32_t>(PictureFormat::jpeg)));
    wish.width = reader.side();
    wish.height = reader.side();
    request.wishes.push_back(wish);
  }
  request.bytes = reader.bytes();
  if (!reader.at_end()) return std::nullopt;
  return request;
}

std::optional<PictureAnswer> read_picture_answer(std::string_view bytes) {
  FrameReader reader(bytes, answer_word);
  PictureAnswer answer;
  answer.refusal = static_cast<PictureRefusal>(
      reader.number(static_cast<std::uint32_t>(PictureRefusal::too_many_pixels)));
  const std::uint32_t count = reader.number(most_pictures);
  for (std::uint32_t i = 0; i < count && reader.whole(); ++i) {
    Picture picture;
    picture.width = reader.side();
    picture.height = reader.side();
    picture.bytes = reader.bytes();
    answer.pictures.push_back(std::move(picture));
  }
  if (!reader.at_end()) return std::nullopt;
  return answer;
}

}  // namespace wellmet
