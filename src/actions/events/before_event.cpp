#include "actions/events/before_event.h"

#include <fmt/format.h>

#include "actions/events/hopes.h"
#include "base/text.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"

namespace wellmet::actions {
namespace {

constexpr int last_ones_read = 5;
constexpr std::size_t questions_shown = 3;
constexpr int columns_of_last_words = 200;

GuestBefore before_meeting(store::ReadTx& tx, const Event& event, const NamedGuest& guest) {
  GuestBefore before{.guest = guest};
  const PersonId person = guest.guest.person;
  for (Interaction& one : store::interactions_of(tx, person, last_ones_read)) {
    if (one.day >= event.day) continue;
    const std::string note = collapse_spaces(one.note);
    before.last_in_words =
        clip(note.empty() ? word_for(one) : fmt::format("{}: {}", word_for(one), note),
             columns_of_last_words);
    before.last = std::move(one);
    break;
  }
  for (const Note& note : store::notes_of(tx, person)) {
    if (note.kind != NoteKind::question || note.done) continue;
    if (before.questions.size() < questions_shown) before.questions.push_back(note.text);
  }
  return before;
}

}  // namespace

BeforeEvent before_event(store::ReadTx& tx, const Event& event) {
  BeforeEvent before;
  for (const NamedGuest& guest : named_guests(tx, event.id))
    before.guests.push_back(before_meeting(tx, event, guest));
  before.hopes = hopes_for(tx, event);
  return before;
}

}  // namespace wellmet::actions
