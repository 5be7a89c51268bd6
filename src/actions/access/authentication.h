#pragma once
#include <optional>
#include <string>

#include "base/id.h"
#include "base/instant.h"
#include "store/access/sessions.h"
#include "store/db/database.h"

// Who may come in. None of this is a deed: it is not in the history and cannot be undone.
namespace wellmet::actions {

constexpr int session_days = 90;  // without a visit; then the browser must sign in again
constexpr std::size_t password_least_characters = 10;
constexpr std::size_t password_most_bytes = 1000;

struct OpenedSession {
  std::string token = {};  // for the browser's cookie; nowhere else kept
  store::Session session = {};
};
OpenedSession open_session(store::Connection&, AccountId, const std::string& way,
                           const std::string& browser, Instant now);
// The session that the token opens; nothing when it is unknown or too old. Notes the visit, at most
// once an hour.
std::optional<store::Session> session_for(store::Connection&, std::string_view token, Instant now);

// The account that the name and password open. Takes a tenth of a second whether or not the name
// is known.
std::optional<AccountId> account_for(store::Connection&, std::string_view name,
                                     std::string_view password);
// Throws invalid for one too short or too long. All other sessions of the account end.
void set_password(store::Connection&, AccountId, const std::string& password, Instant now,
                  std::string_view but_session_digest = {});
// A new account with a password. Throws invalid for a name of nothing, conflict for one taken.
AccountId add_account(store::Connection&, const std::string& name, const std::string& password,
                      Instant now);

}  // namespace wellmet::actions
