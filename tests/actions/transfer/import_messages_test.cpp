// Chats that come in: what they say of people who are known, again, in a newer export, and undone.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "actions/history/undo.h"
#include "actions/people/people.h"
#include "actions/story/interactions.h"
#include "actions/transfer/import.h"
#include "actions/transfer/import_source.h"
#include "base/text.h"
#include "importers/importer.h"
#include "model/card.h"
#include "store/people/derived.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "tests/actions/house.h"

using namespace wellmet;
using actions::ImportResult;
using actions::testing::House;
using actions::testing::OnPostgres;
using actions::testing::OnSqlite;

namespace {

ImportResult bring(House& house, const std::string& name, const std::string& text,
                   KeptOfMessages kept = KeptOfMessages::days) {
  Source source;
  {
    store::ReadTx tx(*house.db, house.app.account);
    source = actions::source_of_file(tx, house.app, name, text);
  }
  source.kept_of_messages = kept;
  const Importer* importer = importer_for(name, text);
  REQUIRE(importer != nullptr);
  return actions::import_people(house.app, importer->read(source), {.file_name = name});
}

const std::string sam = "WhatsApp Chat with Sam Okafor.txt";
const std::string spring =
    "13/03/2025, 14:05 - Sam Okafor: is the kiln free?\n"
    "13/03/2025, 14:06 - Jo: it is\n"
    "20/03/2025, 09:00 - Jo: the glaze came out well\n";
const std::string and_autumn = spring +
                               "20/03/2025, 18:30 - Sam Okafor: so glad\n"
                               "24/09/2025, 18:30 - Sam Okafor: and how is it now?\n";

std::vector<Interaction> told(House& house, const std::string& folded) {
  store::ReadTx tx(*house.db, house.app.account);
  const auto ids = store::people_named(tx, folded);
  REQUIRE(ids.size() == 1);
  return store::interactions_of(tx, ids.front(), 1000);
}

std::string days(const std::vector<Interaction>& interactions) {
  std::vector<std::string> words;
  for (const Interaction& one : interactions)
    words.push_back(to_iso(one.day) + " " + to_text(one.kind));
  return join(words, ", ");
}

std::string met(House& house, const std::string& folded) {
  store::ReadTx tx(*house.db, house.app.account);
  const auto ids = store::people_named(tx, folded);
  REQUIRE(ids.size() == 1);
  return to_text(store::find_person(tx, ids.front())->met.on);
}

std::string sms_of(const std::string& contact_name, const std::string& day_ms) {
  return "<smses count='1'><sms address='+4915155501990' date='" + day_ms +
         "' type='1' body='hi' contact_name='" + contact_name + "'/></smses>";
}

std::string name_of_first(House& house) {
  store::ReadTx tx(*house.db, house.app.account);
  return index_card(actions::card_of(tx, PersonId{1})).name;
}

std::size_t notes_of_first(House& house) {
  store::ReadTx tx(*house.db, house.app.account);
  return store::notes_of(tx, PersonId{1}).size();
}

int people(House& house) {
  store::ReadTx tx(*house.db, house.app.account);
  return static_cast<int>(store::count_people(tx, store::Shown::current));
}

}  // namespace

TEST_CASE_TEMPLATE("a newer export of a chat adds its days, and the same again nothing", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  CHECK(bring(house, sam, spring).plan.created == 1);
  CHECK(days(told(house, "sam okafor")) == "2025-03-20 message, 2025-03-13 message");
  CHECK_FALSE(bring(house, sam, spring).changed_people());
  const ImportResult newer = bring(house, sam, and_autumn);
  CHECK(newer.plan.created == 0);
  CHECK(newer.plan.updated == 1);
  CHECK(newer.plan.interactions == 1);
  CHECK(days(told(house, "sam okafor")) ==
        "2025-09-24 message, 2025-03-20 message, 2025-03-13 message");
  actions::undo(house.app, *newer.deed);
  CHECK(days(told(house, "sam okafor")) == "2025-03-20 message, 2025-03-13 message");
}

TEST_CASE("what was written stays out unless it is asked for") {
  House house;
  bring(house, sam, spring);
  for (const Interaction& one : told(house, "sam okafor")) {
    CHECK(one.note == "");
    CHECK(one.touch == Touch::light);
    CHECK(one.setting == "WhatsApp");
  }
  House other;
  bring(other, sam, spring, KeptOfMessages::words);
  CHECK(told(other, "sam okafor").back().note == "Sam Okafor: is the kiln free?\nMe: it is");
}

