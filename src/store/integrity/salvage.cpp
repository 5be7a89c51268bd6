#include "store/integrity/salvage.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "store/db/migrations.h"
#include "store/files/durable.h"
#include "store/files/part_folder.h"
#include "store/history/journal.h"
#include "store/integrity/damaged.h"
#include "store/integrity/digests.h"

namespace wellmet::store {
namespace {

// Derived from the others, or about browsers that can sign in again.
bool is_left_out(const std::string& name) {
  if (name == "sessions") return true;
  if (name == "rhythms" || name == "digests") return false;  // they know what nothing else does
  const Table* table = find_table(name);
  return table && table->role == Role::derived;
}

std::vector<std::string> tables_of(Connection& db) {
  std::vector<std::string> names;
  for (const Row& row : db.query("select name from sqlite_schema where type = 'table' and rootpage "
                                 "> 0 and name not like 'sqlite%' and name not like 'search%'"))
    if (!is_left_out(row.string(0))) names.push_back(row.string(0));
  // Whose rows there are is known first: other tables are read account by account.
  std::ranges::stable_partition(names, [](const std::string& name) {
    return name == "accounts" || name == "cards" || name == "journal";
  });
  return names;
}

Value value_at(const Row& row, int column, bool number, bool real) {
  if (row.is_null(column)) return nullptr;
  if (real) return row.real(column);
  if (number) return row.integer(column);
  return row.text(column);
}

struct Columns {
  std::vector<std::string> names = {};
  std::vector<std::string> types = {};
};

Columns columns_with_types(Connection& db, const std::string& table) {
  Columns columns;
  for (const Row& row :
       db.query("select name, lower(type) from pragma_table_info(?1) order by cid", table)) {
    columns.names.push_back(row.string(0));
    columns.types.push_back(row.string(1));
  }
  return columns;
}

// One row more in the new store, unless it is no row: a number that is there twice, null where
// there is none.
bool put(Connection& to, const std::string& sql, const Columns& columns, const Row& row) {
  std::vector<Value> values;
  for (std::size_t i = 0; i < columns.names.size(); ++i)
    values.push_back(value_at(row, static_cast<int>(i) + 1, columns.types[i] == "integer",
                              columns.types[i] == "real"));
  try {
    to.run_through(sql, values);
    return true;
  } catch (const Error& fault) {
    if (fault.kind() != ErrorKind::conflict) throw;
    return false;
  }
}

class Salvage {
 public:
  Salvage(Connection& from, Connection& to) : from_(from), to_(to) {}

  Salvaged all() {
    drop_triggers();
    to_.begin_write();
    for (const std::string& table : tables_of(to_)) copy(table);
    put_accounts_back();
    put_people_back();
    point_to_nothing();
    settle_history();
    settle_counters();
    count_lost_without_a_gap();
    settle_digests(to_);
    to_.commit();
    make_journal_triggers(to_);
    return std::move(salvaged_);
  }

 private:
  // A page whose count of rows was damaged reads well and is short of some; their digests tell.
  void count_lost_without_a_gap() {
    if (!has_digests(to_)) return;
    std::map<std::string, std::int64_t> lost;
    for (const DamagedRow& row : damaged_rows(to_)) lost[row.table] += row.damage == Damage::gone;
    for (SalvagedTable& table : salvaged_.tables)
      if (table.gaps.empty() && table.left == 0) table.left = lost[table.name];
  }

  // What is copied is no deed.
  void drop_triggers() {
    std::vector<std::string> names;
    for (const Row& row : to_.query("select name from sqlite_schema where type = 'trigger'"))
      names.push_back(row.string(0));
    for (const std::string& name : names) to_.script(fmt::format("drop trigger {}", name));
  }

  std::vector<AccountId> accounts_there() {
    std::set<AccountId> ids = {local_account};
    for (const char* of :
         {"id from accounts", "account_id from cards", "account_id from journal"}) {
      for (const Row& row : to_.query(fmt::format("select distinct {}", of)))
        ids.insert(row.id<AccountId>(0));
    }
    return {ids.begin(), ids.end()};
  }

