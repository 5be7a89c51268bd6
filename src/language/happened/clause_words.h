#pragma once
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

#include "language/happened/happenings.h"
#include "language/log/prose.h"

namespace wellmet::language {

using Phrases = std::initializer_list<const char*>;  // of one word or more, folded

// What stands between two marks or turns ("but", "so") of a line, and the happening in it.
struct Clause {
  std::size_t first = 0, last = 0;  // words [first, last)
  std::optional<HappeningHit> hit = std::nullopt;
  std::size_t size() const { return last - first; }
};

// What stands where in the prose of a line. Refers to both; whoever judges clauses derives from it.
class ClauseWords {
 protected:
  ClauseWords(const CutLine& line, const Prose& prose) : line_(line), prose_(prose) {}

  // Behind the phrase that starts here; 0 when it does not.
  std::size_t behind(std::size_t at, std::string_view phrase) const;
  std::size_t behind_any(std::size_t at, Phrases) const;  // the longest of them
  bool is_any(std::size_t at, Phrases) const;
  bool is_mention(std::size_t at) const;
  bool breaks(std::size_t at) const;    // a turn: "but", "so", "then"
  bool ends(std::size_t at) const;      // a mark, a turn, or the end of the line
  bool has_past(const Clause&) const;   // a deed that was done, or a day that was
  bool is_a_day(std::size_t at) const;  // "8 May", "May", "3/5", "the 8th"; not "80 people"

  const CutLine& line_;
  const Prose& prose_;
};

}  // namespace wellmet::language
