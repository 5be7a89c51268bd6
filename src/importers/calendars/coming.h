#pragma once
#include <string>
#include <vector>

#include "importers/calendars/event.h"
#include "importers/calendars/guests.h"
#include "importers/calendars/moments.h"
#include "importers/imported.h"

// Events that are today or later, also those to which nobody else is invited. Of a series those of
// the next two months are told: what is further off may change before it comes.
namespace wellmet {

constexpr int series_told_days = 60;

struct ComingMeeting {
  const CalendarEvent* event = nullptr;  // whose words and guests it has
  Moment start = {};
  std::string key = {};
};

struct ComingLimits {
  std::size_t of_series = 70;
  std::size_t all = 2'000;
  int dry_rules = 8;  // rules that never come true again: each takes up to a second to see
  // From the beginnings of all series to the end of those two months.
  std::int64_t days = 10'000'000;
};

struct ComingMeetings {
  std::vector<ComingMeeting> all = {};  // the soonest first
  int left_out = 0;                     // past the limits
};

// The events of one UID are one thing that was changed, in whatever order they stand. They must
// outlive what is given.
ComingMeetings coming_meetings(const std::vector<const CalendarEvent*>&, icalendar::TimeZones&,
                               const Source&, const ComingLimits& = {});

// As an event of ours, in the zone that the calendar names where this system knows it, else as the
// clock shows it at home. `host`: who invites to it, where nobody else is named.
Event event_to_come(const ComingMeeting&, icalendar::TimeZones&, const Zone& home,
                    const std::string& host);

}  // namespace wellmet
