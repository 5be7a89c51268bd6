// Calendars as iCalendar (RFC 5545): the exports of Google, Outlook and Apple, and the .ics of an
// invitation. What is kept is who met whom and on which day. Events are read one by one and kept in
// short (event.h), since a change may stand before what it changes; descriptions, alarms and
// attachments are never read.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.h"
#include "base/words.h"
#include "formats/vcard/value.h"
#include "importers/calendars/calendar_owner.h"
#include "importers/calendars/coming.h"
#include "importers/calendars/event.h"
#include "importers/calendars/meetings.h"
#include "importers/importer.h"
#include "importers/parts/card_parts.h"
#include "importers/parts/owner_choices.h"

namespace wellmet {
namespace {

constexpr std::size_t events_at_most = 200'000;
constexpr std::size_t interactions_at_most = 300'000;
constexpr int people_at_a_meeting_at_most = 20;
// Among more, one is at an event with them: with whom one talked, nobody can know.
constexpr int people_of_a_talk = 8;
// Somebody whom you first met in these last days may be new.
constexpr int new_days = 90;

class Reading : public icalendar::Events {
 public:
  // Where the owner is one of the guests, who alone invites to an event doesn't invite them.
  Reading(bool names_owner, LocalDate today) : names_owner_(names_owner), today_(today) {}

  bool wants(std::string_view property) const override { return matters_to_calendars(property); }

  void begin_calendar() override {
    around_ = {.names_owner = names_owner_};
    is_answer_ = false;
    ++calendars;
  }

  void property(const icalendar::Property& p) override {
    const std::string value = icalendar::text_of(p);
    const std::string word = to_lower_ascii(trim(value));
    if (p.name == "METHOD") {
      around_.cancels = word == "cancel";
      is_answer_ =
          word == "reply" || word == "counter" || word == "refresh" || word == "declinecounter";
    }
    if (p.name == "X-WR-CALNAME" && names.size() < names_at_most) names.push_back(value);
  }

  void component(icalendar::Component&& component) override {
    if (component.name == "VTIMEZONE") zones.define(component);
    if (component.name != "VEVENT") return;
    if (is_answer_) {
      ++answers;
    } else if (events.size() + alone.size() >= events_at_most) {
      ++too_many;
    } else if (auto event = event_of(component, around_, zones, guests, problems)) {
      keep(std::move(*event));
    }
  }

  void end_calendar(icalendar::Ended ended) override {
    zones.end_calendar();
    is_cut_off = is_cut_off || ended == icalendar::Ended::by_end_of_file;
  }

  int calendars = 0;
  std::vector<std::string> names = {};
  std::vector<CalendarEvent> events = {};
  std::vector<CalendarEvent> alone = {};  // to come, perhaps, and nobody else is named
  icalendar::TimeZones zones = {};
  Guests guests = {};
  std::vector<Problem> problems = {};
  std::vector<int> hosts = {};  // guests who invite to an event that names nobody else
  bool is_cut_off = false;
  int without_guests = 0, days_marked = 0, answers = 0, too_many = 0;

 private:
  static constexpr std::size_t names_at_most = 100;

  // One that was cancelled, or changes another, may have no guests and still says so.
  void keep(CalendarEvent event) {
    const bool of_others = event.cancelled || event.replaces;
    const bool may_come = event.recurs() || event.start.wall.day >= today_ - 1;
    if (!of_others && event.seats.empty() && !event.marks_a_day && may_come) {
      alone.push_back(std::move(event));
      return;
    }
    if (!of_others && event.seats.empty() && event.host >= 0) {
      hosts.push_back(event.host);
    } else if (!of_others && event.seats.empty()) {
      ++without_guests;
    } else if (!of_others && event.marks_a_day) {
      ++days_marked;
    } else {
      events.push_back(std::move(event));
    }
  }

  bool names_owner_;
  LocalDate today_;
  CalendarAround around_ = {};
  bool is_answer_ = false;
};

// Those to come, with who is invited.
class Expecting {
 public:
  Expecting(Reading& read, const CalendarOwner& owner, const Source& source)
      : read_(read), owner_(owner), source_(source) {}

