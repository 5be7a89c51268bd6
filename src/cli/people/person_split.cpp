#include <fmt/format.h>

#include "actions/people/duplicates.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

std::string called(Session& session, PersonId id) {
  store::ReadTx tx(session.app().db, session.app().account);
  const auto names = store::names_of(tx, {id});
  return names.empty() ? "" : names.front().second;
}

int split_run(const Arguments& args, Session& session) {
  const PersonId id = person_given(session, args);
  const std::string before = called(session, id);
  const auto people =
      actions::split_person(session.app(), id, {.called = before, .names = args.all("NAME")});
  if (session.json) {
    Json::Array list;
    for (const actions::SplitPerson& one : people)
      list.push_back(Json::Object{{"id", one.id.value}, {"name", one.name}});
    print_json(session, list);
    return 0;
  }
  std::vector<std::string> names;
  for (const actions::SplitPerson& one : people)
    names.push_back(fmt::format("{} (person {})", for_terminal(one.name), one.id.value));
  say(session, fmt::format("{} is now {}. To undo it: wellmet undo", for_terminal(before),
                           join_with_and(names)));
  return 0;
}

}  // namespace

extern const Command person_split;

const Command person_split{
    .name = "person split",
    .group = "Care",
    .help = "one card is of several people",
    .examples = {"wellmet person split \"Hugo & Ingrid Berg\"",
                 "wellmet person split 12 \"Anil Patel\" \"Meera Patel\""},
    .parameters = {{.name = "WHO", .help = "a name or number", .required = true},
                   {.name = "NAME",
                    .takes = Takes::many,
                    .help = "the name of each, where the card's own doesn't say it"}},
    .run = split_run,
    .more =
        "Email, phone, addresses, groups, how you met and the interactions are then each one's. "
        "Birthday, job, photo, notes, interests and follow-ups stay with the first.",
};

}  // namespace wellmet::cli
