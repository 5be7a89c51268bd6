// What people look for and can give: how it came to its end.
#include <doctest/doctest.h>

#include "actions/giving/give.h"
#include "actions/history/undo.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/notes.h"
#include "store/history/deeds.h"
#include "store/story/notes.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using store::testing::refusal;
using testing::OnPostgres;
using testing::OnSqlite;

template <class House>
struct Village {
  House house = {};
  PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  PersonId priya = add_person(house.app, {.name = "Priya Raman"});
  NoteId ask = note(maya, NoteKind::ask, "a bookkeeper");
  NoteId offer = note(priya, NoteKind::offer, "hours as a bookkeeper");

  NoteId note(PersonId person, NoteKind kind, const std::string& text) {
    return add_note(house.app, {.person = person, .kind = kind, .text = text}).id;
  }
  Note now(NoteId id) {
    store::ReadTx tx(*house.db, house.app.account);
    return *store::find_note(tx, id);
  }
  std::vector<Note> ended(NoteKind kind) {
    store::ReadTx tx(*house.db, house.app.account);
    return store::ended_notes(tx, kind, 9);
  }
  std::size_t bridges_now() {
    store::ReadTx tx(*house.db, house.app.account);
    return bridges(tx, 9).size();
  }
  std::string last_change() {
    store::ReadTx tx(*house.db, house.app.account);
    return store::deeds(tx, 1).front().name;
  }
};

TEST_CASE_TEMPLATE(
    "what somebody looks for is noted once while it is open, and never of a day to come", AnyHouse,
    OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  CHECK(refusal([&] { v.note(v.maya, NoteKind::ask, "A  bookkeeper."); }) ==
        "What Maya Chen looks for is noted already, since Sun 22 Nov 2026: a bookkeeper (n1).");
  v.note(v.priya, NoteKind::ask, "a bookkeeper");
  end_note(v.house.app, v.ask, NoteEnding::met);
  v.note(v.maya, NoteKind::ask, "a bookkeeper");
  CHECK(refusal([&] {
          add_note(v.house.app, {.person = v.maya,
                                 .kind = NoteKind::ask,
                                 .text = "a kiln",
                                 .day = v.house.app.today() + 1});
        }) == "Mon 23 Nov 2026 is still to come; say on what day you heard it.");
}

TEST_CASE_TEMPLATE("an ask is met, by you or another, or closed and was not", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  CHECK(v.bridges_now() == 1);
  end_note(v.house.app, v.ask, NoteEnding::closed);
  CHECK(v.bridges_now() == 0);
  CHECK(v.now(v.ask).done == v.house.app.today());
  CHECK(ending_in_words(v.now(v.ask)) == "closed, not met");
  CHECK(v.last_change() == "closed what Maya Chen looks for, not met: a bookkeeper");
  CHECK(refusal([&] { end_note(v.house.app, v.ask, NoteEnding::closed); }) ==
        "You already noted that n1 was closed, not met, on Sun 22 Nov 2026.");
  // It was met after all.
  v.house.now.milliseconds += 86'400'000;
  end_note(v.house.app, v.ask, NoteEnding::met_by_me);
  CHECK(v.now(v.ask).done == v.house.app.today());
  CHECK(v.last_change() == "noted that what Maya Chen looks for was met by you: a bookkeeper");
  CHECK(refusal([&] { end_note(v.house.app, v.ask, NoteEnding::closed); }) ==
        "You already noted that n1 was met by you, on Mon 23 Nov 2026.");
  undo(v.house.app, std::nullopt);
  CHECK(v.now(v.ask).ending == NoteEnding::closed);
  undo(v.house.app, std::nullopt);
  CHECK_FALSE(v.now(v.ask).done);
  CHECK(v.bridges_now() == 1);
}

TEST_CASE("one that was done without a word can be said to be met, on the day it was done") {
  Village<OnSqlite> v;
  finish_note(v.house.app, v.ask);
  CHECK(ending_in_words(v.now(v.ask)) == "done");
  const LocalDate before = v.house.app.today();
  v.house.now.milliseconds += std::int64_t{9} * 86'400'000;
  end_note(v.house.app, v.ask, NoteEnding::met_by_someone);
  CHECK(v.now(v.ask).done == before);
  CHECK(ending_in_words(v.now(v.ask)) == "met by someone else");
}

TEST_CASE("an offer is taken up or closed; other lines have no such end") {
  Village<OnSqlite> v;
  end_note(v.house.app, v.offer, NoteEnding::met);
  CHECK(ending_in_words(v.now(v.offer)) == "taken up");
  CHECK(v.last_change() ==
        "noted that what Priya Raman can give was taken up: hours as a bookkeeper");
  const NoteId question = v.note(v.maya, NoteKind::question, "how is the studio?");
  CHECK(refusal([&] { end_note(v.house.app, question, NoteEnding::met); }) ==
        "n3 (question) is neither an ask nor an offer.");
  CHECK(refusal([&] { end_note(v.house.app, NoteId{99}, NoteEnding::met); }) ==
        "There is no note n99.");
}

TEST_CASE("the last that ended come first, without those of people in the trash") {
  Village<OnSqlite> v;
  const NoteId other = v.note(v.priya, NoteKind::ask, "a kiln");
  end_note(v.house.app, other, NoteEnding::met);
  v.house.now.milliseconds += 86'400'000;
  end_note(v.house.app, v.ask, NoteEnding::closed);
  REQUIRE(v.ended(NoteKind::ask).size() == 2);
  CHECK(v.ended(NoteKind::ask).front().id == v.ask);
  CHECK(v.ended(NoteKind::offer).empty());
  remove_person(v.house.app, v.maya);
  CHECK(v.ended(NoteKind::ask).size() == 1);
}

TEST_CASE("each ending is read as it is written") {
  for (const NoteEnding ending : {NoteEnding::unsaid, NoteEnding::met, NoteEnding::met_by_me,
                                  NoteEnding::met_by_someone, NoteEnding::closed})
    CHECK(parse_note_ending(to_text(ending)) == ending);
  CHECK_FALSE(parse_note_ending("lost"));
}

}  // namespace
}  // namespace wellmet::actions
