// Notes, interests, positions, dates, interactions, follow-ups: on both databases.
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

PersonId someone(WriteTx& tx, const std::string& name, int listed = 1) {
  const PersonId id = insert_person(tx, {.uid = "urn:" + name});
  put_person_index(tx, {.person = id, .listed = listed, .name = name, .sort_key = name});
  return id;
}

TEST_CASE("a note comes back, is changed and goes") {
  on_both_open([](Connection& db) {
    Note note{.kind = NoteKind::question,
              .text = "How did the launch go? 'fine'",
              .day = day("2026-03-05"),
              .source = "log"};
    deed(db, "noted", [&](WriteTx& tx) {
      note.person = someone(tx, "maya");
      note.id = insert_note(tx, note);
    });
    {
      ReadTx tx(db, mine);
      CHECK(find_note(tx, note.id) == note);
      CHECK(notes_of(tx, note.person) == std::vector<Note>{note});
    }
    note.done = day("2026-04-01");
    note.kind = NoteKind::fact;
    deed(db, "asked", [&](WriteTx& tx) { update_note(tx, note); });
    {
      ReadTx tx(db, mine);
      CHECK(find_note(tx, note.id) == note);
    }
    deed(db, "forgot", [&](WriteTx& tx) { delete_note(tx, note.id); });
    ReadTx tx(db, mine);
    CHECK_FALSE(find_note(tx, note.id));
    CHECK(notes_of(tx, note.person).empty());
  });
}

TEST_CASE("what many people have is read at once as it is one by one") {
  on_both_open([](Connection& db) {
    PersonId maya, jo, ann;
    deed(db, "told", [&](WriteTx& tx) {
      maya = someone(tx, "maya");
      jo = someone(tx, "jo");
      ann = someone(tx, "ann");
      for (const PersonId person : {maya, jo}) {
        give_interest(tx, person,
                      {.name = "dogs", .detail = "Biscuit", .noted = day("2026-03-05")});
        insert_position(tx, {.person = person, .title = "Cook", .current = false});
        insert_position(tx, {.person = person, .title = "Designer", .organisation = "Bluebird"});
        insert_date(tx, {{}, person, "anniversary", parse_partial_date("2015-06-01")});
      }
      give_interest(tx, ann, {.name = "chess", .noted = day("2026-03-05")});
    });
    ReadTx tx(db, mine);
    const std::vector<PersonId> asked = {maya, jo, PersonId{99}};
    const auto interests = interests_of(tx, asked);
    const auto positions = positions_of(tx, asked);
    const auto dates = dates_of(tx, asked);
    CHECK(interests.size() == 2);
    for (const PersonId person : {maya, jo}) {
      CHECK(interests.at(person) == interests_of(tx, person));
      CHECK(positions.at(person) == positions_of(tx, person));
      CHECK(dates.at(person) == dates_of(tx, person));
      CHECK(positions.at(person).front().title == "Designer");
    }
  });
}

TEST_CASE("an interest is one for all who have it, under any spelling") {
  on_both_open([](Connection& db) {
    PersonId maya, jo, me;
    deed(db, "interests", [&](WriteTx& tx) {
      maya = someone(tx, "maya");
      jo = someone(tx, "jo");
      me = someone(tx, "me", 0);
      const Interest dogs{.name = "dogs",
                          .kind = InterestKind::pet,
                          .detail = "Biscuit",
                          .noted = day("2026-03-05")};
      give_interest(tx, maya, dogs);
      give_interest(tx, jo,
                    {.name = "#Dog", .lasting = Lasting::passing, .noted = day("2026-03-06")});
      give_interest(tx, me, {.name = "dog", .noted = day("2026-03-06")});
      give_interest(tx, maya, {.name = "dogs", .noted = day("2026-05-05")});
    });
    ReadTx tx(db, mine);
    const std::vector<Interest> hers = interests_of(tx, maya);
    REQUIRE(hers.size() == 1);
    CHECK(hers[0].detail == "Biscuit");
    CHECK(hers[0].noted == day("2026-03-05"));
    CHECK(interests_of(tx, jo)[0].lasting == Lasting::passing);
    const std::vector<InterestCount> all = interests(tx);
    REQUIRE(all.size() == 1);
    CHECK(all[0].people == 2);
    CHECK(all[0].interest.name == "dogs");
    CHECK(people_with(tx, {hers[0].id}) ==
          std::vector<std::pair<InterestId, std::int64_t>>{{hers[0].id, 2}});
    CHECK(people_with(tx, {}).empty());
    CHECK(people(tx, {.interest_key = interest_key("dogs")}).size() == 2);
  });
}

