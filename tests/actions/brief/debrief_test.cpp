// After a meeting: questions that were asked, and all that came of it as one change.
#include "actions/brief/debrief.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "actions/brief/brief.h"
#include "actions/history/undo.h"
#include "actions/people/people.h"
#include "actions/story/notes.h"
#include "actions/today/follow_ups.h"
#include "store/brief/own_questions.h"
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
struct Studio {
  House house = {};
  PersonId maya = add_person(house.app, {.name = "Maya Chen"});

  NoteId question(const std::string& text) {
    return add_note(house.app, {.person = maya, .kind = NoteKind::question, .text = text}).id;
  }
  template <class Read>
  auto read(const Read& what) {
    store::ReadTx tx(*house.db, house.app.account);
    return what(tx);
  }
  std::vector<Note> notes() {
    return read([&](store::ReadTx& tx) { return store::notes_of(tx, maya); });
  }
  std::vector<std::string> texts(NoteKind kind) {
    std::vector<std::string> list;
    for (const Note& note : notes())
      if (note.kind == kind) list.push_back(note.text);
    return list;
  }
  Debrief words(const DebriefWords& said) {
    Debrief debrief{.person = maya};
    for (LineAbout& one :
         read([&](store::ReadTx& tx) { return lines_about(tx, maya, said, house.app.today()); })) {
      CHECK(one.open.empty());
      debrief.lines.push_back(std::move(one.line));
    }
    return debrief;
  }
  std::vector<Interaction> story() {
    return read([&](store::ReadTx& tx) { return store::interactions_of(tx, maya, 9); });
  }
};

TEST_CASE_TEMPLATE("an answer is kept as told, with the question and its day", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Studio<AnyHouse> studio;
  const App& app = studio.house.app;
  const NoteId launch = studio.question("how did the launch go?");
  const auto asked = question_put(
      app, {.person = studio.maya, .question = "How did the launch go", .answer = "Quietly"});
  CHECK(asked.question.id == launch);
  CHECK(asked.question.done == app.today());
  CHECK(asked.told->text == "how did the launch go? Quietly");
  CHECK(asked.told->day == app.today());
  CHECK(refusal([&] {
          question_put(app, {.person = studio.maya, .question = "how did the launch go?"});
        }) == fmt::format("You already noted that you asked that, on Sun 22 Nov 2026 (n{}).",
                          launch.value));
  undo(app, asked.change);
  CHECK(studio.texts(NoteKind::fact).empty());
  CHECK_FALSE(studio.notes().front().done);
}

TEST_CASE_TEMPLATE("what was asked of somebody is not proposed to them again, but to others",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Studio<AnyHouse> studio;
  const App& app = studio.house.app;
  const PersonId jo = add_person(app, {.name = "Jo Okafor"});
  keep_question(app, {.text = "What made you laugh this week?"});
  const auto first = [&](PersonId person) {
    return studio.read([&](store::ReadTx& tx) {
      return brief_of(tx, person, app.today()).could_ask.questions.front().code;
    });
  };
  CHECK(first(studio.maya) == "q1");
  question_put(app, {.person = studio.maya, .question = "q1"});
  CHECK(first(studio.maya) != "q1");
  CHECK(first(jo) == "q1");
  question_put(app, {.person = jo, .question = "b41", .answer = "Everything"});
  CHECK(studio.read([&](store::ReadTx& tx) { return store::notes_of(tx, jo).front().text; }) ==
        "What’s changed for you since we last talked?");
}

TEST_CASE_TEMPLATE("one's own questions are kept once, and gone and back", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Studio<AnyHouse> studio;
  const App& app = studio.house.app;
  const auto kept =
      keep_question(app, {.situation = Situation::mentor, .text = " Who taught   you the most? "});
  CHECK(kept.text == "Who taught you the most?");
  CHECK(refusal([&] {
          keep_question(app, {.situation = Situation::mentor, .text = "who taught you the most"});
        }) == "You have that question already (q1).");
  CHECK(refusal([&] {
          keep_question(app, {.situation = Situation::mentor,
                              .text = "What should I be asking you that I’m not?"});
        }) == "That question is there already (b38).");
  CHECK_FALSE(refusal([&] { keep_question(app, {.text = "  "}); }).empty());
  const auto own = [&] {
    return studio.read([](store::ReadTx& tx) { return store::own_questions(tx); });
  };
  const DeedId dropped = drop_question(app, kept.id).change;
  CHECK(own().empty());
  undo(app, dropped);
  CHECK(own() == std::vector<OwnQuestion>{kept});
  CHECK(refusal([&] { drop_question(app, OwnQuestionId{9}); }) == "There is no question q9.");
}

