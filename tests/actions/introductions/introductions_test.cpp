// Introductions from the idea to how it went: consent, privacy, and the way back from each step.
#include "actions/introductions/introductions.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "actions/deed.h"
#include "actions/history/undo.h"
#include "actions/introductions/suggest.h"
#include "actions/introductions/words_to_send.h"
#include "actions/people/duplicates.h"
#include "actions/people/edit_person.h"
#include "actions/people/forget.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/relations/relations.h"
#include "actions/story/interactions.h"
#include "actions/story/interests.h"
#include "actions/story/log.h"
#include "actions/story/notes.h"
#include "actions/today/today.h"
#include "base/text.h"
#include "store/introductions/introductions.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "tests/actions/house.h"
#include "tests/actions/introductions/village.h"

namespace wellmet::actions {
namespace {

using introduction::Step;
using store::testing::refusal;
using testing::OnPostgres;
using testing::OnSqlite;
using testing::Village;

TEST_CASE_TEMPLATE("an introduction goes from the idea to how it went, and each step is undone",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Village<AnyHouse> v;
  const IntroductionId id = v.begin(v.maya, v.priya, "Because both keep bees.");
  CHECK(v.now(id).thread.why == "both keep bees");
  std::vector<std::string> stages = {v.stage(id)};
  for (const Step step :
       {Step::ask, Step::yes, Step::ask, Step::yes, Step::introduce, Step::meet, Step::close}) {
    v.take(id, step);
    stages.push_back(v.stage(id));
  }
  CHECK(stages == std::vector<std::string>{"idea", "first asked", "first agreed", "second asked",
                                           "both agreed", "introduced", "they met", "closed"});
  for (auto stage = stages.rbegin(); stage + 1 != stages.rend(); ++stage) {
    CHECK(v.stage(id) == *stage);
    v.undo_last();
  }
  CHECK(v.stage(id) == "idea");
  v.undo_last();
  CHECK(
      refusal([&] { v.now(id); }) ==
      "There is no introduction 1 any more: change 20 took it away, “undone: began an introduction "
      "of Maya Chen and Priya Raman”.");
  CHECK(refusal([&] { v.now({9}); }) == "There is no introduction 9.");
}

TEST_CASE("nobody is introduced before both have said yes") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  const auto introduce = [&] { v.take(id, Step::introduce); };
  CHECK(refusal(introduce) ==
        "Maya Chen hasn’t said yes yet. Only when both have do you introduce them.");
  v.take_all(id, {Step::ask, Step::yes});
  CHECK(refusal(introduce) ==
        "Priya Raman hasn’t said yes yet. Only when both have do you introduce them.");
  v.take_all(id, {Step::ask});
  CHECK(!refusal(introduce).empty());
  v.take_all(id, {Step::yes, Step::introduce});
  CHECK(v.stage(id) == "introduced");
}

TEST_CASE("either may be asked first; the other only when the first said yes") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  v.take(id, Step::ask, v.priya);
  CHECK(v.now(id).thread.first == v.priya);
  CHECK(refusal([&] { v.take(id, Step::ask, v.maya); }) ==
        "Priya Raman was asked first. Ask Maya once the answer is yes.");
  CHECK(refusal([&] { v.take(id, Step::yes, v.maya); }) ==
        "Priya Raman was asked first. Ask Maya once the answer is yes.");
  v.take(id, Step::yes, v.priya);
  CHECK(refusal([&] { v.take(id, Step::ask, v.priya); }) == "Priya Raman has said yes already.");
  v.take(id, Step::ask, v.maya);
  CHECK(v.stage(id) == "second asked");
}

TEST_CASE("a no is kept nowhere but in the thread: who was not asked has no trace of it") {
  Village<OnSqlite> v;
  v.likes(v.maya, "bees");
  v.likes(v.priya, "bees");
  const IntroductionId id = v.begin(v.maya, v.priya, "both like bees");
  v.take_all(id, {Step::ask, Step::no});
  CHECK(v.stage(id) == "declined");
  CHECK(v.suggestions().empty());
  CHECK(!v.words(id));
  CHECK(headline(v.now(id).thread, "Maya", "Priya") == "Maya and Priya: not this time");
  store::ReadTx tx(*v.house.db, v.house.app.account);
  CHECK(relations_of(tx, v.priya).empty());
}