TEST_CASE("an interest is taken away only from who has it") {
  on_both_open([](Connection& db) {
    deed(db, "interests", [&](WriteTx& tx) {
      const PersonId maya = someone(tx, "maya");
      give_interest(tx, maya, {.name = "go", .noted = day("2026-03-05")});
      const InterestId go = interests_of(tx, maya)[0].id;
      CHECK(take_interest(tx, maya, go));
      CHECK_FALSE(take_interest(tx, maya, go));
      CHECK(interests_of(tx, maya).empty());
    });
  });
}

TEST_CASE("positions stand current first, then newest") {
  on_both_open([](Connection& db) {
    PersonId maya;
    Position old{.title = "intern",
                 .organisation = "Acme",
                 .started = parse_partial_date("2015"),
                 .ended = parse_partial_date("2016-02"),
                 .current = false,
                 .source = "linkedin"};
    Position now{.title = "designer", .organisation = "Figma"};
    deed(db, "positions", [&](WriteTx& tx) {
      maya = someone(tx, "maya");
      old.person = now.person = maya;
      old.id = insert_position(tx, old);
      now.id = insert_position(tx, now);
    });
    {
      ReadTx tx(db, mine);
      CHECK(positions_of(tx, maya) == std::vector<Position>{now, old});
      CHECK(find_position(tx, old.id) == old);
    }
    now.current = false;
    now.ended = parse_partial_date("2026");
    deed(db, "left", [&](WriteTx& tx) {
      update_position(tx, now);
      delete_position(tx, old.id);
    });
    ReadTx tx(db, mine);
    CHECK(positions_of(tx, maya) == std::vector<Position>{now});
    CHECK_FALSE(find_position(tx, old.id));
  });
}

TEST_CASE("a date without a year keeps its day") {
  on_both_open([](Connection& db) {
    ImportantDate date{.label = "Biscuit's birthday", .date = parse_partial_date("--04-12")};
    deed(db, "date", [&](WriteTx& tx) {
      date.person = someone(tx, "maya");
      date.id = insert_date(tx, date);
    });
    {
      ReadTx tx(db, mine);
      CHECK(dates_of(tx, date.person) == std::vector<ImportantDate>{date});
    }
    deed(db, "gone", [&](WriteTx& tx) { delete_date(tx, date.id); });
    ReadTx tx(db, mine);
    CHECK(dates_of(tx, date.person).empty());
  });
}

struct Three {
  PersonId maya, jo, ann;
};

Three three(Connection& db) {
  Three people;
  deed(db, "people",
       [&](WriteTx& tx) { people = {someone(tx, "maya"), someone(tx, "jo"), someone(tx, "ann")}; });
  return people;
}

TEST_CASE("an interaction comes back with everyone who took part") {
  on_both_open([](Connection& db) {
    const Three p = three(db);
    Interaction coffee{.kind = InteractionKind::coffee,
                       .touch = Touch::light,
                       .setting = "coffee shop",
                       .place = "Blue Bottle",
                       .day = day("2026-03-05"),
                       .at = noon,
                       .people = {p.maya, p.jo},
                       .note = "Biscuit is well",
                       .source = "import:tracker",
                       .source_key = "row 7"};
    deed(db, "coffee", [&](WriteTx& tx) { coffee.id = insert_interaction(tx, coffee); });
    ReadTx tx(db, mine);
    CHECK(find_interaction(tx, coffee.id) == coffee);
    CHECK(interaction_with_source(tx, "import:tracker", "row 7") == coffee.id);
    CHECK_FALSE(interaction_with_source(tx, "import:tracker", "row 8"));
    CHECK(interactions_of(tx, p.jo, 10) == std::vector<Interaction>{coffee});
    CHECK(interactions_of(tx, p.ann, 10).empty());
    CHECK(count_interactions(tx, p.maya) == 1);
    CHECK(together_with(tx, p.maya, 10) == std::vector<PersonId>{p.jo});
  });
}

TEST_CASE("interactions come newest first and by days") {
  on_both_open([](Connection& db) {
    const Three p = three(db);
    std::vector<InteractionId> ids;
    deed(db, "logged", [&](WriteTx& tx) {
      for (const char* on : {"2026-01-05", "2026-03-05", "2026-02-05", "2026-02-05"})
        ids.push_back(insert_interaction(tx, {.day = day(on), .people = {p.maya}}));
    });
    ReadTx tx(db, mine);
    const auto numbers = [](const std::vector<Interaction>& list) {
      std::vector<InteractionId> found;
      for (const Interaction& i : list) found.push_back(i.id);
      return found;
    };
    const std::vector<InteractionId> newest{ids[1], ids[3], ids[2], ids[0]};
    CHECK(numbers(interactions_of(tx, p.maya, 10)) == newest);
    CHECK(numbers(interactions_of(tx, p.maya, 2, 1)) == std::vector{ids[3], ids[2]});
    CHECK(numbers(interactions(tx, std::nullopt, std::nullopt, 10)) == newest);
    CHECK(numbers(interactions(tx, day("2026-02-01"), day("2026-02-28"), 10)) ==
          std::vector{ids[3], ids[2]});
    CHECK(contact_days_of(tx, p.maya) ==
          std::vector{day("2026-01-05"), day("2026-02-05"), day("2026-03-05")});
  });
}