TEST_CASE("a chat's name is the one person of the address book who is called so") {
  House house;
  bring(house, "contacts.vcf",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Sam Okafor\r\nTEL:+44 7700 900123\r\nEND:VCARD\r\n");
  CHECK(bring(house, sam, spring).plan.updated == 1);
  CHECK(people(house) == 1);
}

TEST_CASE("of two who are called so it is asked") {
  House house;
  bring(house, "contacts.vcf",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Sam Okafor\r\nEMAIL:sam@one.example\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Sam Okafor\r\nEMAIL:sam@two.example\r\nEND:VCARD\r\n");
  const ImportResult done = bring(house, sam, spring);
  CHECK(done.plan.maybe_same == 1);
  CHECK(done.plan.updated == 0);
}

TEST_CASE("a first name alone may be anybody's") {
  House house;
  bring(house, "contacts.vcf", "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Sam\r\nEND:VCARD\r\n");
  CHECK(bring(house, "WhatsApp Chat with Sam.txt", "13/03/2025, 14:05 - Sam: hi\n").plan.created ==
        1);
}

TEST_CASE("a number without a name is whoever has it") {
  House house;
  bring(house, "contacts.vcf",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Noor Haddad\r\nTEL:+49 151 5550199\r\nEND:VCARD\r\n");
  bring(house, "sms.xml",
        "<smses count='1'><sms address='01515550199' date='1336729664538' type='1' body='hi' "
        "contact_name='(Unknown)'/></smses>");
  CHECK(people(house) == 1);
  CHECK(days(told(house, "noor haddad")) == "2012-05-11 message");
}

TEST_CASE("a number takes no name away, and makes no note of it") {
  House house;
  bring(house, "contacts.vcf",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Noor Haddad\r\nTEL:+49 151 55501990\r\nEND:VCARD\r\n");
  CHECK(bring(house, "sms.xml", sms_of("null", "1336729664538")).plan.updated == 1);
  CHECK(name_of_first(house) == "Noor Haddad");
  CHECK(notes_of_first(house) == 0);

  House other;
  bring(other, "sms.xml", sms_of("Max Power", "1336729664538"));
  bring(other, "sms.xml", sms_of("null", "1347270464000"));
  CHECK(name_of_first(other) == "Max Power");
  CHECK(notes_of_first(other) == 0);
}

TEST_CASE("a name takes the place of a number that stood in for it") {
  House house;
  bring(house, "sms.xml", sms_of("null", "1336729664538"));
  CHECK(name_of_first(house) == "+4915155501990");
  bring(house, "sms.xml", sms_of("Max Power", "1347270464000"));
  CHECK(name_of_first(house) == "Max Power");
  CHECK(notes_of_first(house) == 0);
  CHECK(people(house) == 1);
}

TEST_CASE("a day of messages that a spreadsheet tells of is there already") {
  House house;
  bring(house, "people.csv",
        "Name,Date,Type,Notes\nSam Okafor,2025-03-13,Message,asked about the kiln\n");
  CHECK(bring(house, sam, spring).plan.interactions == 1);
  CHECK(days(told(house, "sam okafor")) == "2025-03-20 message, 2025-03-13 message");
}

TEST_CASE("the day is the one in the owner's zone") {
  House house;
  house.app.zone = Zone::named("Asia/Tokyo");
  bring(house, "sms.xml",
        "<smses count='1'><sms address='+4915155501990' date='1336777200000' type='2' body='hi' "
        "contact_name='Noor Haddad'/></smses>");  // 23:00 UTC on 11 May
  CHECK(days(told(house, "noor haddad")) == "2012-05-12 message");
}

TEST_CASE("old friends of a chat are no first meetings, and nothing is to be done for it") {
  House house;
  bring(house, sam, spring);
  {
    store::ReadTx tx(*house.db, house.app.account);
    CHECK(store::open_follow_ups(tx, 100).empty());
  }
  CHECK(met(house, "sam okafor") == "since at least 2025");
  const std::string sheet = "Name,Date met\nSam Okafor,2019-05-04\n";
  actions::import_people(
      house.app,
      importer_named("tracker")->read(
          {.name = "people.csv", .bytes = sheet, .today = house.app.today()}),
      {.answers = {{.place = 0, .person = PersonId{1}, .said = actions::SameAnswer::same}}});
  CHECK(met(house, "sam okafor") == "2019-05-04");
}

TEST_CASE("of two chats the older tells since when, whichever came in first") {
  const std::string early = "13/03/2019, 14:05 - Sam Okafor: hi\n13/03/2019, 14:06 - Jo: ho\n";
  House house;
  bring(house, sam, spring);
  bring(house, sam, early);
  CHECK(met(house, "sam okafor") == "since at least 2019");
  bring(house, sam, and_autumn);
  CHECK(met(house, "sam okafor") == "since at least 2019");
}

TEST_CASE("the day you met is not made less by a chat") {
  House house;
  bring(house, "people.csv", "Name,Date met\nSam Okafor,2019-05-04\n");
  bring(house, sam, spring);
  CHECK(met(house, "sam okafor") == "2019-05-04");
}
