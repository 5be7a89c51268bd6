// Archives as somebody with bad intentions, or a bad disk, would make them: each is refused with
// its line and leaves nothing, on both databases, and the other account of the store never notices.
#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "actions/access/settings.h"
#include "actions/history/doctor.h"
#include "actions/history/undo.h"
#include "actions/people/people.h"
#include "actions/people/trash.h"
#include "actions/people/who.h"
#include "actions/story/notes.h"
#include "actions/today/follow_ups.h"
#include "actions/transfer/export.h"
#include "base/bytes/base64.h"
#include "base/secret.h"
#include "store/access/settings.h"
#include "store/files/photo_files.h"
#include "store/history/deeds.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "tests/store/stores.h"

namespace wellmet::actions {
namespace {

using namespace store::testing;
using Json = nlohmann::ordered_json;
using Rows = std::vector<Json>;

App app_on(store::Connection& db, AccountId account = mine, std::string photos = {}) {
  return {.db = db,
          .account = account,
          .clock = [] { return noon; },
          .photos_folder = std::move(photos)};
}

void nothing(std::int64_t, std::int64_t) {}

std::string everything_of(const App& app) {
  std::string out;
  export_everything(app, [&](std::string_view piece) { out += piece; }, nothing);
  return out;
}

// The lines of an archive, to be changed.
Rows rows_of(const std::string& archive) {
  Rows rows;
  std::istringstream in(archive);
  for (std::string line; std::getline(in, line);) rows.push_back(Json::parse(line));
  return rows;
}

// With an end that fits, so that nothing but what was changed is wrong.
std::string archive_of(Rows rows) {
  rows.back()["rows"] = rows.size() - 2;
  std::string text;
  for (const Json& row : rows) text += row.dump() + "\n";
  return text;
}

std::size_t place_of(const Rows& rows, std::string_view table, int number = 1) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (rows[i].value("in", "") == table && --number == 0) return i;
  FAIL("no row of ", table);
  return 0;
}

Json& row(Rows& rows, std::string_view table, int number = 1) {
  return rows[place_of(rows, table, number)];
}

void add(Rows& rows, const std::string& line) { rows.insert(rows.end() - 1, Json::parse(line)); }

// The entry of the history whose "before" holds the note.
Json& entry(Rows& rows) {
  for (Json& one : rows)
    if (one.value("before", "").find("a note") != std::string::npos) return one;
  FAIL("no entry of the note");
  return rows.front();
}

// What stands in that "before", changed and put back.
template <class Change>
void change_before(Rows& rows, const Change& change) {
  Json before = Json::parse(entry(rows)["before"].get<std::string>());
  change(before);
  entry(rows)["before"] = before.dump();
}

// Of "password", which is no picture.
constexpr const char* digest = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";

constexpr DeedId removed_note{4};

std::string photo_file(const std::string& name, std::string_view bytes) {
  return fmt::format(R"({{"in":"photo_files","digest":"{}","bytes":"{}"}})", name, base64(bytes));
}

// Somebody's store with a little of everything that the cases change.
std::string a_small_archive() {
  std::string archive;
  on_sqlite([&](const store::Place& place) {
    const auto db = store::open(place);
    make_accounts(*db);
    const App app = app_on(*db);
    const PersonId maya = add_person(app, {.name = "Maya Chen"});
    add_person(app, {.name = "Jo Okafor"});
    remove_note(app, add_note(app, {.person = maya, .text = "a note"}).id);
    add_note(app, {.person = maya, .text = "another"});
    change_settings(app, {{"theme", "dark"}});
    undo(app, std::nullopt);
    change_settings(app, {{"theme", "light"}, {"zone", "Europe/Lisbon"}});
    archive = everything_of(app);
  });
  return archive;
}

struct Case {
  const char* name;
  void (*forge)(Rows&);
  const char* said;  // a part of the message
};

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"a column that is SQL, in the history",
       [](Rows& r) {
         change_before(r, [](Json& b) {
           b = {{"account_id, id, text) select 1, 7, record from passwords where ?1 > 0 --", 1}};
         });
       },
       "which notes hasn't"},
      {"the account of another, in the history",
       [](Rows& r) { change_before(r, [](Json& b) { b["account_id"] = 2; }); },
       "\"account_id\", which notes hasn't"},
      {"another row than the entry is about",
       [](Rows& r) { change_before(r, [](Json& b) { b["id"] = 2; }); }, "is about another row"},
      {"a row of the history without its text",
       [](Rows& r) { change_before(r, [](Json& b) { b.erase("text"); }); },
       "\"text\" of notes is missing"},
      {"a number for a text in the history",
       [](Rows& r) { change_before(r, [](Json& b) { b["text"] = 7; }); },
       "is a number where a text belongs"},
      {"a list in the history", [](Rows& r) { change_before(r, [](Json& b) { b["text"] = {1}; }); },
       "neither text nor a whole number"},
      {"a date that isn't one in the history",
       [](Rows& r) { change_before(r, [](Json& b) { b["day"] = "2026-02-31"; }); }, "isn't a date"},
      {"a history that is no JSON", [](Rows& r) { entry(r)["before"] = "{"; }, "JSON"},
      {"a history that is no object", [](Rows& r) { entry(r)["before"] = "[1]"; },
       "not as a JSON object"},
      {"a history that is empty", [](Rows& r) { entry(r)["before"] = ""; }, "JSON"},
      {"an insert with something before", [](Rows& r) { entry(r)["operation"] = "insert"; },
       "is an insert, but says what was before"},
      {"an operation that there isn't", [](Rows& r) { entry(r)["operation"] = "drop"; },
       "isn't one of the words for it"},
      {"a table of the history that there isn't", [](Rows& r) { entry(r)["table_number"] = 99; },
       "is of table 99"},
      {"a table of the history far out of range",
       [](Rows& r) { entry(r)["table_number"] = (std::int64_t{1} << 32) + 5; }, "is of table"},
      {"a negative table of the history", [](Rows& r) { entry(r)["table_number"] = -1; },
       "is of table -1"},
      {"a second key that means nothing", [](Rows& r) { entry(r)["key2"] = 3; },
       "has a second number"},
      {"an entry of a change that is not there", [](Rows& r) { entry(r)["deed_id"] = 77; },
       "belongs to change 77"},
      {"an entry of the import itself", [](Rows& r) { entry(r)["deed_id"] = 0; }, "out of range"},
      {"the largest number as an id",
       [](Rows& r) { row(r, "people", 2)["id"] = std::numeric_limits<std::int64_t>::max(); },
       "\"id\" of people is out of range"},
      {"a number beyond the largest",
       [](Rows& r) { row(r, "people", 2)["id"] = std::numeric_limits<std::uint64_t>::max(); },
       "out of range"},
      {"a negative id", [](Rows& r) { row(r, "people", 2)["id"] = -5; }, "out of range"},
      {"an id of nothing", [](Rows& r) { row(r, "people", 2)["id"] = 0; }, "out of range"},
      {"an id that is text", [](Rows& r) { row(r, "people", 2)["id"] = "2"; },
       "is a text where a number belongs"},
      {"an id that is not whole", [](Rows& r) { row(r, "people", 2)["id"] = 2.5; },
       "neither text nor a whole number"},
      {"the same id twice", [](Rows& r) { row(r, "people", 2)["id"] = 1; },
       "with the same key came before"},
      {"a person without a uid", [](Rows& r) { row(r, "people").erase("uid"); },
       "\"uid\" of people is missing"},
      {"two people who are you",
       [](Rows& r) {
         row(r, "people", 1)["is_owner"] = 1;
         row(r, "people", 2)["is_owner"] = 1;
       },
       "A second person is said to be you"},
      {"a flag of seven", [](Rows& r) { row(r, "people")["archived"] = 7; }, "out of range"},
      {"a wish of a million years",
       [](Rows& r) { row(r, "people")["wished_cadence_days"] = 365'000'000; }, "out of range"},
      {"a moment before all time",
       [](Rows& r) { row(r, "people")["created_at"] = std::numeric_limits<std::int64_t>::min(); },
       "out of range"},
      {"a person merged with themself", [](Rows& r) { row(r, "people", 2)["merged_into"] = 2; },
       "in a circle"},
      {"two people merged with each other",
       [](Rows& r) {
         row(r, "people", 1)["merged_into"] = 2;
         row(r, "people", 2)["merged_into"] = 1;
       },
       "in a circle"},
      {"a note of somebody who is not there", [](Rows& r) { row(r, "notes")["person_id"] = 9; },
       "\"person_id\" of notes points to people 9"},
      {"an account in a row", [](Rows& r) { row(r, "notes")["account_id"] = 2; },
       "notes has no \"account_id\""},
      {"a table of sessions",
       [](Rows& r) { add(r, R"({"in":"sessions","digest":"x","way":"password"})"); },
       "There is no table \"sessions\""},
      {"a table of passwords",
       [](Rows& r) { add(r, R"({"in":"passwords","record":"$argon2id"})"); },
       "There is no table \"passwords\""},
      {"a table of accounts", [](Rows& r) { add(r, R"({"in":"accounts","id":2,"name":"me"})"); },
       "There is no table \"accounts\""},
      {"a table that is SQL",
       [](Rows& r) { add(r, R"({"in":"people; drop table people","id":1})"); },
       "There is no table"},
      {"a member that is SQL", [](Rows& r) { row(r, "notes")["id) --"] = 1; }, "notes has no"},
      {"a change that undoes itself",
       [](Rows& r) { row(r, "deeds")["undoes"] = row(r, "deeds")["id"]; }, "can't be"},
      {"changes that undo each other",
       [](Rows& r) {
         row(r, "deeds", 1)["undoes"] = 2;
         row(r, "deeds", 1)["undone_by"] = 2;
         row(r, "deeds", 2)["undoes"] = 1;
         row(r, "deeds", 2)["undone_by"] = 1;
       },
       "can't be"},
      {"a change undone by one that did something else",
       [](Rows& r) { row(r, "deeds", 1)["undone_by"] = 2; }, "can't be"},
      {"a counter behind the numbers in use",
       [](Rows& r) {
         for (Json& one : r)
           if (one.value("name", "") == "people") one["last"] = 1;
       },
       "The counter of people is at 1, but 2 is in use"},
      {"a counter at the end of all numbers",
       [](Rows& r) { row(r, "counters")["last"] = std::numeric_limits<std::int64_t>::max(); },
       "out of range"},
      {"a counter of nothing",
       [](Rows& r) { add(r, R"({"in":"counters","name":"accounts","last":5})"); },
       "nothing to count called \"accounts\""},
      {"no counter of changes",
       [](Rows& r) {
         std::erase_if(r, [](const Json& one) {
           return one.value("in", "") == "counters" && one.value("name", "") == "deeds";
         });
       },
       "The counter of deeds is at 0"},
      {"a photo whose name leads elsewhere",
       [](Rows& r) {
         add(r,
             R"({"in":"photos","id":1,"person_id":1,"digest":"../../2/5e/x","width":4,"height":4,"bytes":9,"created_at":5})");
       },
       "isn't a digest of 64 hexadecimal digits"},
      {"a face whose name leads elsewhere",
       [](Rows& r) {
         add(r,
             R"({"in":"photos","id":1,"person_id":1,"digest":"5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8","face_digest":"/etc/passwd","width":4,"height":4,"bytes":9,"created_at":5})");
       },
       "isn't a digest"},
      {"a photo larger than the world",
       [](Rows& r) {
         add(r,
             R"({"in":"photos","id":1,"person_id":1,"digest":"5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8","width":2147483648,"height":4,"bytes":9,"created_at":5})");
       },
       "\"width\" of photos is out of range"},
      {"a file of a photo with a name that leads elsewhere",
       [](Rows& r) { add(r, R"({"in":"photo_files","digest":"../x","bytes":"UklGRg=="})"); },
       "needs its digest and its bytes"},
      {"a file of a photo that is no picture",
       [](Rows& r) { add(r, photo_file(digest, "password")); }, "t a WebP picture"},
      {"a file of no photo",
       [](Rows& r) {
         const std::string picture("RIFF\x08\0\0\0WEBPVP8 ", 16);
         add(r, photo_file(sha256_hex(picture), picture));
       },
       "No photo in the file has or had this picture"},
      {"a suggestion of somebody who is not there",
       [](Rows& r) { add(r, R"({"in":"nudges","person_id":9,"nudged_on":20000})"); },
       "\"person_id\" of nudges"},
      {"a suggestion on a day out of range",
       [](Rows& r) { add(r, R"({"in":"nudges","person_id":1,"nudged_on":9223372036854775807})"); },
       "out of range"},
      {"a row behind the end", [](Rows& r) { r.push_back(r[1]); },
       "after the line that marks the end"},
      {"an end in the middle", [](Rows& r) { r.insert(r.begin() + 2, r.back()); },
       "after the line that marks the end"},
      {"a version that is no number", [](Rows& r) { r.front()["store"] = "1"; },
       "of which version"},
  };
  return all;
}

