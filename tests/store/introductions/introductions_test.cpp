#include "store/introductions/introductions.h"

#include <doctest/doctest.h>

#include "store/people/merge.h"
#include "store/people/people.h"
#include "tests/store/db/sample_rows.h"

namespace wellmet::store {
namespace {

using namespace testing;
using introduction::Step;

constexpr PersonId maya{1}, priya{2}, noor{3};
const LocalDate monday = day("2026-10-05");

void add_people(Connection& db) {
  deed(db, "fill", [](WriteTx& tx) {
    for (const PersonId id : {maya, priya, noor})
      insert_row(tx, sample_row(*find_table("people"), {{"met_through", noor.value}},
                                static_cast<int>(id.value)));
    for (const PersonId id : {maya, priya, noor})
      tx.execute(
          "insert into person_index (account_id, person_id, listed, name, folded, sort_key, given, "
          "family, organisation, title, pronouns, birthday, city, face) "
          "values (?1, ?2, 1, 'n', 'n', 'n', '', '', '', '', '', '', '', '')",
          id);
  });
}

void set(Connection& db, const std::string& columns) {
  deed(db, "set", [&](WriteTx& tx) {
    tx.execute("update introductions set " + columns + " where account_id = ?1");
  });
}

TEST_CASE("the table refuses an introduction to which not both have said yes") {
  on_both_open([](Connection& db) {
    add_people(db);
    deed(db, "begin", [](WriteTx& tx) {
      insert_introduction(tx, {.first = maya, .second = priya, .started = monday});
    });
    const std::string first_yes = "first_asked = '2026-10-05', first_agreed = '2026-10-06'";
    CHECK_THROWS(set(db, "introduced = '2026-10-07'"));
    CHECK_THROWS(set(db, first_yes + ", introduced = '2026-10-07'"));
    CHECK_THROWS(set(db, first_yes + ", second_asked = '2026-10-06', introduced = '2026-10-07'"));
    CHECK_THROWS(set(db, "first_agreed = '2026-10-06'"));
    CHECK_THROWS(set(db, "second_asked = '2026-10-06'"));
    CHECK_THROWS(set(db, first_yes + ", second_agreed = '2026-10-06'"));
    CHECK_THROWS(set(db, "met = '2026-10-06'"));
    CHECK_THROWS(set(db, "ended = '2026-10-06'"));
    CHECK_THROWS(set(db, "ended = '2026-10-06', ending = 'closed'"));
    CHECK_THROWS(set(db, "ended = '2026-10-06', ending = 'declined'"));
    CHECK_NOTHROW(set(db, first_yes +
                              ", second_asked = '2026-10-06', second_agreed = '2026-10-07', "
                              "introduced = '2026-10-08'"));
  });
}

TEST_CASE("an introduction is read as it was written, at every stage") {
  on_both_open([](Connection& db) {
    add_people(db);
    IntroductionId id;
    deed(db, "begin", [&](WriteTx& tx) {
      id = insert_introduction(
          tx, {.first = maya, .second = priya, .why = "both keep bees", .started = monday});
    });
    LocalDate on = monday;
    for (const Step step :
         {Step::ask, Step::yes, Step::ask, Step::yes, Step::introduce, Step::meet, Step::close}) {
      on = on + 1;
      Introduction thread;
      deed(db, "step", [&](WriteTx& tx) {
        thread = *find_introduction(tx, id);
        thread.stage = *introduction::after(thread.stage, step, on);
        update_introduction(tx, thread);
      });
      ReadTx tx(db, mine);
      const Introduction read = *find_introduction(tx, id);
      CHECK(introduction::to_text(read.stage) == introduction::to_text(thread.stage));
      CHECK(introduction::day_of(read.stage) == on);
      CHECK(read.why == "both keep bees");
    }
  });
}

TEST_CASE("one with somebody in the trash is not shown, and is there again with them") {
  on_both_open([](Connection& db) {
    add_people(db);
    deed(db, "begin", [](WriteTx& tx) {
      insert_introduction(tx, {.first = maya, .second = priya, .started = monday});
    });
    const auto shown = [&] {
      ReadTx tx(db, mine);
      return open_introductions(tx, 10).size() + introductions_of_person(tx, maya, 10).size() +
             introductions_between(tx, priya, maya).size();
    };
    const auto list_priya = [&](int listed) {
      deed(db, "list", [&](WriteTx& tx) {
        tx.execute("update person_index set listed = ?3 where account_id = ?1 and person_id = ?2",
                   priya, listed);
      });
    };
    CHECK(shown() == 3);
    list_priya(3);
    CHECK(shown() == 0);
    list_priya(1);
    CHECK(shown() == 3);
  });
}

TEST_CASE("of two who become one nobody is introduced to themselves") {
  on_both_open([](Connection& db) {
    add_people(db);
    deed(db, "begin", [](WriteTx& tx) {
      insert_introduction(tx, {.first = maya, .second = priya, .started = monday});
      insert_introduction(tx, {.first = noor, .second = priya, .started = monday});
    });
    deed(db, "merge", [](WriteTx& tx) { move_story(tx, priya, maya); });
    CHECK(rows_naming(db, "introductions", "asked_first", maya) == 0);
    CHECK(rows_naming(db, "introductions", "asked_second", maya) == 1);
    CHECK(rows_naming(db, "introductions", "asked_second", priya) == 0);
  });
}

}  // namespace
}  // namespace wellmet::store
