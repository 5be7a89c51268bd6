#pragma once
#include <optional>
#include <string>

#include "store/db/database.h"

namespace wellmet::store {

// What a program asks before it does anything for an account.
struct Opening {
  bool has_account = false;
  std::optional<std::string> zone = {};  // the setting
  bool is_left_over = false;  // a change that broke off, or something of an older version to derive
};

// All of it in one question, where each costs a way to a server and back; nothing on SQLite, where
// it is asked piece by piece: damage to one table must not hide the others.
std::optional<Opening> asked_at_opening(Connection&, AccountId);

}  // namespace wellmet::store
