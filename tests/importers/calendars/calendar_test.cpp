// What of a calendar is a meeting, and with whom. Whole files are in tests/importers/calendar.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <string>

#include "importers/importer.h"
#include "tests/importers/print.h"

namespace wellmet {
namespace {

const LocalDate today = local_date({2026, 11, 27});
constexpr std::string_view ana = "ATTENDEE;CN=Ana Silva:mailto:ana@example.com\n";

std::string calendar(std::string_view events, std::string_view around = "") {
  return fmt::format(
      "BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:jo@example.org\n{}{}END:VCALENDAR\n", around,
      events);
}

// An event with Jo, whose calendar it is.
std::string event(std::string_view lines) {
  return fmt::format("BEGIN:VEVENT\nATTENDEE:mailto:jo@example.org\n{}END:VEVENT\n", lines);
}
std::string with_ana(std::string_view lines) {
  return event(std::string(ana) + std::string(lines));
}

Imported read(const std::string& text, const Source& how = {}) {
  Source source = how;
  source.name = "calendar.ics";
  source.bytes = text;
  source.today = today;
  return importer_named("calendar")->read(source);
}

// "2026-05-08 11:30 met at the Anchor: Lunch; …" of all in the file.
std::string meetings(const Imported& imported, const Zone& zone = Zone::utc()) {
  std::vector<std::string> all;
  for (const ImportedPerson& person : imported.people)
    for (const ImportedInteraction& told : person.interactions)
      all.push_back(fmt::format(
          "{} {}", told.interaction.at ? zone.clock_time(*told.interaction.at) : std::string("-"),
          printed(told.interaction)));
  return join(all, "; ");
}

std::string names(const Imported& imported) {
  std::vector<std::string> all;
  for (const ImportedPerson& person : imported.people) all.push_back(person.source_key);
  return join(all, " ");
}

std::string problems(const Imported& imported) {
  std::vector<std::string> all;
  for (const Problem& problem : imported.problems) all.push_back(problem.what);
  return join(all, "; ");
}

TEST_CASE("rooms, lists, offices, programs and firms are nobody") {
  for (const char* guest :
       {";CUTYPE=ROOM;CN=Blue:mailto:blue@example.com", ";CUTYPE=RESOURCE:mailto:van@example.com",
        ";CUTYPE=GROUP;CN=Choir:mailto:choir@example.com",
        ";CN=Room 4:mailto:c_1@resource.calendar.google.com",
        ";CN=Conference Room 4:mailto:cr4@example.com", ";CN=Tickets:mailto:no-reply@example.com",
        ":mailto:noreply-calendar@example.com", ":mailto:calendar-notification@google.com",
        ";CN=Blue Heron (Conference Room):mailto:blue@example.com",
        ";CN=Devs:mailto:devs@googlegroups.com", ";CN=Ana via Devs:mailto:ana@lists.example.com",
        ":mailto:info@example.com", ";CN=Sales Team:mailto:berlin.team@example.com",
        ";CN=\"Acme, Inc.\":mailto:desk@acme.example", ":invalid:nomail",
        ";ROLE=NON-PARTICIPANT;CN=Uwe Berg:mailto:uwe@example.com"}) {
    CAPTURE(guest);
    const Imported imported =
        read(calendar(event(fmt::format("DTSTART:20260508T113000Z\nATTENDEE{}\n", guest))));
    CHECK(names(imported).empty());
    CHECK(problems(imported) == "1 event without other people");
  }
}

TEST_CASE("people are called as people are") {
  struct Case {
    const char* guest;
    const char* name;
  };
  for (const Case& one :
       {Case{";CN=\"Müller, Jörg\":mailto:j@example.com", "Jörg Müller"},
        Case{";CN=\"Mbeki, PhD\":mailto:g@example.com", "Mbeki\\, PhD"},
        Case{";CN='Grace Mbeki':mailto:g@example.com", "Grace Mbeki"},
        Case{";CN=  Grace   Mbeki :MAILTO:G@Example.com", "Grace Mbeki"},
        Case{";CN=\"Nowak\\, Ewa (Sales)\":mailto:e@example.com", "Ewa Nowak"},
        Case{";CN=\"Nowak (Sales), Ewa\":mailto:e@example.com", "Ewa Nowak"},
        Case{";CN=Nowak\\, Ewa [R&D] (Sales Team):mailto:e@example.com", "Ewa Nowak"},
        Case{";CN=[EXTERN] Ewa Nowak:mailto:e@example.com", "Ewa Nowak"},
        Case{";CN=(Ewa):mailto:e@example.com", "(Ewa)"},
        Case{";CN=李小龍:mailto:lee@example.hk", "李小龍"}}) {
    CAPTURE(one.guest);
    const Imported imported =
        read(calendar(event(fmt::format("DTSTART:20260508T113000Z\nATTENDEE{}\n", one.guest))));
    REQUIRE(imported.people.size() == 1);
    CHECK(imported.people[0].card.properties.at(1).value == one.name);
    CHECK_FALSE(imported.people[0].only_if_known);
  }
  const Imported nameless = read(calendar(
      event("DTSTART:20260508T113000Z\nATTENDEE;CN=ana@example.com:mailto:ana@example.com\n")));
  REQUIRE(nameless.people.size() == 1);
  CHECK(nameless.people[0].only_if_known);
}

TEST_CASE("what was called off, declined, answered or is to come is no meeting") {
  CHECK(meetings(read(calendar(with_ana("DTSTART:20260508T113000Z\nSUMMARY:Tea\n")))) ==
        "11:30 2026-05-08 coffee: Tea");
  for (const std::string& text :
       {calendar(with_ana("DTSTART:20260508T113000Z\nSTATUS:CANCELLED\n")),
        calendar(with_ana("DTSTART:20260508T113000Z\nSUMMARY:Canceled: Tea\n")),
        calendar(with_ana("DTSTART:20260508T113000Z\nSUMMARY:Abgesagt: Tee\n")),
        calendar(with_ana("DTSTART:20260508T113000Z\n"), "METHOD:CANCEL\n"),
        calendar(with_ana("DTSTART:20260508T113000Z\n"), "METHOD:REPLY\n"),
        calendar(with_ana("DTSTART:20270508T113000Z\n")),
        calendar(with_ana("DTSTART;VALUE=DATE:20260803\nTRANSP:TRANSPARENT\n")),
        calendar("BEGIN:VEVENT\nATTENDEE;PARTSTAT=DECLINED:mailto:jo@example.org\n" +
                 std::string(ana) + "DTSTART:20260508T113000Z\nEND:VEVENT\n"),
        calendar("BEGIN:VTODO\n" + std::string(ana) + "DTSTART:20260508T113000Z\nEND:VTODO\n")}) {
    CAPTURE(text);
    CHECK(meetings(read(text)).empty());
  }
}

TEST_CASE("an event that does not list you is not yours") {
  const Imported imported = read(calendar(
      with_ana("DTSTART:20260508T113000Z\nUID:1\n") + "BEGIN:VEVENT\nUID:2\n" + std::string(ana) +
      "ATTENDEE;CN=Ben Ito:mailto:ben@example.com\n" + "DTSTART:20260509T113000Z\nEND:VEVENT\n"));
  CHECK(meetings(imported) == "11:30 2026-05-08 met");
  CHECK(problems(imported) == "1 event to which you aren’t invited");
}

TEST_CASE("who invites is there, listed as a guest or not, in Google's calendars too") {
  const std::string organizer = "ORGANIZER;CN=Uma Roy:mailto:uma@example.com\n";
  for (const char* program : {"PRODID:-//Google Inc//Google Calendar 70.9054//EN\n", ""}) {
    const Imported imported =
        read(calendar(event("DTSTART:20260508T113000Z\nSUMMARY:Tea\n" + organizer), program));
    CHECK(names(imported) == "mailto:uma@example.com");
    CHECK(meetings(imported) == "11:30 2026-05-08 coffee: Tea");
    CHECK(problems(imported).empty());
  }
  // Who alone invites to an event that names nobody else does not say that you are invited.
  const std::string alone = with_ana("UID:a\nDTSTART:20260508T113000Z\n") +
                            "BEGIN:VEVENT\nUID:b\nDTSTART:20260509T113000Z\n" + organizer +
                            "END:VEVENT\nBEGIN:VEVENT\nUID:c\nDTSTART:20260510T113000Z\n"
                            "ORGANIZER:mailto:jo@example.org\nEND:VEVENT\n";
  CHECK(problems(read(calendar(alone))) ==
        "1 event to which you aren’t invited; 1 event without other people");
  CHECK(names(read(calendar(alone), {.i_am = "none"})) ==
        "mailto:jo@example.org mailto:ana@example.com mailto:uma@example.com");
}

TEST_CASE("several guests on folded lines are each one") {
  const Imported imported = read(calendar(
      event("DTSTART:20260508T113000Z\r\n"
            "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=\"Now\r\n"
            " ak\\, Ewa (Sales)\";X-NUM-GUESTS=0:mailto:ewa\r\n"
            " @example.com\r\n"
            "ATTENDEE;PARTSTAT=ACCEPTED;CN=Kofi Mensah\r\n"
            " :mailto:kofi@example.net\r\n"
            "ATTENDEE;CN=Ana Silva:mail\r\n\tto:ana@example.com\r\n")));
  CHECK(names(imported) == "mailto:ewa@example.com mailto:kofi@example.net mailto:ana@example.com");
  CHECK(problems(imported).empty());
}

TEST_CASE("where nothing is to be imported nothing has failed, and what is left out is no fault") {
  for (const std::string& text :
       {calendar(with_ana("DTSTART:20260508T113000Z\nSTATUS:CANCELLED\n")),
        calendar(with_ana("DTSTART:20260508T113000Z\nRRULE:FREQ=DAILY\n")),
        calendar(with_ana("DTSTART:20260508T113000Z\n"), "METHOD:REPLY\n"),
        calendar("BEGIN:VEVENT\nDTSTART:20260508T113000Z\nEND:VEVENT\n"),
        calendar("BEGIN:VEVENT\nATTENDEE;PARTSTAT=DECLINED:mailto:jo@example.org\n" +
                 std::string(ana) + "DTSTART:20260508T113000Z\nEND:VEVENT\n")}) {
    CAPTURE(text);
    const Imported imported = read(text);
    CHECK(imported.people.empty());
    CHECK_FALSE(has_failed(imported));
    REQUIRE(imported.problems.size() == 1);
    CHECK(imported.problems[0].rightly_left_out);
  }
  CHECK(has_failed(read(calendar(with_ana("DTSTART:20269999\n")))));
  CHECK(has_failed(read("Dear Ana")));
  CHECK(problems(read(calendar(event("DTSTART:20260508T113000Z\nATTENDEE;PARTSTAT=DECLINED;CN=Ana "
                                     "Silva:mailto:ana@example.com\n")))) ==
        "1 event declined by everyone else");
}

TEST_CASE("stand-ups and crowds come in when they are asked for") {
  std::string crowd = "UID:crowd\nDTSTART:20260508T113000Z\nSUMMARY:All hands\n";
  for (int i = 0; i < 20; ++i)
    crowd += fmt::format("ATTENDEE;CN=Colleague {0:c}{0:c}:mailto:c{1}@example.com\n", 'a' + i, i);
  const std::string text = calendar(
      with_ana("UID:daily\nDTSTART:20261120T093000Z\nRRULE:FREQ=DAILY\nSUMMARY:Stand-up\n") +
      event(crowd));
  CHECK(problems(read(text)) ==
        "1 daily series, such as “Stand-up”; 1 event with more than 20 people");
  CHECK(read(text).people.empty());
  const Imported all = read(text, {.kept_of_calendars = KeptOfCalendars::all});
  REQUIRE(all.people.size() == 21);
  CHECK(all.people[0].interactions.size() == 1);
  CHECK(all.people[0].interactions[0].interaction.kind == InteractionKind::event);
  CHECK(all.people[20].interactions.size() == 7);
  // Three days of a workshop are no stand-up.
  CHECK(meetings(read(calendar(with_ana(
            "DTSTART;VALUE=DATE:20261020\nRRULE:FREQ=DAILY;COUNT=3\nSUMMARY:Workshop\n")))) ==
        "- 2026-10-20 met: Workshop; - 2026-10-21 met: Workshop; - 2026-10-22 met: Workshop");
}

TEST_CASE("a series is told one by one, less what was taken out, moved and cancelled") {
  const std::string series = with_ana(
      "UID:s\nDTSTART;TZID=Europe/Berlin:20260302T100000\nRRULE:FREQ=WEEKLY;COUNT=6\n"
      "EXDATE;TZID=Europe/Berlin:20260309T100000\nRDATE;TZID=Europe/Berlin:"
      "20260313T100000\nSUMMARY:One to one\n");
  const std::string moved = with_ana(
      "UID:s\nRECURRENCE-ID:20260316T090000Z\nDTSTART:20260317T150000Z\nSUMMARY:One to one\n");
  const std::string cancelled = with_ana(
      "UID:s\nRECURRENCE-ID;TZID=Europe/Berlin:20260323T100000\nDTSTART;TZID="
      "Europe/Berlin:20260323T100000\nSTATUS:CANCELLED\n");
  const char* told =
      "09:00 2026-03-02 met: One to one; 09:00 2026-03-13 met: One to one; "
      "15:00 2026-03-17 met: One to one; 08:00 2026-03-30 met: One to one; "
      "08:00 2026-04-06 met: One to one";
  CHECK(meetings(read(calendar(series + moved + cancelled))) == told);
  CHECK(meetings(read(calendar(moved + cancelled + series))) == told);
  CHECK(meetings(read(calendar(moved))) == "15:00 2026-03-17 met: One to one");
}

TEST_CASE("of one event said several times the newest counts") {
  const std::string old = with_ana("UID:a\nSEQUENCE:1\nDTSTART:20260508T113000Z\nSUMMARY:Old\n");
  const std::string later = with_ana("UID:a\nSEQUENCE:10\nDTSTART:20260509T113000Z\nSUMMARY:New\n");
  CHECK(meetings(read(calendar(old + later))) == "11:30 2026-05-09 met: New");
  CHECK(meetings(read(calendar(later + old))) == "11:30 2026-05-09 met: New");
  CHECK(meetings(read(calendar(old) + calendar(later, "METHOD:CANCEL\n"))).empty());
}

TEST_CASE("the day is the one in your zone") {
  const std::string late = with_ana("DTSTART;TZID=\"Eastern Standard Time\":20260508T220000\n");
  CHECK(meetings(read(calendar(late))) == "02:00 2026-05-09 met");
  const Zone new_york = Zone::named("America/New_York");
  CHECK(meetings(read(calendar(late), {.zone = new_york}), new_york) == "22:00 2026-05-08 met");
  CHECK(meetings(read(
            calendar(with_ana("DTSTART;TZID=\"W. Europe Standard Time:20260508T100000\"\n")))) ==
        "08:00 2026-05-08 met");
  const Zone tokyo = Zone::named("Asia/Tokyo");
  // A whole day, and a time of no zone, are of the day that is written.
  for (const char* start : {"DTSTART;VALUE=DATE:20260508\n", "DTSTART:20260508T233000\n",
                            "DTSTART;TZID=Nowhere:20260508T233000\n"})
    CHECK(meetings(read(calendar(with_ana(start)), {.zone = tokyo}), tokyo) == "- 2026-05-08 met");
}

TEST_CASE("the end of a series is a moment, or the whole of a day") {
  const auto of = [](const char* until) {
    const Imported imported = read(calendar(with_ana(fmt::format(
        "DTSTART;TZID=America/New_York:20260504T200000\nRRULE:FREQ=WEEKLY;UNTIL={}\n", until))));
    return imported.people.at(0).interactions.size();
  };
  CHECK(of("20260512T000000Z") == 2);  // 20:00 in New York on the 11th
  CHECK(of("20260511T235959Z") == 1);
  CHECK(of("20260511") == 2);
  CHECK(of("20260511T195959") == 1);
}

TEST_CASE("kinds and places are read from what people write") {
  struct Case {
    const char* lines;
    const char* told;
  };
  for (const Case& one :
       {Case{"SUMMARY:Coffee with Ana\n", "coffee: Coffee with Ana"},
        Case{"SUMMARY:Team lunch\nLOCATION:Blue Bottle\\, Mint St\n",
             "meal at Blue Bottle, Mint St: Team lunch"},
        Case{"SUMMARY:Lunch planning\n", "met: Lunch planning"},
        Case{"SUMMARY:Call for papers\n", "met: Call for papers"},
        Case{"SUMMARY:Call with Ana\nLOCATION:https://us02web.zoom.us/j/8\n",
             "video call [Zoom]: Call with Ana"},
        Case{"SUMMARY:Sync\nLOCATION:Microsoft Teams Meeting\n", "video call [Teams]: Sync"},
        Case{"SUMMARY:Sync\nLOCATION:Room 4\\; Microsoft Teams Meeting\n", "met at Room 4: Sync"},
        Case{"SUMMARY:Sync\nX-GOOGLE-CONFERENCE:https://meet.google.com/a-b-c\n",
             "video call [Google Meet]: Sync"},
        Case{"SUMMARY:Busy\n", "met"},
        Case{"SUMMARY:Kaffee mit Ana\n", "coffee: Kaffee mit Ana"}}) {
    CAPTURE(one.lines);
    CHECK(meetings(read(calendar(with_ana(std::string("DTSTART;VALUE=DATE:20260508\n") +
                                          one.lines)))) == std::string("- 2026-05-08 ") + one.told);
  }
}

TEST_CASE("who you are is said, follows, or is asked") {
  const std::string nobodys =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260508T113000Z\n"
      "ORGANIZER;CN=Ben Ito:mailto:ben@example.com\n" +
      std::string(ana) + "END:VEVENT\nEND:VCALENDAR\n";
  const Imported open = read(nobodys);
  CHECK(open.people.empty());
  CHECK(join(open.owner.open, " ") == "ana@example.com ben@example.com");
  CHECK(names(read(nobodys, {.i_am = "ana silva"})) == "mailto:ben@example.com");
  CHECK(names(read(nobodys, {.i_am = "Ben@example.com"})) == "mailto:ana@example.com");
  CHECK(names(read(nobodys, {.i_am = "none"})) == "mailto:ana@example.com mailto:ben@example.com");
  const Imported carl = read(nobodys, {.i_am = "Carl"});
  CHECK_FALSE(carl.owner.open.empty());
  CHECK(problems(carl) ==
        "no guest in it is called “Carl”; it isn’t clear which of the guests is you");
  const Imported mine = read(nobodys, {.owner = {.emails = {"ANA@example.com"}}});
  CHECK(names(mine) == "mailto:ben@example.com");
  CHECK_FALSE(mine.owner.deduced);
  CHECK(read(calendar(with_ana("DTSTART:20260508T113000Z\n"))).owner.deduced);
}

TEST_CASE("you are whom you name as the file does, or as people do") {
  const std::string text =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260508T113000Z\n"
      "ATTENDEE;CN=\"Lima\\, Rosa (Sales)\":mailto:rosa@example.com\n" +
      std::string(ana) + "END:VEVENT\nEND:VCALENDAR\n";
  for (const char* me :
       {"Lima, Rosa", "Lima\\, Rosa (Sales)", "rosa lima", "ROSA@example.com", "\"Lima, Rosa\""}) {
    CAPTURE(me);
    CHECK(names(read(text, {.i_am = me})) == "mailto:ana@example.com");
  }
}

TEST_CASE("of many guests the first may be chosen, and how many more there are is said") {
  std::string guests;
  for (int i = 0; i < 17; ++i)
    guests += fmt::format("ATTENDEE;CN=Guest {0:c}{0:c}:mailto:g{1}@example.com\n", 'a' + i, i);
  const Imported imported = read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260508T113000Z\n" +
                                 guests + "END:VEVENT\nEND:VCALENDAR\n");
  CHECK(imported.owner.open.size() == 12);
  CHECK(imported.owner.more == 5);
  CHECK(imported.problems.at(0).next->name.ends_with("g11@example.com and 5 more"));
}

TEST_CASE("whoever alone is at every meeting is you, when there are three or more") {
  const auto with = [](const char* uid, const char* other) {
    return fmt::format(
        "BEGIN:VEVENT\nUID:{}\nDTSTART:20260508T113000Z\nATTENDEE;CN=Ben "
        "Ito:mailto:ben@example.com\n"
        "ATTENDEE;CN={}:mailto:{}@example.com\nEND:VEVENT\n",
        uid, other, uid);
  };
  const std::string two = with("a", "Ana Silva") + with("b", "Uma Roy");
  CHECK_FALSE(read("BEGIN:VCALENDAR\n" + two + "END:VCALENDAR\n").owner.open.empty());
  const Imported three = read("BEGIN:VCALENDAR\n" + two + with("c", "Kofi Mensah"));
  CHECK(three.owner.name == "ben@example.com");
  CHECK(three.owner.deduced);
}

TEST_CASE("a file that would take for ever ends with a word about it") {
  std::string dry, centuries;
  for (int i = 0; i < 20; ++i)
    dry += with_ana(fmt::format(
        "UID:{}\nDTSTART:20260508T113000Z\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n", i));
  for (int i = 0; i < 200; ++i)
    centuries += with_ana(
        fmt::format("UID:{}\nDTSTART:16000508T113000Z\nRRULE:FREQ=YEARLY;INTERVAL=400\n", i));
  for (const std::string& events : {dry, centuries})
    CHECK(problems(read(calendar(events))).find("take too long") != std::string::npos);
}

TEST_CASE("lines that can't be read are reported with their number") {
  struct Case {
    const char* lines;  // the first is line 6
    const char* told;
  };
  for (const Case& one :
       {Case{"and the slides are here\n", "6: this is no line of a calendar, and was left out"},
        Case{"See: the wiki\nI said: all of it\nonce more\n",
             "7: this is no line of a calendar, and was left out"},
        Case{"ATTENDEE;CN=Ana Silva\n", "6: this ATTENDEE has no value, and was left out"},
        Case{"ATTENDEE;ROLE=CHAIR:\n",
             "6: “” is no guest: there is neither a name nor an address in it"},
        Case{"EXDATE:20260508T1130\nEXDATE:tomorrow\n", "7: “tomorrow” in EXDATE is no time"},
        Case{"RECURRENCE-ID:soon\n", "6: “soon” in RECURRENCE-ID is no time"},
        Case{"RRULE:FREQ=SOMETIMES\n",
             "6: “FREQ=SOMETIMES” doesn’t say when the event comes again"},
        Case{"BEGIN:VALARM\nring twice\nEND:VALARM\n", ""},
        Case{"DESCRIPTION:See the wiki\nJoin: https://example.com\nand be on time\n", ""}}) {
    CAPTURE(one.lines);
    const Imported imported =
        read(calendar(event(one.lines + ("DTSTART:20260508T113000Z\n" + std::string(ana)))));
    std::vector<std::string> told;
    for (const Problem& problem : imported.problems)
      told.push_back(fmt::format("{}: {}", problem.line, problem.what));
    CHECK(join(told, "; ") == one.told);
    CHECK(imported.people.size() == 1);
  }
  const Imported cut = read("Dear all\n\nBEGIN:VCALENDAR\nX-WR-CALNAME:jo@example.org\n" +
                            with_ana("DTSTART:20260508T113000Z\n"));
  CHECK(problems(cut) ==
        "text outside of any calendar was passed over; "
        "the calendar ends here without an END:VCALENDAR");
  CHECK(cut.problems[0].line == 1);
  CHECK(cut.problems[1].line == 9);
}

TEST_CASE("broken calendars are read as far as they go") {
  CHECK(meetings(read("BEGIN:VCALENDAR\nX-WR-CALNAME:jo@example.org\nBEGIN:VEVENT\n"
                      "DTSTART:20260508T113000Z\nATTENDEE:mailto:jo@example.org\n" +
                      std::string(ana) + "BEGIN:VEVENT\nDTSTART:20269999T1Z\n")) ==
        "11:30 2026-05-08 met");
  // A long line, a fold within a name, an alarm without its END.
  const std::string folded = calendar(
      event("DTSTART:20260508T113000Z\nDESCRIPTION:" + std::string(200'000, 'x') +
            "\nATTENDEE;CN=Ana\n  Silva:mail\n to:ana@example.com\nBEGIN:VALARM\nSUMMARY:Ring\n"));
  CHECK(meetings(read(folded)) == "11:30 2026-05-08 met");
  CHECK(read("Dear Ana").problems.size() == 1);
}

}  // namespace
}  // namespace wellmet
