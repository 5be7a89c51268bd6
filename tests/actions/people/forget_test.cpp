#include "actions/people/forget.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "actions/history/doctor.h"
#include "actions/history/undo.h"
#include "actions/people/duplicates.h"
#include "actions/people/edit_person.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/dates.h"
#include "actions/story/interactions.h"
#include "actions/story/interests.h"
#include "actions/story/notes.h"
#include "actions/story/positions.h"
#include "actions/today/follow_ups.h"
#include "base/error.h"
#include "base/text.h"
#include "store/integrity/examine.h"
#include "store/search/search.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/transfer/uploads.h"
#include "tests/actions/house.h"

namespace {

using namespace wellmet;
using namespace wellmet::actions;
using namespace wellmet::actions::testing;
using store::testing::file_text;
using store::testing::refusal;

// Every text of every table of the database, and every byte of every file beside a local store.
std::string all_that_is_kept(House& house) {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(house.folder.path())) {
    if (entry.is_regular_file()) all += file_text(entry.path().string());
  }
  if (house.db->dialect() == store::Dialect::sqlite) {
    for (const char* index : {"search_people", "search_texts"})
      for (const store::Row& row :
           house.db->query(fmt::format("select distinct term from {}_vocabulary", index)))
        all += " " + row.string(0);
    return all;
  }
  std::vector<std::string> tables;
  for (const store::Row& row : house.db->query("select table_name from information_schema.tables "
                                               "where table_schema = current_schema()"))
    tables.push_back(row.string(0));
  for (const std::string& table : tables)
    for (const store::Row& row : house.db->query(fmt::format("select t::text from {} t", table)))
      all += row.string(0) + "\n";
  // What the planner remembers of the columns.
  for (const store::Row& row : house.db->query(
           "select coalesce(most_common_vals::text, '') || "
           "coalesce(histogram_bounds::text, '') || coalesce(most_common_elems::text, '') "
           "from pg_stats where schemaname = current_schema()"))
    all += row.string(0) + "\n";
  return all;
}

std::string found_words(House& house, const std::vector<std::string>& words) {
  const std::string all = all_that_is_kept(house);
  std::string found;
  for (const std::string& word : words) {
    if (all.find(word) != std::string::npos) found += word + " ";
    if (const std::string folded = fold(word); all.find(folded) != std::string::npos)
      found += folded + " ";
  }
  return found;
}

std::vector<std::string> history(House& house) {
  store::ReadTx tx(*house.db, house.app.account);
  std::vector<std::string> names;
  for (const store::Deed& deed : store::deeds(tx, 1000)) names.push_back(deed.name);
  return names;
}

// Someone with a word of theirs in every place that there is.
const std::vector<std::string> words_of_zofie = {
    "Žofie",   "Nováková", "zofkamail", "5550123",    "geheimnote", "tulipword",
    "oldname", "kavarna",  "mossword",  "hüttenwort", "followword", "firmaword"};

PersonId zofie_in(House& house) {
  const PersonId id = add_person(
      house.app, {.name = "Oldname Nováková",
                  .emails = {"zofkamail@example.com"},
                  .phones = {"+420 5550123"},
                  .interests = {{.name = "tulipword"}, {.name = "tea", .detail = "mossword"}}});
  edit_person(house.app, id, {.name = "Žofie Nováková", .met_where = "hüttenwort"});
  const Note note =
      add_note(house.app, {.person = id, .kind = NoteKind::fact, .text = "geheimnote one"});
  edit_note(house.app, note.id, "geheimnote two");
  log_interaction(house.app, {.kind = InteractionKind::coffee,
                              .place = "kavarna",
                              .day = house.app.today(),
                              .people = {id}});
  add_position(house.app, {.person = id, .title = "baker", .organisation = "firmaword"},
               Moved::yes);
  add_follow_up(house.app, {.person = id,
                            .kind = FollowUpKind::custom,
                            .text = "followword",
                            .due = house.app.today() + 3});
  add_date(house.app,
           {.person = id, .label = "oldname day", .date = parse_partial_date("--05-03")});
  return id;
}

