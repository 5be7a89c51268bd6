#include "store/files/private_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/error.h"
#include "store/files/durable.h"

namespace wellmet::store {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what, int why) {
  throw Error(ErrorKind::unavailable,
              fmt::format("{} can't be made: {}. Choose another place, or see that you may write "
                          "there and the disk has room.",
                          what, std::strerror(why)));
}

}  // namespace

bool make_private_file(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, private_file_mode);
  if (file < 0 && errno == EEXIST) return false;
  if (file < 0) fail(path, errno);
  ::fchmod(file, private_file_mode);  // the umask may have taken too much
  ::close(file);
  return true;
}

void make_private_folder(const fs::path& folder) {
  std::error_code unknown;
  if (folder.empty() || fs::is_directory(folder, unknown)) return;
  make_private_folder(folder.parent_path());
  if (::mkdir(folder.c_str(), private_folder_mode) != 0 && errno != EEXIST)
    fail("The folder " + folder.string(), errno);
  // Somebody else may have made it at the same moment, but not a file of this name.
  if (!fs::is_directory(folder, unknown)) fail("The folder " + folder.string(), ENOTDIR);
  sync_folder(folder_of_file(folder.string()));  // its name is on the disk
}

void make_private(const std::string& path) noexcept {
  constexpr unsigned others = 0077;
  struct stat found{};
  if (::stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return;
  if (found.st_uid != ::geteuid() || (found.st_mode & others) == 0) return;
  static_cast<void>(::chmod(path.c_str(), found.st_mode & 07777 & ~others));
}

}  // namespace wellmet::store
