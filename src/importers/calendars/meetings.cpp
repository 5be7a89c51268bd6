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
#include "importers/calendars/moments.h"

namespace wellmet {
namespace {

// A series of most days of the week that goes on for longer than a week is a stand-up.
constexpr int weekdays_of_daily = 4;
constexpr int days_of_short_series = 7;

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
    Moment moment = moment_of(time, zones_, source_.zone);
    const bool has_zone = !time.is_date && !time.is_utc && time.zone != CalendarTime::floating;
    if (has_zone && !moment.at) unknown_zones_.insert(zones_.name_of(time.zone));
    return moment;
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
        rule.until ? std::optional(placed(end_of(*rule.until, series))) : std::nullopt;
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

bool is_daily(const CalendarEvent& series) {
  return std::ranges::any_of(series.rules, [&](const icalendar::Rule& rule) {
    using F = icalendar::Frequency;
    const bool every_day =
        rule.frequency == F::several_a_day || (rule.frequency == F::daily && rule.interval == 1) ||
        (rule.frequency == F::weekly && rule.interval == 1 && rule.weekdays >= weekdays_of_daily);
    const bool is_short =
        (rule.count > 0 && rule.count <= days_of_short_series) ||
        (rule.until && rule.until->wall.day - series.start.wall.day <= days_of_short_series);
    return every_day && !is_short;
  });
}

Meetings meetings_of(const std::vector<CalendarEvent>& events, icalendar::TimeZones& zones,
                     const Source& source, const MeetingLimits& limits) {
  return Telling(events, zones, source, limits).run();
}

}  // namespace wellmet
