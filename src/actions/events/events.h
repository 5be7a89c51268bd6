#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "model/events/event.h"
#include "store/db/tx.h"

// Where one may go: events with a day, and who comes. Each change is a deed; nobody is told of it.
namespace wellmet::actions {

Event event_numbered(store::ReadTx&, EventId);  // throws not_found

// Its id, source and your answer are left aside. Throws invalid without a title, for what is too
// long, a time that is none, a zone that this system does not know, or an end before its beginning.
// Without a zone it is in yours; an end earlier in the day than the beginning is of the next day.
Did<Event> add_event(const App&, Event);
// As a whole, but for the source. Throws as add_event() does, and not_found.
Did<Event> edit_event(const App&, Event);
Did<Event> remove_event(const App&, EventId);

// Whether they come, as they or you said on a day (today when it isn't said); an empty list, or you
// in it, is your own answer. Throws invalid for somebody who has died and a day to come.
struct Answering {
  EventAnswer answer = EventAnswer::yes;
  std::vector<PersonId> people = {};
  std::optional<LocalDate> on = {};
};
Did<Event> answer_event(const App&, EventId, const Answering&);

// They came, and you were there: an event with each of them is in the story from then on, on its
// first day. Throws invalid for nobody, for you, and for an event that is still to come; conflict
// for somebody who is noted as there already.
Did<Event> came_to_event(const App&, EventId, const std::vector<PersonId>&);

// What time it is for events: of a day that is only looked at, the clock says nothing.
EventNow event_now(const App&);
// Those that are not over, the soonest first; those that are, the last first. One more than `limit`
// where there are more.
std::vector<Event> coming_events(store::ReadTx&, const EventNow&, int limit);
std::vector<Event> past_events(store::ReadTx&, const EventNow&, int limit);
// Those of the day that are not over and that you did not say no to.
std::vector<Event> events_of_day(store::ReadTx&, const EventNow&, int limit);

// When the first of those that are on today is over; nothing when none is, or it isn't known.
std::optional<Instant> next_end_of_event(store::ReadTx&, const EventNow&);

struct NamedGuest {
  EventGuest guest = {};
  std::string name = {};
};
// Those who said something or came, by name.
std::vector<NamedGuest> named_guests(store::ReadTx&, EventId);

// "Sat 5 Dec 2026, 18:00 to 21:00"; in another zone than home with its name and the time at home:
// "…, 18:00 (Europe/Lisbon; 19:00 where you are)".
std::string when_in_words(const Event&, const Zone& home);
// "18:00 to 21:00" as the clock shows it at home, "until 21:00" on its last day; "" for all day.
std::string hours_in_words(const Event&, const Zone& home, LocalDate day);
// Of one that is on: "You’re going to Ceramics fair today, 18:00 to 21:00, Hall 2."
std::string today_in_words(const Event&, const Zone& home, LocalDate today);

}  // namespace wellmet::actions
