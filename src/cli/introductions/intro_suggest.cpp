#include <fmt/format.h>

#include "actions/introductions/suggest.h"
#include "base/text.h"
#include "cli/introductions/intro.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

using actions::SuggestedPair;

constexpr int pairs_by_default = 5;

Json json_of(const SuggestedPair& pair) {
  const auto person = [](PersonId id, const std::string& name) {
    return Json::Object{{"id", id.value}, {"name", name}};
  };
  return Json::Object{{"first", person(pair.first, pair.first_name)},
                      {"second", person(pair.second, pair.second_name)},
                      {"why", pair.why},
                      {"because", pair.because}};
}

int suggest(const Arguments& args, Session& session) {
  actions::PairWish wish{.limit = args.number("--limit", 1).value_or(pairs_by_default)};
  if (args.has("WHO")) wish.with = person_given(session, args);
  App& app = session.app();
  wish.today = app.today();
  store::ReadTx tx(app.db, app.account);
  const std::vector<SuggestedPair> pairs = actions::suggested_introductions(tx, wish);
  if (session.json) {
    Json::Array array;
    for (const SuggestedPair& pair : pairs) array.push_back(json_of(pair));
    print_json(session, array);
    return 0;
  }
  if (pairs.empty())
    say(session,
        "Nobody comes to mind. What people care about, look for and offer makes the pairs: "
        "wellmet interest add");
  for (const SuggestedPair& pair : pairs) {
    say(session,
        bold(session, for_terminal(fmt::format("{} and {}", pair.first_name, pair.second_name))));
    say(session, "  Because " + for_terminal(pair.because) + ".");
    say(session,
        dim(session, fmt::format("  wellmet intro start {} {} --why \"{}\"", pair.first.value,
                                 pair.second.value, for_terminal(pair.why))));
  }
  return 0;
}

}  // namespace

extern const Command intro_suggest;

const Command intro_suggest{
    .name = "intro suggest",
    .group = "Introductions",
    .help = "two of your people who might like each other, and why",
    .examples = {"wellmet intro suggest", "wellmet intro suggest maya"},
    .parameters = {{.name = "WHO",
                    .takes = Takes::many,
                    .help = "only whom this person could meet"},
                   {.name = "--limit", .help = "how many pairs (5)", .value_word = "N"}},
    .run = suggest,
    .more =
        "Two who share something that few of your people have, or one of whom looks for what the "
        "other offers. Never two who know each other, nor the same two again after "
        "`wellmet intro not-these`. What somebody does for a living, and how many people they "
        "know, don’t count.",
};

}  // namespace wellmet::cli
