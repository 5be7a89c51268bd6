#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/history/undo.h"
#include "actions/introductions/introductions.h"
#include "actions/introductions/suggest.h"
#include "actions/introductions/words_to_send.h"
#include "actions/people/people.h"
#include "actions/story/interests.h"
#include "actions/story/log.h"
#include "actions/story/notes.h"
#include "actions/today/today.h"
#include "base/text.h"
#include "tests/actions/house.h"

// Four people and what is done about introducing them.
namespace wellmet::actions::testing {

template <class House>
struct Village {
  House house = {};
  PersonId maya = add("Maya Chen"), priya = add("Priya Raman"), noor = add("Noor Haddad"),
           tom = add("Tom Reilly");

  PersonId add(const std::string& name) { return add_person(house.app, {.name = name}); }
  void likes(PersonId person, const std::string& what) {
    add_interests(house.app, person, {.names = {what}});
  }
  void notes(PersonId person, NoteKind kind, const std::string& text) {
    add_note(house.app, {.person = person, .kind = kind, .text = text});
  }
  IntroductionId begin(PersonId first, PersonId second, const std::string& why = {}) {
    return start_introduction(house.app, {.first = first, .second = second, .why = why}).thread.id;
  }
  void take(IntroductionId id, introduction::Step step, PersonId whom = {}) {
    take_step(house.app, id, {.step = step, .whom = whom});
  }
  void take_all(IntroductionId id, const std::vector<introduction::Step>& steps) {
    for (const introduction::Step step : steps) take(id, step);
  }
  void days_later(int days) { house.now.milliseconds += days * std::int64_t{86'400'000}; }
  NamedIntroduction now(IntroductionId id) {
    store::ReadTx tx(*house.db, house.app.account);
    return introduction_numbered(tx, id);
  }
  std::string stage(IntroductionId id) { return introduction::to_text(now(id).thread.stage); }
  std::optional<WordsToSend> words(IntroductionId id, PersonId whom = {}) {
    const NamedIntroduction named = now(id);
    store::ReadTx tx(*house.db, house.app.account);
    return words_to_send(tx, named, whom);
  }
  // "Maya Chen and Priya Raman: both like bees"
  std::string suggestions(PersonId with = {}) {
    store::ReadTx tx(*house.db, house.app.account);
    std::vector<std::string> list;
    for (const SuggestedPair& pair :
         suggested_introductions(tx, {.today = house.app.today(), .with = with, .limit = 5}))
      list.push_back(pair.first_name + " and " + pair.second_name + ": " + pair.why);
    return join(list, "; ");
  }
  std::vector<Suggestion> lines() {
    store::ReadTx tx(*house.db, house.app.account);
    return today(tx, {.today = house.app.today()}).lines;
  }
  // "Ask Maya Chen about meeting Priya Raman: You thought …"
  std::string introductions_today() {
    std::vector<std::string> list;
    for (const Suggestion& s : lines()) {
      if (s.kind == SuggestionKind::introduction)
        list.push_back(s.next_act.text() + ": " + s.because);
    }
    return join(list, "; ");
  }
  void show() { remember(house.app, house.app.today(), lines()); }
  void undo_last() { undo(house.app, std::nullopt); }
};

}  // namespace wellmet::actions::testing
