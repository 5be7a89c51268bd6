#include "store/db/tx.h"

#include <chrono>
#include <thread>
#include <utility>

#include "store/db/write_tx.h"
#include "store/history/deeds.h"

namespace wellmet::store {
namespace {

// PostgreSQL gives its lock to whoever waits longest. SQLite's goes to whoever asks first, and
// those who wait ask every two milliseconds (sqlite.cpp).
void let_others_write(Dialect dialect) {
  if (dialect == Dialect::sqlite) std::this_thread::sleep_for(std::chrono::milliseconds(8));
}

}  // namespace

ReadTx::ReadTx(Connection& connection, AccountId account)
    : connection_(connection), account_(account) {
  connection_.begin_read();
  open_ = true;
}

ReadTx::ReadTx(Connection& connection, AccountId account, NotBegun)
    : connection_(connection), account_(account) {}

ReadTx::~ReadTx() {
  if (open_) connection_.rollback();
}

WriteTx::WriteTx(Connection& connection, AccountId account, std::string_view name, Instant now)
    : ReadTx(connection, account, NotBegun{}), now_(now) {
  begin();
  try {
    // The counter's row is also the lock that keeps two writers of one account apart on PostgreSQL.
    deed_ = begin_deed(name);
    connection_.name_deed(account_, deed_);
  } catch (...) {
    connection_.rollback();
    throw;
  }
}

WriteTx::WriteTx(Connection& connection, AccountId account, DeedId unfinished, Instant now)
    : ReadTx(connection, account, NotBegun{}), deed_(unfinished), now_(now), in_slices_(true) {
  go_on();
}

void WriteTx::begin() {
  connection_.begin_write();
  open_ = true;
}

void WriteTx::go_on() {
  begin();
  try {
    execute("update counters set last = last where account_id = ?1 and name = 'deeds'");
    connection_.name_deed(account_, deed_);
    slice_began_after_ = last_entry(*this);
  } catch (...) {
    connection_.rollback();
    open_ = false;
    throw;
  }
}

WriteTx::~WriteTx() {
  if (open_) connection_.rollback();
  open_ = false;
  connection_.forget_deed();
}

DeedId WriteTx::next_deed() {
  DeedId next;
  for (const Row& row :
       query("insert into counters (account_id, name, last) values (?1, 'deeds', 1) "
             "on conflict (account_id, name) do update "
             "set last = counters.last + 1 returning last"))
    next = row.id<DeedId>(0);
  return next;
}

DeedId WriteTx::begin_deed(std::string_view name) {
  const DeedId deed = next_deed();
  execute("insert into deeds (account_id, id, name, at) values (?1, ?2, ?3, ?4)", deed, name, now_);
  return deed;
}

// Counted in memory until the commit: this transaction holds the account's lock.
std::int64_t WriteTx::next_id(std::string_view table) {
  auto counter = counters_.find(table);
  if (counter == counters_.end()) counter = counters_.emplace(table, last_id(table)).first;
  return ++counter->second;
}

// Of all tables at once on a server, where a question costs more than its answer.
std::int64_t WriteTx::last_id(std::string_view table) {
  if (dialect() == Dialect::postgres && !stored_counters_) {
    stored_counters_.emplace();
    for (const Row& row : query("select name, last from counters where account_id = ?1"))
      stored_counters_->emplace(row.string(0), row.integer(1));
  }
  if (stored_counters_) {
    const auto stored = stored_counters_->find(table);
    return stored == stored_counters_->end() ? 0 : stored->second;
  }
  for (const Row& row :
       query("select last from counters where account_id = ?1 and name = ?2", table))
    return row.integer(0);
  return 0;
}

void WriteTx::rename(std::string_view name) {
  execute("update deeds set name = ?2 where account_id = ?1 and id = ?3", name, deed_);
}

void WriteTx::mark(DeedKind kind, Origin origin) { mark(deed_, kind, origin); }

void WriteTx::mark(DeedId deed, DeedKind kind, Origin origin) {
  execute("update deeds set kind = ?2, origin = ?3 where account_id = ?1 and id = ?4",
          to_text(kind), to_text(origin), deed);
}

void WriteTx::undoes(DeedId other) {
  execute("update deeds set undoes = ?2 where account_id = ?1 and id = ?3", other, deed_);
  mark_undone(other, deed_);
  // Undoing an undoing gives what that undid its effect back, which may itself be an undoing, whose
  // own then has no effect any more; and so on down to a deed that undid none.
  DeedId by = other;
  for (bool stands = true; const auto target = undone_by_deed(by); stands = !stands) {
    mark_undone(*target, stands ? DeedId{} : by);
    by = *target;
  }
}

void WriteTx::mark_undone(DeedId id, DeedId by) {
  execute("update deeds set undone_by = ?2 where account_id = ?1 and id = ?3", bind_or_null(by),
          id);
}

// What it undid; always an older one, so that a chain ends.
std::optional<DeedId> WriteTx::undone_by_deed(DeedId id) {
  for (const Row& row :
       query("select undoes from deeds where account_id = ?1 and id = ?2 and undoes < id", id))
    return row.id<DeedId>(0);
  return std::nullopt;
}

void WriteTx::leave_no_deed() {
  execute("delete from deeds where account_id = ?1 and id = ?2", deed_);
  deed_ = {};
  connection_.name_deed(account_, deed_);
}

bool WriteTx::changed_anything() {
  bool changed = false;
  for (const Row& row :
       query("select exists (select 1 from journal where account_id = ?1 and deed_id = ?2)", deed_))
    changed = row.flag(0);
  if (changed) return true;
  // One that forgot someone keeps no rows in the journal.
  for (const Row& row :
       query("select no_undo <> '' from deeds where account_id = ?1 and id = ?2", deed_))
    changed = row.flag(0);
  return changed;
}

void WriteTx::commit() { commit(changed_anything() ? Changed::something : Changed::nothing); }

void WriteTx::commit(Changed changed) {
  if (in_slices_)
    execute("update deeds set unfinished = 0 where account_id = ?1 and id = ?2", deed_);
  // An undoing stays, for what it undid says by whom, even if nothing was left to be undone.
  if (changed == Changed::nothing)
    execute("delete from deeds where account_id = ?1 and id = ?2 and undoes is null", deed_);
  leave();
}

void WriteTx::leave() {
  for (const auto& [table, last] : counters_)
    execute(
        "insert into counters (account_id, name, last) values (?1, ?2, ?3) "
        "on conflict (account_id, name) do update set last = excluded.last",
        table, last);
  counters_.clear();
  stored_counters_.reset();
  connection_.commit();
  open_ = false;
}

void WriteTx::commit_slice() {
  if (!std::exchange(in_slices_, true))
    execute("update deeds set unfinished = 1 where account_id = ?1 and id = ?2", deed_);
  leave();
  let_others_write(dialect());
}

void ensure_account(Connection& connection, AccountId account, std::string_view name, Instant now) {
  // Asked first: an insert takes the lock of writers even when there is nothing to insert, and who
  // only wants to read would wait for it.
  for ([[maybe_unused]] const Row& row :
       connection.query("select 1 from accounts where id = ?1", account))
    return;
  connection.execute(
      "insert into accounts (id, name, created_at) values (?1, ?2, ?3) on conflict (id) do nothing",
      account, name, now);
}

}  // namespace wellmet::store
