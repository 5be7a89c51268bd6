#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/instant.h"
#include "store/db/database.h"

// Accounts, their passwords and the browsers that are signed in. These calls come before it is
// known whose data may be read, so they take a connection; each is a transaction of its own, and
// none is a deed.
namespace wellmet::store {

struct Account {
  AccountId id = {};
  std::string name = {};
  bool has_password = false;
};
std::vector<Account> accounts(Connection&);  // by id
std::optional<Account> find_account(Connection&, AccountId);
std::optional<Account> account_named(Connection&, std::string_view name);
// Throws conflict when the name is taken.
AccountId add_account(Connection&, std::string_view name, Instant now);

std::string password_record_of(Connection&, AccountId);  // "" when there is none
void put_password_record(Connection&, AccountId, std::string_view record, Instant now);

struct Session {
  std::string digest = {};  // sha256 of the token that the browser keeps
  AccountId account = {};
  std::string form_token = {};  // stands in every form of this session
  Instant opened = {};
  Instant seen = {};         // to within an hour
  std::string way = {};      // "link", "password"
  std::string browser = {};  // as it named itself
  friend bool operator==(const Session&, const Session&) = default;
};
std::optional<Session> find_session(Connection&, std::string_view digest);
std::vector<Session> sessions_of(Connection&, AccountId);  // last seen first
void put_session(Connection&, const Session&);
void see_session(Connection&, std::string_view digest, Instant now);
// Only of this account; false when it has no such session.
bool end_session(Connection&, AccountId, std::string_view digest);
void end_sessions(Connection&, AccountId, std::string_view but_digest);
void end_sessions_not_seen_since(Connection&, Instant);

}  // namespace wellmet::store
