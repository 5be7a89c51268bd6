#include "language/refuted/denials.h"

#include <algorithm>

namespace wellmet::language {
namespace {

constexpr Phrases denies = {"hasn't",
                            "haven't",
                            "hadn't",
                            "has not",
                            "have not",
                            "had not",
                            "didn't",
                            "did not",
                            "doesn't",
                            "does not",
                            "don't",
                            "do not",
                            "never",
                            "isn't",
                            "aren't",
                            "won't",
                            "can't",
                            "cannot",
                            "couldn't",
                            "wouldn't",
                            "missed",
                            "forgot",
                            "forgotten",
                            "no show",
                            "without",
                            "no",
                            "not",
                            "no showed",
                            "unable to attend",
                            "could not attend",
                            "couldn't attend",
                            "unable to make",
                            "unable to come to",
                            "skipped",
                            "attempted",
                            "tried to",
                            "forgot about"};
// With one of these the writer hears of nothing at all.
constexpr Phrases nothing_came = {"no answer", "no reply",      "no response",
                                  "no word",   "no news",       "nothing back",
                                  "no sign",   "radio silence", "nothing heard"};
constexpr Phrases wants = {"want to",  "wants to", "wanna",   "wanted to", "would love to",
                           "dying to", "keen to",  "hope to", "hoping to"};

class Denials : ClauseWords {
 public:
  Denials(const CutLine& line, const Prose& prose) : ClauseWords(line, prose) {}

  bool is_denied(const Clause& c) const {
    for (std::size_t at = c.first; at < c.hit->first; ++at) {
      const std::size_t end = behind_any(at, denies);
      if (end != 0 && end <= c.hit->first && !is_praise(at) && reaches(end, c)) return true;
      if (is_any(at, nothing_came) && is_from_afar(c)) return true;
    }
    return is_wish(c) || is_order(c) || is_asked(c) || is_only_if(c) || is_stuck(c);
  }

  // "reallyyy want to do something with Fatima", where nobody else is named before.
  bool is_wish(const Clause& c) const {
    constexpr std::size_t most_words = 3;
    const std::size_t last = c.hit ? c.hit->first : c.last;
    for (std::size_t at = c.first; at < std::min(last, c.first + most_words); ++at) {
      if (is_mention(at)) return false;
      if (is_any(at, wants)) return true;
    }
    return false;
  }

 private:
  // What may stand between the word that denies and what it denies.
  bool reaches(std::size_t at, const Clause& c) const {
    for (; at < c.hit->first; ++at)
      if (!is_mention(at) &&
          !is_any(at, {"even", "still", "yet", "really", "ever", "actually", "been", "be",
                       "do",   "have",  "had", "able",   "to",   "manage",   "get",  "got",
                       "make", "made",  "a",   "an",     "any",  "the",      "at",   "our",
                       "my",   "his",   "her", "their",  "your", "for",      "'s",   "-"}))
        return false;
    return true;
  }

  // "never had a better lunch", "not only lunch": it was, all the same.
  bool is_praise(std::size_t at) const {
    if (is_any(at, {"never"}) && is_any(at + 1, {"had"})) return true;
    if (is_any(at, {"not"}) && is_any(at + 1, {"only", "just", "at", "the"})) return true;
    // "couldn't have had a better lunch"
    return is_any(at, {"couldn't", "wouldn't"}) && is_any(at + 1, {"have had"});
  }

  static bool is_from_afar(const Clause& c) {
    using K = InteractionKind;
    const K kind = c.hit->row->kind;
    return kind == K::call || kind == K::video_call || kind == K::email || kind == K::message ||
           kind == K::letter;
  }

  // "golf with Piet on 5 December if the weather holds"
  bool is_only_if(const Clause& c) const {
    for (std::size_t at = c.first; at < c.last; ++at)
      if (is_any(at,
                 {"if weather", "if the weather", "weather permitting", "if all goes well",
                  "all being well", "if possible", "if nothing comes up", "tbc", "tentatively"}))
        return true;
    return false;
  }

  // "got stuck in theatre": where, not with whom.
  bool is_stuck(const Clause& c) const {
    for (std::size_t at = c.first; at < c.hit->first; ++at)
      if (is_any(at, {"stuck in", "stuck at"}) && at + 3 >= c.hit->first) return true;
    return false;
  }

  // "have I even spoken to Will since Easter?"
  bool is_asked(const Clause& c) const {
    return is_any(c.first, {"have i", "have we", "did i", "did we", "when did i", "when did we"});
  }

  // "Always call."
  bool is_order(const Clause& c) const {
    return is_any(c.first, {"always", "please", "pls"}) && c.hit->first == c.first + 1 &&
           !prose_.tokens[c.hit->first].folded.ends_with("ed");
  }
};

}  // namespace

bool is_denied(const CutLine& line, const Prose& prose, const Clause& clause) {
  return Denials(line, prose).is_denied(clause);
}

bool is_wish(const CutLine& line, const Prose& prose, const Clause& clause) {
  return Denials(line, prose).is_wish(clause);
}

}  // namespace wellmet::language
