// Meetings that were moved, renamed or called off in the calendar after they were imported.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "actions/history/undo.h"
#include "actions/story/interactions.h"
#include "actions/transfer/import.h"
#include "actions/transfer/import_source.h"
#include "base/text.h"
#include "importers/importer.h"
#include "store/people/derived.h"
#include "store/story/interactions.h"
#include "tests/actions/house.h"

using namespace wellmet;
using actions::ImportPlan;
using actions::ImportResult;
using actions::testing::House;
using actions::testing::OnPostgres;
using actions::testing::OnSqlite;

namespace {

Imported read(House& house, const std::string& text) {
  store::ReadTx tx(*house.db, house.app.account);
  return importer_named("calendar")->read(actions::source_of_file(tx, house.app, "jo.ics", text));
}

ImportResult bring(House& house, const std::string& text) {
  return actions::import_people(house.app, read(house, text), {.file_name = "jo.ics"});
}

std::string calendar(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nX-WR-CALNAME:jo@example.org\r\n" + events + "END:VCALENDAR\r\n";
}

const std::string maya = "ATTENDEE;CN=Maya Chen:mailto:maya@example.com\r\n";
const std::string kofi = "ATTENDEE;CN=Kofi Mensah:mailto:kofi@example.net\r\n";

// Of Jo, and Maya unless others are given.
std::string event(const std::string& lines, const std::string& others = maya) {
  return "BEGIN:VEVENT\r\nATTENDEE:mailto:jo@example.org\r\n" + others + lines + "END:VEVENT\r\n";
}
std::string lunch(const std::string& start, const std::string& title = "Lunch",
                  const std::string& others = maya) {
  return event(fmt::format("UID:lunch\r\nDTSTART:{}\r\nSUMMARY:{}\r\n", start, title), others);
}
std::string weekly(const std::string& start, const std::string& more = "") {
  return event(
      fmt::format("UID:weekly\r\nDTSTART:{}\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n"
                  "SUMMARY:One to one\r\n{}",
                  start, more));
}

std::vector<Interaction> all(House& house) {
  store::ReadTx tx(*house.db, house.app.account);
  return store::interactions(tx, {}, {}, 1000);
}

// "2026-05-08 11:30 Lunch of 1", the newest first.
std::string told(House& house) {
  std::vector<std::string> lines;
  for (const Interaction& one : all(house))
    lines.push_back(fmt::format("{} {} {} of {}", to_iso(one.day),
                                one.at ? house.app.zone.clock_time(*one.at) : "-", one.note,
                                one.people.size()));
  return join(lines, ", ");
}

std::string anew(const ImportPlan& plan) {
  std::vector<std::string> lines;
  for (const actions::ChangedInteraction& one : plan.told_anew) {
    const bool is_kept = one.now == actions::ChangedInteraction::Now::kept;
    lines.push_back((is_kept ? "kept: " : "") + actions::in_words(one, Zone::utc()));
  }
  return join(lines, "; ");
}

std::string previewed(House& house, const std::string& text) {
  const Imported imported = read(house, text);
  store::ReadTx tx(*house.db, house.app.account);
  return anew(actions::preview(tx, imported, {}, house.app.today()));
}

}  // namespace

TEST_CASE_TEMPLATE("a meeting that was moved and renamed is so here, and undo takes it back",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const std::string old = calendar(lunch("20260508T113000Z", "Lunch", maya + kofi));
  const std::string later = calendar(lunch("20260509T123000Z", "Team lunch", maya + kofi));
  bring(house, old);
  const InteractionId id = all(house).at(0).id;
  const char* words =
      "Fri 8 May 2026, “Lunch” (Maya Chen, Kofi Mensah): moved to Sat 9 May 2026, now called “Team "
      "lunch”";
  CHECK(previewed(house, later) == words);
  const ImportResult done = bring(house, later);
  CHECK(anew(done.plan) == words);
  CHECK(done.plan.updated == 2);
  CHECK(done.plan.interactions == 0);
  CHECK(done.plan.interactions_changed == 1);
  CHECK(told(house) == "2026-05-09 12:30 Team lunch of 2");
  CHECK(all(house).at(0).id == id);
  CHECK_FALSE(bring(house, later).changed_people());
  CHECK_FALSE(bring(house, old).changed_people());  // it said so before
  actions::undo(house.app, *done.deed);
  CHECK(told(house) == "2026-05-08 11:30 Lunch of 2");
}

