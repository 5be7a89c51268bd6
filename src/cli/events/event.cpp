#include "cli/events/event.h"

#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/shell/given.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "language/dates/dates.h"

namespace wellmet::cli {
namespace {

LocalDate coming_day(std::string_view option, const std::string& text, LocalDate today) {
  const auto day = language::parse_when(text, today, language::Leaning::future);
  if (!day)
    throw Error(ErrorKind::usage,
                fmt::format("{} \"{}\" isn’t a date I know. Try saturday, \"in 2 weeks\" or "
                            "2026-12-05.",
                            option, text));
  return *day;
}

std::string time_given(std::string_view option, const std::string& text) {
  if (text.size() == 4 && minutes_of_day("0" + text)) return "0" + text;
  if (minutes_of_day(text)) return text;
  const auto found = language::find_time(text);
  if (!found || found->range != language::TextRange{0, text.size()})
    throw Error(ErrorKind::usage,
                fmt::format("{} takes a time, such as 18:00 or 6pm; not \"{}\".", option, text));
  return fmt::format("{:02}:{:02}", found->time.hour, found->time.minute);
}

// What was said of when it is. A new day moves the last one along, unless that was said, too.
void put_times(const Arguments& args, LocalDate today, Event& event) {
  if (const auto on = args.value("--on")) {
    const int days = event.last_day - event.day;
    event.day = coming_day("--on", *on, today);
    event.last_day = event.day + days;
  }
  if (const auto to = args.value("--to")) event.last_day = coming_day("--to", *to, today);
  if (const auto at = args.value("--at")) event.starts = time_given("--at", *at);
  if (const auto until = args.value("--until")) event.ends = time_given("--until", *until);
  if (args.has("--all-day")) {
    if (args.has("--at") || args.has("--until"))
      throw Error(ErrorKind::usage, "Either --all-day or a time.");
    event.starts.clear();
    event.ends.clear();
  }
  if (!event.ends.empty() && event.starts.empty())
    throw Error(ErrorKind::usage, "Say with --at when it begins.");
  if (const auto zone = args.value("--zone")) event.zone = *zone;
}

void put_words(const Arguments& args, Event& event) {
  if (const auto text = args.value("--place")) event.place = *text;
  if (const auto text = args.value("--link")) event.link = *text;
  if (const auto text = args.value("--host")) event.host = *text;
  if (const auto text = args.value("--cost")) event.cost = *text;
  if (const auto text = args.value("--note")) event.note = *text;
  if (args.has("--online")) event.is_online = true;
}

int add(const Arguments& args, Session& session) {
  const LocalDate today = session.app().today();
  if (!args.has("--on")) throw Error(ErrorKind::usage, "Say with --on on which day it is.");
  Event event{.title = join(args.all("TITLE"), " ")};
  put_times(args, today, event);
  put_words(args, event);
  if (!args.has("--to")) event.last_day = event.day;
  return answer(session, actions::add_event(session.app(), event), "Added");
}

int edit(const Arguments& args, Session& session) {
  Event event = event_of(session, event_given(args));
  const Event was = event;
  // An end past midnight is said by the times again.
  if (event.last_day == event.day + 1 && event.ends < event.starts) event.last_day = event.day;
  const Event before = event;
  if (const auto title = args.value("--title")) event.title = *title;
  put_times(args, session.app().today(), event);
  put_words(args, event);
  if (args.has("--in-person")) event.is_online = false;
  if (event == before)
    throw Error(ErrorKind::usage, "Say what is new: --title, --on, --at, --place, --link …");
  return answer(session, actions::edit_event(session.app(), event), "Changed");
}

int remove(const Arguments& args, Session& session) {
  return answer(session, actions::remove_event(session.app(), event_given(args)), "Removed");
}

std::vector<Parameter> event_parameters() {
  return {{.name = "--on", .help = "the day: saturday, 2026-12-05", .value_word = "DAY"},
          {.name = "--at", .help = "when it begins: 18:00, 6pm", .value_word = "TIME"},
          {.name = "--until",
           .help = "when it ends; earlier than it begins is past midnight",
           .value_word = "TIME"},
          {.name = "--to", .help = "its last day, when it has several", .value_word = "DAY"},
          {.name = "--zone", .help = "of its times: Europe/Lisbon (yours)", .value_word = "ZONE"},
          {.name = "--place", .help = "where it is"},
          {.name = "--link", .help = "its page", .value_word = "URL"},
          {.name = "--host", .help = "who invites, or the series that it is of"},
          {.name = "--cost", .help = "what it costs, in your words"},
          {.name = "--note", .help = "what else to remember"},
          {.name = "--online", .takes = Takes::flag, .help = "it is held online"}};
}

std::vector<Parameter> with(std::vector<Parameter> first, const std::vector<Parameter>& more) {
  for (const Parameter& one : event_parameters()) first.push_back(one);
  first.insert(first.end(), more.begin(), more.end());
  return first;
}

}  // namespace

Parameter which_event() { return {.name = "ID", .help = "its number, e3", .required = true}; }

EventId event_given(const Arguments& args) {
  return EventId{number_of(args.text("ID"), 'e', "event")};
}

Event event_of(Session& session, EventId id) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  return actions::event_numbered(tx, id);
}

