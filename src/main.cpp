// Opens the world (clock, environment, terminal) and hands over to the command line. The one file
// that reads the system's clock and environment.
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <chrono>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>

#include "cli/shell/command.h"
#include "serve.h"

namespace {

using namespace wellmet;

Instant system_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

std::chrono::milliseconds steady_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch());
}

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

// TZ; "" when it only says where the system keeps its own.
std::string zone_asked_for() {
  const std::string tz = from_environment("TZ");
  return tz == "/etc/localtime" || tz == ":/etc/localtime" ? "" : tz;
}

// The name that /etc/localtime points to; where it is a copy, the name that Debian writes down.
std::string system_zone() {
  char target[PATH_MAX];
  const ssize_t length = readlink("/etc/localtime", target, sizeof target);
  if (length > 0) {
    const std::string path(target, static_cast<std::size_t>(length));
    const std::string folder = "zoneinfo/";
    const auto at = path.find(folder);
    if (at != std::string::npos) return path.substr(at + folder.size());
  }
  std::string name;
  std::getline(std::ifstream("/etc/timezone"), name);
  return name;
}

// XDG base directories: ours under the data home.
std::string data_home() {
  std::string data = from_environment("XDG_DATA_HOME");
  if (data.empty()) data = from_environment("HOME") + "/.local/share";
  return data + "/wellmet";
}

std::string default_store() {
  const std::string chosen = from_environment("WELLMET_STORE");
  return chosen.empty() ? data_home() + "/wellmet.db" : chosen;
}

std::string photos_home() {
  const std::string chosen = from_environment("WELLMET_PHOTOS");
  return chosen.empty() ? data_home() + "/photos" : chosen;
}

// Programs that belong to this one lie beside it.
std::string beside_this_program(const std::string& name) {
  char target[PATH_MAX];
  const ssize_t length = readlink("/proc/self/exe", target, sizeof target);
  const std::string path(target, length > 0 ? static_cast<std::size_t>(length) : 0);
  return path.substr(0, path.rfind('/') + 1) + name;
}

// A listening socket from the service manager (sd_listen_fds(3)): one of LISTEN_FDS, counted from
// 0, when they were meant for this process.
int inherited_socket(int number) {
  constexpr int first_descriptor = 3;
  if (from_environment("LISTEN_PID") != std::to_string(getpid())) return -1;
  const int handed_over = std::atoi(from_environment("LISTEN_FDS").c_str());
  return number < handed_over ? first_descriptor + number : -1;
}

int terminal_width() {
  winsize size{};
  constexpr int usual = 80;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
  return size.ws_col;
}

// One line from the terminal, unseen.
std::string secret_line(const std::string& prompt) {
  std::cerr << prompt << std::flush;
  termios usual{};
  const bool terminal = tcgetattr(STDIN_FILENO, &usual) == 0;
  termios unseen = usual;
  unseen.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  if (terminal) tcsetattr(STDIN_FILENO, TCSAFLUSH, &unseen);
  std::string line;
  std::getline(std::cin, line);
  if (terminal) tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual);
  std::cerr << '\n';
  return line;
}

}  // namespace

int main(int count, char** words) {
  std::ios::sync_with_stdio(false);
  std::signal(SIGXFSZ, SIG_IGN);  // a file that may not grow is an error with words
  const bool terminal_out = isatty(STDOUT_FILENO) != 0;
  cli::Session session(std::cin, std::cout, std::cerr);
  session.clock = system_now;
  session.steady = steady_now;
  session.terminal = terminal_out;
  session.interactive = terminal_out && isatty(STDIN_FILENO) != 0;
  session.decorated =
      terminal_out && from_environment("NO_COLOR").empty() && from_environment("TERM") != "dumb";
  session.width = terminal_width();
  session.store_path = default_store();
  session.store_is_named = !from_environment("WELLMET_STORE").empty();
  session.photos_home = photos_home();
  session.pictures_program = beside_this_program("wellmet-pictures");
  session.environment["TZ_NAME"] = zone_asked_for();
  session.environment["SYSTEM_ZONE"] = system_zone();
  session.environment["WELLMET_TODAY"] = from_environment("WELLMET_TODAY");
  session.secret_reader = secret_line;
  session.serve = [&session, words](const cli::ServeWishes& wishes) {
    return serve(session, wishes,
                 {.words = words,
                  .inherited_socket = inherited_socket(0),
                  .inherited_beside = inherited_socket(1),
                  .server = beside_this_program("wellmet-serve")});
  };
  const int code = cli::run({words + 1, words + count}, session);
  session.out.flush();
  return session.out.good() ? code : 1;
}
