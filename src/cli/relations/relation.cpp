#include <fmt/format.h>

#include <optional>

#include "actions/people/who.h"
#include "actions/relations/relations.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/people/person_json.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

using actions::KnownRelation;

bool says_me(const std::string& name) { return to_lower_ascii(trim(name)) == "me"; }

// Somebody of the notebook where the name fits one, else nobody; several that fit are asked about.
PersonId person_if_known(Session& session, const std::string& name) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  try {
    return actions::person_called(tx, name, app.today());
  } catch (const Error& fault) {
    if (fault.kind() != ErrorKind::not_found || says_me(name)) throw;
    return {};
  }
}

Json::Object json_of_named(const NamedRelation& relation, PersonId person) {
  return Json::Object{{"of", relation.whose},
                      {"word", relation.word},
                      {"name", relation.name},
                      {"person", person ? Json(person.value) : Json(nullptr)}};
}

int add(const Arguments& args, Session& session) {
  const std::string other = join(args.all("OTHER"), " ");
  actions::NewRelation wish{.whose = person_given(session, args), .word = args.text("WORD")};
  if (!args.has("--name-only")) wish.person = person_if_known(session, other);
  if (!wish.person) wish.name = other;
  wish.only_name = args.has("--name-only");
  const NamedRelation added = actions::add_relation(session.app(), wish);
  if (session.json) {
    Json::Object json = json_of_named(added, wish.person);
    if (!added.before.empty()) json.emplace_back("before", added.before);
    print_json(session, json);
    return 0;
  }
  say(session, ended(for_terminal(with_capital(relation_sentence(added)))));
  if (!added.before.empty())
    say(session, fmt::format("It was {} before.", for_terminal(added.before)));
  if (!wish.person)
    say(session,
        fmt::format("{} is kept as a name{}.", for_terminal(added.name),
                    args.has("--name-only") ? "" : "; nobody of your people is called that"));
  return 0;
}

std::vector<KnownRelation> relations(Session& session, PersonId person) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  return actions::relations_of(tx, person);
}

int list(const Arguments& args, Session& session) {
  const PersonId person = person_given(session, args);
  const std::vector<KnownRelation> all = relations(session, person);
  if (session.json) {
    Json::Array array;
    for (const KnownRelation& one : all) array.push_back(json_of(one));
    print_json(session, array);
    return 0;
  }
  if (all.empty())
    say(session, fmt::format("Nobody is noted around {}.", name_of(session, person)));
  std::vector<std::vector<std::string>> rows;
  for (const KnownRelation& one : all)
    rows.push_back(
        {one.word, one.name, one.person ? std::to_string(one.person.value) : std::string()});
  if (!rows.empty()) print_table(session, {"relation", "name", "person"}, rows);
  return 0;
}

[[noreturn]] void ask_which(const std::vector<KnownRelation>& fitting) {
  std::string text = "Which one? Say it with --as, or by the number:";
  for (const KnownRelation& one : fitting) {
    text += fmt::format("\n  {}: {}", one.word, one.name);
    if (one.person) text += fmt::format(", person {}", one.person.value);
  }
  throw Error(ErrorKind::conflict, text);
}

int remove(const Arguments& args, Session& session) {
  const PersonId person = person_given(session, args);
  const std::string other = join(args.all("OTHER"), " ");
  const std::vector<KnownRelation> fitting =
      actions::relations_fitting(relations(session, person), other, args.text("--as"));
  if (fitting.empty())
    throw Error(ErrorKind::not_found,
                fmt::format("Nobody called \"{}\" is noted around {}. `wellmet relation list {}` "
                            "shows who is.",
                            other, name_of(session, person), person.value));
  if (fitting.size() > 1) ask_which(fitting);
  const NamedRelation gone = actions::remove_relation(session.app(), person, fitting.front());
  if (session.json) {
    print_json(session, json_of_named(gone, fitting.front().person));
  } else {
    say(session, fmt::format("Removed: {}.", for_terminal(relation_sentence(gone))));
  }
  return 0;
}

Parameter who() { return {.name = "WHO", .help = "a name or number", .required = true}; }

}  // namespace

extern const Command relation_add, relation_list, relation_remove;

const Command relation_add{
    .name = "relation add",
    .group = "People",
    .help = "what somebody is to somebody else: partner, sister, boss",
    .examples = {"wellmet relation add maya partner \"Piet van Dam\"",
                 "wellmet relation add maya \"reports to\" tom",
                 "wellmet relation add maya daughter Noor --name-only",
                 "wellmet relation add piet \"introduced by\" uma"},
    .parameters = {who(),
                   {.name = "WORD",
                    .help = "partner, child, mother, friend, colleague, boss, neighbour, mentor, "
                            "\"introduced by me\" or words of your own",
                    .required = true},
                   {.name = "OTHER",
                    .takes = Takes::many,
                    .help = "one of your people, or just a name",
                    .required = true},
                   {.name = "--name-only",
                    .takes = Takes::flag,
                    .help = "keep the name, though one of your people is called that"}},
    .run = add,
    .more =
        "Shown on both pages, on the other one the other way round: Tom is Maya's boss, Maya is "
        "Tom's direct report. It is kept on the card, so phones show it too. Once a name is one of "
        "your people, say it again and it becomes that person.",
};

const Command relation_list{
    .name = "relation list",
    .group = "People",
    .help = "the people around someone",
    .examples = {"wellmet relation list maya", "wellmet relation list maya --json"},
    .parameters =
        {{.name = "WHO", .takes = Takes::many, .help = "a name or number", .required = true}},
    .run = list,
};

const Command relation_remove{
    .name = "relation remove",
    .group = "People",
    .help = "it was a mistake, or is over",
    .examples = {"wellmet relation remove maya piet",
                 "wellmet relation remove maya jo --as friend"},
    .parameters =
        {who(),
         {.name = "OTHER", .takes = Takes::many, .help = "a name or number", .required = true},
         {.name = "--as", .help = "which, of several: friend", .value_word = "WORD"}},
    .run = remove,
};

}  // namespace wellmet::cli
