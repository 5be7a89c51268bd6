#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "language/names/mention_finder.h"
#include "language/tokens.h"

namespace wellmet::language {

// What stands beside a word that may be a name, and whether that asks for a person. Refers to the
// text and its tokens. Whoever judges names derives from it.
class NamePlaces {
 protected:
  NamePlaces(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens), finder_(text, tokens) {}

  const Token& token(std::size_t at) const;        // a hole behind the end
  std::string_view written(std::size_t at) const;  // the token as it stands in the text
  // The token before the name, its titles left out: a hole, or tokens_.size(), when there is none.
  const Token& before_name(std::size_t at) const;
  std::size_t before_index(std::size_t at) const;
  // "with w/ Maya", "met Will"; of a word in small letters more is asked than of a capital.
  bool asks_for_person(std::size_t at, bool strict) const;
  // Whether the mention found last ends here.
  bool behind_mention(std::size_t at) const { return last_end_ != 0 && last_end_ == at; }
  // One of "tom, will and maya": a mark or "and" before or behind it, and a name beyond.
  bool listed(std::size_t at, std::size_t end) const;
  bool begins_sentence(std::size_t at) const;

  std::string_view text_;
  const std::vector<Token>& tokens_;
  MentionFinder finder_;
  std::size_t last_end_ = 0;  // the token behind the mention found last

 private:
  bool is_to_reach(std::size_t verb) const;
  bool list_goes_on(std::size_t end) const;
};

}  // namespace wellmet::language
