#pragma once
#include <cstddef>
#include <string>

#include "base/date.h"
#include "model/events/event.h"

namespace wellmet {

using HopeId = Id<struct Hope>;

constexpr std::size_t longest_hope = 500;  // bytes

// Somebody whom one hopes to meet, and has no card of: "head of design at the food bank".
struct Hope {
  HopeId id = {};
  std::string who = {};
  std::string where = {};  // "monthly volunteer day"; "" unknown
  LocalDate made = {};
  EventId event = {};  // at which they may be, where one was named
  friend bool operator==(const Hope&, const Hope&) = default;
};

// Whether the hope speaks of this event: it was named, or every word of where they can be met that
// tells something stands in the event's title, host or place, or the other way round for the title.
bool fits(const Hope&, const Event&);

}  // namespace wellmet
