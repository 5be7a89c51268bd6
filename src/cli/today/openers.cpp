#include "actions/today/openers.h"

#include <fmt/format.h>

#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

int show(const Arguments& args, Session& session) {
  const PersonId person = person_given(session, args);
  App& app = session.app();
  std::vector<Opener> found;
  {
    store::ReadTx tx(app.db, app.account);
    found = actions::openers_for(tx, person, app.today());
  }
  if (session.json) {
    Json::Array array;
    for (const Opener& opener : found)
      array.push_back(Json::Object{{"text", opener.text}, {"ground", to_text(opener.ground)}});
    print_json(session, array);
    return 0;
  }
  if (found.empty())
    say(session, fmt::format("Nothing is noted that {} told you, or that you share. To note "
                             "something: wellmet fact add WHO TEXT",
                             for_terminal(name_of(session, person))));
  for (const Opener& opener : found) print_wrapped(session, opener.text, 0);
  return 0;
}

}  // namespace

extern const Command openers_command;

const Command openers_command{
    .name = "openers",
    .group = "Each day",
    .help = "first sentences to write to someone, from what you noted",
    .examples = {"wellmet openers maya"},
    .parameters =
        {{.name = "WHO", .takes = Takes::many, .help = "a name or number", .required = true}},
    .run = show,
    .more =
        "What you have to say comes first, where today’s list has something; then what you "
        "wanted to ask, what they told you, what you share. After each contact another one "
        "leads.",
};

}  // namespace wellmet::cli