// All of the other account's rows, and what may come in to it.
struct Other {
  explicit Other(store::Connection& db) : app(app_on(db, theirs)) {
    const PersonId ada = add_person(app, {.name = "Ada Lovelace"});
    add_note(app, {.person = ada, .text = "theirs alone"});
    before = everything_of(app);
  }
  bool is_as_it_was() const { return everything_of(app) == before; }
  App app;
  std::string before;
};

TEST_CASE("an archive with a fault is refused with its line, and leaves nothing") {
  const std::string good = a_small_archive();
  on_both_open([&](store::Connection& db) {
    const TempFolder folder;
    const App app = app_on(db, mine, folder / "photos");
    const Other other(db);
    const std::string empty = everything_of(app);
    for (const Case& c : cases()) {
      CAPTURE(std::string(c.name));
      Rows rows = rows_of(good);
      c.forge(rows);
      const std::string archive = archive_of(std::move(rows));
      const std::string said = refusal([&] { import_everything(app, archive, nothing); });
      CHECK(said.starts_with("Line "));
      CHECK(said.find(c.said) != std::string::npos);
      CHECK(said.ends_with("."));
      CHECK(said.size() < 400);
      CHECK(everything_of(app) == empty);
      CHECK_FALSE(std::filesystem::exists(app.photos_folder));
      CHECK(other.is_as_it_was());
    }
    import_everything(app, good, nothing);
    CHECK(everything_of(app) == good);
    CHECK(examine(app, Repair::no).well());
    CHECK(other.is_as_it_was());
  });
}