TEST_CASE_TEMPLATE("all that came of a meeting is one change, and one undo", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Studio<AnyHouse> studio;
  const App& app = studio.house.app;
  const NoteId launch = studio.question("how did the launch go?");
  const FollowUpId plan = add_follow_up(app, {.person = studio.maya,
                                              .kind = FollowUpKind::custom,
                                              .text = "lunch at Canoe",
                                              .due = app.today()})
                              .id;
  Debrief debrief = studio.words({.happened = "lunch at Canoe: a second studio",
                                  .promised = "send the kiln map by friday",
                                  .ask_next = "how was Lisbon?",
                                  .looking_for = "a flat in Porto"});
  debrief.told = {"her sister moves to Lisbon"};
  debrief.answers = {{launch, "quietly"}};
  save_debrief(app, debrief, Keeping::not_yet);
  CHECK(studio.story().empty());
  const auto saved = save_debrief(app, debrief, Keeping::for_good);
  REQUIRE(studio.story().size() == 1);
  CHECK(studio.story()[0].place == "Canoe");
  CHECK(studio.texts(NoteKind::fact) ==
        std::vector<std::string>{"how did the launch go? quietly", "her sister moves to Lisbon"});
  CHECK(studio.texts(NoteKind::ask) == std::vector<std::string>{"a flat in Porto"});
  CHECK(studio.texts(NoteKind::question).size() == 2);
  CHECK(saved.met_as_planned->id == plan);
  undo(app, saved.change);
  CHECK(studio.story().empty());
  CHECK(studio.notes().size() == 1);
  CHECK_FALSE(studio.notes()[0].done);
  CHECK(studio.read([&](store::ReadTx& tx) { return store::find_follow_up(tx, plan)->state; }) ==
        FollowUpState::open);
}

TEST_CASE_TEMPLATE("what was told is of the day of the meeting, and a plan for today stays open",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Studio<AnyHouse> studio;
  const App& app = studio.house.app;
  add_follow_up(app, {.person = studio.maya,
                      .kind = FollowUpKind::custom,
                      .text = "call about the bees",
                      .due = app.today()});
  Debrief debrief = studio.words({.happened = "coffee yesterday"});
  debrief.told = {"she keeps bees"};
  const auto saved = save_debrief(app, debrief, Keeping::for_good);
  CHECK(saved.told.front().day == app.today() - 1);
  CHECK_FALSE(saved.met_as_planned);
}

TEST_CASE_TEMPLATE("who else was there is read, and what came to nothing is no meeting", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Studio<AnyHouse> studio;
  const App& app = studio.house.app;
  const PersonId jo = add_person(app, {.name = "Jo Okafor"});
  save_debrief(app, studio.words({.happened = "walk with Maya by the river yesterday"}),
               Keeping::for_good);
  CHECK(studio.story()[0].kind == InteractionKind::walk);
  CHECK(studio.story()[0].people == std::vector<PersonId>{studio.maya});
  save_debrief(app, studio.words({.happened = "lunch with Jo Okafor at Canoe"}), Keeping::for_good);
  CHECK(studio.story()[0].kind == InteractionKind::meal);
  CHECK(studio.story()[0].people == std::vector<PersonId>{studio.maya, jo});
  for (const char* words : {"cancelled our coffee", "she never showed up", "her sister moved"}) {
    CAPTURE(words);
    save_debrief(app, studio.words({.happened = words}), Keeping::for_good);
    CHECK(studio.story().size() == 2);
    CHECK(studio.texts(NoteKind::note).back().find(words) != std::string::npos);
  }
}

TEST_CASE_TEMPLATE("of two with one name the one who is meant was met", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Studio<AnyHouse> studio;
  const PersonId other = add_person(studio.house.app, {.name = "Maya Chen"});
  save_debrief(studio.house.app,
               studio.words({.happened = "coffee", .promised = "send the kiln map"}),
               Keeping::for_good);
  CHECK(studio.story().size() == 1);
  CHECK(studio.read([&](store::ReadTx& tx) { return store::count_interactions(tx, other); }) == 0);
  CHECK(refusal([&] { save_debrief(studio.house.app, {.person = other}, Keeping::for_good); }) ==
        "There is nothing to save.");
}

}  // namespace
}  // namespace wellmet::actions
