#include "actions/events/events.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "actions/deed.h"
#include "actions/story/interactions.h"
#include "base/error.h"
#include "base/known_zone.h"
#include "base/text.h"
#include "base/words.h"
#include "model/giving/resource.h"
#include "store/events/events.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

constexpr int columns_in_history = 60;
// Of those a day before and after today, whose own clock is another.
constexpr int past_ones_read = 100;
constexpr const char* event_source = "event";

std::string in_history(const Event& event) {
  return clip(collapse_spaces(event.title), columns_in_history);
}

std::string checked_line(const std::string& given, std::string_view what) {
  std::string line = collapse_spaces(given);
  if (line.size() > longest_event_text)
    throw Error(ErrorKind::invalid,
                fmt::format("The {} is longer than {} bytes. Put the rest into the note.", what,
                            longest_event_text));
  return line;
}

std::string checked_link(const std::string& given) {
  if (trim(given).empty()) return {};
  const std::optional<std::string> link = as_link(given);
  if (!link)
    throw Error(ErrorKind::invalid,
                fmt::format("“{}” isn’t a link: it begins with https:// or http:// and has a host "
                            "with a dot.",
                            clip(collapse_spaces(given), columns_in_history)));
  return *link;
}

void check_time(const std::string& time) {
  if (!time.empty() && !minutes_of_day(time))
    throw Error(ErrorKind::invalid,
                fmt::format("“{}” isn’t a time: those are written 18:00.", time));
}

// An end before the beginning is past midnight, where no other day was said.
void put_times_in_order(Event& event) {
  check_time(event.starts);
  check_time(event.ends);
  if (event.starts.empty()) event.ends.clear();
  if (event.last_day < event.day)
    throw Error(ErrorKind::invalid, fmt::format("It would be over on {}, before it begins on {}.",
                                                to_words(event.last_day), to_words(event.day)));
  if (event.last_day == event.day && !event.ends.empty() && event.ends < event.starts)
    event.last_day = event.day + 1;
}

Event checked(Event event, const Zone& home) {
  event.title = checked_line(event.title, "title");
  if (event.title.empty()) throw Error(ErrorKind::invalid, "An event needs a title.");
  event.place = checked_line(event.place, "place");
  event.host = checked_line(event.host, "host");
  event.cost = checked_line(event.cost, "cost");
  event.link = checked_link(event.link);
  std::erase(event.note, '\r');
  event.note = std::string(trim(event.note));
  if (event.note.size() > longest_event_note)
    throw Error(ErrorKind::invalid,
                fmt::format("The note is longer than {} bytes.", longest_event_note));
  event.zone = std::string(trim(event.zone));
  if (event.zone.empty()) event.zone = home.name();
  event.zone = Zone::named(event.zone).name();
  put_times_in_order(event);
  return event;
}

// Yourself apart.
std::vector<PersonId> checked_people(store::ReadTx& tx, const std::vector<PersonId>& given,
                                     bool& and_you) {
  std::vector<PersonId> people;
  for (const PersonId id : given) {
    const std::optional<Person> person = store::find_person(tx, id);
    if (!person || person->removed_at)
      throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", id.value));
    if (person->is_owner) {
      and_you = true;
    } else if (std::ranges::find(people, id) == people.end()) {
      people.push_back(id);
    }
  }
  return people;
}

void check_is_alive(store::ReadTx& tx, PersonId id) {
  const std::optional<Person> person = store::find_person(tx, id);
  if (person && !person->died.empty())
    throw Error(ErrorKind::invalid, fmt::format("{} has died.", person->name));
}

std::string names_of_all(store::ReadTx& tx, const std::vector<PersonId>& people) {
  std::vector<std::string> names;
  for (const auto& [id, name] : store::names_of(tx, people)) names.push_back(name);
  return join_with_and(names);
}

std::string_view in_words(EventAnswer answer) {
  switch (answer) {
    case EventAnswer::yes:
      return "going";
    case EventAnswer::maybe:
      return "maybe going";
    case EventAnswer::no:
      return "not going";
    case EventAnswer::none:
      break;
  }
  return "undecided";
}