TEST_CASE("an archive cut anywhere is refused as cut short") {
  const std::string good = a_small_archive();
  on_sqlite([&](const store::Place& place) {
    const auto db = store::open(place);
    make_accounts(*db);
    const App app = app_on(*db);
    const std::size_t first_line = good.find('\n') + 1;
    for (std::size_t size = first_line; size + 1 < good.size(); size += 97) {
      CAPTURE(size);
      const std::string said =
          refusal([&] { import_everything(app, good.substr(0, size), nothing); });
      CHECK(said.find("ends early at line ") != std::string::npos);
    }
    Rows rows = rows_of(good);
    rows.erase(rows.begin() + 3);
    std::string text;
    for (const Json& one : rows) text += one.dump() + "\n";
    CHECK(refusal([&] { import_everything(app, text, nothing); }).find("is not whole: it says") !=
          std::string::npos);
    try {
      import_everything(app, good.substr(0, first_line), nothing);
      FAIL("a header alone came in");
    } catch (const BrokenArchive& fault) {
      CHECK(fault.problem().line == 1);
      CHECK_FALSE(fault.problem().cure.empty());
    }
    import_everything(app, good.substr(0, good.size() - 1), nothing);  // but for the last newline
    CHECK(everything_of(app) == good);
  });
}

TEST_CASE("an archive of the older form comes in, with its accounts left behind, and is told of") {
  const std::string good = a_small_archive();
  on_both_open([&](store::Connection& db) {
    const App app = app_on(db, theirs);
    Rows rows = rows_of(good);
    change_before(rows, [](Json& b) {
      Json with = {{"account_id", 1}};
      with.update(b);
      b = with;
    });
    rows.front()["wellmet"] = 1;
    rows.pop_back();
    std::string older;
    for (const Json& one : rows) older += one.dump() + "\n";
    const EverythingIn in = import_everything(app, older, nothing);
    CHECK_FALSE(in.has_end);
    REQUIRE(in.problems.size() == 1);
    CHECK(in.problems[0].what.find("has no end mark") != std::string::npos);
    CHECK(everything_of(app) == good);
  });
}

