// Calendars that come in: who of them is known, meetings of several, again and in a newer file.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "actions/history/undo.h"
#include "actions/people/edit_person.h"
#include "actions/people/people.h"
#include "actions/story/interactions.h"
#include "actions/transfer/import.h"
#include "actions/transfer/import_source.h"
#include "base/text.h"
#include "importers/importer.h"
#include "store/people/derived.h"
#include "store/story/interactions.h"
#include "store/today/follow_ups.h"
#include "tests/actions/house.h"

using namespace wellmet;
using actions::Fate;
using actions::ImportResult;
using actions::testing::House;
using actions::testing::OnPostgres;
using actions::testing::OnSqlite;

namespace {

ImportResult bring(House& house, const std::string& name, const std::string& text) {
  Source source;
  {
    store::ReadTx tx(*house.db, house.app.account);
    source = actions::source_of_file(tx, house.app, name, text);
  }
  const Importer* importer = importer_for(name, text);
  REQUIRE(importer != nullptr);
  return actions::import_people(house.app, importer->read(source), {.file_name = name});
}

// Of Jo's calendar, each with the guests given; days as 20260508.
struct InCalendar {
  std::string uid = {}, day = {}, title = {};
  std::vector<std::string> guests = {};
};

std::string calendar(const std::vector<InCalendar>& events) {
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:jo@example.org\r\n";
  for (const InCalendar& event : events) {
    text += fmt::format(
        "BEGIN:VEVENT\r\nUID:{}\r\nDTSTART:{}T113000Z\r\nSUMMARY:{}\r\n"
        "ATTENDEE:mailto:jo@example.org\r\n",
        event.uid, event.day, event.title);
    for (const std::string& guest : event.guests) text += "ATTENDEE" + guest + "\r\n";
    text += "END:VEVENT\r\n";
  }
  return text + "END:VCALENDAR\r\n";
}

const std::string maya = ";CN=Maya Chen:mailto:maya@example.com";
const std::string kofi = ";CN=Kofi Mensah:mailto:Kofi@Example.net";
const std::string nadia = ":mailto:nadia@example.net";
const InCalendar lunch{"lunch", "20260508", "Lunch", {maya, kofi}};
const InCalendar review{"review", "20260612", "Design review", {maya}};

std::vector<Interaction> told(House& house, const std::string& folded) {
  store::ReadTx tx(*house.db, house.app.account);
  const auto ids = store::people_named(tx, folded);
  REQUIRE(ids.size() == 1);
  return store::interactions_of(tx, ids.front(), 1000);
}

std::string days(const std::vector<Interaction>& interactions) {
  std::vector<std::string> words;
  for (const Interaction& one : interactions)
    words.push_back(fmt::format("{} {} of {}: {}", to_iso(one.day), to_text(one.kind),
                                one.people.size(), one.note));
  return join(words, ", ");
}

std::int64_t people(House& house) {
  store::ReadTx tx(*house.db, house.app.account);
  return store::count_people(tx, store::Shown::current);
}

std::string card(const std::string& name, const std::string& email) {
  return fmt::format("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{}\r\nEMAIL:{}\r\nEND:VCARD\r\n", name,
                     email);
}

}  // namespace

TEST_CASE_TEMPLATE("a meeting of several is one, a calendar again is harmless, a newer one adds",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const ImportResult first = bring(house, "jo.ics", calendar({lunch}));
  CHECK(first.plan.created == 2);
  CHECK(first.plan.interactions == 1);
  CHECK(days(told(house, "maya chen")) == "2026-05-08 meal of 2: Lunch");
  CHECK(days(told(house, "kofi mensah")) == "2026-05-08 meal of 2: Lunch");
  CHECK_FALSE(bring(house, "jo.ics", calendar({lunch})).changed_people());
  const ImportResult newer = bring(house, "jo.ics", calendar({lunch, review}));
  CHECK(newer.plan.interactions == 1);
  CHECK(days(told(house, "maya chen")) ==
        "2026-06-12 met of 1: Design review, 2026-05-08 meal of 2: Lunch");
  actions::undo(house.app, *newer.deed);
  actions::undo(house.app, *first.deed);
  CHECK(people(house) == 0);
}

