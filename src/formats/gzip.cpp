// gzip (RFC 1952) by zlib. Real files hold several members one after another (log rotation, `cat`
// of two .gz) and zeros at the end (tapes, block devices); a small file can unpack to gigabytes,
// hence the limit.
#include "formats/gzip.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <climits>

#include "base/error.h"

namespace wellmet {
namespace {

class Inflater {
 public:
  explicit Inflater(std::string_view packed) {
    const int window_bits_of_gzip = 15 + 16;
    if (inflateInit2(&stream_, window_bits_of_gzip) != Z_OK)
      throw Error(ErrorKind::unavailable, "There is not enough memory to unpack the file.");
    stream_.next_in = reinterpret_cast<z_const Bytef*>(const_cast<char*>(packed.data()));
    left_ = packed.size();
  }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // zlib counts in 32 bits, so both sides are fed in pieces.
  int next(char* out, std::size_t room) {
    const auto fed = static_cast<uInt>(std::min<std::size_t>(left_, INT_MAX));
    stream_.avail_in = fed;
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(room);
    const int status = inflate(&stream_, Z_NO_FLUSH);
    left_ -= fed - stream_.avail_in;
    written_ = room - stream_.avail_out;
    return status;
  }
  void begin_member() { inflateReset(&stream_); }
  std::size_t written() const { return written_; }
  std::string_view rest() const { return {reinterpret_cast<const char*>(stream_.next_in), left_}; }

 private:
  z_stream stream_ = {};
  std::size_t left_ = 0;
  std::size_t written_ = 0;
};

void refuse_too_large(std::size_t limit_bytes) {
  throw Error(ErrorKind::refused,
              fmt::format("The packed file unpacks to more than {} MB. Unpack it yourself and give "
                          "it in parts.",
                          limit_bytes >> 20));
}

void refuse_damaged(const Inflater& inflater) {
  const bool cut_off = inflater.rest().empty();
  throw Error(ErrorKind::invalid, cut_off
                                      ? "The packed file is cut off before its end. Fetch it again."
                                      : "The packed file is damaged. Fetch it again.");
}

bool only_padding(std::string_view rest) {
  return rest.find_first_not_of('\0') == std::string_view::npos;
}

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

Bytes gunzip(std::string_view packed, std::size_t limit_bytes) {
  return gunzip_large(packed, limit_bytes).taken();
}

LargeBytes gunzip_large(std::string_view packed, std::size_t limit_bytes) {
  Inflater inflater(packed);
  LargeBytes out;
  char piece[1 << 16];
  for (;;) {
    const int status = inflater.next(piece, sizeof piece);
    if (inflater.written() > limit_bytes - out.size()) refuse_too_large(limit_bytes);
    out.append({piece, inflater.written()});
    if (status == Z_STREAM_END) {
      if (only_padding(inflater.rest())) return out;
      inflater.begin_member();
    } else if (status != Z_OK) {
      refuse_damaged(inflater);
    }
  }
}

Bytes gzip(std::string_view bytes) {
  z_stream stream = {};
  constexpr int window_bits_of_gzip = 15 + 16;
  constexpr int usual_memory = 8;
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, window_bits_of_gzip, usual_memory,
                   Z_DEFAULT_STRATEGY) != Z_OK)
    throw Error(ErrorKind::unavailable, "There is not enough memory to pack the answer.");
  Bytes packed(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<z_const Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int status = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (status != Z_STREAM_END)
    throw Error(ErrorKind::unavailable, "The answer could not be packed.");
  return packed;
}

}  // namespace wellmet
