// Something else stands in the way of saving: another program that writes, a full disk. What is
// only read goes on, and what was to be saved is saved or says that it was not.
#include "http/form.h"
#include "store/integrity/backup.h"
#include "tests/serve/serving.h"

using namespace wellmet;
using namespace wellmet::testing;
using http::testing::Caller;
using store::testing::TempFolder;

namespace {

std::string asked(const Serving& serving, const std::string& request) {
  Caller caller(serving.port());
  caller.say(request);
  return caller.hear_answer();
}

std::string logged(const Browser& browser, int number) {
  return browser.post("/log/save", "line=" + http::percent_encode("coffee with @Maya Chen today: " +
                                                                  std::to_string(number)));
}

std::int64_t interactions_in(const TempFolder& folder) {
  std::int64_t count = 0;
  for (const store::TableCount& table : store::table_counts(*store::open({folder / "wellmet.db"})))
    if (table.table == "interactions") count = table.rows;
  return count;
}

// No file of a process may grow beyond this: what a full disk looks like from within.
class FullDisk {
 public:
  explicit FullDisk(const Serving& serving) : process_(serving.process()) {
    REQUIRE(prlimit(process_, RLIMIT_FSIZE, nullptr, &before_) == 0);
    const rlimit full{.rlim_cur = 1, .rlim_max = before_.rlim_max};
    REQUIRE(prlimit(process_, RLIMIT_FSIZE, &full, nullptr) == 0);
  }
  ~FullDisk() { prlimit(process_, RLIMIT_FSIZE, &before_, nullptr); }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  pid_t process_;
  rlimit before_{};
};

}  // namespace

TEST_CASE("while another program writes, posts wait, pages are read, and all is saved in the end") {
  constexpr int posts = 10;
  const TempFolder folder;
  const Serving serving(folder);
  const Browser browser(serving);
  REQUIRE(
      asked(serving, browser.post("/people/new", "name=Maya+Chen")).starts_with("HTTP/1.1 303 "));
  const auto other_program = store::open({folder / "wellmet.db"});
  other_program->begin_write();
  std::vector<std::unique_ptr<Caller>> waiting;
  for (int i = 0; i < posts; ++i) {
    waiting.push_back(std::make_unique<Caller>(serving.port()));
    waiting.back()->say(logged(browser, i));
  }
  for (const char* path : {"/people", "/", "/search?q=Maya", "/history", "/log", "/people"}) {
    CAPTURE(path);
    CHECK(asked(serving, browser.get(path)).starts_with("HTTP/1.1 200 "));
  }
  for (const auto& caller : waiting) CHECK(caller->is_open_for(std::chrono::milliseconds(0)));
  other_program->rollback();
  for (const auto& caller : waiting) CHECK(caller->hear_answer().starts_with("HTTP/1.1 303 "));
  CHECK(interactions_in(folder) == posts);
}

TEST_CASE("on a full disk pages are read, a post says so, and with room again it is saved") {
  const TempFolder folder;
  const Serving serving(folder);
  const Browser browser(serving);
  REQUIRE(
      asked(serving, browser.post("/people/new", "name=Maya+Chen")).starts_with("HTTP/1.1 303 "));
  {
    const FullDisk full(serving);
    for (int i = 0; i < 3; ++i) {
      const std::string refused = asked(serving, logged(browser, i));
      CHECK(refused.starts_with("HTTP/1.1 503 "));
      CHECK(refused.find("Nothing was changed") != std::string::npos);
      CHECK(refused.find("Send it again") != std::string::npos);
      CHECK(asked(serving, browser.get("/people")).find("Maya Chen") != std::string::npos);
    }
  }
  CHECK(asked(serving, logged(browser, 4)).starts_with("HTTP/1.1 303 "));
  CHECK(interactions_in(folder) == 1);
}
