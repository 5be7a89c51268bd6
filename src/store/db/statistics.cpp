// SQLite reads its planner's estimates from the table sqlite_stat1 (https://sqlite.org/fileformat2
// .html#stat1tab): for each index the number of rows, then how many rows share the first column,
// the first two, and so on. We write the shape of a large store there, once, instead of gathering
// it again and again with ANALYZE: the plans are the same on every machine and from the first row.
#include "store/db/statistics.h"

#include <string>
#include <vector>

namespace wellmet::store {
namespace {

struct Index {
  std::string table = {};
  std::string name = {};
  int columns = 0;
};

// The indexes that the account leads.
std::vector<Index> indexes_by_account(Connection& connection) {
  std::vector<Index> indexes;
  for (const Row& row : connection.query(
           "select m.name, l.name, (select count(*) from pragma_index_info(l.name)) "
           "from sqlite_schema m join pragma_index_list(m.name) l where m.type = 'table' "
           "and (select name from pragma_index_info(l.name) where seqno = 0) = 'account_id' "
           "order by 1, 2"))
    indexes.push_back({row.string(0), row.string(1), static_cast<int>(row.integer(2))});
  return indexes;
}

// A million rows of one account; each further column narrows the last step down tenfold, to one.
std::string estimate(int columns) {
  std::string numbers = "1000000 1000000";
  for (int column = 1; column < columns; ++column)
    numbers += " 1" + std::string(static_cast<std::size_t>(columns - 1 - column), '0');
  return numbers;
}

}  // namespace

void describe_tables(Connection& connection) {
  if (connection.dialect() != Dialect::sqlite) return;
  connection.script("analyze sqlite_schema");  // makes the table
  connection.execute("delete from sqlite_stat1");
  for (const Index& index : indexes_by_account(connection))
    connection.execute("insert into sqlite_stat1 (tbl, idx, stat) values (?1, ?2, ?3)", index.table,
                       index.name, estimate(index.columns));
  connection.script("analyze sqlite_schema");  // has the planner read it anew
}

void describe_growth(Connection& connection) {
  if (connection.dialect() == Dialect::sqlite) return;
  constexpr std::string_view grown =
      "select string_agg(format('%I.%I', n.nspname, c.relname), ', ') from pg_class c "
      "join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema() and "
      "c.relkind = 'r' and pg_relation_size(c.oid) > "
      "4 * greatest(c.relpages, 0) * current_setting('block_size')::bigint";
  std::string tables;
  for (const Row& row : connection.query(grown)) tables = row.string(0);
  if (!tables.empty()) connection.script("analyze (skip_locked) " + tables);
}

}  // namespace wellmet::store
