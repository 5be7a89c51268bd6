// Things to pass on where one looks for them: search, Today, and before somebody is forgotten.
#include <doctest/doctest.h>

#include "actions/giving/for_today.h"
#include "actions/giving/posts.h"
#include "actions/giving/resources.h"
#include "actions/history/catch_up.h"
#include "actions/history/undo.h"
#include "actions/people/edit_person.h"
#include "actions/people/forget.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/search/search.h"
#include "actions/story/notes.h"
#include "store/people/derived.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::OnPostgres;
using testing::OnSqlite;

template <class House>
struct Village {
  House house = {};
  PersonId olu = add_person(house.app, {.name = "Olu Adeyemi"});
  PersonId wren = add_person(house.app, {.name = "Wren Castellanos"});

  ResourceId keep(const std::string& about, const std::string& text = "",
                  const std::string& link = "") {
    return keep_resource(house.app,
                         {.about = about, .link = link, .text = text.empty() ? about : text})
        .id;
  }
  void asks(PersonId person, const std::string& text) {
    add_note(house.app, {.person = person, .kind = NoteKind::ask, .text = text});
  }
  Found found(const std::string& words) {
    store::ReadTx tx(*house.db, house.app.account);
    return search(tx, read_search(words, house.app.today()), house.app.today(), 20);
  }
  std::vector<ResourceId> things(const std::string& words) {
    std::vector<ResourceId> list;
    for (const FoundThing& one : found(words).things) list.push_back(one.resource.id);
    return list;
  }
  // "r1 for Olu Adeyemi", or "".
  std::string for_today(const std::set<PersonId>& named = {}) {
    store::ReadTx tx(*house.db, house.app.account);
    const auto one = thing_for_today(tx, house.app.today(), named);
    return one ? "r" + std::to_string(one->resource.id.value) + " for " + one->may.name : "";
  }
  void days_later(int days) { house.now.milliseconds += days * std::int64_t{86'400'000}; }
};

TEST_CASE_TEMPLATE("search finds a thing by its words, link, text, post, file and number", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  const ResourceId kiln =
      v.keep("Plans of a kiln", "Bricks, and some ash", "https://kelp.example/anagama-firing");
  const ResourceId dog =
      keep_resource(v.house.app,
                    {.about = "A dog", .file = store::ResourceFile{"biscuit.jpg", "x"}})
          .id;
  for (const char* words : {"kiln", "kil", "PLANS", "bricks ash", "anagama", "kelp", "r1"}) {
    CAPTURE(words);
    CHECK(v.things(words) == std::vector{kiln});
  }
  CHECK(v.things("biscuit") == std::vector{dog});
  CHECK(v.things("kiln biscuit").empty());
  CHECK(v.found("bricks").things.front().match.where == "text");
  CHECK(v.found("kiln").things.front().match.where.empty());
  put_post_words(v.house.app, kiln, "Who builds with me?");
  CHECK(v.found("builds").things.front().match.where == "post");
  edit_resource(v.house.app, kiln, {.about = "Plans of an oven"});
  CHECK(v.things("kiln").empty());
  remove_resource(v.house.app, kiln);
  CHECK(v.things("oven").empty());
  undo(v.house.app, std::nullopt);
  CHECK(v.things("oven") == std::vector{kiln});
}

TEST_CASE("filters about people find no things, and things are no people") {
  Village<OnSqlite> v;
  v.keep("A kiln", "of Olu");
  CHECK(v.found("kiln").people.empty());
  CHECK(v.found("kiln person:olu").things.empty());
  CHECK(v.found("kiln has:email").things.empty());
  CHECK(v.found("kiln since:2026-11-22").things.size() == 1);
  CHECK(v.found("kiln since:2026-11-23").things.empty());
}

TEST_CASE("the number of a thing finds no follow-up of that number in its place") {
  Village<OnSqlite> v;
  v.keep("A kiln");
  v.asks(v.olu, "a kiln");
  CHECK(v.found("kiln since:2026-11-01").people.size() == 1);
  CHECK(v.found("kiln person:olu").people.size() == 1);
}

TEST_CASE("things that were kept before they were searched are found once the store is opened") {
  Village<OnSqlite> v;
  const ResourceId kiln = v.keep("A kiln");
  v.house.db->script(
      "insert into search_texts (search_texts, rowid, account, text) select 'delete', id, "
      "'a' || account_id, text from search_texts_text where kind = 'resource'; "
      "delete from search_texts_text where kind = 'resource'");
  CHECK(v.things("kiln").empty());
  catch_up_all(*v.house.db, [&] { return v.house.now; });
  CHECK(v.things("kiln") == std::vector{kiln});
  store::ReadTx tx(*v.house.db, v.house.app.account);
  CHECK(store::things_to_derive(tx).empty());
}

TEST_CASE_TEMPLATE("Today names a thing for somebody who looks for it, while it is news", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  CHECK(v.for_today().empty());
  v.keep("A kiln to give away");
  v.asks(v.olu, "a kiln");
  add_note(v.house.app, {.person = v.wren, .kind = NoteKind::fact, .text = "her kiln broke"});
  CHECK(v.for_today() == "r1 for Olu Adeyemi");
  CHECK(v.for_today({v.olu}).empty());
  v.days_later(2);
  CHECK(v.for_today() == "r1 for Olu Adeyemi");
  v.days_later(1);
  CHECK(v.for_today().empty());
  v.asks(v.wren, "a kiln");
  CHECK(v.for_today() == "r1 for Wren Castellanos");
  give_resource(v.house.app, ResourceId{1}, {.to = {v.wren}});
  CHECK(v.for_today().empty());
  undo(v.house.app, std::nullopt);
  say_not_for_them(v.house.app, ResourceId{1}, v.wren);
  CHECK(v.for_today().empty());
}

TEST_CASE("Today names no thing for who rests or is not to be suggested, and none that is over") {
  Village<OnSqlite> v;
  const ResourceId kiln = v.keep("A kiln to give away");
  v.asks(v.olu, "a kiln");
  edit_person(v.house.app, v.olu, {.never_suggest = true});
  CHECK(v.for_today().empty());
  edit_person(v.house.app, v.olu, {.never_suggest = false});
  edit_resource(v.house.app, kiln, {.open_until = std::optional(v.house.app.today())});
  CHECK(v.for_today() == "r1 for Olu Adeyemi");
  v.days_later(1);
  CHECK(v.for_today().empty());
}

TEST_CASE_TEMPLATE("before somebody is forgotten it is said which things have their name", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  v.keep("A job for Olu");
  v.keep("Olufemi sings");
  v.keep("A bicycle", "Ask Olu Adeyemi about it");
  const auto named = [&] {
    std::vector<std::string> list;
    for (const Resource& one : what_would_be_forgotten(v.house.app, v.olu).things)
      list.push_back(one.about);
    return list;
  };
  CHECK(named() == std::vector<std::string>{"A job for Olu", "A bicycle"});
  remove_person(v.house.app, v.olu);
  CHECK(named() == std::vector<std::string>{"A job for Olu", "A bicycle"});
  CHECK(what_would_be_forgotten(v.house.app, v.wren).things.empty());
}

}  // namespace
}  // namespace wellmet::actions
