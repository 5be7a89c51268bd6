// A series (RFC 5545 3.8.5) is its rules and further dates, less what EXDATE takes out, with single
// ones replaced by events that name them (RECURRENCE-ID). Two times are one when they are one
// moment; where one of them is a day alone, when they are of one day on the wall.
#include "importers/calendars/meetings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "base/words.h"

namespace wellmet {
namespace {

// A series of most days of the week that goes on for longer than a week is a stand-up.
constexpr int weekdays_of_daily = 4;
constexpr int days_of_short_series = 7;

// A time, placed.
struct Moment {
  LocalDate day = {};  // in the owner's zone
  std::optional<Instant> at = {};
  CalendarTime written = {};
};

bool is_same_time(const Moment& a, const Moment& b) {
  if (a.written.is_date || b.written.is_date) return a.written.wall.day == b.written.wall.day;
  return a.at && b.at ? a.at == b.at : a.written.wall == b.written.wall;
}

// Finds what was put in for a time, in any of the ways in which two times are one.
class TimeIndex {
 public:
  void add(const Moment& time, int value) {
    const icalendar::WallTime& wall = time.written.wall;
    by_day_.emplace(wall.day.day_number, value);
    if (time.written.is_date) by_date_.emplace(wall.day.day_number, value);
    if (time.at) {
      by_instant_.emplace(time.at->milliseconds, value);
    } else {
      by_wall_.emplace(wall, value);
    }
  }
  std::optional<int> find(const Moment& time) const {
    const icalendar::WallTime& wall = time.written.wall;
    if (time.written.is_date) return found(by_day_, wall.day.day_number);
    if (const auto day = found(by_date_, wall.day.day_number)) return day;
    if (time.at)
      if (const auto instant = found(by_instant_, time.at->milliseconds)) return instant;
    return found(by_wall_, wall);
  }

 private:
  template <class Key>
  static std::optional<int> found(const std::map<Key, int>& in, const Key& key) {
    const auto place = in.find(key);
    return place == in.end() ? std::nullopt : std::optional(place->second);
  }
  std::map<int, int> by_day_ = {}, by_date_ = {};
  std::map<std::int64_t, int> by_instant_ = {};
  std::map<icalendar::WallTime, int> by_wall_ = {};
};

std::string text_of(const Moment& moment) {
  if (moment.at) return to_iso(*moment.at).substr(0, 19);
  return fmt::format("{} {}", to_iso(moment.written.wall.day), moment.written.wall.second);
}

class Telling {
 public:
  Telling(const std::vector<CalendarEvent>& events, icalendar::TimeZones& zones,
          const Source& source, const MeetingLimits& limits)
      : events_(events), zones_(zones), source_(source), limits_(limits) {}

  Meetings run() {
    std::map<std::string_view, std::vector<const CalendarEvent*>> of_uid;
    for (const CalendarEvent& event : events_) of_uid[event.uid].push_back(&event);
    for (const auto& [uid, events] : of_uid) tell(events);
    if (result_.been.size() >= limits_.all) {
      result_.events.whole.clear();
      result_.problems.push_back(
          {0, fmt::format("there are more meetings than {}", limits_.all),
           "The rest was left out: export a part of the calendar and import that."});
    }
    tell_unknown_zones();
    std::ranges::stable_sort(result_.been, {}, &CalendarMeeting::day);
    return std::move(result_);
  }

 private:
  Moment placed(const CalendarTime& time) {
    Moment moment{.day = time.wall.day, .written = time};
    if (time.is_date) return moment;
    if (time.is_utc) {
      const std::int64_t day = time.wall.day.day_number;
      moment.at = Instant{(day * day_seconds + time.wall.second) * 1000};
    } else if (time.zone != CalendarTime::floating) {
      moment.at = zones_.instant_of(time.zone, time.wall);
      if (!moment.at) unknown_zones_.insert(zones_.name_of(time.zone));
    }
    if (moment.at) moment.day = source_.zone.date_of(*moment.at);
    return moment;
  }

  // The later sequence says how it is; of two of one sequence a cancellation, then the later one.
  static bool is_newer(const CalendarEvent& a, const CalendarEvent& b) {
    return std::pair(a.sequence, a.cancelled) >= std::pair(b.sequence, b.cancelled);
  }

