// A contact that never was is worse in the notebook than one that is missing: it counts for the
// rhythm and settles what was open. These tables hold the ways in which people write that something
// fell through. Each speaks only of the happening in its own clause, or, when its clause says
// nothing else, of the one before: "lunch with Jo: her flight was cancelled" is a lunch.
#include "language/refuted/not_so.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "language/happened/clause_words.h"
#include "language/happened/of_a_thing.h"
#include "language/happened/past_deeds.h"
#include "language/refuted/arranged.h"
#include "language/refuted/denials.h"
#include "language/refuted/fell_through.h"
#include "language/refuted/habits.h"
#include "language/refuted/of_others.h"

namespace wellmet::language {
namespace {

// Said anywhere behind a meeting they are said of it.
constexpr Phrases surely_cancelled = {
    "cancelled",          "canceled",          "postponed",          "rescheduled",
    "called off",         "moved from",        "adjourned",          "not happening",
    "planned for",        "planned on",        "booked for",         "scheduled for",
    "arranged for",       "pencilled in",      "put off to",         "put off until",
    "put off till",       "didn't take place", "did not take place", "didn't took place",
    "did not took place", "not taking place",  "didn't hold",        "did not hold",
    "didn't go ahead",    "did not go ahead"};
// These only when little stands between.
constexpr Phrases cancelled = {"could even start",
                               "could start",
                               "didn't start",
                               "never started",
                               "cxl",
                               "cxld",
                               "fell through",
                               "didn't happen",
                               "did not happen",
                               "never happened",
                               "none of us went",
                               "never got an answer",
                               "got no answer",
                               "could not hold",
                               "couldn't hold",
                               "falls on",
                               "nobody went",
                               "neither of us went",
                               "no show",
                               "didn't show",
                               "did not show",
                               "is on for",
                               "is set for",
                               "are on the",
                               "is on the",
                               "no showed",
                               "not done",
                               "didn't see me",
                               "did not see me",
                               "didn't notice me",
                               "no answer at the door",
                               "not yet",
                               "not sent",
                               "not signed",
                               "still not",
                               "overdue",
                               "still outstanding",
                               "still pending",
                               "is in the diary",
                               "penciled in",
                               "in the diary",
                               "moved to",
                               "preponed to",
                               "shifted to",
                               "pushed to",
                               "pushed back",
                               "brought forward",
                               "rearranged",
                               "abgesagt",
                               "ausgefallen",
                               "verschoben",
                               "annule",
                               "reporte",
                               "cancelado",
                               "cancelada",
                               "aplazado",
                               "aplazada",
                               "annullato",
                               "annullata",
                               "rimandato",
                               "rimandata"};
constexpr Phrases away_then = {"was away", "was out", "is away", "were away", "were out"};
constexpr Phrases not_in = {"wasn't in",    "was not in",    "wasn't home",   "was not home",
                            "wasn't there", "was not there", "wasn't around", "stood me up",
                            "stood us up",  "nobody in",     "nobody home",   "no one in",
                            "no one home",  "nobody there",  "no one there",  "not in",
                            "not home",     "was out",       "were out"};
// Of the writer, in a clause of its own: "Tom and Grace got married, I wasn't invited".
constexpr Phrases was_not_at_it = {
    "wasn't invited", "was not invited", "not invited",    "didn't go", "did not go",
    "couldn't go",    "could not go",    "had to miss it", "missed it", "couldn't make it",
    "didn't make it", "wasn't there",    "was not there"};
constexpr Phrases not_yet = {"used to",         "was to",           "were to",
                             "was supposed to", "were supposed to", "was meant to",
                             "were meant to",   "was going to",     "were going to",
                             "could not come",  "couldn't come"};

class Judge : ClauseWords {
 public:
  Judge(const CutLine& line, const Prose& whole, const std::vector<PlainItem>& items)
      : ClauseWords(line, whole), items_(items) {}

