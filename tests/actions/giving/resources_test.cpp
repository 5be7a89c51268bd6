// Things worth passing on: kept once, given once, in the story, and the way back from each.
#include "actions/giving/resources.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "actions/giving/whole_resource.h"
#include "actions/history/undo.h"
#include "actions/people/duplicates.h"
#include "actions/people/edit_person.h"
#include "actions/people/forget.h"
#include "actions/people/me.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/interactions.h"
#include "actions/story/interests.h"
#include "actions/story/notes.h"
#include "base/text.h"
#include "store/story/interactions.h"
#include "store/today/follow_ups.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using store::testing::refusal;
using testing::OnPostgres;
using testing::OnSqlite;

template <class House>
struct Village {
  House house = {};
  PersonId olu = add("Olu Adeyemi"), wren = add("Wren Castellanos"), kwame = add("Kwame Mensah");

  PersonId add(const std::string& name) { return add_person(house.app, {.name = name}); }
  void notes(PersonId person, NoteKind kind, const std::string& text) {
    add_note(house.app, {.person = person, .kind = kind, .text = text});
  }
  Did<KeptResource> keep(const NewResource& wish) { return keep_resource(house.app, wish); }
  ResourceId kept(const std::string& about) {
    return keep({.about = about, .text = "More of " + about}).id;
  }
  void give(ResourceId id, std::vector<PersonId> to) {
    give_resource(house.app, id, {.to = std::move(to)});
  }
  WholeResource whole(ResourceId id) {
    store::ReadTx tx(*house.db, house.app.account);
    return whole_resource(tx, resource_numbered(tx, id), WhomToGive(tx, house.app.today()));
  }
  std::vector<PersonId> for_whom(ResourceId id) {
    std::vector<PersonId> people;
    for (const MayHelp& may : whole(id).may_help) people.push_back(may.person);
    return people;
  }
  std::vector<Interaction> story(PersonId person) {
    store::ReadTx tx(*house.db, house.app.account);
    return store::interactions_of(tx, person, 9);
  }
  std::size_t resources() {
    store::ReadTx tx(*house.db, house.app.account);
    return store::resources(tx, 99).size();
  }
};

TEST_CASE_TEMPLATE("a thing is kept once, and takes what is newly said of it", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> village;
  const auto first = village.keep({.link = "https://www.kelp.example/kiln?utm_source=mail"});
  CHECK(!first.was_kept);
  CHECK(first.about == "kelp.example/kiln?utm_source=mail");
  const auto again = village.keep({.about = "Kiln plans", .link = "http://kelp.example/kiln/"});
  CHECK(again.was_kept);
  CHECK(again.id == first.id);
  CHECK(again.about == "Kiln plans");
  const auto unchanged = village.keep({.link = "kelp.example/kiln"});
  CHECK(unchanged.about == "Kiln plans");
  CHECK(!unchanged.change);
  CHECK(village.resources() == 1);
  CHECK(village.keep({.text = "Two seats\nfor the choir"}).about == "Two seats");
  CHECK(village.keep({.text = " Two  seats for the choir "}).was_kept);
  const std::string photo("\xff\xd8 a dog", 8);
  const store::ResourceFile dog{"biscuit.jpg", photo};
  CHECK(village.keep({.file = dog}).about == "biscuit.jpg");
  CHECK(village.keep({.file = store::ResourceFile{"dog.jpg", photo}}).was_kept);
  CHECK(village.resources() == 3);
}

TEST_CASE("what can't be kept is refused with the reason") {
  Village<OnSqlite> village;
  const auto fault = [&](const NewResource& wish) { return refusal([&] { village.keep(wish); }); };
  CHECK(fault({.text = "  \n "}) == "There is nothing to keep: give a link, words or a file.");
  CHECK(fault({.link = "javascript:alert(1)"}).starts_with("“javascript:alert(1)” isn’t a link"));
  CHECK(fault({.text = std::string(longest_resource_text + 1, 'a')})
            .starts_with("The text is longer than 100000 bytes."));
  CHECK(fault({.text = "a\xff"}) == "The text isn’t text in UTF-8.");
  CHECK(fault({.about = std::string(longest_resource_about + 1, 'a'), .text = "a b"})
            .starts_with("What it is about is longer than 500 bytes."));
  CHECK(fault({.file = store::ResourceFile{"empty.txt", ""}}) == "The file is empty.");
  CHECK(
      fault({.file = store::ResourceFile{"film.mp4", std::string(largest_resource_file + 1, 'a')}})
          .starts_with("The file is larger than 5 MB"));
  CHECK(fault({.file = store::ResourceFile{"", "\xff"}}) == "Say what it is about.");
  CHECK(village.resources() == 0);
  CHECK(
      !village
           .keep({.file = store::ResourceFile{"film.mp4", std::string(largest_resource_file, 'a')}})
           .was_kept);
}

