#include <date/tz.h>
#include <fmt/format.h>

#include "base/error.h"
#include "base/instant.h"

namespace wellmet {
namespace {

using Milliseconds = std::chrono::sys_time<std::chrono::milliseconds>;

Milliseconds moment(Instant instant) {
  return Milliseconds{std::chrono::milliseconds{instant.milliseconds}};
}

// UTC needs no table: most short commands then never touch the tz library.
std::chrono::milliseconds local_milliseconds(Instant instant, const void* rules) {
  if (!rules) return std::chrono::milliseconds{instant.milliseconds};
  const auto* zone = static_cast<const date::time_zone*>(rules);
  return zone->to_local(moment(instant)).time_since_epoch();
}

}  // namespace

Zone Zone::named(std::string_view iana_name) {
  if (iana_name.empty() || iana_name == "UTC" || iana_name == "Etc/UTC") return utc();
  try {
    return Zone(std::string(iana_name), date::locate_zone(std::string(iana_name)));
  } catch (const std::exception&) {
    throw Error(ErrorKind::invalid,
                fmt::format("There is no time zone \"{}\". Give a name such as Europe/Lisbon or "
                            "America/New_York.",
                            iana_name));
  }
}

Zone Zone::utc() { return Zone("UTC", nullptr); }

LocalDate Zone::date_of(Instant instant) const {
  const auto days = std::chrono::floor<std::chrono::days>(local_milliseconds(instant, rules_));
  return {static_cast<int>(days.count())};
}

std::string Zone::clock_time(Instant instant) const {
  const auto local = local_milliseconds(instant, rules_);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(
      local - std::chrono::floor<std::chrono::days>(local));
  return fmt::format("{:02}:{:02}", minutes.count() / 60, minutes.count() % 60);
}

Instant Zone::at(LocalDate day, int hour, int minute) const {
  const std::int64_t local_minutes = std::int64_t{day.day_number} * 1440 + hour * 60 + minute;
  if (!rules_) return {local_minutes * 60'000};
  const auto* zone = static_cast<const date::time_zone*>(rules_);
  const date::local_time<std::chrono::minutes> local{std::chrono::minutes{local_minutes}};
  const auto moment = zone->to_sys(local, date::choose::earliest);
  return {std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch()).count()};
}

std::string to_iso(Instant instant) {
  const std::int64_t day = instant.milliseconds >= 0 ? instant.milliseconds / day_ms
                                                     : (instant.milliseconds - day_ms + 1) / day_ms;
  const std::int64_t rest = instant.milliseconds - day * day_ms;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_iso(LocalDate{static_cast<int>(day)}),
                     rest / 3'600'000, rest / 60'000 % 60, rest / 1000 % 60, rest % 1000);
}

}  // namespace wellmet
