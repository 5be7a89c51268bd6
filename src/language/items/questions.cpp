#include "language/items/questions.h"

#include <algorithm>

#include "language/happened/past_deeds.h"
#include "language/items/item_clauses.h"

namespace wellmet::language {
namespace {

class Questions : ItemClauses {
 public:
  Questions(const CutLine& line, const Prose& prose) : ItemClauses(line, prose) {}

  std::optional<std::size_t> to_them(std::size_t at) const {
    constexpr std::size_t most_words = 12;
    for (; at < prose_.size() && !ends_sentence(at); ++at) {
      std::size_t of = at + 1;
      const bool from = prose_.tokens[at].is("find") && at + 2 < prose_.size() &&
                        prose_.tokens[at + 1].is("out") && prose_.tokens[at + 2].is("from");
      if (from) of = at + 3;
      if ((!from && !prose_.tokens[at].is("ask")) || of >= prose_.size()) continue;
      const bool person = prose_.mention[of] != no_mention || is_object_pronoun(prose_.tokens[of]);
      if (!person && !is_question_word(prose_.tokens[of])) return std::nullopt;
      for (std::size_t i = of; i < prose_.size() && i < of + most_words && !ends_sentence(i); ++i)
        if (is_question_word(prose_.tokens[i])) return i;
      return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> for_next_time(std::size_t at) const {
    const bool begins =
        is_one_of(prose_.tokens[at], {"next", "when", "for", "at", "to", "ask", "qn", "question"});
    if (!begins || !is_of_next_time(at)) return std::nullopt;
    const auto asked = to_them(at);
    return asked ? asked : behind_colon(at);
  }

 private:
  // "next time I see her", "at our next meeting": what stands there has not happened.
  bool is_of_next_time(std::size_t at) const {
    constexpr std::size_t most_words = 12;
    const std::size_t reach = std::min(prose_.size(), at + most_words);
    for (; at + 1 < reach && !ends_sentence(at); ++at) {
      if (is_past_deed(prose_.tokens[at])) return false;
      const Token& next = prose_.tokens[at + 1];
      const bool seen_next = is_one_of(next, {"time", "link", "see", "meet", "speak", "talk"}) ||
                             (at > 0 && is_one_of(prose_.tokens[at - 1], {"when"}));
      const bool meeting = is_one_of(next, {"meeting", "catch", "chat", "call", "coffee"}) &&
                           at > 1 && is_one_of(prose_.tokens[at - 1], {"our", "the"}) &&
                           is_one_of(prose_.tokens[at - 2], {"at", "for"});
      if (prose_.tokens[at].is("next") && (seen_next || meeting)) return true;
      if (prose_.tokens[at].is("when") && next.is("i") && is_met_next(at + 2)) return true;
    }
    return false;
  }

  // "when I meet Ravi next"
  bool is_met_next(std::size_t at) const {
    return at + 2 < prose_.size() && is_one_of(prose_.tokens[at], {"see", "meet"}) &&
           prose_.mention[at + 1] != no_mention && prose_.tokens[at + 2].is("next");
  }

  // "Next time I see Raj: how did the test go?"
  std::optional<std::size_t> behind_colon(std::size_t at) const {
    for (; at + 1 < prose_.size() && !ends_sentence(at); ++at)
      if (prose_.tokens[at].is(":") && is_question_word(prose_.tokens[at + 1])) return at + 1;
    return std::nullopt;
  }

  static bool is_question_word(const Token& token) {
    return is_one_of(token, {"how", "how'd", "whether", "if", "about", "what", "when", "who", "why",
                             "where", "did", "does", "has", "which", "whose"});
  }
};

}  // namespace

std::optional<std::size_t> question_to_them(const CutLine& line, const Prose& prose,
                                            std::size_t at) {
  return Questions(line, prose).to_them(at);
}

std::optional<std::size_t> question_for_next_time(const CutLine& line, const Prose& prose,
                                                  std::size_t at) {
  return Questions(line, prose).for_next_time(at);
}

}  // namespace wellmet::language
