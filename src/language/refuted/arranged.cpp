#include "language/refuted/arranged.h"

#include <algorithm>

#include "language/dates/calendar_words.h"
#include "language/happened/past_deeds.h"

namespace wellmet::language {
namespace {

class Arranged : ClauseWords {
 public:
  Arranged(const CutLine& line, const Prose& prose) : ClauseWords(line, prose) {}

  // A day is set for it, or stands in its way.
  bool is_arranged(const Clause& c) const {
    return is_scheduled(c) || is_only_agreed(c) || is_to_take_place(c);
  }

  // "skip-level with Grace got bumped to December", "1:1 with Jo moved to Thursday"
  bool is_put_off(const Clause& c) const {
    for (std::size_t at = c.first; at < c.last; ++at) {
      if (is_any(at, {"who", "she", "he", "they", "about", "because"})) return false;
      if (is_any(at, {"got bumped", "got postponed", "got cancelled"})) return true;
      // "was moved by her speech" was there.
      if (is_any(at, {"moved to", "bumped to", "pushed to", "slipped to"}) &&
          (is_a_day(at + 2) || is_any(at + 2, {"next", "tomorrow", "later"})))
        return true;
    }
    return false;
  }

  // "referral letter for Tom to do tomorrow"
  bool is_to_be_done(const Clause& c) const {
    for (std::size_t at = c.hit->last; at < c.last; ++at)
      if (is_any(at, {"to do", "to write", "to draft", "to sign"}) && !has_past(c)) return true;
    return false;
  }

  // "quiz tonight, hope Kenji comes"
  bool is_hoped_for(const Clause& c, const Clause& next) const {
    if (!is_any(next.first, {"hope", "hoping", "hopefully", "fingers crossed"}) || has_past(c) ||
        has_past(next))
      return false;
    for (std::size_t at = c.first; at < c.last; ++at)
      if (is_any(at, {"tonight", "later", "this evening", "this afternoon"})) return true;
    return false;
  }

 private:
  // "Ana's interview is Mon 30th": a day is said of it.
  bool is_scheduled(const Clause& c) const {
    for (std::size_t at = c.hit->first + 1; at + 1 < c.last; ++at) {
      if (is_past_deed(prose_.tokens[at]) ||
          is_any(at, {":", "–", "-", "her", "his", "their", "she", "he", "they", "who", "my"}))
        return false;
      if (!is_any(at, {"is", "are"})) continue;
      const Token& day =
          prose_.tokens[is_any(at + 1, {"on"}) ? std::min(at + 2, c.last - 1) : at + 1];
      return weekday_word(day) || month_word(day) || is_one_of(day, {"tomorrow", "next"});
    }
    return false;
  }

  // "the dinner will take place on the ninth", "the AGM clashes with full council"
  bool is_to_take_place(const Clause& c) const {
    for (std::size_t at = c.first; at < c.last; ++at)
      if (is_any(at, {"was meant to be", "was supposed to be", "were meant to be",
                      "were supposed to be"}) &&
          (is_a_day(at + 4) || is_any(at + 4, {"on", "tomorrow", "today", "tonight"}) ||
           (c.hit->first == at + 4 && !became_another(at + 4))))
        return true;
    for (std::size_t at = c.first; at < c.last; ++at)
      if (is_any(at, {"will take place", "will be held", "takes place on", "take place on",
                      "clashes with", "clash with"}))
        return true;
    return false;
  }

  // "was meant to be coffee, ended up as dinner"
  bool became_another(std::size_t at) const {
    for (; at < prose_.size(); ++at)
      if (is_any(at, {"became", "turned into", "ended up", "turned out"})) return true;
    return false;
  }

  // "made an appointment with Ana for the 3rd"
  bool is_only_agreed(const Clause& c) const {
    for (std::size_t at = c.first; at < c.last; ++at)
      if (is_any(at, {"made an appointment", "made appointment", "got an appointment",
                      "have an appointment", "set up a call", "set up a meeting", "set up a coffee",
                      "set up coffee", "set up lunch", "fixed a date", "made plans"}))
        return true;
    return false;
  }
};

}  // namespace

bool is_arranged(const CutLine& line, const Prose& prose, const Clause& clause) {
  return Arranged(line, prose).is_arranged(clause);
}

bool is_put_off(const CutLine& line, const Prose& prose, const Clause& clause) {
  return Arranged(line, prose).is_put_off(clause);
}

bool is_to_be_done(const CutLine& line, const Prose& prose, const Clause& clause) {
  return Arranged(line, prose).is_to_be_done(clause);
}

bool is_hoped_for(const CutLine& line, const Prose& prose, const Clause& clause,
                  const Clause& next) {
  return Arranged(line, prose).is_hoped_for(clause, next);
}

}  // namespace wellmet::language