Json json_of(const Event& e, const Zone& home) {
  const auto text = [](const std::string& words) { return Json(words); };
  const auto day = [](const std::optional<LocalDate>& on) {
    return on ? Json(to_iso(*on)) : Json(nullptr);
  };
  const auto moment = [](const std::optional<Instant>& at) {
    return at ? Json(to_iso(*at)) : Json(nullptr);
  };
  const EventMoments moments = moments_of(e, home);
  return Json::Object{{"id", e.id.value},
                      {"title", text(e.title)},
                      {"day", to_iso(e.day)},
                      {"starts", text(e.starts)},
                      {"last_day", to_iso(e.last_day)},
                      {"ends", text(e.ends)},
                      {"zone", text(e.zone)},
                      {"begins_at", moment(moments.begins)},
                      {"ends_at", moment(moments.ends)},
                      {"place", text(e.place)},
                      {"link", text(e.link)},
                      {"host", text(e.host)},
                      {"cost", text(e.cost)},
                      {"note", text(e.note)},
                      {"online", e.is_online},
                      {"answer", to_text(e.answer)},
                      {"answered", day(e.answered)}};
}

Json json_with_guests(Session& session, const Event& event) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  Json::Array people;
  for (const actions::NamedGuest& one : actions::named_guests(tx, event.id))
    people.push_back(Json::Object{
        {"id", one.guest.person.value},
        {"name", one.name},
        {"answer", to_text(one.guest.answer)},
        {"answered", one.guest.answered ? Json(to_iso(*one.guest.answered)) : Json(nullptr)},
        {"came", one.guest.came}});
  return Json::Object{{"event", json_of(event, app.zone)}, {"people", people}};
}

int answer(Session& session, const Event& event, const std::string& said) {
  if (session.json) {
    print_json(session, json_of(event, session.app().zone));
  } else {
    say(session, fmt::format("{}: {}, {} (e{}).", said, for_terminal(event.title),
                             actions::when_in_words(event, session.app().zone), event.id.value));
  }
  return 0;
}

extern const Command event_add, event_edit, event_remove;

const Command event_add{
    .name = "event add",
    .group = "Events",
    .help = "somewhere you may go",
    .examples = {"wellmet event add \"Ceramics fair\" --on 2026-12-05 --at 18:00 --place \"Jack "
                 "London Square\"",
                 "wellmet event add \"Book club\" --on \"next thursday\" --at 7pm --online --link "
                 "https://books.example/december"},
    .parameters = with(
        {{.name = "TITLE", .takes = Takes::many, .help = "what it is called", .required = true}},
        {}),
    .run = add,
    .more =
        "Without --at it is all day. Times are those of --zone, so that they stay when its "
        "clocks change.",
};

const Command event_edit{
    .name = "event edit",
    .group = "Events",
    .help = "what is new of an event",
    .examples = {"wellmet event edit e1 --at 19:00 --place \"Hall 2\"",
                 "wellmet event edit e1 --on \"12 december\""},
    .parameters =
        with({which_event(), {.name = "--title", .help = "what it is called"}},
             {{.name = "--in-person", .takes = Takes::flag, .help = "it isn’t held online"},
              {.name = "--all-day", .takes = Takes::flag, .help = "it has no time"}}),
    .run = edit,
};

const Command event_remove{
    .name = "event remove",
    .group = "Events",
    .help = "remove an event, and who said they would come",
    .examples = {"wellmet event remove e1"},
    .parameters = {which_event()},
    .run = remove,
    .more =
        "What you did there stays in the stories of those you met. `wellmet undo` brings the "
        "event back.",
};

}  // namespace wellmet::cli