  void tell(const ComingMeeting& coming) {
    const CalendarEvent& from = *coming.event;
    const bool is_mine =
        from.seats.empty() || owner_.none || !owner_.known ||
        std::ranges::any_of(from.seats, [&](const Seat& seat) { return is_owner(seat.guest); });
    if (!is_mine) {
      ++of_others;
      return;
    }
    ImportedEvent told{.event = event_to_come(coming, read_.zones, source_.zone, host_of(from))};
    for (const Seat& seat : from.seats) take(seat, told);
    if (told.event.answer == EventAnswer::no) {
      ++declined;
      return;
    }
    is_told.insert(&from);
    all.push_back(std::move(told));
  }

  int of_others = 0, declined = 0;
  std::set<const CalendarEvent*> is_told = {};
  std::vector<ImportedEvent> all = {};

 private:
  bool is_owner(int guest) const {
    return owner_.known && owner_.is[static_cast<std::size_t>(guest)];
  }

  std::string host_of(const CalendarEvent& event) const {
    if (event.host < 0 || is_owner(event.host)) return {};
    const Guest& host = read_.guests.at(event.host);
    return host.name.empty() ? host.address : host.name;
  }

  void take(const Seat& seat, ImportedEvent& into) {
    const Guest& guest = read_.guests.at(seat.guest);
    if (is_owner(seat.guest)) {
      if (into.event.answer == EventAnswer::none) into.event.answer = seat.answer;
    } else if (!guest.nobody) {
      into.guests.push_back({guest.name, guest.address, seat.answer});
    }
  }

  Reading& read_;
  const CalendarOwner& owner_;
  const Source& source_;
};

Expecting expected(Reading& read, const CalendarOwner& owner, const Source& source,
                   int& past_limit) {
  std::vector<const CalendarEvent*> events;
  for (const CalendarEvent& event : read.events) events.push_back(&event);
  for (const CalendarEvent& event : read.alone) events.push_back(&event);
  ComingMeetings coming = coming_meetings(events, read.zones, source);
  past_limit += coming.left_out;
  Expecting told(read, owner, source);
  for (const ComingMeeting& one : coming.all) told.tell(one);
  // Those that are over already, or daily.
  for (const CalendarEvent& event : read.alone) {
    if (told.is_told.contains(&event)) continue;
    if (event.host >= 0) {
      read.hosts.push_back(event.host);
    } else {
      ++read.without_guests;
    }
  }
  return told;
}

// The people of the meetings, and what is told of each.
class Telling {
 public:
  Telling(const Source& source, const Guests& guests, const CalendarOwner& owner, EventsNow events)
      : source_(source), guests_(guests), owner_(owner) {
    place_.assign(static_cast<std::size_t>(guests.count()), -1);
    imported_.events = std::move(events);
  }

  void tell(const CalendarMeeting& meeting) {
    const std::vector<Seat>& seats = meeting.event->seats;
    if (meeting.event->marks_a_day || seats.empty()) return;
    const auto invited = std::ranges::count_if(
        seats, [&](const Seat& seat) { return !guests_.at(seat.guest).nobody; });
    const bool mine = owner_.none || std::ranges::any_of(seats, [&](const Seat& seat) {
                        return is_owner(seat.guest);
                      });
    std::vector<int> others;
    for (const Seat& seat : seats)
      if (!seat.declined && !is_owner(seat.guest) && !guests_.at(seat.guest).nobody)
        others.push_back(seat.guest);
    if (!mine) {
      ++of_others;
    } else if (std::ranges::any_of(seats, [&](const Seat& seat) {
                 return seat.declined && is_owner(seat.guest);
               })) {
      ++declined;
      has_not_been(meeting);
    } else if (others.empty() && std::ranges::any_of(seats, [&](const Seat& seat) {
                 return seat.declined && !guests_.at(seat.guest).nobody;
               })) {
      ++nobody_came;
      has_not_been(meeting);
    } else if (others.empty()) {
      ++alone;
    } else if (invited > people_at_a_meeting_at_most &&
               source_.kept_of_calendars == KeptOfCalendars::meetings) {
      ++crowds;
    } else {
      keep(meeting, others);
    }
  }

