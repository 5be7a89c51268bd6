#pragma once
#include <string>

#include "base/error.h"

namespace wellmet::store {

// The file, or a part of it that was asked for, is no longer what SQLite wrote. `cause` is what
// SQLite says of it.
struct Damaged : Error {
  Damaged(const std::string& message, std::string why)
      : Error(ErrorKind::invalid, message), cause(std::move(why)) {}
  std::string cause;
};

}  // namespace wellmet::store
