#include <fmt/format.h>

#include "actions/relations/acquaintance_chain.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

void refuse_you(Session& session, PersonId from, PersonId to) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const auto you = store::owner(tx);
  if (you && (you == from || you == to))
    throw Error(ErrorKind::usage, "You know them all yourself: give two other people.");
}

int path(const Arguments& args, Session& session) {
  const PersonId from = person_given(session, args, "FROM");
  const PersonId to = person_given(session, args, "TO");
  if (from == to) throw Error(ErrorKind::usage, "That is one and the same person.");
  refuse_you(session, from, to);
  std::vector<actions::ChainLink> chain;
  {
    App& app = session.app();
    store::ReadTx tx(app.db, app.account);
    chain = actions::chain_between(tx, from, to);
  }
  if (session.json) {
    Json::Array array;
    for (const actions::ChainLink& link : chain)
      array.push_back(Json::Object{{"of", link.relation.whose},
                                   {"word", link.relation.word},
                                   {"name", link.relation.name},
                                   {"person", link.person.value}});
    print_json(session, array);
    return 0;
  }
  if (chain.empty())
    say(session, fmt::format("Nothing is noted by which {} and {} would know each other.",
                             name_of(session, from), name_of(session, to)));
  for (const actions::ChainLink& link : chain)
    say(session, for_terminal(with_capital(relation_sentence(link.relation))) + ".");
  return 0;
}

}  // namespace

extern const Command intro_path;

const Command intro_path{
    .name = "intro path",
    .group = "Introductions",
    .help = "how two people know each other: the shortest chain",
    .examples = {"wellmet intro path maya \"Ana Ruiz\""},
    .parameters =
        {{.name = "FROM", .help = "a name or number", .required = true},
         {.name = "TO", .takes = Takes::many, .help = "a name or number", .required = true}},
    .run = path,
    .more =
        "Over the relations that are noted (`wellmet relation add`) and how you met people. You "
        "know both, so you are not in it.",
};

}  // namespace wellmet::cli
