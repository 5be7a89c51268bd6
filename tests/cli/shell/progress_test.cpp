// Who waits sees how far it is: nothing in the first second, then a bar that moves to the end.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "cli/shell/command.h"
#include "cli/shell/output.h"
#include "tests/store/stores.h"

namespace {

using namespace wellmet;
using cli::Session;

// Somebody at a terminal, and a stopwatch that goes on by some milliseconds each time one looks at
// it.
struct Terminal {
  explicit Terminal(int step) {
    session.interactive = true;
    session.clock = [] { return Instant{1'795'338'000'000}; };
    session.steady = [this, step] { return std::chrono::milliseconds(passed_ms += step); };
    session.environment = {{"TZ_NAME", "UTC"}};
    session.store_path = folder / "wellmet.db";
  }
  std::vector<int> percents() const {
    std::vector<int> all;
    const std::string text = err.str();
    for (auto at = text.find("] "); at != text.npos; at = text.find("] ", at + 1))
      all.push_back(std::stoi(text.substr(at + 2)));
    return all;
  }
  store::testing::TempFolder folder;
  int passed_ms = 0;
  std::istringstream in;
  std::ostringstream out, err;
  Session session{in, out, err};
};

std::string cards(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i * 7919);
    text += "BEGIN:VCARD\nVERSION:3.0\nUID:u" + number + "\nFN:Maya " + number + "\nEMAIL:m" +
            number + "@example.com\nEND:VCARD\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a bar comes after a second, goes on, and is erased") {
  Terminal terminal(0);
  {
    cli::Progress progress(terminal.session, "Counting sheep");
    terminal.passed_ms += 999;
    progress.at(1, 4);
    CHECK(terminal.err.str().empty());
    terminal.passed_ms += 1;
    progress.at(2, 4);
    CHECK(terminal.err.str() == "\rCounting sheep [###############...............]  50 %");
    progress.at(3, 4);  // too soon after
    CHECK(terminal.percents() == std::vector{50});
    terminal.passed_ms += 100;
    progress.at(4, 4);
    CHECK(terminal.percents() == std::vector{50, 100});
  }
  CHECK(terminal.err.str().ends_with("\r\x1b[K"));
}

TEST_CASE("nobody at the terminal, no bar") {
  Terminal terminal(500);
  terminal.session.interactive = false;
  cli::Progress progress(terminal.session, "Counting sheep");
  for (int i = 0; i < 10; ++i) progress.at(i, 10);
  CHECK(terminal.err.str().empty());
}

TEST_CASE("an import moves from its first second to its end, deriving and all") {
  Terminal terminal(5);
  const std::string file = terminal.folder / "people.vcf";
  store::testing::write_file(file, cards(400));
  REQUIRE(cli::run({"import", file, "--same", "later"}, terminal.session) == 0);
  const std::vector<int> seen = terminal.percents();
  REQUIRE(!seen.empty());
  CHECK(std::ranges::is_sorted(seen));
  CHECK(seen.front() <= 10);
  CHECK(seen.back() >= 97);
  // No stretch of the way in which nothing moves.
  int widest = 0;
  for (std::size_t i = 1; i < seen.size(); ++i) widest = std::max(widest, seen[i] - seen[i - 1]);
  CHECK(widest <= 3);
}

TEST_CASE("bringing in a whole store moves to its end as well") {
  Terminal terminal(5);
  const std::string file = terminal.folder / "people.vcf";
  const std::string whole = terminal.folder / "everything.wellmet";
  store::testing::write_file(file, cards(400));
  terminal.session.interactive = false;
  REQUIRE(cli::run({"import", file}, terminal.session) == 0);
  REQUIRE(cli::run({"export", whole}, terminal.session) == 0);
  terminal.session.close_store();
  terminal.session.interactive = true;
  terminal.session.store_path = terminal.folder / "new.db";
  REQUIRE(cli::run({"import", whole}, terminal.session) == 0);
  const std::vector<int> seen = terminal.percents();
  REQUIRE(!seen.empty());
  CHECK(std::ranges::is_sorted(seen));
  CHECK(seen.back() >= 85);
}
