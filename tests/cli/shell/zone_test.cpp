// A time zone that this system does not know: a store from elsewhere, or a TZ of POSIX's own kind.
#include <doctest/doctest.h>

#include <sstream>

#include "cli/shell/command.h"
#include "store/access/settings.h"
#include "tests/store/stores.h"

using namespace wellmet;
using namespace wellmet::store::testing;

namespace {

struct Said {
  int code = 0;
  std::string out = {}, err = {};
};

class House {
 public:
  Said run(const std::vector<std::string>& words, const std::string& tz = "Europe/Lisbon") const {
    std::istringstream in;
    std::ostringstream out, err;
    cli::Session session(in, out, err);
    session.clock = [] { return Instant{1'795'338'000'000}; };
    session.environment = {{"TZ_NAME", tz}, {"SYSTEM_ZONE", "Asia/Tokyo"}};
    session.store_path = folder_ / "wellmet.db";
    const int code = cli::run(words, session);
    return {code, out.str(), err.str()};
  }
  // As an archive or a newer machine may have left it.
  void keep_zone(const std::string& zone) const {
    const auto db = store::open({folder_ / "wellmet.db"});
    deed(*db, "zone", [&](store::WriteTx& tx) { store::put_setting(tx, "zone", zone); });
  }
  std::string operator/(const std::string& name) const { return folder_ / name; }

 private:
  TempFolder folder_;
};

}  // namespace

TEST_CASE(
    "a store with a zone that is unknown here opens, and one line says how to choose another") {
  const House house;
  REQUIRE(house.run({"person", "add", "Maya Chen"}).code == 0);
  house.keep_zone("Mars/Olympus");
  const std::string line =
      "wellmet: The time zone \"Mars/Olympus\" isn't known on this system, so days follow "
      "Europe/Lisbon. To choose another: wellmet me set --zone Europe/Lisbon\n";
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"today"},
           {"person", "list"},
           {"log", "coffee with @Maya Chen yesterday"},
           {"undo"},
           {"doctor"},
           {"backup", house / "backups"},
           {"export", house / "all.wellmet", "--format", "wellmet"}}) {
    CAPTURE(words[0]);
    const Said said = house.run(words);
    CHECK(said.code == 0);
    CHECK(said.err == line);
  }
  CHECK(house.run({"me", "set", "--zone", "Europe/Paris"}).code == 0);
  CHECK(house.run({"today"}).err == "");
}

TEST_CASE(
    "a TZ that is unknown gives way to the system's zone; one that is read is not spoken of") {
  const House house;
  CHECK(house.run({"today"}, "CET-1CEST,M3.5.0,M10.5.0/3").err ==
        "wellmet: The time zone \"CET-1CEST,M3.5.0,M10.5.0/3\" (from TZ) isn't known on this "
        "system, so days follow Asia/Tokyo. To choose another: wellmet me set --zone "
        "Europe/Lisbon\n");
  CHECK(house.run({"today"}, "EST5EDT4,M3.2.0,M11.1.0").err == "");
  CHECK(house.run({"today"}, ":Europe/Paris").err == "");
  CHECK(house.run({"today"}, "").err == "");
}

TEST_CASE("a zone that is unknown is not kept, however it is written") {
  const House house;
  for (const char* zone : {"Mars/Olympus", "EST5EDT4,M3.2.0,M11.1.0", "/etc/passwd", "UTC-3"}) {
    CAPTURE(zone);
    CHECK(house.run({"me", "set", "--zone", zone}).code == 1);
  }
  CHECK(house.run({"today"}).err == "");
}
