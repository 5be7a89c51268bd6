#include <fmt/format.h>

#include <map>

#include "actions/people/who.h"
#include "actions/today/follow_ups.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "language/dates/dates.h"
#include "language/log/echo.h"
#include "store/people/people.h"
#include "store/today/follow_ups.h"

namespace wellmet::cli {
namespace {

constexpr int lines_by_default = 50;

std::string name_of(App& app, PersonId id) {
  store::ReadTx tx(app.db, app.account);
  const auto names = store::names_of(tx, {id});
  return names.empty() ? "" : names.front().second;
}

LocalDate day_to_come(const std::string& text, LocalDate today) {
  const auto day = language::parse_when(text, today, language::Leaning::future);
  if (!day)
    throw Error(
        ErrorKind::usage,
        fmt::format(
            "\"{}\" isn’t a date I know. Try tomorrow, friday, \"in 2 weeks\" or 2026-03-05.",
            text));
  return *day;
}

Json json_of(const FollowUp& f, const std::string& name) {
  return Json::Object{{"id", f.id.value},
                      {"person", Json::Object{{"id", f.person.value}, {"name", name}}},
                      {"kind", to_text(f.kind)},
                      {"text", f.text},
                      {"due", to_iso(f.due)},
                      {"state", to_text(f.state)},
                      {"made", to_iso(f.made)},
                      {"closed", f.closed ? Json(to_iso(*f.closed)) : Json(nullptr)},
                      {"from_interaction", f.from ? Json(f.from.value) : Json(nullptr)},
                      {"rule", f.rule}};
}

int answer(Session& session, const FollowUp& f, std::string_view verb) {
  App& app = session.app();
  const std::string name = name_of(app, f.person);
  if (session.json) {
    print_json(session, json_of(f, name));
    return 0;
  }
  const std::string when = f.state == FollowUpState::open
                               ? fmt::format(", due {}", language::day_near(f.due, app.today()))
                               : "";
  say(session, fmt::format("{} {} (f{}){}.", verb, for_terminal(in_words(f.kind, name, f.text)),
                           f.id.value, when));
  return 0;
}

FollowUpId given(const Arguments& args) {
  return FollowUpId{number_of(args.text("ID"), 'f', "follow-up")};
}

int add(const Arguments& args, Session& session) {
  App& app = session.app();
  const auto kind = parse_follow_up_kind(args.text("KIND"));
  FollowUp f{.kind = kind.value_or(FollowUpKind::custom)};
  // A word that is no kind is the beginning of one's own: "followup add maya send the slides".
  std::vector<std::string> words = args.all("TEXT");
  if (!kind) words.insert(words.begin(), args.text("KIND"));
  {
    store::ReadTx tx(app.db, app.account);
    f.person = actions::person_called(tx, args.text("WHO"), app.today());
  }
  f.text = join(words, " ");
  f.due = args.has("--on") ? day_to_come(args.text("--on"), app.today())
                           : app.today() + info(f.kind).default_days;
  return answer(session, actions::add_follow_up(app, f), "Planned:");
}

int list(const Arguments& args, Session& session) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const int limit = args.number("--limit", 1).value_or(lines_by_default);
  std::vector<FollowUp> found;
  if (args.has("WHO")) {
    found = store::follow_ups_of(tx, actions::person_called(tx, args.text("WHO"), app.today()));
    if (!args.has("--all"))
      std::erase_if(found, [](const FollowUp& f) { return f.state != FollowUpState::open; });
  } else {
    found = store::open_follow_ups(tx, limit);
  }
  std::vector<PersonId> people;
  for (const FollowUp& f : found) people.push_back(f.person);
  std::map<PersonId, std::string> names;
  for (auto& [id, name] : store::names_of(tx, people)) names[id] = name;
  if (session.json) {
    Json::Array array;
    for (const FollowUp& f : found) array.push_back(json_of(f, names[f.person]));
    print_json(session, array);
    return 0;
  }
  if (found.empty()) say(session, "Nothing is waiting to be done.");
  std::vector<std::vector<std::string>> rows;
  for (const FollowUp& f : found)
    rows.push_back(
        {fmt::format("f{}", f.id.value),
         f.state == FollowUpState::open ? language::day_near(f.due, app.today()) : to_text(f.state),
         names[f.person], f.text.empty() ? to_text(f.kind) : to_text(f.kind) + ": " + f.text});
  if (!rows.empty()) print_table(session, {"id", "due", "who", "what"}, rows);
  return 0;
}

int finish(const Arguments& args, Session& session) {
  return answer(session, actions::finish_follow_up(session.app(), given(args)), "Done:");
}

int later(const Arguments& args, Session& session) {
  App& app = session.app();
  const LocalDate until = day_to_come(join(args.all("WHEN"), " "), app.today());
  return answer(session, actions::snooze_follow_up(app, given(args), until), "Put off:");
}

int drop(const Arguments& args, Session& session) {
  return answer(session, actions::drop_follow_up(session.app(), given(args)), "Dropped:");
}

Parameter which() { return {.name = "ID", .help = "its number, f12", .required = true}; }

}  // namespace

extern const Command followup_add, followup_list, followup_done, followup_later, followup_drop;

const Command followup_add{
    .name = "followup add",
    .group = "Each day",
    .help = "something you mean to do for or with a person",
    .examples = {"wellmet followup add maya thank --on tomorrow",
                 "wellmet followup add \"Jo Okafor\" share the pottery link --on friday",
                 "wellmet followup add lukasz ask for the name of the book"},
    .parameters = {{.name = "WHO", .help = "a name or number", .required = true},
                   {.name = "KIND",
                    .help = "thank, circle-back, close-the-loop, congratulate, share, meet-again, "
                            "check-in, or words of your own",
                    .required = true},
                   {.name = "TEXT", .takes = Takes::many, .help = "what exactly"},
                   {.name = "--on",
                    .help = "the day: tomorrow, \"in 2 weeks\", 2026-03-05",
                    .value_word = "DAY"}},
    .run = add,
};

const Command followup_list{
    .name = "followup list",
    .group = "Each day",
    .help = "what is waiting to be done, the soonest first",
    .examples = {"wellmet followup list", "wellmet followup list maya --all"},
    .parameters = {{.name = "WHO", .help = "only of this person"},
                   {.name = "--all",
                    .takes = Takes::flag,
                    .help = "of one person: closed ones too"},
                   {.name = "--limit", .help = "how many lines (50)", .value_word = "N"}},
    .run = list,
};

const Command followup_done{
    .name = "followup done",
    .group = "Each day",
    .help = "it is done",
    .examples = {"wellmet followup done f3"},
    .parameters = {which()},
    .run = finish,
};

const Command followup_later{
    .name = "followup later",
    .group = "Each day",
    .help = "put it off to another day",
    .examples = {"wellmet followup later f3 tomorrow", "wellmet followup later f3 in 2 weeks"},
    .parameters = {which(),
                   {.name = "WHEN",
                    .takes = Takes::many,
                    .help = "tomorrow, in 2 weeks, friday, 2026-03-05",
                    .required = true}},
    .run = later,
};

const Command followup_drop{
    .name = "followup drop",
    .group = "Each day",
    .help = "drop it; nobody minds",
    .examples = {"wellmet followup drop f3"},
    .parameters = {which()},
    .run = drop,
};

}  // namespace wellmet::cli
