// No line ends with a blank that nobody sees: transcripts leave these out, so they are looked for
// here.
#include <doctest/doctest.h>

#include <sstream>

#include "base/text.h"
#include "cli/shell/command.h"
#include "tests/store/stores.h"

namespace {

using namespace wellmet;
using Words = std::vector<std::string>;

std::string shown(const store::testing::TempFolder& folder, const Words& words) {
  std::istringstream in;
  std::ostringstream out, err;
  cli::Session session(in, out, err);
  session.clock = [] { return Instant{1'795'338'000'000}; };
  session.environment = {{"TZ_NAME", "UTC"}};
  session.store_path = folder / "wellmet.db";
  session.may_begin_store = session.interactive = session.terminal = true;
  cli::run(words, session);
  return out.str();
}

TEST_CASE("on a terminal no line of what is kept to pass on ends with a blank") {
  const store::testing::TempFolder folder;
  shown(folder, {"person", "add", "Olu Adeyemi"});
  shown(folder, {"share", "Two seats for the choir"});
  shown(folder, {"ask", "add", "olu", "a kiln"});
  const std::vector<Words> commands = {
      {"share", "show", "r1"}, {"share", "list"}, {"ask", "list"},
      {"share", "post", "r1"}, {"give"},          {"note", "list", "olu"}};
  for (const Words& words : commands) {
    CAPTURE(words.front());
    const std::string text = shown(folder, words);
    CHECK_FALSE(text.empty());
    for (const std::string& line : split(text, '\n')) CHECK_FALSE(line.ends_with(' '));
  }
}

}  // namespace
