#include "importers/calendars/coming.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "base/known_zone.h"
#include "base/text.h"
#include "formats/icalendar/recurrence.h"
#include "importers/calendars/meetings.h"
#include "model/giving/resource.h"

namespace wellmet {
namespace {

class Telling {
 public:
  Telling(icalendar::TimeZones& zones, const Source& source, const ComingLimits& limits)
      : zones_(zones), source_(source), limits_(limits) {}

  void tell(const std::vector<const CalendarEvent*>& events) {
    const CalendarEvent* series = nullptr;
    std::vector<Changed> changed;
    for (const CalendarEvent* event : events) {
      if (event->replaces) {
        put_changed(changed, *event);
      } else if (!series || is_newer(*event, *series)) {
        series = event;
      }
    }
    if (series && series->cancelled) return;
    if (series) tell_series(*series, changed);
    for (const Changed& one : changed)
      if (!one.is_told) tell_one(*one.event, placed(one.event->start), text_of(one.replaces));
  }

  ComingMeetings done() {
    std::ranges::stable_sort(result_.all, {}, [](const ComingMeeting& one) {
      return std::pair(one.start.day, one.start.at.value_or(Instant{}));
    });
    return std::move(result_);
  }

 private:
  // One of a series that was changed.
  struct Changed {
    Moment replaces = {};
    const CalendarEvent* event = nullptr;
    bool is_told = false;
  };

  Moment placed(const CalendarTime& time) { return moment_of(time, zones_, source_.zone); }

  void put_changed(std::vector<Changed>& all, const CalendarEvent& event) {
    const Moment replaces = placed(*event.replaces);
    const auto same = std::ranges::find_if(
        all, [&](const Changed& one) { return is_same_time(one.replaces, replaces); });
    if (same == all.end()) {
      all.push_back({replaces, &event});
    } else if (is_newer(event, *same->event)) {
      same->event = &event;
    }
  }

  void tell_series(const CalendarEvent& series, std::vector<Changed>& changed) {
    if (!series.recurs()) return tell_one(series, placed(series.start), "");
    // One that is of every day is no event to go to.
    if (is_daily(series)) return;
    TimeIndex except, replaced;
    for (const CalendarTime& time : series.except) except.add(placed(time), 0);
    for (std::size_t i = 0; i < changed.size(); ++i)
      replaced.add(changed[i].replaces, static_cast<int>(i));
    for (const Moment& moment : moments_of(series)) {
      if (except.find(moment)) continue;
      const std::optional<int> at = replaced.find(moment);
      if (!at) {
        tell_one(series, moment, text_of(moment));
        continue;
      }
      Changed& one = changed[static_cast<std::size_t>(*at)];
      if (!std::exchange(one.is_told, true))
        tell_one(*one.event, placed(one.event->start), text_of(moment));
    }
  }

  // From today on, rising, each once.
  std::vector<Moment> moments_of(const CalendarEvent& series) {
    const LocalDate last = source_.today + series_told_days;
    std::vector<Moment> moments = {placed(series.start)};
    for (const icalendar::Rule& rule : series.rules) add_times(series, rule, last, moments);
    for (const CalendarTime& time : series.also) moments.push_back(placed(time));
    std::ranges::stable_sort(moments, {}, [](const Moment& one) {
      return std::pair(one.day, one.at.value_or(Instant{}));
    });
    const auto again = std::ranges::unique(moments, is_same_time);
    moments.erase(again.begin(), again.end());
    std::erase_if(moments,
                  [&](const Moment& one) { return one.day < source_.today || one.day > last; });
    if (moments.size() > limits_.of_series) moments.resize(limits_.of_series);
    return moments;
  }

  void add_times(const CalendarEvent& series, const icalendar::Rule& rule, LocalDate last,
                 std::vector<Moment>& moments) {
    constexpr std::size_t times_looked_at = 5'000;  // from the series' first day on
    const std::int64_t span = std::max(0, last - series.start.wall.day);
    if (dry_rules_ >= limits_.dry_rules || days_looked_at_ + span > limits_.days) {
      ++result_.left_out;
      return;
    }
    days_looked_at_ += span;
    const icalendar::Times times =
        icalendar::times_of(rule, series.start.wall, last, times_looked_at);
    dry_rules_ += times.ran_dry;
    const std::optional<Moment> until =
        rule.until ? std::optional(placed(end_of(*rule.until, series))) : std::nullopt;
    for (const icalendar::WallTime& wall : times.times) {
      CalendarTime time = series.start;
      time.wall = wall;
      const Moment moment = placed(time);
      if (until && is_after(moment, *until)) break;
      moments.push_back(moment);
    }
  }

  void tell_one(const CalendarEvent& event, const Moment& start, const std::string& of_series) {
    if (event.cancelled || event.marks_a_day || start.day < source_.today) return;
    if (result_.all.size() >= limits_.all) {
      ++result_.left_out;
      return;
    }
    result_.all.push_back({&event, start, event_key(event.uid, of_series)});
  }

  icalendar::TimeZones& zones_;
  const Source& source_;
  const ComingLimits& limits_;
  ComingMeetings result_ = {};
  int dry_rules_ = 0;
  std::int64_t days_looked_at_ = 0;
};

std::string clock_time(int second_of_day) {
  return fmt::format("{:02}:{:02}", second_of_day / 3600, second_of_day / 60 % 60);
}

// On the clock of `zone`: what the wall shows there, or the moment where the wall is another's.
icalendar::WallTime wall_at_home(const Moment& moment, const Zone& home) {
  if (!moment.at) return moment.written.wall;
  const std::string time = home.clock_time(*moment.at);
  return {home.date_of(*moment.at), minutes_of_day(time).value_or(0) * 60};
}

}  // namespace

ComingMeetings coming_meetings(const std::vector<const CalendarEvent*>& events,
                               icalendar::TimeZones& zones, const Source& source,
                               const ComingLimits& limits) {
  std::map<std::string_view, std::vector<const CalendarEvent*>> of_uid;
  for (const CalendarEvent* event : events) of_uid[event->uid].push_back(event);
  Telling telling(zones, source, limits);
  for (const auto& [uid, all] : of_uid) telling.tell(all);
  return telling.done();
}

Event event_to_come(const ComingMeeting& coming, icalendar::TimeZones& zones, const Zone& home,
                    const std::string& host) {
  const CalendarEvent& from = *coming.event;
  const CalendarTime& written = coming.start.written;
  const std::optional<Zone> zone = written.zone == CalendarTime::floating
                                       ? std::nullopt
                                       : known_zone(zones.name_of(written.zone));
  const icalendar::WallTime start = zone ? written.wall : wall_at_home(coming.start, home);
  Event event{.title = from.title.empty() ? "Event" : from.title,
              .day = start.day,
              .last_day = start.day,
              .zone = zone ? zone->name() : home.name(),
              .place = from.place,
              .link = as_link(from.link).value_or(""),
              .host = host,
              .is_online = from.place.empty() && !from.setting.empty(),
              .source = "calendar",
              .source_key = coming.key};
  if (!written.is_date) event.starts = clock_time(start.second);
  if (!from.lasts_seconds) return event;
  // A whole day ends with the day before the one that is written.
  const long lasts = written.is_date ? *from.lasts_seconds - 1 : *from.lasts_seconds;
  const icalendar::WallTime end = icalendar::plus_seconds(start, lasts);
  event.last_day = end.day;
  if (!written.is_date) event.ends = clock_time(end.second);
  return event;
}

}  // namespace wellmet