  void copy(const std::string& table) {
    const Columns columns = columns_with_types(to_, table);
    std::string holes;
    for (std::size_t i = 1; i <= columns.names.size(); ++i)
      holes += fmt::format("{}?{}", i == 1 ? "" : ", ", i);
    const std::string sql =
        fmt::format("insert into {} ({}) values ({})", table, join(columns.names, ", "), holes);
    SalvagedTable saved{.name = table};
    saved.gaps = each_readable(
        from_, {table, columns.names}, accounts_there(),
        [&](const Row& row) { ++(put(to_, sql, columns, row) ? saved.rows : saved.left); });
    salvaged_.tables.push_back(std::move(saved));
  }

  void put_accounts_back() {
    std::set<std::int64_t> used;
    for (const std::string& table : tables_of(to_)) {
      const std::vector<std::string> columns = columns_of(to_, table);
      if (std::ranges::find(columns, "account_id") == columns.end()) continue;
      for (const Row& row : to_.query(fmt::format("select distinct account_id from {}", table)))
        used.insert(row.integer(0));
    }
    for (const std::int64_t id : used)
      to_.execute(
          "insert into accounts (id, name, created_at) values (?1, ?2, 0) "
          "on conflict do nothing",
          id, id == 1 ? std::string("me") : fmt::format("account {}", id));
  }

  // The name of everybody of whom the old store still had one.
  void find_names() {
    each_readable(
        from_, {"person_index", {"account_id", "person_id", "name"}}, accounts_there(),
        [&](const Row& row) { names_[{row.integer(1), row.integer(2)}] = row.string(3); });
  }

  // Whoever is pointed to, or has a card or a name, is somebody.
  void put_people_back() {
    find_names();
    std::set<std::pair<std::int64_t, std::int64_t>> needed;
    for (const auto& [key, name] : names_) needed.insert(key);
    for (const Reference& reference : references()) {
      if (std::string_view(reference.to_table) != "people") continue;
      for (const Row& row :
           to_.query(fmt::format("select distinct account_id, {0} from {1} where {0} is not null",
                                 reference.from_column, reference.from_table)))
        needed.insert({row.integer(0), row.integer(1)});
    }
    for (const auto& [account, person] : needed)
      to_.execute(
          "insert into people (account_id, id, uid, created_at) values (?1, ?2, ?3, 0) "
          "on conflict do nothing",
          account, person, fmt::format("urn:wellmet:salvaged-{}-{}", account, person));
    put_cards_back();
  }

  void put_cards_back() {
    std::vector<Incomplete> without;
    for (const Row& row :
         to_.query("select p.account_id, p.id from people p where not exists (select 1 from cards "
                   "c where c.account_id = p.account_id and c.person_id = p.id) order by 1, 2"))
      without.push_back({.account = row.id<AccountId>(0), .person = row.id<PersonId>(1)});
    for (Incomplete& somebody : without) {
      const auto name = names_.find({somebody.account.value, somebody.person.value});
      somebody.name = name == names_.end() ? "" : name->second;
      put_card_back(somebody);
    }
    salvaged_.people = std::move(without);
  }

  void put_card_back(Incomplete& somebody) {
    std::string card;
    for (const Row& row : to_.query(
             "select json_extract(before, '$.bytes') from journal where account_id = ?1 "
             "and table_number = ?2 and key1 = ?3 and json_valid(before) order by id desc limit 1",
             somebody.account, journaled_table("cards").number, somebody.person))
      card = row.string(0);
    somebody.older_card = !card.empty();
    if (card.empty()) card = card_of_a_name(somebody);
    to_.execute("insert into cards (account_id, person_id, bytes) values (?1, ?2, ?3)",
                somebody.account, somebody.person, card);
    if (has_digests(to_))
      to_.execute("delete from digests where account_id = ?1 and table_number = ?2 and row_id = ?3",
                  somebody.account, journaled_table("cards").number, somebody.person);
  }

