#pragma once
#include <optional>
#include <string_view>

#include "base/date.h"
#include "formats/vcard/card.h"

namespace wellmet::icalendar {

// What a clock on the wall shows.
struct WallTime {
  LocalDate day = {};
  int second = 0;  // of the day
  friend auto operator<=>(const WallTime&, const WallTime&) = default;
};
WallTime plus_seconds(WallTime, long seconds);

// DATE, and DATE-TIME in its three forms (RFC 5545 3.3.4, 3.3.5).
struct Written {
  WallTime wall = {};
  bool is_date = false;
  bool is_utc = false;  // else in the zone that TZID names, or wherever one is
};
// "20260305", "20260305T103000", "20260305T103000Z"; nothing for another form, a day that does not
// exist, or a year before 1583, when our calendar begins.
std::optional<Written> parse_time(std::string_view);
// "+0530", "-03", "+013000": seconds east of UTC.
std::optional<int> parse_offset(std::string_view);
// DURATION (RFC 5545 3.3.6), "PT1H30M", "P2D", "P1W", in seconds; nothing for another form, none at
// all, a negative one, and one of more than a year.
std::optional<long> parse_duration(std::string_view);

}  // namespace wellmet::icalendar
