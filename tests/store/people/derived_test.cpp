// What is derived is written and read alike on both databases; search too.
#include "store/people/derived.h"

#include <fmt/format.h>

#include "model/cards/phone.h"
#include "store/history/deeds.h"
#include "store/people/contact_methods.h"
#include "store/people/people.h"
#include "store/search/search.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "store/today/today.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

PersonId someone(WriteTx& tx, const std::string& name, int listed = 1) {
  const PersonId id = insert_person(tx, {.uid = fmt::format("urn:{}:{}", name, listed)});
  put_person_index(tx, {.person = id, .listed = listed, .name = name, .folded = name});
  return id;
}

TEST_CASE("values of a card find the person, unless they were removed") {
  on_both_open([](Connection& db) {
    PersonId maya, gone;
    deed(db, "added", [&](WriteTx& tx) {
      maya = someone(tx, "maya chen");
      gone = someone(tx, "maya chen", 3);
      const std::vector<CardValueRow> values = {
          {"email", "Maya@Example.org", "work", "maya@example.org"},
          {"city", "Oakland", "", "oakland"},
          {"nickname", "May", "", "may"},
          {"phone", "+1 510 555 0100", "", "105550100"}};
      put_card_values(tx, maya, {{"email", "old@example.org", "", "old@example.org"}});
      put_card_values(tx, maya, values);
      put_person_index(tx, {.person = maya,
                            .listed = 1,
                            .name = "maya chen",
                            .folded = "maya chen",
                            .street = "1 Main St",
                            .postcode = "94601"});
      put_card_values(tx, gone, values);
    });
    ReadTx tx(db, mine);
    CHECK(people_with_value(tx, "email", "maya@example.org") == std::vector{maya});
    CHECK(people_with_value(tx, "email", "old@example.org").empty());
    CHECK(people_named(tx, "maya chen") == std::vector{maya});
    const std::vector<ContactMethod> ways = ways_to_reach(tx, {maya});
    REQUIRE(ways.size() == 2);
    CHECK(ways[0].value == "Maya@Example.org");
    CHECK(ways[0].label == "work");
    CHECK(ways[1].kind == "phone");
    const std::vector<ContactRow> contacts = contact_rows(tx);
    REQUIRE(contacts.size() == 1);
    CHECK(contacts[0].emails == std::vector<std::string>{"Maya@Example.org"});
    CHECK(contacts[0].street == "1 Main St");
    CHECK(contacts[0].city == "Oakland");
    CHECK(contacts[0].postcode == "94601");
    CHECK(nicknames_of(tx, {maya, gone}) ==
          std::vector<std::pair<PersonId, std::string>>{{maya, "May"}, {gone, "May"}});
    CHECK(nicknames_of(tx, {}).empty());
  });
}

TEST_CASE("the calendar goes round the end of the year") {
  on_both_open([](Connection& db) {
    PersonId maya;
    deed(db, "added", [&](WriteTx& tx) {
      maya = someone(tx, "maya");
      put_calendar(tx, maya,
                   {{maya, "birthday", "--12-30", 1230},
                    {maya, "met", "2024-01-03", 103},
                    {maya, "wedding", "2020-07-01", 701}});
      const PersonId archived = someone(tx, "jo", 2);
      put_calendar(tx, archived, {{archived, "birthday", "--12-30", 1230}});
    });
    ReadTx tx(db, mine);
    const auto labels = [&](int from, int to) {
      std::vector<std::string> list;
      for (const CalendarRow& row : calendar_between(tx, from, to, 9)) list.push_back(row.label);
      return list;
    };
    CHECK(labels(1220, 110) == std::vector<std::string>{"met", "birthday"});
    CHECK(labels(601, 731) == std::vector<std::string>{"wedding"});
    CHECK(calendar_between(tx, 1220, 110, 1).size() == 1);
  });
}

