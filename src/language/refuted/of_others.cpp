#include "language/refuted/of_others.h"

#include <algorithm>

#include "language/happened/past_deeds.h"
#include "language/items/introductions.h"
#include "language/names/name_words.h"

namespace wellmet::language {
namespace {

class Others : ClauseWords {
 public:
  Others(const CutLine& line, const Prose& prose) : ClauseWords(line, prose) {}

  // "Tom had dinner with Jo", "Tom met Jo", "Mark and May are having coffee", "Piet hates phone
  // calls", "Jo invited me to lunch": no deed of mine.
  bool is_of_others(const Clause& c) const {
    if (brought_others_together(c)) return true;
    if (!is_mention(c.first)) return false;
    const bool thing = is_owner(line_, prose_, c.first) && c.hit->first > c.first + 1 &&
                       !is_kin(prose_.tokens[c.first + 1]);
    if (thing && is_deed_of_their_own(*c.hit)) return true;
    if (is_any(c.first + 1, {"invited me", "invited us"})) return !tells_of_the_past(c);
    for (std::size_t at = c.first + 1; at < c.last; ++at)
      if (is_any(at, {"without me", "without us"}) && ends(at + 2)) return true;
    for (std::size_t at = c.first + 1; at < c.last; ++at)
      if (is_any(at, {"me", "us", "i", "we", "my", "our"}) && !is_any(at - 1, {"without", "not"}) &&
          !(at > 1 && is_any(at - 2, {"not to", "not with"})))
        return false;
    if (is_so_of_them(c)) return true;
    const std::size_t verb = behind_subject(c);
    if (is_said_of_them(verb, c)) return true;
    if (is_past_deed(prose_.tokens[std::min(verb, prose_.size() - 1)]) && is_mention(verb + 1))
      return !is_any(verb, {"brought", "introduced"});
    // "Tom met w Ana", "Jo played with Ben"; "Jo came with Ana" may be to me.
    if (is_any(verb, {"met", "spoke", "talked", "lunched", "dined", "played", "argued", "worked",
                      "drew", "split", "travelled"}) &&
        is_any(verb + 1, {"with", "w", "to", "against"}) &&
        is_mention(is_any(verb + 2, {"/"}) ? verb + 3 : verb + 2))
      return true;
    // "Priya got hold of Tom", "Kenji's been beaten by Art"
    const std::string_view words = c.hit->row->words;
    const bool of_mine_alone = words.starts_with("beaten") || words.starts_with("thrashed");
    if (of_mine_alone || (c.hit->first == verb && words.ends_with("of @"))) return true;
    if (c.hit->first == verb && is_between_them(*c.hit)) return true;
    if (is_any(verb, {"went"})) return true;
    // "Ana and Ben have met", "Tom and Yuki know each other from choir"
    if (verb > c.first + 1 && is_mention(verb - 1) &&
        (is_any(verb, {"know each other", "knew each other", "have met", "have finally met",
                       "finally met", "met each other", "met up", "hit it off", "got on"}) ||
         (is_any(verb, {"met"}) && !is_any(c.hit->last, {"at", "in", "here"}))))
      return true;
    if (!is_any(verb, {"had", "has"})) return false;
    const bool several = verb > c.first + 1 && is_mention(verb - 1);
    return several || (is_any(c.hit->last, {"with"}) && is_mention(c.hit->last + 1));
  }

 private:
  // "Tom introduced Ana to Ben": I was not there.
  bool brought_others_together(const Clause& c) const {
    for (const Introduction& made : introductions_in(line_, prose_)) {
      const bool theirs = made.by == Introduction::By::somebody && !made.of_writer;
      if (theirs && made.first >= c.first && made.first < c.last) return true;
    }
    return false;
  }

