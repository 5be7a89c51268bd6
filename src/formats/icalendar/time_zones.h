#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "formats/icalendar/component.h"
#include "formats/icalendar/time.h"

namespace wellmet::icalendar {

// The time zones that a file names. A name is, in this order: one of the IANA's, also behind the
// name of a program ("/mozilla.org/20070129_1/Europe/Berlin"); one of Windows' ("W. Europe Standard
// Time"); what the file's own VTIMEZONE of that name says; the offset that it begins with
// ("(UTC-05:00) Eastern Time"), which knows no summer.
class TimeZones {
 public:
  // The zone of this name within the calendar that is read, to be asked for when it is read whole.
  int zone(std::string_view tzid);
  // A VTIMEZONE of the calendar, before or after it is used.
  void define(const Component& vtimezone);
  // What follows is another calendar, whose names may mean others.
  void end_calendar() { by_name_.clear(); }

  // When the clock shows this in the zone. Nothing for a zone that nobody knows.
  std::optional<Instant> instant_of(int zone, WallTime);
  const std::string& name_of(int zone) const { return zones_[at(zone)].name; }

 private:
  // A change of the clocks: from then on (as the clock before it shows) so far east of UTC.
  struct Onset {
    WallTime at = {};
    int offset = 0;
    friend auto operator<=>(const Onset&, const Onset&) = default;
  };
  struct Known {
    std::string name = {};
    std::optional<Component> definition = {};
    bool resolved = false;
    std::optional<Zone> zone = {};
    int offset_before = 0;           // before the first onset
    std::vector<Onset> onsets = {};  // rising
    bool by_offsets = false;         // the two above say it
  };
  static std::size_t at(int zone) { return static_cast<std::size_t>(zone); }
  Known& resolved(int zone);
  void resolve(Known&);
  void resolve_by_definition(Known&);
  static int offset_at(const Known&, WallTime);

  std::vector<Known> zones_ = {};
  std::map<std::string, int, std::less<>> by_name_ = {};
  int definitions_used_ = 0;
  int dry_rules_ = 0;  // that never came true again
};

}  // namespace wellmet::icalendar
