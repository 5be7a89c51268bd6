#include "actions/transfer/import.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include "actions/history/undo.h"
#include "actions/people/duplicates.h"
#include "actions/people/people.h"
#include "actions/story/interactions.h"
#include "actions/transfer/export.h"
#include "base/text.h"
#include "formats/vcard/value.h"
#include "importers/importer.h"
#include "store/access/settings.h"
#include "store/history/deeds.h"
#include "store/history/journal.h"
#include "store/people/derived.h"
#include "store/story/interactions.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "tests/actions/house.h"

using namespace wellmet;
using actions::ImportOptions;
using actions::ImportResult;
using actions::testing::House;
using actions::testing::OnPostgres;
using actions::testing::OnSqlite;

namespace {

Imported read(const App& app, const std::string& kind, const std::string& text) {
  return importer_named(kind)->read({.name = "file", .bytes = text, .today = app.today()});
}

ImportResult bring(const House& house, const std::string& kind, const std::string& text,
                   ImportOptions options = {}) {
  return actions::import_people(house.app, read(house.app, kind, text), options);
}

// Every row of every table that the journal watches.
std::string all_rows(House& house) {
  std::string dump;
  for (const store::Table& table : store::journaled_tables()) {
    const std::vector<std::string> columns = store::columns_of(*house.db, table.name);
    const std::string sql =
        fmt::format("select {} from {} order by 1, 2, 3", join(columns, ", "), table.name);
    for (const store::Row& row : house.db->query(sql)) {
      dump += table.name;
      for (std::size_t i = 0; i < columns.size(); ++i)
        dump += "\t" + row.string(static_cast<int>(i));
      dump += "\n";
    }
  }
  return dump;
}

// What the store knows, without what each source is remembered to have said.
std::vector<std::string> rows_but_of_sources(House& house) {
  std::vector<std::string> rows = split(all_rows(house), '\n');
  std::erase_if(rows, [](const std::string& row) { return row.starts_with("sources\t"); });
  return rows;
}

PersonId person_named(House& house, const std::string& folded) {
  store::ReadTx tx(*house.db, house.app.account);
  const auto ids = store::people_named(tx, folded);
  REQUIRE(ids.size() == 1);
  return ids.front();
}

std::string linkedin(const std::string& rows) {
  return "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + rows;
}

const std::string phone =
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:maya-1\r\nFN:Maya Chen\r\nN:Chen;Maya;;;\r\n"
    "TEL;TYPE=CELL:+49 170 1234567\r\nEMAIL:maya@chen.example\r\nX-SHOE:38\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jonas Weber\r\nTEL:+49 30 555 0100\r\nEND:VCARD\r\n";

}  // namespace

TEST_CASE_TEMPLATE("cards are kept as they came, and get a UID once", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const ImportResult done = bring(house, "vcard", phone);
  CHECK(done.plan.created == 2);
  CHECK(done.deed_name == "imported 2 people from vCard");
  CHECK(house.card(person_named(house, "maya chen")) + "\n" ==
        phone.substr(0, phone.find("BEGIN", 10)) + "\n");
  const std::string jonas = house.card(person_named(house, "jonas weber"));
  CHECK(jonas.find("TEL:+49 30 555 0100\r\nUID:urn:uuid:") != std::string::npos);
  CHECK(jonas.ends_with("END:VCARD\r\n"));
}

TEST_CASE_TEMPLATE("the same file again changes nothing, and leaves no deed", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  for (const auto& [kind, text] : std::vector<std::pair<std::string, std::string>>{
           {"vcard", phone},
           {"linkedin",
            linkedin("Ada,Okafor,https://www.linkedin.com/in/ada,,Figma,Designer,05 Mar "
                     "2024\nSam,Lee,,,,,01 Jan 2020\n")},
           {"tracker",
            "Name,Met,Where,Next step,Follow up on,Notes,Shoe size\nAnna Berg,2026-11-03,pottery "
            "class,send the recipe,2026-12-01,told me about Biscuit,38\nAnna "
            "Berg,2026-11-10,,,,,\n"}}) {
    CAPTURE(kind);
    CHECK(bring(house, kind, text).plan.created > 0);
    const std::string before = all_rows(house);
    house.now.milliseconds += 86'400'000;
    const ImportResult again = bring(house, kind, text);
    CHECK(again.plan.created == 0);
    CHECK(again.plan.updated == 0);
    CHECK(again.plan.interactions == 0);
    CHECK(again.plan.follow_ups == 0);
    CHECK(!again.deed);
    CHECK(all_rows(house) == before);
  }
}