TEST_CASE("history that moved to another account is undone there, and nowhere else") {
  const std::string good = a_small_archive();
  on_both_open([&](store::Connection& db) {
    const App app = app_on(db, theirs);
    CHECK(import_everything(app, good, nothing).problems.empty());
    CHECK(everything_of(app) == good);
    undo(app, removed_note);
    {
      store::ReadTx tx(db, theirs);
      CHECK(store::notes_of(tx, PersonId{1}).size() == 2);
    }
    store::ReadTx tx(db, mine);
    CHECK(store::notes_of(tx, PersonId{1}).empty());
  });
}

TEST_CASE("an entry that no longer says what was before comes in, and can't be undone") {
  const std::string good = a_small_archive();
  on_both_open([&](store::Connection& db) {
    const App app = app_on(db);
    Rows rows = rows_of(good);
    entry(rows).erase("before");
    const std::string archive = archive_of(rows);
    import_everything(app, archive, nothing);
    CHECK(everything_of(app) == archive);
    CHECK(refusal([&] { undo(app, removed_note); }).find("can't be undone") != std::string::npos);
    CHECK(everything_of(app) == archive);
  });
}

TEST_CASE("a setting that this machine can't use is left out and named, the rest comes in") {
  const std::string good = a_small_archive();
  on_both_open([&](store::Connection& db) {
    const App app = app_on(db);
    Rows rows = rows_of(good);
    for (Json& one : rows) {
      if (one.value("name", "") == "zone") one["value"] = "Mars/Olympus";
      if (one.value("name", "") == "theme") one["name"] = "today.lines";
    }
    const EverythingIn in = import_everything(app, archive_of(rows), nothing);
    CHECK(in.left_out == 2);
    REQUIRE(in.problems.size() == 2);
    CHECK(in.problems[0].line > 0);
    CHECK(in.problems[1].what.find("“time zone”") != std::string::npos);
    store::ReadTx tx(db, mine);
    CHECK(store::settings(tx).empty());
    CHECK(store::count_people(tx, store::Shown::all) == 2);
  });
}

