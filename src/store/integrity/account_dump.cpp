#include "store/integrity/account_dump.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "model/change.h"
#include "store/db/write_tx.h"
#include "store/history/journal.h"

namespace wellmet::store {
namespace {

struct Exported {
  std::string name = {};
  std::string order = {};
};

constexpr std::string_view nudges = "nudges";
constexpr std::string_view journal = "journal";

// Those with a journal, then what keeps numbers and history.
const std::vector<Exported>& exported() {
  static const std::vector<Exported> all = [] {
    std::vector<Exported> list;
    const auto add = [&](const Table& t) {
      list.push_back({t.name, t.has_two_keys() ? fmt::format("{}, {}", t.key1, t.key2) : t.key1});
    };
    std::ranges::for_each(journaled_tables(), add);
    for (const Table& table : tables()) {
      if (table.role == Role::history) add(table);
    }
    return list;
  }();
  return all;
}

// The size of the journal is no data: it is counted again.
std::string rows_of(const Exported& table) {
  return table.name == "counters" ? "account_id = ?1 and name <> 'journal bytes'"
                                  : "account_id = ?1";
}

std::string names_of(const std::vector<RowColumn>& columns) {
  std::vector<std::string> names;
  for (const RowColumn& column : columns) names.push_back(column.name);
  return join(names, ", ");
}

PlainRow plain(const std::string& table, const std::vector<RowColumn>& columns, const Row& row) {
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

// An import that is being written is in the archive as far as it has come, as a change like others.
void finish_deed(PlainRow& row) {
  if (row.table != "deeds") return;
  for (auto& [name, value] : row.fields)
    if (name == "unfinished") value = std::int64_t{0};
}

// An entry that no deed holds can never be undone, and no archive with one would come in again.
constexpr std::string_view of_a_deed =
    " and deed_id in (select id from deeds where account_id = ?1)";

// The account has another number in the next store. False for an entry that can't be read, which
// could not be undone either.
bool forget_account(PlainRow& entry) {
  for (auto& [name, value] : entry.fields) {
    if (name != "before") continue;
    try {
      value = before_without_account(std::get<std::string>(value));
    } catch (const Error& fault) {
      if (fault.kind() != ErrorKind::invalid) throw;
      return false;
    }
  }
  return true;
}

// Archives of before changes had kinds leave it to the names.
void guess_kind(PlainRow& row) {
  const auto is_kind = [](const auto& field) { return field.first == "kind"; };
  if (row.table != "deeds" || std::ranges::any_of(row.fields, is_kind)) return;
  const DeedKind kind = guessed_kind({.name = text_in(row, "name"),
                                      .undoes = number_in(row, "undoes").has_value(),
                                      .no_undo = text_in(row, "no_undo")});
  row.fields.emplace_back("kind", std::string(to_text(kind)));
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
  for (const Exported& table : exported()) {
    for (const Row& row :
         tx.query(fmt::format("select count(*) from {} where {}", table.name, rows_of(table))))
      count += row.integer(0);
  }
  return count;
}

void for_each_row(ReadTx& tx, const std::function<void(const PlainRow&)>& each) {
  for (const Exported& table : exported()) {
    const std::vector<RowColumn> columns = row_columns(tx.connection(), table.name);
    const std::string sql =
        fmt::format("select {} from {} where {}{} order by {}", names_of(columns), table.name,
                    rows_of(table), table.name == journal ? of_a_deed : "", table.order);
    for (const Row& row : tx.query(sql)) {
      PlainRow out = plain(table.name, columns, row);
      finish_deed(out);
      if (table.name == journal && !forget_account(out)) continue;
      each(out);
    }
  }
  const std::vector<RowColumn> columns = {{"person_id", true}, {"nudged_on", true}};
  for (const Row& row : tx.query("select person_id, nudged_on from rhythms where account_id = ?1 "
                                 "and nudged_on is not null order by person_id"))
    each(plain(std::string(nudges), columns, row));
}

EverythingWriter::EverythingWriter(WriteTx& tx, AccountInBefore account)
    : tx_(tx), account_in_before_(account), rules_(tx.connection()) {
  tx_.leave_no_deed();
  tx_.execute("delete from counters where account_id = ?1");
}

void EverythingWriter::put(PlainRow row, int line) {
  const bool known =
      row.table == nudges || std::ranges::any_of(exported(), [&](const Exported& table) {
        return table.name == row.table;
      });
  if (!known)
    throw Error(ErrorKind::invalid, fmt::format("There is no table {}.", in_quotes(row.table)));
  if (row.table == journal) {
    check_journal_row(rules_, row, account_in_before_);
  } else {
    rules_.check(row);
  }
  guess_kind(row);
  check_.add(row, line);
  if (row.table == nudges) {
    nudges_.push_back(std::move(row));
  } else if (row.table == journal) {
    journal_.push_back(std::move(row));
  } else {
    insert_once(row);
  }
}

void EverythingWriter::insert_once(const PlainRow& row) {
  try {
    insert(tx_, row);
  } catch (const Error& fault) {
    if (fault.kind() != ErrorKind::conflict) throw;
    throw Error(ErrorKind::invalid,
                fmt::format("A row of {} with the same key came before.", row.table));
  }
}

std::optional<Problem> EverythingWriter::finish() {
  if (auto fault = check_.fault()) return fault;
  // What the triggers wrote down about this very loading.
  tx_.execute("delete from journal where account_id = ?1 and deed_id = 0");
  for (const PlainRow& row : journal_) insert(tx_, row);
  journal_.clear();
  return std::nullopt;
}

void EverythingWriter::put_nudges() {
  for (const PlainRow& row : nudges_)
    tx_.execute("update rhythms set nudged_on = ?3 where account_id = ?1 and person_id = ?2",
                number_in(row, "person_id"), number_in(row, "nudged_on"));
}

}  // namespace wellmet::store