TEST_CASE("once introduced it is noted that they know each other, and undone with it") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  const auto around = [&](PersonId who) {
    store::ReadTx tx(*v.house.db, v.house.app.account);
    const auto all = relations_of(tx, who);
    return all.empty() ? "" : all.front().word + ": " + all.front().name;
  };
  v.take_all(id, {Step::ask, Step::yes, Step::ask, Step::yes});
  CHECK(around(v.priya).empty());
  v.take(id, Step::introduce);
  CHECK(around(v.maya) == "introduced by you: Priya Raman");
  CHECK(around(v.priya) == "introduced by you: Maya Chen");
  CHECK(refusal([&] {
          v.begin(v.priya, v.maya);
        }).starts_with("An introduction of Priya Raman and Maya Chen is under way already"));
  v.take(id, Step::close);
  CHECK(refusal([&] { v.begin(v.priya, v.maya); }) ==
        "They know each other already: you introduced Priya Raman and Maya Chen.");
  v.undo_last();
  v.undo_last();
  CHECK(around(v.maya).empty());
}

TEST_CASE("days are in order and not to come") {
  Village<OnSqlite> v;
  const LocalDate today = v.house.app.today();
  const IntroductionId id = v.begin(v.maya, v.priya);
  const auto take_on = [&](Step step, LocalDate on) {
    return refusal([&] { take_step(v.house.app, id, {.step = step, .on = on}); });
  };
  CHECK(take_on(Step::ask, today + 1) == "Mon 23 Nov 2026 is still to come.");
  CHECK(take_on(Step::ask, today - 3).empty());
  CHECK(take_on(Step::yes, today - 4) ==
        "Wed 18 Nov 2026 is before the last step, of Thu 19 Nov 2026.");
  CHECK(take_on(Step::yes, today - 3).empty());
}

TEST_CASE("who can’t be introduced") {
  Village<OnSqlite> v;
  const PersonId me = add_person(v.house.app, {.name = "Ines Ferrari", .is_owner = true});
  CHECK(refusal([&] { v.begin(v.maya, v.maya); }) == "That is one and the same person.");
  CHECK(refusal([&] { v.begin(v.maya, me); }) ==
        "You introduce two other people; neither can be you.");
  CHECK(refusal([&] { v.begin(v.maya, PersonId{99}); }) == "There is no person 99.");
  add_relation(v.house.app, {.whose = v.maya, .word = "sister", .person = v.noor});
  CHECK(refusal([&] { v.begin(v.maya, v.noor); }) ==
        "They know each other already: Noor Haddad is Maya Chen's sister.");
  CHECK_NOTHROW(start_introduction(
      v.house.app, {.first = v.maya, .second = v.noor, .if_in_doubt = IfInDoubt::begin_anyway}));
}

TEST_CASE("two who share something rare are suggested until they know each other") {
  Village<OnSqlite> v;
  v.likes(v.maya, "bees");
  v.likes(v.priya, "bees");
  CHECK(v.suggestions() == "Maya Chen and Priya Raman: both like bees");
  CHECK(v.suggestions(v.priya) == "Priya Raman and Maya Chen: both like bees");
  CHECK(v.suggestions(v.noor).empty());
  add_relation(v.house.app, {.whose = v.maya, .word = "neighbour", .person = v.priya});
  CHECK(v.suggestions().empty());
  v.undo_last();
  log_interaction(v.house.app, {.day = v.house.app.today(), .people = {v.maya, v.priya}});
  CHECK(v.suggestions().empty());
  v.undo_last();
  CHECK(!v.suggestions().empty());
}

TEST_CASE("“not these two” is remembered, whichever is named first, and can be undone") {
  Village<OnSqlite> v;
  v.likes(v.maya, "bees");
  v.likes(v.priya, "bees");
  say_not_these_two(v.house.app, v.priya, v.maya);
  CHECK(!say_not_these_two(v.house.app, v.maya, v.priya).change);
  CHECK(v.suggestions().empty());
  v.days_later(1000);
  CHECK(v.suggestions().empty());
  v.undo_last();
  CHECK(!v.suggestions().empty());
}

