#include "store/history/deeds.h"

#include "store/history/journal.h"

namespace wellmet::store {
namespace {

constexpr std::string_view deed_columns =
    "d.id, d.name, d.at, coalesce(d.undoes, 0), coalesce(d.undone_by, 0), "
    "(select count(*) from journal j where j.account_id = d.account_id and j.deed_id = d.id), "
    "d.unfinished, d.no_undo, d.kind, d.origin";

Deed deed(const Row& row) {
  return {.id = row.id<DeedId>(0),
          .name = row.string(1),
          .at = row.instant(2),
          .undoes = row.id<DeedId>(3),
          .undone_by = row.id<DeedId>(4),
          .changes = row.integer(5),
          .unfinished = row.flag(6),
          .kind = parse_deed_kind(row.text(8)).value_or(DeedKind::unknown),
          .origin = parse_origin(row.text(9)).value_or(Origin::unknown),
          .no_undo = row.string(7)};
}

}  // namespace

std::vector<Deed> deeds(ReadTx& tx, int limit, DeedId before, const DeedFilter& filter) {
  // No kind and no origin has a space for a name.
  constexpr std::string_view any = " ";
  std::vector<Deed> list;
  const std::string sql = "select " + std::string(deed_columns) +
                          " from deeds d where d.account_id = ?1 and (?2 = 0 or d.id < ?2) "
                          "and (?4 = ' ' or d.kind = ?4) and (?5 = ' ' or d.origin = ?5) "
                          "order by d.id desc limit ?3";
  for (const Row& row : tx.query(sql, before, limit, filter.kind ? to_text(*filter.kind) : any,
                                 filter.origin ? to_text(*filter.origin) : any))
    list.push_back(deed(row));
  return list;
}

std::optional<Deed> find_deed(ReadTx& tx, DeedId id) {
  const std::string sql =
      "select " + std::string(deed_columns) + " from deeds d where d.account_id = ?1 and d.id = ?2";
  for (const Row& row : tx.query(sql, id)) return deed(row);
  return std::nullopt;
}

std::optional<Deed> last_undoable(ReadTx& tx, Origin origin) {
  const std::string sql = "select " + std::string(deed_columns) +
                          " from deeds d where d.account_id = ?1 and d.undone_by is null "
                          "and d.undoes is null and d.unfinished = 0 "
                          "and (?2 = '' or d.origin = ?2 or d.origin = '') and d.no_undo = '' "
                          "and exists (select 1 from journal j "
                          "where j.account_id = d.account_id and j.deed_id = d.id) "
                          "order by d.id desc limit 1";
  for (const Row& row : tx.query(sql, to_text(origin))) return deed(row);
  return std::nullopt;
}

// Entries of one account come in the order of their commits: each writer holds its lock. SQLite
// numbers those of all accounts in one row.
std::int64_t last_entry(ReadTx& tx) {
  std::int64_t last = 0;
  const std::string_view sql =
      tx.dialect() == Dialect::sqlite
          ? "select coalesce(max(id), 0) from journal where ?1 > 0"
          : "select id from journal where account_id = ?1 order by id desc limit 1";
  for (const Row& row : tx.query(sql)) last = row.integer(0);
  return last;
}

// Two who are merged take their sources along, unchanged.
std::optional<std::string> changed_what_sources_said(ReadTx& tx, std::int64_t after, DeedId own) {
  for (const Row& row : tx.query(
           "select d.name from journal j join deeds d on d.account_id = j.account_id "
           "and d.id = j.deed_id where j.account_id = ?1 and j.id > ?2 and j.deed_id <> ?3 "
           "and j.table_number = ?4 and (j.operation <> 'update' or d.undoes is not null) limit 1",
           after, own, journaled_table("sources").number))
    return row.string(0);
  return std::nullopt;
}

std::optional<Deed> taken_away_by(ReadTx& tx, std::string_view table, std::int64_t key) {
  for (const Row& row : tx.query("select operation, deed_id from journal where account_id = ?1 "
                                 "and table_number = ?2 and key1 = ?3 order by id desc limit 1",
                                 journaled_table(table).number, key)) {
    if (row.text(0) != "delete") return std::nullopt;
    return find_deed(tx, row.id<DeedId>(1));
  }
  return std::nullopt;
}

namespace {

std::int64_t count_rows(ReadTx& tx, DeedId id, std::string_view table, std::string_view operation) {
  std::int64_t count = 0;
  for (const Row& row : tx.query("select count(distinct key1) from journal where account_id = ?1 "
                                 "and deed_id = ?2 and table_number = ?3 and operation = ?4",
                                 id, journaled_table(table).number, operation))
    count = row.integer(0);
  return count;
}

}  // namespace

std::int64_t count_made(ReadTx& tx, DeedId id, std::string_view table) {
  return count_rows(tx, id, table, "insert");
}

std::int64_t count_changed(ReadTx& tx, DeedId id, std::string_view table) {
  return count_rows(tx, id, table, "update");
}

std::int64_t count_removed(ReadTx& tx, DeedId id, std::string_view table) {
  return count_rows(tx, id, table, "delete");
}

std::vector<PersonId> people_made(ReadTx& tx, DeedId id, int limit) {
  std::vector<PersonId> people;
  for (const Row& row : tx.query("select key1 from journal where account_id = ?1 and deed_id = ?2 "
                                 "and table_number = ?3 and operation = 'insert' "
                                 "order by id limit ?4",
                                 id, journaled_table("people").number, limit))
    people.push_back(row.id<PersonId>(0));
  return people;
}

}  // namespace wellmet::store
