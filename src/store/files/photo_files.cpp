#include "store/files/photo_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/error.h"
#include "base/hash.h"
#include "store/files/durable.h"
#include "store/files/private_file.h"

namespace wellmet::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".webp";

std::string_view word_of(PhotoSize size) {
  switch (size) {
    case PhotoSize::small:
      return "96";
    case PhotoSize::medium:
      return "240";
    case PhotoSize::large:
      break;
  }
  return "large";
}

[[noreturn]] void fail(const std::string& path, int why) {
  throw Error(ErrorKind::unavailable,
              fmt::format("{} can’t be written: {}. See that the folder may be written to and the "
                          "disk has room.",
                          path, std::strerror(why)));
}

[[noreturn]] void cannot_read(const std::string& path, int why) {
  throw Error(ErrorKind::unavailable,
              fmt::format("{} can’t be read: {}. See that you may read it and the disk is sound.",
                          path, std::strerror(why)));
}

// A file under a name of its own until it is whole; removed when it does not come to that.
class Part {
 public:
  explicit Part(const std::string& target) {
    static std::atomic<unsigned> count = 0;
    path_ = fmt::format("{}.{}-{}.part", target, getpid(), ++count);
    file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file_ < 0) fail(path_, errno);
  }
  Part(const Part&) = delete;
  Part& operator=(const Part&) = delete;
  ~Part() {
    if (file_ >= 0) ::close(file_);
    if (!path_.empty()) ::unlink(path_.c_str());
  }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::write(file_, bytes.data(), bytes.size());
      if (count < 0 && errno != EINTR) fail(path_, errno);
      if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    if (::fsync(file_) != 0) fail(path_, errno);
  }

  void move_to(const std::string& target) {
    if (::rename(path_.c_str(), target.c_str()) != 0) fail(target, errno);
    path_.clear();
  }

 private:
  std::string path_;
  int file_ = -1;
};

}  // namespace

bool is_digest(std::string_view text) {
  constexpr std::size_t digits_of_sha256 = 64;
  return text.size() == digits_of_sha256 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::string photos_folder_of(const Place& place, const std::string& home) {
  if (!place.is_postgres()) return place.where + ".photos";
  // "postgresql://user:password@host:port/name"
  const auto user = place.where.find('@');
  const auto from = user == std::string::npos ? place.where.find("//") + 1 : user;
  return fmt::format("{}/{:016x}", home, stable_hash(place.where.substr(from + 1)));
}

PhotoFiles::PhotoFiles(const std::string& folder, AccountId account)
    : folder_(fmt::format("{}/{}", folder, account.value)) {}

std::string PhotoFiles::path(const PhotoFile& file) const {
  if (!is_digest(file.digest))
    throw Error(
        ErrorKind::invalid,
        "A photo has a name that no photo can have. Remove the photo, or restore a backup.");
  return fmt::format("{}/{}/{}-{}{}", folder_, file.digest.substr(0, 2), file.digest,
                     word_of(file.size), ending);
}

bool PhotoFiles::has(const PhotoFile& file) const {
  std::error_code unknown;
  return is_digest(file.digest) && fs::is_regular_file(path(file), unknown);
}

bool PhotoFiles::is_empty(const PhotoFile& file) const {
  std::error_code unknown;
  return is_digest(file.digest) && fs::file_size(path(file), unknown) == 0 && !unknown;
}

void PhotoFiles::put(const PhotoFile& file, std::string_view bytes) const {
  const std::string target = path(file);
  const std::string folder = folder_of_file(target);
  make_private_folder(folder);
  Part part(target);
  part.write(bytes);
  part.move_to(target);
  sync_folder(folder);
}

void PhotoFiles::remove(const PhotoFile& file) const noexcept {
  if (!is_digest(file.digest)) return;
  std::error_code ignored;
  const fs::path at = path(file);
  fs::remove(at, ignored);
  const fs::path of_account = folder_;
  // Only an empty folder is removed so.
  for (const fs::path& folder : {at.parent_path(), of_account, of_account.parent_path()})
    fs::remove(folder, ignored);
}

std::optional<Bytes> PhotoFiles::bytes(const PhotoFile& file) const {
  if (!is_digest(file.digest)) return std::nullopt;
  return file_bytes(path(file));
}

void PhotoFiles::each(
    const std::function<void(const std::string&, const std::optional<PhotoFile>&)>& take) const {
  std::error_code fault;
  if (!fs::exists(folder_, fault) && !fault) return;
  fs::recursive_directory_iterator it(folder_, fault);
  for (const fs::recursive_directory_iterator end; !fault && it != end; it.increment(fault)) {
    std::error_code gone;  // meanwhile
    if (it->is_regular_file(gone))
      take(it->path().string(), photo_file_named(it->path().filename().string()));
  }
  if (fault)
    throw UnreadableFolder(ErrorKind::unavailable,
                           fmt::format("{} can’t be read: {}.", folder_, fault.message()));
}

std::optional<PhotoFile> photo_file_named(std::string_view name) {
  for (PhotoSize size : {PhotoSize::small, PhotoSize::medium, PhotoSize::large}) {
    const std::string end = fmt::format("-{}{}", word_of(size), ending);
    if (!name.ends_with(end)) continue;
    const std::string_view digest = name.substr(0, name.size() - end.size());
    if (is_digest(digest)) return PhotoFile{std::string(digest), size};
  }
  return std::nullopt;
}

std::optional<Bytes> file_bytes(const std::string& path) {
  // A pipe in its place would be waited for.
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0 && (errno == ENOENT || errno == ENOTDIR)) return std::nullopt;
  if (file < 0) cannot_read(path, errno);
  struct stat found = {};
  if (::fstat(file, &found) != 0 || !S_ISREG(found.st_mode)) {
    ::close(file);
    cannot_read(path, S_ISDIR(found.st_mode) ? EISDIR : EINVAL);
  }
  Bytes bytes;
  constexpr std::size_t piece_bytes = std::size_t{1} << 18;
  ssize_t got = 0;
  do {
    const std::size_t before = bytes.size();
    bytes.resize(before + piece_bytes);
    do got = ::read(file, bytes.data() + before, piece_bytes);
    while (got < 0 && errno == EINTR);
    bytes.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
  } while (got > 0);
  const int why = errno;
  ::close(file);
  if (got < 0) cannot_read(path, why);
  return bytes;
}

}  // namespace wellmet::store