  Verdict judge() {
    divide();
    if (is_day_of_theirs() || is_alone_throughout()) return {.came_to_nothing = true};
    bool refuted = false;
    const Clause* standing = nullptr;
    bool to_come = false;  // "the interview is on Monday, prep call on Friday"
    for (std::size_t i = 0; i < clauses_.size(); ++i) {
      if (!clauses_[i].hit) continue;
      to_come = (to_come && !has_past(clauses_[i])) || is_arranged(line_, prose_, clauses_[i]);
      const bool nothing = to_come || is_refuted(clauses_[i]) || is_refuted_behind(i);
      if (!nothing && !standing) standing = &clauses_[i];
      refuted = refuted || nothing;
    }
    if (standing) {
      const Happening* row = standing->hit->row;
      return {.instead = refuted || of_a_thing_ ? row : nullptr,
              .of_mine = is_mine(*standing) ? row : nullptr};
    }
    return {.came_to_nothing = refuted || (of_a_thing_ && !somebody_was_with()) || nobody_came()};
  }

 private:
  // ---- clauses
  void divide() {
    Clause now;
    for (std::size_t at = 0; at < prose_.size(); ++at) {
      const bool mark = is_any(at, {",", ";", "(", "!"}) ||
                        (prose_.tokens[at].is(".") && ends_with_dot(prose_.tokens, at));
      if (!mark && !breaks(at)) continue;
      close(now, at);
      now.first = mark ? at + 1 : at;
    }
    close(now, prose_.size());
  }

  void close(Clause& now, std::size_t last) {
    now.last = last;
    for (std::size_t at = now.first; at < last && !now.hit; ++at) {
      if (is_in_item(at) || prose_.tokens[at].kind == TokenKind::hole) continue;
      auto hit = happening_at(prose_.tokens, at);
      if (!hit || hit->row->weight == Weight::scene) continue;
      if (is_of_a_thing(line_, prose_, *hit)) {
        of_a_thing_ = true;
      } else if (!of_a_thing_ || is_told_besides(*hit)) {
        now.hit = hit;
      }
    }
    // "called Ben, voicemail" is no message.
    const bool call_before = !clauses_.empty() && clauses_.back().hit && is_call(clauses_.back());
    if (call_before && behind_any(now.first, unanswered) == last) now.hit.reset();
    if (now.size() > 0) clauses_.push_back(now);
    now = Clause{.first = last};
  }

  // "lost my phone at dinner with Jo", "the doorbell rang and I had coffee with Jo"
  bool is_told_besides(const HappeningHit& hit) const {
    return is_any(hit.last, {"with", "w"}) ||
           (hit.first >= 3 && is_any(hit.first - 3, {"and i", "and we"}));
  }

  bool is_in_item(std::size_t at) const {
    return std::ranges::any_of(items_, [&](const PlainItem& item) {
      return item.first <= at && at < item.last && item.kind != PlainKind::ask &&
             item.kind != PlainKind::offer && item.kind != PlainKind::interest;
    });
  }

  // ---- one clause
  // "so we had lunch"
  bool is_mine(const Clause& c) const {
    std::size_t at = c.first;
    while (is_any(at, {"so", "but", "then", "and"})) ++at;
    // "Tom says the pain is gone, phoned him at lunch", "…, lunch with her yesterday"
    const bool them = is_any(at + 1, {"him", "her", "them"});
    if (them && at == c.hit->first && is_past_deed(prose_.tokens[at])) return true;
    if (at == c.hit->first && is_any(c.hit->last, {"with"}) &&
        is_any(c.hit->last + 1, {"him", "her", "them"}))
      return true;
    if (is_any(at, {"we had", "we went", "we met", "i had", "i met", "i saw"})) return true;
    const bool turned = at > c.first || first_is_away();
    return turned && c.first > 0 && is_past_deed(prose_.tokens[at]);
  }

  // "Grace was ill, took Uma to the recital": not Grace did.
  bool first_is_away() const {
    return is_mention(0) && is_any(1, {"was", "is"}) &&
           is_any(2, {"ill", "sick", "away", "off", "unwell", "absent", "out", "busy"});
  }

