#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "formats/vcard/card.h"

// iCalendar (RFC 5545): a text of components, whose lines are those of vCard (formats/vcard/lines.h
// reads both). What programs write that is no valid calendar is read as far as it goes.
namespace wellmet::icalendar {

using vcard::Property;

// "VEVENT" and the like, in capitals. Of a VTIMEZONE the observances are its parts; what stands in
// other components (VALARM) is passed over.
struct Component {
  std::string name = {};
  std::vector<Property> properties = {};  // only those that were asked for
  std::vector<Component> parts = {};
  int line = 0;  // of its BEGIN
};

// What a file may cost: memory stays at one component and the longest line that is kept.
struct Limits {
  std::size_t line_bytes = 64u << 10;  // one unfolded line; the rest of it is passed over
  std::size_t properties_per_component = 3'000;
  std::size_t component_bytes = 1u << 20;
  std::size_t parameters_per_property = 50;
  std::size_t parts_per_component = 100;
};

// By what a calendar ends: a file that was cut off may lack some of it.
enum class Ended { by_end_line, by_end_of_file };

// Who is told what is read. Nothing that is handed over is kept.
class Events {
 public:
  virtual ~Events() = default;
  // Whether properties of this name (in capitals) matter; others are passed over unread.
  virtual bool wants(std::string_view property) const = 0;
  virtual void begin_calendar() {}
  // A property of the calendar itself.
  virtual void property(const Property&) {}
  // A whole component of the calendar: VEVENT, VTIMEZONE, VTODO …
  virtual void component(Component&&) = 0;
  virtual void end_calendar(Ended) {}
};

// Never throws for the bytes, which are UTF-8: what can't be read is a Problem with its line.
std::vector<Problem> read(std::string_view utf8, Events&, const Limits& = {});

// The values of text (SUMMARY, LOCATION), escapes undone.
std::string text_of(const Property&);
// The first value of this parameter, "" when there is none.
std::string parameter_of(const Property&, std::string_view name);
const Property* first(const Component&, std::string_view name);  // nullptr when there is none

}  // namespace wellmet::icalendar
