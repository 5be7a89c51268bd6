#include "store/everything.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/error.h"
#include "base/text.h"
#include "store/journal.h"
#include "store/write_tx.h"

namespace wellmet::store {
namespace {

struct Column {
  std::string name = {};
  bool whole_number = false;
};

struct Table {
  std::string name = {};
  std::string order = {};
};

constexpr std::string_view nudges = "nudges";
constexpr std::string_view journal = "journal";

// Those with a journal, then what keeps numbers and history.
const std::vector<Table>& tables() {
  static const std::vector<Table> all = [] {
    std::vector<Table> list;
    for (const JournaledTable& t : journaled_tables())
      list.push_back({t.name, *t.key2 ? fmt::format("{}, {}", t.key1, t.key2) : t.key1});
    list.push_back({"counters", "name"});
    list.push_back({"deeds", "id"});
    list.push_back({std::string(journal), "id"});
    return list;
  }();
  return all;
}

// The journal's own numbers are left out: its order is what counts.
std::vector<Column> columns_of_table(Connection& connection, const std::string& table) {
  const std::string_view sql =
      connection.dialect() == Dialect::sqlite
          ? "select name, lower(type) from pragma_table_info(?1) order by cid"
          : "select column_name, data_type from information_schema.columns where table_name = ?1 "
            "and table_schema = current_schema() order by ordinal_position";
  std::vector<Column> columns;
  for (const Row& row : connection.query(sql, table)) {
    const std::string name = row.string(0);
    if (name == "account_id" || (table == journal && name == "id")) continue;
    columns.push_back({name, row.text(1) == "integer" || row.text(1) == "bigint"});
  }
  return columns;
}

std::string names_of(const std::vector<Column>& columns) {
  std::vector<std::string> names;
  for (const Column& column : columns) names.push_back(column.name);
  return join(names, ", ");
}

PlainRow plain(const std::string& table, const std::vector<Column>& columns, const Row& row) {
  PlainRow out{.table = table};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int at = static_cast<int>(i);
    if (row.is_null(at)) continue;
    if (columns[i].whole_number) {
      out.fields.emplace_back(columns[i].name, row.integer(at));
    } else {
      out.fields.emplace_back(columns[i].name, row.string(at));
    }
  }
  return out;
}

void insert(WriteTx& tx, const PlainRow& row) {
  std::string columns = "account_id";
  std::string holes = "?1";
  std::vector<Value> values{bind(tx.account())};
  for (const auto& [name, value] : row.fields) {
    columns += ", " + name;
    values.push_back(std::visit([](const auto& v) { return bind(v); }, value));
    holes += fmt::format(", ?{}", values.size());
  }
  const std::string sql = fmt::format("insert into {} ({}) values ({})", row.table, columns, holes);
  auto cursor = tx.connection().run(sql, values);
  while (cursor->next()) {
  }
}

}  // namespace

bool is_empty(ReadTx& tx) {
  for (const Row& row : tx.query("select exists (select 1 from deeds where account_id = ?1) "
                                 "or exists (select 1 from people where account_id = ?1) "
                                 "or exists (select 1 from settings where account_id = ?1)"))
    return !row.flag(0);
  return true;
}

std::int64_t count_all_rows(ReadTx& tx) {
  std::int64_t count = 0;
  for (const Table& table : tables()) {
    for (const Row& row :
         tx.query(fmt::format("select count(*) from {} where account_id = ?1", table.name)))
      count += row.integer(0);
  }
  return count;
}

void for_each_row(ReadTx& tx, const std::function<void(const PlainRow&)>& each) {
  for (const Table& table : tables()) {
    const std::vector<Column> columns = columns_of_table(tx.connection(), table.name);
    const std::string sql = fmt::format("select {} from {} where account_id = ?1 order by {}",
                                        names_of(columns), table.name, table.order);
    for (const Row& row : tx.query(sql)) each(plain(table.name, columns, row));
  }
  const std::vector<Column> columns = {{"person_id", true}, {"nudged_on", true}};
  for (const Row& row : tx.query("select person_id, nudged_on from rhythms where account_id = ?1 "
                                 "and nudged_on is not null order by person_id"))
    each(plain(std::string(nudges), columns, row));
}

EverythingWriter::EverythingWriter(WriteTx& tx) : tx_(tx) {
  tx_.execute("delete from deeds where account_id = ?1");
  tx_.execute("delete from counters where account_id = ?1");
  tx_.connection().name_deed(tx_.account(), DeedId{0});
}

// Names come from a file: only those of the schema reach the SQL.
void EverythingWriter::check(const PlainRow& row) {
  std::set<std::string>& names = columns_[row.table];
  if (names.empty()) {
    const bool known =
        std::ranges::any_of(tables(), [&](const Table& table) { return table.name == row.table; });
    if (!known)
      throw Error(ErrorKind::invalid, fmt::format("There is no table \"{}\".", row.table));
    for (const Column& column : columns_of_table(tx_.connection(), row.table))
      names.insert(column.name);
  }
  for (const auto& [name, value] : row.fields) {
    if (!names.contains(name))
      throw Error(ErrorKind::invalid, fmt::format("{} has no \"{}\".", row.table, name));
  }
}

void EverythingWriter::put(const PlainRow& row) {
  if (row.table == nudges) {
    nudges_.push_back(row);
    return;
  }
  check(row);
  if (row.table == journal) {
    journal_.push_back(row);
  } else {
    insert(tx_, row);
  }
}

void EverythingWriter::finish() {
  // What the triggers wrote down about this very loading.
  tx_.execute("delete from journal where account_id = ?1 and deed_id = 0");
  for (const PlainRow& row : journal_) insert(tx_, row);
  journal_.clear();
}

void EverythingWriter::put_nudges() {
  for (const PlainRow& row : nudges_) {
    std::map<std::string, std::int64_t> values;
    for (const auto& [name, value] : row.fields) {
      if (const auto* number = std::get_if<std::int64_t>(&value)) values[name] = *number;
    }
    tx_.execute("update rhythms set nudged_on = ?3 where account_id = ?1 and person_id = ?2",
                values["person_id"], values["nudged_on"]);
  }
}

}  // namespace wellmet::store