TEST_CASE_TEMPLATE("a meeting that was called off is taken away, and undo brings it back", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const std::string old = calendar(lunch("20260508T113000Z"));
  bring(house, old);
  const std::string off = calendar(
      "BEGIN:VEVENT\r\nUID:lunch\r\nDTSTART:20260508T113000Z\r\nSTATUS:CANCELLED\r\nEND:"
      "VEVENT\r\n");
  CHECK(previewed(house, off) == "Fri 8 May 2026, “Lunch” (Maya Chen): cancelled");
  CHECK(told(house) == "2026-05-08 11:30 Lunch of 1");
  const ImportResult done = bring(house, off);
  CHECK(done.changed_people());
  CHECK(done.plan.interactions_removed == 1);
  CHECK(done.deed_name == "removed 1 interaction that a calendar (jo.ics) no longer has");
  CHECK(told(house).empty());
  CHECK_FALSE(bring(house, off).changed_people());
  CHECK_FALSE(bring(house, old).changed_people());
  actions::undo(house.app, *done.deed);
  CHECK(told(house) == "2026-05-08 11:30 Lunch of 1");
}

TEST_CASE("declined, put off, or called off for one of a series alone: it has not been") {
  struct Case {
    std::string before, now;
    const char* words;
  };
  const std::string of_second = "RECURRENCE-ID:20260311T100000Z\r\n";
  const auto second = [&](const std::string& lines) {
    return event("UID:weekly\r\nSUMMARY:One to one\r\n" + of_second + lines);
  };
  const char* of_11 = "Wed 11 Mar 2026, “One to one” (Maya Chen)";
  for (const Case& one :
       {Case{lunch("20260508T113000Z"),
             "BEGIN:VEVENT\r\nUID:lunch\r\nDTSTART:20260508T113000Z\r\n" + maya +
                 "ATTENDEE;PARTSTAT=DECLINED:mailto:jo@example.org\r\nEND:VEVENT\r\n",
             "Fri 8 May 2026, “Lunch” (Maya Chen): declined"},
        Case{lunch("20260508T113000Z"), lunch("20301203T113000Z"),
             "Fri 8 May 2026, “Lunch” (Maya Chen): put off, and still to come"},
        Case{weekly("20260304T100000Z"), weekly("20260304T100000Z", "EXDATE:20260311T100000Z\r\n"),
             "no longer in its series"},
        Case{weekly("20260304T100000Z"), second("DTSTART:20260311T100000Z\r\nSTATUS:CANCELLED\r\n"),
             "cancelled"},
        Case{weekly("20260304T100000Z"), second("DTSTART:20260312T150000Z\r\n"),
             "moved to Thu 12 Mar 2026"}}) {
    CAPTURE(one.now);
    House house;
    bring(house, calendar(one.before));
    const std::string words = one.words;
    const std::string now = anew(bring(house, calendar(one.now)).plan);
    CHECK(now == (words.find('(') == std::string::npos ? of_11 + (": " + words) : words));
  }
}

TEST_CASE("what you changed here stays as you have it, and is said once") {
  House house;
  bring(house, calendar(lunch("20260508T113000Z") + weekly("20260304T100000Z")));
  for (Interaction one : all(house)) {
    one.note += ", she showed me the drawings";
    actions::edit_interaction(house.app, one);
  }
  const std::string before = told(house);
  const std::string later = calendar(lunch("20260509T113000Z"));
  CHECK(anew(bring(house, later).plan) ==
        "kept: Fri 8 May 2026, “Lunch, she showed me the drawings” (Maya Chen): moved to Sat 9 May "
        "2026, now called “Lunch”");
  CHECK(anew(bring(house, later).plan).empty());
  const ImportResult off = bring(
      house, calendar(event("UID:weekly\r\nDTSTART:20260304T100000Z\r\nSTATUS:CANCELLED\r\n")));
  CHECK(off.plan.told_anew.size() == 3);
  CHECK(off.plan.interactions_removed == 0);
  CHECK_FALSE(off.changed_people());
  CHECK(told(house) == before);
}

