#include "actions/story/notes.h"

#include <fmt/format.h>

#include "actions/deed.h"
#include "actions/giving/advice.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "model/follow_up_rules.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

constexpr std::size_t longest_text = 100'000;
constexpr int columns_in_history = 60;

std::string name_of(store::ReadTx& tx, PersonId id) {
  const auto names = store::names_of(tx, {id});
  if (names.empty())
    throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", id.value));
  return names.front().second;
}

Note found(store::ReadTx& tx, NoteId id) {
  const std::optional<Note> note = store::find_note(tx, id);
  if (!note)
    throw ErrorWithNext(ErrorKind::not_found, fmt::format("There is no note n{}.", id.value),
                        {.act = Next::Act::see_notes});
  return *note;
}

bool is_for_them(NoteKind kind) { return kind == NoteKind::gift || kind == NoteKind::idea; }

bool has_end(NoteKind kind) {
  return kind == NoteKind::question || kind == NoteKind::ask || kind == NoteKind::offer ||
         is_for_them(kind);
}

// The past-tense sentence of the history, {0} the name and {1} the text.
std::string sentence(const Note& note, const std::string& name) {
  const std::string text = clip(collapse_spaces(note.text), columns_in_history);
  switch (note.kind) {
    case NoteKind::fact:
      return fmt::format("noted what {} told you: {}", name, text);
    case NoteKind::question:
      return fmt::format("noted a question for {}: {}", name, text);
    case NoteKind::ask:
      return fmt::format("noted what {} looks for: {}", name, text);
    case NoteKind::offer:
      return fmt::format("noted what {} can give: {}", name, text);
    case NoteKind::advice:
      return fmt::format("noted what {} advised: {}", name, text);
    case NoteKind::gift:
      return fmt::format("noted a gift for {}: {}", name, text);
    case NoteKind::idea:
      return fmt::format("noted an idea for {}: {}", name, text);
    case NoteKind::like:
    case NoteKind::admire:
    case NoteKind::curious_about:
    case NoteKind::root_for:
      return fmt::format("noted why {} matters to you: {}", name, text);
    case NoteKind::note:
      break;
  }
  return fmt::format("noted on {}: {}", name, text);
}

// "noted that what Maya looks for was met: a bookkeeper".
std::string sentence_of_ending(const Note& note, const std::string& name) {
  const std::string text = clip(collapse_spaces(note.text), columns_in_history);
  const bool asked = note.kind == NoteKind::ask;
  const std::string what = fmt::format("what {} {}", name, asked ? "looks for" : "can give");
  if (note.ending == NoteEnding::closed)
    return fmt::format("closed {}{}: {}", what, asked ? ", not met" : "", text);
  return fmt::format("noted that {} was {}: {}", what, ending_in_words(note), text);
}

// Said once; but what was closed may be met after all.
void require_to_end(const Note& note, NoteEnding ending) {
  if (note.kind != NoteKind::ask && note.kind != NoteKind::offer)
    throw Error(ErrorKind::invalid, fmt::format("n{} ({}) is neither an ask nor an offer.",
                                                note.id.value, to_text(note.kind)));
  const bool may_change = note.ending == NoteEnding::unsaid ||
                          (note.ending == NoteEnding::closed && ending != NoteEnding::closed);
  if (!may_change)
    throw Error(ErrorKind::conflict,
                fmt::format("You already noted that n{} was {}, on {}.", note.id.value,
                            ending_in_words(note), to_words(note.done.value_or(note.day))));
}

// "A bookkeeper." and "a bookkeeper" are one wish.
std::string as_compared(std::string_view text) {
  std::string same = fold(collapse_spaces(text));
  while (same.ends_with('.')) same.pop_back();
  return same;
}

void require_new(store::ReadTx& tx, const Note& note, const std::string& name) {
  const std::optional<Note> before = noted_already(tx, note);
  if (!before || note.kind == NoteKind::question) return;
  throw Error(ErrorKind::conflict,
              fmt::format("What {} {} is noted already, since {}: {} (n{}).", name,
                          note.kind == NoteKind::ask ? "looks for" : "can give",
                          to_words(before->day), before->text, before->id.value));
}

