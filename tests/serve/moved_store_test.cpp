// What happens to the file while programs have it open: it is moved, deleted, replaced, restored.
// Acknowledged means that the next start finds it; everything else is answered with an error.
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "http/form.h"
#include "store/integrity/backup.h"
#include "tests/serve/serving.h"

using namespace wellmet;
using namespace wellmet::testing;
using http::testing::Caller;
using store::testing::file_text;
using store::testing::TempFolder;
using store::testing::write_file;

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

// `wellmet …` as a process of its own.
class Command {
 public:
  Command(const TempFolder& folder, const std::string& store, Words words)
      : said_(folder / fmt::format("said-{}", ++count)) {
    const std::string program = std::string(WELLMET_BUILD) + "/wellmet";
    words.insert(words.begin(), {program, "--store", store});
    process_ = fork();
    REQUIRE(process_ >= 0);
    if (process_ > 0) return;
    const int out = ::open(said_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execv(program.c_str(), pointers.data());
    _exit(127);
  }
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;
  ~Command() {
    if (process_ > 0) kill(process_, SIGKILL);
    if (process_ > 0) waitpid(process_, nullptr, 0);
  }
  // Its exit code, when it has ended.
  int code() {
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  }
  // Ends it, wherever it is.
  void stop() {
    kill(process_, SIGKILL);
    code();
  }
  std::string said() const { return file_text(said_); }

 private:
  inline static int count = 0;
  std::string said_;
  pid_t process_ = 0;
};

// What the next start finds; that it is sound is checked too.
std::set<std::string> notes_in(const std::string& path) {
  const auto db = store::open({path});
  CHECK(store::faults_of_file(*db) == std::vector<std::string>{});
  store::ReadTx tx(*db, AccountId{1});
  std::set<std::string> notes;
  for (const store::Row& row : tx.query("select note from interactions where account_id = ?1"))
    notes.insert(row.string(0));
  return notes;
}

bool has_person(const std::string& path, const std::string& name) {
  const auto db = store::open({path});
  store::ReadTx tx(*db, AccountId{1});
  bool found = false;
  for (const store::Row& row : tx.query("select bytes from cards where account_id = ?1"))
    found = found || row.string(0).find(name) != std::string::npos;
  return found;
}

// A store with Maya, an older copy of it, and a browser that came in by a server that has ended.
struct Notebook {
  TempFolder folder;
  std::string path = folder / "wellmet.db";
  std::string older = folder / "older.db";
  std::set<std::string> acknowledged = {};

  Notebook() {
    must({"person", "add", "Maya Chen"});
    must({"backup", older});
  }
  int run(Words words, const std::string& store = "") {
    Command command(folder, store.empty() ? path : store, std::move(words));
    const int code = command.code();
    INFO(command.said());
    return code;
  }
  void must(Words words) { REQUIRE(run(std::move(words)) == 0); }

  bool logs(const Serving& serving, const Browser& browser, const std::string& words) {
    Caller caller(serving.port());
    caller.say(browser.post(
        "/log/save", "line=" + http::percent_encode("coffee with @Maya Chen today: " + words)));
    const bool taken = caller.hear_answer().starts_with("HTTP/1.1 303 ");
    if (taken) acknowledged.insert(words);
    return taken;
  }
  void check_acknowledged_is_in(const std::string& store) {
    const std::set<std::string> there = notes_in(store);
    for (const std::string& words : acknowledged) {
      CAPTURE(words);
      CHECK(there.contains(words));
    }
  }
};

struct Way {
  const char* name = "";
  void (*go)(Notebook&) = nullptr;
  const char* moved_to = "";     // where what was saved before is afterwards; "" when it is gone
  const char* store_after = "";  // what is under the store's name; "" for nothing
};

// A sync program writes beside the file and renames, or writes over it.
const Way ways[] = {
    {"moved", [](Notebook& book) { fs::rename(book.path, book.folder / "aside.db"); }, "aside.db",
     ""},
    {"moved and begun again",
     [](Notebook& book) {
       fs::rename(book.path, book.folder / "aside.db");
       book.must({"person", "add", "Maya Chen"});
     },
     "aside.db", "wellmet.db"},
    {"moved and used there",
     [](Notebook& book) {
       fs::rename(book.path, book.folder / "aside.db");
       CHECK(book.run({"person", "add", "Jo Moreau"}, book.folder / "aside.db") == 0);
     },
     "aside.db", ""},
    {"deleted", [](Notebook& book) { fs::remove(book.path); }, "", ""},
    {"deleted with what lies beside it",
     [](Notebook& book) {
       for (const char* ending : {"", "-wal", "-shm"}) fs::remove(book.path + ending);
     },
     "", ""},
    {"replaced by an older copy",
     [](Notebook& book) {
       fs::copy_file(book.older, book.folder / "again.db");
       fs::rename(book.folder / "again.db", book.path);
     },
     "", "wellmet.db"},
    {"replaced by an older copy and used",
     [](Notebook& book) {
       fs::copy_file(book.older, book.folder / "again.db");
       fs::rename(book.folder / "again.db", book.path);
       book.must({"person", "add", "Jo Moreau"});
     },
     "", "wellmet.db"},
    {"written over by an older copy",
     [](Notebook& book) {
       fs::copy_file(book.older, book.path, fs::copy_options::overwrite_existing);
     },
     "", "wellmet.db"},
    {"parted from its log", [](Notebook& book) { fs::remove(book.path + "-wal"); }, "wellmet.db",
     "wellmet.db"},
};

}  // namespace

