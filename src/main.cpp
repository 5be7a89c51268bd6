// Opens the world (clock, environment, terminal) and hands over to the command line. The one file
// that reads the system's clock and environment.
#include <sys/ioctl.h>
#include <unistd.h>

#include <chrono>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <iostream>

#include "cli/command.h"

namespace {

using namespace wellmet;

Instant system_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

// TZ, else the name that /etc/localtime points to.
std::string zone_name() {
  std::string name = from_environment("TZ");
  if (name.starts_with(':')) name.erase(0, 1);
  if (!name.empty() && name.front() != '/') return name;
  char target[PATH_MAX];
  const ssize_t length = readlink("/etc/localtime", target, sizeof target);
  if (length <= 0) return "UTC";
  const std::string path(target, static_cast<std::size_t>(length));
  const std::string folder = "zoneinfo/";
  const auto at = path.find(folder);
  return at == std::string::npos ? "UTC" : path.substr(at + folder.size());
}

// XDG base directories: wellmet.db under the data home.
std::string default_store() {
  if (const std::string chosen = from_environment("WELLMET_STORE"); !chosen.empty()) return chosen;
  std::string data = from_environment("XDG_DATA_HOME");
  if (data.empty()) data = from_environment("HOME") + "/.local/share";
  return data + "/wellmet/wellmet.db";
}

int terminal_width() {
  winsize size{};
  constexpr int usual = 80;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
  return size.ws_col;
}

}  // namespace

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error with words
  const bool terminal_out = isatty(STDOUT_FILENO) != 0;
  cli::Session session(std::cin, std::cout, std::cerr);
  session.clock = system_now;
  session.interactive = terminal_out && isatty(STDIN_FILENO) != 0;
  session.decorated =
      terminal_out && from_environment("NO_COLOR").empty() && from_environment("TERM") != "dumb";
  session.width = terminal_width();
  session.store_path = default_store();
  session.environment["TZ_NAME"] = zone_name();
  session.environment["WELLMET_TODAY"] = from_environment("WELLMET_TODAY");
  const int code = cli::run({words + 1, words + count}, session);
  session.out.flush();
  return session.out.good() ? code : 1;
}
