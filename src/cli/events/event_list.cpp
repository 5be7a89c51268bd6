#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "actions/events/before_event.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/events/event.h"
#include "cli/shell/output.h"
#include "language/log/echo.h"

namespace wellmet::cli {
namespace {

constexpr int lines_by_default = 50;

std::string place_in_brief(const Event& event) {
  if (event.place.empty()) return event.is_online ? "online" : "";
  return event.is_online ? event.place + ", online" : event.place;
}

std::string your_answer(const Event& event) {
  switch (event.answer) {
    case EventAnswer::yes:
      return "going";
    case EventAnswer::maybe:
      return "maybe";
    case EventAnswer::no:
      return "not going";
    case EventAnswer::none:
      break;
  }
  return "";
}

int list(const Arguments& args, Session& session) {
  const bool past = args.has("--past");
  const int limit = std::min(args.number("--limit", 1).value_or(lines_by_default),
                             std::numeric_limits<int>::max() / 2);
  App& app = session.app();
  const EventNow at = actions::event_now(app);
  std::vector<Event> events;
  {
    store::ReadTx tx(app.db, app.account);
    events = past ? actions::past_events(tx, at, limit) : actions::coming_events(tx, at, limit);
  }
  const bool is_more = std::cmp_greater(events.size(), limit);
  if (is_more) events.pop_back();
  if (session.json) {
    Json::Array array;
    for (const Event& event : events) array.push_back(json_of(event, app.zone));
    print_json(session, array);
    return 0;
  }
  if (events.empty())
    say(session, past ? "No event is over."
                      : "No event is to come. To add one: wellmet event add TITLE --on DAY");
  std::vector<std::vector<std::string>> rows;
  for (const Event& event : events)
    rows.push_back({fmt::format("e{}", event.id.value), actions::when_in_words(event, app.zone),
                    event.title, place_in_brief(event), your_answer(event)});
  if (!rows.empty()) print_table(session, {"id", "when", "what", "where", "you"}, rows);
  if (is_more) say_more(session, events.size(), 0);
  return 0;
}

void print_fact(Session& session, std::string_view label, const std::string& text) {
  if (!text.empty()) say(session, fmt::format("{}: {}", label, for_terminal(text)));
}

// " (said today)": the day is that of the answer, not of the event.
std::string said_on(std::optional<LocalDate> day, LocalDate today) {
  return day ? fmt::format(" (said {})", language::day_near(*day, today)) : "";
}

void print_event(Session& session, const Event& event) {
  App& app = session.app();
  say(session, bold(session, for_terminal(event.title)));
  say(session, actions::when_in_words(event, app.zone));
  print_fact(session, "Where", place_in_brief(event));
  print_fact(session, "Link", event.link);
  print_fact(session, "Host", event.host);
  print_fact(session, "Cost", event.cost);
  if (!event.note.empty()) print_wrapped(session, event.note, 2);
  if (event.answer == EventAnswer::none) return;
  say(session, fmt::format("You: {}{}", your_answer(event), said_on(event.answered, app.today())));
}

std::string said_by(const actions::NamedGuest& one) {
  if (one.guest.came) return "came";
  switch (one.guest.answer) {
    case EventAnswer::yes:
      return "going";
    case EventAnswer::maybe:
      return "maybe";
    case EventAnswer::no:
      return "not going";
    case EventAnswer::none:
      break;
  }
  return "invited";
}

void print_guest(Session& session, const actions::GuestBefore& one, bool is_over) {
  const LocalDate today = session.app().today();
  std::string said = said_by(one.guest);
  if (!one.guest.guest.came) said += said_on(one.guest.guest.answered, today);
  say(session, fmt::format("{}  {}", bold(session, for_terminal(one.guest.name)), said));
  if (is_over || one.guest.guest.answer == EventAnswer::no) return;
  if (one.last)
    print_wrapped(session,
                  fmt::format("Last time, {}: {}", language::day_near(one.last->day, today),
                              one.last_in_words),
                  3);
  for (const std::string& question : one.questions)
    print_wrapped(session, "To ask: " + question, 3);
}

int show(const Arguments& args, Session& session) {
  const Event event = event_of(session, event_given(args));
  App& app = session.app();
  actions::BeforeEvent before;
  {
    store::ReadTx tx(app.db, app.account);
    before = actions::before_event(tx, event);
  }
  if (session.json) {
    print_json(session, json_of(session, event, before));
    return 0;
  }
  print_event(session, event);
  const bool over = is_over(event, actions::event_now(app));
  for (const actions::GuestBefore& one : before.guests) print_guest(session, one, over);
  if (over) return 0;
  for (const Hope& hope : before.hopes)
    say(session,
        fmt::format("You hope to meet: {}{} (h{})", for_terminal(hope.who),
                    hope.where.empty() ? "" : ", " + for_terminal(hope.where), hope.id.value));
  return 0;
}

}  // namespace

Json json_of(Session& session, const Event& event, const actions::BeforeEvent& before) {
  Json::Array people, hopes;
  for (const actions::GuestBefore& one : before.guests) {
    Json::Array questions;
    for (const std::string& question : one.questions) questions.push_back(question);
    people.push_back(Json::Object{
        {"id", one.guest.guest.person.value},
        {"name", one.guest.name},
        {"answer", to_text(one.guest.guest.answer)},
        {"answered",
         one.guest.guest.answered ? Json(to_iso(*one.guest.guest.answered)) : Json(nullptr)},
        {"came", one.guest.guest.came},
        {"last",
         one.last ? Json(Json::Object{{"day", to_iso(one.last->day)}, {"words", one.last_in_words}})
                  : Json(nullptr)},
        {"questions", questions}});
  }
  for (const Hope& hope : before.hopes) hopes.push_back(json_of(hope));
  return Json::Object{
      {"event", json_of(event, session.app().zone)}, {"people", people}, {"hopes", hopes}};
}

extern const Command event_list, event_show;

const Command event_list{
    .name = "event list",
    .group = "Events",
    .help = "events to come, the soonest first; with --past those that are over",
    .examples = {"wellmet event list", "wellmet event list --past"},
    .parameters = {{.name = "--past", .takes = Takes::flag, .help = "those that are over"},
                   {.name = "--limit", .help = "how many lines (50)", .value_word = "N"}},
    .run = list,
};

const Command event_show{
    .name = "event show",
    .group = "Events",
    .help = "an event, who comes, and what to know before you go",
    .examples = {"wellmet event show e1"},
    .parameters = {which_event()},
    .run = show,
    .more =
        "Of those who said that they would or might come it tells when you last met and what "
        "you want to ask, and whom you hope to meet there.",
};

}  // namespace wellmet::cli