TEST_CASE("what one looks for and another offers makes a pair, until it is answered") {
  Village<OnSqlite> v;
  v.notes(v.tom, NoteKind::ask, "a bookkeeper for the gallery");
  v.notes(v.noor, NoteKind::offer, "time as a bookkeeper");
  CHECK(v.suggestions() ==
        "Noor Haddad and Tom Reilly: Tom is looking for “a bookkeeper for the gallery”, and Noor "
        "offers “time as a bookkeeper”");
  finish_note(v.house.app, NoteId{1});
  CHECK(v.suggestions().empty());
}

TEST_CASE("title, company and who is met how often change no suggestion") {
  Village<OnSqlite> v;
  for (const PersonId id : {v.maya, v.priya, v.noor, v.tom}) v.likes(id, "jazz");
  const PersonId ana = v.add("Ana Ruiz"), bo = v.add("Bo Li");
  for (int i = 0; i < 12; ++i) v.add("Somebody " + std::string(1, static_cast<char>('A' + i)));
  v.likes(ana, "bread ovens");
  v.likes(bo, "bread ovens");
  const std::string before = v.suggestions();
  REQUIRE(before.find("bread ovens") != std::string::npos);
  for (int i = 0; i < 9; ++i)
    log_interaction(v.house.app, {.day = v.house.app.today() - i, .people = {v.maya}});
  PersonEdit edit;
  edit.title = "Chief Executive";
  edit.organisation = "Global Holdings";
  edit_person(v.house.app, v.maya, edit);
  CHECK(v.suggestions() == before);
}

TEST_CASE("who is archived, in the trash or never to be suggested is in no pair") {
  Village<OnSqlite> v;
  v.likes(v.maya, "bees");
  v.likes(v.priya, "bees");
  remove_person(v.house.app, v.maya);
  CHECK(v.suggestions().empty());
  v.undo_last();
  PersonEdit never;
  never.never_suggest = true;
  edit_person(v.house.app, v.maya, never);
  CHECK(v.suggestions().empty());
}

TEST_CASE("steps that wait for you are on the day’s list, each from its day on") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  CHECK(v.introductions_today() ==
        "Ask Maya Chen about meeting Priya Raman: You thought today of introducing Maya to Priya.");
  v.take(id, Step::ask);
  v.days_later(6);
  CHECK(v.introductions_today().empty());
  v.days_later(1);
  CHECK(v.introductions_today() ==
        "Ask Maya Chen again about meeting Priya Raman: You asked Maya seven days ago, and no "
        "answer is noted.");
  v.take(id, Step::yes);
  CHECK(v.introductions_today() == "Ask Priya Raman about meeting Maya Chen: Maya said yes today.");
  v.take_all(id, {Step::ask, Step::yes});
  CHECK(v.introductions_today() ==
        "Introduce Maya Chen to Priya Raman: Maya and Priya have both said yes.");
  v.take(id, Step::introduce);
  v.days_later(13);
  CHECK(v.introductions_today().empty());
  v.days_later(1);
  CHECK(v.introductions_today() ==
        "Ask Maya Chen how it went with Priya Raman: You introduced Maya and Priya two weeks ago.");
  v.take(id, Step::close);
  CHECK(v.introductions_today().empty());
}

TEST_CASE("a line of the day’s list is done or put off like any other") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  v.show();
  CHECK(line_done(v.house.app, 1, "") == "Done: asked Maya Chen about meeting Priya Raman.");
  CHECK(v.stage(id) == "first asked");
  CHECK(refusal([&] { line_done(v.house.app, 1, ""); }) == "Line 1 is done already.");
  v.undo_last();
  line_later(v.house.app, 1, v.house.app.today() + 3);
  CHECK(v.introductions_today().empty());
  v.days_later(3);
  CHECK(!v.introductions_today().empty());
  v.take_all(id, {Step::ask, Step::yes, Step::ask, Step::yes, Step::introduce});
  v.days_later(14);
  v.show();
  line_done(v.house.app, 1, "they share a stall now");
  CHECK(v.stage(id) == "closed");
  CHECK(v.now(id).thread.how_it_went == "they share a stall now");
}

TEST_CASE("a line that is skipped rests, and the introduction goes on") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  v.take(id, Step::ask);
  v.days_later(7);
  v.show();
  CHECK(line_left(v.house.app, 1) ==
        "The introduction of Maya and Priya is still under way; it comes up again on Tue 29 Dec.");
  CHECK(v.stage(id) == "first asked");
  CHECK(v.introductions_today().empty());
  v.days_later(29);
  CHECK(v.introductions_today().empty());
  v.days_later(1);
  CHECK(!v.introductions_today().empty());
  v.take(id, Step::yes);
  CHECK(v.stage(id) == "first agreed");
}

