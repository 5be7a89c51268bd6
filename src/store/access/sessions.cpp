#include "store/access/sessions.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"

namespace wellmet::store {
namespace {

constexpr std::string_view account_columns =
    "select a.id, a.name, p.account_id from accounts a left join passwords p on p.account_id = "
    "a.id ";

Account account(const Row& row) {
  return {.id = row.id<AccountId>(0), .name = row.string(1), .has_password = !row.is_null(2)};
}

Session session(const Row& row) {
  return {.digest = row.string(0),
          .account = row.id<AccountId>(1),
          .form_token = row.string(2),
          .opened = row.instant(3),
          .seen = row.instant(4),
          .way = row.string(5),
          .browser = row.string(6)};
}
constexpr std::string_view session_columns =
    "select digest, account_id, form_token, opened_at, seen_at, way, browser from sessions ";

}  // namespace

std::vector<Account> accounts(Connection& db) {
  std::vector<Account> all;
  for (const Row& row : db.query(std::string(account_columns) + "order by a.id"))
    all.push_back(account(row));
  return all;
}

std::optional<Account> find_account(Connection& db, AccountId id) {
  std::optional<Account> found;
  for (const Row& row : db.query(std::string(account_columns) + "where a.id = ?1", id))
    found = account(row);
  return found;
}

std::optional<Account> account_named(Connection& db, std::string_view name) {
  std::optional<Account> found;
  for (const Row& row : db.query(std::string(account_columns) + "where a.name = ?1", name))
    found = account(row);
  return found;
}

AccountId add_account(Connection& db, std::string_view name, Instant now) {
  db.begin_write();
  try {
    if (account_named(db, name))
      throw Error(ErrorKind::conflict, fmt::format("There is an account called {} already.", name));
    AccountId next{1};
    for (const Row& row : db.query("select coalesce(max(id), 0) + 1 from accounts"))
      next = row.id<AccountId>(0);
    db.execute("insert into accounts (id, name, created_at) values (?1, ?2, ?3)", next, name, now);
    db.commit();
    return next;
  } catch (...) {
    db.rollback();
    throw;
  }
}

std::string password_record_of(Connection& db, AccountId id) {
  std::string record;
  for (const Row& row : db.query("select record from passwords where account_id = ?1", id))
    record = row.string(0);
  return record;
}

void put_password_record(Connection& db, AccountId id, std::string_view record, Instant now) {
  db.execute(
      "insert into passwords (account_id, record, changed_at) values (?1, ?2, ?3) "
      "on conflict (account_id) do update set record = excluded.record, "
      "changed_at = excluded.changed_at",
      id, record, now);
}

std::optional<Session> find_session(Connection& db, std::string_view digest) {
  std::optional<Session> found;
  for (const Row& row : db.query(std::string(session_columns) + "where digest = ?1", digest))
    found = session(row);
  return found;
}

std::vector<Session> sessions_of(Connection& db, AccountId id) {
  std::vector<Session> all;
  for (const Row& row : db.query(
           std::string(session_columns) + "where account_id = ?1 order by seen_at desc, digest",
           id))
    all.push_back(session(row));
  return all;
}

void put_session(Connection& db, const Session& s) {
  db.execute(
      "insert into sessions (digest, account_id, form_token, opened_at, seen_at, way, browser) "
      "values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
      s.digest, s.account, s.form_token, s.opened, s.seen, s.way, s.browser);
}

void see_session(Connection& db, std::string_view digest, Instant now) {
  db.execute("update sessions set seen_at = ?2 where digest = ?1", digest, now);
}

bool end_session(Connection& db, AccountId account, std::string_view digest) {
  return db.execute("delete from sessions where account_id = ?1 and digest = ?2", account, digest) >
         0;
}

void end_sessions(Connection& db, AccountId account, std::string_view but_digest) {
  db.execute("delete from sessions where account_id = ?1 and digest <> ?2", account, but_digest);
}

void end_sessions_not_seen_since(Connection& db, Instant since) {
  db.execute("delete from sessions where seen_at < ?1", since);
}

}  // namespace wellmet::store
