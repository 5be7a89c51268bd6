#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "importers/calendars/event.h"
#include "importers/importer.h"

// From events to the meetings that have been: series are told one by one, changed and cancelled
// ones of them apart.
namespace wellmet {

// One that has been, on a day before today.
struct CalendarMeeting {
  const CalendarEvent* event = nullptr;  // whose words and guests it has
  LocalDate day = {};                    // in the owner's zone
  std::optional<Instant> at = {};
  std::string key = {};  // of its UID, and for one of a series the time that it is of
};

struct MeetingLimits {
  std::size_t of_series = 5'000;
  std::size_t all = 100'000;
  int dry_rules = 8;  // rules that never come true again: each takes up to a second to see
  // From the beginnings of all series to today: thirty thousand years are at most a minute.
  std::int64_t days = 10'000'000;
};

struct Meetings {
  std::vector<CalendarMeeting> been = {};
  std::vector<const CalendarEvent*> daily = {};  // series left out, since they are of every day
  int to_come = 0;    // events that are today or later, and series of which one is
  int cancelled = 0;  // events and single ones of a series
  EventsNow events = {};
  std::vector<Problem> problems = {};
};

// A series of every day, or of most days of the week, that goes on for longer than a week.
bool is_daily(const CalendarEvent& series);

// The events of one UID are one thing that was changed, whichever calendar of the file they stand
// in and in whatever order. They must outlive what is given.
Meetings meetings_of(const std::vector<CalendarEvent>&, icalendar::TimeZones&, const Source&,
                     const MeetingLimits& = {});

}  // namespace wellmet
