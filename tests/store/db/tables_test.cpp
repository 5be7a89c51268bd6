// Every table is put through everything that may happen to its rows, by its declaration alone: a
// table that is added is in these tests, and one that was forgotten somewhere fails them.
#include "store/db/tables.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "store/history/deeds.h"
#include "store/history/forget.h"
#include "store/integrity/account_dump.h"
#include "store/integrity/row_rules.h"
#include "store/people/merge.h"
#include "store/people/people.h"
#include "tests/store/db/sample_rows.h"

namespace wellmet::store {
namespace {

using namespace testing;

constexpr PersonId maya{1}, jo{2}, ana{3}, ruth{4};

std::optional<std::string> never_mended(const std::string&, const std::string&,
                                        const std::string&) {
  return std::nullopt;
}

// Undoing an undoing is a redo. The deed that it makes.
DeedId undo(Connection& db, DeedId id) {
  return deed(db, "undo", [&](WriteTx& tx) { take_back(tx, *find_deed(tx, id), never_mended); });
}

PlainRow person_row(PersonId id, PersonId met_through) {
  return sample_row(*find_table("people"), {{"met_through", met_through.value}},
                    static_cast<int>(id.value));
}

void insert_people(WriteTx& tx) {
  for (const PersonId id : {maya, jo, ana, ruth}) insert_row(tx, person_row(id, ruth));
}

// What may be passed on is nobody's, and so are where one may go and what one asks anybody.
bool is_of_nobody(std::string_view table) {
  return table == "resources" || table == "resource_files" || table == "events" ||
         table == "hopes" || table == "own_questions";
}

// The tables apart from people, whose rows tell of a person, or belong to one that does.
std::vector<Table> tables_of_stories() {
  std::vector<Table> list;
  for (const Table& table : journaled_tables()) {
    const std::string_view name = table.name;
    if (name != "people" && name != "settings" && name != "mappings" && !is_of_nobody(name))
      list.push_back(table);
  }
  return list;
}

// One row of every table that can tell of the person, with the same number in each.
void insert_story(WriteTx& tx, PersonId person, int number, PersonId named_in_passing) {
  const Targets targets = {{"people", person.value}, {"interests", number},
                           {"interactions", number}, {"resources", number},
                           {"events", number},       {"about_person", named_in_passing.value}};
  for (const char* table : {"resources", "events"})
    insert_row(tx, sample_row(*find_table(table), {{"id", number}}, 1));
  for (const Table& table : tables_of_stories()) insert_row(tx, sample_row(table, targets, number));
}

void insert_for_both(Connection& db, const std::function<void(WriteTx&)>& insert) {
  deed(db, "fill", insert);
  deed(db, "fill", insert, theirs);
}

std::set<std::string> as_set(Rows rows) {
  std::set<std::string> set;
  for (const Row& row : rows) set.insert(row.string(0));
  return set;
}

std::set<std::string> names_of_tables(Connection& db) {
  std::set<std::string> names = as_set(
      db.query(db.dialect() == Dialect::sqlite
                   ? "select name from pragma_table_list where schema = 'main' and type = 'table' "
                     "and name not like 'sqlite_%'"
                   : "select table_name from information_schema.tables where table_schema = "
                     "current_schema()"));
  names.erase("schema_version");  // of the server alone; a file has its version in its head
  return names;
}

std::string key_in_schema(Connection& db, const std::string& table) {
  const std::string_view sql =
      db.dialect() == Dialect::sqlite
          ? "select name from pragma_table_info(?1) where pk > 0 order by pk"
          : "select k.column_name from information_schema.table_constraints c "
            "join information_schema.key_column_usage k on k.constraint_name = c.constraint_name "
            "and k.table_schema = c.table_schema where c.table_schema = current_schema() "
            "and c.table_name = ?1 and c.constraint_type = 'PRIMARY KEY' "
            "order by k.ordinal_position";
  std::vector<std::string> columns;
  for (const Row& row : db.query(sql, table)) columns.push_back(row.string(0));
  return join(columns, " ");
}

std::set<std::string> pointers_in_schema(Connection& db, const std::string& table) {
  std::set<std::string> columns = as_set(db.query(
      db.dialect() == Dialect::sqlite
          ? "select \"from\" from pragma_foreign_key_list(?1)"
          : "select k.column_name from information_schema.table_constraints c "
            "join information_schema.key_column_usage k on k.constraint_name = c.constraint_name "
            "and k.table_schema = c.table_schema where c.table_schema = current_schema() "
            "and c.table_name = ?1 and c.constraint_type = 'FOREIGN KEY'",
      table));
  columns.erase("account_id");
  return columns;
}

// What the index of one of the two databases needs besides.
bool is_of_the_index(const Table& table, const std::string& column) {
  return std::string_view(table.name).starts_with("search_") &&
         (column == "id" || column == "names" || column == "words");
}

void check_columns(Connection& db, const Table& table) {
  std::set<std::string> declared, there;
  for (const Column& column : table.columns) declared.insert(column.name);
  for (const std::string& column : columns_of(db, table.name)) {
    if (column != "account_id" && !is_of_the_index(table, column)) there.insert(column);
  }
  CHECK(declared == there);
}

void check_pointers(Connection& db, const Table& table) {
  std::set<std::string> declared;
  std::set<std::string> required;
  for (const RowColumn& column : row_columns(db, table.name)) {
    if (column.required) required.insert(column.name);
  }
  for (const Column& column : table.columns) {
    if (!column.points()) continue;
    INFO(column.name);
    declared.insert(column.name);
    CHECK(required.contains(column.name) == (column.erased == IfErased::row_goes));
  }
  if (!std::string_view(table.name).starts_with("search_"))
    CHECK(declared == pointers_in_schema(db, table.name));
}

TEST_CASE("every table and column of both databases is declared as it is") {
  on_both_open([](Connection& db) {
    std::set<std::string> declared;
    for (const Table& table : tables()) {
      INFO(table.name);
      declared.insert(table.name);
      check_columns(db, table);
      check_pointers(db, table);
      if (table.role == Role::journaled)
        CHECK(key_in_schema(db, table.name) == fmt::format("account_id {}{}{}", table.key1,
                                                           table.has_two_keys() ? " " : "",
                                                           table.key2));
    }
    CHECK(declared == names_of_tables(db));
  });
}

TEST_CASE("the journal knows each table by a number of its own") {
  std::set<int> numbers;
  for (const Table& table : tables()) {
    INFO(table.name);
    CHECK((table.number > 0) == (table.role == Role::journaled));
    if (table.number > 0) CHECK(numbers.insert(table.number).second);
  }
}

// Inserted, changed and removed; each undone, redone, undone and redone.
void go_through_changes(Connection& db, const Table& table) {
  const PlainRow row = sample_row(table,
                                  {{"people", ana.value},
                                   {"interests", 1},
                                   {"interactions", 1},
                                   {"resources", 1},
                                   {"events", 1}},
                                  50);
  const std::vector<std::function<void(WriteTx&)>> acts = {
      [&](WriteTx& tx) { insert_row(tx, row); },
      [&](WriteTx& tx) { change_row(tx, table, row, 51); },
      [&](WriteTx& tx) { delete_row(tx, table, row); }};
  for (const auto& act : acts) {
    const std::string before = rows_of_account(db, mine);
    const DeedId done = deed(db, "act", act);
    const std::string after = rows_of_account(db, mine);
    CHECK(after != before);
    DeedId last = done;
    for (int times = 0; times < 2; ++times) {
      last = undo(db, last);
      CHECK(rows_of_account(db, mine) == before);
      last = undo(db, last);
      CHECK(rows_of_account(db, mine) == after);
    }
  }
}

TEST_CASE("of every table a row that is inserted, changed or removed is undone and redone") {
  on_both_open([](Connection& db) {
    insert_for_both(db, [](WriteTx& tx) {
      insert_people(tx);
      insert_story(tx, maya, 1, jo);
    });
    const std::string of_others = rows_of_account(db, theirs);
    for (const Table& table : journaled_tables()) {
      INFO(table.name);
      const std::string before = rows_of_account(db, mine);
      go_through_changes(db, table);
      CHECK(rows_of_account(db, mine) == before);
    }
    CHECK(rows_of_account(db, theirs) == of_others);
  });
}

TEST_CASE("someone who is erased is in no table any more, others are where they were") {
  on_both_open([](Connection& db) {
    insert_for_both(db, [](WriteTx& tx) {
      insert_people(tx);
      insert_row(tx, person_row(PersonId{5}, maya));
      insert_story(tx, maya, 1, jo);
      insert_story(tx, ana, 3, maya);
    });
    const std::string of_others = rows_of_account(db, theirs);
    const std::string before = rows_of_account(db, mine);
    const DeedId erased = deed(db, "erase", [](WriteTx& tx) { erase_person(tx, maya); });
    for (const Table& table : journaled_tables()) {
      for (const Column& column : table.columns) {
        if (!column.names_a_person()) continue;
        INFO(table.name << "." << column.name);
        CHECK(rows_naming(db, table.name, column.name, maya) == 0);
        if (column.erased == IfErased::row_goes && std::string_view(table.name) != "people")
          CHECK(rows_naming(db, table.name, column.name, ana) ==
                (std::string_view(column.name) == "second_person" ? 0 : 1));
      }
    }
    CHECK(rows_naming(db, "people", "id", PersonId{5}) == 1);
    CHECK(rows_of_account(db, theirs) == of_others);
    undo(db, erased);
    CHECK(rows_of_account(db, mine) == before);
  });
}

TEST_CASE("of someone who is merged into another every row tells of the other") {
  on_both_open([](Connection& db) {
    insert_for_both(db, [](WriteTx& tx) {
      insert_people(tx);
      insert_row(tx, person_row(PersonId{5}, jo));
      insert_story(tx, ana, 3, jo);
      insert_story(tx, maya, 1, ana);
      insert_story(tx, jo, 2, ana);
    });
    const std::string of_others = rows_of_account(db, theirs);
    const std::string before = rows_of_account(db, mine);
    const DeedId merged = deed(db, "merge", [](WriteTx& tx) { move_story(tx, jo, maya); });
    for (const Table& table : journaled_tables()) {
      if (table.names_pairs()) continue;  // Jo is neither the same as Ana nor a name for a row
      for (const Column& column : table.columns) {
        if (!column.names_a_person()) continue;
        INFO(table.name << "." << column.name);
        const std::int64_t of_jo = rows_naming(db, table.name, column.name, jo);
        if (column.merged == IfMerged::stays)
          CHECK(of_jo == rows_naming(db, table.name, column.name, maya));
        else
          CHECK(of_jo == 0);
        if (column.merged == IfMerged::moves && column.erased == IfErased::row_goes)
          CHECK(rows_naming(db, table.name, column.name, maya) == 2);
      }
    }
    CHECK(rows_naming(db, "people", "met_through", maya) == 1);
    CHECK(rows_naming(db, "follow_ups", "about_person", maya) == 1);
    CHECK(rows_naming(db, "pair_answers", "first_person", jo) == 0);
    CHECK(rows_naming(db, "pair_answers", "second_person", jo) == 0);
    CHECK(rows_of_account(db, theirs) == of_others);
    undo(db, merged);
    CHECK(rows_of_account(db, mine) == before);
  });
}

// All of an account with its history, as an archive carries it.
std::vector<PlainRow> archive_of(Connection& db) {
  std::vector<PlainRow> rows;
  ReadTx tx(db, mine);
  for_each_row(tx, [&](const PlainRow& row) { rows.push_back(row); });
  return rows;
}

void read_archive(Connection& db, const std::vector<PlainRow>& rows) {
  WriteTx tx(db, mine, "import", noon);
  EverythingWriter writer(tx, AccountInBefore::refused);
  int line = 1;
  for (const PlainRow& row : rows) writer.put(row, ++line);
  const std::optional<Problem> problem = writer.finish();
  REQUIRE_MESSAGE(!problem, problem->what);
  tx.commit();
}

// Rows inserted, changed and removed in every table; the last deed can be undone.
DeedId fill_with_history(Connection& db) {
  insert_for_both(db, [](WriteTx& tx) {
    insert_people(tx);
    insert_story(tx, maya, 1, jo);
    insert_story(tx, ana, 3, maya);
    for (const char* table : {"settings", "mappings", "resource_files", "hopes", "own_questions"})
      insert_row(tx, sample_row(*find_table(table), {{"resources", 1}, {"events", 1}}, 1));
  });
  return deed(db, "act", [](WriteTx& tx) {
    for (const Table& table : journaled_tables()) {
      const Targets targets = {{"people", maya.value},
                               {"interests", 1},
                               {"interactions", 1},
                               {"resources", 1},
                               {"events", 1}};
      change_row(tx, table, sample_row(table, targets, 1), 40);
    }
    erase_person(tx, ana);
  });
}

void check_archive(Connection& from, Connection& to) {
  const DeedId last = fill_with_history(from);
  make_accounts(to);
  deed(to, "fill", [](WriteTx& tx) { insert_people(tx); }, theirs);
  const std::string of_others = rows_of_account(to, theirs);
  const std::vector<PlainRow> archive = archive_of(from);
  std::set<std::string> in_archive;
  for (const PlainRow& row : archive) in_archive.insert(row.table);
  for (const Table& table : journaled_tables()) CHECK(in_archive.contains(table.name));
  read_archive(to, archive);
  CHECK(archive_of(to) == archive);
  undo(from, last);
  undo(to, last);
  CHECK(rows_of_account(to, mine) == rows_of_account(from, mine));
  CHECK(rows_of_account(to, theirs) == of_others);
}

TEST_CASE("every table goes out with an archive and in again, where changes are undone as here") {
  const TempFolder folder;
  on_both_open([&](Connection& db) {
    const auto file = open({folder / fmt::format("{}.db", static_cast<int>(db.dialect()))});
    check_archive(db, *file);
  });
}

TEST_CASE("an archive from a file goes into a server") {
  if (!has_postgres()) return;
  const PostgresSchema schema;
  const auto server = open(schema.place());
  on_sqlite([&](const Place& place) {
    const auto file = open(place);
    make_accounts(*file);
    check_archive(*file, *server);
  });
}

// The words that somebody forgotten left anywhere: in rows or in what the journal keeps of them.
std::int64_t rows_that_say(Connection& db, std::string_view words) {
  std::int64_t count = 0;
  for (const PlainRow& row : archive_of(db)) {
    for (const auto& [name, value] : row.fields) {
      const auto* text = std::get_if<std::string>(&value);
      count += text && text->find(words) != std::string::npos ? 1 : 0;
    }
  }
  return count;
}

TEST_CASE("of someone who is forgotten no table and no change keeps a word") {
  on_both_open([](Connection& db) {
    constexpr int number = 77;
    insert_for_both(db, [](WriteTx& tx) {
      insert_people(tx);
      for (const int id : {number, number + 1}) insert_row(tx, person_row(PersonId{id}, ruth));
      insert_story(tx, ana, 3, PersonId{number});
    });
    const PersonId leaving{number};
    deed(db, "story", [&](WriteTx& tx) { insert_story(tx, leaving, number, jo); });
    deed(db, "change", [&](WriteTx& tx) {
      const Targets targets = {{"people", leaving.value},
                               {"interests", number},
                               {"interactions", number},
                               {"resources", number},
                               {"events", number}};
      for (const Table& table : tables_of_stories())
        change_row(tx, table, sample_row(table, targets, number), number + 1);
    });
    const std::string words = fmt::format("{} of ", number);
    REQUIRE(rows_that_say(db, words) > 0);
    deed(db, "forget", [&](WriteTx& tx) {
      erase_person(tx, leaving);
      forget_in_history(tx, {leaving}, [](std::string_view, bool) { return false; });
    });
    CHECK(rows_that_say(db, words) == 0);
    CHECK(rows_that_say(db, fmt::format("{} of notes", number + 1)) == 0);
    CHECK(rows_that_say(db, "3 of notes") == 4);  // kind, text, source and outcome
  });
}

PlainRow::Value unfit(const Column& column) {
  switch (column.holds) {
    case Holds::id:
      return std::int64_t{0};
    case Holds::flag:
      return std::int64_t{2};
    case Holds::count:
      return column.most + 1;
    case Holds::moment:
    case Holds::day_number:
    case Holds::number:
      return std::int64_t{1} << 60;
    case Holds::day:
    case Holds::day_or_empty:
      return std::string("31 March");
    default:
      return std::string("nonsense");
  }
}

TEST_CASE("no table takes from an archive what its columns do not hold") {
  on_both_open([](Connection& db) {
    RowRules rules(db);
    for (const Table& table : journaled_tables()) {
      const PlainRow row = sample_row(table,
                                      {{"people", maya.value},
                                       {"interests", 1},
                                       {"interactions", 1},
                                       {"resources", 1},
                                       {"events", 1}},
                                      2);
      CHECK_NOTHROW(rules.check(row));
      for (const Column& column : table.columns) {
        if (column.holds == Holds::text || column.holds == Holds::number) continue;
        INFO(table.name << "." << column.name);
        PlainRow bad = row;
        std::erase_if(bad.fields, [&](const auto& field) { return field.first == column.name; });
        bad.fields.emplace_back(column.name, unfit(column));
        CHECK_THROWS_AS(rules.check(bad), Error);
      }
    }
  });
}

}  // namespace
}  // namespace wellmet::store
