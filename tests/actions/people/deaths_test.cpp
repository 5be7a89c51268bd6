// Who is said to have died is never suggested again: no form of the sentence may be missed, and no
// figure of speech taken for it.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "actions/people/people.h"
#include "actions/story/log.h"
#include "model/card.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

// Sunday 22 November 2026.
struct Village {
  House house;
  PersonId rose = add_person(house.app, {.name = "Rose Lind"});
  PersonId jo = add_person(house.app, {.name = "Jo Okafor"});

  void log(const std::string& line) { save_log(house.app, {line, house.app.today()}); }
  std::vector<std::string> preview(const std::string& line) {
    store::ReadTx tx(*house.db, house.app.account);
    const LogReading reading = read_log(tx, line, house.app.today());
    const LogPlan plan = plan_log(house.app, tx, reading, house.app.today());
    std::vector<std::string> texts;
    for (const LogPiece& piece : pieces_of(reading, plan, house.app.today()))
      texts.push_back(piece.text);
    return texts;
  }
  // What the card says: a day, "yes" without one, "" of the living.
  std::string died(PersonId id) {
    store::ReadTx tx(*house.db, house.app.account);
    return index_card(card_of(tx, id)).died;
  }
  std::size_t interactions(PersonId id) {
    store::ReadTx tx(*house.db, house.app.account);
    return store::interactions_of(tx, id, 10).size();
  }
  std::vector<std::string> notes(PersonId id) {
    store::ReadTx tx(*house.db, house.app.account);
    std::vector<std::string> texts;
    for (const Note& note : store::notes_of(tx, id)) texts.push_back(note.text);
    return texts;
  }
};

TEST_CASE("a death is understood however it is told, with its day where that is known") {
  const std::vector<std::pair<std::string, std::string>> lines = {
      {"@Rose died", "yes"},
      {"@Rose died Monday", "2026-11-16"},
      {"Rose died four days ago", "2026-11-18"},
      {"Rose just died", "yes"},
      {"Rose is dead", "yes"},
      {"Rose is dead, Jo told me yesterday", "yes"},
      {"Rose passed on yesterday", "2026-11-21"},
      {"Rose passed on", "yes"},
      {"Rose died by suicide", "yes"},
      {"Rose died late last night", "2026-11-21"},
      {"Rose died when I was away", "yes"},
      {"Rose has sadly died", "yes"},
      {"Yesterday Rose died", "2026-11-21"},
      {"Sadly Rose died this morning", "2026-11-22"},
      {"Sad news: @Rose passed away on Friday", "2026-11-20"},
      {"Rose died (on Monday)", "2026-11-16"},
      {"Rose died — at home", "yes"},
      {"Rose died and Jo told me", "yes"},
      {"Rose died, Jo told me yesterday", "yes"},
      {"Rose died at home on Thursday, and Jo told me yesterday", "2026-11-19"},
      {"Rose died of a heart attack in Lisbon on 3 October", "2026-10-03"},
      {"Rose died two years ago", "yes"},
      {"Rose died in October", "yes"},
      {"Rose died on 31 November", "yes"},
      {"Rose died on her birthday", "yes"},
      {"Rose died at the hospital last night", "2026-11-21"},
      {"Rose passed away peacefully at 93", "yes"},
  };
  for (const auto& [line, day] : lines) {
    CAPTURE(line);
    Village village;
    village.log(line);
    CHECK(village.died(village.rose) == day);
    CHECK(village.died(village.jo).empty());
    CHECK(village.interactions(village.rose) == 0);
  }
}

TEST_CASE("a figure of speech is no death") {
  const std::vector<std::string> lines = {
      "@Rose died laughing",
      "Rose died a little inside",
      "Rose died a bit when the bill came",
      "Rose died inside at the meeting",
      "Rose died of laughter",
      "Rose just died of embarrassment yesterday",
      "Rose died of boredom in the opera",
      "Rose died at that joke",
      "Rose died at that",
      "Rose died on stage tonight as Ophelia",
      "Rose died a death at the talent show",
      "Rose died for a coffee",
      "Rose died on me halfway up the hill",
      "Rose passed away the time with a book",
      "Rose passed on my letter to Jo",
      "Rose passed on the news",
      "Rose passed on a cold to me",
      "Rose passed on Monday's lunch",
      "Rose passed on today's walk",
      "Rose is dead tired",
      "Rose is dead set on Lisbon",
      "@Rose nearly died",
      "Rose died?",
      "Rose's cat died yesterday",
      "Coffee with Jo, whose friend Rose died",
  };
  for (const std::string& line : lines) {
    CAPTURE(line);
    Village village;
    village.log(line);
    CHECK(village.died(village.rose).empty());
    CHECK(village.died(village.jo).empty());
  }
}

TEST_CASE("several die in one line") {
  Village village;
  village.log("@Rose and @Jo both died on Friday");
  CHECK(village.died(village.rose) == "2026-11-20");
  CHECK(village.died(village.jo) == "2026-11-20");
}

TEST_CASE("words that say more than a death and its day are kept as a note, and shown before") {
  const auto noted = [](const std::string& line) {
    Village village;
    const std::vector<std::string> before = village.preview(line);
    village.log(line);
    const std::vector<std::string> notes = village.notes(village.rose);
    const std::string note = notes.empty() ? "" : notes.front();
    const bool shown = std::ranges::find(before, "note: " + note) != before.end();
    CHECK(shown == !note.empty());
    CHECK(std::ranges::count_if(before, [](auto& text) { return text.starts_with("note:"); }) ==
          std::ssize(notes));
    return note;
  };
  CHECK(noted("Rose died of a heart attack in Lisbon") == "Rose died of a heart attack in Lisbon");
  CHECK(noted("Rose died, Jo told me") == "Rose died, Jo told me");
  CHECK(noted("Rose died — at home") == "Rose died — at home");
  CHECK(noted("Rose died two years ago") == "Rose died two years ago");
  CHECK(noted("Rose died in October") == "Rose died in October");
  CHECK(noted("In October Rose died") == "In October Rose died");
  CHECK(noted("Rose died on 31 November") == "Rose died on 31 November");
  CHECK(noted("Rose died") == "");
  CHECK(noted("Sadly Rose died (late last night)") == "");
  CHECK(noted("Rose passed away on Monday, at 3pm.") == "");
}

TEST_CASE("what is doubtful about the day of a death is said before it is saved") {
  Village village;
  const std::vector<std::string> texts = village.preview("Rose died on 3/4");
  REQUIRE(texts.size() == 3);
  CHECK(texts[0] == "Rose Lind died on Fri 3 Apr 2026. Nothing will be suggested any more.");
  CHECK(texts[1].starts_with("but: \"on 3/4\" is read as Fri 3 Apr 2026, more than half a year"));
  CHECK(texts[2] == "but: \"3/4\" is read as Fri 3 Apr 2026.");
}

}  // namespace
}  // namespace wellmet::actions
