#include <fmt/format.h>

#include "actions/people/trash.h"
#include "actions/people/who.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/people/person_json.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

store::Shown shown_given(const Arguments& args) {
  if (args.has("--removed")) return store::Shown::removed;
  if (args.has("--archived")) return store::Shown::archived;
  return args.has("--all") ? store::Shown::all : store::Shown::current;
}

store::PeopleFilter filter_given(const Arguments& args) {
  store::PeopleFilter filter{.shown = shown_given(args),
                             .city_folded = fold(trim(args.text("--place"))),
                             .limit = args.number("--limit", 1).value_or(0)};
  if (args.has("--interest")) filter.interest_key = interest_key(args.text("--interest"));
  if (const auto words = words_given(args, "--word"); !words.empty())
    filter.word = to_text(words.back());
  return filter;
}

std::vector<std::string> when_there_are_none(const Arguments& args) {
  if (args.has("--removed")) return {"The trash is empty."};
  if (args.has("--archived")) return {"Nobody is in the archive."};
  if (args.has("--interest") || args.has("--place") || args.has("--word"))
    return {"Nobody you know of fits that."};
  return {"Nobody is here yet. Begin with someone you are glad to have met:",
          "  wellmet person add \"Maya Chen\" --met \"pottery class, last week\"",
          "  wellmet import contacts.vcf"};
}

std::string work_of(const store::PersonLine& line) {
  return in_words(Position{.title = line.title, .organisation = line.organisation});
}

int list(const Arguments& args, Session& session) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const std::vector<store::PersonLine> lines = store::people(tx, filter_given(args));
  if (session.json) {
    Json::Array array;
    for (const store::PersonLine& line : lines) array.push_back(json_of(line));
    print_json(session, array);
    return 0;
  }
  if (lines.empty()) {
    for (const std::string& line : when_there_are_none(args)) say(session, line);
    return 0;
  }
  std::vector<std::vector<std::string>> rows;
  for (const store::PersonLine& line : lines)
    rows.push_back({std::to_string(line.id.value), line.name, work_of(line), line.city,
                    line.last_seen ? to_iso(*line.last_seen) : "",
                    line.archived ? "archived" : ""});
  print_table(session, {"id", "name", "work", "city", "last seen", ""}, rows);
  return 0;
}

int remove(const Arguments& args, Session& session) {
  const PersonId id = person_given(session, args);
  const std::string name = actions::remove_person(session.app(), id);
  if (session.json) {
    print_json(session, Json::Object{{"removed", id.value}, {"name", name}});
    return 0;
  }
  say(session, fmt::format("Removed {}. For {} days: wellmet person restore {}", for_terminal(name),
                           actions::trash_days, id.value));
  return 0;
}

int restore(const Arguments& args, Session& session) {
  App& app = session.app();
  PersonId id;
  {
    store::ReadTx tx(app.db, app.account);
    id = actions::person_called(tx, join(args.all("WHO"), " "), app.today(),
                                actions::Among::removed);
  }
  const std::string name = actions::restore_person(app, id);
  if (session.json) {
    print_json(session, Json::Object{{"restored", id.value}, {"name", name}});
  } else {
    say(session, fmt::format("{} is back (person {}).", for_terminal(name), id.value));
  }
  return 0;
}

Parameter who() {
  return {.name = "WHO", .takes = Takes::many, .help = "a name or number", .required = true};
}

}  // namespace

extern const Command person_list, person_remove, person_restore;

const Command person_list{
    .name = "person list",
    .group = "People",
    .help = "everyone, in the order of names",
    .examples = {"wellmet person list", "wellmet person list --interest dogs --place lisbon",
                 "wellmet person list --word mentor --json"},
    .parameters = {{.name = "--interest", .help = "only those with this interest"},
                   {.name = "--place", .help = "only those who live there", .value_word = "CITY"},
                   {.name = "--word", .help = "only your mentors, friends …", .value_word = "WORD"},
                   {.name = "--archived", .takes = Takes::flag, .help = "those in the archive"},
                   {.name = "--removed", .takes = Takes::flag, .help = "those in the trash"},
                   {.name = "--all", .takes = Takes::flag, .help = "the archived ones too"},
                   {.name = "--limit", .help = "how many lines (all)", .value_word = "N"}},
    .run = list,
};

const Command person_remove{
    .name = "person remove",
    .group = "People",
    .help = "put someone in the trash for 30 days",
    .examples = {"wellmet person remove \"Jo Okafor\""},
    .parameters = {who()},
    .run = remove,
};

const Command person_restore{
    .name = "person restore",
    .group = "People",
    .help = "have someone back from the trash",
    .examples = {"wellmet person restore 12", "wellmet person restore \"Jo Okafor\""},
    .parameters = {who()},
    .run = restore,
};

}  // namespace wellmet::cli