  Imported done() {
    for (ImportedPerson& person : people_) {
      const LocalDate first = person.interactions.front().interaction.day;
      if (source_.today - first > new_days)
        person.met.on = {.text = fmt::format("since at least {}", year_month_day(first).year)};
      add_person(imported_, std::move(person));
    }
    return std::move(imported_);
  }

  // Events that somebody invites to who names nobody else.
  void tell_of_hosts(const std::vector<int>& hosts) {
    for (int host : hosts) ++(is_owner(host) ? alone : of_others);
  }

  int of_others = 0, declined = 0, nobody_came = 0, alone = 0, crowds = 0, past_limit = 0;

 private:
  bool is_owner(int guest) const { return owner_.is[static_cast<std::size_t>(guest)]; }

  void has_not_been(const CalendarMeeting& meeting) {
    imported_.events.been.erase(meeting.key);
    imported_.events.gone.emplace(meeting.key, EventsNow::Why::declined);
  }

  void keep(const CalendarMeeting& meeting, const std::vector<int>& others) {
    if (interactions_ + others.size() > interactions_at_most) {
      ++past_limit;
      return;
    }
    interactions_ += others.size();
    const bool crowd = std::cmp_greater(others.size(), people_of_a_talk);
    ImportedInteraction told{
        .key = meeting.key, .together = true, .revision = meeting.event->sequence};
    told.interaction.kind = crowd ? InteractionKind::event : meeting.event->kind;
    told.interaction.touch = Touch::real;
    told.interaction.setting = meeting.event->setting;
    told.interaction.place = meeting.event->place;
    told.interaction.day = meeting.day;
    told.interaction.at = meeting.at;
    told.interaction.note = meeting.event->title;
    for (int guest : others) person_of(guest, meeting.event->line).interactions.push_back(told);
  }

  ImportedPerson& person_of(int guest, int line) {
    int& place = place_[static_cast<std::size_t>(guest)];
    if (place < 0) {
      place = static_cast<int>(people_.size());
      people_.push_back(person(guests_.at(guest), line));
    }
    return people_[static_cast<std::size_t>(place)];
  }

  static ImportedPerson person(const Guest& guest, int line) {
    ImportedPerson person;
    person.line = line;
    person.source_key = guest.key();
    person.known_by_address = !guest.address.empty();
    person.only_if_known = guest.name.empty();
    person.named_by_owner = true;
    person.card = vcard::new_card();
    if (!guest.name.empty()) add_name(person.card, {.full = guest.name});
    add_text_unless_empty(person.card, "EMAIL", guest.address);
    return person;
  }