TEST_CASE_TEMPLATE("a thing is never suggested to somebody who has it, or for whom it is nothing",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> village;
  for (const PersonId person : {village.olu, village.wren, village.kwame})
    village.notes(person, NoteKind::ask, "a kiln");
  const ResourceId kiln = village.kept("A kiln to give away");
  CHECK(village.for_whom(kiln).size() == 3);
  village.give(kiln, {village.olu});
  say_not_for_them(village.house.app, kiln, village.wren);
  CHECK(village.for_whom(kiln) == std::vector{village.kwame});
  for (int later = 0; later < 400; later += 50) {
    village.house.now.milliseconds += std::int64_t{50} * 86'400'000;
    CHECK(village.for_whom(kiln) == std::vector{village.kwame});
  }
  CHECK(refusal([&] { village.give(kiln, {village.olu}); }) ==
        "You gave it to Olu Adeyemi on Sun 22 Nov 2026.");
  CHECK(refusal([&] {
          village.give(kiln, {village.kwame, village.kwame});
        }).starts_with("You gave it to Kwame Mensah on "));
  CHECK(village.for_whom(kiln) == std::vector{village.kwame});
  village.give(kiln, {village.wren});
  CHECK(village.whole(kiln).answers.size() == 2);
}

TEST_CASE("what was given stays given when two people become one") {
  Village<OnSqlite> village;
  for (const PersonId person : {village.olu, village.wren})
    village.notes(person, NoteKind::ask, "a kiln");
  const ResourceId kiln = village.kept("A kiln to give away");
  village.give(kiln, {village.olu});
  merge_people(village.house.app, {.keep = village.wren, .join = village.olu});
  CHECK(village.for_whom(kiln).empty());
  undo(village.house.app, std::nullopt);
  CHECK(village.for_whom(kiln) == std::vector{village.wren});
}

TEST_CASE("what was passed on is in the story of each, and of nobody together") {
  Village<OnSqlite> village;
  const ResourceId kiln =
      village.keep({.about = "Kiln plans", .link = "https://kelp.example/kiln"}).id;
  give_resource(village.house.app, kiln,
                {.to = {village.olu, village.wren}, .how = InteractionKind::email});
  for (const PersonId person : {village.olu, village.wren}) {
    REQUIRE(village.story(person).size() == 1);
    const Interaction passed_on = village.story(person).front();
    CHECK(passed_on.kind == InteractionKind::email);
    CHECK(passed_on.touch == Touch::light);
    CHECK(passed_on.people == std::vector{person});
    CHECK(passed_on.note == "Passed on: Kiln plans https://kelp.example/kiln");
  }
  undo(village.house.app, std::nullopt);
  CHECK(village.story(village.olu).empty());
  CHECK(village.whole(kiln).answers.empty());
}

TEST_CASE("a promise to send that very thing is kept by passing it on") {
  Village<OnSqlite> village;
  {
    Deed deed(village.house.app, DeedKind::add, "promised");
    store::insert_follow_up(deed.tx, {.person = village.olu,
                                      .kind = FollowUpKind::share,
                                      .text = "the kiln plans",
                                      .due = village.house.app.today(),
                                      .made = village.house.app.today()});
    deed.commit();
  }
  village.give(village.kept("The kiln plans"), {village.olu});
  store::ReadTx tx(*village.house.db, village.house.app.account);
  CHECK(store::open_follow_ups_of(tx, village.olu, 9).empty());
}

