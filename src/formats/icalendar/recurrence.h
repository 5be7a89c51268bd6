#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/icalendar/time.h"

// RRULE (RFC 5545 3.3.10): when something happens again. The days are reckoned by libical.
namespace wellmet::icalendar {

enum class Frequency { several_a_day, daily, weekly, monthly, yearly };

struct Rule {
  Frequency frequency = Frequency::daily;
  int interval = 1;
  int count = 0;                      // 0: without end, or up to `until`
  int weekdays = 0;                   // how many BYDAY names; 0 when it names none
  std::optional<Written> until = {};  // the last moment at which it may happen
  std::string text = {};              // without UNTIL
};
// Nothing for what is no rule, and for one of a form that no calendar's own dialog makes: libical
// is not asked such.
std::optional<Rule> parse_rule(std::string_view);

struct Times {
  std::vector<WallTime> times = {};  // rising, the start first
  bool cut = false;                  // there are more than were asked for
  // The rule never comes true again, which took up to a second to see, since libical looks on for
  // centuries: a file may have a few of these, and must not have many.
  bool ran_dry = false;
};
// The wall times at which it happens, from the start, which always does, up to the end of the day
// `last`; UNTIL is the caller's, who knows the zone. A rule that never comes true again, or happens
// several times a day, gives the start alone.
Times times_of(const Rule&, WallTime start, LocalDate last, std::size_t at_most);

}  // namespace wellmet::icalendar
