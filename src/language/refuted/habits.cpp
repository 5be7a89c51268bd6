#include "language/refuted/habits.h"

#include "language/dates/calendar_words.h"
#include "language/happened/past_deeds.h"

namespace wellmet::language {
namespace {

constexpr Phrases usually = {"usually", "normally", "generally"};

class Habits : ClauseWords {
 public:
  Habits(const CutLine& line, const Prose& prose) : ClauseWords(line, prose) {}

  // "I call Mum every Sunday", "yoga with Jo each Monday": nothing in it is of the past, so it
  // tells what is always done, and of no day.
  bool is_habit(const Clause& c) const {
    bool always = false;
    for (std::size_t at = c.first; at < c.last; ++at) {
      if (c.hit && at > c.hit->last && begins_what_is_theirs(at)) break;
      if (is_past_deed(prose_.tokens[at]) || is_past_happening(at) ||
          is_any(at, {"was", "were", "been", "yesterday", "today", "ago", "last"}))
        return false;
      const bool as_ever = at > c.first && is_any(at - 1, {"as", "like", "on most"});
      always = always || (!as_ever && (is_every(at) || is_each_week(at) ||
                                       (c.hit && at < c.hit->first && is_any(at, usually))));
    }
    return always;
  }

 private:
  // "coffee with Jo who swims every morning": what stands behind is said of Jo.
  bool begins_what_is_theirs(std::size_t at) const {
    return is_any(at, {"who", "about", "because", "that", "where", "re", "regarding", "whose",
                       "which", "since", "when", "as", "she", "he", "they"});
  }

  // "spoke", "caught up", "phoned": the row's own verb is of the past.
  bool is_past_happening(std::size_t at) const {
    return is_any(at,
                  {"spoke", "caught", "bumped", "hung", "saw", "had", "rung", "seen", "come"}) ||
           (prose_.tokens[at].folded.size() > 4 && prose_.tokens[at].folded.ends_with("ed") &&
            happening_at(prose_.tokens, at));
  }

  // "on Mondays"
  bool is_each_week(std::size_t at) const {
    Token day = prose_.tokens[at];
    if (!day.folded.ends_with("days") || is_any(at + 1, {"ago"})) return false;
    // "at TGI Fridays", "the Sundays cafe": a place.
    if (at > 0 && (prose_.tokens[at - 1].capital || is_any(at - 1, {"at", "the"}))) return false;
    day.folded.pop_back();
    return weekday_word(day).has_value();
  }

  // "every Sunday", "each other week", "most Fridays"; not "every day this week".
  bool is_every(std::size_t at) const {
    if (!is_any(at, {"every", "each", "most"}) || at + 1 >= prose_.size()) return false;
    const bool other = is_any(at + 1, {"other", "second", "third", "single", "two", "three"});
    const std::size_t what = other ? at + 2 : at + 1;
    if (what >= prose_.size() || is_any(what + 1, {"this", "of"})) return false;
    Token day = prose_.tokens[what];
    if (is_any(at, {"most"}) && day.folded.ends_with("s")) day.folded.pop_back();
    return weekday_word(day) || month_word(day) || unit_word(day) ||
           is_one_of(day, {"day", "morning", "evening", "night", "afternoon", "weekend",
                           "lunchtime", "christmas", "summer", "winter", "spring", "autumn", "term",
                           "easter", "birthday", "fortnight"});
  }
};

}  // namespace

bool is_habit(const CutLine& line, const Prose& prose, const Clause& clause) {
  return Habits(line, prose).is_habit(clause);
}

}  // namespace wellmet::language