TEST_CASE("of two coffees of one day the one that was logged is not told again, the other is") {
  House house;
  const PersonId anna =
      actions::add_person(house.app, {.name = "Anna Berg", .emails = {"anna@example.com"}});
  actions::log_interaction(
      house.app,
      {.kind = InteractionKind::coffee, .day = *parse_iso_date("2026-11-03"), .people = {anna}});
  const ImportResult done = bring(house, "tracker",
                                  "Name,Email,Date,Type,Where\n"
                                  "Anna Berg,anna@example.com,2026-11-03,coffee,the pier\n"
                                  "Anna Berg,anna@example.com,2026-11-03,coffee,Blue Bottle\n");
  CHECK(done.plan.interactions == 1);
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(store::interactions_of(tx, anna, 10).size() == 2);
}

TEST_CASE_TEMPLATE("an import is undone as one and leaves no trace", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  bring(house, "vcard", phone);
  const std::string before = all_rows(house);
  const ImportResult done = bring(
      house, "tracker",
      "Name,Email,Met,Where,Interests,Next step,Follow up on,Introduced by\n"
      "Maya Chen,maya@chen.example,2026-11-03,Berlin,pottery,send the recipe,2026-12-01,Jonas "
      "Weber\nAda Okafor,,2026-11-04,Lagos,bees,,,Maya Chen\n");
  CHECK(done.plan.created == 1);
  CHECK(done.plan.updated == 1);
  REQUIRE(done.deed);
  CHECK(all_rows(house) != before);
  actions::undo(house.app, done.deed);
  CHECK(all_rows(house) == before);
}

TEST_CASE_TEMPLATE("a newer LinkedIn file tells who changed jobs, and doubles nobody", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const std::string ada = "Ada,Okafor,https://www.linkedin.com/in/ada,,";
  bring(house, "linkedin", linkedin(ada + "Figma,Designer,05 Mar 2024\n"));
  const PersonId id = person_named(house, "ada okafor");
  const ImportResult newer =
      bring(house, "linkedin", linkedin(ada + "Adobe,Design lead,05 Mar 2024\n"));
  CHECK(newer.plan.created == 0);
  CHECK(newer.plan.updated == 1);
  REQUIRE(newer.plan.job_changes.size() == 1);
  CHECK(newer.plan.job_changes[0].before == "Designer at Figma");
  CHECK(newer.plan.job_changes[0].now == "Design lead at Adobe");
  store::ReadTx tx(*house.db, house.app.account);
  const auto jobs = store::positions_of(tx, id);
  REQUIRE(jobs.size() == 2);
  CHECK(jobs[0].organisation == "Adobe");
  CHECK(jobs[0].current);
  CHECK(!jobs[1].current);
  const auto next = store::follow_ups_of(tx, id);
  REQUIRE(next.size() == 1);
  CHECK(next[0].kind == FollowUpKind::congratulate);
  CHECK(next[0].text == "new job at Adobe, as Design lead");
  const vcard::Card card = actions::card_of(tx, id);
  CHECK(vcard::text_of(*vcard::first(card, "TITLE"), card.version) == "Design lead");
}

TEST_CASE_TEMPLATE("an older LinkedIn file takes nobody back to a former job", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const std::string ada = "Ada,Okafor,https://www.linkedin.com/in/ada,,";
  bring(house, "linkedin", linkedin(ada + "Figma,Designer,05 Mar 2024\n"));
  bring(house, "linkedin", linkedin(ada + "Adobe,Design lead,05 Mar 2024\n"));
  const ImportResult older =
      bring(house, "linkedin", linkedin(ada + "Figma,Designer,05 Mar 2024\n"));
  CHECK(older.plan.updated == 0);
  CHECK(older.plan.job_changes.empty());
}

TEST_CASE_TEMPLATE("what the user changed by hand stays, what the source changed comes in",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  bring(house, "vcard", phone);
  const PersonId maya = person_named(house, "maya chen");
  std::string edited = house.card(maya);
  edited.replace(edited.find("EMAIL:maya@chen.example"), 23, "EMAIL:maya@home.example");
  house.put_card(maya, edited);
  CHECK(!bring(house, "vcard", phone).deed);
  CHECK(house.card(maya) == edited);

  std::string newer = phone;
  newer.replace(newer.find("+49 170 1234567"), 15, "+49 171 7654321");
  newer.replace(newer.find("EMAIL:maya@chen"), 15, "EMAIL:maya@work");
  CHECK(bring(house, "vcard", newer).plan.updated == 1);
  const std::string now = house.card(maya);
  CHECK(now.find("+49 171 7654321") != std::string::npos);
  CHECK(now.find("+49 170 1234567") == std::string::npos);
  CHECK(now.find("maya@home.example") != std::string::npos);
  CHECK(now.find("maya@work.example") != std::string::npos);
  CHECK(now.find("X-SHOE:38") != std::string::npos);
}

