// What of a calendar is still to come. How it is kept and told again is in tests/cli.
#include "importers/calendars/coming.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "base/text.h"
#include "importers/importer.h"

namespace wellmet {
namespace {

const LocalDate today = local_date({2026, 11, 27});

std::string event(std::string_view lines) {
  return fmt::format("BEGIN:VEVENT\n{}END:VEVENT\n", lines);
}

Imported read(std::string_view events, const Zone& home = Zone::utc()) {
  const std::string text =
      fmt::format("BEGIN:VCALENDAR\nX-WR-CALNAME:jo@example.org\n{}END:VCALENDAR\n", events);
  return importer_named("calendar")
      ->read({.name = "calendar.ics", .bytes = text, .today = today, .zone = home});
}

// "2026-12-05 18:00-21:00 Tea; …"
std::string to_come(const Imported& imported) {
  std::vector<std::string> all;
  for (const ImportedEvent& told : imported.to_come) {
    const Event& e = told.event;
    std::string text = to_iso(e.day);
    if (!e.starts.empty()) text += " " + e.starts;
    if (e.last_day != e.day) text += " to " + to_iso(e.last_day);
    if (!e.ends.empty()) text += "-" + e.ends;
    all.push_back(text + " " + e.title);
  }
  return join(all, "; ");
}

TEST_CASE("what is today or later is to come, with or without guests; what has been is not") {
  CHECK(to_come(read(event("DTSTART:20261127T080000Z\nSUMMARY:Tea\n"))) == "2026-11-27 08:00 Tea");
  CHECK(to_come(read(event("DTSTART:20261126T080000Z\nSUMMARY:Tea\n"))).empty());
  CHECK(to_come(read(event("DTSTART:20261205T180000Z\nDTEND:20261205T210000Z\nSUMMARY:Fair\n"
                           "ATTENDEE:mailto:jo@example.org\n"))) == "2026-12-05 18:00-21:00 Fair");
}

TEST_CASE("a whole day ends with the day before the one that is written") {
  CHECK(to_come(read(event("DTSTART;VALUE=DATE:20261211\nDTEND;VALUE=DATE:20261212\n"
                           "SUMMARY:Walk\n"))) == "2026-12-11 Walk");
  CHECK(to_come(read(event("DTSTART;VALUE=DATE:20261211\nDTEND;VALUE=DATE:20261214\n"
                           "SUMMARY:Retreat\n"))) == "2026-12-11 to 2026-12-13 Retreat");
}

TEST_CASE("a zone that the system knows is kept, another is told as the clock shows it at home") {
  const Zone home = Zone::named("America/New_York");
  const Imported lisbon = read(
      event("DTSTART;TZID=Europe/Lisbon:20261205T200000\nDURATION:PT5H\nSUMMARY:Dinner\n"), home);
  REQUIRE(lisbon.to_come.size() == 1);
  CHECK(lisbon.to_come.front().event.zone == "Europe/Lisbon");
  CHECK(to_come(lisbon) == "2026-12-05 20:00 to 2026-12-06-01:00 Dinner");
  const Imported utc = read(event("DTSTART:20261206T010000Z\nSUMMARY:Call\n"), home);
  REQUIRE(utc.to_come.size() == 1);
  CHECK(utc.to_come.front().event.zone == "America/New_York");
  CHECK(to_come(utc) == "2026-12-05 20:00 Call");
  const Imported floating = read(event("DTSTART:20261205T200000\nSUMMARY:Tea\n"), home);
  CHECK(to_come(floating) == "2026-12-05 20:00 Tea");
}

TEST_CASE("of a series the next two months come, less what was taken out, as it was moved") {
  const std::string series = event(
      "UID:choir\nDTSTART:20261102T180000Z\nRRULE:FREQ=WEEKLY;INTERVAL=2\n"
      "EXDATE:20261214T180000Z\nSUMMARY:Choir\n");
  const std::string moved = event(
      "UID:choir\nRECURRENCE-ID:20261228T180000Z\nDTSTART:20261229T190000Z\nSUMMARY:Choir, late\n");
  CHECK(to_come(read(moved + series)) ==
        "2026-11-30 18:00 Choir; 2026-12-29 19:00 Choir, late; 2027-01-11 18:00 Choir; "
        "2027-01-25 18:00 Choir");
}

TEST_CASE("one of a series keeps its key when the file is read again and when it was moved") {
  const std::string series =
      event("UID:choir\nDTSTART:20261130T180000Z\nRRULE:FREQ=WEEKLY;COUNT=1\nSUMMARY:Choir\n");
  const std::string moved =
      event("UID:choir\nRECURRENCE-ID:20261130T180000Z\nDTSTART:20261201T190000Z\nSUMMARY:Choir\n");
  const Imported before = read(series), after = read(series + moved);
  REQUIRE(before.to_come.size() == 1);
  REQUIRE(after.to_come.size() == 1);
  CHECK(after.to_come.front().event.day == local_date({2026, 12, 1}));
  CHECK(before.to_come.front().event.source_key == after.to_come.front().event.source_key);
}

TEST_CASE("what is cancelled, declined by you, every day, a holiday or of others is none") {
  for (const char* lines :
       {"STATUS:CANCELLED\n", "ATTENDEE;PARTSTAT=DECLINED:mailto:jo@example.org\n",
        "RRULE:FREQ=DAILY\n", "SUMMARY:Canceled: Tea\n"}) {
    INFO(lines);
    CHECK(to_come(read(event(fmt::format("DTSTART:20261201T180000Z\n{}", lines)))).empty());
  }
  CHECK(to_come(read(event("DTSTART;VALUE=DATE:20261225\nTRANSP:TRANSPARENT\n"))).empty());
}

TEST_CASE(
    "a series that never ends, never occurs or is of many thousand years is told in no time") {
  for (const char* rule :
       {"FREQ=WEEKLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=SECONDLY", "FREQ=YEARLY;INTERVAL=9999"}) {
    INFO(rule);
    const Imported imported =
        read(event(fmt::format("DTSTART:16000101T180000Z\nRRULE:{}\nSUMMARY:Old\n", rule)));
    CHECK(imported.to_come.size() <= 9);
  }
}

TEST_CASE("guests are told with their answers, and who invites is the host") {
  const Imported imported =
      read(event("DTSTART:20261205T180000Z\nSUMMARY:Fair\nATTENDEE:mailto:jo@example.org\n"
                 "ATTENDEE;CN=Ana Silva;PARTSTAT=TENTATIVE:mailto:Ana@example.com\n"
                 "ATTENDEE;CUTYPE=ROOM;CN=Blue:mailto:blue@example.com\n") +
           event("DTSTART:20261206T180000Z\nSUMMARY:Open "
                 "studio\nORGANIZER;CN=Marvila:mailto:m@example.com\n"));
  REQUIRE(imported.to_come.size() == 2);
  REQUIRE(imported.to_come[0].guests.size() == 1);
  CHECK(imported.to_come[0].guests[0].address == "ana@example.com");
  CHECK(imported.to_come[0].guests[0].answer == EventAnswer::maybe);
  CHECK(imported.to_come[1].event.host == "Marvila");
}

TEST_CASE("a length is read as it is written, and nothing else is one") {
  CHECK(icalendar::parse_duration("PT1H30M") == 5400);
  CHECK(icalendar::parse_duration("P1DT1S") == 86401);
  CHECK(icalendar::parse_duration("P2W") == 14 * 86400);
  for (const char* text :
       {"", "P", "PT", "-PT1H", "1H", "PT1D", "P1H", "PT", "PTH", "P9999999999W", "PT1H3"}) {
    INFO(text);
    CHECK_FALSE(icalendar::parse_duration(text).has_value());
  }
}

}  // namespace
}  // namespace wellmet
