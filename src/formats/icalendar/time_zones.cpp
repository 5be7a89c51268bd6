#include "formats/icalendar/time_zones.h"

#include <algorithm>

#include "base/error.h"
#include "base/locale.h"
#include "base/text.h"
#include "formats/icalendar/recurrence.h"

namespace wellmet::icalendar {
namespace {

constexpr std::size_t longest_name = 200;
// A file of a stranger may define as many zones as it likes; each is a few hundred onsets.
constexpr int definitions_at_most = 100;
constexpr std::size_t definitions_kept_at_most = 1'000;
constexpr std::size_t onsets_of_rule_at_most = 1'000;
constexpr int dry_rules_at_most = 5;
constexpr int last_year = 2037;

std::optional<Zone> zone_named(const std::string& name) {
  try {
    return name.empty() ? std::nullopt : std::optional(Zone::named(name));
  } catch (const Error&) {
    return std::nullopt;
  }
}

// "/freeassociation.sourceforge.net/Europe/Berlin" ends with a name; "America/Indiana/Knox" is one.
std::optional<Zone> zone_at_end_of(std::string_view name) {
  if (!name.starts_with('/')) return std::nullopt;
  for (std::size_t slash = name.find('/'); slash != name.npos; slash = name.find('/', slash + 1))
    if (auto zone = zone_named(std::string(name.substr(slash + 1)))) return zone;
  return std::nullopt;
}

// "(UTC-05:00) Eastern Time (US & Canada)", "(GMT +01:00) Berlin", "UTC+2", "GMT+0200".
std::optional<int> offset_in_name(std::string_view name) {
  if (name.starts_with('(')) name.remove_prefix(1);
  if (!name.starts_with("UTC") && !name.starts_with("GMT")) return std::nullopt;
  name.remove_prefix(3);
  name = trim(name);
  if (name.starts_with(')')) return 0;
  const std::size_t end = name.find_first_not_of("+-:0123456789");
  if (end != name.npos && name[end] != ')' && name[end] != ' ') return std::nullopt;
  return parse_offset(name.substr(0, end));
}

std::optional<int> offset_of(const Component& observance, std::string_view property) {
  const Property* p = first(observance, property);
  return p ? parse_offset(p->value) : std::nullopt;
}

}  // namespace

int TimeZones::zone(std::string_view tzid) {
  const std::string name(tzid.substr(0, longest_name));
  const auto [found, is_new] = by_name_.emplace(name, static_cast<int>(zones_.size()));
  if (is_new) zones_.push_back({.name = name});
  return found->second;
}

void TimeZones::define(const Component& vtimezone) {
  const Property* name = first(vtimezone, "TZID");
  if (!name || zones_.size() > definitions_kept_at_most) return;
  Known& known = zones_[at(zone(text_of(*name)))];
  if (!known.definition) known.definition = vtimezone;
}

TimeZones::Known& TimeZones::resolved(int zone) {
  Known& known = zones_[at(zone)];
  if (!known.resolved) resolve(known);
  known.resolved = true;
  return known;
}

void TimeZones::resolve(Known& known) {
  known.zone = zone_named(known.name);
  if (!known.zone) known.zone = zone_at_end_of(known.name);
  if (!known.zone) known.zone = zone_named(zone_of_windows(known.name));
  if (!known.zone && known.definition) {
    const Property* said = first(*known.definition, "X-LIC-LOCATION");
    if (said) known.zone = zone_named(text_of(*said));
    if (!known.zone) resolve_by_definition(known);
  }
  known.definition.reset();
  if (known.zone || known.by_offsets) return;
  if (const std::optional<int> offset = offset_in_name(known.name)) {
    known.offset_before = *offset;
    known.by_offsets = true;
  }
}

// Programs write their zones from 1601 or 1970 on, once a year.
void TimeZones::resolve_by_definition(Known& known) {
  if (++definitions_used_ > definitions_at_most) return;
  std::optional<WallTime> first_at;
  for (const Component& observance : known.definition->parts) {
    const Property* start = first(observance, "DTSTART");
    const std::optional<Written> from = start ? parse_time(start->value) : std::nullopt;
    const std::optional<int> offset = offset_of(observance, "TZOFFSETTO");
    if (!from || !offset) continue;
    known.by_offsets = true;
    if (!first_at || from->wall < *first_at) {
      first_at = from->wall;
      known.offset_before = offset_of(observance, "TZOFFSETFROM").value_or(*offset);
    }
    std::vector<WallTime> times = {from->wall};
    for (const Property& p : observance.properties) {
      if (p.name == "RDATE") {
        for (const std::string& text : split(p.value, ','))
          if (const auto time = parse_time(text)) times.push_back(time->wall);
      } else if (p.name == "RRULE") {
        const std::optional<Rule> rule = parse_rule(p.value);
        if (!rule || rule->frequency != Frequency::yearly || dry_rules_ >= dry_rules_at_most)
          continue;
        LocalDate last = local_date({last_year, 12, 31});
        if (rule->until) last = std::min(last, rule->until->wall.day);
        const Times all = times_of(*rule, from->wall, last, onsets_of_rule_at_most);
        dry_rules_ += all.ran_dry;
        times.insert(times.end(), all.times.begin(), all.times.end());
      }
    }
    for (const WallTime& time : times) known.onsets.push_back({time, *offset});
  }
  std::ranges::sort(known.onsets);
}

int TimeZones::offset_at(const Known& known, WallTime wall) {
  const auto after = std::ranges::upper_bound(known.onsets, wall, {}, &Onset::at);
  return after == known.onsets.begin() ? known.offset_before : std::prev(after)->offset;
}

std::optional<Instant> TimeZones::instant_of(int zone, WallTime wall) {
  const Known& known = resolved(zone);
  if (known.zone) return known.zone->at(wall.day, wall.second / 3600, wall.second / 60 % 60);
  if (!known.by_offsets) return std::nullopt;
  const std::int64_t local = std::int64_t{wall.day.day_number} * day_seconds + wall.second;
  return Instant{(local - offset_at(known, wall)) * 1000};
}

}  // namespace wellmet::icalendar
