#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "actions/people/many.h"
#include "actions/people/trash.h"
#include "actions/people/who.h"
#include "actions/search/search_query.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/people/people_given.h"
#include "cli/people/person_json.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

store::Shown shown_given(const Arguments& args) {
  const int said = args.has("--removed") + args.has("--archived") + args.has("--all");
  if (said > 1)
    throw Error(ErrorKind::usage, "Say one of --archived, --removed and --all, not several.");
  if (args.has("--removed")) return store::Shown::removed;
  if (args.has("--archived")) return store::Shown::archived;
  return args.has("--all") ? store::Shown::all : store::Shown::current;
}

constexpr const char* narrowing[] = {"--interest",     "--place",     "--city", "--company",
                                     "--circle",       "--not-since", "--has",  "--word",
                                     "--relationship", "--since",     "--knows"};

bool is_narrowed(const Arguments& args) {
  return std::ranges::any_of(narrowing, [&](const char* option) { return args.has(option); });
}

store::PeopleOrder order_given(const Arguments& args) {
  const std::string by = args.text("--sort");
  if (by == "recent") return store::PeopleOrder::recent;
  if (by == "silent") return store::PeopleOrder::silent;
  if (by == "city") return store::PeopleOrder::city;
  if (by == "company") return store::PeopleOrder::company;
  return by == "added" ? store::PeopleOrder::added : store::PeopleOrder::name;
}

store::PeopleFilter filter_given(const Arguments& args, LocalDate today) {
  store::PeopleFilter filter{.shown = shown_given(args), .order = order_given(args)};
  for (const char* option : narrowing) {
    const std::string_view name = option;
    if (!args.has(option) || name == "--word" || name == "--relationship" || name == "--knows")
      continue;
    actions::add_people_filter(filter, filter_name(option), args.text(option), today);
  }
  for (const char* option : {"--word", "--relationship"}) {
    if (const auto words = words_given(args, option); !words.empty())
      filter.word = to_text(words.back());
  }
  return filter;
}

// Those who are something to somebody: --knows maya --as friend.
void narrow_to_related(store::ReadTx& tx, const Arguments& args, store::PeopleFilter& filter,
                       LocalDate today) {
  if (args.has("--as") && !args.has("--knows"))
    throw Error(ErrorKind::usage, "--as says what they are to whom --knows names.");
  if (const auto who = args.value("--knows"))
    actions::narrow_to_related(tx, filter, {{args.text("--as"), *who}}, today);
}

std::vector<std::string> when_there_are_none(const Arguments& args) {
  if (args.has("--removed")) return {"The trash is empty."};
  if (args.has("--archived")) return {"Nobody is in the archive."};
  if (is_narrowed(args)) return {"Nobody you know of fits that."};
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
  store::PeopleFilter filter = filter_given(args, app.today());
  narrow_to_related(tx, args, filter, app.today());
  const auto limit = args.number("--limit", 1);
  // One more tells that there are more.
  if (limit && *limit < std::numeric_limits<int>::max()) filter.limit = *limit + 1;
  std::vector<store::PersonLine> lines = store::people(tx, filter);
  const bool is_all = !limit || lines.size() <= static_cast<std::size_t>(*limit);
  if (!is_all) lines.resize(static_cast<std::size_t>(*limit));
  if (session.json) {
    Json::Array array;
    for (const store::PersonLine& line : lines) array.push_back(json_of(line));
    print_json(session, array);
    return 0;
  }
  if (args.has("--names")) {
    for (const store::PersonLine& line : lines) say(session, for_terminal(line.name));
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
  if (!is_all) say_more(session, lines.size(), 0);
  return 0;
}

// The first few of them: "Ann, Ben and 3 more".
std::string in_short(std::vector<std::string> names) {
  constexpr std::size_t most = 5;
  if (names.size() > most + 1) {
    const std::size_t more = names.size() - most;
    names.resize(most);
    names.push_back(fmt::format("{} more", more));
  }
  return for_terminal(join_with_and(names));
}

void say_removed(Session& session, const std::vector<PersonId>& people,
                 const std::vector<std::string>& names) {
  if (people.size() == 1) {
    say(session, fmt::format("Removed {} For {} days: wellmet person restore {}",
                             ended(in_short(names)), actions::trash_days, people.front().value));
    return;
  }
  say(session, fmt::format("Removed {} people: {} To undo it: wellmet undo", people.size(),
                           ended(in_short(names))));
}

int remove(const Arguments& args, Session& session) {
  const std::vector<PersonId> people = people_given(session, args);
  const std::vector<std::string> names = actions::remove_people(session.app(), people);
  if (!session.json) {
    say_removed(session, people, names);
    return 0;
  }
  Json::Array list;
  for (std::size_t i = 0; i < people.size(); ++i)
    list.push_back(Json::Object{{"removed", people[i].value}, {"name", names[i]}});
  print_json(session, people.size() == 1 ? list.front() : Json(list));
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
  return {.name = "WHO",
          .takes = Takes::many,
          .help = "a name or number",
          .required = true,
          .in_trash = true};
}

}  // namespace

extern const Command person_list, person_remove, person_restore;

const Command person_list{
    .name = "person list",
    .group = "People",
    .help = "everyone, or those who fit, in the order you choose",
    .examples = {"wellmet person list", "wellmet person list --interest dogs --place lisbon",
                 "wellmet person list --word mentor --json",
                 "wellmet person list --not-since 2026-01 --sort silent",
                 "wellmet person list --company globex --has birthday",
                 "wellmet person list --knows maya --as friend"},
    .parameters = {{.name = "--interest", .help = "only those with this interest"},
                   {.name = "--place", .help = "only those who live there", .value_word = "CITY"},
                   {.name = "--city", .help = "the same as --place", .value_word = "CITY"},
                   {.name = "--company", .help = "only those who work there"},
                   {.name = "--circle", .help = "only those of this group on their card"},
                   {.name = "--relationship",
                    .help = "only your mentors, friends …",
                    .value_word = "WORD"},
                   {.name = "--word", .help = "the same as --relationship", .value_word = "WORD"},
                   {.name = "--knows",
                    .help = "only those around someone: friends, colleagues, family …",
                    .value_word = "WHO"},
                   {.name = "--as",
                    .help = "with --knows, only those who are that: friend, family",
                    .value_word = "WORD"},
                   {.name = "--has",
                    .help = "only those of whom you know it: birthday, email, phone, address, "
                            "website, photo, company, interest, note",
                    .value_word = "WHAT"},
                   {.name = "--since",
                    .help = "only those you were in touch with since",
                    .value_word = "DAY"},
                   {.name = "--not-since",
                    .help = "only those you were not in touch with since",
                    .value_word = "DAY"},
                   {.name = "--sort",
                    .help = "by name; recent or silent: by the last contact, the latest or the "
                            "earliest first; city; company; added",
                    .value_word = "ORDER",
                    .choices = {"name", "recent", "silent", "city", "company", "added"}},
                   {.name = "--archived", .takes = Takes::flag, .help = "those in the archive"},
                   {.name = "--removed", .takes = Takes::flag, .help = "those in the trash"},
                   {.name = "--all", .takes = Takes::flag, .help = "the archived ones too"},
                   {.name = "--names", .takes = Takes::flag, .help = "nothing but the names"},
                   {.name = "--limit", .help = "how many lines (all)", .value_word = "N"}},
    .run = list,
};

const Command person_remove{
    .name = "person remove",
    .group = "People",
    .help = "put someone in the trash for 30 days",
    .examples = {"wellmet person remove \"Jo Okafor\"", "wellmet person remove 34 35"},
    .parameters = parameters_for_people(),
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
