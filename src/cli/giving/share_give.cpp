#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/giving/share.h"
#include "cli/people/people_given.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

InteractionKind how_given(const Arguments& args) {
  const auto text = args.value("--how");
  if (!text) return InteractionKind::message;
  const auto kind = parse_interaction_kind(*text);
  if (!kind)
    throw Error(ErrorKind::usage,
                fmt::format("--how takes a kind of interaction, such as message, email, met or "
                            "gift; not \"{}\".",
                            *text));
  return *kind;
}

std::string names(Session& session, const std::vector<PersonId>& people) {
  std::vector<std::string> list;
  for (const PersonId person : people) list.push_back(name_of(session, person));
  return join_with_and(list);
}

int given(const Arguments& args, Session& session) {
  actions::Giving giving{.to = people_given(session, args), .how = how_given(args)};
  if (args.has("--on"))
    giving.on = past_day_given("--on", args.text("--on"), session.app().today());
  const Resource resource = actions::give_resource(session.app(), resource_given(args), giving);
  return answer(session, resource,
                fmt::format("Given to {} ({})", names(session, giving.to), to_text(giving.how)));
}

int not_for(const Arguments& args, Session& session) {
  const PersonId person = person_given(session, args);
  return answer(session, actions::say_not_for_them(session.app(), resource_given(args), person),
                fmt::format("Not for {}", name_of(session, person)));
}

int edit(const Arguments& args, Session& session) {
  if (args.has("--until") && args.has("--no-end"))
    throw Error(ErrorKind::usage, "Either --until or --no-end.");
  actions::ResourceChange wish{.about = args.value("--about")};
  if (args.has("--until")) wish.open_until = until_given(args, session.app().today());
  if (args.has("--no-end")) wish.open_until.emplace();
  if (!wish.about && !wish.open_until)
    throw Error(ErrorKind::usage, "Say what is new: --about, --until or --no-end.");
  return answer(session, actions::edit_resource(session.app(), resource_given(args), wish),
                "Changed");
}

int remove(const Arguments& args, Session& session) {
  const Resource resource = actions::remove_resource(session.app(), resource_given(args));
  if (session.json) {
    print_json(session, Json::Object{{"id", resource.id.value}, {"about", resource.about}});
  } else {
    say(session, fmt::format("Removed: {} (r{}). To have it back: wellmet undo",
                             for_terminal(resource.about), resource.id.value));
  }
  return 0;
}

}  // namespace

extern const Command share_given, share_not_for, share_edit, share_remove;

const Command share_given{
    .name = "share given",
    .group = "Giving",
    .help = "you passed it on: it is in their story, and not suggested to them again",
    .examples = {"wellmet share given r1 olu", "wellmet share given r1 olu --how email",
                 "wellmet share given r1 \"Olu Adeyemi, Wren\" --on yesterday",
                 "wellmet share given r1 1 4 7"},
    .parameters = resource_and_people(
        {{.name = "--how",
          .help = "as what it is logged: message, email, met, gift … (message)",
          .value_word = "KIND"},
         {.name = "--on", .help = "the day: yesterday, 2026-03-05 (today)", .value_word = "DAY"}}),
    .run = given,
    .more = "Wellmet sends nothing: this says that you did.",
};

const Command share_not_for{
    .name = "share not-for",
    .group = "Giving",
    .help = "it is nothing for them, and not suggested to them again",
    .examples = {"wellmet share not-for r1 wren"},
    .parameters =
        {which_resource(),
         {.name = "WHO", .takes = Takes::many, .help = "a name or number", .required = true}},
    .run = not_for,
};

const Command share_edit{
    .name = "share edit",
    .group = "Giving",
    .help = "change what it is, or until when it is of use",
    .examples = {"wellmet share edit r1 --about \"Coordinator, 2 days a week\"",
                 "wellmet share edit r1 --no-end"},
    .parameters = {which_resource(),
                   {.name = "--about", .help = "what it is, in a line"},
                   {.name = "--until",
                    .help = "the last day on which it is of use",
                    .value_word = "DAY"},
                   {.name = "--no-end", .takes = Takes::flag, .help = "it stays of use"}},
    .run = edit,
};

const Command share_remove{
    .name = "share remove",
    .group = "Giving",
    .help = "keep it no longer; what was passed on stays in their stories",
    .examples = {"wellmet share remove r1"},
    .parameters = {which_resource()},
    .run = remove,
};

}  // namespace wellmet::cli