// They have what they looked for: to be congratulated, unless the user gave it, who was there then.
void be_glad_with_them(store::WriteTx& tx, const Note& note, LocalDate today) {
  const bool found = note.ending == NoteEnding::met || note.ending == NoteEnding::met_by_someone;
  if (note.kind != NoteKind::ask || !found || !store::open_follow_ups_about(tx, note.id).empty())
    return;
  const std::optional<Person> person = store::find_person(tx, note.person);
  if (!person || person->is_owner || person->archived) return;
  store::insert_follow_up(tx, congratulate_on_finding(note.person, note.id, today));
}

}  // namespace

std::optional<Note> noted_already(store::ReadTx& tx, const Note& note) {
  if (note.kind != NoteKind::ask && note.kind != NoteKind::offer && note.kind != NoteKind::question)
    return std::nullopt;
  for (const Note& before : store::notes_of(tx, note.person)) {
    if (before.kind == note.kind && !before.done &&
        as_compared(before.text) == as_compared(note.text))
      return before;
  }
  return std::nullopt;
}

void require_text(std::string_view text) {
  if (trim(text).empty()) throw Error(ErrorKind::invalid, "There is nothing to note: say what.");
  if (text.size() > longest_text)
    throw Error(ErrorKind::invalid,
                fmt::format("The text is longer than {} bytes. Cut it in two.", longest_text));
}

Did<Note> add_note(const App& app, Note note) {
  require_text(note.text);
  Deed deed(app, DeedKind::add, "noted");
  if (note.day == LocalDate{}) note.day = app.today();
  if (note.day > app.today())
    throw Error(
        ErrorKind::invalid,
        fmt::format("{} is still to come; say on what day you heard it.", to_words(note.day)));
  const std::string name = name_of(deed.tx, note.person);
  require_new(deed.tx, note, name);
  deed.tx.rename(sentence(note, name));
  note.id = note.kind == NoteKind::advice ? put_advice(deed.tx, note, app.today(), ToTell::is_made)
                                          : store::insert_note(deed.tx, note);
  const DeedId change = deed.commit();
  return {note, change};
}

Did<Note> edit_note(const App& app, NoteId id, const std::string& text) {
  require_text(text);
  Deed deed(app, DeedKind::edit, "changed a note");
  Note note = found(deed.tx, id);
  note.text = text;
  deed.tx.rename(fmt::format("changed a note on {}", name_of(deed.tx, note.person)));
  store::update_note(deed.tx, note);
  const DeedId change = deed.commit();
  return {note, change};
}

Did<Note> finish_note(const App& app, NoteId id) {
  Deed deed(app, DeedKind::edit, "closed a note");
  Note note = found(deed.tx, id);
  if (note.kind == NoteKind::advice)
    throw Error(ErrorKind::invalid,
                fmt::format("n{} is advice: you followed it, or it isn’t for you.", id.value));
  if (!has_end(note.kind))
    throw Error(
        ErrorKind::invalid,
        fmt::format("n{} ({}) has no end: only questions, asks, offers, gifts and ideas have.",
                    id.value, to_text(note.kind)));
  if (note.done)
    throw Error(ErrorKind::refused,
                fmt::format("n{} was done on {} already.", id.value, to_words(*note.done)));
  note.done = app.today();
  const std::string name = name_of(deed.tx, note.person);
  deed.tx.rename(note.kind == NoteKind::question
                     ? fmt::format("asked {}: {}", name, clip(note.text, columns_in_history))
                     : fmt::format("closed the {} {} {}", to_text(note.kind),
                                   is_for_them(note.kind) ? "for" : "of", name));
  store::update_note(deed.tx, note);
  const DeedId change = deed.commit();
  return {note, change};
}

Did<Note> end_note(const App& app, NoteId id, NoteEnding ending) {
  Deed deed(app, DeedKind::edit, "closed a note");
  Note note = found(deed.tx, id);
  require_to_end(note, ending);
  if (!note.done || note.ending == NoteEnding::closed) note.done = app.today();
  note.ending = ending;
  deed.tx.rename(sentence_of_ending(note, name_of(deed.tx, note.person)));
  store::update_note(deed.tx, note);
  be_glad_with_them(deed.tx, note, app.today());
  const DeedId change = deed.commit();
  return {note, change};
}

Did<Note> remove_note(const App& app, NoteId id) {
  Deed deed(app, DeedKind::remove, "removed a note");
  const Note note = found(deed.tx, id);
  deed.tx.rename(fmt::format("removed from {}: {}", name_of(deed.tx, note.person),
                             clip(collapse_spaces(note.text), columns_in_history)));
  store::delete_note(deed.tx, id);
  const DeedId change = deed.commit();
  return {note, change};
}

}  // namespace wellmet::actions