  bool is_refuted(const Clause& c) const {
    return is_called_off(c) || is_surely_called_off(c, c.hit->first + 1) ||
           is_arranged(line_, prose_, c) || is_alone(c) || begins_with_no(c) || is_not_yet(c) ||
           is_unanswered_call(c) || is_of_others(line_, prose_, c) || is_overheard(c) ||
           is_of_nobody(c) || is_habit(line_, prose_, c) || is_denied(line_, prose_, c) ||
           is_put_off(line_, prose_, c) || is_to_be_done(line_, prose_, c);
  }

  // "could hear Jo chatting to Tom"
  bool is_overheard(const Clause& c) const {
    return is_any(c.hit->first, {"chatting", "talking"}) && c.hit->first > c.first &&
           is_mention(c.hit->first - 1);
  }

  // "met nobody", "spoke to no one"; "saw nobody but Jo" is of Jo.
  bool is_of_nobody(const Clause& c) const {
    std::size_t at = c.hit->last;
    if (is_any(at, {"to", "with", "from"})) ++at;
    if (is_any(at, {"no sign of", "nothing of", "nothing from", "neither hide nor hair of"}))
      return true;
    const std::size_t end = behind_any(at, {"nobody", "no one", "noone", "not a soul"});
    return end != 0 && !is_any(end, {"but", "except", "apart from", "bar", "other than"});
  }

  // What may stand between a meeting and the word that calls it off.
  bool is_between(std::size_t at) const {
    return is_mention(at) || prose_.tokens[at].kind == TokenKind::number ||
           happening_at(prose_.tokens, at) ||
           is_any(at,
                  {"was",   "were",   "is",    "are",  "got", "has",   "have",  "had",   "been",
                   "again", "our",    "my",    "the",  "a",   "an",    "with",  "w",     "/",
                   "and",   "&",      "sadly", "just", "'s",  "for",   "at",    "today", "tonight",
                   "last",  "minute", "wurde", "ist",  "mit", "avec",  "a",     "ete",   "con",
                   "com",   "ha",     "sido",  "foi",  "e",   "stato", "stata", "est"});
  }

  bool is_called_off(const Clause& c) const {
    for (std::size_t at = std::max(c.hit->first + 1, c.hit->last); at < c.last; ++at) {
      // "the cancelled gig" is one that was gone to.
      if (is_any(at, cancelled)) return !is_any(at - 1, {"the", "a", "an", "our", "my"});
      if (!is_between(at)) return false;
    }
    return false;
  }

  // "visit to the Lindqvists postponed", "4pm with Tom cancelled"; not "… who postponed her
  // wedding".
  bool is_surely_called_off(const Clause& c, std::size_t from) const {
    for (std::size_t at = from; at < c.last; ++at) {
      if (is_any(at, {"who", "about", "re", "that", "because", "her", "his", "their", "she", "he"}))
        return false;
      if (is_any(at, surely_cancelled)) return !is_any(at - 1, {"the", "a", "an", "our", "my"});
    }
    return false;
  }

  // "lunch alone at Tom's Kitchen"
  bool is_alone(const Clause& c) const {
    for (std::size_t at = c.first; at < c.last; ++at)
      if ((is_any(at, {"on my own", "by myself", "solo"}) ||
           (is_any(at, {"alone"}) && !is_any(at + 1, {"with"}) &&
            !(at > c.first && is_mention(at - 1)))) &&
          !somebody_stands_behind(at, c))
        return true;
    return false;
  }

  // "flew solo to Berlin and met Jo there", "met Jo on my own doorstep"
  bool somebody_stands_behind(std::size_t at, const Clause& c) const {
    if (is_any(at, {"on my own"}) && at + 3 < c.last &&
        !is_any(at + 3, {"at", "in", "for", "today", "yesterday", "again", "this", "last", "on"}))
      return true;
    for (std::size_t i = at + 1; i < c.last; ++i)
      if (is_any(i - 1, {"with", "met", "saw", "visited"}) &&
          (is_mention(i) || is_any(i, {"her", "him", "them"})))
        return true;
    return false;
  }

  // "scheduled a long lunch", not "booked tickets at lunch"
  bool only_arranges(std::size_t at, const HappeningHit& hit) const {
    if (!is_any(at, {"arranged", "scheduled", "booked", "pencilled in", "penciled in"}) ||
        hit.first <= at || hit.first > at + 3)
      return false;
    for (std::size_t i = at + 1; i < hit.first; ++i)
      if (is_any(i, {"at", "it", "over", "during", "on", "after", "before"})) return false;
    return true;
  }