TEST_CASE("whoever is updated is called as they are here, not by the address in the file") {
  House house;
  bring(house, "contacts.vcf", card("Nadia Farouk", "nadia@example.net"));
  const ImportResult done = bring(house, "jo.ics", calendar({{"a", "20260508", "Talk", {nadia}}}));
  CHECK(done.plan.people.at(0).fate == Fate::updated);
  CHECK(done.plan.people.at(0).name == "Nadia Farouk");
}

TEST_CASE("a guest is whoever has the address, whatever the calendar calls them") {
  House house;
  bring(house, "contacts.vcf", card("Nadia Farouk", "Nadia@example.net"));
  const ImportResult done =
      bring(house, "jo.ics", calendar({{"a", "20260508", "Talk", {nadia, kofi}}}));
  CHECK(done.plan.created == 1);
  CHECK(done.plan.updated == 1);
  CHECK(days(told(house, "nadia farouk")) == "2026-05-08 met of 2: Talk");
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(store::people_named(tx, "nadia farouk").size() == 1);
}

TEST_CASE("a guest is the one person of their whole name, and their address is kept") {
  House house;
  bring(house, "contacts.vcf", card("Maya Chen", "maya@home.example"));
  CHECK(bring(house, "jo.ics", calendar({review})).plan.updated == 1);
  CHECK(people(house) == 1);
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(store::people_with_value(tx, "email", "maya@example.com").size() == 1);
}

TEST_CASE("an address alone makes nobody, until somebody has it") {
  House house;
  const std::string text = calendar({{"a", "20260508", "Talk", {nadia, kofi}}});
  const ImportResult first = bring(house, "jo.ics", text);
  CHECK(first.plan.created == 1);
  CHECK(first.plan.left_unknown == 1);
  CHECK(first.plan.people.at(0).fate == Fate::left_unknown);
  CHECK(first.plan.people.at(0).name == "nadia@example.net");
  CHECK(days(told(house, "kofi mensah")) == "2026-05-08 met of 1: Talk");
  bring(house, "contacts.vcf", card("Nadia Farouk", "nadia@example.net"));
  const ImportResult second = bring(house, "jo.ics", text);
  CHECK(second.plan.updated == 1);
  CHECK(days(told(house, "kofi mensah")) == "2026-05-08 met of 2: Talk");
  CHECK(days(told(house, "nadia farouk")) == "2026-05-08 met of 2: Talk");
  actions::undo(house.app, *second.deed);
  CHECK(days(told(house, "kofi mensah")) == "2026-05-08 met of 1: Talk");
}

TEST_CASE("what was logged on the day is the meeting, and stays as it was written") {
  House house;
  bring(house, "contacts.vcf", card("Maya Chen", "maya@example.com"));
  Interaction coffee{.kind = InteractionKind::coffee, .day = local_date({2026, 6, 12})};
  {
    store::ReadTx tx(*house.db, house.app.account);
    coffee.people = store::people_named(tx, "maya chen");
  }
  coffee.note = "she showed me the drawings";
  coffee.source = "log";
  actions::log_interaction(house.app, coffee);
  CHECK(bring(house, "jo.ics", calendar({review})).plan.interactions == 0);
  CHECK(days(told(house, "maya chen")) == "2026-06-12 coffee of 1: she showed me the drawings");
}

TEST_CASE("two meetings of one day are two") {
  House house;
  const InCalendar second{"second", "20260612", "Retrospective", {maya}};
  bring(house, "jo.ics", calendar({review, second}));
  CHECK(told(house, "maya chen").size() == 2);
}

TEST_CASE("the history of a calendar is no first meeting, and nothing is to be done for it") {
  House house;
  bring(house, "jo.ics", calendar({lunch, review}));
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(store::open_follow_ups(tx, 100).empty());
  const auto ids = store::people_named(tx, "maya chen");
  CHECK(to_text(store::find_person(tx, ids.front())->met.on) == "since at least 2026");
}
