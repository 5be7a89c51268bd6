#include "store/files/durable.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "base/error.h"

namespace wellmet::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, const char* what, int why) {
  throw Error(ErrorKind::unavailable,
              fmt::format("{} {}: {}. See that the folder exists, may be written to and has room.",
                          path, what, std::strerror(why)));
}

bool cannot_sync_folders(int why) { return why == EINVAL || why == ENOTSUP || why == ENOSYS; }

// 0, or errno.
int sync_what_is_at(const std::string& path, int flags) {
  const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
  if (handle < 0) return errno;
  const int why = ::fsync(handle) == 0 ? 0 : errno;
  ::close(handle);
  return why;
}

// FAT and some network file systems know no renaming that spares what is there; most of them know
// no second name for a file either.
int rename_where_free(const std::string& from, const std::string& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP) return errno;
  if (::link(from.c_str(), to.c_str()) == 0) return ::unlink(from.c_str()) == 0 ? 0 : errno;
  if (errno != EPERM && errno != ENOTSUP && errno != EOPNOTSUPP) return errno;
  struct stat found = {};
  if (::lstat(to.c_str(), &found) == 0) return EEXIST;
  return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

}  // namespace

void sync_file(const std::string& path) {
  const int why = sync_what_is_at(path, 0);
  if (why != 0) fail(path, "could not be written to the disk", why);
}

void sync_folder(const std::string& folder) {
  const int why = sync_what_is_at(folder, O_DIRECTORY);
  if (why != 0 && !cannot_sync_folders(why))
    fail(folder, "has new names that may not be on the disk", why);
}

std::string folder_of_file(const std::string& path) {
  const std::string folder = fs::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

bool move_soon(const std::string& from, const std::string& to, Replace replace) {
  int why = 0;
  ::chmod(from.c_str(), S_IRUSR | S_IWUSR);  // not where the file system knows no modes
  if (replace == Replace::no) {
    why = rename_where_free(from, to);
    if (why == EEXIST) return false;
  } else if (::rename(from.c_str(), to.c_str()) != 0) {
    why = errno;
  }
  if (why != 0) fail(to, "can’t be put in its place", why);
  return true;
}

bool move_into_place(const std::string& from, const std::string& to, Replace replace) {
  sync_file(from);
  if (!move_soon(from, to, replace)) return false;
  sync_folder(folder_of_file(to));
  return true;
}

}  // namespace wellmet::store
