#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "language/log/log_line.h"
#include "language/tokens.h"

namespace wellmet::language {

// A line of the log cut into its pieces: prose, word by word, and what the signs mark. A sign
// counts only at the start of a word, so that "how are you?", "C#", "#1", "wow!!", URLs and e-mail
// addresses stay prose.
enum class PieceKind { prose, mention, interest, follow_up, question, ask, offer };

struct Piece {
  PieceKind kind = PieceKind::prose;
  std::size_t first = 0;  // tokens [first, last), signs included
  std::size_t last = 0;
  std::size_t mention = 0;  // which one, for a mention
};

struct CutLine {
  std::string_view text = {};
  std::vector<Token> tokens = {};
  std::vector<Mention> mentions = {};        // all of them, also inside follow-ups and questions
  std::vector<std::size_t> mention_at = {};  // the token of each mention's @ or first word
  std::vector<Piece> pieces = {};
  // The mention that begins with this token; mentions.size() when none is.
  std::size_t mention_starting(std::size_t token) const;
  std::size_t end_of_mention(std::size_t mention) const;  // the token behind its taken words
};

// Of a longer line only the beginning is read; the rest goes to the note as it is.
inline constexpr std::size_t longest_line = 20'000;
std::string_view readable_part(std::string_view line);

// With the mentions that have a sign, or with those given (of this line, as names.h found them).
CutLine cut_line(std::string_view line, const std::vector<std::size_t>& words_taken,
                 const std::optional<std::vector<Mention>>& mentions = {});

}  // namespace wellmet::language
