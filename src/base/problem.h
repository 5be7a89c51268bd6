#pragma once
#include <optional>
#include <string>

#include "base/next.h"

namespace wellmet {

// What a reader of foreign bytes could not take, for the user: where, what, and how to correct it;
// `next` is a cure that each front words. `line` counts from 1 in the file as it is on disk; 0
// means the file as a whole.
struct Problem {
  int line = 0;
  std::string what = {};
  std::string cure = {};
  std::optional<Next> next = {};
  // What is left out as it should be, such as a meeting that was cancelled: said, and no fault.
  bool rightly_left_out = false;
  friend bool operator==(const Problem&, const Problem&) = default;
};

}  // namespace wellmet
