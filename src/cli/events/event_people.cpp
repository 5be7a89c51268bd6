#include <fmt/format.h>

#include "base/text.h"
#include "base/words.h"
#include "cli/events/event.h"
#include "cli/people/people_given.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

// Nobody named is you, whether you said your name or not.
std::vector<PersonId> who_answers(const Arguments& args, Session& session) {
  const std::vector<std::string> who = args.all("WHO");
  const bool is_you = who.empty() || (who.size() == 1 && fold(who.front()) == "me");
  return is_you && !args.has("--matching") ? std::vector<PersonId>{} : people_given(session, args);
}

std::string names(Session& session, const std::vector<PersonId>& people) {
  std::vector<std::string> list;
  for (const PersonId person : people) list.push_back(name_of(session, person));
  return list.empty() ? "you" : join_with_and(list);
}

int said(const Arguments& args, Session& session, EventAnswer said, std::string_view words) {
  actions::Answering wish{.answer = said, .people = who_answers(args, session)};
  if (const auto on = args.value("--on"))
    wish.on = past_day_given("--on", *on, session.app().today());
  const Event event = actions::answer_event(session.app(), event_given(args), wish);
  if (session.json) {
    print_json(session, json_with_guests(session, event));
  } else {
    say(session, fmt::format("{}, {}: {} (e{}).", for_terminal(event.title), words,
                             names(session, wish.people), event.id.value));
  }
  return 0;
}

int going(const Arguments& args, Session& session) {
  return said(args, session, EventAnswer::yes, "going");
}
int maybe(const Arguments& args, Session& session) {
  return said(args, session, EventAnswer::maybe, "maybe");
}
int not_going(const Arguments& args, Session& session) {
  return said(args, session, EventAnswer::no, "not going");
}

int came(const Arguments& args, Session& session) {
  const std::vector<PersonId> people = people_given(session, args);
  const Event event = actions::came_to_event(session.app(), event_given(args), people);
  if (session.json) {
    print_json(session, json_with_guests(session, event));
  } else {
    say(session,
        fmt::format("{}: {} came; it is in {} (e{}).", for_terminal(event.title),
                    names(session, people),
                    people.size() == 1 ? "their story" : "the story of each", event.id.value));
  }
  return 0;
}

std::vector<Parameter> event_and_people(const std::vector<Parameter>& more) {
  std::vector<Parameter> list = {which_event()};
  for (Parameter& parameter : parameters_for_people()) list.push_back(std::move(parameter));
  list.insert(list.end(), more.begin(), more.end());
  return list;
}

std::vector<Parameter> for_answers() {
  return event_and_people(
      {{.name = "--on", .help = "the day on which they said so (today)", .value_word = "DAY"}});
}

}  // namespace

extern const Command event_going, event_maybe, event_not, event_came;

const Command event_going{
    .name = "event going",
    .group = "Events",
    .help = "you, or others, will come",
    .examples = {"wellmet event going e1", "wellmet event going e1 ana, bo --on yesterday"},
    .parameters = for_answers(),
    .run = going,
    .more = "Without WHO it is your own answer. Nobody is told of it.",
};

const Command event_maybe{
    .name = "event maybe",
    .group = "Events",
    .help = "you, or others, may come",
    .examples = {"wellmet event maybe e1 ana"},
    .parameters = for_answers(),
    .run = maybe,
};

const Command event_not{
    .name = "event not",
    .group = "Events",
    .help = "you, or others, won’t come",
    .examples = {"wellmet event not e1", "wellmet event not e1 bo"},
    .parameters = for_answers(),
    .run = not_going,
};

const Command event_came{
    .name = "event came",
    .group = "Events",
    .help = "who came, so that it is in the story of each",
    .examples = {"wellmet event came e1 ana, bo"},
    .parameters = event_and_people({}),
    .run = came,
};

}  // namespace wellmet::cli
