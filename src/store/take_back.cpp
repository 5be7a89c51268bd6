// Undo. The journal tells, for each row that a deed wrote, what it was before: the first entry of
// the deed for that row. Entries of later deeds that still have effect tell whether the row was
// used since. An insert goes back only when nobody touched or refers to the row; an update goes
// back column by column, so that what changed elsewhere in the row since stays as it is.
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "store/deeds.h"
#include "store/journal.h"

namespace wellmet::store {
namespace {

using nlohmann::json;

struct Entry {
  std::int64_t id = 0;
  TouchedRow row = {};
  std::string operation = {};
  std::string before = {};
};

// Deeds whose work still stands: not undone, or undone by a deed that was itself undone; undoings
// count only when what they undid is older than the deed in question.
constexpr std::string_view later_standing =
    "select j.id, j.deed_id, j.operation, d.name, coalesce(j.before, '') from journal j "
    "join deeds d on d.account_id = j.account_id and d.id = j.deed_id "
    "where j.account_id = ?1 and j.table_number = ?2 and j.key1 = ?3 and j.key2 = ?4 "
    "and j.id > ?5 and j.deed_id <> ?6 and d.undone_by is null "
    "and (d.undoes is null or d.undoes < ?6) order by j.id";

// The first entry of the deed for each row, where anybody wrote the row later or the deed did not
// simply insert it. Plain inserts that nobody touched since are taken back in bulk.
std::vector<Entry> first_entries(ReadTx& tx, DeedId deed) {
  std::vector<Entry> entries;
  std::set<std::tuple<int, std::int64_t, std::int64_t>> seen;
  for (const Row& row : tx.query("select id, table_number, key1, key2, operation, "
                                 "coalesce(before, '') from journal "
                                 "where account_id = ?1 and deed_id = ?2 order by id",
                                 deed)) {
    Entry entry{row.integer(0),
                {static_cast<int>(row.integer(1)), row.integer(2), row.integer(3)},
                row.string(4),
                row.string(5)};
    if (seen.emplace(entry.row.table, entry.row.key1, entry.row.key2).second)
      entries.push_back(std::move(entry));
  }
  return entries;
}

struct Later {
  DeedId deed = {};
  std::string name = {};
  std::string operation = {};
  std::string before = {};  // the row before the later deed: what ours left
};

std::optional<Later> first_later(ReadTx& tx, const Entry& entry, DeedId deed) {
  for (const Row& row :
       tx.query(later_standing, entry.row.table, entry.row.key1, entry.row.key2, entry.id, deed))
    return Later{row.id<DeedId>(1), row.string(3), row.string(2), row.string(4)};
  return std::nullopt;
}

[[noreturn]] void refuse(const Deed& deed, DeedId later, std::string_view later_name) {
  throw Error(
      ErrorKind::conflict,
      fmt::format("Cannot undo {} (\"{}\"): a later deed depends on it: {} (\"{}\"). Undo that "
                  "one first: wellmet undo {}",
                  deed.id.value, deed.name, later.value, later_name, later.value));
}

std::string where_key(const JournaledTable& table) {
  std::string where = fmt::format("account_id = ?1 and {} = ?2", table.key1);
  if (*table.key2) where += fmt::format(" and {} = ?3", table.key2);
  return where;
}

template <class... Values>
std::int64_t execute_on(WriteTx& tx, const JournaledTable& table, const TouchedRow& row,
                        const std::string& sql, const Values&... values) {
  if (*table.key2) return tx.execute(sql, row.key1, row.key2, values...);
  return tx.execute(sql, row.key1, values...);
}

void remove_row(WriteTx& tx, const JournaledTable& table, const TouchedRow& row) {
  execute_on(tx, table, row, fmt::format("delete from {} where {}", table.name, where_key(table)));
}

// JSON values as they are bound; `texts` keeps what is borrowed.
Value bound(const json& value) {
  if (value.is_null()) return nullptr;
  if (value.is_string()) return std::string_view(value.get_ref<const std::string&>());
  if (value.is_number_integer()) return value.get<std::int64_t>();
  return value.get<double>();
}

void put_row_back(WriteTx& tx, const JournaledTable& table, const json& row) {
  std::vector<std::string> columns;
  std::vector<std::string> holes;
  std::vector<Value> values;
  for (const auto& [column, value] : row.items()) {
    columns.push_back(column);
    values.push_back(bound(value));
    holes.push_back(fmt::format("?{}", values.size()));
  }
  const std::string sql = fmt::format("insert into {} ({}) values ({})", table.name,
                                      join(columns, ", "), join(holes, ", "));
  auto cursor = tx.connection().run(sql, values);
  while (cursor->next()) {
  }
}

std::optional<json> row_now(WriteTx& tx, const JournaledTable& table, const TouchedRow& row) {
  const std::vector<std::string> columns = columns_of(tx.connection(), table.name);
  std::string object;
  for (const std::string& column : columns)
    object += fmt::format("{}'{}', {}", object.empty() ? "" : ", ", column, column);
  const std::string_view make =
      tx.dialect() == Dialect::sqlite ? "json_object" : "jsonb_build_object";
  const std::string sql =
      fmt::format("select {}({}) from {} where {}", make, object, table.name, where_key(table));
  const auto answer = [](Rows rows) -> std::optional<json> {
    for (const Row& found : rows) return json::parse(found.text(0));
    return std::nullopt;
  };
  return *table.key2 ? answer(tx.query(sql, row.key1, row.key2)) : answer(tx.query(sql, row.key1));
}

void set_column(WriteTx& tx, const JournaledTable& table, const TouchedRow& row,
                const std::string& column, const json& value) {
  const std::string sql = fmt::format("update {} set {} = ?{} where {}", table.name, column,
                                      *table.key2 ? 4 : 3, where_key(table));
  execute_on(tx, table, row, sql, bound(value));
}

class TakingBack {
 public:
  TakingBack(WriteTx& tx, const Deed& deed, MendCard mend_card)
      : tx_(tx), deed_(deed), mend_card_(mend_card) {}

