// Files on their way out: whose they are, what they never replace, and when they are on the disk.
#include "cli/shell/new_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cstdio>
#include <thread>

#include "tests/cli/transcript.h"

using namespace wellmet;
using wellmet::cli::testing::file_text;
using wellmet::cli::testing::Screen;

namespace {

namespace fs = std::filesystem;

struct Desk {
  Screen screen;
  Desk() { run("wellmet person add \"Maya Chen\""); }
  std::string run(const std::string& command) { return screen.run({.command = command}); }
};

bool is_left_there(const std::string& path) {
  return fs::symlink_status(path).type() != fs::file_type::not_found;
}

std::vector<std::string> open_to_others(const fs::path& folder) {
  std::vector<std::string> found;
  constexpr auto others = fs::perms::group_all | fs::perms::others_all;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if ((entry.status().permissions() & others) != fs::perms::none)
      found.push_back(entry.path().string());
  return found;
}

bool is_there(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

// Whether the last renaming or linking that the command does is followed by a sync of the folder.
bool syncs_the_folder(const std::string& command) {
  const std::string traced = fmt::format(
      "ASAN_OPTIONS=detect_leaks=0 strace -f -y -e "
      "trace=rename,renameat,renameat2,link,linkat,fsync "
      "-o trace.txt \"{}/wellmet\" --store wellmet.db {} >said.txt 2>&1",
      WELLMET_BUILD, command);
  CAPTURE(command);
  CAPTURE(file_text("said.txt"));
  CHECK(std::system(traced.c_str()) == 0);
  std::istringstream lines(file_text("trace.txt"));
  bool named = false;
  bool synced = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("rename") != std::string::npos || line.find("link") != std::string::npos) {
      named = true;
      synced = false;
    }
    const auto from = line.find('<');
    const auto to = line.find(">)");
    if (line.find("fsync(") != std::string::npos && to != std::string::npos)
      synced = synced || fs::is_directory(line.substr(from + 1, to - from - 1));
  }
  return named && synced;
}

}  // namespace

TEST_CASE("what goes out is for the system's user alone, whatever the umask") {
  Desk desk;
  const mode_t usual = umask(0);
  fs::create_directory("out");
  for (const char* file : {"everything.wellmet", "people.vcf", "people.csv", "cards/"})
    desk.run(fmt::format("wellmet export out/{}", file));
  desk.run("wellmet backup out/backups");
  umask(usual);
  CHECK(open_to_others("out").empty());
}

TEST_CASE(
    "an export never takes the place of the store, or of what belongs to it, or of a backup") {
  Desk desk;
  desk.run("wellmet backup copy.db");
  fs::create_symlink("wellmet.db", "link.vcf");
  const std::string before = file_text("copy.db");
  for (const char* place : {"wellmet.db", "link.vcf", "wellmet.db-wal", "wellmet.db.photos",
                            "wellmet.db.photos/x.vcf", "copy.db"}) {
    const std::string said =
        desk.run(fmt::format("wellmet export {} --force --format vcard", place));
    CAPTURE(said);
    CHECK(said.find("and is not written over. Give another name.\n[exit 1]") != std::string::npos);
  }
  CHECK(desk.run("wellmet export wellmet.db.photos/ --force").find("[exit 1]") !=
        std::string::npos);
  CHECK(desk.run("wellmet backup wellmet.db.photos").find("[exit 1]") != std::string::npos);
  CHECK(file_text("copy.db") == before);
  CHECK(fs::is_symlink("link.vcf"));
  fs::create_hard_link("wellmet.db", "second.vcf");
  CHECK(desk.run("wellmet export second.vcf --force").find("is not written over") !=
        std::string::npos);
  fs::remove("second.vcf");
  CHECK(desk.run("wellmet person list").find("Maya Chen") != std::string::npos);
}

