#pragma once
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/icalendar/component.h"
#include "importers/importer.h"
#include "model/events/event.h"

// Who is invited to the events of a calendar.
namespace wellmet {

struct Guest {
  std::string address = {};  // in lower case; "" when the calendar does not say it
  std::string name = {};     // "" when it says only the address
  bool nobody = false;       // a room, a resource, a group, a list, a robot, an office
  std::string key() const;
};

// One guest of one event.
struct Seat {
  int guest = 0;
  bool declined = false;   // or sent somebody else
  bool organizer = false;  // and not among the guests
  EventAnswer answer = EventAnswer::none;
};

// ATTENDEE or ORGANIZER, with what it says of this event alone. Nothing in `guest` when it says
// neither name nor address.
struct Invited {
  Guest guest = {};
  bool declined = false;
  EventAnswer answer = EventAnswer::none;
  bool is_placeholder = false;  // Outlook's for an address that it doesn't say, or a room or group
};
Invited invited_by(const icalendar::Property&);

// The name as people say it: "Nowak\, Ewa (Sales)" is Ewa Nowak. "" for what is no name.
std::string name_of_guest(std::string_view written);

// The guests of a whole file, each once.
class Guests {
 public:
  static constexpr std::size_t at_most = 50'000;
  // -1 when there are too many.
  int add(const Guest&);
  const Guest& at(int guest) const { return guests_[static_cast<std::size_t>(guest)]; }
  int count() const { return static_cast<int>(guests_.size()); }

 private:
  std::vector<Guest> guests_ = {};
  std::unordered_map<std::string, int> by_key_ = {};
};

}  // namespace wellmet
