// What the day's list is read from, at the edges: the day itself, the day before and after, what
// has ended, what lies in the trash.
#include "store/today/today.h"

#include "store/people/derived.h"
#include "store/people/merge.h"
#include "store/people/people.h"
#include "store/search/search.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

constexpr LocalDate today{20'700};

PersonId add(WriteTx& tx, const std::string& name, int listed = 1) {
  const PersonId id = insert_person(tx, {.uid = name});
  put_person_index(tx, {.person = id, .listed = listed, .name = name, .folded = name});
  return id;
}

TEST_CASE("a follow-up is due from its day on, for whoever is current") {
  on_both_open([](Connection& db) {
    deed(db, "plan", [](WriteTx& tx) {
      for (int listed : {1, 2, 3}) {
        const PersonId id = add(tx, "person " + std::to_string(listed), listed);
        for (const char* rule : {"", "thank for help"})
          insert_follow_up(tx, {.person = id, .due = today, .made = today - 9, .rule = rule});
      }
    });
    ReadTx tx(db, mine);
    CHECK(own_follow_ups_due(tx, today - 1, 9).empty());
    CHECK(own_follow_ups_due(tx, today, 9).size() == 1);
    CHECK(own_follow_ups_due(tx, today + 99, 9).size() == 1);
    CHECK(automatic_follow_ups_due(tx, today, today, 9).size() == 1);
    CHECK(automatic_follow_ups_due(tx, today - 9, today - 1, 9).empty());
    CHECK(automatic_follow_ups_due(tx, today + 1, today + 9, 9).empty());
    CHECK(open_follow_ups(tx, 9).size() == 4);  // of the archived too, not of the trash
  });
}

TEST_CASE("a follow-up that is changed is as it was changed to, in every part") {
  on_both_open([](Connection& db) {
    FollowUp plan{.kind = FollowUpKind::share, .text = "tide tables", .due = today, .made = today};
    deed(db, "plan", [&](WriteTx& tx) {
      plan.person = add(tx, "maya");
      add(tx, "jo");
      plan.id = insert_follow_up(tx, plan);
    });
    plan.person = PersonId{2};
    plan.kind = FollowUpKind::custom;
    plan.text = "the ladder";
    plan.due = today + 3;
    plan.state = FollowUpState::done;
    plan.closed = today + 1;
    deed(db, "change", [&](WriteTx& tx) { update_follow_up(tx, plan); });
    ReadTx tx(db, mine);
    CHECK(find_follow_up(tx, plan.id) == plan);
  });
}

TEST_CASE("a rule has spoken of an interaction once it made its follow-up, and of no other") {
  on_both_open([](Connection& db) {
    deed(db, "helped", [](WriteTx& tx) {
      const PersonId maya = add(tx, "maya");
      const PersonId jo = add(tx, "jo");
      for (int i = 0; i < 2; ++i) insert_interaction(tx, {.day = today, .people = {maya, jo}});
      insert_follow_up(tx, {.person = maya,
                            .due = today,
                            .made = today,
                            .from = InteractionId{1},
                            .rule = "thank for help"});
    });
    ReadTx tx(db, mine);
    CHECK(rule_has_spoken(tx, PersonId{1}, "thank for help", InteractionId{1}));
    CHECK(rule_has_spoken(tx, PersonId{1}, "thank for help", {}));
    CHECK_FALSE(rule_has_spoken(tx, PersonId{1}, "thank for help", InteractionId{2}));
    CHECK_FALSE(rule_has_spoken(tx, PersonId{1}, "first meeting", InteractionId{1}));
    CHECK_FALSE(rule_has_spoken(tx, PersonId{2}, "thank for help", InteractionId{1}));
  });
}

TEST_CASE("a job is new from its first day to the last of the span, and while it is held") {
  on_both_open([](Connection& db) {
    deed(db, "hired", [](WriteTx& tx) {
      for (const int days : {-1, 0, 30, 31}) {
        for (const bool held : {true, false})
          insert_position(tx, {.person = add(tx, std::to_string(days) + (held ? " held" : "")),
                               .organisation = "Figma",
                               .started = partial(today - days),
                               .current = held});
      }
    });
    ReadTx tx(db, mine);
    std::string days;
    for (const NewPosition& p : positions_begun(tx, today - 30, today, 9))
      days += std::to_string(today - p.started) + ";";
    CHECK(days == "0;30;");
  });
}

TEST_CASE("who has an interest is counted without the trash") {
  on_both_open([](Connection& db) {
    deed(db, "interests", [](WriteTx& tx) {
      for (const int listed : {1, 1, 2, 3})
        give_interest(tx, add(tx, "person " + std::to_string(tx.next_id("names")), listed),
                      {.name = "dogs", .noted = today});
    });
    ReadTx tx(db, mine);
    CHECK(people_with(tx, {InterestId{1}}).at(0).second == 3);
    CHECK(interests(tx).at(0).people == 3);
  });
}

TEST_CASE("an interest that is told again keeps its detail unless another is told") {
  on_both_open([](Connection& db) {
    const auto tell = [&](const std::string& detail) {
      deed(db, "tell", [&](WriteTx& tx) {
        give_interest(tx, PersonId{1}, {.name = "dogs", .detail = detail, .noted = today});
      });
      ReadTx tx(db, mine);
      return interests_of(tx, PersonId{1}).at(0).detail;
    };
    deed(db, "maya", [](WriteTx& tx) { add(tx, "maya"); });
    CHECK(tell("Biscuit") == "Biscuit");
    CHECK(tell("") == "Biscuit");
    CHECK(tell("Rex") == "Rex");
  });
}

TEST_CASE("after a merge nobody was met through themselves") {
  on_both_open([](Connection& db) {
    deed(db, "met", [](WriteTx& tx) {
      const PersonId maya = add(tx, "maya");
      const PersonId jo = add(tx, "jo");
      for (const auto& [id, through] : {std::pair{maya, jo}, std::pair{add(tx, "sam"), jo}})
        update_person(tx, {.id = id, .met = {.through = through}});
      move_story(tx, jo, maya);
    });
    ReadTx tx(db, mine);
    CHECK(find_person(tx, PersonId{1})->met.through != PersonId{1});
    CHECK(find_person(tx, PersonId{3})->met.through == PersonId{1});
  });
}

TEST_CASE("a part of a name, or a day, finds nobody in the trash and nothing of before") {
  on_both_open([](Connection& db) {
    deed(db, "names", [](WriteTx& tx) {
      for (const int listed : {1, 2, 3}) {
        const PersonId id = add(tx, "wrenna " + std::to_string(listed), listed);
        index_person(tx, id, "wrenna", "");
        for (const int days : {0, 9}) {
          const FollowUpId plan = insert_follow_up(
              tx, {.person = id, .text = "kiln", .due = today - days, .made = today - 99});
          index_text(tx, "follow_up", plan.value, "kiln");
        }
      }
    });
    ReadTx tx(db, mine);
    CHECK(names_beginning_or_ending(tx, "wre", "xyz", 9).size() == 2);
    CHECK(texts_matching(tx, {"kiln"}, 9).size() == 6);
    CHECK(texts_matching(tx, {"kiln"}, 9, {.since = today}).size() == 3);
    CHECK(texts_matching(tx, {"kiln"}, 9, {.people = std::vector{PersonId{1}}, .since = today})
              .size() == 1);
  });
}

}  // namespace
}  // namespace wellmet::store