TEST_CASE("a meaning of a column that there isn't is left out and named") {
  const std::string good = a_small_archive();
  on_sqlite([&](const store::Place& place) {
    const auto db = store::open(place);
    make_accounts(*db);
    Rows rows = rows_of(good);
    add(rows, R"({"in":"mappings","id":1,"signature":"a|b","column_name":"Vibe","field":"hex"})");
    const EverythingIn in = import_everything(app_on(*db), archive_of(rows), nothing);
    REQUIRE(in.problems.size() == 1);
    CHECK(in.problems[0].what.find("\"Vibe\"") != std::string::npos);
  });
}

TEST_CASE("undo does not bring back a setting that this machine can't use") {
  on_both_open([](store::Connection& db) {
    const App app = app_on(db);
    change_settings(app, {{"zone", "Europe/Lisbon"}});
    change_settings(app, {{"zone", "Europe/Paris"}});
    db.script(
        "update journal set before = replace(before, 'Europe/Lisbon', 'Mars/Olympus') "
        "where before is not null");
    const std::string said = refusal([&] { undo(app, std::nullopt); });
    CHECK(said.find("Mars/Olympus") != std::string::npos);
    store::ReadTx tx(db, mine);
    CHECK(store::setting(tx, "zone") == "Europe/Paris");
  });
}

