#include <fmt/format.h>

#include "actions/people.h"
#include "actions/who.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/output.h"
#include "language/how_met.h"
#include "store/people.h"

namespace wellmet::cli {
namespace {

int add(const Arguments& args, Session& session) {
  App& app = session.app();
  actions::NewPerson person{.name = join(args.all("NAME"), " "),
                            .emails = args.all("--email"),
                            .phones = args.all("--phone"),
                            .organisation = args.text("--company"),
                            .title = args.text("--title")};
  if (const auto met = args.value("--met")) person.met = language::read_how_met(*met, app.today());
  const PersonId id = actions::add_person(app, person);
  if (session.json) {
    print_json(session, Json::Object{{"id", id.value}, {"name", person.name}});
  } else {
    say(session, fmt::format("Added {} (person {}).", person.name, id.value));
  }
  return 0;
}

int list(const Arguments&, Session& session) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  std::vector<std::vector<std::string>> rows;
  for (const store::PersonLine& line : store::people(tx, {}))
    rows.push_back({std::to_string(line.id.value), line.name, line.organisation,
                    line.last_seen ? to_iso(*line.last_seen) : ""});
  print_table(session, {"id", "name", "company", "last seen"}, rows);
  return 0;
}

int show(const Arguments& args, Session& session) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const PersonId id = actions::person_called(tx, join(args.all("WHO"), " "), app.today());
  const Person person = *store::find_person(tx, id);
  say(session, bold(session, person.name));
  return 0;
}

}  // namespace

extern const Command person_add, person_list, person_show;

const Command person_add{
    .name = "person add",
    .group = "People",
    .help = "add someone you met",
    .examples = {"wellmet person add \"Maya Chen\" --met \"pottery class, 3 March\""},
    .parameters = {{.name = "NAME",
                    .takes = Takes::many,
                    .help = "the name, in any script",
                    .required = true},
                   {.name = "--met", .help = "how, where and when you met"},
                   {.name = "--email", .takes = Takes::many, .help = "an e-mail address"},
                   {.name = "--phone", .takes = Takes::many, .help = "a telephone number"},
                   {.name = "--company", .help = "where they work"},
                   {.name = "--title", .help = "what they do there"}},
    .run = add,
};

const Command person_list{
    .name = "person list",
    .group = "People",
    .help = "everyone, in the order of names",
    .examples = {"wellmet person list"},
    .parameters = {},
    .run = list,
};

const Command person_show{
    .name = "person show",
    .group = "People",
    .help = "everything of one person",
    .examples = {"wellmet person show maya"},
    .parameters =
        {{.name = "WHO", .takes = Takes::many, .help = "a name or number", .required = true}},
    .run = show,
};

}  // namespace wellmet::cli