  void all() {
    for (const Entry& entry : first_entries(tx_, deed_.id)) one(entry);
    refuse_if_referred_to();
  }

 private:
  void one(const Entry& entry) {
    const JournaledTable& table = journaled_table(entry.row.table);
    const std::optional<Later> later = first_later(tx_, entry, deed_.id);
    if (entry.operation == "insert") {
      if (later) refuse(deed_, later->deed, later->name);
      remove_row(tx_, table, entry.row);
      inserted_.push_back(entry.row);
      return;
    }
    const json before = json::parse(entry.before);
    const std::optional<json> now = row_now(tx_, table, entry.row);
    if (!now) {
      if (later) refuse(deed_, later->deed, later->name);
      put_row_back(tx_, table, before);
    } else {
      // What ours left is what the next later deed found; without one it is what is there now.
      const json after = later && !later->before.empty() ? json::parse(later->before) : *now;
      columns_back(entry, before, after, *now, later);
    }
  }

  void columns_back(const Entry& entry, const json& before, const json& after, const json& now,
                    const std::optional<Later>& later) {
    const JournaledTable& table = journaled_table(entry.row.table);
    for (const auto& [column, old_value] : before.items()) {
      if (!after.contains(column) || after[column] == old_value) continue;
      if (now[column] == after[column]) {
        set_column(tx_, table, entry.row, column, old_value);
      } else if (std::string_view(table.name) == "cards" && column == "bytes") {
        const auto mended = mend_card_(old_value, after[column], now[column]);
        if (!mended) refuse(deed_, later->deed, later->name);
        set_column(tx_, table, entry.row, column, json(*mended));
      } else if (later) {
        refuse(deed_, later->deed, later->name);
      }
    }
  }

  // A later deed may point to a row that is gone now: an interaction with a person who was brought
  // in. The first such row names the deed.
  void refuse_if_referred_to() {
    std::map<int, std::vector<std::int64_t>> gone;
    for (const TouchedRow& row : inserted_) gone[row.table].push_back(row.key1);
    for (const Reference& reference : references()) {
      const auto found = gone.find(journaled_table(reference.to_table).number);
      if (found == gone.end()) continue;
      for (std::int64_t key : found->second) check_reference(reference, key);
    }
  }

  void check_reference(const Reference& reference, std::int64_t key) {
    const JournaledTable& table = journaled_table(reference.from_table);
    const std::string sql =
        fmt::format("select {}, {} from {} where account_id = ?1 and {} = ?2 limit 1", table.key1,
                    *table.key2 ? table.key2 : "0", table.name, reference.from_column);
    for (const Row& row : tx_.query(sql, key))
      refuse_because_of({table.number, row.integer(0), row.integer(1)});
  }

  [[noreturn]] void refuse_because_of(const TouchedRow& row) {
    for (const Row& found : tx_.query(
             "select d.id, d.name from journal j "
             "join deeds d on d.account_id = j.account_id and d.id = j.deed_id "
             "where j.account_id = ?1 and j.table_number = ?2 and j.key1 = ?3 and j.key2 = ?4 "
             "and j.deed_id <> ?5 and j.deed_id <> ?6 order by j.id desc limit 1",
             row.table, row.key1, row.key2, deed_.id, tx_.deed()))
      refuse(deed_, found.id<DeedId>(0), found.text(1));
    throw Error(ErrorKind::conflict,
                fmt::format("Cannot undo {} (\"{}\"): something later depends on it.",
                            deed_.id.value, deed_.name));
  }

  WriteTx& tx_;
  const Deed& deed_;
  MendCard mend_card_;
  std::vector<TouchedRow> inserted_;
};

}  // namespace

void take_back(WriteTx& tx, const Deed& deed, MendCard mend_card) {
  if (deed.undone_by)
    throw Error(
        ErrorKind::refused,
        fmt::format("{} (\"{}\") was undone already, by {}. To have it again: wellmet undo {}",
                    deed.id.value, deed.name, deed.undone_by.value, deed.undone_by.value));
  TakingBack(tx, deed, mend_card).all();
  tx.undoes(deed.id);
}

}  // namespace wellmet::store
