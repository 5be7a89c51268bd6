#include "formats/icalendar/time_zones.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

namespace wellmet::icalendar {
namespace {

// The zones of one calendar.
class ZonesOf : public Events {
 public:
  explicit ZonesOf(std::string_view calendar) { read(calendar, *this); }
  bool wants(std::string_view) const override { return true; }
  void component(Component&& component) override { zones.define(component); }

  std::string utc(std::string_view tzid, std::string_view written) {
    const auto at = zones.instant_of(zones.zone(tzid), parse_time(written)->wall);
    return at ? to_iso(*at).substr(0, 16) : "nobody knows";
  }

  TimeZones zones = {};
};

TEST_CASE("zones are known by the names that programs give them") {
  ZonesOf zones("");
  struct Case {
    const char* name;
    const char* winter;
    const char* summer;
  };
  static constexpr std::array<Case, 11> cases = {{
      {"Europe/Berlin", "2026-01-15T09:00", "2026-07-15T08:00"},
      {"Europe/Kiev", "2026-01-15T08:00", "2026-07-15T07:00"},
      {"US/Pacific", "2026-01-15T18:00", "2026-07-15T17:00"},
      {"W. Europe Standard Time", "2026-01-15T09:00", "2026-07-15T08:00"},
      {"Eastern Standard Time", "2026-01-15T15:00", "2026-07-15T14:00"},
      {"India Standard Time", "2026-01-15T04:30", "2026-07-15T04:30"},
      {"/mozilla.org/20070129_1/Europe/Berlin", "2026-01-15T09:00", "2026-07-15T08:00"},
      // An offset alone knows no summer.
      {"(UTC-05:00) Eastern Time (US & Canada)", "2026-01-15T15:00", "2026-07-15T15:00"},
      {"(GMT+10:00) Canberra, Melbourne, Sydney", "2026-01-15T00:00", "2026-07-15T00:00"},
      {"(UTC) Coordinated Universal Time", "2026-01-15T10:00", "2026-07-15T10:00"},
      {"Customized Time Zone", "nobody knows", "nobody knows"},
  }};
  for (const Case& one : cases) {
    CAPTURE(one.name);
    CHECK(zones.utc(one.name, "20260115T100000") == one.winter);
    CHECK(zones.utc(one.name, "20260715T100000") == one.summer);
  }
}

constexpr const char* own_zone =
    "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\n"
    "DTSTART:16010101T020000\r\nTZOFFSETFROM:-0700\r\nTZOFFSETTO:-0800\r\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n"
    "DTSTART:16010101T020000\r\nTZOFFSETFROM:-0800\r\nTZOFFSETTO:-0700\r\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
    "END:VCALENDAR\r\n";

TEST_CASE("a zone that only the file knows is what the file says of it") {
  ZonesOf zones(own_zone);
  CHECK(zones.utc("Customized Time Zone", "20260307T100000") == "2026-03-07T18:00");
  CHECK(zones.utc("Customized Time Zone", "20260308T100000") == "2026-03-08T17:00");
  CHECK(zones.utc("Customized Time Zone", "20261101T100000") == "2026-11-01T18:00");
  zones.zones.end_calendar();
  CHECK(zones.utc("Customized Time Zone", "20260307T100000") == "nobody knows");
}

TEST_CASE("a name of the IANA's is not what a file makes of it") {
  std::string lying(own_zone);
  lying.replace(lying.find("Customized Time Zone"), 20, "Asia/Tokyo");
  CHECK(ZonesOf(lying).utc("Asia/Tokyo", "20260715T100000") == "2026-07-15T01:00");
}

TEST_CASE("times have three forms, and what does not exist is none") {
  CHECK(parse_time("20260305")->is_date);
  CHECK(parse_time("20260305T103000Z")->is_utc);
  CHECK(parse_time(" 20260305T1030 ")->wall.second == 10 * 3600 + 30 * 60);
  CHECK(parse_time("20161231T235960Z")->wall.second == 86'399);
  for (const char* text :
       {"", "20260229", "2026-03-05", "20260305T", "20260305T250000", "20260305T10300", "00010101",
        "2026030", "tomorrow", "20260305 103000"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_time(text));
  }
  CHECK(parse_offset("+0530") == 19'800);
  CHECK(parse_offset("-03:30") == -12'600);
  CHECK_FALSE(parse_offset("0530"));
  CHECK_FALSE(parse_offset("+99"));
}

}  // namespace
}  // namespace wellmet::icalendar