TEST_CASE("rhythms are read by what the day asks for") {
  on_both_open([](Connection& db) {
    const LocalDate today = day("2026-10-22");
    PersonId going, once, old, quiet_wish;
    deed(db, "rhythms", [&](WriteTx& tx) {
      going = someone(tx, "going");
      once = someone(tx, "once");
      old = someone(tx, "old");
      quiet_wish = someone(tx, "wish");
      put_rhythm(tx, {going,
                      today - 300,
                      today - 60,
                      4.25,
                      2.5,
                      12,
                      today - 5,
                      today + 40,
                      today - 5,
                      std::nullopt,
                      9.5,
                      4.75,
                      {7, 30, 8}});
      put_rhythm(tx, {once, today - 20, today - 20, 0, 0, 1, today - 2, today + 9, today - 2, {}});
      put_rhythm(tx, {old, today - 900, today - 400, 0.1, 0.2, 7, today - 300, today - 200,
                      today - 300, today - 250});
      put_rhythm(tx, {quiet_wish, today - 9, today - 9, 0, 0, 3, today - 1, today + 9, {}, {}});
    });
    ReadTx tx(db, mine);
    const auto ids = [](const std::vector<RhythmRow>& rows) {
      std::vector<PersonId> list;
      for (const RhythmRow& row : rows) list.push_back(row.person);
      return list;
    };
    CHECK(ids(rhythms_going(tx, today, 3, 9)) == std::vector{once, going});
    CHECK(ids(rhythms_going(tx, today, 3, 1)) == std::vector{once});
    CHECK(ids(rhythms_turned_quiet(tx, today, 3, 9)) == std::vector{going, once});
    CHECK(ids(rhythms_of(tx, {old, going})) == std::vector{going, old});
    CHECK(ids(rhythms_gone(tx, today - 300, today, 9)) == std::vector{old});
    CHECK(first_gone(tx) == today - 200);
    const RhythmRow row = *find_rhythm(tx, going);
    CHECK(row.s == 4.25);
    CHECK(row.w == 2.5);
    CHECK(row.contact_days == 12);
    CHECK(row.steady_s == 9.5);
    CHECK(row.steady_w == 4.75);
    CHECK(row.recent_gaps == std::vector{7, 30, 8});
    CHECK(rhythms_to_derive(tx, {}, 9).empty());
    CHECK(row.nudge_from == today - 5);
    CHECK_FALSE(row.nudged_on);
    CHECK(find_rhythm(tx, old)->nudged_on == today - 250);
    CHECK_FALSE(find_rhythm(tx, quiet_wish)->nudge_from);
  });
}

TEST_CASE("what was shown is remembered day by day, without a deed") {
  on_both_open([](Connection& db) {
    const LocalDate today = day("2026-10-22");
    PersonId maya, jo;
    const DeedId last = deed(db, "rhythm", [&](WriteTx& tx) {
      maya = someone(tx, "maya");
      jo = someone(tx, "jo");
      put_rhythm(tx, {.person = maya,
                      .quiet_from = today - 5,
                      .gone_from = today + 90,
                      .nudge_from = today - 5});
    });
    const ShownLine silence{1, maya, "drift", {}, "silence 2026-09-01"};
    const ShownLine promise{2, jo, "promise", FollowUpId{4}, "follow-up 4 2026-10-22"};
    remember_shown(db, mine, today - 1, {silence}, {maya});
    remember_shown(db, mine, today, {silence, promise}, {maya});
    remember_shown(db, mine, today, {promise}, {});
    {
      ReadTx tx(db, mine);
      CHECK(find_rhythm(tx, maya)->nudged_on == today);
      REQUIRE(shown_lines(tx, today).size() == 1);  // the silence was answered
      CHECK(shown_lines(tx, today)[0].person == jo);
      CHECK(shown_lines(tx, today + 1).empty());
      const auto shown = shown_days(tx, {maya}, today, today - 6);
      REQUIRE(shown.size() == 2);
      CHECK(shown[0].matter == silence.matter);
      CHECK(shown[0].earlier_days == 1);
      CHECK(shown[0].this_week);
      CHECK(shown[0].today);
      CHECK(shown[1].earlier_days == 0);
      CHECK(rhythms_going(tx, today + 1, 3, 9).size() == 1);
      CHECK(rhythms_going(tx, today + 1, 2, 9).empty());
    }
    // A look ahead, and then the day goes on.
    remember_shown(db, mine, today + 30, {silence}, {});
    {
      ReadTx tx(db, mine);
      CHECK(shown_days(tx, {maya}, today, today - 6)[0].earlier_days == 1);
    }
    remember_shown(db, mine, today + 1, {promise}, {});
    ReadTx tx(db, mine);
    CHECK(shown_lines(tx, today + 30).empty());
    CHECK(last_undoable(tx)->id == last);
  });
}