// As stores may hold it that took an archive in before archives were checked.
TEST_CASE("whatever the journal holds, undo writes only columns of the schema, into its account") {
  const std::pair<const char*, const char*> journals[] = {
      {R"({"account_id":2,"id":77,"person_id":1,"kind":"note","text":"a note","day":"2026-10-22"})",
       ""},
      {R"({"id) select 1 --":1,"person_id":1,"kind":"note","text":"a note","day":"2026-10-22"})",
       ""},
      {R"({"person_id":1,"kind":"note","text":["a note"],"day":"2026-10-22"})", "something else"},
      {R"({"person_id":"1","kind":"note","text":"a note","day":"2026-10-22"})", "something else"},
      {R"({"person_id":1,"kind":"note","text":null,"day":"2026-10-22"})", "something else"},
      {"[]", "doesn't say what"},
      {"{", "doesn't say what"},
      {"", "doesn't say what"},
  };
  on_both_open([&](store::Connection& db) {
    const App app = app_on(db);
    const Other other(db);
    const PersonId maya = add_person(app, {.name = "Maya Chen"});
    DeedId removed;
    for (const auto& [before, said] : journals) {
      CAPTURE(before);
      const NoteId note = add_note(app, {.person = maya, .text = "a note"}).id;
      removed = remove_note(app, note).change;
      db.execute("update journal set before = ?1 where account_id = 1 and deed_id = ?2", before,
                 removed);
      const std::string message = refusal([&] { undo(app, removed); });
      CHECK(message.find(said) != std::string::npos);
      CHECK(message.empty() == std::string_view(said).empty());
      CHECK(other.is_as_it_was());
      store::ReadTx tx(db, mine);
      CHECK(store::find_note(tx, note).has_value() == message.empty());
    }
    db.script("update journal set table_number = 99 where account_id = 1");
    CHECK(refusal([&] { undo(app, removed); }).find("table 99") != std::string::npos);
    CHECK(other.is_as_it_was());
  });
}

TEST_CASE("a change may be called anything, and is undone and redone all the same") {
  on_both_open([](store::Connection& db) {
    const App app = app_on(db);
    add_person(app, {.name = "Maya Chen"});
    undo(app, std::nullopt);
    for (const char* name : {"", "x", "undid:", "undid: added"}) {
      CAPTURE(name);
      db.execute("update deeds set name = ?1 where account_id = 1 and id = 2", name);
      const DeedId redo = undo(app, DeedId{2}).change;
      undo(app, redo);
      db.script("update deeds set undone_by = null where account_id = 1 and id = 2");
    }
  });
}

TEST_CASE("people merged in a circle are found, and erased, without an end of the program") {
  on_both_open([](store::Connection& db) {
    const App app = app_on(db);
    const PersonId maya = add_person(app, {.name = "Maya Chen"});
    const PersonId jo = add_person(app, {.name = "Jo Okafor"});
    remove_person(app, maya);
    remove_person(app, jo);
    db.script("update people set merged_into = 3 - id where account_id = 1");
    {
      store::ReadTx tx(db, mine);
      CHECK(refusal([&] { person_called(tx, "1", app.today()); }).find("was removed") !=
            std::string::npos);
    }
    deed(db, "erased", [&](store::WriteTx& tx) { store::erase_person(tx, maya); });
    store::ReadTx tx(db, mine);
    CHECK_FALSE(store::find_person(tx, jo));
  });
}

TEST_CASE("a photo's name that is no digest has no file, wherever it would lead") {
  const TempFolder folder;
  write_file(folder / "secret-large.webp", "another account's");
  const store::PhotoFiles files(folder / "photos", mine);
  for (const char* name :
       {"../../secret", "", "/etc/passwd", "5E884898", "secret\n",
        "../../../5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d154"}) {
    CAPTURE(name);
    const store::PhotoFile file{name, store::PhotoSize::large};
    CHECK_FALSE(files.has(file));
    CHECK_FALSE(files.is_empty(file));
    CHECK_FALSE(files.bytes(file));
    files.remove(file);
    CHECK_THROWS_AS(files.path(file), Error);
    CHECK_THROWS_AS(files.put(file, "x"), Error);
  }
  CHECK(std::filesystem::exists(folder / "secret-large.webp"));
  CHECK_FALSE(std::filesystem::exists(folder / "photos"));
}

}  // namespace
}  // namespace wellmet::actions
