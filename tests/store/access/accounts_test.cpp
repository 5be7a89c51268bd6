// Whatever one account wrote, another neither reads nor changes: every store function is called
// for an account whose rows have the same numbers.
#include <fmt/format.h>

#include "store/access/settings.h"
#include "store/history/deeds.h"
#include "store/people/contact_methods.h"
#include "store/people/derived.h"
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

constexpr LocalDate on{20'000};

// One of everything; ids are the same in each account, as each counts for itself.
void fill(WriteTx& tx, const std::string& word) {
  const PersonId maya = insert_person(tx, {.uid = "urn:maya", .met = {.how = word}});
  const PersonId jo = insert_person(tx, {.uid = "urn:" + word});
  const PersonId away = insert_person(tx, {.uid = "urn:away-" + word});
  set_merged_into(tx, away, maya);
  for (PersonId id : {maya, jo})
    put_person_index(tx, {.person = id, .listed = 1, .name = word, .folded = word});
  put_person_index(tx, {.person = away, .listed = 0, .name = word});
  set_removed(tx, jo, noon);
  put_card(tx, maya, word);
  put_card_values(tx, maya, {{"email", word, "", word}});
  put_calendar(tx, maya, {{maya, word, "--05-05", 505}});
  put_rhythm(tx, {.person = maya,
                  .first_day = on,
                  .last_day = on,
                  .contact_days = 1,
                  .gone_from = on + 9,
                  .nudge_from = on});
  insert_note(tx, {.person = maya, .text = word, .day = on});
  give_interest(tx, maya, {.name = word, .noted = on});
  give_interest(tx, away, {.name = word, .noted = on});
  insert_position(tx, {.person = maya, .title = word, .started = partial(on)});
  insert_date(tx, {.person = maya, .label = word, .date = partial(on)});
  const InteractionId i = insert_interaction(
      tx, {.day = on, .people = {maya, jo}, .note = word, .source = word, .source_key = word});
  insert_follow_up(tx,
                   {.person = maya, .text = word, .due = on, .made = on, .from = i, .rule = word});
  put_setting(tx, word, word);
  remember_mapping(tx, word, {{word, word}});
  put_source(tx, {maya, word, word, word});
  put_pair_answer(tx, maya, jo, PairAnswer::not_same, on);
  index_person(tx, maya, word, "");
  index_text(tx, "note", 1, word);
}

// What the reading functions found, as text.
struct Found {
  std::string text = {};
  template <class Value>
  void operator()(std::string_view what, const Value& value) {
    text += fmt::format("{} {}\n", what, value);
  }
};

void read_stories(ReadTx& tx, const std::string& word, Found& add) {
  const PersonId one{1};
  add("person", find_person(tx, one)->met.how);
  add("uid", person_with_uid(tx, "urn:" + word).has_value());
  add("owner", owner(tx).has_value());
  add("names", names_of(tx, {one})[0].second);
  add("people", people(tx, {})[0].name + people(tx, {.interest_key = interest_key(word)})[0].name);
  add("count", count_people(tx, Shown::current));
  add("lines", people_lines(tx, {one})[0].name);
  add("merged", merged_into(tx, PersonId{3}).has_value());
  add("trash", removed_before(tx, {noon.milliseconds + 1}).size());
  add("card", card_bytes(tx, one));
  for_each_card(tx, [&](PersonId, std::string_view bytes) { add("cards", bytes); });
  for (const Note& note : notes_of(tx, one)) add("note", note.text);
  add("note", find_note(tx, NoteId{1})->text);
  for (const Interest& i : interests_of(tx, one)) add("interest", i.name);
  for (const InterestCount& i : interests(tx)) add(i.interest.name, i.people);
  for (const auto& [id, count] : people_with(tx, {InterestId{1}})) add("with", count);
  for (const Position& p : positions_of(tx, one)) add("position", p.title);
  add("position", find_position(tx, PositionId{1})->title);
  for (const ImportantDate& d : dates_of(tx, one)) add("date", d.label);
  add("interaction", find_interaction(tx, InteractionId{1})->note);
  add("source", interaction_with_source(tx, word, word).has_value());
  for (const Interaction& i : interactions_of(tx, one, 9)) add("of", i.note);
  for (const Interaction& i : interactions(tx, on, on, 9)) add("on", i.note);
  add("count", count_interactions(tx, one));
  add("days", contact_days_of(tx, one).size());
  add("together", together_with(tx, one, 9).size());
  for (const FollowUp& f : follow_ups_of(tx, one)) add("follow-up", f.text);
  for (const FollowUp& f : own_follow_ups_due(tx, on, 9)) add("due", f.text);
  for (const FollowUp& f : automatic_follow_ups_due(tx, on - 99, on, 9)) add("automatic", f.text);
  for (const FollowUp& f : open_follow_ups(tx, 9)) add("open", f.text);
  add("follow-up", find_follow_up(tx, FollowUpId{1})->text);
  add("spoken", rule_has_spoken(tx, one, word, InteractionId{1}));
}

void read_the_rest(ReadTx& tx, const std::string& word, Found& add) {
  const PersonId one{1};
  add("setting", *setting(tx, word));
  for (const auto& [name, value] : settings(tx)) add(name, value);
  for (const auto& [column, field] : mapping_for(tx, word)) add(column, field);
  for (const Mapping& m : mappings(tx)) add(m.signature, m.field);
  add("source", find_source(tx, word, word)->fingerprint);
  for (const SourceKey& s : sources_of(tx, one)) add("sources", s.key);
  add("pairs", answered_pairs(tx).size());
  add("values", ways_to_reach(tx, {one})[0].value);
  add("with value", people_with_value(tx, "email", word).size());
  add("named", people_named(tx, word).size());
  for (const ContactRow& row : contact_rows(tx)) add("contact", row.name);
  for (const CalendarRow& row : calendar_between(tx, 501, 510, 9)) add("calendar", row.label);
  add("rhythms", rhythms_going(tx, on, 3, 9).size() + rhythms_turned_quiet(tx, on, 3, 9).size() +
                     rhythms_of(tx, {one}).size());
  add("to derive", rhythms_to_derive(tx, {}, 9).size() + deaths_to_derive(tx, {}, 9).size());
  add("wished", wished_without_contact(tx, 9).size());
  add("done", days_done(tx, {one}, on - 99).size());
  add("days shown", shown_days(tx, {one}, on + 1, on - 5).size());
  add("together", first_time_together(tx, one).has_value());
  add("unknown", nothing_known_before(tx, one, {0}) ? "yes" : "no");
  add("rhythm", find_rhythm(tx, one)->nudged_on.has_value());
  add("gone", rhythms_gone(tx, on, on + 9, 9).size());
  add("first gone", to_iso(*first_gone(tx)));
  for (const TodayRow& row : today_rows(tx, {one})) add("today", row.name);
  add("begun", positions_begun(tx, on, on, 9).size());
  for (const SharedInterest& i : interests_shared(tx, PersonId{3}, {one})) add("shared", i.name);
  add("facts", interaction_facts(tx, {InteractionId{1}}).size());
  add("shown", shown_lines(tx, on).size());
  add("everything", everything(tx).people.size());
  add("stale", stale_rows(tx, DeedId{1}).people.size());
  add("search", people_by_name(tx, {word}, 9).size() + people_matching(tx, {word}, 9).size() +
                    texts_matching(tx, {word}, 9).size());
  for (const Deed& d : deeds(tx, 9)) add(d.name, d.changes);
  add("deed", find_deed(tx, DeedId{1})->name);
  add("undoable", last_undoable(tx)->name);
}

// Every reading function; what it found as text.
std::string all_that_is_read(ReadTx& tx, const std::string& word) {
  Found found;
  read_stories(tx, word, found);
  read_the_rest(tx, word, found);
  return found.text;
}

std::string read_by(Connection& db, AccountId account, const std::string& word) {
  ReadTx tx(db, account);
  return all_that_is_read(tx, word);
}

TEST_CASE("neither account reads a word of the other's") {
  on_both_open([](Connection& db) {
    deed(db, "mine", [](WriteTx& tx) { fill(tx, "mine"); });
    const std::string alone = read_by(db, mine, "mine");
    deed(db, "theirs", [](WriteTx& tx) { fill(tx, "theirs"); }, theirs);
    CHECK(read_by(db, mine, "mine") == alone);
    CHECK(alone.find("theirs") == std::string::npos);
    CHECK(read_by(db, theirs, "theirs").find("mine") == std::string::npos);
    ReadTx tx(db, mine);
    CHECK_FALSE(person_with_uid(tx, "urn:theirs"));
    CHECK_FALSE(interaction_with_source(tx, "theirs", "theirs"));
    CHECK(mapping_for(tx, "theirs").empty());
    CHECK(people_with_value(tx, "email", "theirs").empty());
    CHECK(people_named(tx, "theirs").empty());
    CHECK(people_by_name(tx, {"theirs"}, 9).empty());
    CHECK(people_matching(tx, {"theirs"}, 9).empty());
    CHECK(texts_matching(tx, {"theirs"}, 9).empty());
  });
}

TEST_CASE("nothing that one account does changes a row of the other's") {
  on_both_open([](Connection& db) {
    deed(db, "theirs", [](WriteTx& tx) { fill(tx, "theirs"); }, theirs);
    const std::string before = read_by(db, theirs, "theirs");
    const DeedId filled = deed(db, "mine", [](WriteTx& tx) { fill(tx, "mine"); });
    deed(db, "changes", [](WriteTx& tx) {
      update_person(tx, {.id = PersonId{1}, .met = {.how = "changed"}});
      put_card(tx, PersonId{1}, "changed");
      update_note(tx, {.id = NoteId{1}, .person = PersonId{1}, .text = "changed"});
      update_position(tx, {.id = PositionId{1}, .person = PersonId{1}, .title = "changed"});
      update_interaction(tx, {.id = InteractionId{1}, .day = on + 1, .people = {PersonId{1}}});
      update_follow_up(tx, {.id = FollowUpId{1}, .person = PersonId{1}, .text = "changed"});
      put_setting(tx, "theirs", "changed");
      put_source(tx, {PersonId{2}, "theirs", "theirs", "changed"});
      put_pair_answer(tx, PersonId{1}, PersonId{2}, PairAnswer::later, on + 1);
      index_person(tx, PersonId{1}, "changed", "");
      index_text(tx, "note", 1, "changed");
      set_removed(tx, PersonId{2}, std::nullopt);
      delete_note(tx, NoteId{1});
      delete_date(tx, DateId{1});
      delete_position(tx, PositionId{1});
      delete_interaction(tx, InteractionId{1});
      take_interest(tx, PersonId{1}, InterestId{1});
      drop_rhythm(tx, PersonId{1});
      set_merged_into(tx, PersonId{3}, std::nullopt);
      erase_person(tx, PersonId{1});
    });
    remember_shown(db, mine, on, {}, {PersonId{1}});
    CHECK(read_by(db, theirs, "theirs") == before);
    CHECK(filled == DeedId{1});
  });
}

}  // namespace
}  // namespace wellmet::store
