#include "store/files/store_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "store/db/database.h"

namespace wellmet::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& what) {
  throw ErrorWithNext(ErrorKind::usage, what + " Nothing could be kept there.",
                      {.act = Next::Act::choose_store});
}

fs::path end_of_links(const std::string& name) {
  constexpr int most_links = 40;  // as the system itself
  fs::path path(name);
  std::error_code unknown;
  for (int i = 0; fs::is_symlink(path, unknown); ++i) {
    const fs::path target = fs::read_symlink(path, unknown);
    if (i == most_links || unknown) refuse(fmt::format("{} is a link that leads nowhere.", name));
    path = target.is_absolute() ? target : path.parent_path() / target;
  }
  return path;
}

// The locks of SQLite's "unix" layer, see os_unix.c: a connection that has read from a store in WAL
// mode holds a lock on the first range until it closes, and one on the index beside it.
struct Range {
  off_t from = 0;
  off_t bytes = 0;
};
constexpr Range locks_of_store{0x40000000, 512};
constexpr Range locks_of_index{120, 9};

bool is_locked(const std::string& path, Range range) {
  const int file = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
  if (file < 0) return false;
  struct flock lock{};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = range.from;
  lock.l_len = range.bytes;
  // Of the open file, not of the process: those of this process count too.
  const bool known = ::fcntl(file, F_OFD_GETLK, &lock) == 0;
  ::close(file);
  return known && lock.l_type != F_UNLCK;
}

// The copies that a restore keeps beside a store are its own file until the new one has its place.
std::size_t names_kept_by_restore(const fs::path& path) {
  const std::string kept = path.filename().string() + kept_by_restore;
  std::error_code unknown;
  std::size_t names = 0;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  for (fs::directory_iterator at(folder, unknown), end; !unknown && at != end;
       at.increment(unknown))
    if (at->path().filename().string().starts_with(kept) &&
        identity_of(at->path().string()) == identity_of(path.string()))
      ++names;
  return names;
}

// As a container does that is given one file of a folder.
bool is_mounted_by_itself(const std::string& path) {
  struct statx found{};
  return ::statx(AT_FDCWD, path.c_str(), 0, STATX_TYPE, &found) == 0 &&
         (found.stx_attributes & found.stx_attributes_mask & STATX_ATTR_MOUNT_ROOT) != 0;
}

bool same(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

}  // namespace

std::string path_of_store(const std::string& name) {
  if (Place{.where = name}.is_postgres()) return name;
  if (trim(name).empty()) refuse("The name of the store is empty.");
  if (name.find("://") != std::string::npos)
    refuse(
        fmt::format("\"{}\" isn't the path of a file, nor an address that begins with "
                    "postgresql:// or postgres://.",
                    name));
  if (name.starts_with("~/"))
    refuse(fmt::format("\"{}\" begins with ~, which the shell didn't replace by your home folder.",
                       name));
  if (name == ":memory:" || name.starts_with("file:"))
    refuse(fmt::format("\"{}\" isn't the path of a file.", name));
  const fs::path path = end_of_links(name);
  std::error_code unknown;
  // By its own name: what /dev/stdout and its like lead to has no other.
  const fs::file_status found = fs::status(name, unknown);
  if (fs::is_directory(found) || name.ends_with('/'))
    throw Error(ErrorKind::usage,
                fmt::format("{} is a folder, not a store. Name a file in it, such as {}.", name,
                            (fs::path(name) / "wellmet.db").string()));
  if (fs::exists(found) && !fs::is_regular_file(found))
    refuse(fmt::format("{} isn't a file but a device or the like.", name));
  if (path == fs::path(name)) return name;
  if (!path.parent_path().empty() && !fs::is_directory(path.parent_path(), unknown))
    throw Error(
        ErrorKind::not_found,
        fmt::format("{} is a link to {}, whose folder isn't there. Nothing was changed; see "
                    "that its disk is mounted, or change the link.",
                    name, path.string()));
  return path.lexically_normal().string();
}

void refuse_file_of_two_names(const std::string& path) {
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return;
  if (found.st_nlink > 1 && found.st_nlink > 1 + names_kept_by_restore(path))
    throw ErrorWithNext(
        ErrorKind::refused,
        fmt::format("{} has another name too (a hard link), and what is written by one name "
                    "can be lost by the other. Nothing was changed.",
                    path),
        // No copy: what was written last may lie in the log beside the file, not in it.
        {.act = Next::Act::leave_one_name});
  if (is_mounted_by_itself(path))
    throw Error(ErrorKind::refused,
                fmt::format("{} is mounted alone, without the folder in which its log lies, and "
                            "what is written from elsewhere can be lost. Nothing was changed; "
                            "mount the folder instead of the file.",
                            path));
}

std::optional<FileIdentity> identity_of(const std::string& path) {
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0) return std::nullopt;
  return FileIdentity{found.st_dev, found.st_ino};
}

bool FileState::operator==(const FileState& other) const {
  return bytes == other.bytes && same(modified, other.modified) && same(changed, other.changed);
}

FileState state_of(const std::string& path) {
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0) return {};
  return {.bytes = found.st_size, .modified = found.st_mtim, .changed = found.st_ctim};
}

bool has_content(const std::string& path) {
  struct stat found{};
  return ::stat(path.c_str(), &found) == 0 && found.st_size > 0;
}

bool store_is_open_somewhere(const std::string& path) { return is_locked(path, locks_of_store); }

bool index_is_open_somewhere(const std::string& path) {
  return is_locked(path + "-shm", locks_of_index);
}

}  // namespace wellmet::store