TEST_CASE("changing an interaction changes who took part and on which day") {
  on_both_open([](Connection& db) {
    const Three p = three(db);
    Interaction walk{
        .kind = InteractionKind::walk, .day = day("2026-03-05"), .people = {p.maya, p.jo}};
    deed(db, "walk", [&](WriteTx& tx) { walk.id = insert_interaction(tx, walk); });
    walk.people = {p.maya, p.ann};
    walk.day = day("2026-03-06");
    walk.note = "by the lake";
    deed(db, "changed", [&](WriteTx& tx) { update_interaction(tx, walk); });
    ReadTx tx(db, mine);
    CHECK(find_interaction(tx, walk.id) == walk);
    CHECK(contact_days_of(tx, p.maya) == std::vector{day("2026-03-06")});
    CHECK(contact_days_of(tx, p.jo).empty());
  });
}

TEST_CASE("a follow-up comes back, is done, and the due ones come soonest first") {
  on_both_open([](Connection& db) {
    const Three p = three(db);
    FollowUp thank{.person = p.maya,
                   .kind = FollowUpKind::thank,
                   .text = "for the advice",
                   .due = day("2026-03-08"),
                   .made = day("2026-03-05"),
                   .about = p.jo,
                   .rule = "thank"};
    FollowUp share{.person = p.jo,
                   .kind = FollowUpKind::share,
                   .due = day("2026-03-07"),
                   .made = day("2026-03-05")};
    deed(db, "coffee", [&](WriteTx& tx) {
      thank.from = insert_interaction(tx, {.day = day("2026-03-05"), .people = {p.maya}});
      thank.id = insert_follow_up(tx, thank);
      share.id = insert_follow_up(tx, share);
    });
    {
      ReadTx tx(db, mine);
      CHECK(find_follow_up(tx, thank.id) == thank);
      CHECK(own_follow_ups_due(tx, day("2026-03-08"), 9) == std::vector<FollowUp>{share});
      CHECK(own_follow_ups_due(tx, day("2026-03-06"), 9).empty());
      CHECK(automatic_follow_ups_due(tx, day("2026-03-08"), day("2026-03-08"), 9) ==
            std::vector<FollowUp>{thank});
      CHECK(automatic_follow_ups_due(tx, day("2026-03-09"), day("2026-03-20"), 9).empty());
      CHECK(open_follow_ups(tx, 1) == std::vector<FollowUp>{share});
      CHECK(rule_has_spoken(tx, p.maya, "thank", thank.from));
      CHECK(rule_has_spoken(tx, p.maya, "thank", {}));
      CHECK_FALSE(rule_has_spoken(tx, p.maya, "thank", InteractionId{99}));
      CHECK_FALSE(rule_has_spoken(tx, p.jo, "thank", {}));
    }
    thank.state = FollowUpState::done;
    thank.closed = day("2026-03-09");
    deed(db, "done", [&](WriteTx& tx) { update_follow_up(tx, thank); });
    ReadTx tx(db, mine);
    CHECK(follow_ups_of(tx, p.maya) == std::vector<FollowUp>{thank});
    CHECK(open_follow_ups(tx, 9) == std::vector<FollowUp>{share});
  });
}

TEST_CASE("follow-ups that a rule made go with their interaction, others stay") {
  on_both_open([](Connection& db) {
    const Three p = three(db);
    InteractionId coffee;
    FollowUpId by_rule, own;
    deed(db, "coffee", [&](WriteTx& tx) {
      coffee = insert_interaction(tx, {.day = day("2026-03-05"), .people = {p.maya}});
      by_rule = insert_follow_up(tx, {.person = p.maya, .from = coffee, .rule = "meet again"});
      own = insert_follow_up(tx, {.person = p.maya, .from = coffee});
    });
    deed(db, "not so", [&](WriteTx& tx) { delete_interaction(tx, coffee); });
    ReadTx tx(db, mine);
    CHECK_FALSE(find_interaction(tx, coffee));
    CHECK_FALSE(find_follow_up(tx, by_rule));
    REQUIRE(find_follow_up(tx, own));
    CHECK_FALSE(find_follow_up(tx, own)->from);
  });
}

}  // namespace
}  // namespace wellmet::store