  struct Override {
    Moment replaces = {};
    const CalendarEvent* event = nullptr;
    bool used = false;
  };

  // The single ones of a series that were changed.
  struct Overrides {
    std::vector<Override> all = {};
    TimeIndex by_time = {};
    Override* at(const Moment& time) {
      const std::optional<int> found = by_time.find(time);
      return found ? &all[static_cast<std::size_t>(*found)] : nullptr;
    }
    void add(const Moment& replaces, const CalendarEvent& event) {
      Override* same = at(replaces);
      if (same && is_newer(event, *same->event)) same->event = &event;
      if (same) return;
      by_time.add(replaces, static_cast<int>(all.size()));
      all.push_back({replaces, &event});
    }
  };

  void tell(const std::vector<const CalendarEvent*>& events) {
    const CalendarEvent* series = nullptr;
    Overrides overrides;
    for (const CalendarEvent* event : events) {
      if (event->replaces) {
        overrides.add(placed(*event->replaces), *event);
      } else if (!series || is_newer(*event, *series)) {
        series = event;
      }
    }
    const bool left_out = series && tell_series(*series, overrides);
    if (left_out) return;
    for (const Override& one : overrides.all)
      if (!one.used) tell_one(*one.event, placed(one.event->start), text_of(one.replaces));
  }

  // Whether nothing of it is to be told.
  bool tell_series(const CalendarEvent& series, Overrides& overrides) {
    if (series.cancelled) {
      ++result_.cancelled;
      is_told_whole(series, EventsNow::Why::cancelled);
      return true;
    }
    if (!series.recurs()) {
      is_told_whole(series, EventsNow::Why::not_in_series);
      tell_one(series, placed(series.start), "");
      return false;
    }
    if (source_.kept_of_calendars == KeptOfCalendars::meetings && is_daily(series)) {
      result_.daily.push_back(&series);
      return true;
    }
    TimeIndex except;
    for (const CalendarTime& time : series.except) except.add(placed(time), 0);
    const std::vector<Moment> moments = moments_of(series);
    if (all_told_) is_told_whole(series, EventsNow::Why::not_in_series);
    for (const Moment& moment : moments) {
      if (except.find(moment)) continue;
      Override* changed = overrides.at(moment);
      if (!changed) tell_one(series, moment, text_of(moment));
      if (!changed || changed->used) continue;
      changed->used = true;
      tell_one(*changed->event, placed(changed->event->start), text_of(moment));
    }
    return false;
  }

  void is_told_whole(const CalendarEvent& event, EventsNow::Why why) {
    result_.events.whole.emplace(event_key(event.uid, "").substr(0, event_digits), why);
  }

  bool is_daily(const CalendarEvent& series) {
    return std::ranges::any_of(series.rules, [&](const icalendar::Rule& rule) {
      using F = icalendar::Frequency;
      const bool every_day =
          rule.frequency == F::several_a_day ||
          (rule.frequency == F::daily && rule.interval == 1) ||
          (rule.frequency == F::weekly && rule.interval == 1 && rule.weekdays >= weekdays_of_daily);
      const bool is_short =
          (rule.count > 0 && rule.count <= days_of_short_series) ||
          (rule.until && rule.until->wall.day - series.start.wall.day <= days_of_short_series);
      return every_day && !is_short;
    });
  }

  // Those that have been, rising, each once.
  std::vector<Moment> moments_of(const CalendarEvent& series) {
    std::vector<Moment> moments = {placed(series.start)};
    goes_on_ = false;
    all_told_ = !series.unknown_rule;
    for (const icalendar::Rule& rule : series.rules) add_times(series, rule, moments);
    for (const CalendarTime& time : series.also) moments.push_back(placed(time));
    std::ranges::stable_sort(moments, {}, [](const Moment& one) {
      return std::pair(one.day, one.at.value_or(Instant{}));
    });
    const auto again = std::ranges::unique(moments, is_same_time);
    moments.erase(again.begin(), again.end());
    const auto to_come =
        std::ranges::find_if(moments, [&](const Moment& one) { return one.day >= source_.today; });
    if (to_come != moments.end() || goes_on_) ++result_.to_come;
    moments.erase(to_come, moments.end());
    return moments;
  }

