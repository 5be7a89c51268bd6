#include "store/people/people.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

int people_seen(Connection& db) {
  ReadTx tx(db, mine);
  return static_cast<int>(people(tx, {.shown = Shown::all, .limit = 10}).size());
}

}  // namespace

TEST_CASE("the version of a file changes with every change, by whomever, and with nothing else") {
  on_sqlite([](const Place& place) {
    const auto ours = open(place);
    make_accounts(*ours);
    const auto others = open(place);
    people_seen(*ours);
    const auto before = ours->version();
    REQUIRE(before);
    people_seen(*ours);
    CHECK(ours->version() == before);
    deed(*ours, "by us", [](WriteTx& tx) { insert_person(tx, {.uid = "urn:1"}); });
    const auto after_us = ours->version();
    CHECK(after_us != before);
    deed(*others, "by others", [](WriteTx& tx) { insert_person(tx, {.uid = "urn:2"}); });
    people_seen(*ours);  // the first statement that sees it
    const auto after_others = ours->version();
    CHECK(after_others != after_us);
    people_seen(*others);
    people_seen(*ours);
    CHECK(ours->version() == after_others);
  });
}

TEST_CASE("a server does not say whether anything has changed") {
  if (!has_postgres()) return;
  const PostgresSchema schema;
  CHECK_FALSE(open(schema.place())->version());
}

}  // namespace wellmet::store
