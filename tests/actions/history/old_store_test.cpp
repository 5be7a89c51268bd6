// What an older Wellmet wrote stays good: the history keeps rows by the names of their columns, so
// a column that is renamed or taken away would break what is kept here, a store and an archive of
// version 11 (of November 2026). Neither is ever edited.
#include <fmt/format.h>

#include "base/text.h"
#include "exporters/wellmet.h"
#include "formats/json.h"
#include "store/db/migrations.h"
#include "store/history/deeds.h"
#include "store/history/journaled_row.h"
#include "store/integrity/account_dump.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

std::string kept(const std::string& name) {
  return file_text(std::string(WELLMET_SOURCE) + "/tests/store/data/" + name);
}

std::optional<std::string> never_mended(const std::string&, const std::string&,
                                        const std::string&) {
  return std::nullopt;
}

struct Before {
  JournaledKey key = {};
  std::string operation = {};
  std::string said = {};
};

std::vector<Before> entries_of(Connection& db, DeedId id) {
  std::vector<Before> entries;
  ReadTx tx(db, mine);
  for (const Row& row :
       tx.query("select table_number, key1, key2, operation, coalesce(before, '') from journal "
                "where account_id = ?1 and deed_id = ?2 order by id",
                id))
    entries.push_back({{static_cast<int>(row.integer(0)), row.integer(1), row.integer(2)},
                       row.string(3),
                       row.string(4)});
  return entries;
}

// Each column of which the entry says what it was is that again.
void check_is_as_before(WriteTx& tx, const Before& entry) {
  const Table& table = journaled_table(entry.key.table);
  INFO(table.name);
  JournaledRows rows(tx);
  const JournaledValues before = rows.before(entry.key.table, entry.said);
  const std::optional<JournaledValues> now = rows.now(entry.key);
  REQUIRE(now);
  std::size_t said = 0;
  const Json json = parse_json(entry.said);
  for (const auto& [name, value] : std::get<Json::Object>(json.value))
    said += name != "account_id" && !table.is_key(name) ? 1 : 0;
  CHECK(before.size() == said);
  for (const auto& [column, value] : before) {
    INFO(column);
    CHECK(now->at(column) == value);
  }
}

// The last change removed a row of each table, the one before it changed one in every column.
void check_that_history_is_good(Connection& db) {
  for (const DeedId id : {DeedId{4}, DeedId{3}}) {
    const std::vector<Before> entries = entries_of(db, id);
    CHECK(entries.size() == 15);
    deed(db, "undo", [&](WriteTx& tx) {
      take_back(tx, *find_deed(tx, id), never_mended);
      for (const Before& entry : entries) check_is_as_before(tx, entry);
    });
  }
}

TEST_CASE("changes of a store of version 11 are undone after all migrations since") {
  on_both([](const Place& place) {
    {
      const auto old =
          place.is_postgres() ? connect_postgres(place) : connect_sqlite(place, Access::read_write);
      apply_migrations(*old, 11);
      ensure_account(*old, mine, "me", noon);
      old->script("begin; " + kept("version_11.sql") +
                  " delete from journal where deed_id = 0; commit");
    }
    const auto db = open(place);
    REQUIRE(db->schema_version() > 11);
    check_that_history_is_good(*db);
  });
}

TEST_CASE("an archive of version 11 is imported, and its changes are undone") {
  on_both_open([](Connection& db) {
    const std::string archive = kept("version_11.wellmet");
    WriteTx tx(db, mine, "import", noon);
    EverythingWriter writer(tx, AccountInBefore::refused);
    int line = 0;
    for (const std::string& text : split(archive, '\n')) {
      if (++line == 1) {
        CHECK(exporters::read_wellmet_header(text).store == 11);
      } else if (!text.empty()) {
        const PlainRow row = exporters::read_wellmet_row(text);
        if (!exporters::rows_said_at_the_end(row)) writer.put(row, line);
      }
    }
    const std::optional<Problem> problem = writer.finish();
    REQUIRE_MESSAGE(!problem, problem->what);
    tx.commit();
    check_that_history_is_good(db);
  });
}

}  // namespace
}  // namespace wellmet::store
