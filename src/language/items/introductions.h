#pragma once
#include <cstddef>
#include <utility>
#include <vector>

#include "language/log/prose.h"

namespace wellmet::language {

// Who brought whom together, however it is told:
//   ONE introduced ONE(S) to ONE(S)        and "put … in touch with", "connected … with"
//   ONE introduced ONE and ONE             and "ONE, ONE and ONE to each other"
//   ONE introduced me to ONE(S)            and "ONE was introduced to me by ONE"
//   I was introduced to ONE(S) by ONE
// Nothing that is only meant to be done.
struct Introduction {
  enum class By { writer, somebody, nobody_named };
  By by = By::writer;
  std::size_t introducer = no_mention;
  bool of_writer = false;                // the writer is one of those who were brought together
  std::vector<std::size_t> ones = {};    // mentions; empty where the writer is the one side
  std::vector<std::size_t> others = {};  // empty where all of `ones` were made known to each other
  std::size_t first = 0, last = 0;       // the verb's tokens, [first, last)
};

std::vector<Introduction> introductions_in(const CutLine&, const Prose&);

// Each two who know each other by it.
std::vector<std::pair<std::size_t, std::size_t>> pairs_of(const Introduction&);

}  // namespace wellmet::language
