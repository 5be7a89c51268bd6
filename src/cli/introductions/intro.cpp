#include "cli/introductions/intro.h"

#include <fmt/format.h>

#include "base/text.h"
#include "base/words.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "language/log/echo.h"

namespace wellmet::cli {

using actions::NamedIntroduction;

Parameter which_introduction() {
  return {.name = "ID", .help = "its number, as the list has it", .required = true};
}

IntroductionId introduction_given(const Arguments& args) {
  return IntroductionId{number_of(args.text("ID"), '#', "introduction")};
}

std::string state_of(const NamedIntroduction& named) {
  return for_terminal(actions::state_in_words(named));
}

std::string next_of(const NamedIntroduction& named) {
  return for_terminal(actions::next_in_words(named));
}

Json json_of(const NamedIntroduction& named) {
  const Introduction& thread = named.thread;
  const introduction::Days days = introduction::days_of(thread.stage);
  const auto day = [](const std::optional<LocalDate>& on) {
    return on ? Json(to_iso(*on)) : Json(nullptr);
  };
  const auto person = [&](PersonId id) {
    return Json::Object{{"id", id.value}, {"name", named.name_of(id)}};
  };
  return Json::Object{{"id", thread.id.value},
                      {"stage", introduction::to_text(thread.stage)},
                      {"first", person(thread.first)},
                      {"second", person(thread.second)},
                      {"why", named.why},
                      {"started", to_iso(thread.started)},
                      {"first_asked", day(days.first_asked)},
                      {"first_agreed", day(days.first_agreed)},
                      {"second_asked", day(days.second_asked)},
                      {"second_agreed", day(days.second_agreed)},
                      {"introduced", day(days.introduced)},
                      {"met", day(days.met)},
                      {"ended", day(days.ended)},
                      {"how_it_went", thread.how_it_went},
                      {"rests_until", day(thread.rests_until)}};
}

std::string rest_of(Session& session, const NamedIntroduction& named) {
  const LocalDate today = session.app().today();
  const std::optional<LocalDate>& until = named.thread.rests_until;
  if (next_of(named).empty() || !until || *until <= today) return {};
  return fmt::format("Not on today’s list until {}.", language::day_near(*until, today));
}

namespace {

// What a step says of whoever had been asked before; "" of any other.
std::string asked_again(Session& session, const NamedIntroduction& named) {
  if (!named.asked_before) return {};
  const std::string whom = for_terminal(named.called(named.thread.whose_turn()));
  const std::string before = language::day_near(*named.asked_before, session.app().today());
  if (named.asked_before == introduction::day_of(named.thread.stage))
    return fmt::format("Noted already: you asked {} ({}).", whom, before);
  return fmt::format("You asked {} again (before that: {}).", whom, before);
}

}  // namespace

int answer(Session& session, const NamedIntroduction& named) {
  if (session.json) {
    print_json(session, json_of(named));
    return 0;
  }
  if (const std::string again = asked_again(session, named); !again.empty()) say(session, again);
  say(session, fmt::format("{} (introduction {}).", state_of(named), named.thread.id.value));
  if (std::holds_alternative<introduction::SetAside>(named.thread.stage))
    say(session, "They won’t be suggested again.");
  if (const std::string next = next_of(named); !next.empty())
    say(session, fmt::format("Next: {}.", next));
  if (const std::string rest = rest_of(session, named); !rest.empty()) say(session, rest);
  return 0;
}

}  // namespace wellmet::cli
