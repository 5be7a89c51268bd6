#include <fmt/format.h>

#include <limits>

#include "base/text.h"
#include "base/words.h"
#include "cli/introductions/intro.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "language/log/echo.h"
#include "store/introductions/introductions.h"

namespace wellmet::cli {
namespace {

using actions::NamedIntroduction;

constexpr int lines_by_default = 50;

std::vector<Introduction> threads(store::ReadTx& tx, PersonId person, bool all, int limit) {
  std::vector<Introduction> found;
  if (person) {
    found = store::introductions_of_person(tx, person, limit);
    if (!all)
      std::erase_if(found, [](const Introduction& t) { return introduction::is_over(t.stage); });
    return found;
  }
  found = store::open_introductions(tx, limit);
  if (!all) return found;
  for (Introduction& past : store::past_introductions(tx, limit)) found.push_back(std::move(past));
  return found;
}

int list(const Arguments& args, Session& session) {
  const PersonId person = args.has("WHO") ? person_given(session, args) : PersonId{};
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const int limit = args.number("--limit", 1).value_or(lines_by_default);
  const int read = limit < std::numeric_limits<int>::max() ? limit + 1 : limit;
  std::vector<NamedIntroduction> found =
      actions::with_names(tx, threads(tx, person, args.has("--all"), read));
  const bool is_all = found.size() <= static_cast<std::size_t>(limit);
  if (!is_all) found.resize(static_cast<std::size_t>(limit));
  if (session.json) {
    Json::Array array;
    for (const NamedIntroduction& one : found) array.push_back(json_of(one));
    print_json(session, array);
    return 0;
  }
  if (found.empty())
    say(session, args.has("--all") ? "No introductions yet." : "No introduction is under way.");
  std::vector<std::vector<std::string>> rows;
  for (const NamedIntroduction& one : found)
    rows.push_back({std::to_string(one.thread.id.value),
                    fmt::format("{} and {}", one.first, one.second),
                    introduction::to_text(one.thread.stage), next_of(one)});
  if (!rows.empty()) print_table(session, {"id", "who", "stage", "next"}, rows);
  if (!is_all) say_more(session, found.size(), 0);
  return 0;
}

int show(const Arguments& args, Session& session) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const NamedIntroduction named = actions::introduction_numbered(tx, introduction_given(args));
  if (session.json) {
    print_json(session, json_of(named));
    return 0;
  }
  const Introduction& thread = named.thread;
  say(session, bold(session, for_terminal(fmt::format("{} and {}", named.first, named.second))));
  say(session, state_of(named) + ".");
  if (!named.why.empty()) say(session, fmt::format("Because {}.", for_terminal(named.why)));
  for (const introduction::DayDone& done :
       introduction::days_in_words(thread, named.first_called, named.second_called))
    say(session,
        fmt::format("  {}  {}", language::day_near(done.on, app.today()), for_terminal(done.what)));
  if (!thread.how_it_went.empty())
    say(session, fmt::format("How it went: {}", for_terminal(thread.how_it_went)));
  if (const std::string next = next_of(named); !next.empty())
    say(session, fmt::format("Next: {}.", next));
  if (const std::string rest = rest_of(session, named); !rest.empty()) say(session, rest);
  return 0;
}

}  // namespace

extern const Command intro_list, intro_show;

const Command intro_list{
    .name = "intro list",
    .group = "Introductions",
    .help = "introductions under way, and what comes next",
    .examples = {"wellmet intro list", "wellmet intro list maya --all"},
    .parameters = {{.name = "WHO", .takes = Takes::many, .help = "only of this person"},
                   {.name = "--all", .takes = Takes::flag, .help = "those that are over, too"},
                   {.name = "--limit", .help = "how many lines (50)", .value_word = "N"}},
    .run = list,
};

const Command intro_show{
    .name = "intro show",
    .group = "Introductions",
    .help = "one introduction, day by day",
    .examples = {"wellmet intro show 1"},
    .parameters = {which_introduction()},
    .run = show,
};

}  // namespace wellmet::cli
