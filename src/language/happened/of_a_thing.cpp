#include "language/happened/of_a_thing.h"

#include <algorithm>

#include "language/dates/calendar_words.h"
#include "language/names/name_words.h"

namespace wellmet::language {
namespace {

// "funeral flowers", "wedding planner": what an event has.
constexpr Phrases event_things = {
    "rope",   "shoes",    "boots",  "gear",     "kit",        "mat",         "clubs",    "racket",
    "bag",    "book",     "books",  "magazine", "shop",       "flowers",     "cake",     "cakes",
    "dress",  "planning", "invite", "invites",  "invitation", "invitations", "present",  "presents",
    "gift",   "card",     "cards",  "list",     "photos",     "pictures",    "video",    "speech",
    "suit",   "car",      "cars",   "venue",    "tickets",    "ticket",      "budget",   "bill",
    "menu",   "catering", "season", "plans",    "date",       "dates",       "rota",     "minutes",
    "agenda", "notes",    "slides", "order",    "business",   "directors",   "director", "home",
    "homes",  "parlour"};

class Things : ClauseWords {
 public:
  Things(const CutLine& line, const Prose& prose) : ClauseWords(line, prose) {}

  // "saw her jeep", "called off the wedding"
  bool is_of_a_thing(const HappeningHit& hit) const {
    const std::size_t last = hit.last - 1;
    if (is_any(hit.first, {"called", "calling", "rang"}) &&
        is_any(hit.first + 1, {"off", "out", "in sick", "it a day"}))
      return true;
    if (is_any(hit.first, {"called"}) && is_name_of_a_thing(hit)) return true;
    // "Jo's birthday is 3 Aug", "a funeral came up"
    if (hit.row->weight == Weight::event &&
        is_any(hit.last, {"is on the", "is the", "come up", "came up", "coming up"}))
      return true;
    if (hit.row->words == "birthday" && is_a_date_or_is(hit.last)) return true;
    // "said don't worry", "says I should be proud": kind words are no advice to thank for
    if (hit.row->kind == InteractionKind::advice_received &&
        is_any(hit.last, {"worry", "bother", "panic", "mention it", "forget", "be proud",
                          "be ashamed", "be happy", "be grateful"}))
      return true;
    // "suggested that we meet in Vienna": a plan, not advice
    if (hit.row->kind == InteractionKind::advice_received &&
        is_any(hit.last - 1, {"suggested", "suggests"}) &&
        is_any(hit.last, {"we", "that we", "meeting", "lunch", "a coffee", "coffee", "dinner",
                          "a walk", "a call", "a date", "going"}))
      return true;
    // "according to his Instagram", "as per LinkedIn": where it was heard
    if (hit.row->kind == InteractionKind::message && hit.first > 0 &&
        (is_any(hit.first - 1, {"per"}) ||
         (hit.first > 1 &&
          is_any(hit.first - 2, {"according to", "per his", "per her", "per their"})) ||
         (hit.first > 2 && is_any(hit.first - 3, {"according to"}))))
      return true;
    if (is_between_others(hit)) return true;
    if (is_any(hit.first, {"came in for"}) &&
        is_any(hit.first + 3, {"criticism", "flak", "praise", "stick", "a lot of", "some", "it"}))
      return true;
    if (is_any(hit.first, {"called me a", "called us a", "called me an", "called him a",
                           "called her a", "called them a"}))
      return true;
    // "On call this weekend"
    if (is_any(hit.first, {"call"}) && hit.first > 0 && is_any(hit.first - 1, {"on"}) &&
        !is_any(hit.last, {"with", "w", "to"}))
      return true;
    if (is_time_of_day(hit) || is_where_it_was_seen(hit)) return true;
    if (is_any(hit.first, {"was calling it a day"}) || is_somebodys_phone(hit)) return true;
    if (hit.row->words == "liked" && !is_of_a_post(hit)) return true;
    if (hit.row->weight == Weight::event && hit.last < prose_.size() &&
        (is_any(hit.last, event_things) || is_kin(prose_.tokens[hit.last]) ||
         is_person_noun(prose_.tokens[hit.last])))
      return true;
    if (is_any(hit.first, {"rang", "rung"}) && hit.first > 0 &&
        is_any(hit.first - 1, {"phone", "phone's", "bell", "bell's", "doorbell", "alarm", "has"}) &&
        !is_mention(hit.last))
      return true;
    if (is_any(hit.first, {"saw", "seen", "see"}) && is_any(hit.last, {"my", "our"}) &&
        is_of_a_post(hit))
      return true;  // "Jo saw my post"
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
  // "birthday is 3 Aug", "birthday 6 December", "birthday: May 2"
  bool is_a_date_or_is(std::size_t at) const {
    if (at >= prose_.size()) return false;
    if (is_any(at, {"is", ":"})) return true;
    const std::size_t next = std::min(at + 1, prose_.size() - 1);
    return prose_.tokens[at].kind == TokenKind::number ? month_word(prose_.tokens[next]).has_value()
                                                       : month_word(prose_.tokens[at]).has_value();
  }

  // "mark up the cut before lunch"; not "met Jo before lunch with Tom".
  bool is_time_of_day(const HappeningHit& hit) const {
    return hit.first > 0 && hit.row->kind == InteractionKind::meal &&
           is_any(hit.first - 1, {"before", "after", "until", "till", "by"}) &&
           !is_any(hit.last, {"with", "w", "at", "@"}) && !is_mention(hit.last);
  }

  // "saw it on her linkedin"
  bool is_where_it_was_seen(const HappeningHit& hit) const {
    constexpr std::size_t most_words = 4;
    if (hit.row->kind != InteractionKind::message) return false;
    for (std::size_t at = hit.first; at-- > 0 && hit.first - at <= most_words;)
      if (is_any(at, {"saw it", "saw that", "saw this", "saw on", "seen on", "read on", "read it"}))
        return true;
    return false;
  }

  // "Ofsted rang the head", "the police called the school"; not "I rang the surgery".
  bool is_between_others(const HappeningHit& hit) const {
    if (hit.first == 0 || !is_any(hit.first, {"rang", "called", "phoned", "emailed"}) ||
        !is_any(hit.last, {"the"}) || is_mention(hit.first - 1))
      return false;
    const Token& subject = prose_.tokens[hit.first - 1];
    return subject.kind == TokenKind::word && prose_.said[hit.first - 1] == Said::nothing &&
           !is_any(hit.first - 1,
                   {"i",    "we",   "and",   "then",      "just",  "finally", "so",
                    "but",  "also", "again", "she",       "he",    "they",    "who",
                    "have", "i've", "i'd",   "yesterday", "today", "night",   "morning"}) &&
           (subject.capital || (hit.first > 1 && is_any(hit.first - 2, {"the"})));
  }

  // "someone called Greg"
  bool is_called_so(std::size_t before) const {
    if (is_any(before, {"someone", "somebody", "bloke", "fella", "one", "thing"})) return true;
    if (!is_kin(prose_.tokens[before]) && !is_person_noun(prose_.tokens[before])) return false;
    constexpr std::size_t most_between = 3;  // "a new guy called Declan"
    for (std::size_t at = before; at-- > 0 && before - at <= most_between;)
      if (is_any(at, {"a", "an", "some", "another"})) return true;
    return false;
  }

  // "baby girl called Leela": what something is called; not "and called Leela".
  bool is_name_of_a_thing(const HappeningHit& hit) const {
    if (hit.first > 0 && is_called_so(hit.first - 1)) return true;
    if (hit.first == 0 || hit.last >= prose_.size() || is_mention(hit.last) ||
        !prose_.tokens[hit.last].capital)
      return false;
    const std::size_t before = hit.first - 1;
    return is_kin(prose_.tokens[before]) || is_person_noun(prose_.tokens[before]) ||
           is_any(before, {"baby", "dog", "puppy", "cat", "kitten", "horse", "pony", "rabbit",
                           "startup", "company", "book", "shop", "place", "cafe", "restaurant",
                           "agency", "app", "project", "firm"});
  }

  // "liked my photo"; not "liked our striker"
  bool is_of_a_post(const HappeningHit& hit) const {
    constexpr std::size_t most_words = 4;
    for (std::size_t at = hit.last; at < std::min(prose_.size(), hit.last + most_words); ++at)
      if (is_any(at, {"post", "posts", "photo", "photos", "picture", "pictures", "tweet", "story",
                      "update", "article", "comment", "profile", "page", "status", "reel", "video",
                      "on"}))
        return true;
    return false;
  }

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