TEST_CASE("a deed's journal says what must be derived anew") {
  on_both_open([](Connection& db) {
    PersonId maya, jo, ann;
    PositionId position;
    deed(db, "people", [&](WriteTx& tx) {
      maya = someone(tx, "maya");
      jo = someone(tx, "jo");
      ann = someone(tx, "ann");
      position = insert_position(tx, {.person = ann, .title = "designer"});
      StaleRows stale = stale_rows(tx, tx.deed());
      CHECK(stale.new_people == std::vector{maya, jo, ann});
      CHECK(stale.people.empty());
      CHECK(stale.rhythms.empty());
    });
    deed(db, "changed and put back", [&](WriteTx& tx) {
      set_removed(tx, jo, tx.now());
      set_removed(tx, jo, std::nullopt);
      StaleRows stale = stale_rows(tx, tx.deed());
      CHECK(stale.new_people.empty());
      CHECK(stale.people == std::vector{jo});
      CHECK(stale.rhythms == std::vector{jo});
    });
    deed(db, "story", [&](WriteTx& tx) {
      const InteractionId i = insert_interaction(tx, {.day = day("2026-03-05"), .people = {maya}});
      const NoteId note = insert_note(tx, {.person = jo, .text = "hi"});
      const FollowUpId follow_up = insert_follow_up(tx, {.person = jo});
      delete_position(tx, position);
      StaleRows stale = stale_rows(tx, tx.deed());
      CHECK(stale.people == std::vector{ann});
      CHECK(stale.rhythms == std::vector{maya});
      CHECK(stale.texts["note"] == std::vector{note.value});
      CHECK(stale.texts["interaction"] == std::vector{i.value});
      CHECK(stale.texts["follow_up"] == std::vector{follow_up.value});
    });
    ReadTx tx(db, mine);
    CHECK(everything(tx).people == std::vector{maya, jo, ann});
    CHECK(everything(tx).texts["note"].size() == 1);
  });
}

TEST_CASE("people are found by digits of a phone, and by a name that begins or ends so") {
  on_both_open([](Connection& db) {
    PersonId maya, jo;
    deed(db, "indexed", [&](WriteTx& tx) {
      maya = someone(tx, "maya stein");
      jo = someone(tx, "jo lin");
      index_person(tx, maya, "maya stein", "");
      index_person(tx, jo, "jo lin", "");
      put_card_values(tx, maya, {{"phone", "+49 (0)30 5550 142", "", "305550142"}});
      put_card_values(tx, jo,
                      {{"company", "Globex Ltd", "", "globex ltd"},
                       {"circle", "Choir", "", "choir"},
                       {"city", "New York", "", "new york"}});
    });
    ReadTx tx(db, mine);
    for (const char* digits : {"5550", "5550142", "305550142", "49305550142", "142"})
      CHECK(people_with_phone_digits(tx, digits, 9) == std::vector{maya});
    CHECK(people_with_phone_digits(tx, "5551", 9).empty());
    for (const char* digits : {"5550", "49305550142", "0305550142", "171305550142", "5551", "4930"})
      CHECK(people_with_phone_digits(tx, digits, 9).empty() !=
            phone_has("+49 (0)30 5550 142", digits));
    CHECK(names_beginning_or_ending(tx, "st", "xx", 9).size() == 1);
    CHECK(names_beginning_or_ending(tx, "xx", "in", 9).size() == 2);
    CHECK(names_beginning_or_ending(tx, "tein", "st", 9).empty());
    const auto ids = [&](const PeopleFilter& filter) {
      std::vector<PersonId> found;
      for (const PersonLine& line : people(tx, filter)) found.push_back(line.id);
      return found;
    };
    CHECK(ids({.company = "ltd"}) == std::vector{jo});
    CHECK(ids({.company = "lobex"}).empty());
    CHECK(ids({.circle = "choi"}) == std::vector{jo});
    CHECK(ids({.city_folded = "new"}) == std::vector{jo});
    CHECK(ids({.has = Has::phone}) == std::vector{maya});
    CHECK(ids({.has = Has::note}).empty());
    CHECK(ids({.has = Has::interest}).empty());
    CHECK(ids({.seen_since = LocalDate{1}}).empty());
    for (const PeopleOrder order : {PeopleOrder::name, PeopleOrder::recent, PeopleOrder::silent,
                                    PeopleOrder::city, PeopleOrder::company, PeopleOrder::added})
      CHECK(ids({.not_seen_since = LocalDate{1}, .order = order}).size() == 2);
  });
}