  // "no lunch with Jo", "almost met", "if it rains I'll take him to the museum"
  bool begins_with_no(const Clause& c) const {
    if (is_any(c.first, {"nobody", "no one"})) return !somebody_is_excepted();
    if (is_any(c.first, {"if", "wants", "needs", "hoping", "seeking", "confirmed for",
                         "lined up for", "signed up for", "invited for"}))
      return true;
    if (is_any(c.first, {"forgot"})) return c.hit->first <= c.first + 2;
    if (is_any(c.first, {"no"})) return c.hit->first == c.first + 1;
    for (std::size_t at = c.first; at < std::min(c.first + 3, c.last); ++at) {
      if (only_arranges(at, *c.hit)) return true;
      if (!is_any(at, {"almost", "nearly"})) continue;
      return is_any(at + 1, {"went", "had", "got", "made", "ran", "met", "saw", "bumped"}) ||
             c.hit->first == at + 1;
    }
    return false;
  }

  // "Kwame was to come for tea": only the subject stands before it.
  bool is_not_yet(const Clause& c) const {
    std::size_t at = c.first;
    while (at < c.last &&
           (is_mention(at) || is_any(at, {"we", "i", "he", "she", "they", "and", "but", "so"})))
      ++at;
    const std::size_t end = behind_any(at, not_yet);
    return end != 0 && !is_any(end, {"be"});
  }

  // "Rang Ben, engaged" is a clause of its own; "called Jo no answer" is within.
  bool is_unanswered_call(const Clause& c) const {
    if (!is_call(c)) return false;
    if (is_any(c.hit->last, {"in sick"})) return true;
    for (std::size_t at = c.hit->last; at < c.last; ++at) {
      if (is_any(at, {"engaged"}) && !is_mention(at - 1)) continue;
      if (is_any(at, unanswered)) return !is_any(at - 1, {"my", "the", "about", "a"});
    }
    return false;
  }

  static bool is_call(const Clause& c) {
    const InteractionKind kind = c.hit->row->kind;
    return kind == InteractionKind::call || kind == InteractionKind::video_call;
  }

  // ---- the clauses behind it
  // "…, voicemail", "…, he wasn't in", "… but Jo cancelled last minute", "… while I was out"
  bool is_refuted_behind(std::size_t i) const {
    if (i + 1 >= clauses_.size()) return false;
    const Clause& next = clauses_[i + 1];
    if (is_any(next.first, {"i", "we"}) && is_any(next.first + 1, was_not_at_it)) return true;
    if (is_hoped_for(line_, prose_, clauses_[i], next)) return true;
    const bool told_later = i + 2 < clauses_.size() && talked_after_all(i + 2);
    std::size_t at = next.first;
    while (at < next.last && is_any(at, {"but", "so", "he", "she", "they", "it", "then"})) ++at;
    std::size_t only = at;
    while (is_any(only, {"i", "we", "only", "just", "got", "reached", "is", "was", "the", "his",
                         "her", "their"}))
      ++only;
    if (is_call(clauses_[i]) && !told_later && is_any(only, machine)) return true;
    if (is_call(clauses_[i]) && !told_later) {
      const std::size_t end = behind_any(at, unanswered);
      if (end != 0 && ends(end)) return true;
    }
    if (is_any(next.first, {"while i was"}) &&
        (is_call(clauses_[i]) || is_any(clauses_[i].hit->first, {"came by", "dropped by"})))
      return true;
    const std::size_t away = behind_any(at, away_then);
    if (away != 0 && (away >= next.last || is_any(away, {"at", "in", "on"})) &&
        (is_call(clauses_[i]) || clauses_[i].hit->row->kind == InteractionKind::visit))
      return true;
    if (const std::size_t end = behind_any(at, not_in); end != 0 && end >= next.last)
      return !is_mention(next.first);
    const std::size_t end = std::max(behind_any(at, cancelled), behind_any(at, surely_cancelled));
    return end != 0 && end >= next.last;
  }