  void add_times(const CalendarEvent& series, const icalendar::Rule& rule,
                 std::vector<Moment>& moments) {
    // A day further, for what is yesterday here and tomorrow there.
    const LocalDate last = source_.today + 1;
    const std::int64_t span = std::max(0, last - series.start.wall.day);
    if (dry_rules_ >= limits_.dry_rules || days_looked_at_ + span > limits_.days)
      return tell_limit(series);
    days_looked_at_ += span;
    const icalendar::Times times =
        icalendar::times_of(rule, series.start.wall, last, limits_.of_series);
    dry_rules_ += times.ran_dry;
    const std::optional<Moment> until =
        rule.until ? std::optional(end_of(*rule.until, series)) : std::nullopt;
    for (const icalendar::WallTime& wall : times.times) {
      CalendarTime time = series.start;
      time.wall = wall;
      const Moment moment = placed(time);
      if (until && is_after(moment, *until)) break;
      moments.push_back(moment);
    }
    const bool ended = rule.count > 0 && std::cmp_greater_equal(times.times.size(), rule.count);
    goes_on_ = goes_on_ || (!times.ran_dry && !ended && (!until || until->day >= last));
    all_told_ = all_told_ && !times.cut;
    if (times.cut)
      result_.problems.push_back(
          {series.line,
           fmt::format("“{}” comes more often than {} times", series.title, limits_.of_series),
           "The later ones were left out."});
  }

  void tell_limit(const CalendarEvent& series) {
    all_told_ = false;
    if (limit_told_) return;
    limit_told_ = true;
    result_.problems.push_back(
        {series.line, "the series of this file take too long to be told one by one",
         "Of this one and those after it only the first was read: export a part of the calendar "
         "and import that."});
  }

  // UNTIL as a day is the whole of it, on the wall; without a zone it is of the zone of the start.
  Moment end_of(const icalendar::Written& until, const CalendarEvent& series) {
    CalendarTime time{.wall = until.wall, .is_date = until.is_date, .is_utc = until.is_utc};
    if (!time.is_utc && !time.is_date) time.zone = series.start.zone;
    return placed(time);
  }

  static bool is_after(const Moment& moment, const Moment& until) {
    if (until.written.is_date || !until.at || !moment.at)
      return moment.written.wall.day > until.written.wall.day;
    return *moment.at > *until.at;
  }

  void tell_one(const CalendarEvent& event, const Moment& moment, const std::string& of_series) {
    const std::string key = event_key(event.uid, of_series);
    if (event.cancelled) {
      ++result_.cancelled;
      result_.events.gone.emplace(key, EventsNow::Why::cancelled);
    } else if (moment.day >= source_.today) {
      ++result_.to_come;
      result_.events.gone.emplace(key, EventsNow::Why::to_come);
    } else if (result_.been.size() < limits_.all) {
      result_.events.been.insert(key);
      result_.been.push_back({.event = &event, .day = moment.day, .at = moment.at, .key = key});
    }
  }

  void tell_unknown_zones() {
    constexpr std::size_t named_at_most = 5;
    if (unknown_zones_.empty()) return;
    std::vector<std::string> names;
    for (const std::string& name : unknown_zones_)
      if (names.size() < named_at_most) names.push_back("“" + clip(for_terminal(name), 40) + "”");
    result_.problems.push_back(
        {0, fmt::format("nobody knows the time zone {}", join(names, ", ")),
         "Times in it were taken as they are written: a meeting around midnight may stand on the "
         "day beside its own."});
  }

  const std::vector<CalendarEvent>& events_;
  icalendar::TimeZones& zones_;
  const Source& source_;
  const MeetingLimits& limits_;
  Meetings result_ = {};
  std::set<std::string> unknown_zones_ = {};
  int dry_rules_ = 0;
  std::int64_t days_looked_at_ = 0;
  bool limit_told_ = false;
  // The series that is told:
  bool goes_on_ = false;
  bool all_told_ = false;  // nothing of it was cut off or can't be read
};

}  // namespace

Meetings meetings_of(const std::vector<CalendarEvent>& events, icalendar::TimeZones& zones,
                     const Source& source, const MeetingLimits& limits) {
  return Telling(events, zones, source, limits).run();
}

}  // namespace wellmet