void note_came(Deed& deed, const App& app, const Event& event, PersonId person) {
  EventGuest guest = store::find_guest(deed.tx, event.id, person)
                         .value_or(EventGuest{.event = event.id, .person = person});
  if (guest.came)
    throw Error(ErrorKind::conflict, fmt::format("{} is noted as having come already.",
                                                 names_of_all(deed.tx, {person})));
  guest.came = true;
  store::put_guest(deed.tx, guest);
  // Each their own: what one says of it is of one. Whoever is known needs no second meeting, even
  // where nothing was noted of them before: only what waits for them is settled.
  const Interaction there{.kind = InteractionKind::event,
                          .touch = Touch::real,
                          .place = event.place,
                          .day = first_day_at(event, app.zone),
                          .people = {person},
                          .note = event.title,
                          .source = event_source,
                          .source_key = fmt::format("e{} p{}", event.id.value, person.value)};
  settle(deed.tx, settled_by(deed.tx, there, {}), app.today());
  for (const FollowUp& f : brought_forward_by(deed.tx, there, app.today()))
    store::update_follow_up(deed.tx, f);
  store::insert_interaction(deed.tx, there);
}

}  // namespace

Event event_numbered(store::ReadTx& tx, EventId id) {
  std::optional<Event> found = store::find_event(tx, id);
  if (!found) throw Error(ErrorKind::not_found, fmt::format("There is no event e{}.", id.value));
  return std::move(*found);
}

Did<Event> add_event(const App& app, Event given) {
  Event event = checked(std::move(given), app.zone);
  Deed deed(app, DeedKind::add, "added an event");
  deed.tx.rename("added the event " + in_history(event));
  if (event.answer != EventAnswer::none && !event.answered) event.answered = app.today();
  event.id = store::insert_event(deed.tx, event);
  const DeedId change = deed.commit();
  return {event, change};
}

Did<Event> edit_event(const App& app, Event given) {
  Event event = checked(std::move(given), app.zone);
  Deed deed(app, DeedKind::edit, "changed an event");
  const Event was = event_numbered(deed.tx, event.id);
  event.source = was.source;
  event.source_key = was.source_key;
  event.source_said = was.source_said;
  deed.tx.rename("changed the event " + in_history(event));
  if (event != was) store::update_event(deed.tx, event);
  const DeedId change = deed.commit();
  return {event, change};
}

Did<Event> remove_event(const App& app, EventId id) {
  Deed deed(app, DeedKind::remove, "removed an event");
  const Event event = event_numbered(deed.tx, id);
  deed.tx.rename("removed the event " + in_history(event));
  store::delete_event(deed.tx, id);
  const DeedId change = deed.commit();
  return {event, change};
}

Did<Event> answer_event(const App& app, EventId id, const Answering& said) {
  const LocalDate on = said.on.value_or(app.today());
  if (on > app.today())
    throw Error(ErrorKind::invalid, fmt::format("{} is still to come: say on which day the answer "
                                                "was given.",
                                                to_words(on)));
  Deed deed(app, DeedKind::edit, "noted who comes");
  Event event = event_numbered(deed.tx, id);
  bool and_you = said.people.empty();
  const std::vector<PersonId> people = checked_people(deed.tx, said.people, and_you);
  for (const PersonId person : people) {
    check_is_alive(deed.tx, person);
    EventGuest guest =
        store::find_guest(deed.tx, id, person).value_or(EventGuest{.event = id, .person = person});
    guest.answer = said.answer;
    guest.answered = on;
    store::put_guest(deed.tx, guest);
  }
  if (and_you) {
    event.answer = said.answer;
    event.answered = on;
    store::update_event(deed.tx, event);
  }
  std::vector<std::string> who;
  if (and_you) who.emplace_back("you");
  if (!people.empty()) who.push_back(names_of_all(deed.tx, people));
  deed.tx.rename(fmt::format("noted for {}, {}: {}", in_history(event), in_words(said.answer),
                             join_with_and(who)));
  const DeedId change = deed.commit();
  return {event, change};
}

Did<Event> came_to_event(const App& app, EventId id, const std::vector<PersonId>& given) {
  Deed deed(app, DeedKind::log, "noted who came");
  const Event event = event_numbered(deed.tx, id);
  bool and_you = false;
  const std::vector<PersonId> people = checked_people(deed.tx, given, and_you);
  if (and_you) throw Error(ErrorKind::invalid, "That is you: say who else came.");
  if (people.empty()) throw Error(ErrorKind::invalid, "Say who came.");
  if (first_day_at(event, app.zone) > app.today())
    throw Error(ErrorKind::invalid, fmt::format("{} is on {}: who came is noted once it has begun.",
                                                event.title, to_words(event.day)));
  for (const PersonId person : people) note_came(deed, app, event, person);
  deed.tx.rename(
      fmt::format("noted who came to {}: {}", in_history(event), names_of_all(deed.tx, people)));
  const DeedId change = deed.commit();
  return {event, change};
}

EventNow event_now(const App& app) {
  EventNow at{.today = app.today(), .home = app.zone};
  if (app.zone.date_of(app.now()) == at.today) at.now = app.now();
  return at;
}