TEST_CASE("nothing is passed on to yourself, the dead, nobody, or on a day to come") {
  Village<OnSqlite> village;
  const ResourceId kiln = village.kept("A kiln");
  const PersonId me = change_me(village.house.app, {.person = {.name = "Ines Ferrari"}}).id;
  CHECK(refusal([&] { village.give(kiln, {me}); }) == "That is you: say who else.");
  CHECK(refusal([&] { village.give(kiln, {}); }) == "Say to whom you passed it on.");
  CHECK(refusal([&] { village.give(kiln, {PersonId{99}}); }) == "There is no person 99.");
  CHECK(refusal([&] { village.give(ResourceId{99}, {village.olu}); }) == "Nothing is kept as r99.");
  CHECK(refusal([&] {
          give_resource(village.house.app, kiln,
                        {.to = {village.olu}, .on = village.house.app.today() + 1});
        }).starts_with("Mon 23 Nov 2026 is still to come"));
  CHECK(village.whole(kiln).answers.empty());
  CHECK(village.story(village.olu).empty());
}

TEST_CASE("whoever is in the trash, archived or not to be suggested is not named") {
  Village<OnSqlite> village;
  for (const PersonId person : {village.olu, village.wren, village.kwame})
    village.notes(person, NoteKind::ask, "a kiln");
  const ResourceId kiln = village.kept("A kiln");
  remove_person(village.house.app, village.olu);
  edit_person(village.house.app, village.wren, {.archived = true});
  edit_person(village.house.app, village.kwame, {.never_suggest = true});
  CHECK(village.for_whom(kiln).empty());
}

TEST_CASE("an ask that is settled names nobody any more, nor a thing that is over") {
  Village<OnSqlite> village;
  const NoteId ask =
      add_note(village.house.app, {.person = village.olu, .kind = NoteKind::ask, .text = "a kiln"})
          .id;
  const ResourceId kiln =
      village.keep({.about = "A kiln", .text = "Take it", .open_until = village.house.app.today()})
          .id;
  CHECK(village.for_whom(kiln) == std::vector{village.olu});
  village.house.now.milliseconds += 86'400'000;
  CHECK(village.for_whom(kiln).empty());
  edit_resource(village.house.app, kiln, {.open_until = std::optional<LocalDate>()});
  CHECK(village.for_whom(kiln) == std::vector{village.olu});
  finish_note(village.house.app, ask);
  CHECK(village.for_whom(kiln).empty());
}

TEST_CASE("help given or received before changes nothing of whom a thing may help") {
  Village<OnSqlite> village;
  for (const PersonId person : {village.olu, village.wren, village.kwame})
    village.notes(person, NoteKind::ask, "a kiln");
  const ResourceId kiln = village.kept("A kiln");
  const auto before = village.for_whom(kiln);
  for (int times = 0; times < 5; ++times) {
    village.give(village.kept("Gift " + std::to_string(times)), {before.front()});
    log_interaction(village.house.app, {.kind = InteractionKind::help_received,
                                        .day = village.house.app.today(),
                                        .people = {before.back()}});
  }
  CHECK(village.for_whom(kiln) == before);
}

TEST_CASE("of somebody forgotten no thing says that they had it") {
  Village<OnSqlite> village;
  const ResourceId kiln = village.kept("A kiln");
  village.give(kiln, {village.olu, village.wren});
  forget_person(village.house.app, village.olu);
  const WholeResource whole = village.whole(kiln);
  REQUIRE(whole.answers.size() == 1);
  CHECK(whole.answers.front().name == "Wren Castellanos");
}

TEST_CASE("a thing that is removed comes back whole") {
  Village<OnSqlite> village;
  const ResourceId dog =
      village.keep({.about = "A dog", .file = store::ResourceFile{"dog.jpg", "\xff\xd8"}}).id;
  village.give(dog, {village.olu});
  const std::size_t before = village.story(village.olu).size();
  remove_resource(village.house.app, dog);
  CHECK(village.resources() == 0);
  CHECK(village.story(village.olu).size() == before);
  undo(village.house.app, std::nullopt);
  CHECK(village.whole(dog).file_name == "dog.jpg");
  CHECK(village.whole(dog).answers.size() == 1);
}

}  // namespace
}  // namespace wellmet::actions