TEST_CASE_TEMPLATE("a card takes each further day with a label, and no second birthday", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const auto card = [](const std::string& days) {
    return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:maya-1\r\nFN:Maya Chen\r\n" + days + "END:VCARD\r\n";
  };
  const std::string graduation = "item1.X-EVENT:2012-05-20\r\nitem1.X-ABLABEL:graduation\r\n";
  const std::string wedding = "item2.X-EVENT:2012-05\r\nitem2.X-ABLABEL:wedding\r\n";
  bring(house, "vcard", card("BDAY:1985-04-12\r\n" + graduation));
  bring(house, "vcard", card("BDAY:--0412\r\n" + graduation + wedding));
  const std::string now = house.card(person_named(house, "maya chen"));
  CHECK(now.find("BDAY:1985-04-12\r\n") != std::string::npos);
  CHECK(now.find("--0412") == std::string::npos);
  CHECK(now.find(graduation) != std::string::npos);
  CHECK(now.find("X-EVENT:2012-05\r\n") != std::string::npos);
  CHECK(now.find("X-ABLABEL:wedding\r\n") != std::string::npos);
}

TEST_CASE_TEMPLATE("what a newer file does not say is not deleted", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  bring(house, "vcard", phone);
  const std::string before = all_rows(house);
  const ImportResult less =
      bring(house, "vcard", "BEGIN:VCARD\nVERSION:3.0\nUID:maya-1\nFN:Maya Chen\nEND:VCARD\n");
  CHECK(less.plan.unchanged == 1);
  CHECK(all_rows(house) == before);
}

TEST_CASE_TEMPLATE("name and e-mail join, a likely namesake is asked about and not joined",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  bring(house, "vcard", phone);
  const ImportResult done = bring(
      house, "linkedin",
      linkedin(
          "Maya,Chen,https://www.linkedin.com/in/maya,maya@chen.example,Figma,Designer,05 Mar "
          "2024\nJonas,Weber,https://www.linkedin.com/in/jonas,,Zeiss,Physicist,06 Mar 2024\n"));
  CHECK(done.plan.updated == 1);
  CHECK(done.plan.created == 1);
  CHECK(done.plan.maybe_same == 1);
  REQUIRE(done.plan.doubts.size() == 1);
  CHECK(done.plan.doubts[0].other_name == "Jonas Weber");
  CHECK(done.plan.doubts[0].became);
}

TEST_CASE_TEMPLATE("a father and a son stay two in every kind of file, and are asked about",
                   AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  const std::vector<std::pair<std::string, std::string>> files = {
      {"vcard",
       "BEGIN:VCARD\nVERSION:3.0\nUID:f\nFN:Karl Olsen Sr.\nN:Olsen;Karl;;;Sr.\n"
       "TEL;TYPE=HOME:+1 312 555 0144\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nUID:s\n"
       "FN:Karl Olsen Jr.\nN:Olsen;Karl;;;Jr.\nTEL;TYPE=HOME:+1 312 555 0144\nEND:VCARD\n"},
      {"vcard",
       "BEGIN:VCARD\nVERSION:3.0\nFN:Karl Olsen II\nTEL:+1 312 555 0144\nEND:VCARD\n"
       "BEGIN:VCARD\nVERSION:3.0\nFN:Karl Olsen III\nTEL:+1 312 555 0144\nEND:VCARD\n"},
      {"google",
       "First Name,Middle Name,Last Name,Name Suffix,Labels,Phone 1 - Label,Phone 1 - Value\n"
       "Karl,,Olsen,Sr.,* myContacts,Home,+1 312 555 0144\n"
       "Karl,,Olsen,Jr.,* myContacts,Home,+1 312 555 0144\n"},
      {"google",
       "First Name,Middle Name,Last Name,Name Suffix,Labels,Phone 1 - Label,Phone 1 - Value\n"
       "Karl,Emil,Olsen,,* myContacts,Home,+1 312 555 0144\n"
       "Karl,Anton,Olsen,,* myContacts,Home,+1 312 555 0144\n"},
      {"outlook",
       "First Name,Middle Name,Last Name,Suffix,Home Phone,E-mail Address\n"
       "Karl,,Olsen,,+1 312 555 0144,\nKarl,,Olsen,Jr.,+1 312 555 0144,\n"},
      {"tracker", "Name,Phone\nKarl Olsen,+1 312 555 0144\nKarl Olsen jun.,+1 312 555 0144\n"},
  };
  for (const auto& [kind, text] : files) {
    CAPTURE(text);
    AnyHouse house;
    const ImportResult done = bring(house, kind, text);
    CHECK(done.plan.created == 2);
    CHECK(done.plan.joined == 0);
    CHECK(done.plan.maybe_same == 1);
    const ImportResult again = bring(house, kind, text);
    CHECK(again.plan.created == 0);
    CHECK(again.plan.unchanged == 2);
  }
}

