#include <fmt/format.h>

#include <limits>
#include <utility>

#include "actions/events/hopes.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/events/added.h"
#include "cli/events/event.h"
#include "cli/shell/given.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "store/events/hopes.h"

namespace wellmet::cli {
namespace {

constexpr int lines_by_default = 50;

HopeId hope_given(const Arguments& args) { return HopeId{number_of(args.text("ID"), 'h', "hope")}; }

int answer(Session& session, const Hope& hope, const std::string& said) {
  if (session.json) {
    print_json(session, json_of(hope));
  } else {
    say(session,
        fmt::format("{}: {}{} (h{}).", said, for_terminal(hope.who),
                    hope.where.empty() ? "" : ", " + for_terminal(hope.where), hope.id.value));
  }
  return 0;
}

int add(const Arguments& args, Session& session) {
  Hope hope{.who = join(args.all("WHO"), " "), .where = args.text("--where")};
  if (const auto event = args.value("--event"))
    hope.event = EventId{number_of(*event, 'e', "event")};
  return answer(session, actions::add_hope(session.app(), hope), "You hope to meet");
}

int list(const Arguments& args, Session& session) {
  const int limit = args.number("--limit", 1).value_or(lines_by_default);
  const int read = limit < std::numeric_limits<int>::max() ? limit + 1 : limit;
  std::vector<Hope> hopes;
  {
    App& app = session.app();
    store::ReadTx tx(app.db, app.account);
    hopes = store::hopes(tx, read);
  }
  const bool is_more = std::cmp_greater(hopes.size(), limit);
  if (is_more) hopes.pop_back();
  if (session.json) {
    Json::Array array;
    for (const Hope& hope : hopes) array.push_back(json_of(hope));
    print_json(session, array);
    return 0;
  }
  if (hopes.empty())
    say(session,
        "Nobody you hope to meet is noted. To note someone: wellmet hope add WHO --where PLACE");
  std::vector<std::vector<std::string>> rows;
  for (const Hope& hope : hopes)
    rows.push_back({fmt::format("h{}", hope.id.value), to_iso(hope.made), hope.who, hope.where,
                    hope.event ? fmt::format("e{}", hope.event.value) : ""});
  if (!rows.empty()) print_table(session, {"id", "since", "who", "where", "event"}, rows);
  if (is_more) say_more(session, hopes.size(), 0);
  return 0;
}

actions::AddedPerson met_or_what_to_do(Session& session, HopeId hope,
                                       const actions::MetHope& wish) {
  try {
    return actions::meet_hope(session.app(), hope, wish);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::conflict) throw;
    throw Error(error.kind(),
                fmt::format("{} If that is whom you hoped to meet: wellmet hope drop h{}. If this "
                            "is someone else, say --anyway.",
                            error.what(), hope.value));
  }
}

int met(const Arguments& args, Session& session) {
  actions::MetHope wish{.name = join(args.all("NAME"), " "), .where = args.text("--where")};
  if (const auto on = args.value("--on"))
    wish.on = past_day_given("--on", *on, session.app().today());
  wish.anyway = args.has("--anyway");
  const actions::AddedPerson added = met_or_what_to_do(session, hope_given(args), wish);
  if (session.json) {
    print_json(session, json_of_added(added, collapse_spaces(wish.name)));
  } else {
    say_added(session, added, collapse_spaces(wish.name));
  }
  return 0;
}

int drop(const Arguments& args, Session& session) {
  return answer(session, actions::drop_hope(session.app(), hope_given(args)), "Dropped");
}

Parameter which_hope() { return {.name = "ID", .help = "its number, h2", .required = true}; }

}  // namespace

Json json_of(const Hope& hope) {
  return Json::Object{{"id", hope.id.value},
                      {"who", hope.who},
                      {"where", hope.where},
                      {"made", to_iso(hope.made)},
                      {"event", hope.event ? Json(hope.event.value) : Json(nullptr)}};
}

extern const Command hope_add, hope_list, hope_met, hope_drop;

const Command hope_add{
    .name = "hope add",
    .group = "Events",
    .help = "someone you hope to meet, and where they can be met",
    .examples = {"wellmet hope add \"head of design at the food bank\" --where \"monthly volunteer "
                 "day\"",
                 "wellmet hope add \"the potter who fires with ash\" --event e1"},
    .parameters = {{.name = "WHO",
                    .takes = Takes::many,
                    .help = "who they are, in your words",
                    .required = true},
                   {.name = "--where", .help = "where they can be met"},
                   {.name = "--event", .help = "at which event", .value_word = "ID"}},
    .run = add,
    .more =
        "They have no card, and nothing is suggested of them. An event whose title, host or "
        "place says where they can be met names them before you go.",
};

const Command hope_list{
    .name = "hope list",
    .group = "Events",
    .help = "people you hope to meet, the newest first",
    .examples = {"wellmet hope list"},
    .parameters = {{.name = "--limit", .help = "how many lines (50)", .value_word = "N"}},
    .run = list,
};

const Command hope_met{
    .name = "hope met",
    .group = "Events",
    .help = "you met them: they become a person",
    .examples = {"wellmet hope met h1 \"Ines Ferrari\" --on yesterday"},
    .parameters =
        {which_hope(),
         {.name = "NAME", .takes = Takes::many, .help = "what they are called", .required = true},
         {.name = "--on", .help = "the day (today)", .value_word = "DAY"},
         {.name = "--where", .help = "where, when it was elsewhere"},
         {.name = "--anyway",
          .takes = Takes::flag,
          .help = "somebody else than the one here of that name"}},
    .run = met,
};

const Command hope_drop{
    .name = "hope drop",
    .group = "Events",
    .help = "you hope for it no longer",
    .examples = {"wellmet hope drop h1"},
    .parameters = {which_hope()},
    .run = drop,
};

}  // namespace wellmet::cli
