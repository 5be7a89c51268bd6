#include <fmt/format.h>

#include "actions/people/me.h"
#include "actions/people/who.h"
#include "actions/story/positions.h"
#include "base/error.h"
#include "base/words.h"
#include "cli/people/person_edit.h"
#include "cli/people/person_show.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "cli/story/interest.h"
#include "store/access/settings.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

PersonId me_in(Session& session) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  return actions::person_called(tx, "me", app.today());
}

int show(const Arguments&, Session& session) {
  const int code = show_person_or_json(session, me_in(session), usual_limits(session));
  if (!session.json) say(session, fmt::format("Your zone     {}", session.app().zone.name()));
  return code;
}

// As for somebody who is added: all that is said at first is new.
void add_ways_to_reach(const Arguments& args, actions::PersonEdit& edit) {
  const auto add = [&](const char* option, std::vector<std::string>& to) {
    for (std::string& value : args.all(option)) to.push_back(std::move(value));
  };
  add("--email", edit.add_emails);
  add("--phone", edit.add_phones);
  add("--url", edit.add_urls);
}

int set(const Arguments& args, Session& session) {
  actions::MeEdit edit{.person = card_edit_given(session, args), .zone = args.value("--zone")};
  add_ways_to_reach(args, edit.person);
  if (const auto order = args.value("--dates"))
    edit.settings.emplace_back("dates.order",
                               *order == "month-first" ? "month first" : "day first");
  if (const auto week = args.number("--new-a-week", 0))
    edit.settings.emplace_back("today.week", std::to_string(*week));
  const actions::MeChanged changed = actions::change_me(session.app(), edit);
  if (session.json) {
    std::vector<std::string> all = changed.changes;
    all.insert(all.end(), changed.settings.begin(), changed.settings.end());
    print_json(session, Json::Object{{"id", changed.id ? Json(changed.id.value) : Json(nullptr)},
                                     {"changed", Json::texts(all)}});
    return 0;
  }
  if (changed.changes.empty() && changed.settings.empty())
    say(session, "Nothing changed: it was so already.");
  if (!changed.changes.empty())
    say(session, fmt::format("Changed your own {}.", join_with_and(changed.changes)));
  if (!changed.settings.empty())
    say(session, fmt::format("Changed your settings: {}.", join_with_and(changed.settings)));
  return 0;
}

int interest(const Arguments& args, Session& session) {
  const std::string verb = args.text("VERB");
  const PersonId me = me_in(session);
  if (verb == "list") return list_interests(session, me);
  if (!args.has("INTEREST"))
    throw Error(ErrorKind::usage, fmt::format("Say which: wellmet me interest {} dogs", verb));
  return verb == "add" ? add_interests(session, args, me) : remove_interests(session, args, me);
}

std::vector<Parameter> set_parameters() {
  std::vector<Parameter> list = card_parameters();
  list.push_back({.name = "--email", .takes = Takes::many, .help = "an email address of yours"});
  list.push_back({.name = "--phone", .takes = Takes::many, .help = "a phone number of yours"});
  list.push_back({.name = "--url", .takes = Takes::many, .help = "a page of yours"});
  list.push_back(
      {.name = "--zone", .help = "your home time zone: Europe/Lisbon", .value_word = "ZONE"});
  list.push_back({.name = "--dates",
                  .help = "how you write 3/4: day-first or month-first",
                  .value_word = "ORDER",
                  .choices = {"day-first", "month-first"}});
  list.push_back({.name = "--new-a-week",
                  .help = "suggest at most N quiet friends for the first time each week (0 to 50)",
                  .value_word = "N"});
  return list;
}

std::vector<Parameter> interest_arguments() {
  std::vector<Parameter> list = interest_parameters();
  list.front().required = false;
  list.insert(list.begin(), {.name = "VERB",
                             .help = "add, remove or list",
                             .required = true,
                             .choices = {"add", "remove", "list"}});
  return list;
}

}  // namespace

extern const Command me, me_set, me_interest;

const Command me{
    .name = "me",
    .group = "People",
    .help = "yourself, as you are known here",
    .examples = {"wellmet me"},
    .parameters = {},
    .run = show,
    .more =
        "You are a person too: your interests, where you live and where you worked are what others "
        "can share with you. `me` stands for your name wherever a person is meant: "
        "wellmet job add me \"baker at home\".",
};

const Command me_set{
    .name = "me set",
    .group = "People",
    .help = "say who you are and where you live",
    .examples = {"wellmet me set --name \"Rosa Lima\" --zone Europe/Lisbon --city Lisboa",
                 "wellmet me set --email rosa@example.org --email rosa@ceramica.example"},
    .parameters = set_parameters(),
    .run = set,
    .begins_store = true,
};

const Command me_interest{
    .name = "me interest",
    .group = "People",
    .help = "your own interests",
    .examples = {"wellmet me interest add dogs --kind pet", "wellmet me interest list"},
    .parameters = interest_arguments(),
    .run = interest,
};

}  // namespace wellmet::cli
