#include <fmt/format.h>

#include "actions/story/positions.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/people/person_json.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "language/log/echo.h"
#include "store/story/notes.h"

namespace wellmet::cli {
namespace {

using actions::Moved;

PositionId given(const Arguments& args) {
  return PositionId{number_of(args.text("ID"), 'j', "position")};
}

int add(const Arguments& args, Session& session) {
  Position position = actions::read_position(join(args.all("TEXT"), " "));
  position.person = person_given(session, args);
  if (const auto from = args.value("--from"))
    position.started = date_given(session, "--from", *from);
  if (const auto to = args.value("--to")) position.ended = date_given(session, "--to", *to);
  if (args.has("--moved") && args.has("--to"))
    throw Error(ErrorKind::usage, "A new job (--moved) has no end (--to) yet.");
  const actions::AddedPosition added =
      actions::add_position(session.app(), position, args.has("--moved") ? Moved::yes : Moved::no);
  if (session.json) {
    Json json = json_of(added.position);
    std::get<Json::Object>(json.value)
        .emplace_back("follow_up",
                      added.congratulate ? Json(added.congratulate->id.value) : Json(nullptr));
    print_json(session, json);
    return 0;
  }
  say(session, fmt::format("{}: {} (j{}).", name_of(session, position.person),
                           for_terminal(in_words(added.position)), added.position.id.value));
  if (added.congratulate)
    say(session, fmt::format("Added for you: congratulate, due {} (f{}).",
                             language::day_near(added.congratulate->due, session.app().today()),
                             added.congratulate->id.value));
  return 0;
}

int list(const Arguments& args, Session& session) {
  const PersonId person = person_given(session, args);
  App& app = session.app();
  std::vector<Position> positions;
  {
    store::ReadTx tx(app.db, app.account);
    positions = store::positions_of(tx, person);
  }
  if (session.json) {
    Json::Array array;
    for (const Position& p : positions) array.push_back(json_of(p));
    print_json(session, array);
    return 0;
  }
  if (positions.empty())
    say(session, fmt::format("No job of {} is noted.", name_of(session, person)));
  std::vector<std::vector<std::string>> rows;
  for (const Position& p : positions)
    rows.push_back({fmt::format("j{}", p.id.value), in_words(p), to_words(p.started),
                    p.current         ? "now"
                    : p.ended.empty() ? "over"
                                      : to_words(p.ended)});
  if (!rows.empty()) print_table(session, {"id", "what", "from", "to"}, rows);
  return 0;
}

int answer(Session& session, const Position& p, const char* verb) {
  if (session.json) {
    print_json(session, json_of(p));
  } else {
    say(session, fmt::format("{} {}: {} (j{}).", verb, name_of(session, p.person),
                             for_terminal(in_words(p)), p.id.value));
  }
  return 0;
}

int end(const Arguments& args, Session& session) {
  const PartialDate on = args.has("--on") ? date_given(session, "--on", args.text("--on"))
                                          : partial(session.app().today());
  return answer(session, actions::end_position(session.app(), given(args), on), "Ended for");
}

int remove(const Arguments& args, Session& session) {
  return answer(session, actions::remove_position(session.app(), given(args)), "Removed from");
}

Parameter which() { return {.name = "ID", .help = "its number, j5", .required = true}; }

}  // namespace

extern const Command position_add, position_list, position_end, position_remove;

const Command position_add{
    .name = "job add",
    .group = "People",
    .help = "a job, a role, a place of study",
    .examples = {"wellmet job add maya \"designer at Figma\" --moved",
                 "wellmet job add jo \"at Adobe\" --from 2019 --to \"March 2024\""},
    .parameters = {{.name = "WHO", .help = "a name or number", .required = true},
                   {.name = "TEXT",
                    .takes = Takes::many,
                    .help = "\"designer at Figma\", designer, or \"at Figma\"",
                    .required = true},
                   {.name = "--from", .help = "since when", .value_word = "DATE"},
                   {.name = "--to", .help = "until when", .value_word = "DATE"},
                   {.name = "--moved",
                    .takes = Takes::flag,
                    .help = "it takes the place of what they did before"}},
    .run = add,
    .more =
        "With --moved the card says it too, what was before ends, and there is something to "
        "congratulate on.",
};

const Command position_list{
    .name = "job list",
    .group = "People",
    .help = "what someone does and did",
    .examples = {"wellmet job list maya"},
    .parameters =
        {{.name = "WHO", .takes = Takes::many, .help = "a name or number", .required = true}},
    .run = list,
};

const Command position_end{
    .name = "job end",
    .group = "People",
    .help = "they left",
    .examples = {"wellmet job end j5", "wellmet job end j5 --on \"March 2024\""},
    .parameters = {which(), {.name = "--on", .help = "when (today)", .value_word = "DATE"}},
    .run = end,
};

const Command position_remove{
    .name = "job remove",
    .group = "People",
    .help = "it was a mistake",
    .examples = {"wellmet job remove j5"},
    .parameters = {which()},
    .run = remove,
};

}  // namespace wellmet::cli