TEST_CASE_TEMPLATE("a son in a later file is not his father", AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const std::string header = "First Name,Middle Name,Last Name,Suffix,Home Phone,E-mail Address\n";
  bring(house, "outlook", header + "Karl,,Olsen,,+1 312 555 0144,\n");
  const ImportResult done = bring(house, "outlook", header + "Karl,,Olsen,Jr.,+1 312 555 0144,\n");
  CHECK(done.plan.created == 1);
  CHECK(done.plan.maybe_same == 1);
}

TEST_CASE_TEMPLATE("a phone that changed its UIDs doubles nobody", AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  bring(house, "vcard", phone);
  std::string newer = phone;
  newer.replace(newer.find("UID:maya-1"), 10, "UID:7F-new");
  const ImportResult done = bring(house, "vcard", newer);
  CHECK(done.plan.created == 0);
  CHECK(done.plan.maybe_same == 0);
}

TEST_CASE_TEMPLATE("an answer joins two, or keeps them apart for good", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  const std::string file = linkedin("Jonas,Weber,,,Zeiss,Physicist,06 Mar 2024\n");
  for (const actions::SameAnswer said :
       {actions::SameAnswer::same, actions::SameAnswer::not_same}) {
    AnyHouse house;
    bring(house, "vcard", phone);
    const PersonId jonas = person_named(house, "jonas weber");
    const ImportResult done =
        bring(house, "linkedin", file, {.answers = {{.place = 0, .person = jonas, .said = said}}});
    const bool same = said == actions::SameAnswer::same;
    CHECK(done.plan.updated == (same ? 1 : 0));
    CHECK(done.plan.created == (same ? 0 : 1));
    CHECK(done.plan.doubts.empty());
    store::ReadTx tx(*house.db, house.app.account);
    CHECK(store::answered_pairs(tx).size() == (same ? 0 : 1));
  }
}

TEST_CASE_TEMPLATE("someone in the trash stays there", AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  bring(house, "vcard", phone);
  const PersonId maya = person_named(house, "maya chen");
  {
    actions::Deed deed(house.app, DeedKind::edit, "removed Maya Chen");
    store::set_removed(deed.tx, maya, house.now);
    deed.commit();
  }
  std::string newer = phone;
  newer.replace(newer.find("X-SHOE:38"), 9, "X-SHOE:39");
  const ImportResult done = bring(house, "vcard", newer);
  CHECK(done.plan.left_removed == 1);
  CHECK(done.plan.created == 0);
  CHECK(!done.deed);
}

TEST_CASE_TEMPLATE("one who was merged away is the one they were merged into", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  bring(house, "vcard", phone);
  const PersonId maya = person_named(house, "maya chen");
  const PersonId jonas = person_named(house, "jonas weber");
  {
    actions::Deed deed(house.app, DeedKind::edit, "joined");
    store::set_removed(deed.tx, maya, house.now);
    store::set_merged_into(deed.tx, maya, jonas);
    deed.commit();
  }
  std::string newer = phone;
  newer.replace(newer.find("X-SHOE:38"), 9, "X-SHOE:39");
  const ImportResult done = bring(house, "vcard", newer);
  CHECK(done.plan.created == 0);
  CHECK(house.card(jonas).find("X-SHOE:39") != std::string::npos);
}

