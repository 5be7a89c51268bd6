#pragma once
#include <string>

#include "base/date.h"
#include "base/id.h"

namespace wellmet {

// A job, a role, a place of study over time. No end and not `former`: held now.
struct Position {
  PositionId id = {};
  PersonId person = {};
  std::string title = {};
  std::string organisation = {};
  PartialDate started = {};
  PartialDate ended = {};
  bool current = true;
  std::string source = {};
  friend bool operator==(const Position&, const Position&) = default;
};

// "designer at Figma", "designer", "Figma".
std::string in_words(const Position&);

// A date that matters besides what the card holds: "anniversary", "Biscuit's birthday".
struct ImportantDate {
  DateId id = {};
  PersonId person = {};
  std::string label = {};  // "birthday", "anniversary", or one's own word
  PartialDate date = {};
  friend bool operator==(const ImportantDate&, const ImportantDate&) = default;
};

}  // namespace wellmet
