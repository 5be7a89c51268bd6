#pragma once
#include <map>
#include <optional>
#include <string>

#include "base/instant.h"
#include "formats/icalendar/time_zones.h"
#include "importers/calendars/event.h"

// When events are. Two times are one when they are one moment; where one of them is a day alone,
// when they are of one day on the wall.
namespace wellmet {

// A time, placed.
struct Moment {
  LocalDate day = {};  // in the owner's zone
  std::optional<Instant> at = {};
  CalendarTime written = {};
};
// Nothing in `at` for a day, a floating time, and a zone that nobody knows.
Moment moment_of(const CalendarTime&, icalendar::TimeZones&, const Zone& home);

bool is_same_time(const Moment&, const Moment&);
// Of a series, the time that names one of it.
std::string text_of(const Moment&);
// UNTIL as a day is the whole of it, on the wall; without a zone it is of the zone of the start.
CalendarTime end_of(const icalendar::Written& until, const CalendarEvent& series);
// Past the end of a rule.
bool is_after(const Moment&, const Moment& until);
// The later sequence says how it is; of two of one sequence a cancellation, then the later one.
bool is_newer(const CalendarEvent&, const CalendarEvent&);

// Finds what was put in for a time, in any of the ways in which two times are one.
class TimeIndex {
 public:
  void add(const Moment&, int value);
  std::optional<int> find(const Moment&) const;

 private:
  std::map<int, int> by_day_ = {}, by_date_ = {};
  std::map<std::int64_t, int> by_instant_ = {};
  std::map<icalendar::WallTime, int> by_wall_ = {};
};

}  // namespace wellmet
