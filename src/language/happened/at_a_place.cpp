#include "language/happened/at_a_place.h"

#include <algorithm>

#include "language/happened/clause_words.h"

namespace wellmet::language {
namespace {

class AtAPlace : ClauseWords {
 public:
  AtAPlace(const CutLine& line, const Prose& head) : ClauseWords(line, head) {}

  bool tells() const {
    for (std::size_t at = 0; at < prose_.size(); ++at)
      if (prose_.said[at] != Said::item &&
          (is_at_theirs(at) || is_at_ours(at) || are_listed_as_there(at)))
        return true;
    return false;
  }

 private:
  static constexpr std::size_t most_words_to_the_door = 6;

  // "went round to Mum's", "was out at Tom Reilly's", "ended up at Art's party"
  bool is_at_theirs(std::size_t verb) const {
    if (!is_any(verb, {"went", "was", "were", "been", "popped", "stayed", "ended up", "stopped",
                       "nipped", "drove", "walked", "cycled", "called in", "called round"}) ||
        !is_mine(verb))
      return false;
    std::size_t at = verb + 1;
    while (is_any(at, {"up", "out", "over", "round", "around", "back", "down", "by", "off", "to",
                       "at", "in", "into"}))
      ++at;
    const bool led = at > verb + 1 && is_any(at - 1, {"to", "at", "round", "by", "over"});
    if (!led || !is_mention(at) || !is_owner(line_, prose_, at)) return false;
    if (nobody_was_in(at + 1)) return false;
    return ends(at + 1) || prose_.said[at + 1] == Said::day || prose_.said[at + 1] == Said::time ||
           is_any(at + 1, {"for",   "after", "before", "with",     "and",   "on",    "til",
                           "till",  "until", "last",   "this",     "house", "place", "flat",
                           "party", "farm",  "studio", "barbecue", "bbq",   "again", "instead"});
  }

  // "went over to Jo's but he was out"
  bool nobody_was_in(std::size_t at) const {
    const std::size_t reach = std::min(prose_.size(), at + most_words_to_the_door);
    for (; at < reach; ++at) {
      if (is_any(at,
                 {"nobody in", "nobody home", "no one in", "no one home", "nobody there", "not in",
                  "not home", "wasn't in", "wasn't home", "wasn't there", "weren't in",
                  "weren't home", "weren't there", "was not in", "was not home", "no answer"}))
        return true;
      if (is_any(at, {"he was out", "she was out", "they were out", "he was away", "she was away",
                      "they were away", "but was out", "he'd gone", "she'd gone", "they'd gone"}))
        return true;
    }
    return false;
  }

  // Nobody else is said to have gone.
  bool is_mine(std::size_t verb) const {
    return verb == 0 || is_any(verb - 1, {"i", "we", ",", ";", ".", "and", "then", "but", "so"}) ||
           prose_.said[verb - 1] == Said::day || prose_.said[verb - 1] == Said::filler;
  }

  // "at our house", and somebody who did something there.
  bool is_at_ours(std::size_t at) const {
    if (!is_any(at, {"at our house", "at our place", "at our flat", "at my place", "at my house",
                     "at ours"}))
      return false;
    for (std::size_t i = at; i < prose_.size(); ++i)
      if (is_mention(i) && !is_owner(line_, prose_, i) &&
          is_any(behind_list(i), {"brought", "came", "stayed", "cooked", "was", "were", "had"}))
        return true;
    return false;
  }

  std::size_t behind_list(std::size_t at) const {
    while (is_mention(at) || (is_any(at, {"and", "&", ","}) && is_mention(at + 1))) ++at;
    return at;
  }

  // "team call at 6, Kenji, May and Piet were there"; without what they were at the writer may only
  // have heard of it.
  bool are_listed_as_there(std::size_t at) const {
    if (!is_mention(at) || is_owner(line_, prose_, at) || !something_stands_before(at))
      return false;
    const std::size_t end = behind_list(at);
    return is_any(end, {"were there", "were also there", "was there too", "were present",
                        "all there", "all present", "all came"}) &&
           !is_any(end + 2, {"before", "first", "without"});
  }

  bool something_stands_before(std::size_t at) const {
    for (std::size_t i = 0; i < at; ++i)
      if (prose_.said[i] != Said::item && happening_at(prose_.tokens, i)) return true;
    return false;
  }
};

}  // namespace

bool tells_of_being_at_a_place(const CutLine& line, const Prose& head) {
  return AtAPlace(line, head).tells();
}

}  // namespace wellmet::language
