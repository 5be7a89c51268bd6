#include "store/deeds.h"

#include "store/journal.h"

namespace wellmet::store {
namespace {

constexpr std::string_view deed_columns =
    "d.id, d.name, d.at, coalesce(d.undoes, 0), coalesce(d.undone_by, 0), "
    "(select count(*) from journal j where j.account_id = d.account_id and j.deed_id = d.id)";

Deed deed(const Row& row) {
  return {.id = row.id<DeedId>(0),
          .name = row.string(1),
          .at = row.instant(2),
          .undoes = row.id<DeedId>(3),
          .undone_by = row.id<DeedId>(4),
          .changes = row.integer(5)};
}

}  // namespace

std::vector<Deed> deeds(ReadTx& tx, int limit, DeedId before) {
  std::vector<Deed> list;
  const std::string sql = "select " + std::string(deed_columns) +
                          " from deeds d where d.account_id = ?1 and (?2 = 0 or d.id < ?2) "
                          "order by d.id desc limit ?3";
  for (const Row& row : tx.query(sql, before, limit)) list.push_back(deed(row));
  return list;
}

std::optional<Deed> find_deed(ReadTx& tx, DeedId id) {
  const std::string sql =
      "select " + std::string(deed_columns) + " from deeds d where d.account_id = ?1 and d.id = ?2";
  for (const Row& row : tx.query(sql, id)) return deed(row);
  return std::nullopt;
}

std::optional<Deed> last_undoable(ReadTx& tx) {
  const std::string sql = "select " + std::string(deed_columns) +
                          " from deeds d where d.account_id = ?1 and d.undone_by is null "
                          "and d.undoes is null and exists (select 1 from journal j "
                          "where j.account_id = d.account_id and j.deed_id = d.id) "
                          "order by d.id desc limit 1";
  for (const Row& row : tx.query(sql)) return deed(row);
  return std::nullopt;
}

std::vector<TouchedRow> rows_touched(ReadTx& tx, DeedId id) {
  std::vector<TouchedRow> rows;
  for (const Row& row : tx.query("select distinct table_number, key1, key2 from journal "
                                 "where account_id = ?1 and deed_id = ?2 order by 1, 2, 3",
                                 id))
    rows.push_back({static_cast<int>(row.integer(0)), row.integer(1), row.integer(2)});
  return rows;
}

}  // namespace wellmet::store
