#pragma once
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace wellmet {

// A moment that has happened: milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t milliseconds = 0;
  friend auto operator<=>(const Instant&, const Instant&) = default;
};

constexpr int day_seconds = 24 * 60 * 60;
constexpr std::int64_t day_ms = std::int64_t{1000} * day_seconds;

std::string to_iso(Instant);  // "2026-03-05T10:15:00.000Z"

// A time zone by its IANA name, read from the system's zoneinfo. A value; cheap to copy.
class Zone {
 public:
  // Throws invalid for a name that the system does not know.
  static Zone named(std::string_view iana_name);
  static Zone utc();
  const std::string& name() const { return name_; }
  LocalDate date_of(Instant) const;
  std::string clock_time(Instant) const;  // "10:15"
  // The moment at which this wall-clock time occurs; of two, the earlier; of none, the moment of
  // the jump.
  Instant at(LocalDate, int hour, int minute) const;

 private:
  explicit Zone(std::string name, const void* rules) : name_(std::move(name)), rules_(rules) {}
  std::string name_;
  const void* rules_;  // points into the tz library's table, which lives as long as the program
};

}  // namespace wellmet