// Another zone's day may be over here, or not have come yet: a day more is read on either side.
std::vector<Event> coming_events(store::ReadTx& tx, const EventNow& at, int limit) {
  std::vector<Event> list = store::events_from(tx, at.today - 1, limit + 1 + past_ones_read);
  std::erase_if(list, [&](const Event& event) { return is_over(event, at); });
  if (std::cmp_greater(list.size(), limit + 1)) list.resize(static_cast<std::size_t>(limit) + 1);
  return list;
}

std::vector<Event> past_events(store::ReadTx& tx, const EventNow& at, int limit) {
  std::vector<Event> list = store::events_before(tx, at.today + 2, limit + 1 + past_ones_read);
  std::erase_if(list, [&](const Event& event) { return !is_over(event, at); });
  if (std::cmp_greater(list.size(), limit + 1)) list.resize(static_cast<std::size_t>(limit) + 1);
  return list;
}

std::vector<Event> events_of_day(store::ReadTx& tx, const EventNow& at, int limit) {
  std::vector<Event> list = coming_events(tx, at, limit + past_ones_read);
  std::erase_if(list, [&](const Event& event) {
    return event.answer == EventAnswer::no || !is_on(event, at);
  });
  if (std::cmp_greater(list.size(), limit)) list.resize(static_cast<std::size_t>(limit));
  return list;
}

std::optional<Instant> next_end_of_event(store::ReadTx& tx, const EventNow& at) {
  std::optional<Instant> next;
  for (const Event& event : coming_events(tx, at, past_ones_read)) {
    const std::optional<Instant> ends = moments_of(event, at.home).ends;
    if (ends && is_on(event, at) && (!next || *ends < *next)) next = ends;
  }
  return next;
}

std::vector<NamedGuest> named_guests(store::ReadTx& tx, EventId id) {
  std::vector<NamedGuest> list;
  std::vector<PersonId> people;
  for (const EventGuest& guest : store::guests_of(tx, id)) {
    list.push_back({guest, ""});
    people.push_back(guest.person);
  }
  for (const auto& [person, name] : store::names_of(tx, people)) {
    for (NamedGuest& one : list) {
      if (one.guest.person == person) one.name = name;
    }
  }
  return list;
}

std::string when_in_words(const Event& event, const Zone& home) {
  std::string words = to_words(event.day);
  if (!event.starts.empty()) words += ", " + event.starts;
  const bool over_midnight = event.last_day == event.day + 1 && event.ends < event.starts;
  if (event.last_day != event.day && !over_midnight) words += " to " + to_words(event.last_day);
  if (!event.ends.empty())
    words += (event.last_day == event.day || over_midnight ? " to " : ", ") + event.ends;
  const EventMoments moments = moments_of(event, home);
  if (event.starts.empty() || !moments.begins || event.zone == home.name()) return words;
  const std::string here = home.clock_time(*moments.begins);
  const LocalDate day = home.date_of(*moments.begins);
  if (here == event.starts && day == event.day) return words;
  return fmt::format("{} ({}; {}{} where you are)", words, event.zone,
                     day == event.day ? "" : to_words(day) + ", ", here);
}

std::string hours_in_words(const Event& event, const Zone& home, LocalDate day) {
  const EventMoments moments = moments_of(event, home);
  const bool begins = moments.begins && home.date_of(*moments.begins) == day;
  const bool ends = moments.ends && last_day_at(event, home) == day;
  const std::string end = moments.ends ? home.clock_time(*moments.ends) : "";
  if (!begins) return ends ? "until " + end : "";
  const std::string start = home.clock_time(*moments.begins);
  // Past midnight is still of this evening.
  const bool says_end = moments.ends && last_day_at(event, home) <= day + 1;
  return says_end ? fmt::format("{} to {}", start, end) : start;
}

std::string today_in_words(const Event& event, const Zone& home, LocalDate today) {
  std::vector<std::string> parts;
  switch (event.answer) {
    case EventAnswer::yes:
      parts.push_back(fmt::format("You’re going to {} today", event.title));
      break;
    case EventAnswer::maybe:
      parts.push_back(fmt::format("You may go to {} today", event.title));
      break;
    default:
      parts.push_back(fmt::format("{} is today", event.title));
  }
  if (std::string hours = hours_in_words(event, home, today); !hours.empty())
    parts.push_back(std::move(hours));
  if (!event.place.empty()) parts.push_back(event.place);
  if (event.place.empty() && event.is_online) parts.emplace_back("online");
  return ended(join(parts, ", "));
}

}  // namespace wellmet::actions
