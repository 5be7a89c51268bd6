#include <fmt/format.h>

#include "actions/story/notebook.h"
#include "base/words.h"
#include "cli/shell/command.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

using actions::NotebookFacts;

std::string of_kinds(const NotebookFacts& facts) {
  constexpr std::size_t most = 6;
  std::vector<std::string> words;
  std::int64_t rest = 0;
  for (const auto& [kind, count] : facts.this_year) {
    if (words.size() < most)
      words.push_back(fmt::format("{} × {}", count, to_text(kind)));
    else
      rest += count;
  }
  if (rest > 0) words.push_back(fmt::format("{} of other kinds", rest));
  return join_with_and(words);
}

std::vector<std::string> sentences(const NotebookFacts& facts) {
  std::vector<std::string> list;
  const std::string archived =
      facts.archived > 0 ? fmt::format(", {} more in the archive", facts.archived) : "";
  list.push_back(
      fmt::format("{} in this notebook{}.", counted(facts.people, "person", "people"), archived));
  if (facts.interactions == 0) {
    list.emplace_back("Nothing is logged yet.");
  } else {
    list.push_back(fmt::format("{} logged, the first on {}.",
                               counted(facts.interactions, "interaction", "interactions"),
                               to_words(*facts.first_day)));
    list.push_back(facts.this_year.empty()
                       ? "None of them in the last twelve months."
                       : fmt::format("In the last twelve months, with {}: {}.",
                                     counted(facts.in_touch_this_year, "person", "people"),
                                     of_kinds(facts)));
  }
  if (facts.follow_ups_open == 0) {
    list.emplace_back("No follow-up is open.");
  } else {
    const std::string late =
        facts.follow_ups_overdue > 0
            ? fmt::format(", {} of them past their day", facts.follow_ups_overdue)
            : "";
    list.push_back(
        fmt::format("{} open{}.", counted(facts.follow_ups_open, "follow-up", "follow-ups"), late));
  }
  return list;
}

int show(const Arguments&, Session& session) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const NotebookFacts facts = actions::notebook_facts(tx, app.today());
  if (!session.json) {
    for (const std::string& sentence : sentences(facts)) say(session, sentence);
    return 0;
  }
  Json::Object kinds;
  for (const auto& [kind, count] : facts.this_year) kinds.emplace_back(to_text(kind), count);
  print_json(session, Json::Object{{"people", facts.people},
                                   {"archived", facts.archived},
                                   {"interactions", facts.interactions},
                                   {"first_day", facts.first_day ? Json(to_iso(*facts.first_day))
                                                                 : Json(nullptr)},
                                   {"people_in_touch_12_months", facts.in_touch_this_year},
                                   {"interactions_12_months", kinds},
                                   {"follow_ups_open", facts.follow_ups_open},
                                   {"follow_ups_overdue", facts.follow_ups_overdue}});
  return 0;
}

}  // namespace

extern const Command stats;

const Command stats{
    .name = "stats",
    .group = "Care",
    .help = "what this notebook holds, in a few sentences",
    .examples = {"wellmet stats"},
    .parameters = {},
    .run = show,
    .more = "Of the notebook as a whole; nobody is counted or compared.",
};

}  // namespace wellmet::cli