TEST_CASE("a meeting to which you added somebody is not taken away") {
  House house;
  bring(house, calendar(lunch("20260508T113000Z") +
                        event("UID:b\r\nDTSTART:20260509T113000Z\r\nSUMMARY:Talk\r\n", kofi)));
  Interaction one = all(house).at(1);
  one.people.push_back(all(house).at(0).people.front());
  actions::edit_interaction(house.app, one);
  const ImportResult off = bring(
      house,
      calendar(lunch("20260508T113000Z") + event("UID:lunch\r\nSEQUENCE:1\r\nDTSTART:"
                                                 "20260508T113000Z\r\nSTATUS:CANCELLED\r\n")));
  CHECK(anew(off.plan) == "kept: Fri 8 May 2026, “Lunch” (Maya Chen, Kofi Mensah): cancelled");
  CHECK(told(house) == "2026-05-09 11:30 Talk of 1, 2026-05-08 11:30 Lunch of 2");
}

TEST_CASE("whom you took out of a meeting does not come back when it is moved") {
  House house;
  bring(house, calendar(lunch("20260508T113000Z", "Lunch", maya + kofi)));
  Interaction one = all(house).at(0);
  one.people.pop_back();
  actions::edit_interaction(house.app, one);
  bring(house, calendar(lunch("20260509T113000Z", "Lunch", maya + kofi)));
  CHECK(told(house) == "2026-05-09 11:30 Lunch of 1");
}

TEST_CASE("a series that is at another time since is the same meetings") {
  House house;
  bring(house, calendar(weekly("20260304T100000Z")));
  std::vector<Interaction> before = all(house);
  Interaction edited = before.at(1);
  edited.note = "the long one";
  actions::edit_interaction(house.app, edited);
  const ImportResult done = bring(house, calendar(weekly("20260304T143000Z")));
  CHECK(done.plan.interactions_changed == 2);
  CHECK(done.plan.interactions == 0);
  CHECK(told(house) ==
        "2026-03-18 14:30 One to one of 1, 2026-03-11 10:00 the long one of 1, "
        "2026-03-04 14:30 One to one of 1");
  CHECK(all(house).at(0).id == before.at(0).id);
  CHECK_FALSE(bring(house, calendar(weekly("20260304T143000Z"))).changed_people());
  actions::undo(house.app, *done.deed);
  CHECK(told(house) ==
        "2026-03-18 10:00 One to one of 1, 2026-03-11 10:00 the long one of 1, "
        "2026-03-04 10:00 One to one of 1");
}

TEST_CASE("a meeting that was put off is one again when it has been") {
  House house;
  bring(house, calendar(lunch("20260508T113000Z")));
  bring(house, calendar(lunch("20301203T113000Z")));
  CHECK(told(house).empty());
  bring(house, calendar(lunch("20260520T113000Z")));
  CHECK(told(house) == "2026-05-20 11:30 Lunch of 1");
}

TEST_CASE("moved back, as a later change of its own says, it is moved back here") {
  House house;
  const std::string first = lunch("20260508T113000Z"), second = lunch("20260509T113000Z");
  bring(house, calendar(first));
  bring(house, calendar(second));
  bring(
      house,
      calendar(event("UID:lunch\r\nSEQUENCE:2\r\nDTSTART:20260508T113000Z\r\nSUMMARY:Lunch\r\n")));
  CHECK(told(house) == "2026-05-08 11:30 Lunch of 1");
}

TEST_CASE(
    "what you removed here does not come back, and a file that was cut off takes nothing away") {
  House house;
  bring(house, calendar(weekly("20260304T100000Z")));
  actions::remove_interaction(house.app, all(house).at(0).id);
  bring(house, calendar(event("UID:weekly\r\nRECURRENCE-ID:20260318T100000Z\r\nDTSTART:"
                              "20260319T100000Z\r\nSUMMARY:One to one\r\n")));
  CHECK(told(house) == "2026-03-11 10:00 One to one of 1, 2026-03-04 10:00 One to one of 1");
  std::string cut = calendar(weekly("20260304T100000Z", "EXDATE:20260311T100000Z\r\n"));
  cut.resize(cut.find("END:VCALENDAR"));
  CHECK(bring(house, cut).plan.told_anew.empty());
}

TEST_CASE("living elsewhere since moves no meeting to another day") {
  House house;
  house.app.zone = Zone::named("Europe/Berlin");
  const std::string text = calendar(lunch("20260508T030000Z"));
  bring(house, text);
  house.app.zone = Zone::named("America/Los_Angeles");
  CHECK_FALSE(bring(house, text).changed_people());
  CHECK(all(house).at(0).day == local_date({2026, 5, 8}));
}
