#include <fmt/format.h>

#include "actions/story/dates.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/people/person_json.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

int answer(Session& session, const ImportantDate& date, const char* verb) {
  if (session.json) {
    print_json(session, json_of(date));
    return 0;
  }
  const std::string number = date.id ? fmt::format(" (d{})", date.id.value) : "";
  say(session, fmt::format("{} {}: {} {}{}.", verb, name_of(session, date.person),
                           for_terminal(date.label), to_words(date.date), number));
  return 0;
}

int add(const Arguments& args, Session& session) {
  ImportantDate date{.label = args.text("LABEL")};
  date.date = date_given("DATE", join(args.all("DATE"), " "));
  date.person = person_given(session, args);
  return answer(session, actions::add_date(session.app(), date), "Noted for");
}

int remove(const Arguments& args, Session& session) {
  const DateId id{number_of(args.text("ID"), 'd', "date")};
  return answer(session, actions::remove_date(session.app(), id), "Removed from");
}

}  // namespace

extern const Command date_add, date_remove;

const Command date_add{
    .name = "date add",
    .group = "People",
    .help = "a day that matters to someone",
    .examples = {"wellmet date add maya anniversary 4 June",
                 "wellmet date add maya \"Biscuit's birthday\" \"1 May 2021\""},
    .parameters = {{.name = "WHO", .help = "a name or number", .required = true},
                   {.name = "LABEL", .help = "what day it is", .required = true},
                   {.name = "DATE",
                    .takes = Takes::many,
                    .help = "as precise as you know it",
                    .required = true}},
    .run = add,
    .more = "A birthday is written on the card, where phones look for it.",
};

const Command date_remove{
    .name = "date remove",
    .group = "People",
    .help = "take a date away",
    .examples = {"wellmet date remove d3"},
    .parameters = {{.name = "ID", .help = "its number, d3", .required = true}},
    .run = remove,
};

}  // namespace wellmet::cli