TEST_CASE_TEMPLATE("two rows of one person are one, one UID for strangers is not", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const ImportResult done =
      bring(house, "vcard",
            "BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:Maya Chen\nEMAIL:m@x.example\nEND:VCARD\n"
            "BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:Maya Chen\nTEL:+49 30 1234567\nEND:VCARD\n"
            "BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:Olu Adeyemi\nEND:VCARD\n");
  CHECK(done.plan.created == 2);
  CHECK(done.plan.joined == 1);
  const std::string maya = house.card(person_named(house, "maya chen"));
  CHECK(maya.find("EMAIL:m@x.example") != std::string::npos);
  CHECK(maya.find("TEL:+49 30 1234567") != std::string::npos);
}

TEST_CASE_TEMPLATE("a newer sheet only adds", AnyHouse, OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const std::string sheet =
      "Name,Date,Notes\nAnna Berg,2026-11-03,told me about Biscuit\nBen Ode,2026-11-04,chess\n";
  CHECK(bring(house, "tracker", sheet).plan.interactions == 2);
  const ImportResult newer = bring(house, "tracker", sheet + "Anna Berg,2026-11-20,saw the dog\n");
  CHECK(newer.plan.created == 0);
  CHECK(newer.plan.updated == 1);
  CHECK(newer.plan.unchanged == 1);
  CHECK(newer.plan.interactions == 1);
  // A sheet that lost its old rows brings nothing back twice.
  CHECK(!bring(house, "tracker", "Name,Date,Notes\nAnna Berg,2026-11-20,saw the dog\n").deed);
  CHECK(!bring(house, "tracker", sheet).deed);
}

TEST_CASE_TEMPLATE("the sheet of a store, imported into that store, tells nothing new", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  bring(house, "vcard",
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:maya-1\r\nFN:Maya Chen\r\nANNIVERSARY:20120520\r\n"
        "EMAIL:maya@chen.example\r\nINTEREST:C (language)\r\nINTEREST:Paris\\, Texas\r\n"
        "X-TELEGRAM:@mayac\r\nX-SPOUSE:Rui Costa\r\nX-MANAGER:Tom Reilly\r\n"
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Mo;1;;;;;;;;;;;;;\r\n"
        "END:VCARD\r\n");
  bring(house, "tracker",
        "Name,Email,Question,Fact,Next step\n"
        "Maya Chen,maya@chen.example,\"how is the dog?\nand the launch?\",\"two\nlike: lines\","
        "send the book\n");
  const PersonId maya = person_named(house, "maya chen");
  Interaction coffee{.kind = InteractionKind::coffee, .day = local_date({2026, 11, 20})};
  coffee.people = {maya};
  coffee.note = "she paid";
  actions::log_interaction(house.app, coffee);
  const std::vector<std::string> before = rows_but_of_sources(house);
  std::string sheet;
  actions::export_sheet(house.app, [&](std::string_view piece) { sheet += piece; });
  const ImportResult again = bring(house, "google", sheet);
  CHECK(again.plan.created == 0);
  CHECK(again.plan.updated == 0);
  CHECK(again.plan.interactions == 0);
  CHECK(rows_but_of_sources(house) == before);
}

TEST_CASE("the sheet adds nothing to a card of a phone that has no parts of the name") {
  House house;
  bring(house, "vcard",
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:jo-1\r\nFN:Jo Bell\r\nX-SKYPE:jo.bell\r\n"
        "END:VCARD\r\n");
  const std::string before = house.card(person_named(house, "jo bell"));
  std::string sheet;
  actions::export_sheet(house.app, [&](std::string_view piece) { sheet += piece; });
  CHECK(bring(house, "google", sheet).plan.updated == 0);
  CHECK(house.card(person_named(house, "jo bell")) == before);
}

TEST_CASE("another website, and another card that is pointed to, are news") {
  House house;
  const auto card = [](const std::string& lines) {
    return "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:maya-1\r\nFN:Maya Chen\r\n" + lines + "END:VCARD\r\n";
  };
  const std::string first = "RELATED;TYPE=friend:urn:uuid:tom-1\r\nX-TELEGRAM:@mayac\r\n";
  bring(house, "vcard", card(first));
  bring(house, "vcard",
        card(first + "RELATED;TYPE=friend:urn:uuid:jo-1\r\nURL:https://maya.example\r\n"));
  const std::string now = house.card(person_named(house, "maya chen"));
  CHECK(now.find("RELATED;TYPE=friend:urn:uuid:jo-1\r\n") != std::string::npos);
  CHECK(now.find("URL:https://maya.example\r\n") != std::string::npos);
  CHECK(now.find("X-TELEGRAM:@mayac\r\n") != std::string::npos);
}

