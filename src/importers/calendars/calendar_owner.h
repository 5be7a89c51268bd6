#pragma once
#include <string>
#include <vector>

#include "importers/calendars/guests.h"
#include "importers/calendars/meetings.h"
#include "importers/importer.h"

// Which of the guests is the owner of the store.
namespace wellmet {

struct CalendarOwner {
  std::vector<bool> is = {};  // by guest: one may have several addresses
  bool known = false;         // false: nothing tells
  bool none = false;          // said to be none of them
  bool is_misnamed = false;   // --me names no guest
  OwnerInFile said = {};
};

// By what is said for this file, else by the owner's card; else by the calendar's own name, else
// whoever is at every one of three meetings or more, when that is one alone. Never by counting.
CalendarOwner owner_of_calendar(const Source&, const Guests&,
                                const std::vector<std::string>& calendar_names,
                                const std::vector<CalendarMeeting>&);

}  // namespace wellmet
