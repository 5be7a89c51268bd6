// What cannot be true of a story is refused, and what ended has ended.
#include <doctest/doctest.h>

#include "actions/people/people.h"
#include "actions/story/interactions.h"
#include "actions/story/notes.h"
#include "actions/story/positions.h"
#include "base/error.h"
#include "store/story/notes.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

struct Story {
  House house;
  PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  LocalDate today = house.app.today();
  std::string jobs() {
    store::ReadTx tx(*house.db, house.app.account);
    std::string text;
    for (const Position& p : store::positions_of(tx, maya))
      text += in_words(p) + (p.current ? ";" : " until " + to_text(p.ended) + ";");
    return text;
  }
};

TEST_CASE("who has a new job has left the old one, on the day on which the new one began") {
  Story story;
  add_position(story.house.app, {.person = story.maya, .organisation = "Figma"}, Moved::no);
  add_position(story.house.app,
               {.person = story.maya,
                .organisation = "Kiln Works",
                .started = parse_partial_date("2026-11")},
               Moved::yes);
  CHECK(story.jobs() == "Kiln Works;Figma until 2026-11;");
  add_position(story.house.app, {.person = story.maya, .organisation = "Harbour Radio"}, Moved::no);
  CHECK(story.jobs().find("Kiln Works;") != std::string::npos);
}

TEST_CASE("no job ends before it began, whichever is said first") {
  Story story;
  const Position wrong{.person = story.maya,
                       .organisation = "Figma",
                       .started = parse_partial_date("2020"),
                       .ended = parse_partial_date("2019")};
  CHECK_THROWS_AS(add_position(story.house.app, wrong, Moved::no), Error);
  const AddedPosition added = add_position(
      story.house.app,
      {.person = story.maya, .organisation = "Figma", .started = parse_partial_date("2020")},
      Moved::no);
  CHECK_THROWS_AS(end_position(story.house.app, added.position.id, parse_partial_date("2019-12")),
                  Error);
  CHECK(story.jobs() == "Figma;");
  end_position(story.house.app, added.position.id, parse_partial_date("2020-06"));
  CHECK(story.jobs() == "Figma until 2020-06;");
  CHECK_THROWS_AS(end_position(story.house.app, added.position.id, parse_partial_date("2021")),
                  Error);
}

TEST_CASE("what has happened is logged up to today, and nothing that is to come") {
  Story story;
  const auto log_on = [&](LocalDate day) {
    return log_interaction(story.house.app, {.day = day, .people = {story.maya}});
  };
  const InteractionId last = log_on(story.today);
  CHECK_THROWS_AS(log_on(story.today + 1), Error);
  CHECK_THROWS_AS(edit_interaction(story.house.app,
                                   {.id = last, .day = story.today + 1, .people = {story.maya}}),
                  Error);
}

TEST_CASE("questions, asks, offers, gifts and ideas are ticked off once, and nothing else is") {
  Story story;
  for (const NoteKind kind : all_note_kinds()) {
    CAPTURE(to_text(kind));
    const NoteId id =
        add_note(story.house.app, {.person = story.maya, .kind = kind, .text = "the kiln"}).id;
    const bool has_end = kind == NoteKind::question || kind == NoteKind::ask ||
                         kind == NoteKind::offer || kind == NoteKind::gift ||
                         kind == NoteKind::idea;
    if (has_end) CHECK(finish_note(story.house.app, id).done == story.today);
    CHECK_THROWS_AS(finish_note(story.house.app, id), Error);
  }
}

}  // namespace
}  // namespace wellmet::actions
