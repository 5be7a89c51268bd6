#include <fmt/format.h>

#include <limits>
#include <map>
#include <utility>

#include "actions/story/notes.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/people/person_json.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "store/people/people.h"
#include "store/story/notes.h"

namespace wellmet::cli {
namespace {

constexpr int lines_by_default = 50;

bool is_offer(const Note& note) { return note.kind == NoteKind::offer; }

// Open ones first, then, with --all, those that came to an end.
std::vector<Note> lines_of(store::ReadTx& tx, NoteKind kind, bool all, int limit) {
  std::vector<Note> lines = store::open_notes(tx, kind, limit);
  const int room = limit - static_cast<int>(lines.size());
  if (!all || room == 0) return lines;
  for (Note& note : store::ended_notes(tx, kind, room)) lines.push_back(std::move(note));
  return lines;
}

Json json_of_named(const Note& note, const std::string& name) {
  return Json::Object{
      {"id", note.id.value},
      {"person", Json::Object{{"id", note.person.value}, {"name", name}}},
      {"kind", to_text(note.kind)},
      {"text", note.text},
      {"day", to_iso(note.day)},
      {"done", note.done ? Json(to_iso(*note.done)) : Json(nullptr)},
      {"ending", note.ending == NoteEnding::unsaid ? Json(nullptr) : Json(to_text(note.ending))}};
}

std::string state_of(const Note& note) {
  return note.done ? fmt::format("{}, {}", ending_in_words(note), to_iso(*note.done)) : "";
}

std::string nothing_there(NoteKind kind, bool all) {
  return fmt::format("No {}{}s are noted. To note one: wellmet {} add WHO TEXT", all ? "" : "open ",
                     to_text(kind), to_text(kind));
}

int list_of(const Arguments& args, Session& session, NoteKind kind) {
  const bool all = args.has("--all");
  const int limit = args.number("--limit", 1).value_or(lines_by_default);
  const int read = limit < std::numeric_limits<int>::max() ? limit + 1 : limit;
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  std::vector<Note> notes = lines_of(tx, kind, all, read);
  const bool is_more = std::cmp_greater(notes.size(), limit);
  if (is_more) notes.pop_back();
  std::vector<PersonId> people;
  for (const Note& note : notes) people.push_back(note.person);
  std::map<PersonId, std::string> names;
  for (auto& [id, name] : store::names_of(tx, people)) names[id] = name;
  if (session.json) {
    Json::Array array;
    for (const Note& note : notes) array.push_back(json_of_named(note, names[note.person]));
    print_json(session, array);
    return 0;
  }
  if (notes.empty()) say(session, nothing_there(kind, all));
  std::vector<std::vector<std::string>> rows;
  for (const Note& note : notes)
    rows.push_back({fmt::format("n{}", note.id.value), to_iso(note.day), names[note.person],
                    collapse_spaces(note.text), state_of(note)});
  if (!rows.empty()) print_table(session, {"id", "day", "who", "what", "ended"}, rows);
  if (is_more) say_more(session, notes.size(), 0);
  return 0;
}

int list_asks(const Arguments& args, Session& session) {
  return list_of(args, session, NoteKind::ask);
}
int list_offers(const Arguments& args, Session& session) {
  return list_of(args, session, NoteKind::offer);
}

int answer(Session& session, const Note& note, const std::string& said) {
  if (session.json) {
    print_json(session, json_of(note));
  } else {
    say(session, fmt::format("{}: {} (n{}).", said, for_terminal(collapse_spaces(note.text)),
                             note.id.value));
  }
  return 0;
}

int add_of_kind(const Arguments& args, Session& session, NoteKind kind) {
  Note note{
      .person = person_given(session, args), .kind = kind, .text = join(args.all("TEXT"), " ")};
  if (const auto on = args.value("--on"))
    note.day = past_day_given("--on", *on, session.app().today());
  note = actions::add_note(session.app(), note);
  return answer(session, note,
                fmt::format("Noted what {} {}", name_of(session, note.person),
                            is_offer(note) ? "can give" : "looks for"));
}
int add_ask(const Arguments& args, Session& session) {
  return add_of_kind(args, session, NoteKind::ask);
}
int add_offer(const Arguments& args, Session& session) {
  return add_of_kind(args, session, NoteKind::offer);
}

// Of the kind that the command is about. Throws invalid.
NoteId note_given(const Arguments& args, Session& session, NoteKind kind) {
  const NoteId id{number_of(args.text("ID"), 'n', kind == NoteKind::ask ? "ask" : "offer")};
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const auto note = store::find_note(tx, id);
  if (note && note->kind != kind)
    throw Error(ErrorKind::invalid,
                fmt::format("n{} ({}) is no {}.", id.value, to_text(note->kind), to_text(kind)));
  return id;
}

NoteEnding met_by(const Arguments& args) {
  const auto by = args.value("--by");
  if (!by) return NoteEnding::met;
  return *by == "me" ? NoteEnding::met_by_me : NoteEnding::met_by_someone;
}

// "Met by you: …", "Closed, not met: …".
int end(const Arguments& args, Session& session, NoteKind kind, NoteEnding ending) {
  const Note note = actions::end_note(session.app(), note_given(args, session, kind), ending);
  std::string said = ending_in_words(note);
  said.front() = static_cast<char>(said.front() - 'a' + 'A');
  return answer(session, note, fmt::format("{} ({})", said, name_of(session, note.person)));
}

int ask_met(const Arguments& args, Session& session) {
  return end(args, session, NoteKind::ask, met_by(args));
}
int ask_close(const Arguments& args, Session& session) {
  return end(args, session, NoteKind::ask, NoteEnding::closed);
}
int offer_taken(const Arguments& args, Session& session) {
  return end(args, session, NoteKind::offer, NoteEnding::met);
}
int offer_close(const Arguments& args, Session& session) {
  return end(args, session, NoteKind::offer, NoteEnding::closed);
}

Parameter which() { return {.name = "ID", .help = "its number, n4", .required = true}; }
std::vector<Parameter> list_parameters() {
  return {{.name = "--all", .takes = Takes::flag, .help = "those that came to an end, too"},
          {.name = "--limit", .help = "how many lines (50)", .value_word = "N"}};
}
std::vector<Parameter> add_parameters() {
  return {{.name = "WHO", .help = "a name or number; me for yourself", .required = true},
          {.name = "TEXT", .takes = Takes::many, .help = "the words", .required = true},
          {.name = "--on", .help = "the day (today)", .value_word = "DAY"}};
}

}  // namespace

extern const Command ask_add, ask_list, ask_met_command, ask_close_command;
extern const Command offer_add, offer_list, offer_taken_command, offer_close_command;

const Command ask_add{
    .name = "ask add",
    .group = "Giving",
    .help = "what someone is looking for",
    .examples = {"wellmet ask add maya \"a bookkeeper for the studio\""},
    .parameters = add_parameters(),
    .run = add_ask,
};

const Command ask_list{
    .name = "ask list",
    .group = "Giving",
    .help = "what your people look for, the newest first; with --all what was met or closed, too",
    .examples = {"wellmet ask list", "wellmet ask list --all"},
    .parameters = list_parameters(),
    .run = list_asks,
};

const Command ask_met_command{
    .name = "ask met",
    .group = "Giving",
    .help = "they have what they looked for",
    .examples = {"wellmet ask met n4", "wellmet ask met n4 --by me"},
    .parameters = {which(),
                   {.name = "--by",
                    .help = "me or someone, where it was one of you",
                    .value_word = "WHO",
                    .choices = {"me", "someone"}}},
    .run = ask_met,
    .more = "Who met it is not kept: nothing here counts what was done for whom.",
};

const Command ask_close_command{
    .name = "ask close",
    .group = "Giving",
    .help = "they look for it no longer, and it was not met",
    .examples = {"wellmet ask close n4"},
    .parameters = {which()},
    .run = ask_close,
};

const Command offer_add{
    .name = "offer add",
    .group = "Giving",
    .help = "what someone, or you, can give",
    .examples = {"wellmet offer add priya \"hours as a bookkeeper\"",
                 "wellmet offer add me \"a spare room in May\""},
    .parameters = add_parameters(),
    .run = add_offer,
};

const Command offer_list{
    .name = "offer list",
    .group = "Giving",
    .help = "what your people and you can give; with --all what was taken up or closed, too",
    .examples = {"wellmet offer list", "wellmet offer list --all"},
    .parameters = list_parameters(),
    .run = list_offers,
};

const Command offer_taken_command{
    .name = "offer taken",
    .group = "Giving",
    .help = "somebody took it up",
    .examples = {"wellmet offer taken n5"},
    .parameters = {which()},
    .run = offer_taken,
};

const Command offer_close_command{
    .name = "offer close",
    .group = "Giving",
    .help = "it is offered no longer",
    .examples = {"wellmet offer close n5"},
    .parameters = {which()},
    .run = offer_close,
};

}  // namespace wellmet::cli
