#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "language/log/pieces.h"
#include "language/tokens.h"

namespace wellmet::language {

// What a word of the prose has been understood as.
// `item`: read by plain_items.h, so not what happened.
enum class Said { nothing, filler, mention, sign, item, happening, deed, day, time, place };

// A stretch of prose. Mentions and signs are holes in `tokens`, so that no reader looks across
// them; `said` is filled in as the line is understood.
struct Prose {
  std::vector<Token> tokens = {};
  std::vector<Said> said = {};
  std::vector<std::size_t> mention = {};                 // which one; no_mention elsewhere
  std::size_t told_from = static_cast<std::size_t>(-1);  // behind it is what was said there
  std::size_t size() const { return tokens.size(); }
  void say(std::size_t first, std::size_t last, Said what);  // leaves mentions as they are
};
inline constexpr std::size_t no_mention = static_cast<std::size_t>(-1);

// The line's prose: what happened (head), and what is only told (body), divided by the first
// colon or dash that has a mention before it. A line without one is all head.
struct Division {
  Prose head = {};
  Prose body = {};
};
struct PlainItem;
Division divide(const CutLine&, const std::vector<PlainItem>&);
Prose whole_prose(const CutLine&);

// Whether the mention that stands here is an owner: "Jo's".
bool is_owner(const CutLine&, const Prose&, std::size_t at);

// Whether the dot that stands here ends a sentence: not that of "St. Mary" or "w. Helen".
bool ends_with_dot(const std::vector<Token>&, std::size_t at);

// Tokens as a reader finds them inside a follow-up: its mentions are holes.
Prose prose_of(const CutLine&, std::size_t first, std::size_t last);

// The words [first, last) as they were written, without @ and quotes, leaving out signs, and days
// and times when told so; spaces mended where something was left out.
enum class Days { keep, leave_out };
std::string written(const CutLine&, const Prose&, std::size_t first, std::size_t last, Days);

// The note: the body, and before it what of the head was not understood. When words that were not
// understood stand only behind the others, the note begins with them; else it is the whole head,
// so that it can be read as a sentence. Days and times are left out: the interaction has them.
// Of a line that says more than what happened nothing is left out but the signs.
std::string note_of(const CutLine&, const Division&, const std::vector<PlainItem>&);

}  // namespace wellmet::language