TEST_CASE_TEMPLATE("the sheet of a store knows whom it came from, also by a name alone", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  for (const char* name : {"Cher", "Maya Chen", "Jo Li", "Jo Li"})
    actions::add_person(house.app, {.name = name});
  const std::vector<std::string> before = rows_but_of_sources(house);
  std::string sheet;
  actions::export_sheet(house.app, [&](std::string_view piece) { sheet += piece; });
  const ImportResult again = bring(house, "google", sheet);
  CHECK(again.plan.created == 0);
  CHECK(again.plan.doubts.empty());
  CHECK(rows_but_of_sources(house) == before);
}

TEST_CASE_TEMPLATE("whoever may be here already is asked about, also of a name alone", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  for (const char* name :
       {"Cher", "Siobhan O'Neill", "李小龙", "Maya Chen", "Jo Okafor", "Ben Ode", "Anna Berg",
        "Luc Dubois", "Rita Neves", "Tom Reed", "Nils Åberg", "Priya Raman", "Kenji Mori"})
    actions::add_person(house.app, {.name = name});
  CHECK(bring(house, "tracker", "Name\nCher\nSiobhan O’Neill\n李小龙\n").plan.doubts.size() == 3);
  store::ReadTx tx(*house.db, house.app.account);
  CHECK(actions::possible_duplicates(tx, house.app.today(), 10).size() == 3);
}

TEST_CASE_TEMPLATE("whom one cell names beside each other are two, and never asked about", AnyHouse,
                   OnSqlite, OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  const std::string couple = "Name,Email\nHugo & Ingrid Berg,berg@example.se\n";
  CHECK(bring(house, "tracker", couple).plan.created == 2);
  {
    store::ReadTx tx(*house.db, house.app.account);
    CHECK(actions::possible_duplicates(tx, house.app.today(), 10).empty());
    REQUIRE(store::answered_pairs(tx).size() == 1);
    CHECK(store::answered_pairs(tx).front().answer == store::PairAnswer::not_same);
  }
  CHECK(!bring(house, "tracker", couple).deed);
}

TEST_CASE_TEMPLATE("a sheet whose names differ by a sign alone is stable", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  AnyHouse house;
  CHECK(bring(house, "tracker", "Name\nAnn\nAnn &\n").plan.created == 1);
  for (int again = 0; again < 2; ++again)
    CHECK(!bring(house, "tracker", "Name\nAnn\nAnn &\n").deed);
}

TEST_CASE_TEMPLATE("an import again is no import, whatever the cards", AnyHouse, OnSqlite,
                   OnPostgres) {
  if (!AnyHouse::is_there()) return;
  const bool on_sqlite = std::is_same_v<AnyHouse, OnSqlite>;
  const bool held = actions::testing::holds(on_sqlite ? 100 : 25, [] {
    AnyHouse house;
    std::string file;
    const auto people = *rc::gen::inRange(1, 8);
    for (int i = 0; i < people; ++i) {
      const auto one_of = [](const std::vector<std::string>& choices) {
        return *rc::gen::elementOf(choices);
      };
      file += "BEGIN:VCARD\nVERSION:" + one_of({"2.1", "3.0", "4.0"}) + "\n";
      file += one_of({"", "UID:1\n", "UID:2\n", "UID:urn:uuid:3\n"});
      file +=
          "FN:" + one_of({"Maya Chen", "Maya C.", "Łukasz Nowak", "李小龍", "Ada Okafor"}) + "\n";
      file += one_of({"", "EMAIL:maya@x.example\n", "EMAIL;TYPE=work:ADA@x.example\n"});
      file += one_of({"", "TEL:+49 30 1234567\n", "item1.TEL:030 1234567\nitem1.X-ABLABEL:pier\n"});
      file += one_of({"", "BDAY:--0412\n", "BDAY:1985-04-12\n", "BDAY:no date\n"});
      file += one_of({"", "ORG:Acme;\nTITLE:Potter\n", "ORG:Acme\n", "X-A:1\nX-A:2\n"});
      file += one_of({"", "CATEGORIES:a,b\n", "CATEGORIES:b\nNICKNAME:Mo\n", "NOTE:x\n"});
      file += "END:VCARD\n";
    }
    bring(house, "vcard", file);
    const std::string before = all_rows(house);
    const ImportResult again = bring(house, "vcard", file);
    RC_ASSERT(again.plan.created == 0);
    RC_ASSERT(again.plan.updated == 0);
    RC_ASSERT(all_rows(house) == before);
  });
  CHECK(held);
}