  static std::string card_of_a_name(const Incomplete& somebody) {
    std::string name =
        somebody.name.empty() ? fmt::format("Person {}", somebody.person.value) : somebody.name;
    std::string escaped;
    for (const char c : name) {
      if (c == '\\' || c == ',' || c == ';') escaped += '\\';
      escaped += c == '\n' || c == '\r' ? ' ' : c;
    }
    return fmt::format("BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{}\r\nEND:VCARD\r\n", escaped);
  }

  // Rows that point to a lost row: the pointer goes where it may be empty, else the row.
  void point_to_nothing() {
    for (const Reference& reference : references()) {
      const std::string lost = fmt::format(
          "{0} is not null and not exists (select 1 from {1} t where t.account_id = {2}.account_id "
          "and t.id = {2}.{0})",
          reference.from_column, reference.to_table, reference.from_table);
      to_.execute(reference.erased == IfErased::names_nobody
                      ? fmt::format("update {} set {} = null where {}", reference.from_table,
                                    reference.from_column, lost)
                      : fmt::format("delete from {} where {}", reference.from_table, lost));
    }
    to_.execute(
        "delete from rhythms where not exists (select 1 from people p where p.account_id = "
        "rhythms.account_id and p.id = rhythms.person_id)");
    to_.execute(
        "delete from passwords where not exists (select 1 from accounts a where a.id = "
        "passwords.account_id)");
  }

  // A change that lost entries of its journal, or on which a lost entry may build, can't be undone
  // in part: of those up to the last gap the history keeps the lines, without what undoes them.
  // What belonged to a change that is lost goes. An undoing, and a change that can't be undone, has
  // no entries by design.
  void settle_history() {
    let_go_before_gaps();
    to_.execute(
        "delete from journal where not exists (select 1 from deeds d where d.account_id = "
        "journal.account_id and d.id = journal.deed_id)");
    to_.execute(
        fmt::format("delete from deeds where undoes is null {} and not exists "
                    "(select 1 from journal j where j.account_id = deeds.account_id "
                    "and j.deed_id = deeds.id)",
                    says_why_no_undo() ? "and no_undo = ''" : ""));
    to_.execute(
        "update deeds set undone_by = null where undone_by is not null and not exists "
        "(select 1 from deeds u where u.account_id = deeds.account_id "
        "and u.id = deeds.undone_by and u.undoes = deeds.id)");
  }

  bool says_why_no_undo() {
    const std::vector<std::string> columns = columns_of(to_, "deeds");
    return std::ranges::find(columns, "no_undo") != columns.end();
  }

  void let_go_before_gaps() {
    const auto journal = std::ranges::find(salvaged_.tables, "journal", &SalvagedTable::name);
    if (journal == salvaged_.tables.end() || journal->gaps.empty()) return;
    const std::int64_t last = journal->gaps.back().to;
    // The change of the first entry behind the gap may have entries in it, and so have all before.
    const std::string behind = fmt::format(
        "coalesce((select j.deed_id from journal j where j.account_id = deeds.account_id "
        "and j.id > {} order by j.id limit 1), deeds.id)",
        last);
    if (says_why_no_undo())
      to_.execute(fmt::format("update deeds set no_undo = 'pruned' where no_undo = '' and id <= {}",
                              behind));
    to_.execute(
        fmt::format("delete from journal where exists (select 1 from deeds where "
                    "deeds.account_id = journal.account_id and deeds.id = journal.deed_id "
                    "and deeds.id <= {})",
                    behind));
  }

  // No number is used again, not even that of a lost row: the journal and the digests know them.
  void settle_counters() {
    for (const Table& table : journaled_tables()) {
      if (*table.key2 || std::string_view(table.key1) != "id") continue;
      std::string numbers = fmt::format(
          "select account_id, id as number from {} union all "
          "select account_id, key1 from journal where table_number = {}",
          table.name, table.number);
      if (has_digests(to_))
        numbers +=
            fmt::format(" union all select account_id, row_id from digests where table_number = {}",
                        table.number);
      if (!columns_of(to_, table.name).empty()) raise_counter(table.name, numbers);
    }
    raise_counter("deeds", "select account_id, id as number from deeds");
  }

