#include "store/people/people_pages.h"

#include "store/people/derived.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "tests/store/stores.h"

using namespace wellmet;
using namespace wellmet::store;
using namespace wellmet::store::testing;

namespace {

const LocalDate today = day("2026-10-22");

PersonId person(WriteTx& tx, const std::string& name, int listed = 1) {
  const PersonId id = insert_person(tx, {.uid = "urn:" + name, .archived = listed == 2});
  put_person_index(
      tx, {.person = id, .listed = listed, .name = name, .folded = name, .sort_key = name});
  return id;
}

void rhythm(WriteTx& tx, PersonId id, const char* last, int contact_days,
            const char* quiet = "2030-01-01") {
  put_rhythm(tx, {.person = id,
                  .first_day = day(last),
                  .last_day = day(last),
                  .s = 60.0 * contact_days,
                  .w = 1.0 * contact_days,
                  .contact_days = contact_days,
                  .quiet_from = day(quiet),
                  .gone_from = day("2031-01-01")});
}

// Maya and Jo of late, Sam met once, Ingrid quiet, Wren archived; of the other account Noor.
struct Cast {
  PersonId maya, jo, sam, ingrid, wren, noor;
  InterestId dogs;
  explicit Cast(Connection& db) {
    deed(db, "cast", [&](WriteTx& tx) {
      maya = person(tx, "maya");
      jo = person(tx, "jo");
      sam = person(tx, "sam");
      ingrid = person(tx, "ingrid");
      wren = person(tx, "wren", 2);
      rhythm(tx, maya, "2026-10-20", 9);
      rhythm(tx, jo, "2026-10-21", 4);
      rhythm(tx, sam, "2026-10-01", 1);
      rhythm(tx, ingrid, "2026-01-01", 6, "2026-05-01");
      rhythm(tx, wren, "2026-10-22", 3);
      for (const PersonId id : {maya, ingrid, wren})
        give_interest(tx, id, {.name = "dogs", .noted = today});
      give_interest(tx, maya, {.name = "Pottery", .noted = today + 1});
      put_card_values(tx, jo, {{"city", "Lisbon", "", "lisbon"}});
      dogs = interests_of(tx, ingrid).front().id;
    });
    deed(
        db, "theirs",
        [&](WriteTx& tx) {
          noor = person(tx, "noor");
          rhythm(tx, noor, "2026-10-21", 2);
          give_interest(tx, noor, {.name = "dogs", .noted = today});
        },
        theirs);
  }
};

using People = std::vector<PersonId>;

}  // namespace

TEST_CASE("faces stand in the order of names, a page at a time, each account's own") {
  on_both_open([](Connection& db) {
    const Cast cast(db);
    ReadTx tx(db, mine);
    CHECK(faces(tx, {}, today) == People{cast.ingrid, cast.jo, cast.maya, cast.sam});
    CHECK(faces(tx, {.limit = 2, .offset = 1}, today) == People{cast.jo, cast.maya});
    CHECK(faces(tx, {.without = {cast.jo}, .limit = 2}, today) == People{cast.ingrid, cast.maya});
    CHECK(faces(tx, {.shown = Shown::archived}, today) == People{cast.wren});
  });
}

TEST_CASE("each filter narrows the faces, and all together") {
  on_both_open([](Connection& db) {
    const Cast cast(db);
    ReadTx tx(db, mine);
    CHECK(faces(tx, {.interest_key = "dog"}, today) == People{cast.ingrid, cast.maya});
    CHECK(faces(tx, {.city_folded = "lisbon"}, today) == People{cast.jo});
    CHECK(faces(tx, {.met_once = true}, today) == People{cast.sam});
    CHECK(faces(tx, {.quiet = true}, today) == People{cast.ingrid});
    CHECK(faces(tx, {.quiet = true, .interest_key = "pottery"}, today).empty());
    CHECK(faces(tx, {.quiet = true, .interest_key = "dog"}, today) == People{cast.ingrid});
    CHECK(faces(tx, {.shown = Shown::all, .only_these = People{cast.wren, cast.maya, cast.noor}},
                today) == People{cast.maya, cast.wren});
    CHECK(faces(tx, {.only_these = People{}}, today).empty());
  });
}

