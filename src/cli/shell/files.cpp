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

// `size` is what the file says of itself: the memory is taken at once, and a file that is too large
// is refused by its beginning. A pipe says nothing.
Bytes all_of(std::istream& in, std::size_t size, const std::string& name,
             const LimitFor& limit_of) {
  std::string piece(start_bytes, '\0');
  in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
  Bytes bytes(piece, 0, static_cast<std::size_t>(in.gcount()));
  const std::size_t limit = limit_for(bytes, limit_of);
  if (size > limit) too_large(name, limit);
  bytes.reserve(size);
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    bytes.append(piece, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > limit) too_large(name, limit);
  }
  return bytes;
}

}  // namespace

Bytes bytes_of_file(Session& session, const std::string& path, const LimitFor& limit_of) {
  if (path == "-") return all_of(session.in, 0, "What came on standard input", limit_of);
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
  return all_of(in, fault ? 0 : size, path, limit_of);
}

Bytes unpacked_bytes_of_file(Session& session, const std::string& path) {
  Bytes bytes = bytes_of_file(session, path);
  return is_gzip(bytes) ? gunzip(bytes) : bytes;
}

std::string file_name_of(const std::string& path) {
  return path == "-" ? std::string() : std::filesystem::path(path).filename().string();
}

}  // namespace wellmet::cli
