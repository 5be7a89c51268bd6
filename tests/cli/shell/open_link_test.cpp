// The words for the next step of an introduction, opened in the user's own program: with an
// xdg-open of our own in PATH, which writes down what it was given.
#include "cli/shell/open_link.h"

#include <doctest/doctest.h>

#include <chrono>
#include <cstdlib>

#include "base/error.h"
#include "tests/cli/transcript.h"

namespace wellmet::cli {
namespace {

// PATH is this folder alone, for the life of one.
class OnlyPath {
 public:
  explicit OnlyPath(const std::string& folder) {
    if (const char* path = std::getenv("PATH")) before_ = path;
    setenv("PATH", folder.c_str(), 1);
  }
  ~OnlyPath() { setenv("PATH", before_.c_str(), 1); }
  OnlyPath(const OnlyPath&) = delete;
  OnlyPath& operator=(const OnlyPath&) = delete;

 private:
  std::string before_ = {};
};

void write_opener(const std::string& script) {
  std::filesystem::create_directory("bin");
  std::ofstream("bin/xdg-open") << "#!/bin/sh\n" << script << '\n';
  std::filesystem::permissions("bin/xdg-open", std::filesystem::perms::owner_all);
}

std::string here(const char* name) { return (std::filesystem::current_path() / name).string(); }

std::string run(testing::Screen& screen, const std::string& command) {
  return screen.run({.command = command});
}

std::string refusal(const std::string& link) {
  try {
    open_link(link);
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST_CASE("--open gives the letter to the user’s own mail program, as one word") {
  testing::Screen screen;
  write_opener("echo \"$#\" > given; printf %s \"$1\" >> given");
  const OnlyPath path(here("bin"));
  run(screen, "wellmet person add \"Maya Chen\" --email maya@kelp.example");
  run(screen, "wellmet person add \"Tom Reilly\" --phone \"+31 20 555 0142\"");
  run(screen, "wellmet intro start maya tom");
  run(screen, "wellmet intro words 1 --set \"Maya, $(touch stolen); `touch stolen`\"");
  const std::string said = run(screen, "wellmet intro words 1 --open");
  CHECK(said.ends_with("Opened in your own mail, to Maya Chen. It is sent when you send it.\n"));
  CHECK(said.find("mailto:") == std::string::npos);
  const std::string given = testing::file_text("given");
  CHECK(given.starts_with("1\nmailto:maya@kelp.example?subject="));
  CHECK_FALSE(std::filesystem::exists("stolen"));
  // Opening is not asking: that is said by the user.
  CHECK(run(screen, "wellmet intro show 1").find("you asked") == std::string::npos);

  CHECK(
      run(screen, "wellmet intro words 1 tom --open")
          .ends_with("Opened in your own messages, to Tom Reilly. It is sent when you send it.\n"));
  CHECK(testing::file_text("given").starts_with("1\nsms:"));
}

TEST_CASE("what can’t be opened is said, and nothing is started for it") {
  testing::Screen screen;
  write_opener("echo once >> started; exit 3");
  const OnlyPath path(here("bin"));
  CHECK(refusal("mailto:maya@kelp.example") == "xdg-open found no program of yours that opens it.");
  CHECK(testing::file_text("started") == "once\n");
  for (const char* link : {"", "file:///etc/passwd", "javascript:alert(1)", "--version", "MAILTO"})
    CHECK(refusal(link) == "Only links to mail, messages and pages can be opened.");
  CHECK(testing::file_text("started") == "once\n");

  run(screen, "wellmet person add \"Maya Chen\"");
  run(screen, "wellmet person add \"Tom Reilly\"");
  run(screen, "wellmet intro start maya tom");
  CHECK(run(screen, "wellmet intro words 1 --open")
            .ends_with("wellmet: No email address or phone number is noted: there is nothing to "
                       "open.\n[exit 1]\n"));
}

TEST_CASE("without an xdg-open it is said that there is none") {
  const testing::Screen screen;
  const OnlyPath path(here("nowhere"));
  CHECK(refusal("https://kelp.example") ==
        "xdg-open can’t be started here: No such file or directory.");
}

TEST_CASE("a mail program that stays open keeps nobody waiting") {
  const testing::Screen screen;
  write_opener("exec /bin/sleep 30");
  const OnlyPath path(here("bin"));
  const auto begin = std::chrono::steady_clock::now();
  CHECK(refusal("mailto:maya@kelp.example") == "");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

}  // namespace
}  // namespace wellmet::cli