TEST_CASE("a server whose store is moved, deleted or replaced acknowledges only what is kept") {
  for (const Way& way : ways) {
    for (const int writes_before : {0, 3}) {
      for (const int ending : {SIGTERM, SIGKILL}) {
        CAPTURE(std::string(way.name));
        CAPTURE(writes_before);
        CAPTURE(ending);
        Notebook book;
        Serving serving(book.folder);
        const Browser browser(serving);
        for (int i = 0; i < writes_before; ++i)
          REQUIRE(book.logs(serving, browser, fmt::format("before {}", i)));
        way.go(book);
        if (*way.moved_to) {
          for (int i = 0; i < writes_before; ++i)
            CHECK(notes_in(book.folder / way.moved_to).contains(fmt::format("before {}", i)));
        }
        // What is lost with the file that was there is its owner's own doing.
        if (std::string_view(way.moved_to) != "wellmet.db") book.acknowledged.clear();
        for (int i = 0; i < 3; ++i) book.logs(serving, browser, fmt::format("after {}", i));
        serving.end(ending);
        if (*way.moved_to) notes_in(book.folder / way.moved_to);
        if (!*way.store_after) {
          CHECK(book.acknowledged.empty());
          CHECK_FALSE(fs::exists(book.path));
        } else {
          book.check_acknowledged_is_in(book.path);
        }
      }
    }
  }
}

TEST_CASE("a server goes on when its store is back where it was") {
  Notebook book;
  Serving serving(book.folder);
  const Browser browser(serving);
  REQUIRE(book.logs(serving, browser, "before"));
  fs::rename(book.path, book.folder / "aside.db");
  CHECK_FALSE(book.logs(serving, browser, "while it is away"));
  fs::rename(book.folder / "aside.db", book.path);
  CHECK(book.logs(serving, browser, "after"));
  book.check_acknowledged_is_in(book.path);
}

TEST_CASE("a store that is open in a server is not restored over, be it only read") {
  for (const bool has_written : {false, true}) {
    CAPTURE(has_written);
    Notebook book;
    Serving serving(book.folder);
    const Browser browser(serving);
    if (has_written) REQUIRE(book.logs(serving, browser, "before"));
    Command restoring(book.folder, book.path, {"restore", book.older, "--yes"});
    CHECK(restoring.code() == 1);
    CHECK(restoring.said().find("another program has the store open") != std::string::npos);
    CHECK(book.logs(serving, browser, "after"));
    serving.end(SIGKILL);
    book.check_acknowledged_is_in(book.path);
    CHECK(book.run({"restore", book.older, "--yes"}) == 0);
    CHECK(notes_in(book.path).empty());
  }
}

namespace {

// An import of two files that has the store open and waits for the second one, which is a pipe.
struct WaitingImport {
  Notebook& book;
  std::string pipe = book.folder / "second.vcf";
  std::unique_ptr<Command> command;
  int end = -1;

  explicit WaitingImport(Notebook& in) : book(in) {
    const std::string first = book.folder / "first.vcf";
    write_file(first, "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana First\r\nEND:VCARD\r\n");
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    command = std::make_unique<Command>(book.folder, book.path, Words{"import", first, pipe});
    end = ::open(pipe.c_str(), O_WRONLY);  // waits until the other end is opened
    REQUIRE(end >= 0);
  }
  ~WaitingImport() {
    if (end >= 0) ::close(end);
  }
  WaitingImport(const WaitingImport&) = delete;
  WaitingImport& operator=(const WaitingImport&) = delete;