DeedId last_deed(House& house) {
  store::ReadTx tx(*house.db, house.app.account);
  return store::deeds(tx, 1).front().id;
}

}  // namespace

TEST_CASE_TEMPLATE("who is forgotten is nowhere: no table, no index of words, no file", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor", .interests = {{.name = "tea"}}});
  const PersonId zofie = zofie_in(house);
  REQUIRE(found_words(house, {"geheimnote"}) != "");
  const Forgotten done = forget_person(house.app, zofie);
  CHECK(done.traces == "");
  CHECK(found_words(house, words_of_zofie) == "");
  CHECK(examine(house.app, Repair::no).findings.empty());
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(!store::find_person(tx, zofie));
  CHECK(store::interests_of(tx, jo).size() == 1);
}

TEST_CASE_TEMPLATE("an emptied trash is forgotten the same way", AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const PersonId zofie = zofie_in(house);
  remove_person(house.app, zofie);
  house.now.milliseconds += (trash_days + 1) * 86'400'000LL;
  CHECK(examine(house.app, Repair::yes).findings.size() == 1);
  CHECK(found_words(house, words_of_zofie) == "");
  CHECK(
      refusal([&] { undo(house.app, std::nullopt); }) ==
      "Can't undo change 10 (\"emptied the trash of 1 person\"): Forgetting is final: nothing was "
      "kept to bring anyone back with.");
}

TEST_CASE("forgetting is final, and older changes of that person say why they can't be undone") {
  House house;
  const PersonId zofie = zofie_in(house);
  add_person(house.app, {.name = "Jo Okafor"});
  forget_person(house.app, zofie);
  CHECK(history(house).front() == "forgot someone");
  CHECK(refusal([&] { undo(house.app, last_deed(house)); }).find("Forgetting is final") !=
        std::string::npos);
  CHECK(
      refusal([&] { undo(house.app, DeedId{1}); }) ==
      "Can't undo change 1 (\"a change to someone forgotten\"): It was about someone who has been "
      "forgotten since, and its details went with them.");
  const Undone undone = undo(house.app, std::nullopt);
  CHECK(undone.target.name == "added Jo Okafor");
  REQUIRE(undone.passed_over);
  CHECK(undone.passed_over->name == "forgot someone");
}

TEST_CASE("an older change that touched others too is undone for the others") {
  House house;
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor"});
  const PersonId zofie = zofie_in(house);
  const InteractionId walk = log_interaction(house.app, {.kind = InteractionKind::walk,
                                                         .day = house.app.today(),
                                                         .people = {zofie, jo},
                                                         .note = "by the river"});
  const DeedId logged = last_deed(house);
  edit_person(house.app, jo, {.met_how = "at school", .met_through = zofie});
  const DeedId through = last_deed(house);
  forget_person(house.app, zofie);
  CHECK(found_words(house, words_of_zofie) == "");
  {
    store::ReadTx tx(*house.db, house.app.account);
    CHECK(store::find_interaction(tx, walk)->people == std::vector{jo});
    CHECK(store::find_person(tx, jo)->met.how == "at school");
    CHECK(!store::find_person(tx, jo)->met.through);
  }
  undo(house.app, through);
  undo(house.app, logged);
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(store::find_person(tx, jo)->met.how == "");
  CHECK(!store::find_interaction(tx, walk));
}

TEST_CASE("a person merged from two is forgotten under both numbers") {
  House house;
  const PersonId zofie = zofie_in(house);
  const PersonId twin =
      add_person(house.app, {.name = "Sofie Zwilling", .emails = {"twin@x.example"}});
  add_note(house.app, {.person = twin, .kind = NoteKind::note, .text = "zwillingsnote"});
  merge_people(house.app, {.keep = twin, .join = zofie});
  CHECK(what_would_be_forgotten(house.app, zofie).person == twin);
  forget_person(house.app, zofie);
  std::vector<std::string> words = words_of_zofie;
  words.insert(words.end(), {"Zwilling", "twin@", "zwillingsnote"});
  CHECK(found_words(house, words) == "");
}