TEST_CASE("having asked how it went ends nothing: it is heard later") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  v.take_all(id, {Step::ask, Step::yes, Step::ask, Step::yes, Step::introduce});
  v.days_later(14);
  v.show();
  CHECK(line_done(v.house.app, 1, "") ==
        "Done: asked Maya Chen how it went with Priya Raman. It comes up again on Sun 20 Dec.");
  CHECK(v.stage(id) == "introduced");
  CHECK(v.introductions_today().empty());
  v.days_later(14);
  CHECK(v.introductions_today().starts_with("Ask Maya Chen how it went with Priya Raman"));
  v.show();
  line_done(v.house.app, 1, "they never met");
  CHECK(v.stage(id) == "closed");
}

TEST_CASE("no undo gives somebody’s yes to the other") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  ask_the_other_first(v.house.app, id);
  CHECK(v.now(id).thread.first == v.priya);
  v.undo_last();
  CHECK(v.now(id).thread.first == v.maya);
  const DeedId again = ask_the_other_first(v.house.app, id).change;
  v.take_all(id, {Step::ask, Step::yes});
  CHECK(refusal([&] { undo(v.house.app, again); }).starts_with("Can't undo change"));
  CHECK(v.now(id).thread.first == v.priya);
  CHECK(v.stage(id) == "first agreed");
}

TEST_CASE("no undo hands words that were written to one to the other") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  const DeedId asked = take_step(v.house.app, id, {.step = Step::ask, .whom = v.priya}).change;
  put_words_to_send(v.house.app, id, v.priya, "Priya, a word about bees?");
  CHECK(refusal([&] { undo(v.house.app, asked); }).starts_with("Can't undo change"));
  CHECK(v.words(id)->to == std::vector{v.priya});
  v.undo_last();
  undo(v.house.app, asked);
  CHECK(v.words(id)->to == std::vector{v.maya});
  CHECK(!v.words(id)->is_own);
}

TEST_CASE("nobody says yes who was not asked") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  CHECK(refusal([&] { v.take(id, Step::yes); }) == "Maya Chen hasn’t been asked yet.");
  CHECK(v.stage(id) == "idea");
  v.take_all(id, {Step::ask, Step::yes});
  CHECK(refusal([&] { v.take(id, Step::yes); }) == "Priya Raman hasn’t been asked yet.");
}

TEST_CASE("an introduction stops when one of the two has died") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  v.take(id, Step::ask);
  v.days_later(7);
  CHECK(!v.introductions_today().empty());
  save_log(v.house.app, {"Priya Raman died today", v.house.app.today()});
  CHECK(v.introductions_today().empty());
  const std::string ended = "Priya Raman has died. This introduction goes no further.";
  for (const Step step : {Step::ask, Step::yes, Step::introduce}) {
    INFO(static_cast<int>(step));
    CHECK(refusal([&] { v.take(id, step); }) == ended);
  }
  CHECK(refusal([&] { put_words_to_send(v.house.app, id, {}, "Maya?"); }) == ended);
  CHECK(refusal([&] { rest_introduction(v.house.app, id, v.house.app.today() + 3); }) == ended);
  CHECK(!v.words(id));
  CHECK(state_in_words(v.now(id)) == "Priya Raman has died; this introduction goes no further");
  CHECK(next_in_words(v.now(id)).empty());
  v.undo_last();
  CHECK(!v.introductions_today().empty());
}

TEST_CASE("words go to the one who is due, and to nobody else") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  v.take_all(id, {Step::ask, Step::yes});
  const auto to_maya = [&] { put_words_to_send(v.house.app, id, v.maya, "Maya, a word?"); };
  CHECK(refusal(to_maya) == "The words that come next are for Priya Raman, not for Maya Chen.");
  CHECK(refusal([&] { v.words(id, v.maya); }) ==
        "The words that come next are for Priya Raman, not for Maya Chen.");
  CHECK(refusal([&] { v.words(id, v.noor); }) ==
        "That introduction is of Maya Chen and Priya Raman.");
  CHECK(!v.words(id)->is_own);
  put_words_to_send(v.house.app, id, v.priya, "Priya, a word?");
  CHECK(v.words(id)->words.body == "Priya, a word?");
}