TEST_CASE("a relationship word narrows the faces") {
  on_both_open([](Connection& db) {
    const Cast cast(db);
    deed(db, "word", [&](WriteTx& tx) {
      Person sam = find_person(tx, cast.sam).value();
      sam.words = {RelationshipWord::peer, RelationshipWord::mentor};
      update_person(tx, sam);
    });
    ReadTx tx(db, mine);
    CHECK(faces(tx, {.word = "mentor"}, today) == People{cast.sam});
    CHECK(faces(tx, {.word = "family"}, today).empty());
  });
}

TEST_CASE("lately are those one was in touch with, beginnings those met once") {
  on_both_open([](Connection& db) {
    const Cast cast(db);
    deed(db, "meeting", [&](WriteTx& tx) {
      insert_interaction(tx,
                         {.place = "the ferry", .day = day("2026-10-01"), .people = {cast.sam}});
    });
    ReadTx tx(db, mine);
    CHECK(lately(tx, today - 60, 10) == People{cast.jo, cast.maya});
    CHECK(lately(tx, today - 60, 1) == People{cast.jo});
    const auto begun = beginnings(tx, today - 60, 10);
    REQUIRE(begun.size() == 1);
    CHECK(begun[0].person == cast.sam);
    CHECK(begun[0].day == day("2026-10-01"));
    CHECK(begun[0].where == "the ferry");
    CHECK(beginnings(tx, today - 5, 10).empty());
  });
}

TEST_CASE("interests of many people come in one query, and who else has one by name") {
  on_both_open([](Connection& db) {
    const Cast cast(db);
    ReadTx tx(db, mine);
    const auto before = db.statements_run();
    const auto interests = interests_of_all(tx, {cast.maya, cast.ingrid, cast.noor});
    CHECK(db.statements_run() - before == 1);
    REQUIRE(interests.size() == 3);
    CHECK(interests[0].person == cast.maya);
    CHECK(interests[0].name == "Pottery");  // noted last
    CHECK(interests[2].person == cast.ingrid);
    const auto also = others_with(tx, cast.maya, {cast.dogs}, 3);
    REQUIRE(also.size() == 1);  // the archived one and the stranger do not count
    CHECK(also[0].name == "ingrid");
    CHECK(also[0].interest == cast.dogs);
  });
}

TEST_CASE("touches come newest first, and the story before one of its days") {
  on_both_open([](Connection& db) {
    const Cast cast(db);
    std::vector<InteractionId> ids;
    deed(db, "story", [&](WriteTx& tx) {
      for (const char* on : {"2026-08-01", "2026-09-01", "2026-09-01", "2026-10-01"})
        ids.push_back(insert_interaction(tx, {.kind = InteractionKind::coffee,
                                              .touch = ids.empty() ? Touch::light : Touch::real,
                                              .day = day(on),
                                              .people = {cast.maya, cast.jo}}));
    });
    ReadTx tx(db, mine);
    const auto touches = touches_of(tx, cast.maya, day("2026-08-01"), 10);
    REQUIRE(touches.size() == 4);
    CHECK(touches[0].day == day("2026-10-01"));
    CHECK(touches[3].touch == Touch::light);
    CHECK(touches_of(tx, cast.maya, day("2026-09-02"), 10).size() == 1);
    const auto earlier = interactions_before(tx, cast.maya, day("2026-09-01"), ids[2], 10);
    REQUIRE(earlier.size() == 2);
    CHECK(earlier[0].id == ids[1]);
    CHECK(earlier[1].id == ids[0]);
    CHECK(earlier[0].people == People{cast.maya, cast.jo});
    CHECK(interactions_before(tx, cast.sam, today, {}, 10).empty());
  });
}

TEST_CASE("the trash shows who was removed, the latest first, not who was merged away") {
  on_both_open([](Connection& db) {
    const Cast cast(db);
    deed(db, "removals", [&](WriteTx& tx) {
      set_removed(tx, cast.maya, noon);
      set_removed(tx, cast.jo, Instant{noon.milliseconds + 1});
      set_removed(tx, cast.sam, noon);
      set_merged_into(tx, cast.sam, cast.ingrid);
    });
    ReadTx tx(db, mine);
    const auto removed = trash(tx, 10);
    REQUIRE(removed.size() == 2);
    CHECK(removed[0].name == "jo");
    CHECK(removed[0].at.milliseconds == noon.milliseconds + 1);
    CHECK(removed[1].person == cast.maya);
  });
}