  // "Nora has tickets for a gig", "Nora's zoom link is broken", "Nora's always on the phone": what
  // is so of them, not what was done.
  bool is_so_of_them(const Clause& c) const {
    const std::size_t next = c.first + 1;
    if (!is_owner(line_, prose_, c.first))
      return c.hit->first > next &&
             is_any(next, {"has", "got", "not", "is off", "is on", "is into", "is not"});
    const bool told_of = c.hit->first == next;  // "Nora's wedding"
    const bool ing = next < c.last && prose_.tokens[next].folded.ends_with("ing");
    if (!told_of &&
        (ing || is_any(next, {"got", "been", "always", "never", "off", "not", "still"})))
      return true;
    for (std::size_t at = next; at < c.last; ++at)
      if (is_any(at, {"is", "are", "has", "have", "went", "goes", "starts"})) return true;
    return false;
  }

  // "Tom's lurcher ate a sock"; not "Tom's office called".
  bool is_deed_of_their_own(const HappeningHit& hit) const {
    using K = InteractionKind;
    const K kind = hit.row->kind;
    const bool tells = kind == K::call || kind == K::message || kind == K::email ||
                       kind == K::letter || kind == K::visit;
    return !tells && is_past_deed(prose_.tokens[hit.first]);
  }

  // "Jo invited me over last night"
  bool tells_of_the_past(const Clause& c) const {
    for (std::size_t at = c.first; at < c.last; ++at)
      if (is_any(at, {"yesterday", "last", "ago", "earlier"})) return true;
    return false;
  }

  // "replied to Ben", "shook hands with Ben", "dropped off her kids"; not "came over with Ben".
  bool is_between_them(const HappeningHit& hit) const {
    const std::size_t at = hit.last;
    const bool own_time = is_any(at + 1, {"break", "way", "own", "lunch", "day", "round", "walk"});
    if (is_mention(at) || (is_any(at, {"her", "his", "their"}) && !own_time)) return true;
    const std::size_t whom = is_any(at, {"to"}) ? at + 1 : at;
    if (is_any(at, {"to"}) && is_mention(whom)) return true;
    if (is_any(whom - 1, {"to"}) && is_any(whom, {"the", "a", "his", "her", "their"})) return true;
    const bool visit = hit.row->kind == InteractionKind::visit;
    return !visit && is_any(at, {"with"}) && is_mention(at + 1);
  }

  // Behind "Mark and May", "Tom's new dog".
  std::size_t behind_subject(const Clause& c) const {
    std::size_t at = c.first;
    while (is_mention(at)) {
      const bool owner = is_owner(line_, prose_, at++);
      if (owner) {
        constexpr std::size_t most_words = 2;
        for (std::size_t n = 0; n < most_words && at < c.last && !is_any(at, {"is", "was", "are"});
             ++n)
          ++at;
        return at;
      }
      if (is_any(at, {"and", "&", ","}) && is_mention(at + 1)) ++at;
    }
    return at;
  }

  // What somebody is called, is doing, does always: "is called Biscuit", "are having", "hates".
  bool is_said_of_them(std::size_t verb, const Clause& c) const {
    if (verb >= c.hit->last) return false;
    if (is_any(verb, {"is", "are", "was", "were", "isn't", "aren't", "'s"}))
      return is_any(verb + 1, {"called", "named", "having", "meeting", "going", "seeing",
                               "visiting", "getting", "planning", "known", "beaten", "thrashed",
                               "chatting", "talking", "catching"});
    const Token& token = prose_.tokens[verb];
    return verb < c.hit->first && token.kind == TokenKind::word && token.folded.size() > 3 &&
           token.folded.ends_with("s") && !token.folded.ends_with("ss") &&
           !is_any(verb, {"always", "thanks", "this", "sometimes", "perhaps", "yes", "says", "was",
                          "does", "plus"});
  }
};

}  // namespace

bool is_of_others(const CutLine& line, const Prose& prose, const Clause& clause) {
  return Others(line, prose).is_of_others(clause);
}

}  // namespace wellmet::language