TEST_CASE("through a link the file is written that it leads to") {
  Desk desk;
  fs::create_directory("real");
  std::ofstream("real/old.vcf") << "old";
  fs::create_symlink("real/old.vcf", "link.vcf");
  CHECK(desk.run("wellmet export link.vcf").find("already exists") != std::string::npos);
  desk.run("wellmet export link.vcf --force");
  CHECK(fs::is_symlink("link.vcf"));
  CHECK(file_text("real/old.vcf").find("FN:Maya Chen") != std::string::npos);
  fs::create_symlink("real/new.vcf", "to_nothing.vcf");
  desk.run("wellmet export to_nothing.vcf");
  CHECK(fs::is_symlink("to_nothing.vcf"));
  CHECK(file_text("real/new.vcf").find("FN:Maya Chen") != std::string::npos);
  fs::create_symlink("round.vcf", "round.vcf");
  CHECK(desk.run("wellmet export round.vcf --force").find("leads back to itself") !=
        std::string::npos);
}

TEST_CASE("a pipe and a device are written to, and stay what they are") {
  Desk desk;
  REQUIRE(mkfifo("pipe.vcf", 0600) == 0);
  std::string read;
  std::thread reader([&] { read = file_text("pipe.vcf"); });
  desk.run("wellmet export pipe.vcf --force");
  reader.join();
  CHECK(read.find("FN:Maya Chen") != std::string::npos);
  CHECK(fs::is_fifo("pipe.vcf"));
  CHECK(desk.run("wellmet export /dev/null --force --format csv")
            .starts_with("Wrote 1 person to /dev/null.\n"));
  CHECK(fs::is_character_file("/dev/null"));
  if (fs::exists("/dev/full"))
    CHECK(desk.run("wellmet export /dev/full --force").find("No space left") != std::string::npos);
}

TEST_CASE("what is passed on to another program goes through the pipe that it gave") {
  Desk desk;
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const std::string given = fmt::format("/proc/self/fd/{}", ends[1]);
  CHECK(desk.run(fmt::format("wellmet export {} --format csv", given))
            .starts_with(fmt::format("Wrote 1 person to {}.\n", given)));
  close(ends[1]);
  std::string read(1 << 16, '\0');
  read.resize(static_cast<std::size_t>(::read(ends[0], read.data(), read.size())));
  close(ends[0]);
  CHECK(read.find("Maya,") != std::string::npos);
  const std::string said = desk.run("wellmet export /dev/stdout --format vcard");
  CHECK(said.starts_with("BEGIN:VCARD"));
  CHECK(said.find("Wrote") == std::string::npos);
}

TEST_CASE("cards go into a folder all or none: nothing is replaced, and nothing half is left") {
  Desk desk;
  desk.run("wellmet person add \"Ana Souza\"");
  desk.run("wellmet export cards/");
  std::vector<fs::path> cards(fs::directory_iterator("cards"), {});
  REQUIRE(cards.size() == 2);
  fs::remove(cards[0]);
  std::ofstream(cards[1]) << "mine";
  CHECK(desk.run("wellmet export cards/").find("already exists") != std::string::npos);
  CHECK_FALSE(is_left_there(cards[0]));
  CHECK(file_text(cards[1]) == "mine");
  fs::create_symlink("elsewhere", cards[0]);
  CHECK(desk.run("wellmet export cards/ --force").find("is no plain file") != std::string::npos);
  CHECK(file_text(cards[1]) == "mine");
  fs::remove(cards[0]);
  CHECK(desk.run("wellmet export cards/ --force") == "Wrote 2 cards to cards/.\n");
  CHECK(std::distance(fs::directory_iterator("cards"), fs::directory_iterator()) == 2);
}

TEST_CASE("what standard output did not take is said") {
  std::ostringstream err;
  std::ofstream full("/dev/full");
  if (!full) return;
  Desk desk;
  std::istringstream in;
  cli::Session session(in, full, err);
  session.clock = [] { return Instant{1'795'338'000'000}; };
  session.store_path = "wellmet.db";
  CHECK(cli::run({"export", "-", "--format", "vcard"}, session) == 1);
  CHECK(err.str().find("what is there isn’t whole") != std::string::npos);
}

TEST_CASE("a name is on the disk before the answer") {
  if (!is_there("strace") || std::system("strace -o /dev/null true 2>/dev/null") != 0) {
    MESSAGE("strace is not there or may not trace: not run");
    return;
  }
  Desk desk;
  for (const char* command : {"backup backups", "backup copy.db", "restore copy.db --yes",
                              "export everything.wellmet", "export people.csv", "export cards/"})
    CHECK(syncs_the_folder(command));
}
