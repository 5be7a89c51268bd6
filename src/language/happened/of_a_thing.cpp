#include "language/happened/of_a_thing.h"

#include "language/names/name_words.h"

namespace wellmet::language {
namespace {

class Things : ClauseWords {
 public:
  Things(const CutLine& line, const Prose& prose) : ClauseWords(line, prose) {}

  // "saw her jeep", "called off the wedding"
  bool is_of_a_thing(const HappeningHit& hit) const {
    const std::size_t last = hit.last - 1;
    if (is_any(hit.first, {"called", "calling", "rang"}) &&
        is_any(hit.first + 1, {"off", "out", "in sick", "it a day"}))
      return true;
    if (is_any(hit.first, {"was calling it a day"}) || is_somebodys_phone(hit)) return true;
    if (is_any(hit.first, {"rang", "rung"}) && hit.first > 0 &&
        is_any(hit.first - 1, {"phone", "phone's", "bell", "bell's", "doorbell", "alarm", "has"}) &&
        !is_mention(hit.last))
      return true;
    const bool whose =
        is_any(last, {"her", "his", "their"}) || is_any(hit.last, {"her", "his", "their"});
    const std::size_t thing = is_any(last, {"her", "his", "their"}) ? hit.last : hit.last + 1;
    return whose && is_any(hit.first, {"saw", "see", "seen"}) && thing < prose_.size() &&
           prose_.tokens[thing].kind == TokenKind::word && !is_kin(prose_.tokens[thing]) &&
           !is_any(thing, {"at",     "in",    "on",      "for",   "with", "yesterday", "today",
                           "last",   "again", "and",     "this",  "off",  "there",     "home",
                           "about",  "to",    "outside", "twice", "once", "briefly",   "after",
                           "before", "by",    "when",    "then",  "here"});
  }

 private:
  // "Mum's phone is broken", "her new phone"
  bool is_somebodys_phone(const HappeningHit& hit) const {
    if (hit.row->words != "phone" || hit.first == 0) return false;
    const std::size_t before = hit.first - 1;
    return (is_mention(before) && is_owner(line_, prose_, before)) ||
           is_any(before, {"my", "her", "his", "their", "new", "old", "work"});
  }
};

}  // namespace

bool is_of_a_thing(const CutLine& line, const Prose& prose, const HappeningHit& hit) {
  return Things(line, prose).is_of_a_thing(hit);
}

}  // namespace wellmet::language
