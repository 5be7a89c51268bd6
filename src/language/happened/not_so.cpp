// A contact that never was is worse in the notebook than one that is missing: it counts for the
// rhythm and settles what was open. These tables hold the ways in which people write that something
// fell through. Each speaks only of the happening in its own clause, or, when its clause says
// nothing else, of the one before: "lunch with Jo: her flight was cancelled" is a lunch.
#include "language/happened/not_so.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "language/dates/calendar_words.h"
#include "language/happened/past_deeds.h"
#include "language/names/name_words.h"

namespace wellmet::language {
namespace {

using Phrases = std::initializer_list<const char*>;

constexpr Phrases cancelled = {"cancelled",
                               "canceled",
                               "cxl",
                               "cxld",
                               "postponed",
                               "rescheduled",
                               "called off",
                               "fell through",
                               "didn't happen",
                               "did not happen",
                               "never happened",
                               "booked for",
                               "scheduled for",
                               "no show",
                               "didn't show",
                               "did not show",
                               "is on for",
                               "is set for",
                               "is in the diary",
                               "pencilled in",
                               "penciled in",
                               "in the diary",
                               "arranged for",
                               "planned for",
                               "moved to",
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
constexpr Phrases unanswered = {
    "voicemail",     "no answer",      "no reply", "didn't pick up", "did not pick up",
    "didn't answer", "did not answer", "rang out", "engaged",        "straight to voicemail"};
constexpr Phrases usually = {"usually", "normally", "generally"};
constexpr Phrases not_in = {"wasn't in",    "was not in",    "wasn't home",   "was not home",
                            "wasn't there", "was not there", "wasn't around", "stood me up",
                            "stood us up",  "nobody in",     "nobody home",   "no one in",
                            "no one home",  "nobody there",  "no one there",  "not in",
                            "not home",     "was out",       "were out"};
constexpr Phrases away = {
    "was off",          "was away",          "was absent",    "was sick",
    "was ill",          "was unwell",        "was on leave",  "was on holiday",
    "is off",           "is away",           "is absent",     "is sick",
    "is ill",           "is on leave",       "is on holiday", "was missing",
    "couldn't make it", "could not make it", "couldn't come", "could not come",
    "wasn't there",     "was not there",     "was not in"};
constexpr Phrases not_yet = {"used to",         "was to",           "were to",
                             "was supposed to", "were supposed to", "was meant to",
                             "were meant to",   "was going to",     "were going to",
                             "could not come",  "couldn't come"};

struct Clause {
  std::size_t first = 0, last = 0;  // words [first, last)
  std::optional<HappeningHit> hit = std::nullopt;
  std::size_t size() const { return last - first; }
};

class Judge {
 public:
  Judge(const CutLine& line, const Prose& whole, const std::vector<PlainItem>& items)
      : line_(line), prose_(whole), items_(items) {}

  Verdict judge() {
    divide();
    if (is_day_of_theirs() || is_alone_throughout()) return {.came_to_nothing = true};
    bool refuted = false;
    const Clause* standing = nullptr;
    for (std::size_t i = 0; i < clauses_.size(); ++i) {
      if (!clauses_[i].hit) continue;
      const bool nothing = is_refuted(clauses_[i]) || is_refuted_behind(i);
      if (!nothing && !standing) standing = &clauses_[i];
      refuted = refuted || nothing;
    }
    if (standing) {
      const Happening* row = standing->hit->row;
      return {.instead = refuted ? row : nullptr, .of_mine = is_mine(*standing) ? row : nullptr};
    }
    return {.came_to_nothing = refuted || of_a_thing_ || nobody_came()};
  }

  std::vector<bool> not_there() const {
    std::vector<bool> absent(line_.mentions.size(), false);
    for (std::size_t at = 0; at < prose_.size(); ++at) {
      if (prose_.mention[at] != no_mention)
        absent[prose_.mention[at]] =
            is_kin_of(at) || is_away(at) || is_excepted(at) || is_only_seen(at);
    }
    return absent;
  }

 private:
  // ---- words
  std::size_t behind(std::size_t at, std::string_view phrase) const {  // 0 when it is not here
    while (!phrase.empty()) {
      const auto end = std::min(phrase.find(' '), phrase.size());
      if (at >= prose_.size() || !prose_.tokens[at].is(phrase.substr(0, end))) return 0;
      phrase.remove_prefix(std::min(phrase.size(), end + 1));
      ++at;
    }
    return at;
  }

  std::size_t behind_any(std::size_t at, Phrases phrases) const {  // behind the longest
    std::size_t longest = 0;
    for (const char* phrase : phrases) longest = std::max(longest, behind(at, phrase));
    return longest;
  }

  bool is_any(std::size_t at, Phrases words) const {
    return at < prose_.size() && behind_any(at, words) != 0;
  }

  bool is_mention(std::size_t at) const {
    return at < prose_.size() && prose_.mention[at] != no_mention;
  }

  bool ends(std::size_t at) const {
    return at >= prose_.size() || is_any(at, {",", ";", "."}) || breaks(at);
  }

  bool breaks(std::size_t at) const {
    return is_any(at, {"but", "so", "then", "because", "while"});
  }

  // ---- clauses
  void divide() {
    Clause now;
    for (std::size_t at = 0; at < prose_.size(); ++at) {
      const bool mark =
          is_any(at, {",", ";"}) || (prose_.tokens[at].is(".") && ends_with_dot(prose_.tokens, at));
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
      if (is_of_a_thing(*hit)) {
        of_a_thing_ = true;
        break;
      }
      now.hit = hit;
    }
    // "called Ben, voicemail" is no message.
    const bool call_before = !clauses_.empty() && clauses_.back().hit && is_call(clauses_.back());
    if (call_before && behind_any(now.first, unanswered) == last) now.hit.reset();
    if (now.size() > 0) clauses_.push_back(now);
    now = Clause{.first = last};
  }

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

  // "Mum's phone is broken", "her new phone"
  bool is_somebodys_phone(const HappeningHit& hit) const {
    if (hit.row->words != "phone" || hit.first == 0) return false;
    const std::size_t before = hit.first - 1;
    return (is_mention(before) && is_owner(line_, prose_, before)) ||
           is_any(before, {"my", "her", "his", "their", "new", "old", "work"});
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
    return is_any(at, {"we had", "we went", "we met", "i had", "i met", "i saw"});
  }

  bool is_refuted(const Clause& c) const {
    return is_called_off(c) || is_alone(c) || begins_with_no(c) || is_not_yet(c) ||
           is_unanswered_call(c) || is_of_others(c) || is_overheard(c) || is_of_nobody(c) ||
           is_habit(c);
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
    for (std::size_t at = c.hit->first + 1; at < c.last; ++at) {
      // "the cancelled gig" is one that was gone to.
      if (is_any(at, cancelled)) return !is_any(at - 1, {"the", "a", "an", "our", "my"});
      if (!is_between(at)) return false;
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
    if (is_any(c.first, {"if", "wants", "needs", "hoping", "seeking"})) return true;
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

  // "Tom had dinner with Jo", "Tom met Jo", "Mark and May are having coffee", "Piet hates phone
  // calls", "Jo invited me to lunch": no deed of mine.
  bool is_of_others(const Clause& c) const {
    if (!is_mention(c.first)) return false;
    if (is_any(c.first + 1, {"invited me", "invited us"})) return !tells_of_the_past(c);
    for (std::size_t at = c.first + 1; at < c.last; ++at)
      if (is_any(at, {"me", "us", "i", "we", "my", "our"}) && !is_any(at - 1, {"without"}))
        return false;
    if (is_so_of_them(c)) return true;
    const std::size_t verb = behind_subject(c);
    if (is_said_of_them(verb, c)) return true;
    if (is_past_deed(prose_.tokens[std::min(verb, prose_.size() - 1)]) && is_mention(verb + 1))
      return !is_any(verb, {"brought", "introduced"});
    // "Priya got hold of Tom", "Kenji's been beaten by Art"
    const std::string_view words = c.hit->row->words;
    const bool of_mine_alone = words.starts_with("beaten") || words.starts_with("thrashed");
    if (of_mine_alone || (c.hit->first == verb && words.ends_with("of @"))) return true;
    if (c.hit->first == verb && is_between_them(*c.hit)) return true;
    if (!is_any(verb, {"had", "has", "went"})) return false;
    const bool several = verb > c.first + 1 && is_mention(verb - 1);
    return several || (is_any(c.hit->last, {"with"}) && is_mention(c.hit->last + 1));
  }

  // "Nora has tickets for a gig", "Nora's zoom link is broken", "Nora's always on the phone": what
  // is so of them, not what was done.
  bool is_so_of_them(const Clause& c) const {
    const std::size_t next = c.first + 1;
    if (!is_owner(line_, prose_, c.first))
      return c.hit->first > next && (is_any(next, {"has", "got"}) ||
                                     is_any(next, {"is off", "is on", "is into", "is not"}));
    const bool told_of = c.hit->first == next;  // "Nora's wedding"
    const bool ing = next < c.last && prose_.tokens[next].folded.ends_with("ing");
    if (!told_of &&
        (ing || is_any(next, {"got", "been", "always", "never", "off", "not", "still"})))
      return true;
    for (std::size_t at = next; at < c.last; ++at)
      if (is_any(at, {"is", "are", "has", "have", "went", "goes", "starts"})) return true;
    return false;
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
    if (is_mention(at) || is_any(at, {"her", "his", "their"})) return true;
    if (is_any(at, {"to"})) return is_mention(at + 1);
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

  // ---- the clauses behind it
  // "…, voicemail", "…, he wasn't in", "… but Jo cancelled last minute", "… while I was out"
  bool is_refuted_behind(std::size_t i) const {
    if (i + 1 >= clauses_.size()) return false;
    const Clause& next = clauses_[i + 1];
    const bool told_later = i + 2 < clauses_.size() && talked_after_all(i + 2);
    std::size_t at = next.first;
    while (at < next.last && is_any(at, {"but", "so", "he", "she", "they", "it", "then"})) ++at;
    if (is_call(clauses_[i]) && !told_later) {
      const std::size_t end = behind_any(at, unanswered);
      if (end != 0 && ends(end)) return true;
    }
    if (is_any(next.first, {"while i was out"}) &&
        (is_call(clauses_[i]) || is_any(clauses_[i].hit->first, {"came by", "dropped by"})))
      return true;
    if (const std::size_t end = behind_any(at, not_in); end != 0 && end >= next.last)
      return !is_mention(next.first);
    const std::size_t end = behind_any(at, cancelled);
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
    for (std::size_t at = 0; at < 3; ++at)
      if (is_any(at, {"lost touch", "lost contact", "out of touch"})) return true;
    const bool named =
        std::ranges::any_of(clauses_, [](const Clause& c) { return c.hit.has_value(); });
    return is_not_yet(clauses_.front()) || (!named && is_habit(clauses_.front()));
  }

  // "Long shift. Spoke to no one.", and nobody is named.
  bool is_alone_throughout() const {
    return line_.mentions.empty() &&
           std::ranges::any_of(clauses_, [&](const Clause& c) { return c.hit && is_of_nobody(c); });
  }

  // "Jo's birthday is 8 May", "Jo has her birthday on 3 May": a fact, and nobody's visit.
  bool is_day_of_theirs() const {
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

  // "8 May", "May", "3/5", "the 8th"; not "80 people".
  bool is_a_day(std::size_t at) const {
    if (is_any(at, {"the"})) ++at;
    if (at >= prose_.size()) return false;
    if (month_word(prose_.tokens[at]) || weekday_word(prose_.tokens[at])) return true;
    if (prose_.tokens[at].kind != TokenKind::number) return false;
    if (at + 1 == prose_.size()) return true;
    return month_word(prose_.tokens[at + 1]).has_value() ||
           is_any(at + 1, {"st", "nd", "rd", "th", "/", "-", ".", ",", ";"});
  }

  // ---- who was not there
  bool is_kin_of(std::size_t at) const {
    const auto kin = [&](std::size_t i) {
      return i < prose_.size() && !is_mention(i) && is_kin(prose_.tokens[i]);
    };
    if (is_owner(line_, prose_, at)) {
      const bool word = at + 1 < prose_.size() && prose_.tokens[at + 1].kind == TokenKind::word;
      if (word && !is_mention(at + 1) && is_their_own(at + 1)) return true;
      return kin(at + 1) || (word && !is_mention(at + 1) && kin(at + 2));
    }
    return at >= 2 && prose_.tokens[at - 1].is("of") && kin(at - 2);
  }

  // "Priya's cofounder Jonas", "Jo's new flatmate Kay": whoever is named behind was there.
  bool is_their_own(std::size_t at) const {
    constexpr std::size_t most_words = 2;
    for (std::size_t end = at; end < std::min(prose_.size(), at + most_words + 1); ++end) {
      if (is_mention(end)) return end > at;
      if (prose_.tokens[end].kind != TokenKind::word || happening_at(prose_.tokens, end) ||
          is_any(end, {"with", "and", "by", "from", "to", "at", "for", "place", "house", "flat"}))
        return false;
    }
    return false;
  }

  bool is_away(std::size_t at) const {
    const std::size_t end = behind_any(at + 1, away);
    return end != 0 && ends(end) && !is_any(end, {"so"});
  }

  // "Tom there, didn't speak to him", "Tom was there but I never got to talk to her"
  bool is_only_seen(std::size_t at) const {
    constexpr std::size_t most_words = 9;
    const std::size_t from = is_any(at + 1, {"was"}) ? at + 2 : at + 1;
    if (!is_any(from, {"there", "around", "about"})) return false;
    bool not_done = false;
    for (std::size_t i = from + 1; i < std::min(prose_.size(), from + most_words); ++i) {
      if (is_mention(i) || is_any(i, {"."})) return false;
      not_done = not_done || is_any(i, {"didn't", "did not", "never", "without"});
      const bool spoken = is_any(i, {"speak", "talk", "chat", "speaking", "talking"});
      if (not_done && spoken)
        return ends(i + 1) ||
               is_any(i + 1, {"to him", "to her", "to them", "with him", "with her"});
    }
    return false;
  }

  // "nobody came except Will": Will did.
  bool somebody_is_excepted() const {
    for (std::size_t at = 1; at < prose_.size(); ++at)
      if (is_mention(at) && is_any(at - 1, {"except", "but", "for", "from", "bar"})) return true;
    return false;
  }

  bool is_excepted(std::size_t at) const {
    if (is_any(0, {"nobody", "no one"}) || (at > 2 && is_any(at - 2, {"nobody", "no one"})))
      return false;
    const auto before = [&](std::size_t words, Phrases phrases) {
      return at >= words && is_any(at - words, phrases);
    };
    return before(1, {"except", "without", "minus"}) ||
           before(2, {"except for", "apart from", "but not", "according to", "photo of",
                      "picture of"});
  }

  const CutLine& line_;
  const Prose& prose_;
  const std::vector<PlainItem>& items_;
  std::vector<Clause> clauses_ = {};
  bool of_a_thing_ = false;  // what looked like a contact was none: "called off the wedding"
};

}  // namespace

Verdict verdict_on(const CutLine& line, const Prose& whole, const std::vector<PlainItem>& items) {
  return Judge(line, whole, items).judge();
}

std::vector<bool> not_there(const CutLine& line, const Prose& whole) {
  return Judge(line, whole, {}).not_there();
}

}  // namespace wellmet::language