  int finish() {
    constexpr std::string_view card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Second\r\nEND:VCARD\r\n";
    CHECK(::write(end, card.data(), card.size()) == static_cast<ssize_t>(card.size()));
    ::close(end);
    end = -1;
    return command->code();
  }
};

}  // namespace

TEST_CASE("an import whose store is moved, deleted or replaced says so, or it is there") {
  for (const Way& way : ways) {
    CAPTURE(std::string(way.name));
    Notebook book;
    WaitingImport import(book);
    way.go(book);
    const bool done = import.finish() == 0;
    INFO(import.command->said());
    if (!*way.store_after) {
      CHECK_FALSE(done);
      CHECK_FALSE(fs::exists(book.path));
      continue;
    }
    notes_in(book.path);  // it is sound
    if (done) CHECK(has_person(book.path, "Bo Second"));
  }
}

TEST_CASE("a store is not restored over while an import waits for its file") {
  Notebook book;
  WaitingImport import(book);
  CHECK(book.run({"restore", book.older, "--yes"}) == 1);
  CHECK(import.finish() == 0);
  CHECK(has_person(book.path, "Ana First"));
  CHECK(has_person(book.path, "Bo Second"));
}

TEST_CASE("a link to the store stays a link, and everything lies beside the file") {
  Notebook book;
  const std::string link = book.folder / "here.db";
  fs::create_symlink("wellmet.db", link);
  {
    Serving serving(book.folder);
    const Browser browser(serving);
    REQUIRE(book.logs(serving, browser, "before"));
    CHECK(book.run({"restore", book.older, "--yes"}, link) == 1);
    serving.end(SIGKILL);
  }
  book.check_acknowledged_is_in(link);
  CHECK(book.run({"restore", book.older, "--yes"}, link) == 0);
  CHECK(fs::is_symlink(link));
  CHECK(notes_in(book.path).empty());
  const std::string name = "wellmet.db.before-restore-";
  CHECK(std::ranges::any_of(fs::directory_iterator(book.folder.path()), [&](const auto& entry) {
    return entry.path().filename().string().starts_with(name);
  }));
}

TEST_CASE("a restore that is killed at any moment leaves the store or the backup, whole") {
  for (int delay_ms = 0; delay_ms < 200; delay_ms += 8) {
    Notebook book;
    book.must({"log", "coffee with @Maya Chen today: since the backup"});
    Command restoring(book.folder, book.path, {"restore", book.older, "--yes"});
    poll(nullptr, 0, delay_ms);
    restoring.stop();
    const std::set<std::string> notes = notes_in(book.path);
    CHECK((notes.empty() || notes == std::set<std::string>{"since the backup"}));
    CHECK(has_person(book.path, "Maya Chen"));
  }
}

TEST_CASE("what cannot be a store is refused as wrong usage, with the cure") {
  const TempFolder folder;
  for (const char* name : {"", ":memory:", "file:wellmet.db", "/dev/null", "/tmp", "/tmp/"}) {
    CAPTURE(name);
    Command command(folder, name, {"person", "add", "Maya Chen"});
    CHECK(command.code() == 2);
    CHECK(command.said().find("Name a file") != std::string::npos);
  }
}

TEST_CASE("the store, what lies beside it and its folder are their owner's alone") {
  const TempFolder folder;
  const mode_t before = umask(0022);
  Notebook book;
  {
    Serving serving(book.folder);
    const Browser browser(serving);
    book.logs(serving, browser, "hello");
    for (const char* ending : {"", "-wal", "-shm"})
      CHECK((fs::status(book.path + ending).permissions() & fs::perms::mask) ==
            (fs::perms::owner_read | fs::perms::owner_write));
  }
  book.must({"restore", book.older, "--yes"});
  const std::string made = book.folder / "data/wellmet/wellmet.db";
  CHECK(book.run({"person", "add", "Jo"}, made) == 0);
  umask(before);
  for (const auto& entry : fs::recursive_directory_iterator(book.folder.path())) {
    CAPTURE(entry.path());
    if (entry.path().filename().string().find(".db") == std::string::npos) continue;
    CHECK((entry.status().permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
          fs::perms::none);
  }
  CHECK((fs::status(book.folder / "data").permissions() & fs::perms::mask) == fs::perms::owner_all);
}

TEST_CASE("a store that others could read is closed to them when it is next written to") {
  Notebook book;
  REQUIRE(chmod(book.path.c_str(), 0644) == 0);
  book.must({"person", "add", "Jo"});
  CHECK((fs::status(book.path).permissions() & fs::perms::mask) ==
        (fs::perms::owner_read | fs::perms::owner_write));
}
