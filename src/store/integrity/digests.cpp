#include "store/integrity/digests.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/bytes/checksum.h"
#include "base/text.h"
#include "store/db/write_tx.h"

namespace wellmet::store {
namespace {

constexpr const char* of_interaction =
    "(select min(p.person_id) from interaction_people p where p.account_id = t.account_id "
    "and p.interaction_id = t.id)";

// Whom a row tells of, over the alias t.
std::string person_of(const Table& table) {
  const std::string_view name = table.name;
  if (name == "people") return "t.id";
  if (name == "interactions") return of_interaction;
  return table.owner() ? fmt::format("t.{}", table.owner()->name) : "0";
}

// In their order they stand in digests: another list is a migration that writes the digests again.
std::vector<std::string> digested_columns(const Table& table) {
  std::vector<std::string> columns;
  for (const Column& column : table.columns) {
    if (column.digested) columns.emplace_back(column.name);
  }
  return columns;
}

bool is_digested(const Table& table) {
  return std::ranges::any_of(table.columns, &Column::digested);
}

std::vector<Table> digested_tables() {
  std::vector<Table> digested;
  std::ranges::copy_if(tables(), std::back_inserter(digested), is_digested);
  return digested;
}

std::string second_key(const Table& table, std::string_view row) {
  return *table.key2 ? fmt::format("{}.{}", row, table.key2) : std::string("0");
}

// The content of a row as one text, in SQL; `row` is "new", "old" or an alias. "" for a table whose
// rows have no digest.
std::string content_of(const Table& table, std::string_view row, Dialect dialect) {
  const std::vector<std::string> columns = digested_columns(table);
  const bool alone = columns.size() == 1;
  std::vector<std::string> parts;
  for (const std::string& column : columns)
    parts.push_back(
        fmt::format(fmt::runtime(alone ? "{}.{}" : "coalesce({}.{}, '')"), row, column));
  return join(parts, dialect == Dialect::sqlite ? " || char(31) || " : " || chr(31) || ");
}

std::string row_of_digest(const Table& table, std::string_view row) {
  return fmt::format(
      "account_id = {0}.account_id and table_number = {1} and row_id = {0}.{2} and row_id2 = {3}",
      row, table.number, table.key1, second_key(table, row));
}

Damage damage_of(const Row& row) {
  if (row.is_null(4)) return Damage::unrecorded;
  if (row.is_null(5)) return Damage::gone;
  const auto written = static_cast<std::uint64_t>(row.integer(4));
  const auto now = static_cast<std::uint64_t>(row.integer(5));
  return differ_in_one_byte(written, now) ? Damage::digest_only : Damage::changed;
}

void add(std::vector<DamagedRow>& found, const Table& of, Rows rows) {
  for (const Row& row : rows)
    found.push_back({.account = row.id<AccountId>(0),
                     .table = of.name,
                     .id = row.integer(1),
                     .id2 = row.integer(2),
                     .person = row.id<PersonId>(3),
                     .name = row.string(6),
                     .damage = damage_of(row),
                     .digest = row.integer(4)});
}

// Rows that do not fit their digest or have none, then digests whose row is not there.
void add_damaged(Connection& db, const Table& table, std::vector<DamagedRow>& found) {
  const std::string content = content_of(table, "t", db.dialect());
  const std::string key2 = second_key(table, "t");
  add(found, table,
      db.query(fmt::format(
          "select r.account_id, r.id, r.id2, r.person, r.written, r.now, coalesce(i.name, '') from "
          "(select t.account_id, t.{0} as id, {5} as id2, coalesce({1}, 0) as person, "
          "d.digest as written, digest_of({2}) as now from {3} t left join digests d "
          "on d.account_id = t.account_id and d.table_number = {4} and d.row_id = t.{0} "
          "and d.row_id2 = {5}) r "
          "left join person_index i on i.account_id = r.account_id and i.person_id = r.person "
          "where r.written is null or r.written <> r.now order by 1, 2",
          table.key1, person_of(table), content, table.name, table.number, key2)));
  add(found, table,
      db.query(fmt::format(
          "select d.account_id, d.row_id, d.row_id2, 0, d.digest, null, '' from digests d "
          "where d.table_number = {} and not exists (select 1 from {} t "
          "where t.account_id = d.account_id and t.{} = d.row_id and {} = d.row_id2) order by 1, 2",
          table.number, table.name, table.key1, *table.key2 ? key2 : std::string("d.row_id2"))));
}

}  // namespace

DigestWriter::DigestWriter(Connection& db) : dialect_(db.dialect()), there_(has_digests(db)) {}

bool DigestWriter::writes(const Table& table) const { return there_ && is_digested(table); }

std::string DigestWriter::insert(const Table& table) const {
  if (!writes(table)) return {};
  const bool is_sqlite = dialect_ == Dialect::sqlite;
  const std::string_view row = is_sqlite ? "new" : "r";
  const std::string digest =
      fmt::format("{0}.account_id, {1}, {0}.{2}, {3}, digest_of({4})", row, table.number,
                  table.key1, second_key(table, row), content_of(table, row, dialect_));
  return fmt::format(
      fmt::runtime(is_sqlite ? "  insert or fail into digests {} values ({});\n"
                             : "    insert into digests {} select {} from written r;\n"),
      "(account_id, table_number, row_id, row_id2, digest)", digest);
}

// A row that was damaged keeps the digest of what was written: a change of one column of it must
// not make the damage of another the truth.
std::string DigestWriter::update(const Table& table) const {
  if (!writes(table)) return {};
  return fmt::format(
      "  update digests set digest = digest_of({}) where {} and digest = digest_of({});\n",
      content_of(table, "new", dialect_), row_of_digest(table, "old"),
      content_of(table, "old", dialect_));
}

std::string DigestWriter::remove(const Table& table) const {
  if (!writes(table)) return {};
  if (dialect_ == Dialect::sqlite)
    return fmt::format("  delete from digests where {};\n", row_of_digest(table, "old"));
  return fmt::format(
      "    delete from digests d using gone r where d.account_id = r.account_id "
      "and d.table_number = {} and d.row_id = r.{} and d.row_id2 = {};\n",
      table.number, table.key1, second_key(table, "r"));
}

bool has_digests(Connection& db) { return !columns_of(db, "digests").empty(); }

std::vector<DamagedRow> damaged_rows(Connection& db) {
  std::vector<DamagedRow> found;
  if (!has_digests(db)) return found;
  for (const Table& table : digested_tables()) add_damaged(db, table, found);
  return found;
}

std::string in_words(const DamagedRow& row) {
  const Table& of = journaled_table(row.table);
  const std::string which =
      row.person ? fmt::format("the {} {} (person {})", of.of_whom,
                               row.name.empty() ? "someone" : row.name, row.person.value)
                 : fmt::format("{} {}", of.noun, row.id);
  switch (row.damage) {
    case Damage::changed:
      return fmt::format("{} was changed on the disk, not by Wellmet", which);
    case Damage::gone:
      return fmt::format("{} was written and is not there any more", which);
    case Damage::unrecorded:
      return fmt::format("{} has no checksum, so nobody can tell whether it is as written", which);
    case Damage::digest_only:
      break;
  }
  return fmt::format("the checksum of {} was changed on the disk", which);
}

std::vector<std::string> digests_counted(Connection& db) {
  std::vector<std::string> counted;
  for (const Table& of : digested_tables()) {
    std::int64_t count = 0;
    for (const Row& row : db.query(fmt::format("select count(*) from {}", of.name)))
      count = row.integer(0);
    if (count > 0 && *of.nouns)
      counted.push_back(fmt::format("{} {}", count, count == 1 ? of.noun : of.nouns));
  }
  return counted;
}

void settle_digests(Connection& db) {
  if (!has_digests(db)) return;
  for (const Table& table : digested_tables()) {
    const std::string same_row = fmt::format(
        "d.account_id = t.account_id and d.table_number = {} and d.row_id = t.{} "
        "and d.row_id2 = {}",
        table.number, table.key1, second_key(table, "t"));
    db.execute(
        fmt::format("insert into digests (account_id, table_number, row_id, row_id2, digest) "
                    "select t.account_id, {}, t.{}, {}, digest_of({}) from {} t "
                    "where not exists (select 1 from digests d where {})",
                    table.number, table.key1, second_key(table, "t"),
                    content_of(table, "t", db.dialect()), table.name, same_row));
    db.execute(
        fmt::format("delete from digests as d where d.table_number = {} and not exists "
                    "(select 1 from {} t where {})",
                    table.number, table.name, same_row));
  }
}

void accept_as_it_is(WriteTx& tx, const DamagedRow& row) {
  const Table& table = journaled_table(row.table);
  tx.execute(
      "delete from digests where account_id = ?1 and table_number = ?2 and row_id = ?3 "
      "and row_id2 = ?4",
      table.number, row.id, row.id2);
  const std::string again = fmt::format(
      "insert into digests (account_id, table_number, row_id, row_id2, digest) "
      "select t.account_id, {0}, t.{1}, {2}, digest_of({3}) from {4} t "
      "where t.account_id = ?1 and t.{1} = ?2 and {2} = ?3",
      table.number, table.key1, second_key(table, "t"), content_of(table, "t", tx.dialect()),
      table.name);
  tx.execute(again, row.id, row.id2);
}

std::vector<std::string> damaged_texts(Connection& db) {
  std::vector<std::string> texts;
  for (const DamagedRow& row : damaged_rows(db)) texts.push_back(in_words(row));
  return texts;
}

}  // namespace wellmet::store