TEST_CASE("the draft that is kept as it is stays a draft, and nothing is said to have changed") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya, "both keep bees");
  const std::string draft = v.words(id)->words.body;
  CHECK(!put_words_to_send(v.house.app, id, {}, draft).change);
  CHECK(!v.words(id)->is_own);
  CHECK(put_words_to_send(v.house.app, id, {}, "Maya, bees?").change);
  CHECK(!put_words_to_send(v.house.app, id, {}, "Maya, bees?").change);
}

TEST_CASE("why two should meet stands after “because”, however it was written") {
  Village<OnSqlite> v;
  CHECK(v.now(v.begin(v.maya, v.priya, "Both keep bees!")).thread.why == "both keep bees");
  CHECK(v.now(v.begin(v.maya, v.noor, "Because They share a street.")).thread.why ==
        "they share a street");
  CHECK(v.now(v.begin(v.maya, v.tom, "Tom knows bees")).why == "Tom knows bees");
  CHECK(refusal([&] { v.begin(v.priya, v.noor, "Why not?"); }) ==
        "Say why as it would follow “because”, such as “both keep bees”; not as a question.");
}

TEST_CASE("words are drafted for each side; one’s own take their place and give way again") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya, "both keep bees");
  CHECK(v.words(id)->to == std::vector{v.maya});
  CHECK(v.words(id, v.priya)->to == std::vector{v.priya});
  put_words_to_send(v.house.app, id, v.priya, "Priya, a word about bees?");
  CHECK(v.words(id, v.priya)->words.body == "Priya, a word about bees?");
  CHECK(!v.words(id, v.maya)->is_own);
  v.take(id, Step::ask, v.priya);
  CHECK(v.words(id)->words.body == "Priya, a word about bees?");
  put_words_to_send(v.house.app, id, {}, "");
  CHECK(!v.words(id)->is_own);
  v.take_all(id, {Step::yes, Step::ask, Step::yes});
  CHECK(v.words(id)->to == std::vector{v.priya, v.maya});
}

TEST_CASE("an introduction goes with whoever is merged, and is gone with whoever is forgotten") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya, "both keep bees");
  merge_people(v.house.app, {.keep = v.noor, .join = v.priya});
  CHECK(v.now(id).second == "Noor Haddad");
  v.undo_last();
  CHECK(v.now(id).second == "Priya Raman");
  merge_people(v.house.app, {.keep = v.maya, .join = v.priya});
  CHECK(!refusal([&] { v.now(id); }).empty());
  v.undo_last();
  CHECK(v.stage(id) == "idea");
}

// Priya is in the notebook twice, and Maya is being introduced to both entries.
template <class House>
struct Twice : Village<House> {
  PersonId other_priya = this->add("Priya R.");
  IntroductionId older = this->begin(this->maya, this->priya);
  IntroductionId newer = this->begin(other_priya, this->maya, "both keep bees");

  void merge() { merge_people(this->house.app, {.keep = this->priya, .join = other_priya}); }
  std::size_t under_way() {
    store::ReadTx tx(*this->house.db, this->house.app.account);
    return store::open_introductions(tx, 10).size();
  }
};

TEST_CASE_TEMPLATE(
    "of two introductions that a merge makes one, the further goes on; undo parts them", AnyHouse,
    OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  Twice<AnyHouse> v;
  v.take_all(v.newer, {Step::ask});
  put_words_to_send(v.house.app, v.older, v.maya, "Maya, bees?");
  const Introduction older = v.now(v.older).thread, newer = v.now(v.newer).thread;
  v.merge();
  CHECK(v.under_way() == 1);
  CHECK(!refusal([&] { v.now(v.older); }).empty());
  const Introduction joined = v.now(v.newer).thread;
  CHECK(joined.first == v.priya);
  CHECK(v.stage(v.newer) == "first asked");
  CHECK(joined.words_to_second == "Maya, bees?");
  v.undo_last();
  CHECK(v.under_way() == 2);
  CHECK(v.now(v.older).thread.words_to_first == older.words_to_first);
  CHECK(v.now(v.newer).thread.words_to_second == newer.words_to_second);
  CHECK(v.now(v.newer).thread.first == v.other_priya);
  CHECK(v.stage(v.older) == "idea");
  CHECK(v.stage(v.newer) == "first asked");
}

