#include "cli/files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "formats/gzip.h"

namespace wellmet::cli {
namespace {

[[noreturn]] void too_large(const std::string& name) {
  throw Error(ErrorKind::refused,
              fmt::format("{} is larger than 1 GB. Cut it into several files and give them one by "
                          "one.",
                          name));
}

Bytes all_of(std::istream& in, const std::string& name) {
  Bytes bytes;
  std::string piece(1u << 16, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    bytes.append(piece, 0, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > largest_file_bytes) too_large(name);
  }
  return bytes;
}

}  // namespace

Bytes bytes_of_file(Session& session, const std::string& path) {
  if (path == "-") return all_of(session.in, "What came on standard input");
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
  if (!fault && size > largest_file_bytes) too_large(path);
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in)
    throw Error(ErrorKind::unavailable,
                fmt::format("{} cannot be read: {}. See that you may read it.", path,
                            std::strerror(errno)));
  if (!regular) return all_of(in, path);
  Bytes bytes(size, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

Bytes unpacked_bytes_of_file(Session& session, const std::string& path) {
  Bytes bytes = bytes_of_file(session, path);
  return is_gzip(bytes) ? gunzip(bytes) : bytes;
}

std::string file_name_of(const std::string& path) {
  return path == "-" ? std::string() : std::filesystem::path(path).filename().string();
}

}  // namespace wellmet::cli
