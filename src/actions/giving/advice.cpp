#include "actions/giving/advice.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "actions/deed.h"
#include "actions/story/notes.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "model/follow_up_rules.h"
#include "model/settling.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

constexpr int most_looked_at = 100;

Note found(store::ReadTx& tx, NoteId id) {
  const std::optional<Note> note = store::find_note(tx, id);
  if (!note)
    throw ErrorWithNext(ErrorKind::not_found, fmt::format("There is no note n{}.", id.value),
                        {.act = Next::Act::see_notes});
  if (note->kind != NoteKind::advice)
    throw Error(ErrorKind::invalid,
                fmt::format("n{} ({}) isn’t advice.", id.value, to_text(note->kind)));
  return *note;
}

// Without its words: the history keeps names alone.
std::string whose(store::ReadTx& tx, const Note& note) {
  const auto names = store::names_of(tx, {note.person});
  return names.empty() ? "someone" : names.front().second;
}

void close_those_about(store::WriteTx& tx, NoteId note, FollowUpState state, LocalDate on) {
  for (FollowUp f : store::open_follow_ups_about(tx, note)) {
    f.state = state;
    f.closed = on;
    store::update_follow_up(tx, f);
  }
}

bool waits_already(store::ReadTx& tx, const FollowUp& made) {
  return std::ranges::any_of(store::open_follow_ups_of(tx, made.person, store::most_open_looked_at),
                             [&](const FollowUp& f) { return f.kind == made.kind && !f.about; });
}

}  // namespace

NoteId put_advice(store::WriteTx& tx, const Note& note, LocalDate today, ToTell to_tell) {
  const NoteId id = store::insert_note(tx, note);
  const std::optional<Person> giver = store::find_person(tx, note.person);
  if (to_tell == ToTell::waits || !giver || giver->is_owner || giver->archived) return id;
  for (const FollowUp& f : follow_ups_of_advice({note.person, note.day, id}, today))
    if (!waits_already(tx, f)) store::insert_follow_up(tx, f);
  return id;
}

Did<Note> follow_advice(const App& app, NoteId id, const std::string& outcome) {
  const std::string words(trim(outcome));
  if (!words.empty()) require_text(words);
  Deed deed(app, DeedKind::edit, "followed advice");
  Note note = found(deed.tx, id);
  const bool was_followed = note.ending == NoteEnding::followed;
  if (was_followed && (words.empty() || words == note.outcome))
    throw Error(ErrorKind::conflict, fmt::format("You already noted that you followed n{}, on {}.",
                                                 id.value, to_words(note.done.value_or(note.day))));
  if (!was_followed) note.done = app.today();
  note.ending = NoteEnding::followed;
  if (!words.empty()) note.outcome = words;
  store::update_note(deed.tx, note);
  if (!was_followed && !note.told) {
    close_those_about(deed.tx, id, FollowUpState::dropped, app.today());
    store::insert_follow_up(deed.tx, tell_it_was_followed(note.person, id, app.today()));
  }
  deed.tx.rename(fmt::format("followed the advice of {}", whose(deed.tx, note)));
  const DeedId change = deed.commit();
  return {note, change};
}

Did<Note> close_advice(const App& app, NoteId id) {
  Deed deed(app, DeedKind::edit, "closed advice");
  Note note = found(deed.tx, id);
  if (note.done)
    throw Error(ErrorKind::conflict,
                fmt::format("You already noted that n{} was {}, on {}.", id.value,
                            ending_in_words(note), to_words(*note.done)));
  note.done = app.today();
  note.ending = NoteEnding::not_for_me;
  store::update_note(deed.tx, note);
  close_those_about(deed.tx, id, FollowUpState::dropped, app.today());
  deed.tx.rename(fmt::format("closed the advice of {}", whose(deed.tx, note)));
  const DeedId change = deed.commit();
  return {note, change};
}

Did<Note> tell_of_advice(const App& app, NoteId id, std::optional<LocalDate> on) {
  const LocalDate day = on.value_or(app.today());
  if (day > app.today())
    throw Error(ErrorKind::invalid,
                fmt::format("{} is still to come: say a day up to today.", to_words(day)));
  Deed deed(app, DeedKind::edit, "told of advice");
  Note note = found(deed.tx, id);
  if (day < note.day)
    throw Error(ErrorKind::invalid, fmt::format("n{} was noted on {}: say a day from then on.",
                                                id.value, to_words(note.day)));
  if (note.told)
    throw Error(ErrorKind::conflict, fmt::format("You already noted that they heard of n{}, on {}.",
                                                 id.value, to_words(*note.told)));
  put_told(deed.tx, id, day);
  close_those_about(deed.tx, id, FollowUpState::done, app.today());
  note.told = day;
  deed.tx.rename(fmt::format("told {} what came of their advice", whose(deed.tx, note)));
  const DeedId change = deed.commit();
  return {note, change};
}

void put_told(store::WriteTx& tx, NoteId id, LocalDate on) {
  std::optional<Note> note = store::find_note(tx, id);
  if (!note || note->kind != NoteKind::advice || note->told) return;
  note->told = std::max(on, note->day);
  store::update_note(tx, *note);
}

void hear_what_was_told(store::WriteTx& tx, const Interaction& interaction) {
  if (!says_what_came_of_advice(interaction)) return;
  for (const PersonId person : interaction.people) {
    std::vector<Note> untold = store::advice_of(tx, person, most_looked_at);
    std::erase_if(untold, [&](const Note& n) {
      return n.told || n.ending == NoteEnding::not_for_me || n.day > interaction.day;
    });
    // Of several it is known which only where the words say so.
    for (const Note& note : untold)
      if (untold.size() == 1 || says_words_of(interaction, note.text)) {
        put_told(tx, note.id, interaction.day);
        close_those_about(tx, note.id, FollowUpState::done, interaction.day);
      }
  }
}

}  // namespace wellmet::actions
