#include "store/giving/resources.h"

#include <doctest/doctest.h>

#include "store/people/merge.h"
#include "tests/store/db/sample_rows.h"

namespace wellmet::store {
namespace {

using namespace testing;

constexpr PersonId maya{1}, priya{2};
const LocalDate monday = day("2026-10-05");

void add_people(Connection& db) {
  deed(db, "fill", [](WriteTx& tx) {
    for (const PersonId id : {maya, priya}) {
      insert_row(
          tx, sample_row(*find_table("people"), {{"met_through", 1}}, static_cast<int>(id.value)));
      tx.execute(
          "insert into person_index (account_id, person_id, listed, name, folded, sort_key, given, "
          "family, organisation, title, pronouns, birthday, city, face) "
          "values (?1, ?2, 1, 'n', 'n', 'n', '', '', '', '', '', '', '', '')",
          id);
    }
  });
}

ResourceId keep(Connection& db, const std::string& about, std::optional<LocalDate> until = {}) {
  ResourceId id;
  deed(db, "keep", [&](WriteTx& tx) {
    id =
        insert_resource(tx, {.about = about, .kept = monday, .open_until = until}, "same " + about);
  });
  return id;
}

TEST_CASE("a thing to pass on is read as it was written, with its file") {
  on_both_open([](Connection& db) {
    Resource kiln{.about = "Kiln plans",
                  .link = "https://kelp.example/kiln",
                  .text = "Bricks\nand ash",
                  .kept = monday,
                  .open_until = monday + 9};
    const std::string bytes("PNG\0\xff\x01 bytes", 12);
    deed(db, "keep", [&](WriteTx& tx) {
      kiln.id = insert_resource(tx, kiln, "link kelp.example/kiln");
      put_file_of_resource(tx, kiln.id, {"kiln.png", bytes});
    });
    {
      ReadTx tx(db, mine);
      CHECK(find_resource(tx, kiln.id) == kiln);
      CHECK(resource_same_as(tx, "link kelp.example/kiln") == kiln.id);
      CHECK(resource_same_as(tx, "link kelp.example") == std::nullopt);
      CHECK(file_of_resource(tx, kiln.id)->bytes == bytes);
      CHECK(file_names(tx, {kiln.id}).front().second == "kiln.png");
    }
    kiln.about = "Plans of a kiln";
    kiln.open_until.reset();
    kiln.post = "Who wants to build a kiln?";
    kiln.posted = monday + 1;
    deed(db, "change", [&](WriteTx& tx) { update_resource(tx, kiln); });
    ReadTx tx(db, mine);
    CHECK(find_resource(tx, kiln.id) == kiln);
  });
}

TEST_CASE("nothing of a thing stays that is kept no longer") {
  on_both_open([](Connection& db) {
    add_people(db);
    const ResourceId id = keep(db, "Two seats");
    deed(db, "give", [&](WriteTx& tx) {
      put_file_of_resource(tx, id, {"seats.txt", "Row 4"});
      put_answer(tx, {id, maya, GivenAnswer::given, monday});
    });
    deed(db, "remove", [&](WriteTx& tx) { delete_resource(tx, id); });
    ReadTx tx(db, mine);
    CHECK(!find_resource(tx, id));
    CHECK(!file_of_resource(tx, id));
    CHECK(all_answers(tx).empty());
  });
}

TEST_CASE("what is over is not among what is of use, from the day after its last") {
  on_both_open([](Connection& db) {
    keep(db, "Two seats", monday);
    keep(db, "A bicycle");
    const auto on = [&](LocalDate today) {
      ReadTx tx(db, mine);
      return resources_of_use(tx, today, 9).size();
    };
    CHECK(on(monday) == 2);
    CHECK(on(monday + 1) == 1);
    ReadTx tx(db, mine);
    CHECK(resources(tx, 9).size() == 2);
    CHECK(resources(tx, 1).front().about == "A bicycle");
  });
}

TEST_CASE("that it was given is not overwritten by an answer, an answer by that it was given") {
  on_both_open([](Connection& db) {
    add_people(db);
    const ResourceId id = keep(db, "Two seats");
    const auto put = [&](GivenAnswer answer, LocalDate on) {
      deed(db, "answer", [&](WriteTx& tx) { put_answer(tx, {id, maya, answer, on}); });
      ReadTx tx(db, mine);
      const GivenTo read = given_to(tx, id).front();
      return to_text(read.answer) + " " + to_iso(read.day);
    };
    CHECK(put(GivenAnswer::not_for_them, monday) == "not for them 2026-10-05");
    CHECK(put(GivenAnswer::given, monday + 1) == "given 2026-10-06");
    CHECK(put(GivenAnswer::not_for_them, monday + 2) == "given 2026-10-06");
    CHECK(put(GivenAnswer::given, monday + 3) == "given 2026-10-06");
  });
}

TEST_CASE("of two who become one it was given once, whatever was answered for the other") {
  on_both_open([](Connection& db) {
    add_people(db);
    const ResourceId seats = keep(db, "Two seats"), bicycle = keep(db, "A bicycle");
    deed(db, "answers", [&](WriteTx& tx) {
      put_answer(tx, {seats, maya, GivenAnswer::not_for_them, monday});
      put_answer(tx, {seats, priya, GivenAnswer::given, monday + 1});
      put_answer(tx, {bicycle, maya, GivenAnswer::given, monday});
      put_answer(tx, {bicycle, priya, GivenAnswer::not_for_them, monday + 1});
    });
    deed(db, "merge", [](WriteTx& tx) { move_story(tx, priya, maya); });
    ReadTx tx(db, mine);
    REQUIRE(all_answers(tx).size() == 2);
    for (const GivenTo& one : all_answers(tx)) {
      CHECK(one.person == maya);
      CHECK(one.answer == GivenAnswer::given);
    }
  });
}

TEST_CASE("another account sees nothing of a thing, its file and its answers") {
  on_both_open([](Connection& db) {
    add_people(db);
    const ResourceId id = keep(db, "Two seats");
    deed(db, "give", [&](WriteTx& tx) {
      put_file_of_resource(tx, id, {"seats.txt", "Row 4"});
      put_answer(tx, {id, maya, GivenAnswer::given, monday});
    });
    deed(
        db, "remove",
        [&](WriteTx& tx) {
          CHECK(!find_resource(tx, id));
          CHECK(!resource_same_as(tx, "same Two seats"));
          CHECK(resources(tx, 9).empty());
          CHECK(resources_of_use(tx, monday, 9).empty());
          CHECK(!file_of_resource(tx, id));
          CHECK(file_names(tx, {id}).empty());
          CHECK(given_to(tx, id).empty());
          CHECK(all_answers(tx).empty());
          delete_resource(tx, id);
        },
        theirs);
    ReadTx tx(db, mine);
    CHECK(find_resource(tx, id).has_value());
    CHECK(file_of_resource(tx, id).has_value());
    CHECK(given_to(tx, id).size() == 1);
  });
}

}  // namespace
}  // namespace wellmet::store
