#include "store/integrity/examine.h"

#include <fmt/format.h>

#include "base/text.h"
#include "store/db/ids.h"
#include "store/db/write_tx.h"
#include "store/history/journal.h"

namespace wellmet::store {
namespace {

// The columns that doctor compares: of a rhythm not the numbers that differ by rounding, nor when
// the person was last suggested, which nothing else knows.
bool is_compared(const Column& column) {
  static const std::set<std::string_view> by_the_way = {"s",        "w",          "steady_s",
                                                        "steady_w", "nudge_from", "nudged_on"};
  return !by_the_way.contains(column.name);
}

// Those that follow from the cards and the story alone.
bool follows_from_rows(const Table& table) {
  const std::string_view name = table.name;
  return table.role == Role::derived && name != "digests" && name != "shown_lines";
}

std::string key_of(const Table& table) {
  return std::string_view(table.name) == "search_texts_text" ? table.key2 : table.key1;
}

std::vector<std::string> compared_columns(const Table& table) {
  std::vector<std::string> columns = {key_of(table)};
  for (const Column& column : table.columns) {
    if (column.name != columns.front() && is_compared(column)) columns.emplace_back(column.name);
  }
  return columns;
}

}  // namespace

DerivedRows derived_rows(ReadTx& tx) {
  DerivedRows rows;
  for (const Table& table : tables()) {
    if (!follows_from_rows(table)) continue;
    const std::vector<std::string> columns = compared_columns(table);
    const std::string sql = fmt::format("select {0} from {1} where account_id = ?1 order by {0}",
                                        join(columns, ", "), table.name);
    for (const Row& row : tx.query(sql)) {
      std::string& text = rows[fmt::format("{} {}", table.name, row.text(0))];
      for (std::size_t i = 1; i < columns.size(); ++i) {
        text += row.text(static_cast<int>(i));
        text += '\x1f';
      }
    }
  }
  return rows;
}

void forget_derived(WriteTx& tx, const Untrusted& kept) {
  for (const Table& table : tables()) {
    if (!follows_from_rows(table) || !table.owner()) continue;
    if (std::string_view(table.name) == "rhythms") continue;  // they hold the days of suggestions
    tx.execute(fmt::format("delete from {} where account_id = ?1 and not ({})", table.name,
                           one_of(tx, "person_id", 2)),
               bound_list(tx, kept.people));
  }
  for (const Table& table : journaled_tables()) {
    if (!*table.search_kind) continue;
    const auto texts = kept.texts.find(table.search_kind);
    tx.execute(
        fmt::format("delete from search_texts_text where account_id = ?1 and kind = ?2 "
                    "and not ({})",
                    one_of(tx, "ref_id", 3)),
        table.search_kind,
        bound_list(tx, texts == kept.texts.end() ? std::set<std::int64_t>{} : texts->second));
  }
  rebuild_search(tx);
}

void rebuild_search(WriteTx& tx) {
  if (tx.dialect() == Dialect::postgres) return;
  Connection& db = tx.connection();
  db.execute("insert into search_people (search_people) values ('delete-all')");
  db.execute(
      "insert into search_people (rowid, account, name, other) "
      "select id, 'a' || account_id, name, other from search_people_text");
  db.execute("insert into search_texts (search_texts) values ('delete-all')");
  db.execute(
      "insert into search_texts (rowid, account, text) "
      "select id, 'a' || account_id, text from search_texts_text");
}

std::vector<std::string> faults_of_history(ReadTx& tx) {
  std::vector<std::string> faults;
  // An undoing may have found nothing left to undo.
  for (const Row& row :
       tx.query("select d.id, d.name from deeds d where d.account_id = ?1 and d.no_undo = '' and "
                "d.undoes is null and not exists "
                "(select 1 from journal j where j.account_id = d.account_id and j.deed_id = d.id) "
                "order by d.id limit 20"))
    faults.push_back(
        fmt::format("change {} (\"{}\") has no rows in the journal and can't be undone",
                    row.integer(0), row.text(1)));
  for (const Row& row :
       tx.query("select j.deed_id, count(*) from journal j where j.account_id = ?1 and not exists "
                "(select 1 from deeds d where d.account_id = j.account_id and d.id = j.deed_id) "
                "group by j.deed_id order by 1 limit 20"))
    faults.push_back(
        fmt::format("{} of the journal {} to change {}, which is not there",
                    row.integer(1) == 1 ? "1 row" : fmt::format("{} rows", row.integer(1)),
                    row.integer(1) == 1 ? "belongs" : "belong", row.integer(0)));
  for (const Row& row :
       tx.query("select d.id from deeds d where d.account_id = ?1 and d.undone_by is not null "
                "and not exists (select 1 from deeds u where u.account_id = d.account_id "
                "and u.id = d.undone_by and u.undoes = d.id) order by 1 limit 20"))
    faults.push_back(
        fmt::format("change {} is marked as undone by one that is not there", row.integer(0)));
  return faults;
}

std::int64_t count_changes(ReadTx& tx) {
  for (const Row& row : tx.query("select count(*) from deeds where account_id = ?1"))
    return row.integer(0);
  return 0;
}

}  // namespace wellmet::store