TEST_CASE("a yes that only the other of two joined introductions had is kept") {
  Twice<OnSqlite> v;
  v.take_all(v.older, {Step::ask, Step::yes, Step::ask});
  v.take_all(v.newer, {Step::ask, Step::yes});
  v.merge();
  CHECK(v.stage(v.older) == "both agreed");
  CHECK(v.now(v.older).thread.why == "both keep bees");
}

TEST_CASE("a letter calls its reader as they are called now") {
  Village<OnSqlite> v;
  const IntroductionId id =
      v.begin(v.maya, v.priya, "Maya is looking for “a bookkeeper”, and Priya offers “hours”");
  PersonEdit edit;
  edit.name = "Mei Chen";
  edit_person(v.house.app, v.maya, edit);
  CHECK(v.now(id).why == "Mei is looking for “a bookkeeper”, and Priya offers “hours”");
  CHECK(v.words(id)->words.body.find("you’re looking for “a bookkeeper”, and Priya offers") !=
        std::string::npos);
  CHECK(v.words(id, v.priya)->words.body.find("Mei is looking for “a bookkeeper”, and you offer") !=
        std::string::npos);
  v.take(id, Step::ask, v.priya);
  CHECK(v.now(id).thread.first == v.priya);
  CHECK(v.now(id).why == "Mei is looking for “a bookkeeper”, and Priya offers “hours”");
}

TEST_CASE("a number that is not there says what is so, and what brings it back") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  const auto next = [&]() -> Next {
    try {
      v.now(id);
    } catch (const ErrorWithNext& error) {
      return error.next();
    }
    return {};
  };
  remove_person(v.house.app, v.maya);
  CHECK(refusal([&] { v.now(id); }) == "Introduction 1 is of somebody in the trash: Maya Chen.");
  CHECK(next() == Next{.act = Next::Act::restore_person, .id = v.maya.value});
  restore_person(v.house.app, v.maya);
  CHECK(v.stage(id) == "idea");
  const DeedId merged = merge_people(v.house.app, {.keep = v.maya, .join = v.priya});
  CHECK(refusal([&] { v.now(id); }) == "There is no introduction 1 any more: change " +
                                           std::to_string(merged.value) +
                                           " took it away, “merged Priya Raman into Maya Chen”.");
  CHECK(next() == Next{.act = Next::Act::undo_change, .id = merged.value});
  undo(v.house.app, merged);
  CHECK(v.stage(id) == "idea");
}

TEST_CASE("a no, and “not these two”, are told to whoever begins again, and to nobody else") {
  const auto begin = [](Village<OnSqlite>& v, IfInDoubt doubt) {
    start_introduction(v.house.app, {.first = v.priya, .second = v.maya, .if_in_doubt = doubt});
  };
  for (const bool said_no : {true, false}) {
    CAPTURE(said_no);
    Village<OnSqlite> v;
    if (said_no) {
      v.take_all(v.begin(v.maya, v.priya), {Step::ask, Step::yes, Step::ask, Step::no});
    } else {
      say_not_these_two(v.house.app, v.maya, v.priya);
    }
    v.days_later(1);
    CHECK(refusal([&] { begin(v, IfInDoubt::refuse); }) ==
          (said_no ? "You noted on Sun 22 Nov 2026 that one of them would rather not."
                   : "You said on Sun 22 Nov 2026 that you won’t introduce Priya and Maya."));
    try {
      begin(v, IfInDoubt::refuse);
    } catch (const ErrorWithNext& error) {
      CHECK(error.next() == Next{.act = Next::Act::introduce_anyway});
    }
    begin(v, IfInDoubt::begin_anyway);
    CHECK(v.stage({2}) == "idea");
    for (const PersonId whom : {v.maya, v.priya}) {
      const std::string letter = v.words({2}, whom)->words.body;
      CHECK(letter.find("again") == std::string::npos);
      CHECK(letter.find("before") == std::string::npos);
    }
  }
}

TEST_CASE("what has gone quiet can be begun again") {
  Village<OnSqlite> v;
  v.take_all(v.begin(v.maya, v.priya), {Step::ask, Step::close});
  CHECK(v.stage(v.begin(v.maya, v.priya)) == "idea");
}

