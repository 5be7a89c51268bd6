// The one file that starts another program of the user's. It is named as words, never through a
// shell: a link may hold whatever somebody wrote. It has the user's own environment, since it is
// theirs, and a session of its own, so that a mail program outlives the terminal.
#include "cli/shell/open_link.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>

#include "base/error.h"

namespace wellmet::cli {
namespace {

constexpr const char* opener = "xdg-open";
// Some open the mail program in their own place, and stay for as long as it does.
constexpr int wait_ms = 3000;
constexpr int look_again_ms = 10;

void check_scheme(std::string_view link) {
  static constexpr std::array<std::string_view, 3> schemes = {"mailto:", "sms:", "https:"};
  const bool known = std::ranges::any_of(
      schemes, [&](std::string_view scheme) { return link.starts_with(scheme); });
  if (!known || link.find('\0') != std::string_view::npos)
    throw Error(ErrorKind::invalid, "Only links to mail, messages and pages can be opened.");
}

// What posix_spawn is told, let go at the end.
class Spawning {
 public:
  Spawning() {
    posix_spawn_file_actions_init(&files_);
    posix_spawnattr_init(&attributes_);
    posix_spawn_file_actions_addopen(&files_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    // Neither the store nor its locks go along.
    posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes_, &none);
    posix_spawnattr_setsigdefault(&attributes_, &all);
    posix_spawnattr_setflags(&attributes_,
                             POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
  }
  ~Spawning() {
    posix_spawnattr_destroy(&attributes_);
    posix_spawn_file_actions_destroy(&files_);
  }
  Spawning(const Spawning&) = delete;
  Spawning& operator=(const Spawning&) = delete;

  pid_t start(std::string link) {
    std::string program = opener;
    char* const words[] = {program.data(), link.data(), nullptr};
    pid_t process = 0;
    const int fault = posix_spawnp(&process, opener, &files_, &attributes_, words, environ);
    if (fault != 0)
      throw Error(ErrorKind::unavailable,
                  fmt::format("{} can’t be started here: {}.", opener, std::strerror(fault)));
    return process;
  }

 private:
  posix_spawn_file_actions_t files_ = {};
  posix_spawnattr_t attributes_ = {};
};

}  // namespace

void open_link(const std::string& link) {
  check_scheme(link);
  const pid_t process = Spawning().start(link);
  int status = 0;
  for (int waited = 0; waited < wait_ms; waited += look_again_ms) {
    const pid_t found = waitpid(process, &status, WNOHANG);
    if (found < 0 && errno != EINTR) return;
    if (found == process) {
      if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
      throw Error(ErrorKind::unavailable,
                  fmt::format("{} found no program of yours that opens it.", opener));
    }
    poll(nullptr, 0, look_again_ms);
  }
}

}  // namespace wellmet::cli