TEST_CASE("after a merge that was undone, forgetting one leaves nothing of them with the other") {
  House house;
  const PersonId zofie = zofie_in(house);
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor", .emails = {"jo@x.example"}});
  merge_people(house.app, {.keep = jo, .join = zofie});
  const DeedId merged = last_deed(house);
  edit_person(house.app, jo, {.add_phones = {"+1 555 2323"}});
  undo(house.app, last_deed(house));
  undo(house.app, merged);
  const DeedId parted = last_deed(house);
  forget_person(house.app, zofie);
  CHECK(found_words(house, words_of_zofie) == "");
  CHECK(house.card(jo).find("jo@x.example") != std::string::npos);
  CHECK(refusal([&] { undo(house.app, parted); }).find("forgotten since") != std::string::npos);
  CHECK(examine(house.app, Repair::no).findings.empty());
}

TEST_CASE("what others say of the person stays, and is counted beforehand") {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  const PersonId jo = add_person(house.app, {.name = "Jo Okafor"});
  add_note(house.app, {.person = maya, .text = "Maya Chen likes rain"});
  add_note(house.app, {.person = jo, .text = "was at school with Maya Chen"});
  log_interaction(house.app, {.day = house.app.today(), .people = {maya, jo}});
  log_interaction(house.app, {.day = house.app.today(), .people = {maya}});
  const Forgettable all = what_would_be_forgotten(house.app, maya);
  CHECK(all.mentions == 1);
  CHECK(all.story.notes == 1);
  CHECK(all.story.shared == 1);
  CHECK(all.story.interactions == 1);
  forget_person(house.app, maya);
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(store::notes_of(tx, jo).front().text == "was at school with Maya Chen");
  CHECK(store::texts_matching(tx, {"maya", "chen"}, 10).size() == 1);
}

TEST_CASE("names of other people's changes stay as they are") {
  House house;
  const PersonId jo = add_person(house.app, {.name = "Jo"});
  add_person(house.app, {.name = "Jo Okafor"});
  forget_person(house.app, jo);
  CHECK(history(house) == std::vector<std::string>{"forgot someone", "added Jo Okafor",
                                                   "a change to someone forgotten"});
}

TEST_CASE("files that wait to be imported go with the person, and the copies are named") {
  House house;
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  const store::Place place{house.app.store_path};
  store::keep_upload(place, house.app.account, "maya.vcf", "FN:Maya Chen", house.now);
  store::keep_upload(place, AccountId{2}, "other.vcf", "FN:Somebody", house.now);
  store::testing::write_file(house.app.store_path + ".before-13", "an older store");
  CHECK(what_would_be_forgotten(house.app, maya).copies ==
        std::vector{house.app.store_path + ".before-13"});
  CHECK(forget_person(house.app, maya).uploads == 1);
  CHECK(store::uploads_of(place, house.app.account).empty());
  CHECK(store::uploads_of(place, AccountId{2}).size() == 1);
}

TEST_CASE_TEMPLATE("the other account keeps somebody of the same name, whole", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  store::ensure_account(*house.db, AccountId{2}, "them", house.now);
  App theirs = house.app;
  theirs.account = AccountId{2};
  const PersonId mine = add_person(house.app, {.name = "Maya Chen"});
  const PersonId other = add_person(theirs, {.name = "Maya Chen"});
  const Note note = add_note(theirs, {.person = other, .text = "Maya Chen sings"});
  edit_note(theirs, note.id, "Maya Chen sings well");
  forget_person(house.app, mine);
  undo(theirs, std::nullopt);
  store::ReadTx tx(*house.db, AccountId{2});
  CHECK(store::find_note(tx, note.id)->text == "Maya Chen sings");
  CHECK(store::find_person(tx, other)->name == "Maya Chen");
  CHECK(store::deeds(tx, 1).front().name.find("Maya Chen") != std::string::npos);
}

TEST_CASE("you yourself can't be forgotten, nor somebody who is not there") {
  House house;
  const PersonId me = add_person(house.app, {.name = "Rosa Lima", .is_owner = true});
  CHECK(refusal([&] { forget_person(house.app, me); }).starts_with("That is you."));
  CHECK(refusal([&] { forget_person(house.app, PersonId{99}); }) == "There is no person 99.");
}
