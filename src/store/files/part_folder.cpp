#include "store/files/part_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/error.h"
#include "base/secret.h"
#include "store/files/durable.h"

namespace wellmet::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view beginning = ".wellmet-";
constexpr std::string_view ending = ".part";
constexpr std::size_t random_characters = 12;

bool is_part_folder(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.size() == beginning.size() + random_characters + ending.size() &&
         name.starts_with(beginning) && name.ends_with(ending);
}

// The descriptor that holds the lock; -1 with errno, EWOULDBLOCK when another has it.
int locked(const std::string& path) {
  const int handle = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (handle < 0 || ::flock(handle, LOCK_EX | LOCK_NB) == 0) return handle;
  const int why = errno;
  ::close(handle);
  errno = why;
  return -1;
}

bool knows_no_locks(int why) { return why != EWOULDBLOCK && why != ENOENT; }

// Whether the folder is still the one that is open: who clears up may have been quicker.
bool is_still_at(const std::string& path, int handle) {
  struct stat there = {};
  struct stat held = {};
  return ::lstat(path.c_str(), &there) == 0 && ::fstat(handle, &held) == 0 &&
         there.st_ino == held.st_ino && there.st_dev == held.st_dev;
}

bool owned_by_us(const fs::path& path) {
  struct stat found = {};
  return ::lstat(path.c_str(), &found) == 0 && found.st_uid == ::geteuid();
}

std::string new_name(const std::string& within) {
  return fmt::format("{}/{}{}{}", within, beginning, random_token(random_characters), ending);
}

}  // namespace

PartFolder::PartFolder(const std::string& target) {
  constexpr int tries = 100;
  const std::string within = folder_of_file(target);
  remove_left_parts(within);
  for (int i = 0; i < tries; ++i) {
    path_ = new_name(within);
    if (::mkdir(path_.c_str(), S_IRWXU) != 0) break;
    ::chmod(path_.c_str(), S_IRWXU);
    lock_ = locked(path_);
    if (lock_ >= 0 && is_still_at(path_, lock_)) return;
    if (lock_ < 0 && knows_no_locks(errno)) return;
    if (lock_ >= 0) ::close(lock_);
    lock_ = -1;  // one that clears up took it for left: another name
  }
  throw Error(ErrorKind::unavailable,
              fmt::format("{} can’t be written: {}. See that the folder exists, may be written to "
                          "and has room.",
                          target, std::strerror(errno)));
}

PartFolder::~PartFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  if (lock_ >= 0) ::close(lock_);
}

void end_when_asked() {
  if (asked_to_stop()) throw Error(ErrorKind::unavailable, "Stopped. Nothing was left behind.");
}

int remove_left_parts(const std::string& folder) {
  int removed = 0;
  std::error_code absent;
  for (fs::directory_iterator it(folder, absent), end; !absent && it != end; it.increment(absent)) {
    if (!is_part_folder(it->path()) || !owned_by_us(it->path())) continue;
    const int lock = locked(it->path().string());
    if (lock < 0) continue;
    std::error_code ignored;
    if (is_still_at(it->path().string(), lock) && fs::remove_all(it->path(), ignored) > 0)
      ++removed;
    ::close(lock);
  }
  return removed;
}

}  // namespace wellmet::store