TEST_CASE("people are found by beginnings of their names, and by anything else known") {
  on_both_open([](Connection& db) {
    PersonId maya, may, gone;
    deed(db, "indexed", [&](WriteTx& tx) {
      maya = someone(tx, "maya chen");
      may = someone(tx, "may lin");
      gone = someone(tx, "maya gone", 3);
      index_person(tx, maya, "maya chen mc", "pottery oakland");
      index_person(tx, may, "old name", "");
      index_person(tx, may, "may lin", "dogs 2026");
      index_person(tx, gone, "maya gone", "");
    });
    ReadTx tx(db, mine);
    const auto both = people_by_name(tx, {"ma"}, 9);
    CHECK(both.size() == 2);
    CHECK(people_by_name(tx, {"ma", "chen"}, 9) == std::vector{maya});
    CHECK(people_by_name(tx, {"old"}, 9).empty());
    CHECK(people_by_name(tx, {"pottery"}, 9).empty());
    CHECK(people_with_words(tx, {"chen", "maya"}, 9) == std::vector{maya});
    CHECK(people_with_words(tx, {"ma", "chen"}, 9).empty());
    CHECK(people_with_words(tx, {"pottery"}, 9).empty());
    CHECK(people_with_words(tx, {}, 9).empty());
    CHECK(people_matching(tx, {"pott", "may"}, 9) == std::vector{maya});
    CHECK(people_matching(tx, {"2026"}, 9) == std::vector{may});
    CHECK(people_by_name(tx, {"ma"}, 1).size() == 1);
    CHECK(people_by_name(tx, {}, 9).empty());
    CHECK(people_matching(tx, {}, 9).empty());
  });
}

TEST_CASE("people whose name is the word come before those whose name begins so, then all others") {
  on_both_open([](Connection& db) {
    PersonId marta, card, mar, sailor;
    deed(db, "indexed", [&](WriteTx& tx) {
      sailor = someone(tx, "jo");
      marta = someone(tx, "marta");
      card = someone(tx, "wei");
      mar = someone(tx, "mar");
      index_person(tx, sailor, "jo", "sailing marina");
      index_person(tx, marta, "marta", "");
      index_person(tx, card, "wei", "mar del plata");
      index_person(tx, mar, "mar", "martial arts");
    });
    ReadTx tx(db, mine);
    CHECK(people_by_name(tx, {"mar"}, 9) == std::vector{mar, marta});
    CHECK(people_by_name(tx, {"mar"}, 1) == std::vector{mar});
    CHECK(people_matching(tx, {"mar"}, 9) == std::vector{mar, marta, sailor, card});
    CHECK(people_matching(tx, {"mar"}, 3) == std::vector{mar, marta, sailor});
  });
}

TEST_CASE("a beginning of four letters finds its words, be they few or many, and no others") {
  on_both_open([](Connection& db) {
    const std::vector<std::string> few = {"marina", "marinade", "mari", "marin", "marine2"};
    std::vector<std::string> many = few;
    for (char c = 'a'; c <= 'z'; ++c) many.push_back(std::string("maris") + c);
    for (const std::vector<std::string>& words : {few, many}) {
      deed(db, "indexed", [&](WriteTx& tx) {
        std::int64_t ref = 0;
        for (const std::string& word : words) index_text(tx, "note", ++ref, "by the " + word);
        index_text(tx, "note", 100, "mark");
        index_text(tx, "note", 101, "marz maro");
      });
      ReadTx tx(db, mine);
      CHECK(texts_matching(tx, {"mari"}, 99).size() == words.size());
      CHECK(texts_matching(tx, {"marina"}, 99).size() == 2);
      CHECK(texts_matching(tx, {"marinas"}, 99).empty());
    }
  });
}

TEST_CASE("texts are found by every word, newest first, until they are forgotten") {
  on_both_open([](Connection& db) {
    deed(db, "indexed", [&](WriteTx& tx) {
      index_text(tx, "note", 1, "biscuit had surgery");
      index_text(tx, "note", 2, "biscuit is well");
      index_text(tx, "note", 3, "biscuit gone");
      index_text(tx, "note", 3, "");
      index_text(tx, "interaction", 4, "coffee with biscuit");
      index_text(tx, "interaction", 4, "coffee without dogs");
    });
    ReadTx tx(db, mine);
    const std::vector<TextHit> hits = texts_matching(tx, {"bisc"}, 9);
    REQUIRE(hits.size() == 2);
    CHECK(hits[0].ref == 2);
    CHECK(hits[1].ref == 1);
    CHECK(texts_matching(tx, {"bisc", "surg"}, 9).size() == 1);
    CHECK(texts_matching(tx, {"without"}, 9)[0].kind == "interaction");
    CHECK(texts_matching(tx, {"bisc"}, 1).size() == 1);
    CHECK(texts_matching(tx, {}, 9).empty());
  });
}

}  // namespace
}  // namespace wellmet::store
