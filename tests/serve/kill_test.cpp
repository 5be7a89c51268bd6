// Many browsers post at once, and the program is killed among it, several times, always on the same
// store: whatever was acknowledged is there afterwards.
#include <fmt/format.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>

#include "http/form.h"
#include "store/integrity/backup.h"
#include "tests/serve/serving.h"

using namespace wellmet;
using namespace wellmet::testing;
using http::testing::Caller;
using store::testing::TempFolder;

namespace {

// What has been acknowledged, by all browsers together.
class Acknowledged {
 public:
  void add(const std::string& words) {
    {
      const std::lock_guard lock(mutex_);
      all_.insert(words);
    }
    changed_.notify_one();
  }
  bool wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::minutes(2), [&] { return all_.size() >= count; });
  }
  std::size_t count() {
    const std::lock_guard lock(mutex_);
    return all_.size();
  }
  const std::set<std::string>& all() const { return all_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::set<std::string> all_;
};

// Writes lines until the other end is gone.
void write_lines(unsigned short port, const Browser& browser, const std::string& name,
                 Acknowledged& acknowledged) {
  Caller caller(port);
  for (int number = 0;; ++number) {
    const std::string words = fmt::format("{} number {}", name, number);
    caller.say(browser.post(
        "/log/save", "line=" + http::percent_encode("coffee with @Maya Chen today: " + words)));
    const std::string answer = caller.hear_answer();
    if (answer.empty()) return;
    if (answer.starts_with("HTTP/1.1 303 ")) acknowledged.add(words);
  }
}

std::set<std::string> notes_in(const TempFolder& folder) {
  const auto db = store::open({folder / "wellmet.db"});
  CHECK(store::faults_of_file(*db).empty());
  store::ReadTx tx(*db, AccountId{1});
  std::set<std::string> notes;
  for (const store::Row& row : tx.query("select note from interactions where account_id = ?1"))
    notes.insert(row.string(0));
  return notes;
}

}  // namespace

TEST_CASE("a server that is killed while many post has lost nothing that it acknowledged") {
  constexpr int rounds = 6;
  constexpr int browsers = 4;
  const TempFolder folder;
  Acknowledged acknowledged;
  for (int round = 0; round < rounds; ++round) {
    Serving serving(folder);
    const Browser browser(serving);
    if (round == 0) {
      Caller caller(serving.port());
      caller.say(browser.post("/people/new", "name=Maya+Chen"));
      REQUIRE(caller.hear_answer().starts_with("HTTP/1.1 303 "));
    }
    const std::size_t enough = acknowledged.count() + 5 + static_cast<std::size_t>(round) * 7;
    std::vector<std::thread> threads;
    for (int i = 0; i < browsers; ++i)
      threads.emplace_back([&, name = fmt::format("round {} browser {}", round, i)] {
        write_lines(serving.port(), browser, name, acknowledged);
      });
    CHECK(acknowledged.wait_for(enough));
    CHECK(WIFSIGNALED(serving.end(SIGKILL)));
    for (std::thread& thread : threads) thread.join();
    const std::set<std::string> there = notes_in(folder);
    for (const std::string& words : acknowledged.all()) {
      CAPTURE(words);
      CHECK(there.contains(words));
    }
    // Each browser may have one more, whose answer the kill cut off.
    CHECK(there.size() <= acknowledged.count() + static_cast<std::size_t>((round + 1) * browsers));
  }
}
