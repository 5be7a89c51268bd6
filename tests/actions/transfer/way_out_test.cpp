// Out and in again is the same, byte for byte, on both databases and between them.
#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/history/doctor.h"
#include "actions/history/undo.h"
#include "actions/people/people.h"
#include "actions/transfer/export.h"
#include "store/access/settings.h"
#include "store/integrity/backup.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "store/today/today.h"
#include "tests/store/stores.h"

namespace wellmet::actions {
namespace {

using namespace store::testing;

App app_on(store::Connection& db, AccountId account = mine) {
  return {.db = db, .account = account, .clock = [] { return noon; }};
}

void nothing(std::int64_t, std::int64_t) {}

std::string everything_of(const App& app) {
  std::string out;
  export_everything(app, [&](std::string_view piece) { out += piece; }, nothing);
  return out;
}

// Some deeds of every kind, and one taken back.
void live_a_little(const App& app, unsigned seed) {
  const auto pick = [&](unsigned of) {
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 16) % of;
  };
  std::vector<PersonId> people;
  for (unsigned i = 0; i < 3 + pick(4); ++i)
    people.push_back(add_person(app, {.name = fmt::format("Łukasz \"{}\" 李", pick(1000)),
                                      .emails = {fmt::format("p{}@example.org", i)},
                                      .birthday = parse_partial_date("--04-12"),
                                      .met = {.how = "pottery\nclass"}}));
  const auto someone = [&] { return people[pick(static_cast<unsigned>(people.size()))]; };
  for (unsigned i = 0; i < 6; ++i) {
    Deed deed(app, DeedKind::edit, fmt::format("story {}", i));
    const InteractionId coffee =
        store::insert_interaction(deed.tx, {.kind = InteractionKind::coffee,
                                            .day = day("2026-03-05") + static_cast<int>(pick(200)),
                                            .people = {someone()},
                                            .note = "Biscuit \\ is well"});
    store::insert_follow_up(
        deed.tx,
        {.person = someone(), .due = day("2026-10-01"), .made = day("2026-09-01"), .from = coffee});
    store::insert_note(
        deed.tx,
        {.person = someone(), .text = fmt::format("note {}", pick(99)), .day = day("2026-03-05")});
    store::give_interest(deed.tx, someone(),
                         {.name = fmt::format("thing {}", pick(3)), .noted = day("2026-03-05")});
    store::put_source(deed.tx, {someone(), "linkedin", fmt::format("k{}", pick(9)), "print"});
    store::put_setting(deed.tx, "limit", std::to_string(pick(9)));
    deed.commit();
  }
  undo(app, std::nullopt);
  store::remember_shown(app.db, app.account, day("2026-10-22"), {}, {people[0]});
}

// Anew in `to`: what it exports then.
std::string after_the_move(const std::string& everything, store::Connection& to,
                           AccountId account = mine) {
  const App app = app_on(to, account);
  import_everything(app, everything, nothing);
  CHECK(examine(app, Repair::no).findings.empty());
  return everything_of(app);
}

TEST_CASE("out, into an empty store, and out again gives the same bytes") {
  on_both_open([](store::Connection& db) {
    live_a_little(app_on(db), 7);
    const std::string out = everything_of(app_on(db));
    CHECK(is_everything(out));
    CHECK(out.find("Biscuit") != std::string::npos);
    // Into the other account of the same store, and into a file.
    CHECK(after_the_move(out, db, theirs) == out);
    on_sqlite([&](const store::Place& place) {
      const auto file = store::open(place);
      make_accounts(*file);
      CHECK(after_the_move(out, *file) == out);
    });
  });
}

TEST_CASE("any store that is lived in comes back the same") {
  constexpr unsigned stores = 25;
  for (unsigned seed = 1; seed <= stores; ++seed) {
    CAPTURE(seed);
    on_sqlite([&](const store::Place& place) {
      const TempFolder folder;
      const auto db = store::open(place);
      make_accounts(*db);
      live_a_little(app_on(*db), seed);
      const std::string out = everything_of(app_on(*db));
      const auto other = store::open({folder / "other.db"});
      make_accounts(*other);
      CHECK(after_the_move(out, *other) == out);
    });
  }
}

TEST_CASE("a moved store goes on where the old one stopped: undo, and new numbers") {
  on_sqlite([](const store::Place& place) {
    const TempFolder folder;
    const auto db = store::open(place);
    make_accounts(*db);
    live_a_little(app_on(*db), 3);
    const PersonId last = add_person(app_on(*db), {.name = "Maya Chen"});
    const auto other = store::open({folder / "other.db"});
    make_accounts(*other);
    const App there = app_on(*other);
    const EverythingIn in = import_everything(there, everything_of(app_on(*db)), nothing);
    CHECK(in.people >= 4);
    CHECK(in.interactions > 0);
    CHECK(add_person(there, {.name = "Jo"}).value == last.value + 1);
    CHECK(undo(there, std::nullopt).target.name == "added Jo");
    CHECK(undo(there, std::nullopt).target.name == "added Maya Chen");
    store::ReadTx tx(*other, mine);
    CHECK_FALSE(store::find_person(tx, last));
  });
}

TEST_CASE("a store that holds something is not overrun") {
  on_sqlite([](const store::Place& place) {
    const auto db = store::open(place);
    make_accounts(*db);
    const App app = app_on(*db);
    add_person(app, {.name = "Maya Chen"});
    const std::string out = everything_of(app);
    const std::string message = refusal([&] { import_everything(app, out, nothing); });
    CHECK(message.find("goes into an empty one") != std::string::npos);
    CHECK(everything_of(app) == out);
  });
}

TEST_CASE("a broken file names the line and brings nothing in") {
  on_sqlite([](const store::Place& place) {
    const auto db = store::open(place);
    make_accounts(*db);
    const App app = app_on(*db);
    const std::string before = everything_of(app);
    const std::string head = "{\"wellmet\":1,\"store\":1}\n";
    const auto message = [&](const std::string& rest) {
      return refusal([&] { import_everything(app, head + rest, nothing); });
    };
    const std::string person = "{\"in\":\"people\",\"id\":1,\"uid\":\"urn:a\",\"created_at\":5}\n";
    CHECK(message(person + "{\"in\":\"notes\",\"id\":").find("Line 3: ") == 0);
    CHECK(message("{\"in\":\"sqlite_schema\",\"id\":1}").find("no table \"sqlite_schema\"") !=
          std::string::npos);
    CHECK(message("{\"in\":\"people\",\"id); drop\":1}").find("has no") != std::string::npos);
    CHECK(message(person + person).find("Line 3: ") == 0);
    CHECK(message(person + "{\"in\":\"cards\",\"person_id\":2,\"bytes\":\"x\"}\n")
              .find("not whole") != std::string::npos);
    CHECK(refusal([&] {
            import_everything(app, "{\"wellmet\":1,\"store\":99}\n", nothing);
          }).find("newer Wellmet") != std::string::npos);
    CHECK(everything_of(app) == before);
  });
}

TEST_CASE("cards go out byte for byte, all in one text or each for itself") {
  on_sqlite([](const store::Place& place) {
    const auto db = store::open(place);
    make_accounts(*db);
    const App app = app_on(*db);
    const PersonId id = add_person(app, {.name = "Maya Chen"});
    const std::string odd =
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:x\r\nFN:Maya Chen\r\nX-ODD;foo=1:  "
        "a\\,b\r\nEND:VCARD\r\n";
    Deed deed(app, DeedKind::edit, "from the phone");
    store::put_card(deed.tx, id, odd);
    deed.commit();
    std::string all;
    CHECK(export_cards(app, [&](std::string_view piece) { all += piece; }) == 1);
    CHECK(all == odd);
    export_cards_apart(app, [&](const std::string& name, std::string_view card) {
      CHECK(name == fmt::format("maya-chen-{}.vcf", id.value));
      CHECK(card == odd);
    });
    std::string sheet;
    CHECK(export_sheet(app, [&](std::string_view piece) { sheet += piece; }) == 1);
    CHECK(sheet.find("Maya Chen") != std::string::npos);
  });
}

TEST_CASE("doctor finds what is derived wrongly, and repairs it") {
  on_both_open([](store::Connection& db) {
    const App app = app_on(db);
    live_a_little(app, 5);
    CHECK(examine(app, Repair::no).findings.empty());
    db.script(
        "update person_index set name = 'Someone else' where person_id = 1; "
        "delete from card_values where person_id = 2; "
        "delete from rhythms; update search_people_text set name = 'zzz' where person_id = 3");
    const std::vector<Finding> found = examine(app, Repair::no).findings;
    // SQLite's index of words stands apart from the texts that it is made of.
    const std::size_t all = db.dialect() == store::Dialect::sqlite ? 2 : 1;
    REQUIRE(found.size() == all);
    CHECK(found.back().area == "derived");
    CHECK_FALSE(found.back().repaired);
    const std::vector<Finding> repaired = examine(app, Repair::yes).findings;
    REQUIRE(repaired.size() == all);
    CHECK(repaired.back().repaired);
    CHECK(examine(app, Repair::no).findings.empty());
    store::ReadTx tx(db, mine);
    CHECK(store::find_person(tx, PersonId{1})->name != "Someone else");
  });
}

TEST_CASE("doctor finds a history with holes, and people long in the trash") {
  on_both_open([](store::Connection& db) {
    App app = app_on(db);
    live_a_little(app, 9);
    Deed removed(app, DeedKind::edit, "removed");
    store::set_removed(removed.tx, PersonId{1}, noon);
    removed.commit();
    db.script("delete from journal where deed_id = 2");
    app.clock = [] { return Instant{noon.milliseconds + 31ll * 86'400'000}; };
    const std::vector<Finding> found = examine(app, Repair::no).findings;
    REQUIRE(found.size() == 2);
    CHECK(found[0].area == "history");
    CHECK(found[1].area == "trash");
    examine(app, Repair::yes);
    store::ReadTx tx(db, mine);
    CHECK_FALSE(store::find_person(tx, PersonId{1}));
  });
}

}  // namespace
}  // namespace wellmet::actions
