// As accounts_test.cpp, for what the pages read: two accounts that hold the same under the same
// numbers, each with a word of its own. What one reads is the same whether the other is there.
#include <fmt/format.h>

#include "store/closeness/undecided.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/people/people_pages.h"
#include "store/people/photos.h"
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

PersonId add(WriteTx& tx, const std::string& name, const std::string& word, int listed) {
  const PersonId id = insert_person(
      tx,
      {.uid = "urn:" + name + word, .words = {RelationshipWord::mentor}, .wished_cadence_days = 9});
  put_person_index(
      tx, {.person = id, .listed = listed, .name = name + word, .folded = name, .sort_key = name});
  put_card_values(tx, id,
                  {{"city", word, "", "lisbon"},
                   {"phone", word, "", "30901820"},
                   {"nickname", word, "", word}});
  give_interest(tx, id, {.name = "dogs", .detail = word, .noted = on});
  insert_position(tx,
                  {.person = id, .title = word, .organisation = "Figma", .started = partial(on)});
  index_person(tx, id, name + " " + word, word);
  return id;
}

// Four people: of late, met once, without any contact, in the trash.
void fill(WriteTx& tx, const std::string& word) {
  const PersonId maya = add(tx, "maya", word, 1), jo = add(tx, "jo", word, 1);
  add(tx, "sam", word, 1);
  const PersonId gone = add(tx, "wren", word, 3);
  set_removed(tx, gone, noon);
  for (int i = 0; i < 3; ++i)
    insert_interaction(tx, {.place = word, .day = on - 10 * i, .people = {maya}, .note = word});
  insert_interaction(tx, {.place = word, .day = on, .people = {jo}, .note = word});
  for (const auto& [id, days] : {std::pair{maya, 3}, std::pair{jo, 1}})
    put_rhythm(tx, {.person = id,
                    .first_day = on - 20,
                    .last_day = on,
                    .s = 20,
                    .w = 2,
                    .contact_days = days,
                    .quiet_from = on + 5,
                    .gone_from = on + 900,
                    .nudge_from = on + 5});
  insert_photo(tx, {.person = maya,
                    .digest = fmt::format("{:064x}", word.size()),
                    .width = 4,
                    .height = 3,
                    .bytes = 5,
                    .caption = word});
  insert_follow_up(tx, {.person = maya, .text = word, .due = on, .made = on});
}

struct Found {
  std::string text = {};
  void people(std::string_view what, const std::vector<PersonId>& ids) {
    text += fmt::format("{}:", what);
    for (const PersonId id : ids) text += fmt::format(" {}", id.value);
    text += '\n';
  }
  template <class Value>
  void one(std::string_view what, const Value& value) {
    text += fmt::format("{} {}\n", what, value);
  }
};

void read_pages(ReadTx& tx, Found& add) {
  const std::vector<PersonId> all = {PersonId{1}, PersonId{2}, PersonId{3}, PersonId{4}};
  add.people("faces", faces(tx, {}, on));
  add.people("with", faces(tx, {.interest_key = "dog"}, on));
  add.people("in", faces(tx, {.city_folded = "lisbon"}, on));
  add.people("mentors", faces(tx, {.word = "mentor"}, on));
  add.people("once", faces(tx, {.met_once = true}, on));
  add.people("quiet", faces(tx, {.quiet = true}, on + 40));
  add.people("lately", lately(tx, on - 5, 9));
  for (const Beginning& b : beginnings(tx, on - 5, 9)) add.one("begun", b.where);
  for (const FaceInterest& i : interests_of_all(tx, all)) add.one("interest", i.detail);
  for (const AlsoHas& also : others_with(tx, PersonId{1}, {InterestId{1}}, 9))
    add.one("also", also.name);
  add.one("touches", touches_of(tx, PersonId{1}, on - 99, 99).size());
  for (const Interaction& i : interactions_before(tx, PersonId{1}, on, InteractionId{99}, 9))
    add.one("before", i.note);
  for (const Trashed& one : trash(tx, 9)) add.one("trash", one.name);
  for (const Photo& p : photos_of(tx, PersonId{1})) add.one("photo", p.caption);
  for (const Photo& p : all_photos(tx)) add.one("photos", p.caption);
  if (const auto photo = find_photo(tx, PhotoId{1})) add.one("photo 1", photo->caption);
  add.one("written", photos_written_by(tx, DeedId{1}).size());
  add.one("digests", digests_in_use(tx, noon).size() + digests_ever_used(tx).size());
  add.one("faces", faces_of(tx, all).size());
}

