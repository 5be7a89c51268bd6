#include "actions/brief/questions.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "actions/deed.h"
#include "actions/story/notes.h"
#include "actions/today/rhythm_state.h"
#include "base/error.h"
#include "base/text.h"
#include "model/called.h"
#include "store/brief/own_questions.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/notes.h"

namespace wellmet::actions {
namespace {

constexpr std::size_t most_proposed = 3, fewer_proposed = 2;
constexpr int columns_in_history = 60;

// What they told you, or a question that you put to them.
bool heard_from(store::ReadTx& tx, PersonId person) {
  return std::ranges::any_of(store::notes_of(tx, person), [](const Note& note) {
    return note.kind == NoteKind::fact || (note.kind == NoteKind::question && note.done);
  });
}

BeforeMeeting before_meeting(store::ReadTx& tx, const PersonStory& story, LocalDate today) {
  BeforeMeeting known;
  known.nothing_between = story.interactions.empty() && story.person.met.empty() &&
                          story.person.words.empty() && !heard_from(tx, story.person.id);
  known.mentor =
      std::ranges::find(story.person.words, RelationshipWord::mentor) != story.person.words.end();
  for (const Interaction& one : story.interactions) {
    if (one.day > today) continue;
    known.last_in_touch = one.day;
    break;
  }
  if (const auto row = store::find_rhythm(tx, story.person.id)) known.rhythm = rhythm_state(*row);
  return known;
}

// 12 of "b12", for the letter b.
std::optional<std::int64_t> number_in(std::string_view code, char letter) {
  if (code.size() < 2 || to_lower_ascii(code.substr(0, 1)) != std::string(1, letter)) return {};
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(code.data() + 1, code.data() + code.size(), number);
  if (fault != std::errc{} || end != code.data() + code.size()) return {};
  return number;
}

[[noreturn]] void no_question(std::string_view code) {
  throw Error(ErrorKind::not_found, fmt::format("There is no question {}.", code));
}

std::string name_of(store::ReadTx& tx, PersonId person) {
  const auto names = store::names_of(tx, {person});
  if (names.empty())
    throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", person.value));
  return names.front().second;
}

Note note_of_answer(store::WriteTx& tx, const Note& question, const std::string& answer,
                    LocalDate day) {
  Note told{.person = question.person,
            .kind = NoteKind::fact,
            .text = answer_in_words(question.text, answer),
            .day = day};
  require_text(answer);
  require_text(told.text);
  told.id = store::insert_note(tx, told);
  return told;
}

std::string sentence(const AskedAndTold& all, const std::string& name) {
  return fmt::format("asked {}: {}{}", name,
                     clip(collapse_spaces(all.question.text), columns_in_history),
                     all.told ? " (with the answer)" : "");
}

}  // namespace

WhatToAsk what_to_ask(store::ReadTx& tx, const PersonStory& story, LocalDate today,
                      std::optional<Situation> wished) {
  WhatToAsk what;
  if (wished) {
    what.situation.situation = *wished;
  } else {
    what.situation = situation_of(before_meeting(tx, story, today), today);
  }
  std::vector<std::string> known_questions;
  bool has_open = false;
  for (const Note& note : store::notes_of(tx, story.person.id)) {
    if (note.kind != NoteKind::question) continue;
    known_questions.push_back(note.text);
    has_open = has_open || !note.done;
  }
  what.questions = questions_for(what.situation.situation, store::own_questions(tx),
                                 known_questions, name_without_titles(story.person.name),
                                 has_open ? fewer_proposed : most_proposed);
  return what;
}

Did<OwnQuestion> keep_question(const App& app, const OwnQuestion& wish) {
  require_text(wish.text);
  Deed deed(app, DeedKind::add, "kept a question");
  OwnQuestion question = wish;
  question.text = collapse_spaces(trim(wish.text));
  for (const OwnQuestion& one : store::own_questions(deed.tx))
    if (one.situation == question.situation && is_same_question(one.text, question.text))
      throw Error(ErrorKind::conflict,
                  fmt::format("You have that question already (q{}).", one.id.value));
  for (const BuiltInQuestion& one : built_in_questions())
    if (one.situation == question.situation && is_same_question(one.text, question.text))
      throw Error(ErrorKind::conflict,
                  fmt::format("That question is there already (b{}).", one.number));
  question.id = store::insert_own_question(deed.tx, question);
  deed.tx.rename(fmt::format("kept a question: {}", clip(question.text, columns_in_history)));
  const DeedId change = deed.commit();
  return {question, change};
}

Did<OwnQuestion> drop_question(const App& app, OwnQuestionId id) {
  Deed deed(app, DeedKind::remove, "removed a question");
  const auto question = store::find_own_question(deed.tx, id);
  if (!question) no_question(fmt::format("q{}", id.value));
  store::delete_own_question(deed.tx, id);
  deed.tx.rename(fmt::format("removed a question: {}", clip(question->text, columns_in_history)));
  const DeedId change = deed.commit();
  return {*question, change};
}

std::string question_in_words(store::ReadTx& tx, std::string_view code_or_text) {
  const std::string_view text = trim(code_or_text);
  if (const auto number = number_in(text, 'q')) {
    const auto own = store::find_own_question(tx, OwnQuestionId{*number});
    return own ? own->text : (no_question(text), "");
  }
  if (const auto number = number_in(text, 'b')) {
    for (const BuiltInQuestion& one : built_in_questions())
      if (one.number == *number) return std::string(one.text);
    no_question(text);
  }
  return std::string(text);
}

std::string answer_in_words(std::string_view question, std::string_view answer) {
  const std::string asked = collapse_spaces(trim(question));
  const std::string said(trim(answer));
  if (asked.ends_with('?')) return fmt::format("{} {}", asked, said);
  return fmt::format("{}: {}", asked.ends_with('.') ? asked.substr(0, asked.size() - 1) : asked,
                     said);
}

AskedAndTold put_question(store::WriteTx& tx, const QuestionPut& put, LocalDate day) {
  require_text(put.question);
  AskedAndTold all{.question = {.person = put.person,
                                .kind = NoteKind::question,
                                .text = std::string(trim(put.question)),
                                .day = day,
                                .done = day}};
  bool is_noted = false;
  for (const Note& note : store::notes_of(tx, put.person)) {
    if (note.kind != NoteKind::question || !is_same_question(note.text, put.question)) continue;
    if (note.done && note.done != day) continue;
    is_noted = note.done.has_value();
    all.question = note;
    if (!is_noted) break;
  }
  if (is_noted && put.answer.empty())
    throw Error(ErrorKind::conflict,
                fmt::format("You already noted that you asked that, on {} (n{}).", to_words(day),
                            all.question.id.value));
  all.question.done = day;
  if (!all.question.id) {
    all.question.id = store::insert_note(tx, all.question);
  } else if (!is_noted) {
    store::update_note(tx, all.question);
  }
  if (!put.answer.empty()) all.told = note_of_answer(tx, all.question, put.answer, day);
  return all;
}

Did<AskedAndTold> question_put(const App& app, const QuestionPut& put) {
  const LocalDate day = put.on.value_or(app.today());
  if (day > app.today())
    throw Error(ErrorKind::invalid, fmt::format("{} is still to come.", to_words(day)));
  Deed deed(app, DeedKind::add, "asked a question");
  const std::string name = name_of(deed.tx, put.person);
  QuestionPut in_words = put;
  in_words.question = question_in_words(deed.tx, put.question);
  const AskedAndTold all = put_question(deed.tx, in_words, day);
  deed.tx.rename(sentence(all, name));
  const DeedId change = deed.commit();
  return {all, change};
}

Did<AskedAndTold> question_answered(const App& app, NoteId id, const std::string& answer) {
  Deed deed(app, DeedKind::edit, "asked a question");
  const std::optional<Note> note = store::find_note(deed.tx, id);
  if (!note) throw Error(ErrorKind::not_found, fmt::format("There is no note n{}.", id.value));
  if (note->kind != NoteKind::question)
    throw Error(ErrorKind::invalid,
                fmt::format("n{} ({}) is no question.", id.value, to_text(note->kind)));
  AskedAndTold all{.question = *note};
  if (!note->done) {
    all.question.done = app.today();
    store::update_note(deed.tx, all.question);
  }
  all.told = note_of_answer(deed.tx, all.question, answer, app.today());
  deed.tx.rename(sentence(all, name_of(deed.tx, note->person)));
  const DeedId change = deed.commit();
  return {all, change};
}

}  // namespace wellmet::actions
