#include "model/change.h"

#include <doctest/doctest.h>

namespace wellmet {
namespace {

TEST_CASE("what a change is and where it was made are read as they are written") {
  for (int i = 0; i <= static_cast<int>(DeedKind::redo); ++i) {
    const auto kind = static_cast<DeedKind>(i);
    CHECK(parse_deed_kind(to_text(kind)) == kind);
  }
  for (const Origin origin : {Origin::unknown, Origin::terminal, Origin::web, Origin::automatic})
    CHECK(parse_origin(to_text(origin)) == origin);
  CHECK_FALSE(parse_deed_kind("imports"));
  CHECK_FALSE(parse_origin("browser"));
}

TEST_CASE("where a change was made is said in words") {
  CHECK(where_made(Origin::terminal) == "on the command line");
  CHECK(where_made(Origin::web) == "in the browser");
  CHECK(where_made(Origin::automatic) == "automatically");
  CHECK(where_made(Origin::unknown) == "by an earlier version");
}

TEST_CASE("of an older archive the names say what a change was, or nothing does") {
  struct Named {
    DeedAsNamed deed;
    DeedKind kind;
  };
  const Named names[] = {
      {{.name = "brought in 27 people from vCard (contacts.vcf)"}, DeedKind::import},
      {{.name = "recognised the people of LinkedIn (Connections.csv)"}, DeedKind::import},
      {{.name = "joined Jo Park into Joanne Park"}, DeedKind::merge},
      {{.name = "logged coffee with Maya Chen"}, DeedKind::log},
      {{.name = "undid: logged coffee with Maya Chen", .undoes = true}, DeedKind::undo},
      {{.name = "did again: logged coffee with Maya Chen", .undoes = true}, DeedKind::redo},
      {{.name = "a change to someone forgotten", .no_undo = "forgetting"}, DeedKind::forget},
      {{.name = "changed the settings"}, DeedKind::settings},
      {{.name = "done: thank Bo Li"}, DeedKind::unknown},
      {{.name = "rebrought in 3 people"}, DeedKind::unknown}};
  for (const Named& named : names) {
    INFO(named.deed.name);
    CHECK(guessed_kind(named.deed) == named.kind);
  }
}

}  // namespace
}  // namespace wellmet
