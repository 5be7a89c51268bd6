// What you could do for somebody; and posts. Nothing in any of it counts.
#include "actions/giving/give.h"

#include <doctest/doctest.h>

#include <set>

#include "actions/giving/posts.h"
#include "actions/giving/resources.h"
#include "actions/history/undo.h"
#include "actions/introductions/introductions.h"
#include "actions/people/edit_person.h"
#include "actions/people/me.h"
#include "actions/people/people.h"
#include "actions/relations/relations.h"
#include "actions/story/interactions.h"
#include "actions/story/notes.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
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
  PersonId maya = add("Maya Chen"), priya = add("Priya Raman"), ben = add("Ben Adler");

  PersonId add(const std::string& name) { return add_person(house.app, {.name = name}); }
  NoteId notes(PersonId person, NoteKind kind, const std::string& text) {
    return add_note(house.app, {.person = person, .kind = kind, .text = text}).id;
  }
  void met(PersonId person, int days_ago) {
    log_interaction(
        house.app,
        {.kind = InteractionKind::coffee, .day = house.app.today() - days_ago, .people = {person}});
  }
  void days_later(int days) { house.now.milliseconds += days * std::int64_t{86'400'000}; }
  template <class Read>
  auto read(const Read& what) {
    store::ReadTx tx(*house.db, house.app.account);
    return what(tx);
  }
  std::vector<Bridge> all_bridges() {
    return read([](store::ReadTx& tx) { return bridges(tx, 9); });
  }
  std::vector<NotAsked> to_ask(int most = 9) {
    return read([&](store::ReadTx& tx) { return not_asked_for_long(tx, house.app.today(), most); });
  }
};

TEST_CASE_TEMPLATE("what somebody looks for and somebody else offers is a bridge", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  const NoteId ask = v.notes(v.maya, NoteKind::ask, "a bookkeeper for the studio");
  CHECK(v.all_bridges().empty());
  v.notes(v.maya, NoteKind::offer, "hours as a bookkeeper");
  CHECK(v.all_bridges().empty());
  v.notes(v.priya, NoteKind::offer, "hours as a bookkeeper");
  REQUIRE(v.all_bridges().size() == 1);
  const Bridge bridge = v.all_bridges().front();
  CHECK(bridge.ask.person == v.maya);
  CHECK(bridge.offer.person == v.priya);
  CHECK(!bridge.yours);
  CHECK(bridge.why ==
        "Maya is looking for “a bookkeeper for the studio”, and Priya offers “hours as a "
        "bookkeeper”");
  finish_note(v.house.app, ask);
  CHECK(v.all_bridges().empty());
}

TEST_CASE("a bridge leads to the introduction under way, and to none that was declined") {
  Village<OnSqlite> v;
  v.notes(v.maya, NoteKind::ask, "a bookkeeper");
  v.notes(v.priya, NoteKind::offer, "hours as a bookkeeper");
  const auto thread =
      start_introduction(v.house.app, {.first = v.priya, .second = v.maya}).thread.id;
  REQUIRE(v.all_bridges().size() == 1);
  CHECK(v.all_bridges().front().under_way == thread);
  take_step(v.house.app, thread, {.step = introduction::Step::ask, .whom = v.maya});
  take_step(v.house.app, thread, {.step = introduction::Step::no, .whom = v.maya});
  CHECK(v.all_bridges().empty());
}

TEST_CASE("two who know each other need no bridge") {
  Village<OnSqlite> v;
  v.notes(v.maya, NoteKind::ask, "a bookkeeper");
  v.notes(v.priya, NoteKind::offer, "hours as a bookkeeper");
  log_interaction(v.house.app, {.day = v.house.app.today(), .people = {v.maya, v.priya}});
  CHECK(v.all_bridges().empty());
}

TEST_CASE("what you offer yourself is a bridge to you") {
  Village<OnSqlite> v;
  v.notes(v.maya, NoteKind::ask, "a bookkeeper");
  const PersonId me = change_me(v.house.app, {.person = {.name = "Ines Ferrari"}}).id;
  v.notes(me, NoteKind::offer, "hours as a bookkeeper");
  v.notes(me, NoteKind::ask, "a bookkeeper too");
  REQUIRE(v.all_bridges().size() == 1);
  CHECK(v.all_bridges().front().yours);
  CHECK(v.all_bridges().front().why ==
        "Maya is looking for “a bookkeeper”, and you offer “hours as a bookkeeper”");
}

TEST_CASE("what you said you would do is there until it is done, what was added for you is not") {
  Village<OnSqlite> v;
  const auto offered = [&] {
    return v.read([](store::ReadTx& tx) { return offered_and_not_done(tx, 9); });
  };
  const auto add = [&](FollowUpKind kind, const std::string& rule) {
    Deed deed(v.house.app, DeedKind::add, "planned");
    const FollowUpId id = store::insert_follow_up(deed.tx, {.person = v.maya,
                                                            .kind = kind,
                                                            .text = "the slides",
                                                            .due = v.house.app.today(),
                                                            .made = v.house.app.today(),
                                                            .rule = rule});
    deed.commit();
    return id;
  };
  add(FollowUpKind::thank, "");
  add(FollowUpKind::custom, "some rule");
  CHECK(offered().empty());
  const FollowUpId slides = add(FollowUpKind::share, "");
  REQUIRE(offered().size() == 1);
  CHECK(offered().front().follow_up.id == slides);
  CHECK(offered().front().name == "Maya Chen");
  Deed deed(v.house.app, DeedKind::edit, "done");
  FollowUp done = *store::find_follow_up(deed.tx, slides);
  done.state = FollowUpState::done;
  done.closed = v.house.app.today();
  store::update_follow_up(deed.tx, done);
  deed.commit();
  CHECK(offered().empty());
}