  void raise_counter(std::string_view name, const std::string& numbers) {
    to_.execute(fmt::format("insert into counters (account_id, name, last) select account_id, ?1, "
                            "max(number) from ({}) where true group by account_id on conflict "
                            "(account_id, name) do update set last = max(last, excluded.last)",
                            numbers),
                name);
  }

  Connection& from_;
  Connection& to_;
  Salvaged salvaged_ = {};
  std::map<std::pair<std::int64_t, std::int64_t>, std::string> names_ = {};  // account, person
};

int version_of(Connection& db, const std::string& path) {
  const int version = db.schema_version();
  const int newest = newest_version(Dialect::sqlite);
  if (version < 1) throw Error(ErrorKind::invalid, fmt::format("{} holds no store.", path));
  if (version > newest)
    throw Error(ErrorKind::refused,
                fmt::format("{} was written by a newer Wellmet. Install the newer program.", path));
  return version;
}

}  // namespace

bool Salvaged::complete() const {
  return people.empty() && std::ranges::all_of(tables, [](const SalvagedTable& table) {
           return table.left == 0 && table.gaps.empty();
         });
}

namespace {

void remove_store(const std::string& path) {
  std::error_code ignored;
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path + end, ignored);
}

constexpr std::size_t header_bytes = 100;

std::int64_t big_endian(std::string_view bytes) {
  std::int64_t value = 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

// How long the file was when it was written, as its header says; 0 when there is none.
std::int64_t bytes_written(const std::string& path) {
  std::string header(header_bytes, '\0');
  std::ifstream in(path, std::ios::binary);
  if (!in.read(header.data(), header_bytes)) return 0;
  const std::int64_t page = big_endian(std::string_view(header).substr(16, 2));
  return (page == 1 ? 65'536 : page) * big_endian(std::string_view(header).substr(28, 4));
}

// SQLite opens no file that was cut short: a copy of it with empty pages at its end.
class Lengthened {
 public:
  Lengthened(const std::string& from, const std::string& copy) : path_(from) {
    std::error_code failed;
    const auto there = static_cast<std::int64_t>(std::filesystem::file_size(from, failed));
    const std::int64_t wanted = bytes_written(from);
    if (failed || there >= wanted || wanted > most_lengthened * std::max<std::int64_t>(there, 1))
      return;
    path_ = copy;
    made_ = true;
    remove_store(path_);
    std::filesystem::copy_file(from, path_, failed);
    if (!failed) std::filesystem::resize_file(path_, static_cast<std::uintmax_t>(wanted), failed);
    std::error_code absent;
    std::filesystem::copy_file(from + "-wal", path_ + "-wal", absent);
    if (failed) {
      remove_store(path_);
      throw Error(ErrorKind::unavailable,
                  fmt::format("{}: can’t be written: {}.", path_, failed.message()));
    }
  }
  Lengthened(const Lengthened&) = delete;
  Lengthened& operator=(const Lengthened&) = delete;
  ~Lengthened() {
    if (made_) remove_store(path_);
  }
  const std::string& path() const { return path_; }

 private:
  static constexpr std::int64_t most_lengthened = 1000;  // beyond it the header itself is damaged
  std::string path_;
  bool made_ = false;
};

}  // namespace

Salvaged salvage(const std::string& from, const std::string& to) {
  std::error_code unknown;
  if (std::filesystem::exists(to, unknown))
    throw Error(ErrorKind::conflict, fmt::format("{} is there already. Give another name.", to));
  const PartFolder part(to);
  const Lengthened readable(from, part / "damaged.db");
  const auto source = connect_sqlite({readable.path()}, Access::read_only);
  const int version = version_of(*source, from);
  const std::string made = part / "salvaged.db";
  Salvaged salvaged;
  {
    const auto target = connect_sqlite({made}, Access::read_write);
    apply_migrations(*target, version);
    salvaged = Salvage(*source, *target).all();
    apply_migrations(*target, newest_version(Dialect::sqlite));
  }
  if (!move_into_place(made, to, Replace::no))
    throw Error(ErrorKind::conflict, fmt::format("{} is there already. Give another name.", to));
  return salvaged;
}

}  // namespace wellmet::store
