#include "importers/calendars/moments.h"

#include <fmt/format.h>

#include <utility>

namespace wellmet {
namespace {

template <class Key>
std::optional<int> found(const std::map<Key, int>& in, const Key& key) {
  const auto place = in.find(key);
  return place == in.end() ? std::nullopt : std::optional(place->second);
}

}  // namespace

Moment moment_of(const CalendarTime& time, icalendar::TimeZones& zones, const Zone& home) {
  Moment moment{.day = time.wall.day, .written = time};
  if (time.is_date) return moment;
  if (time.is_utc) {
    const std::int64_t day = time.wall.day.day_number;
    moment.at = Instant{(day * day_seconds + time.wall.second) * 1000};
  } else if (time.zone != CalendarTime::floating) {
    moment.at = zones.instant_of(time.zone, time.wall);
  }
  if (moment.at) moment.day = home.date_of(*moment.at);
  return moment;
}

bool is_same_time(const Moment& a, const Moment& b) {
  if (a.written.is_date || b.written.is_date) return a.written.wall.day == b.written.wall.day;
  return a.at && b.at ? a.at == b.at : a.written.wall == b.written.wall;
}

std::string text_of(const Moment& moment) {
  if (moment.at) return to_iso(*moment.at).substr(0, 19);
  return fmt::format("{} {}", to_iso(moment.written.wall.day), moment.written.wall.second);
}

CalendarTime end_of(const icalendar::Written& until, const CalendarEvent& series) {
  CalendarTime time{.wall = until.wall, .is_date = until.is_date, .is_utc = until.is_utc};
  if (!time.is_utc && !time.is_date) time.zone = series.start.zone;
  return time;
}

bool is_after(const Moment& moment, const Moment& until) {
  if (until.written.is_date || !until.at || !moment.at)
    return moment.written.wall.day > until.written.wall.day;
  return *moment.at > *until.at;
}

bool is_newer(const CalendarEvent& a, const CalendarEvent& b) {
  return std::pair(a.sequence, a.cancelled) >= std::pair(b.sequence, b.cancelled);
}

void TimeIndex::add(const Moment& time, int value) {
  const icalendar::WallTime& wall = time.written.wall;
  by_day_.emplace(wall.day.day_number, value);
  if (time.written.is_date) by_date_.emplace(wall.day.day_number, value);
  if (time.at) {
    by_instant_.emplace(time.at->milliseconds, value);
  } else {
    by_wall_.emplace(wall, value);
  }
}

std::optional<int> TimeIndex::find(const Moment& time) const {
  const icalendar::WallTime& wall = time.written.wall;
  if (time.written.is_date) return found(by_day_, wall.day.day_number);
  if (const auto day = found(by_date_, wall.day.day_number)) return day;
  if (time.at)
    if (const auto instant = found(by_instant_, time.at->milliseconds)) return instant;
  return found(by_wall_, wall);
}

}  // namespace wellmet
