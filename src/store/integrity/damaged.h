#pragma once
#include <string>

#include "base/next.h"

namespace wellmet::store {

// The file, or a part of it that was asked for, is no longer what SQLite wrote. `cause` is what
// SQLite says of it.
struct Damaged : ErrorWithNext {
  Damaged(const std::string& message, std::string why)
      : ErrorWithNext(ErrorKind::invalid, message, {.act = Next::Act::save_or_restore}),
        cause(std::move(why)) {}
  std::string cause;
};

}  // namespace wellmet::store
