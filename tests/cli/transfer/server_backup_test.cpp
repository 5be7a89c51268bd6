// The account's whole archive, out of a store on a server and into another.
#include <doctest/doctest.h>

#include <filesystem>
#include <sstream>

#include "cli/shell/command.h"
#include "tests/store/stores.h"

using namespace wellmet;
using namespace wellmet::store::testing;

namespace {

struct Said {
  int code = 0;
  std::string out = {}, err = {};
};

Said run(const store::Place& place, const TempFolder& home, const std::vector<std::string>& words) {
  std::istringstream in;
  std::ostringstream out, err;
  cli::Session session(in, out, err);
  session.clock = [] { return Instant{1'795'338'000'000}; };  // 2026-11-22T09:00:00Z
  session.environment = {{"TZ_NAME", "UTC"}};
  session.store_path = place.where;
  session.photos_home = home / "photos";
  const int code = cli::run(words, session);
  return {code, out.str(), err.str()};
}

}  // namespace

TEST_CASE("an account on a server is backed up whole, and restored into an empty one") {
  if (!has_postgres()) return;
  const TempFolder home;
  const PostgresSchema here, there;
  REQUIRE(run(here.place(), home, {"person", "add", "Maya Chen", "--met", "pottery class"}).code ==
          0);
  REQUIRE(run(here.place(), home, {"log", "coffee with @Maya yesterday #dogs"}).code == 0);
  const Said made = run(here.place(), home, {"backup"});
  const std::string file = home / "backups/wellmet-2026-11-22-090000Z.wellmet";
  CHECK(made.err == "");
  CHECK(made.out == "Backed up 1 person to " + file + ", and restored it on trial: it is whole.\n");
  CHECK(std::distance(std::filesystem::directory_iterator(home / "backups"), {}) == 1);
  const Said restored = run(there.place(), home, {"restore", file});
  CHECK(restored.err == "");
  CHECK(restored.out == "Restored 1 person from " + file + ".\n");
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"person", "list"}, {"history"}, {"interaction", "list"}, {"doctor"}}) {
    CAPTURE(words[0]);
    CHECK(run(there.place(), home, words).out == run(here.place(), home, words).out);
  }
}

TEST_CASE(
    "nothing is restored into an account that holds something, or from another kind of file") {
  if (!has_postgres()) return;
  const TempFolder home;
  const PostgresSchema schema;
  REQUIRE(run(schema.place(), home, {"person", "add", "Maya Chen"}).code == 0);
  const std::string file = home / "mine.wellmet";
  REQUIRE(run(schema.place(), home, {"backup", file}).code == 0);
  CHECK(run(schema.place(), home, {"restore", file}).code == 1);
  CHECK(run(schema.place(), home, {"backup", file}).code == 1);
  write_file(home / "other.db", "SQLite format 3");
  CHECK(
      run(schema.place(), home, {"restore", home / "other.db"}).err.find("isn't a .wellmet file") !=
      std::string::npos);
}