  const Source& source_;
  const Guests& guests_;
  const CalendarOwner& owner_;
  Imported imported_{.kind = "calendar"};
  std::vector<ImportedPerson> people_ = {};
  std::vector<int> place_ = {};  // by guest, in people_; -1: not yet
  std::size_t interactions_ = 0;
};

std::string of_events(int count, std::string_view rest) {
  return fmt::format("{} {}", counted(count, "event", "events"), rest);
}

void tell_left_out(Imported& imported, const Reading& read, const Meetings& meetings,
                   const Telling& told, const Expecting& left) {
  const bool knows_owner = !imported.owner.name.empty();
  const auto add = [&](int count, Problem problem) {
    problem.rightly_left_out = true;
    if (count > 0) add_problem(imported.problems, std::move(problem));
  };
  const auto say = [&](int count, std::string what, std::string cure) {
    add(count, {0, std::move(what), std::move(cure)});
  };
  const auto offer = [&](int count, std::string what) {
    add(count, {0, std::move(what), "", Next{.act = Next::Act::take_all_meetings}});
  };
  if (!meetings.daily.empty())
    offer(static_cast<int>(meetings.daily.size()),
          fmt::format(
              "{}, such as “{}”",
              counted(static_cast<int>(meetings.daily.size()), "daily series", "daily series"),
              meetings.daily.front()->title));
  offer(told.crowds, of_events(told.crowds, fmt::format("with more than {} people",
                                                        people_at_a_meeting_at_most)));
  add(told.of_others + left.of_others,
      {0,
       of_events(told.of_others + left.of_others, knows_owner
                                                      ? "to which you aren’t invited"
                                                      : "in which nobody is known to be you"),
       "", Next{.act = Next::Act::say_your_addresses}});
  const int cancelled = meetings.cancelled + told.declined + left.declined;
  say(cancelled, of_events(cancelled, "cancelled, or declined by you"),
      "They didn’t take place, or not with you.");
  say(told.nobody_came, of_events(told.nobody_came, "declined by everyone else"),
      "Nobody else said they would come.");
  say(read.without_guests + told.alone,
      of_events(read.without_guests + told.alone, "without other people"),
      "Nobody else is named in them.");
  say(read.days_marked, of_events(read.days_marked, "marking a day only, such as a holiday"),
      "They are no meetings.");
  say(read.answers, counted(read.answers, "answer to an invitation", "answers to invitations"),
      "They are no meetings.");
  if (read.too_many + told.past_limit > 0)
    add_problem(imported.problems,
                {0, of_events(read.too_many + told.past_limit, "more than can be read at once"),
                 "Export a part of the calendar and import that."});
}

Imported nothing_because(std::string what, std::string cure) {
  Imported nothing{.kind = "calendar"};
  nothing.problems.push_back({0, std::move(what), std::move(cure)});
  return nothing;
}

Problem no_such_guest(const Source& source) {
  return {0, fmt::format("no guest in it is called “{}”", trim(source.i_am)), ""};
}

Imported ask_for_owner(const CalendarOwner& owner, std::vector<Problem> problems) {
  Imported nothing{.kind = "calendar", .problems = std::move(problems), .owner = owner.said};
  add_problem(nothing.problems,
              {0, "it isn’t clear which of the guests is you", "",
               Next{.act = Next::Act::say_which_guest_is_you, .name = open_in_words(owner.said)}});
  return nothing;
}

Imported read_calendar(const Source& source) {
  std::string own_text;
  std::string_view text = source.bytes;
  if (!is_utf8(text)) text = own_text = text_of_file(text);
  Reading read(source.i_am != i_am_none, source.today);
  std::vector<Problem> problems = icalendar::read(text, read);
  if (read.calendars == 0)
    return nothing_because("there is no calendar in the file",
                           "Export the calendar as .ics and import that.");
  for (Problem& problem : read.problems) add_problem(problems, std::move(problem));
  Meetings meetings = meetings_of(read.events, read.zones, source);
  for (Problem& problem : meetings.problems) add_problem(problems, std::move(problem));
  const CalendarOwner owner = owner_of_calendar(source, read.guests, read.names, meetings.been);
  if (owner.is_misnamed) add_problem(problems, no_such_guest(source));
  if (!owner.known && !owner.said.open.empty()) return ask_for_owner(owner, std::move(problems));
  if (read.too_many > 0) meetings.events.whole.clear();
  if (read.is_cut_off) meetings.events = {};
  int past_limit = 0;
  Expecting coming = expected(read, owner, source, past_limit);
  Telling told(source, read.guests, owner, std::move(meetings.events));
  told.past_limit = past_limit;
  for (const CalendarMeeting& meeting : meetings.been) told.tell(meeting);
  told.tell_of_hosts(read.hosts);
  Imported imported = told.done();
  imported.owner = owner.said;
  imported.problems = std::move(problems);
  tell_left_out(imported, read, meetings, told, coming);
  imported.to_come = std::move(coming.all);
  std::ranges::stable_sort(imported.problems, {}, &Problem::line);
  return imported;
}

int calendar_likeness(std::string_view, std::string_view start) {
  const std::string head = to_lower_ascii(trim(start.substr(0, 200)));
  return head.starts_with("begin:vcalendar") ? 97 : 0;
}

}  // namespace

extern const Importer calendar_importer;
const Importer calendar_importer = {"calendar",        "a calendar",  "a calendar",
                                    calendar_likeness, read_calendar, {.is_calendar = true}};

}  // namespace wellmet
