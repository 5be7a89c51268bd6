#pragma once
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "language/log/log_line.h"
#include "language/tokens.h"

namespace wellmet::language {

// The tokens of a line; of one that is shouted ("YUKI CALLED") no word counts as capitalised.
std::vector<Token> line_tokens(std::string_view line);

bool is_quote(const Token&);
// "de", "van", "la": a part of a name only with the name behind it.
bool is_particle(const Token&);
bool is_title(const Token&);                  // "Dr", "Prof", "Mrs"
bool is_abbreviation(std::string_view word);  // "CEO", "Q3", "NASA": no part of a name
// Bytes of a "'s" at the end of a word, 0 when it has none.
std::size_t possessive_bytes(std::string_view word);
// Words that are no part of a name even with a capital: a new sentence begins, or a date.
bool ends_name(const std::vector<Token>&, std::size_t at);

// Finds where the words of a name end. Both arguments must outlive it.
class MentionFinder {
 public:
  MentionFinder(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  std::optional<Mention> signed_at(std::size_t sign) const;  // whose @ is this token
  Mention plain_at(std::size_t first) const;                 // whose first word is this token
  // The token behind the words that the mention takes; `begin` is its @ or first word.
  std::size_t end(std::size_t begin, const Mention&) const;
  TextRange range(std::size_t begin, const Mention&) const;

 private:
  bool starts(std::size_t sign) const;
  std::size_t first_word(std::size_t begin, const Mention&) const;
  std::size_t behind_title(std::size_t at) const;
  std::optional<Mention> quoted(std::size_t sign) const;
  std::optional<Mention> numbered(std::size_t sign) const;
  void add_words(Mention&, std::size_t first) const;
  std::size_t following(std::size_t at) const;
  bool looks_like_name(std::size_t first, std::size_t at) const;
  bool is_particle_before_name(std::size_t at) const;
  bool is_initial(std::size_t at) const;
  bool possessive(std::size_t at) const { return possessive_bytes(slice(at)) != 0; }
  std::string_view slice(std::size_t at) const {
    return text_.substr(tokens_[at].start, tokens_[at].end - tokens_[at].start);
  }
  std::string_view name_part(std::size_t at) const {
    return slice(at).substr(0, slice(at).size() - possessive_bytes(slice(at)));
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace wellmet::language