  bool talked_after_all(std::size_t i) const {
    for (; i < clauses_.size(); ++i) {
      if (clauses_[i].hit) return true;
      for (std::size_t at = clauses_[i].first; at < clauses_[i].last; ++at)
        if (is_any(at, {"called back", "rang back", "talked", "spoke"})) return true;
    }
    return false;
  }

  // ---- lines that name no happening
  bool nobody_came() const {
    if (clauses_.empty()) return false;  // nothing, or marks alone
    if (is_any(0, {"nobody", "no one"})) return !somebody_is_excepted();
    if (is_any(0, {"no show", "chasing", "no reply", "no answer"})) return true;
    if (are_strangers(0)) return true;
    for (std::size_t at = 0; at < 3; ++at)
      if (is_any(at, {"lost touch", "lost contact", "out of touch"})) return true;
    const bool named =
        std::ranges::any_of(clauses_, [](const Clause& c) { return c.hit.has_value(); });
    if (!named &&
        (is_surely_called_off(clauses_.front(), 0) || is_put_off(line_, prose_, clauses_.front())))
      return true;
    if (!named && is_wish(line_, prose_, clauses_.front())) return true;
    return is_not_yet(clauses_.front()) || (!named && is_habit(line_, prose_, clauses_.front()));
  }

  // "Carlsen drew with Gukesh": two who are not known, and nobody of mine.
  bool are_strangers(std::size_t at) const {
    return at < prose_.size() && !is_mention(at) && prose_.tokens[at].capital &&
           !happening_at(prose_.tokens, at) &&
           is_any(at + 1, {"drew with", "beat", "lost to", "split with", "split from", "married"});
  }

  // "Long shift. Spoke to no one.", and nobody is named.
  bool is_alone_throughout() const {
    return line_.mentions.empty() &&
           std::ranges::any_of(clauses_, [&](const Clause& c) { return c.hit && is_of_nobody(c); });
  }

  // "Viewing at Harcourt Road with Priya, she liked the kitchen"
  bool somebody_was_with() const {
    for (std::size_t at = 0; at + 1 < prose_.size(); ++at)
      if (is_any(at, {"with", "w"}) && is_mention(at + 1)) return true;
    return false;
  }

  // "of Priya is", "of Piet and Marijke is"
  bool is_stated(std::size_t at) const {
    while (is_mention(at) || is_any(at, {"and", "&"})) ++at;
    return is_any(at, {"is", "was", "falls"});
  }

  // "Jo's birthday is 8 May", "Jo has her birthday on 3 May": a fact, and nobody's visit.
  bool is_day_of_theirs() const {
    if (is_any(0, {"the birthday of", "the anniversary of", "birthday of"}) && is_stated(3))
      return true;
    if (!is_mention(0)) return false;
    if (is_any(1, {"has her birthday", "has his birthday", "has their birthday"})) return true;
    if (!is_owner(line_, prose_, 0) ||
        !is_any(1, {"birthday", "wedding", "anniversary", "party", "exhibition", "concert"}))
      return false;
    const std::size_t day = is_any(2, {"is", "opens", "starts", "begins"}) ? 3 : 0;
    const std::size_t figure = is_any(2, {":"}) ? 3 : day;
    if (figure == 0 || figure >= prose_.size()) return false;
    return is_a_day(is_any(figure, {"on", "in"}) ? figure + 1 : figure);
  }

  // "nobody came except Will": Will did.
  bool somebody_is_excepted() const {
    for (std::size_t at = 1; at < prose_.size(); ++at)
      if (is_mention(at) && is_any(at - 1, {"except", "but", "for", "from", "bar"})) return true;
    return false;
  }

  const std::vector<PlainItem>& items_;
  std::vector<Clause> clauses_ = {};
  bool of_a_thing_ = false;  // what looked like a contact was none: "called off the wedding"
};

}  // namespace

Verdict verdict_on(const CutLine& line, const Prose& whole, const std::vector<PlainItem>& items) {
  return Judge(line, whole, items).judge();
}

}  // namespace wellmet::language
