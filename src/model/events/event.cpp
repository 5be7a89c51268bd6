#include "model/events/event.h"

#include <algorithm>

#include "base/known_zone.h"

namespace wellmet {
namespace {

constexpr int minutes_of_hour = 60;
constexpr int hours_of_day = 24;

Zone zone_of(const Event& event, const Zone& home) { return known_zone(event.zone).value_or(home); }

std::optional<Instant> moment(const Zone& zone, LocalDate day, std::string_view clock_time) {
  const auto minutes = minutes_of_day(clock_time);
  if (!minutes) return std::nullopt;
  return zone.at(day, *minutes / minutes_of_hour, *minutes % minutes_of_hour);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string to_text(EventAnswer answer) {
  switch (answer) {
    case EventAnswer::yes:
      return "yes";
    case EventAnswer::maybe:
      return "maybe";
    case EventAnswer::no:
      return "no";
    case EventAnswer::none:
      break;
  }
  return "";
}

std::optional<EventAnswer> parse_event_answer(std::string_view text) {
  for (const EventAnswer answer :
       {EventAnswer::none, EventAnswer::yes, EventAnswer::maybe, EventAnswer::no}) {
    if (text == to_text(answer)) return answer;
  }
  return std::nullopt;
}

std::optional<int> minutes_of_day(std::string_view clock_time) {
  if (clock_time.size() != 5 || clock_time[2] != ':') return std::nullopt;
  for (const std::size_t at : {0, 1, 3, 4}) {
    if (!is_digit(clock_time[at])) return std::nullopt;
  }
  const int hour = (clock_time[0] - '0') * 10 + (clock_time[1] - '0');
  const int minute = (clock_time[3] - '0') * 10 + (clock_time[4] - '0');
  if (hour >= hours_of_day || minute >= minutes_of_hour) return std::nullopt;
  return hour * minutes_of_hour + minute;
}

EventMoments moments_of(const Event& event, const Zone& home) {
  const Zone zone = zone_of(event, home);
  return {moment(zone, event.day, event.starts), moment(zone, event.last_day, event.ends)};
}

LocalDate first_day_at(const Event& event, const Zone& home) {
  const std::optional<Instant> begins = moments_of(event, home).begins;
  return begins ? home.date_of(*begins) : event.day;
}

LocalDate last_day_at(const Event& event, const Zone& home) {
  const EventMoments moments = moments_of(event, home);
  if (moments.ends) return std::max(first_day_at(event, home), home.date_of(*moments.ends));
  return std::max(first_day_at(event, home), event.last_day);
}

bool is_over(const Event& event, const EventNow& at) {
  const LocalDate last = last_day_at(event, at.home);
  if (last != at.today) return last < at.today;
  const EventMoments moments = moments_of(event, at.home);
  return at.now && moments.ends && *moments.ends <= *at.now;
}

bool is_on(const Event& event, const EventNow& at) {
  return first_day_at(event, at.home) <= at.today && !is_over(event, at);
}

}  // namespace wellmet
