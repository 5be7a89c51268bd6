#include "base/known_zone.h"

#include <doctest/doctest.h>

using namespace wellmet;

namespace {

std::string zone_named_by(std::string_view tz) {
  const auto zone = zone_of_tz(tz);
  return zone ? zone->name() : "";
}

}  // namespace

TEST_CASE("TZ names a zone, a file of zoneinfo, or hours from UTC") {
  CHECK(zone_named_by("Europe/Lisbon") == "Europe/Lisbon");
  CHECK(zone_named_by(":Europe/Lisbon") == "Europe/Lisbon");
  CHECK(zone_named_by("/usr/share/zoneinfo/Europe/Lisbon") == "Europe/Lisbon");
  CHECK(zone_named_by(":/usr/share/zoneinfo/posix/Europe/Lisbon") == "Europe/Lisbon");
  CHECK(zone_named_by("UTC") == "UTC");
  CHECK(zone_named_by("UTC0") == "UTC");
  CHECK(zone_named_by("UTC-3") == "Etc/GMT-3");
  CHECK(zone_named_by("<-05>5") == "Etc/GMT+5");
  CHECK(zone_named_by("<+03>-03:00") == "Etc/GMT-3");
  CHECK(zone_named_by("EST5EDT") == "EST5EDT");
  CHECK(zone_named_by("EST5EDT4,M3.2.0,M11.1.0") == "EST5EDT");
  CHECK(zone_named_by("PST8PDT,M3.2.0/2,M11.1.0/2") == "PST8PDT");
}

TEST_CASE("hours in TZ are counted westward") {
  const Instant midnight{1'795'305'600'000};  // 2026-11-22T00:00:00Z
  CHECK(zone_of_tz("UTC-3")->clock_time(midnight) == "03:00");
  CHECK(zone_of_tz("<-05>5")->clock_time(midnight) == "19:00");
}

TEST_CASE("a TZ that no zone of the system stands for is nothing, never a wrong zone") {
  for (const char* tz : {"", ":", "Mars/Olympus", "CET-1CEST,M3.5.0,M10.5.0/3", "IST-5:30",
                         "EST5EDT,M4.1.0,M10.5.0", "UTC-99", "UTC", "<", "<+03", "-3", "A3", "EST",
                         "/etc/passwd", "../../etc/passwd", "EST5EDT5"}) {
    CAPTURE(tz);
    const std::string name = zone_named_by(tz);
    CHECK((name.empty() || name == tz));
  }
}
