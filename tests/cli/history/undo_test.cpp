// What undo says of changes that were made elsewhere.
#include <doctest/doctest.h>

#include <sstream>

#include "cli/shell/command.h"
#include "model/change.h"
#include "store/people/people.h"
#include "tests/store/stores.h"

using namespace wellmet;
using namespace wellmet::store::testing;

namespace {

class House {
 public:
  std::string run(const std::vector<std::string>& words) const {
    std::istringstream in;
    std::ostringstream out, err;
    cli::Session session(in, out, err);
    session.clock = [] { return Instant{1'795'338'000'000}; };
    session.environment = {{"TZ_NAME", "Europe/Lisbon"}};
    session.store_path = folder_ / "wellmet.db";
    cli::run(words, session);
    return out.str() + err.str();
  }
  void add_elsewhere(Origin origin) const {
    const auto db = store::open({folder_ / "wellmet.db"});
    deed(*db, "added Jo Park", [&](store::WriteTx& tx) {
      tx.mark(DeedKind::add, origin);
      store::insert_person(tx, {.name = "Jo Park"});
    });
  }

 private:
  TempFolder folder_;
};

}  // namespace

TEST_CASE("undo says where the newer change was made that it leaves") {
  for (const auto& [origin, words] : {std::pair{Origin::web, "made in the browser"},
                                      std::pair{Origin::automatic, "made automatically"}}) {
    const House house;
    house.run({"person", "add", "Maya Chen"});
    house.add_elsewhere(origin);
    const std::string said = house.run({"undo"});
    CAPTURE(said);
    CHECK(said.starts_with("Undone: added Maya Chen.\n"));
    CHECK(said.find(words) != std::string::npos);
    CHECK(said.find("To undo it: wellmet undo 2") != std::string::npos);
  }
}
