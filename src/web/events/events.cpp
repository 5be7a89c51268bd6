#include "web/events/events.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

#include "actions/events/events.h"
#include "actions/events/hopes.h"
#include "actions/events/met.h"
#include "base/error.h"
#include "base/text.h"
#include "store/events/hopes.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/parts/whom.h"

namespace wellmet::web {
namespace {

constexpr int events_shown = 50;
constexpr int hopes_shown = 50;
constexpr const char* the_page = "/events";

std::string page_of(EventId id) { return fmt::format("{}/{}", the_page, id.value); }

EventForm form_posted(const RequestContext& context) {
  return {.title = context.field("title"),
          .day = context.field("day"),
          .starts = context.field("starts"),
          .ends = context.field("ends"),
          .last_day = context.field("last_day"),
          .zone = context.field("zone"),
          .place = context.field("place"),
          .link = context.field("link"),
          .host = context.field("host"),
          .cost = context.field("cost"),
          .note = context.field("note"),
          .online = !context.field("online").empty()};
}

EventForm form_of(const Event& e) {
  const bool past_midnight = e.last_day == e.day + 1 && e.ends < e.starts;
  return {.title = e.title,
          .day = to_iso(e.day),
          .starts = e.starts,
          .ends = e.ends,
          .last_day = e.last_day == e.day || past_midnight ? "" : to_iso(e.last_day),
          .zone = e.zone,
          .place = e.place,
          .link = e.link,
          .host = e.host,
          .cost = e.cost,
          .note = e.note,
          .online = e.is_online};
}

LocalDate day_in(const std::string& text) {
  const auto day = parse_iso_date(text);
  if (!day)
    throw Error(ErrorKind::invalid, text.empty() ? std::string("An event needs a day.")
                                                 : fmt::format("“{}” isn’t a date I know.", text));
  return *day;
}

// Into what the event is already.
Event put(const EventForm& form, Event event) {
  event.title = form.title;
  event.day = day_in(form.day);
  event.last_day = form.last_day.empty() ? event.day : day_in(form.last_day);
  event.starts = form.starts;
  event.ends = form.ends;
  event.zone = form.zone;
  event.place = form.place;
  event.link = form.link;
  event.host = form.host;
  event.cost = form.cost;
  event.note = form.note;
  event.is_online = form.online;
  return event;
}

http::Response shown(RequestContext& context, EventForm form, std::string hope_fault, int status) {
  EventsPage p{.past = !context.asked("past").empty(),
               .form = std::move(form),
               .hope_fault = std::move(hope_fault)};
  const EventNow at = actions::event_now(context.app);
  {
    store::ReadTx tx(context.app.db, context.app.account);
    std::vector<Event> events = p.past ? actions::past_events(tx, at, events_shown)
                                       : actions::coming_events(tx, at, events_shown);
    p.more = events.size() > events_shown;
    if (p.more) events.resize(events_shown);
    for (Event& event : events) {
      std::string when = actions::when_in_words(event, at.home);
      p.events.push_back({std::move(event), std::move(when)});
    }
    p.hopes = store::hopes(tx, hopes_shown);
  }
  Layout layout = layout_of(context, "events");
  layout.path = the_page;
  return page(layout, "Events", events_page(layout, p), status);
}

http::Response shown_one(RequestContext& context, EventPage p, int status) {
  const EventNow at = actions::event_now(context.app);
  {
    store::ReadTx tx(context.app.db, context.app.account);
    p.event = actions::event_numbered(tx, context.id<EventId>());
    p.before = actions::before_event(tx, p.event);
  }
  p.when = actions::when_in_words(p.event, at.home);
  p.over = is_over(p.event, at);
  p.begun = first_day_at(p.event, at.home) <= at.today;
  if (p.form.faults.empty()) p.form = form_of(p.event);
  std::vector<PersonId> people;
  for (const actions::GuestBefore& one : p.before.guests) people.push_back(one.guest.guest.person);
  Layout layout = layout_of(context, "events");
  layout.path = page_of(p.event.id);
  look_up_faces(context, layout, people);
  return page(layout, p.event.title, event_page(layout, p), status);
}

// Of the row, or by the names that were written, a comma between two.
std::vector<PersonId> people_posted(RequestContext& context) {
  if (const PersonId id{context.number_posted("person")}; id) return {id};
  store::ReadTx tx(context.app.db, context.app.account);
  std::vector<PersonId> people;
  for (const std::string& name : split(context.field("who"), ',')) {
    if (!trim(name).empty()) people.push_back(person_named(context, tx, trim(name)));
  }
  if (people.empty()) throw Error(ErrorKind::invalid, "Say who.");
  return people;
}

DeedId note_met(RequestContext& context, EventId id) {
  const actions::Did<actions::MetPeople> met =
      actions::add_met(context.app, {.lines = split(context.field("lines"), '\n'),
                                     .event = id,
                                     .anyway = !context.field("anyway").empty()});
  if (met.known.empty()) return met.change;
  std::vector<std::string> names;
  for (const actions::MetBefore& one : met.known) names.push_back(one.name);
  throw Error(ErrorKind::conflict,
              fmt::format("You know someone of that name: {}. {}", join(names, ", "),
                          met.added.empty() ? "Nobody was added." : "The others were added."));
}

DeedId act(RequestContext& context, EventId id) {
  const std::string what = context.field("act");
  const App& app = context.app;
  if (const auto mine = parse_event_answer(what); mine && *mine != EventAnswer::none)
    return actions::answer_event(app, id, {.answer = *mine}).change;
  if (what == "came") return actions::came_to_event(app, id, people_posted(context)).change;
  if (what == "met") return note_met(context, id);
  constexpr std::pair<std::string_view, EventAnswer> theirs[] = {{"they-go", EventAnswer::yes},
                                                                 {"they-may", EventAnswer::maybe},
                                                                 {"they-dont", EventAnswer::no}};
  for (const auto& [button, answer] : theirs) {
    if (what != button) continue;
    return actions::answer_event(app, id, {.answer = answer, .people = people_posted(context)})
        .change;
  }
  throw Error(ErrorKind::invalid, "Couldn’t read what was done.");
}

http::Response change(RequestContext& context, EventId id) {
  EventForm form = form_posted(context);
  try {
    Event event;
    {
      store::ReadTx tx(context.app.db, context.app.account);
      event = actions::event_numbered(tx, id);
    }
    const DeedId made = actions::edit_event(context.app, put(form, std::move(event))).change;
    return done(context, page_of(id), made);
  } catch (const Error& error) {
    form.faults[""] = fault_of(context, error);
    return shown_one(context, {.form = std::move(form)}, 422);
  }
}

}  // namespace

http::Response show_events(RequestContext& context) { return shown(context, {}, "", 200); }

http::Response add_event(RequestContext& context) {
  EventForm form = form_posted(context);
  try {
    const actions::Did<Event> added = actions::add_event(context.app, put(form, {}));
    return done(context, page_of(added.id), added.change);
  } catch (const Error& error) {
    form.faults[""] = fault_of(context, error);
    return shown(context, std::move(form), "", 422);
  }
}

http::Response show_event(RequestContext& context) { return shown_one(context, {}, 200); }

http::Response answer_event(RequestContext& context) {
  const auto id = context.id<EventId>();
  const std::string what = context.field("act");
  if (what == "change") return change(context, id);
  if (what == "remove") {
    const DeedId made = actions::remove_event(context.app, id).change;
    return http::see_other(fmt::format("{}?said={}", the_page, made.value));
  }
  try {
    return done(context, page_of(id), act(context, id));
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::not_found && context.field("who").empty()) throw;
    EventPage p{.who = context.field("who"), .lines = context.field("lines")};
    p.faults[""] = fault_of(context, error);
    return shown_one(context, std::move(p), 422);
  }
}

http::Response add_hope(RequestContext& context) {
  try {
    const DeedId made = actions::add_hope(context.app, {.who = context.field("hope"),
                                                        .where = context.field("where")})
                            .change;
    return done(context, the_page, made);
  } catch (const Error& error) {
    return shown(context, {}, error.what(), 422);
  }
}

http::Response answer_hope(RequestContext& context) {
  const auto id = context.id<HopeId>();
  if (context.field("act") == "drop")
    return done(context, the_page, actions::drop_hope(context.app, id).change);
  const actions::Did<actions::AddedPerson> met =
      actions::meet_hope(context.app, id, {.name = context.field("name")});
  return done(context, url::person(met.id), met.change);
}

}  // namespace wellmet::web
