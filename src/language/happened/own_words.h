#pragma once
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/happened/happenings.h"
#include "language/tokens.h"

namespace wellmet::language {

// The writer's own words for occasions, as their settings hold them: "Stammtisch = drink, choir
// night = event". They win over the rows of happening_rows.cpp, and are kept as the setting.
class OwnWords {
 public:
  // Leaves out what it can't read; fault_of() names it beforehand.
  explicit OwnWords(std::string_view setting);
  OwnWords(const OwnWords&) = delete;  // its rows point into its words
  OwnWords& operator=(const OwnWords&) = delete;

  // Marks the tokens of this text with which an own word begins; they point here from then on.
  void mark(std::string_view text, std::vector<Token>&) const;

  // The first entry that can't be read; nothing when all can.
  static std::optional<std::string> fault_of(std::string_view setting);

 private:
  struct Entry {
    std::string words = {};
    std::vector<std::string> folded = {};  // word by word
    Happening row = {};
  };
  static std::optional<Entry> entry_of(std::string_view text);

  std::deque<Entry> entries_ = {};
};

}  // namespace wellmet::language