void read_lists(ReadTx& tx, const std::string& word, Found& add) {
  for (const auto& [name, count] : people_at(tx, {"figma"})) add.one(name, count);
  add.one("open", people_with_open_follow_ups(tx).size());
  add.one("count", count_open_follow_ups(tx, PersonId{1}));
  add.people("undecided", undecided(tx, 9, 0));
  add.one("undecided", count_undecided(tx));
  add.one("wished", count_wished(tx));
  add.one("met", anybody_met(tx));
  add.people("wished", wished_without_contact(tx, 9));
  add.people("digits", people_with_phone_digits(tx, "901820", 9));
  for (const auto& [id, name] : nicknames_of(tx, {PersonId{1}})) add.one("nickname", name);
  for (const NamesOf& n : names_beginning_or_ending(tx, word.substr(0, 3), word, 9))
    add.one("names", n.words);
  add.people("words", people_with_words(tx, {word}, 9));
}

std::string read_by(Connection& db, AccountId account, const std::string& word) {
  ReadTx tx(db, account);
  Found found;
  read_pages(tx, found);
  read_lists(tx, word, found);
  return found.text;
}

TEST_CASE("the pages of one account read nothing of another's with the same numbers") {
  on_both_open([](Connection& db) {
    deed(db, "mine", [](WriteTx& tx) { fill(tx, "harbour"); });
    const std::string alone = read_by(db, mine, "harbour");
    CHECK(read_by(db, theirs, "harbour").find("harbour") == std::string::npos);
    deed(db, "theirs", [](WriteTx& tx) { fill(tx, "thistle"); }, theirs);
    CHECK(read_by(db, mine, "harbour") == alone);
    const std::string other = read_by(db, theirs, "thistle");
    CHECK(other.size() == alone.size());  // as much, in words that are as long
    CHECK(other.find("harbour") == std::string::npos);
  });
}

TEST_CASE("what one account was shown today is not forgotten when another's list is shown") {
  on_both_open([](Connection& db) {
    for (const AccountId account : {mine, theirs})
      deed(db, "fill", [](WriteTx& tx) { fill(tx, "harbour"); }, account);
    const std::vector<ShownLine> lines = {
        {.number = 1, .person = PersonId{1}, .kind = "drift", .matter = "silence"}};
    remember_shown(db, theirs, on - 900, lines, {});
    remember_shown(db, theirs, on, lines, {PersonId{1}});
    remember_shown(db, mine, on - 1, lines, {});
    remember_look(db, mine, on, {});
    const auto shown = [&](LocalDate day) {
      ReadTx tx(db, theirs);
      return shown_lines(tx, day).size();
    };
    CHECK(shown(on) == 1);
    ReadTx tx(db, theirs);
    CHECK(find_rhythm(tx, PersonId{1})->nudged_on == on);
  });
}

TEST_CASE("a look at another day's list forgets nothing of what that day showed") {
  on_both_open([](Connection& db) {
    deed(db, "fill", [](WriteTx& tx) { fill(tx, "harbour"); });
    const std::vector<ShownLine> lines = {
        {.number = 1, .person = PersonId{1}, .kind = "drift", .matter = "silence"}};
    remember_shown(db, mine, on, lines, {PersonId{1}});
    remember_look(db, mine, on, {});
    ReadTx tx(db, mine);
    const auto days = shown_days(tx, {PersonId{1}}, on + 1, on - 5);
    REQUIRE(days.size() == 1);
    CHECK(days[0].earlier_days == 1);
  });
}

}  // namespace
}  // namespace wellmet::store
