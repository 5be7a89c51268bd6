#include "cli/shell/files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "formats/gzip.h"

namespace wellmet::cli {
namespace {

constexpr std::size_t start_bytes = 1u << 16;

[[noreturn]] void too_large(const std::string& name, std::size_t limit) {
  throw Error(ErrorKind::refused,
              fmt::format("{} is larger than {} MB, the most that is read at once. Cut it into "
                          "several files and give them one by one. Nothing was read.",
                          name, limit >> 20));
}

std::size_t limit_for(std::string_view start, const LimitFor& limit) {
  return limit ? limit(start) : largest_file_bytes;
}

// A file or standard input, open for reading. `size` is what a file says of itself: one that is too
// large is refused by its beginning. A pipe says nothing.
struct Opened {
  std::string name = {};
  std::size_t size = 0;
};

void read_all(std::istream& in, const Opened& file, const LimitFor& limit_of,
              const TakePiece& take_piece) {
  std::string piece(start_bytes, '\0');
  const auto take = [&] {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    return std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount()));
  };
  std::string_view taken = take();
  const std::size_t limit = limit_for(taken, limit_of);
  if (file.size > limit) too_large(file.name, limit);
  std::size_t bytes = 0;
  for (; !taken.empty(); taken = take()) {
    bytes += taken.size();
    take_piece(taken);
    if (bytes > limit) too_large(file.name, limit);
  }
}

template <class Gathered>
Gathered all_of(Session& session, const std::string& path, const LimitFor& limit_of) {
  Gathered bytes;
  pieces_of_file(session, path, limit_of, [&](std::string_view piece) { bytes.append(piece); });
  return bytes;
}

}  // namespace

void pieces_of_file(Session& session, const std::string& path, const LimitFor& limit_of,
                    const TakePiece& take) {
  if (path == "-") return read_all(session.in, {"What came on standard input"}, limit_of, take);
  std::error_code fault;
  const auto status = std::filesystem::status(path, fault);
  if (!std::filesystem::exists(status))
    throw Error(ErrorKind::not_found, fmt::format("There is no file {}. See that the path is right "
                                                  "and the name is spelled as it is on disk.",
                                                  path));
  if (std::filesystem::is_directory(status))
    throw Error(ErrorKind::refused,
                fmt::format("{} is a folder. Give the files in it: {}/*", path, path));
  const bool regular = std::filesystem::is_regular_file(status);
  const auto size = regular ? std::filesystem::file_size(path, fault) : 0;
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw Error(
        ErrorKind::unavailable,
        fmt::format("{} can’t be read: {}. See that you may read it.", path, std::strerror(errno)));
  read_all(in, {path, fault ? 0 : static_cast<std::size_t>(size)}, limit_of, take);
}

Bytes bytes_of_file(Session& session, const std::string& path, const LimitFor& limit_of) {
  return all_of<Bytes>(session, path, limit_of);
}

LargeBytes large_bytes_of_file(Session& session, const std::string& path,
                               const LimitFor& limit_of) {
  return all_of<LargeBytes>(session, path, limit_of);
}

Bytes unpacked_bytes_of_file(Session& session, const std::string& path) {
  Bytes bytes = bytes_of_file(session, path);
  return is_gzip(bytes) ? gunzip(bytes) : bytes;
}

std::string file_name_of(const std::string& path) {
  return path == "-" ? std::string() : std::filesystem::path(path).filename().string();
}

}  // namespace wellmet::cli
