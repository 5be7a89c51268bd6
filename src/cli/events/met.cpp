#include "actions/events/met.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/events/added.h"
#include "cli/shell/files.h"
#include "cli/shell/given.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

constexpr std::size_t most_bytes = 200'000;

// Each argument is a line; "-", or nothing where something is piped in, reads them there.
std::vector<std::string> lines_given(const Arguments& args, Session& session) {
  const std::vector<std::string> given = args.all("LINES");
  const bool piped = given.empty() || (given.size() == 1 && given.front() == "-");
  // Pasted, an argument may have several lines, too.
  if (!piped) return split(join(given, "\n"), '\n');
  if (given.empty() && session.interactive)
    throw Error(ErrorKind::usage, "Say whom you met: wellmet met \"Maya Chen, builds kilns\"");
  std::string text = bytes_of_file(session, "-", [](std::string_view) { return most_bytes; });
  std::erase(text, '\r');
  return split(text, '\n');
}

void say_known(Session& session, const actions::MetBefore& one) {
  std::vector<std::string> known;
  for (const store::PersonLine& line : one.known)
    known.push_back(fmt::format("person {}", line.id.value));
  session.err << fmt::format(
      "{} was not added: {}. Add them with --anyway if this is someone else.\n",
      for_terminal(one.name),
      known.empty() ? "another line has that name"
                    : fmt::format("you know someone of that name ({})", join(known, ", ")));
}

int met(const Arguments& args, Session& session) {
  actions::Met wish{.lines = lines_given(args, session),
                    .where = args.text("--where"),
                    .anyway = args.has("--anyway")};
  if (const auto event = args.value("--event"))
    wish.event = EventId{number_of(*event, 'e', "event")};
  if (const auto on = args.value("--on"))
    wish.on = past_day_given("--on", *on, session.app().today());
  const actions::MetPeople people = actions::add_met(session.app(), wish);
  if (session.json) {
    Json::Array added, known;
    for (const actions::MetPerson& one : people.added)
      added.push_back(json_of_added(one, one.name));
    for (const actions::MetBefore& one : people.known) {
      Json::Array ids;
      for (const store::PersonLine& line : one.known) ids.push_back(line.id.value);
      known.push_back(Json::Object{{"name", one.name}, {"people", ids}});
    }
    print_json(session, Json::Object{{"added", added}, {"known", known}});
  } else {
    for (const actions::MetPerson& one : people.added) say_added(session, one, one.name);
    for (const actions::MetBefore& one : people.known) say_known(session, one);
  }
  return people.known.empty() ? 0 : 1;
}

}  // namespace

extern const Command met_people;

const Command met_people{
    .name = "met",
    .group = "Events",
    .help = "people you just met, one a line: a name, a comma, what to remember",
    .examples = {"wellmet met \"Maya Chen, builds kilns\"",
                 "wellmet met --event e1 \"Jo Okafor, choir on Tuesdays\" \"Bo Li\"",
                 "wellmet met --event e1 < names.txt"},
    .parameters = {{.name = "LINES",
                    .takes = Takes::many,
                    .help = "each in quotes; none, or -, reads them from standard input"},
                   {.name = "--event", .help = "at which event", .value_word = "ID"},
                   {.name = "--where", .help = "where, when it isn’t where the event is"},
                   {.name = "--on", .help = "the day (the event’s, or today)", .value_word = "DAY"},
                   {.name = "--anyway",
                    .takes = Takes::flag,
                    .help = "also those whose name somebody here has"}},
    .run = met,
    .more =
        "Each becomes a person with how, where and when you met, and the words in the meeting. "
        "To meet them again is added as a follow-up within two weeks.",
};

}  // namespace wellmet::cli
