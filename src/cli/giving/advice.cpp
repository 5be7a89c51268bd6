#include "actions/giving/advice.h"

#include <fmt/format.h>

#include <limits>
#include <map>
#include <utility>

#include "actions/people/who.h"
#include "actions/story/notes.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "language/log/echo.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::cli {
namespace {

constexpr int lines_by_default = 50;

Json day_or_null(const std::optional<LocalDate>& day) {
  return day ? Json(to_iso(*day)) : Json(nullptr);
}

Json json_of_advice(const Note& note, const std::string& name) {
  return Json::Object{
      {"id", note.id.value},
      {"person", Json::Object{{"id", note.person.value}, {"name", name}}},
      {"text", note.text},
      {"day", to_iso(note.day)},
      {"done", day_or_null(note.done)},
      {"ending", note.ending == NoteEnding::unsaid ? Json(nullptr) : Json(to_text(note.ending))},
      {"outcome", note.outcome.empty() ? Json(nullptr) : Json(note.outcome)},
      {"told", day_or_null(note.told)}};
}

// "followed, 2026-11-22; told, 2026-11-23"; "" while it waits.
std::string state_of(const Note& note) {
  std::vector<std::string> parts;
  if (note.done) parts.push_back(fmt::format("{}, {}", ending_in_words(note), to_iso(*note.done)));
  if (note.told) parts.push_back("told, " + to_iso(*note.told));
  return join(parts, "; ");
}

int answer(Session& session, const Note& note, const std::string& said) {
  if (session.json) {
    print_json(session, json_of_advice(note, name_of(session, note.person)));
  } else {
    say(session, fmt::format("{}: {} (n{}).", said, for_terminal(collapse_spaces(note.text)),
                             note.id.value));
  }
  return 0;
}

// What waits now: to tell them.
void say_what_waits(Session& session, const Note& note) {
  if (session.json) return;
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  for (const FollowUp& f : store::open_follow_ups_about(tx, note.id))
    say(session, fmt::format("Added for you: tell {} what came of it, {} (f{}).",
                             for_terminal(store::names_of(tx, {note.person}).front().second),
                             language::day_near(f.due, app.today()), f.id.value));
}

int add(const Arguments& args, Session& session) {
  Note note{.person = person_given(session, args),
            .kind = NoteKind::advice,
            .text = join(args.all("TEXT"), " ")};
  if (const auto on = args.value("--on"))
    note.day = past_day_given("--on", *on, session.app().today());
  note = actions::add_note(session.app(), note);
  answer(session, note, fmt::format("Noted what {} advised", name_of(session, note.person)));
  say_what_waits(session, note);
  return 0;
}

int list(const Arguments& args, Session& session) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const int limit = args.number("--limit", 1).value_or(lines_by_default);
  const int read = limit < std::numeric_limits<int>::max() ? limit + 1 : limit;
  const PersonId of =
      args.has("WHO") ? actions::person_called(tx, args.text("WHO"), app.today()) : PersonId{};
  std::vector<Note> notes = store::advice(tx, {.of = of, .closed_too = args.has("--all")}, read);
  const bool is_more = std::cmp_greater(notes.size(), limit);
  if (is_more) notes.pop_back();
  std::vector<PersonId> people;
  for (const Note& note : notes) people.push_back(note.person);
  std::map<PersonId, std::string> names;
  for (auto& [id, name] : store::names_of(tx, people)) names[id] = name;
  if (session.json) {
    Json::Array array;
    for (const Note& note : notes) array.push_back(json_of_advice(note, names[note.person]));
    print_json(session, array);
    return 0;
  }
  if (notes.empty())
    say(session, args.has("--all") ? "No advice is noted. To note some: wellmet advice add WHO TEXT"
                                   : "No open advice is noted. To note some: wellmet advice add "
                                     "WHO TEXT");
  std::vector<std::vector<std::string>> rows;
  for (const Note& note : notes)
    rows.push_back({fmt::format("n{}", note.id.value), to_iso(note.day), names[note.person],
                    collapse_spaces(note.text), state_of(note), collapse_spaces(note.outcome)});
  if (!rows.empty())
    print_table(session, {"id", "day", "who", "what", "since then", "how it went"}, rows);
  if (is_more) say_more(session, notes.size(), 0);
  return 0;
}

NoteId given(const Arguments& args) { return NoteId{number_of(args.text("ID"), 'n', "advice")}; }

int followed(const Arguments& args, Session& session) {
  const Note note = actions::follow_advice(session.app(), given(args), join(args.all("TEXT"), " "));
  answer(session, note, fmt::format("Followed ({})", name_of(session, note.person)));
  say_what_waits(session, note);
  return 0;
}

int told(const Arguments& args, Session& session) {
  std::optional<LocalDate> day;
  if (const auto on = args.value("--on")) day = past_day_given("--on", *on, session.app().today());
  const Note note = actions::tell_of_advice(session.app(), given(args), day);
  return answer(session, note,
                fmt::format("{} heard what came of it", name_of(session, note.person)));
}

int close(const Arguments& args, Session& session) {
  const Note note = actions::close_advice(session.app(), given(args));
  return answer(session, note, fmt::format("Not for you ({})", name_of(session, note.person)));
}

Parameter which() { return {.name = "ID", .help = "its number, n4", .required = true}; }
Parameter on(const char* help) { return {.name = "--on", .help = help, .value_word = "DAY"}; }

}  // namespace

extern const Command advice_add, advice_list, advice_followed, advice_told, advice_close;

const Command advice_add{
    .name = "advice add",
    .group = "Giving",
    .help = "what someone advised you to do",
    .examples = {"wellmet advice add tom \"raise your prices\"",
                 "wellmet advice add tom \"talk to three landlords\" --on \"3 March\""},
    .parameters = {{.name = "WHO", .help = "a name or number", .required = true},
                   {.name = "TEXT", .takes = Takes::many, .help = "the words", .required = true},
                   on("the day (today)")},
    .run = add,
    .more = "The log understands it too: wellmet log \"Tom told me to raise my prices\"",
};

const Command advice_list{
    .name = "advice list",
    .group = "Giving",
    .help = "advice that you may still follow, or tell them of; with --all the rest, too",
    .examples = {"wellmet advice list", "wellmet advice list tom --all"},
    .parameters = {{.name = "WHO", .help = "only of this person"},
                   {.name = "--all", .takes = Takes::flag, .help = "what is closed, too"},
                   {.name = "--limit", .help = "how many lines (50)", .value_word = "N"}},
    .run = list,
};

const Command advice_followed{
    .name = "advice followed",
    .group = "Giving",
    .help = "you followed it; telling them is due then",
    .examples = {"wellmet advice followed n4", "wellmet advice followed n4 \"two new clients\""},
    .parameters = {which(), {.name = "TEXT", .takes = Takes::many, .help = "how it went"}},
    .run = followed,
};

const Command advice_told{
    .name = "advice told",
    .group = "Giving",
    .help = "they heard what came of it",
    .examples = {"wellmet advice told n4", "wellmet advice told n4 --on yesterday"},
    .parameters = {which(), on("the day (today)")},
    .run = told,
};

const Command advice_close{
    .name = "advice close",
    .group = "Giving",
    .help = "it isn’t for you; nothing is left to tell",
    .examples = {"wellmet advice close n4"},
    .parameters = {which()},
    .run = close,
};

}  // namespace wellmet::cli
