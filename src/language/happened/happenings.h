#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "language/tokens.h"
#include "model/interaction.h"

namespace wellmet::language {

// The words that tell what happened: one line of a table each.
enum class Weight {
  form,   // how you were together: "coffee", "emailed"
  event,  // a gathering: a form of its own, or the scene of another ("met @jo at a conference")
  deed,   // what was done: "helped me", "introduced me to"; stands beside a form
  weak,   // being together with no better word: "met", "caught up", "talked to"
  scene   // only where it happened: "on the train", "in person"
};

struct Happening {
  std::string_view words;  // "@" stands for a mention
  InteractionKind kind;
  std::string_view setting;
  Weight weight;
};

struct HappeningHit {
  const Happening* row = nullptr;
  std::size_t first = 0;  // tokens [first, last)
  std::size_t last = 0;
};

// A mention in the tokens read here: a hole with "@" as its text.
inline constexpr std::string_view mention_hole = "@";

// The longest row that starts at this token, slips of the pen allowed in long words.
std::optional<HappeningHit> happening_at(const std::vector<Token>&, std::size_t at);
bool is_happening_word(const Token&);  // a row of this one word

}  // namespace wellmet::language
