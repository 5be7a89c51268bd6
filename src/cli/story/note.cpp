#include <fmt/format.h>

#include <algorithm>

#include "actions/story/notes.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/brief/brief.h"
#include "cli/people/person_json.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "store/story/notes.h"

namespace wellmet::cli {
namespace {

std::vector<std::string> kind_choices() {
  std::vector<std::string> list;
  for (NoteKind kind : all_note_kinds()) {
    std::string text = to_text(kind);
    std::ranges::replace(text, ' ', '-');
    list.push_back(text);
  }
  return list;
}

std::optional<NoteKind> kind_given(const Arguments& args) {
  const auto text = args.value("--kind");
  return text ? parse_note_kind(*text) : std::nullopt;
}

std::string sentence(Session& session, const Note& note) {
  const std::string name = name_of(session, note.person);
  switch (note.kind) {
    case NoteKind::fact:
      return fmt::format("Noted what {} told you", name);
    case NoteKind::question:
      return fmt::format("To ask {} next", name);
    case NoteKind::ask:
      return fmt::format("Noted what {} looks for", name);
    case NoteKind::offer:
      return fmt::format("Noted what {} can give", name);
    case NoteKind::advice:
      return fmt::format("Noted what {} advised", name);
    case NoteKind::gift:
      return fmt::format("A gift for {}", name);
    case NoteKind::idea:
      return fmt::format("An idea for {}", name);
    default:
      return fmt::format("Noted on {}", name);
  }
}

int answer(Session& session, const Note& note, const std::string& said) {
  if (session.json) {
    print_json(session, json_of(note));
  } else {
    say(session, fmt::format("{}: {} (n{}).", said, for_terminal(note.text), note.id.value));
  }
  return 0;
}

int add_of_kind(const Arguments& args, Session& session, NoteKind kind) {
  Note note{.kind = kind, .text = join(args.all("TEXT"), " ")};
  note.person = person_given(session, args);
  if (const auto on = args.value("--on"))
    note.day = past_day_given("--on", *on, session.app().today());
  note = actions::add_note(session.app(), note);
  return answer(session, note, sentence(session, note));
}

int add_note(const Arguments& args, Session& session) {
  return add_of_kind(args, session, kind_given(args).value_or(NoteKind::note));
}
int add_fact(const Arguments& args, Session& session) {
  return add_of_kind(args, session, NoteKind::fact);
}
int add_question(const Arguments& args, Session& session) {
  return add_of_kind(args, session, NoteKind::question);
}

NoteId given(const Arguments& args) { return NoteId{number_of(args.text("ID"), 'n', "note")}; }

int edit(const Arguments& args, Session& session) {
  return answer(session,
                actions::edit_note(session.app(), given(args), join(args.all("TEXT"), " ")),
                "Changed");
}

int finish(const Arguments& args, Session& session) {
  if (const auto said = args.value("--answer")) {
    print_asked(session, actions::question_answered(session.app(), given(args), *said));
    return 0;
  }
  const Note note = actions::finish_note(session.app(), given(args));
  return answer(session, note, note.kind == NoteKind::question ? "Asked" : "Done");
}

int remove(const Arguments& args, Session& session) {
  return answer(session, actions::remove_note(session.app(), given(args)), "Removed");
}

int list(const Arguments& args, Session& session) {
  const PersonId person = person_given(session, args);
  App& app = session.app();
  std::vector<Note> notes;
  {
    store::ReadTx tx(app.db, app.account);
    notes = store::notes_of(tx, person);
  }
  if (const auto kind = kind_given(args))
    std::erase_if(notes, [&](const Note& n) { return n.kind != *kind; });
  if (session.json) {
    Json::Array array;
    for (const Note& n : notes) array.push_back(json_of(n));
    print_json(session, array);
    return 0;
  }
  if (notes.empty()) say(session, fmt::format("Nothing is noted on {}.", name_of(session, person)));
  std::vector<std::vector<std::string>> rows;
  for (const Note& n : notes)
    rows.push_back({fmt::format("n{}", n.id.value), to_iso(n.day), to_text(n.kind),
                    n.text + (n.done ? " (" + ending_in_words(n) + ")" : "")});
  if (!rows.empty()) print_table(session, {"id", "day", "kind", "text"}, rows);
  return 0;
}

Parameter who() { return {.name = "WHO", .help = "a name or number", .required = true}; }
Parameter text() {
  return {.name = "TEXT", .takes = Takes::many, .help = "the words", .required = true};
}
Parameter which() { return {.name = "ID", .help = "its number, n4", .required = true}; }
Parameter on() { return {.name = "--on", .help = "the day (today)", .value_word = "DAY"}; }
Parameter kind() {
  return {.name = "--kind",
          .help =
              "note, fact, question, like, admire, curious-about, root-for, ask, offer, gift, "
              "idea, advice",
          .value_word = "KIND",
          .choices = kind_choices()};
}

}  // namespace

extern const Command note_add, note_list, note_edit, note_remove;
extern const Command fact_add, question_add, question_done;

const Command note_add{
    .name = "note add",
    .group = "People",
    .help = "a line of text on someone",
    .examples = {"wellmet note add maya \"prefers mornings\"",
                 "wellmet note add maya --kind ask \"a product designer\"",
                 "wellmet note add maya --kind gift \"tulip bulbs\""},
    .parameters = {who(), text(), kind(), on()},
    .run = add_note,
};

const Command note_list{
    .name = "note list",
    .group = "People",
    .help = "all that is noted on someone: facts, questions, asks, offers, gifts, ideas and notes",
    .examples = {"wellmet note list maya", "wellmet note list maya --kind question"},
    .parameters =
        {{.name = "WHO", .takes = Takes::many, .help = "a name or number", .required = true},
         kind()},
    .run = list,
};

const Command note_edit{
    .name = "note edit",
    .group = "People",
    .help = "rewrite it",
    .examples = {"wellmet note edit n4 \"prefers late mornings\""},
    .parameters = {which(), text()},
    .run = edit,
};

const Command note_remove{
    .name = "note remove",
    .group = "People",
    .help = "take a note, fact or question away",
    .examples = {"wellmet note remove n4"},
    .parameters = {which()},
    .run = remove,
};

const Command fact_add{
    .name = "fact add",
    .group = "People",
    .help = "what someone told you",
    .examples = {"wellmet fact add maya \"Biscuit had surgery\" --on yesterday"},
    .parameters = {who(), text(), on()},
    .run = add_fact,
};

const Command question_add{
    .name = "question add",
    .group = "People",
    .help = "what to ask them next time",
    .examples = {"wellmet question add maya \"how did the launch go?\""},
    .parameters = {who(), text(), on()},
    .run = add_question,
};

const Command question_done{
    .name = "question done",
    .group = "People",
    .help = "you asked; also for a gift or idea that is settled",
    .examples = {"wellmet question done n5",
                 "wellmet question done n5 --answer \"better than hoped\""},
    .parameters = {which(), {.name = "--answer", .help = "what they said; it is kept as told you"}},
    .run = finish,
};

}  // namespace wellmet::cli
