#include "cli/new_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/error.h"

namespace wellmet::cli {

NewFile::NewFile(std::string path, Overwrite overwrite)
    : path_(std::move(path)), part_(fmt::format("{}.{}.part", path_, getpid())) {
  std::error_code unknown;
  const auto status = std::filesystem::status(path_, unknown);
  if (std::filesystem::is_directory(status))
    throw Error(ErrorKind::refused, fmt::format("{} is a folder. Give a file's name.", path_));
  if (overwrite == Overwrite::no && std::filesystem::exists(status))
    throw Error(
        ErrorKind::refused,
        fmt::format("{} is there already. Give another name, or --force to replace it.", path_));
  file_ = std::fopen(part_.c_str(), "wb");
  if (!file_) fail("cannot be written");
}

NewFile::~NewFile() {
  if (!file_) return;
  std::fclose(file_);
  std::remove(part_.c_str());
}

void NewFile::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) fail("cannot be written");
}

void NewFile::finish() {
  if (std::fflush(file_) != 0 || fsync(fileno(file_)) != 0) fail("cannot be written");
  std::fclose(file_);
  file_ = nullptr;
  if (std::rename(part_.c_str(), path_.c_str()) == 0) return;
  const int why = errno;
  std::remove(part_.c_str());
  errno = why;
  fail("cannot be put in its place");
}

void NewFile::fail(const char* what) const {
  throw Error(ErrorKind::unavailable,
              fmt::format("{} {}: {}. Nothing was left there; see that the folder exists, may be "
                          "written to and has room.",
                          path_, what, std::strerror(errno)));
}

}  // namespace wellmet::cli
