// Whatever was done with people before, in whatever script they are written: after one of them is
// forgotten no file holds a word of theirs, everybody else is as they were, and every undo that is
// left either works or refuses without damage.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "actions/history/doctor.h"
#include "actions/history/undo.h"
#include "actions/people/duplicates.h"
#include "actions/people/edit_person.h"
#include "actions/people/forget.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/story/interactions.h"
#include "actions/story/interests.h"
#include "actions/story/notes.h"
#include "actions/story/positions.h"
#include "actions/today/follow_ups.h"
#include "base/error.h"
#include "base/text.h"
#include "store/history/deeds.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "tests/actions/house.h"

namespace {

using namespace wellmet;
using namespace wellmet::actions;
using namespace wellmet::actions::testing;

// "qzkabd" for 13: letters only, so that no word is part of another's number.
std::string letters(int number) {
  std::string text = "qzk";
  for (int i = 0; i < 4; ++i, number /= 10) text += static_cast<char>('a' + number % 10);
  return text;
}

// The same in the letters of several scripts.
std::string in_script(int number, int script) {
  static const std::vector<std::vector<std::string>> alphabets = {
      {"а", "б", "в", "г", "д", "е", "ж", "з", "и", "к"},
      {"α", "β", "γ", "δ", "ε", "ζ", "η", "θ", "ι", "κ"},
      {"山", "川", "水", "火", "木", "金", "土", "天", "空", "海"},
      {"ا", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر"},
      {"é", "ü", "ñ", "ø", "č", "ł", "ş", "å", "ß", "ð"}};
  if (script == 0) return letters(number);
  std::string text = script == 5 ? "Xw" : "";
  for (int i = 0; i < 4; ++i, number /= 10)
    text += alphabets[static_cast<std::size_t>(script - 1)][static_cast<std::size_t>(number % 10)];
  return text;
}

// A store whose people and their words are remembered as they are made.
class Circle {
 public:
  House house;
  std::vector<PersonId> people;
  std::map<PersonId, std::set<std::string>> words;

  // Many small deeds: the test need not outlive a power cut.
  Circle() { house.db->script("pragma synchronous = off"); }

  std::string word_of(PersonId person) {
    const std::string word = letters(++made_);
    words[person].insert(word);
    return word;
  }

  void add() {
    const int number = ++made_;
    const std::string name = in_script(number, *rc::gen::inRange(0, 6)) + " " + letters(++made_);
    const std::string mail = letters(++made_) + "@example.com";
    const PersonId id = add_person(house.app, {.name = name, .emails = {mail}});
    for (const std::string& word : split(name, ' ')) words[id].insert(word);
    words[id].insert(split(mail, '@').front());
    people.push_back(id);
  }

  PersonId anyone() { return *rc::gen::elementOf(people); }
  // Whose adding was not undone.
  PersonId anyone_there() {
    store::ReadTx tx(*house.db, house.app.account);
    std::vector<PersonId> there;
    for (const PersonId id : people)
      if (store::find_person(tx, id)) there.push_back(id);
    RC_PRE(!there.empty());
    return *rc::gen::elementOf(there);
  }

  void something() {
    const PersonId one = anyone(), other = anyone();
    const LocalDate today = house.app.today();
    switch (*rc::gen::inRange(0, 14)) {
      case 0:
        return add();
      case 1:
        add_note(house.app, {.person = one, .text = word_of(one)});
        return;
      case 2: {
        const Note n = add_note(house.app, {.person = one, .text = word_of(one)});
        edit_note(house.app, n.id, word_of(one));
        if (one != other) remove_note(house.app, n.id);
        return;
      }
      case 3:
        log_interaction(house.app, {.day = today, .people = {one}, .note = word_of(one)});
        return;
      case 4:
        if (one != other)
          log_interaction(house.app, {.day = today, .people = {one, other}, .note = "together"});
        return;
      case 5:
        edit_person(house.app, one, {.name = word_of(one) + " " + word_of(one)});
        return;
      case 6:
        edit_person(house.app, one, {.add_emails = {word_of(one) + "@example.com"}});
        return;
      case 7:
        edit_person(house.app, one, {.met_how = word_of(one), .met_through = other});
        return;
      case 8:
        add_follow_up(house.app, {.person = one,
                                  .kind = FollowUpKind::custom,
                                  .text = word_of(one),
                                  .due = today + 5,
                                  .about = other});
        return;
      case 9:
        add_interests(house.app, one, {.names = {word_of(one)}});
        return;
      case 10:
        add_position(house.app, {.person = one, .title = word_of(one)}, Moved::yes);
        return;
      case 11:
        merge_people(house.app, {.keep = one, .join = other});
        return;
      case 12:
        remove_person(house.app, one);
        return;
      default:
        undo_one();
        return;
    }
  }

  void undo_one() {
    DeedId newest;
    {
      store::ReadTx tx(*house.db, house.app.account);
      newest = store::deeds(tx, 1).front().id;
    }
    undo(house.app, DeedId{newest.value - *rc::gen::inRange(0, 4)});
  }

  // A deed that cannot be done at this moment is none.
  void several(int count) {
    for (int i = 0; i < count; ++i) {
      try {
        something();
      } catch (const Error&) {
        continue;
      }
    }
  }

  std::string story_of(PersonId id) {
    store::ReadTx tx(*house.db, house.app.account);
    std::string text = store::card_bytes(tx, id);
    for (const Note& n : store::notes_of(tx, id))
      text += fmt::format("n{} {}\n", n.id.value, n.text);
    for (const Position& p : store::positions_of(tx, id)) text += p.title + "\n";
    for (const Interest& i : store::interests_of(tx, id)) text += i.name + "\n";
    for (const Interaction& i : store::interactions_of(tx, id, 1000))
      text += fmt::format("i{} {}\n", i.id.value, i.note);
    return text;
  }

  std::map<PersonId, std::string> stories(const std::set<PersonId>& but) {
    std::map<PersonId, std::string> all;
    for (const PersonId id : people)
      if (!but.contains(id)) all[id] = story_of(id);
    return all;
  }

  std::string files() {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(house.folder.path()))
      if (entry.is_regular_file()) all += store::testing::file_text(entry.path().string());
    for (const char* index : {"search_people", "search_texts"})
      for (const store::Row& row :
           house.db->query(fmt::format("select distinct term from {}_vocabulary", index)))
        all += " " + row.string(0);
    return all;
  }

  // Those that others have as well, since people were one for a while, are theirs too.
  std::set<std::string> words_of(const std::set<PersonId>& gone,
                                 const std::map<PersonId, std::string>& others) {
    std::set<std::string> theirs;
    for (const PersonId id : gone) theirs.insert(words[id].begin(), words[id].end());
    std::erase_if(theirs, [&](const std::string& word) {
      return std::ranges::any_of(
          others, [&](const auto& story) { return story.second.find(word) != std::string::npos; });
    });
    return theirs;
  }

 private:
  int made_ = 0;
};

std::string held_of(const std::string& files, const std::set<std::string>& words) {
  std::string held;
  for (const std::string& word : words)
    if (files.find(word) != std::string::npos) held += word + " ";
  return held;
}

std::vector<std::string> faults(House& house) {
  std::vector<std::string> all;
  for (const Finding& f : examine(house.app, Repair::no).findings)
    all.push_back(f.area + ": " + f.what);
  return all;
}

}  // namespace