TEST_CASE("asking again is told apart from asking, and the same day twice changes nothing") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  const auto ask = [&] { return take_step(v.house.app, id, {.step = Step::ask}); };
  CHECK(!ask().asked_before);
  const auto same_day = ask();
  CHECK(same_day.asked_before == v.house.app.today());
  CHECK(same_day.change == DeedId{});
  v.days_later(8);
  const auto again = ask();
  CHECK(again.asked_before == v.house.app.today() - 8);
  CHECK(what_was_done(again, Step::ask) == "asked Maya Chen again about meeting Priya Raman");
  CHECK(!take_step(v.house.app, id, {.step = Step::yes}).asked_before);
  CHECK(!ask().asked_before);
}

TEST_CASE("an idea noted late was thought of by the day on which somebody was asked") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  const LocalDate yesterday = v.house.app.today() - 1;
  take_step(v.house.app, id, {.step = Step::ask, .on = yesterday});
  CHECK(v.now(id).thread.started == yesterday);
  CHECK(!refusal([&] {
           take_step(v.house.app, id, {.step = Step::yes, .on = yesterday - 1});
         }).empty());
}

TEST_CASE("a no can name who it is of, who must have been asked, and keeps no name") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  CHECK(refusal([&] { v.take(id, Step::no, v.maya); }) == "Maya Chen hasn’t been asked yet.");
  v.take(id, Step::ask);
  CHECK(refusal([&] { v.take(id, Step::no, v.priya); }) == "Priya Raman hasn’t been asked yet.");
  CHECK(refusal([&] { v.take(id, Step::no, v.tom); }) ==
        "That introduction is of Maya Chen and Priya Raman.");
  v.take_all(id, {Step::yes, Step::ask});
  v.take(id, Step::no, v.maya);
  CHECK(v.stage(id) == "declined");
}

TEST_CASE("what was let go, and that they met, is said afterwards") {
  Village<OnSqlite> v;
  const IntroductionId id = v.begin(v.maya, v.priya);
  v.take(id, Step::close);
  CHECK(state_in_words(v.now(id)) == "You won’t introduce Maya and Priya");
  v.undo_last();
  v.take_all(
      id, {Step::ask, Step::yes, Step::ask, Step::yes, Step::introduce, Step::meet, Step::close});
  CHECK(state_in_words(v.now(id)) == "You introduced Maya and Priya, and they have met");
}

TEST_CASE("how few share something counts whoever you know, archived or never to be suggested") {
  Village<OnSqlite> v;
  const auto because = [&] {
    store::ReadTx tx(*v.house.db, v.house.app.account);
    return suggested_introductions(tx, {.today = v.house.app.today()}).at(0).because;
  };
  v.likes(v.maya, "bees");
  v.likes(v.priya, "bees");
  CHECK(because() == "both like bees; you know nobody else who does");
  v.likes(v.noor, "bees");
  PersonEdit never;
  never.never_suggest = true;
  edit_person(v.house.app, v.noor, never);
  CHECK(because() == "both like bees; only 3 of your people do");
}

// Ten who have sung together, and share more than any two others.
void add_choir(const App& app, const std::string& number) {
  Deed deed(app, DeedKind::add, "added a choir");
  Interaction rehearsal{.day = app.today()};
  for (int i = 0; i < 10; ++i) {
    const PersonId singer =
        add_person(deed.tx, {.name = fmt::format("Singer {} Choir {}", i, number)});
    for (const char* what : {"motets", "madrigals", "folk songs"})
      store::give_interest(deed.tx, singer,
                           {.name = fmt::format("{} {}", what, number), .noted = app.today()});
    rehearsal.people.push_back(singer);
  }
  store::insert_interaction(deed.tx, rehearsal);
  deed.commit();
}

TEST_CASE("however many pairs know each other, the one that doesn’t is found") {
  Village<OnSqlite> v;
  for (int choir = 0; choir < 60; ++choir) add_choir(v.house.app, std::to_string(choir));
  v.likes(v.maya, "bees");
  v.likes(v.priya, "bees");
  CHECK(v.suggestions() == "Maya Chen and Priya Raman: both like bees");
}

}  // namespace
}  // namespace wellmet::actions