TEST_CASE_TEMPLATE("whoever was not asked for long is named, until you ask or hear", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  v.met(v.maya, 3);
  CHECK(v.to_ask().empty());  // met once
  v.met(v.maya, 40);
  REQUIRE(v.to_ask().size() == 1);
  CHECK(v.to_ask().front().because == "nothing is noted that Maya looks for");
  say_you_asked(v.house.app, v.maya, v.house.app.today() - 1);
  CHECK(v.to_ask().empty());
  v.days_later(178);
  CHECK(v.to_ask().empty());
  v.days_later(2);
  REQUIRE(v.to_ask().size() == 1);
  CHECK(v.to_ask().front().because == "you last asked Maya on Sat 21 Nov 2026");
  v.notes(v.maya, NoteKind::ask, "a bookkeeper");
  CHECK(v.to_ask().empty());
  v.days_later(183);
  CHECK(v.to_ask().empty());  // more than a year since you met
  v.met(v.maya, 2);
  REQUIRE(v.to_ask().size() == 1);
  CHECK(v.to_ask().front().because == "what Maya looks for was last noted on Fri 21 May 2027");
}

TEST_CASE("that you asked can be undone, and is not of a day to come") {
  Village<OnSqlite> v;
  v.met(v.maya, 3);
  v.met(v.maya, 40);
  CHECK(refusal([&] { say_you_asked(v.house.app, v.maya, v.house.app.today() + 1); }) ==
        "Mon 23 Nov 2026 is still to come.");
  CHECK(refusal([&] { say_you_asked(v.house.app, PersonId{99}, {}); }) == "There is no person 99.");
  say_you_asked(v.house.app, v.maya, {});
  CHECK(v.to_ask().empty());
  undo(v.house.app, std::nullopt);
  CHECK(v.to_ask().size() == 1);
}

TEST_CASE("who is asked next is not put in order by help, contact or the address book") {
  Village<OnSqlite> v;
  std::vector<PersonId> people;
  for (const char* name : {"Ana Sousa", "Bo Li", "Grace Hopper", "Jo Okafor", "Noor Haddad"}) {
    people.push_back(v.add(name));
    v.met(people.back(), 3);
    v.met(people.back(), 40);
  }
  const auto order = [&] {
    std::vector<PersonId> list;
    for (const NotAsked& one : v.to_ask()) list.push_back(one.person);
    return list;
  };
  const auto before = order();
  REQUIRE(before.size() == 5);
  for (int times = 0; times < 4; ++times) {
    log_interaction(v.house.app, {.kind = InteractionKind::help_given,
                                  .day = v.house.app.today() - times,
                                  .people = {people[0]}});
    log_interaction(v.house.app, {.kind = InteractionKind::help_received,
                                  .day = v.house.app.today() - times,
                                  .people = {people[4]}});
  }
  CHECK(order() == before);
  std::set<PersonId> first;
  for (int day = 0; day < 20; ++day) {
    v.days_later(1);
    first.insert(v.to_ask(1).front().person);
  }
  CHECK(first.size() > 2);
}

TEST_CASE_TEMPLATE("a post is drafted, changed, posted, and answered as a light touch", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  const ResourceId kiln =
      keep_resource(v.house.app, {.about = "Kiln plans", .link = "https://kelp.example/kiln"}).id;
  const auto post = [&] {
    return v.read([&](store::ReadTx& tx) { return post_of(tx, resource_numbered(tx, kiln)); });
  };
  CHECK(!post().is_own);
  CHECK(post().words.starts_with("Kiln plans\n\nhttps://kelp.example/kiln\n\n"));
  put_post_words(v.house.app, kiln, "Who builds a kiln with me?");
  CHECK(post().is_own);
  CHECK(post().words == "Who builds a kiln with me?");
  put_post_words(v.house.app, kiln, "");
  CHECK(!post().is_own);
  CHECK(refusal([&] { say_answered(v.house.app, kiln, {v.maya}, {}); }) ==
        "It isn’t noted that you posted it.");
  say_posted(v.house.app, kiln, v.house.app.today() - 2);
  CHECK(refusal([&] {
          say_answered(v.house.app, kiln, {v.maya}, v.house.app.today() - 3);
        }).starts_with("Thu 19 Nov 2026 is before you posted it"));
  say_answered(v.house.app, kiln, {v.maya, v.priya}, {});
  for (const PersonId person : {v.maya, v.priya}) {
    const auto story =
        v.read([&](store::ReadTx& tx) { return store::interactions_of(tx, person, 9); });
    REQUIRE(story.size() == 1);
    CHECK(story.front().touch == Touch::light);
    CHECK(story.front().people == std::vector{person});
    CHECK(story.front().note == "Answered your post: Kiln plans");
  }
}

}  // namespace
}  // namespace wellmet::actions
