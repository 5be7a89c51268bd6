// The first day: whom of all these people you want to keep up with, one at a time.
#include <fmt/format.h>

#include <optional>

#include "actions/closeness/keep_up.h"
#include "actions/people/people.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/shell/command.h"
#include "cli/shell/output.h"
#include "model/card.h"
#include "store/closeness/undecided.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

using actions::Closeness;

struct Choice {
  const char* letter;
  const char* word;
  Closeness closeness;
};
constexpr Choice choices[] = {{"k", "keep up", Closeness::keep_up},
                              {"n", "now and then", Closeness::now_and_then},
                              {"a", "address", Closeness::just_an_address}};

// "Maya Chen: maya@kelp.example; born 12 April; designer, Figma; Oakland"
std::string in_one_line(store::ReadTx& tx, PersonId id) {
  const CardIndex card = index_card(actions::card_of(tx, id));
  const std::vector<std::string> facts = telling_facts(card);
  return card.name + (facts.empty() ? "" : ": " + join(facts, "; "));
}

std::optional<Closeness> closeness_said(const std::string& answer) {
  for (const Choice& choice : choices)
    if (answer == choice.letter || answer == choice.word) return choice.closeness;
  return std::nullopt;
}

struct Next {
  PersonId person = {};
  std::string line = {};
};

std::optional<Next> next_after(App& app, int passed_by) {
  store::ReadTx tx(app.db, app.account);
  const auto ids = store::undecided(tx, 1, passed_by);
  if (ids.empty()) return std::nullopt;
  return Next{ids.front(), in_one_line(tx, ids.front())};
}

std::int64_t wished(App& app) {
  store::ReadTx tx(app.db, app.account);
  return store::count_wished(tx);
}

void tell_end(Session& session) {
  const std::int64_t chosen = wished(session.app());
  if (chosen > 0)
    say(session, fmt::format("You keep up with {}. `wellmet today` names them when it is time.",
                             counted(chosen, "person", "people")));
}

void choose(Session& session) {
  App& app = session.app();
  int passed_by = 0;
  bool told = false;
  while (const auto next = next_after(app, passed_by)) {
    if (!told && wished(app) >= actions::a_dozen) {
      say(session, "That is a good dozen. Go on, or stop here with q.");
      told = true;
    }
    say(session, next->line);
    const auto answer =
        ask(session, "[k]eep up, [n]ow and then, just an [a]ddress, Enter: not now, [q]uit?");
    const std::string word = answer ? to_lower_ascii(*answer) : "q";
    if (word == "q" || word == "quit") return;
    if (const auto closeness = closeness_said(word)) {
      actions::keep(app, next->person, *closeness);
    } else if (word.empty()) {
      ++passed_by;
    }
  }
  say(session, passed_by == 0 ? "Everybody has been decided on." : "That was everybody.");
}

int show_list(Session& session) {
  App& app = session.app();
  constexpr int shown = 20;
  store::ReadTx tx(app.db, app.account);
  const std::vector<PersonId> ids = store::undecided(tx, shown, 0);
  const std::int64_t all = store::count_undecided(tx);
  if (session.json) {
    Json::Array people;
    for (const auto& [id, name] : store::names_of(tx, ids))
      people.push_back(Json::Object{{"id", id.value}, {"name", name}});
    print_json(session, Json::Object{{"kept_up_with", store::count_wished(tx)},
                                     {"undecided", all},
                                     {"people", people}});
    return 0;
  }
  for (const PersonId id : ids) say(session, in_one_line(tx, id));
  if (all > shown) say(session, fmt::format("… and {} more", all - shown));
  if (ids.empty()) say(session, "Nobody is undecided.");
  return 0;
}

bool nobody_here(App& app) {
  store::ReadTx tx(app.db, app.account);
  return store::count_people(tx, store::Shown::all) == 0;
}

int start_choosing(const Arguments&, Session& session) {
  if (!session.json && nobody_here(session.app())) {
    say(session,
        "No one here yet. To begin: wellmet import FILE, or wellmet person add \"Maya Chen\"");
    return 0;
  }
  if (!session.interactive || session.json) return show_list(session);
  choose(session);
  tell_end(session);
  return 0;
}

}  // namespace

extern const Command start;

const Command start{
    .name = "start",
    .group = "Each day",
    .help = "choose whom you want to keep up with",
    .examples = {"wellmet start", "wellmet start --json"},
    .parameters = {},
    .run = start_choosing,
    .more =
        "After an import: shows one person at a time and asks how close you want to be. \"Keep "
        "up\" is about every month, \"now and then\" about every six months, and \"just an "
        "address\" is named on the day's list only for what you promise. A dozen is plenty; stop "
        "whenever you like. "
        "Where nobody can be asked it lists those of whom nothing has been said. Each answer is a "
        "change of its own, and `wellmet person edit NAME --every \"6 weeks\"` says it more "
        "exactly.",
};

}  // namespace wellmet::cli
