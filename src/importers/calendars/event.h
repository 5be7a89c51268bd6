#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "formats/icalendar/component.h"
#include "formats/icalendar/recurrence.h"
#include "formats/icalendar/time_zones.h"
#include "importers/calendars/guests.h"
#include "model/interaction.h"

namespace wellmet {

// A time as an event says it, to be placed when its calendar has been read whole.
struct CalendarTime {
  icalendar::WallTime wall = {};
  int zone = floating;  // of icalendar::TimeZones
  bool is_date = false;
  bool is_utc = false;
  static constexpr int floating = -1;
};

// A VEVENT, as far as it tells of people who met.
struct CalendarEvent {
  int line = 0;
  std::string uid = {};  // never empty
  int sequence = 0;
  CalendarTime start = {};
  std::optional<CalendarTime> replaces = {};  // RECURRENCE-ID: the time of its series that it is of
  bool from_then_on = false;                  // and all that follow
  bool cancelled = false;                     // or not taken part in, as its title says
  bool marks_a_day = false;                   // a whole day that leaves one free: a holiday
  InteractionKind kind = InteractionKind::met;
  std::string title = {};  // short
  std::string place = {};  // "" for a link
  std::string link = {};   // its page, or its conference's
  std::optional<long> lasts_seconds = {};
  std::string setting = {};  // of a video call: "Zoom"
  std::vector<Seat> seats = {};
  // Who invites to it, where it names nobody who is invited. They are in `seats`, too, where the
  // owner is a guest without being named.
  int host = -1;
  std::vector<icalendar::Rule> rules = {};
  bool unknown_rule = false;  // it comes again in a way that can't be read, or not all of it
  std::vector<CalendarTime> also = {}, except = {};
  bool recurs() const { return !rules.empty() || !also.empty() || unknown_rule; }
};

// The properties of an event and a zone that are read.
bool matters_to_calendars(std::string_view property);

// What of the calendar around it an event must know.
struct CalendarAround {
  bool cancels = false;     // METHOD:CANCEL
  bool names_owner = true;  // the owner is a guest wherever they were
};

// Nothing for an event that has no time; a problem then says so.
std::optional<CalendarEvent> event_of(const icalendar::Component&, const CalendarAround&,
                                      icalendar::TimeZones&, Guests&, std::vector<Problem>&);

}  // namespace wellmet