TEST_CASE("whoever is forgotten is in no file, and everybody else is as they were") {
  CHECK(holds(25, [] {
    Circle circle;
    for (int i = 0; i < 4; ++i) circle.add();
    circle.several(30);
    const PersonId who = circle.anyone_there();
    const Forgettable all = what_would_be_forgotten(circle.house.app, who);
    std::set<PersonId> gone;
    {
      store::ReadTx tx(*circle.house.db, circle.house.app.account);
      for (const PersonId id : store::with_those_merged(tx, all.person)) gone.insert(id);
    }
    const auto before = circle.stories(gone);
    const Forgotten done = forget_person(circle.house.app, who);
    RC_ASSERT(done.traces == "");
    RC_ASSERT(circle.stories(gone) == before);
    RC_ASSERT(faults(circle.house) == std::vector<std::string>{});
    const std::set<std::string> words = circle.words_of(gone, before);
    RC_ASSERT(held_of(circle.files(), words) == "");

    DeedId newest;
    {
      store::ReadTx tx(*circle.house.db, circle.house.app.account);
      newest = store::deeds(tx, 1).front().id;
    }
    for (std::int64_t id = newest.value; id > 0; --id) {
      try {
        undo(circle.house.app, DeedId{id});
      } catch (const Error& fault) {
        RC_ASSERT((fault.kind() == ErrorKind::conflict || fault.kind() == ErrorKind::refused ||
                   fault.kind() == ErrorKind::not_found));
      }
    }
    RC_ASSERT(faults(circle.house) == std::vector<std::string>{});
    RC_ASSERT(held_of(circle.files(), words) == "");
  }));
}
