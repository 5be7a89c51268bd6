// A contact that never was is worse in the notebook than one that is missing: it counts for the
// rhythm and settles what was open. These tables hold the ways in which people write that something
// fell through, each with its place: a word such as "cancelled" speaks of the meeting only when
// nothing else stands between the two ("lunch with Jo: her flight was cancelled" is a lunch).
#include "language/happened/not_so.h"

#include <algorithm>
#include <initializer_list>

#include "language/names/name_words.h"

namespace wellmet::language {
namespace {

using Phrases = std::initializer_list<const char*>;

bool stands_at(const Prose& prose, std::size_t at, std::string_view phrase) {
  while (!phrase.empty()) {
    const auto end = std::min(phrase.find(' '), phrase.size());
    if (at >= prose.size() || !prose.tokens[at].is(phrase.substr(0, end))) return false;
    phrase.remove_prefix(std::min(phrase.size(), end + 1));
    ++at;
  }
  return true;
}

bool any_at(const Prose& prose, std::size_t at, Phrases phrases) {
  return std::ranges::any_of(phrases, [&](const char* p) { return stands_at(prose, at, p); });
}

bool any_within(const Prose& prose, std::size_t first, std::size_t last, Phrases phrases) {
  for (std::size_t at = first; at < std::min(last, prose.size()); ++at)
    if (any_at(prose, at, phrases)) return true;
  return false;
}

// What may stand between a meeting and the word that calls it off.
bool is_between(const Prose& prose, std::size_t at) {
  if (prose.mention[at] != no_mention || prose.said[at] != Said::nothing) return true;
  for (const char* word :
       {"was", "were",  "is",    "are",      "got",   "has",   "have", "had",  "been",
        "be",  "again", "our",   "my",       "the",   "a",     "an",   "with", "w",
        "/",   "and",   "&",     ",",        "sadly", "just",  "then", "'s",   "to",
        "for", "at",    "today", "tomorrow", "last",  "minute"})
    if (prose.tokens[at].is(word)) return true;
  return false;
}

bool called_off(const Prose& head) {
  for (std::size_t at = 1; at < head.size(); ++at) {
    if (any_at(head, at,
               {"cancelled", "canceled", "cxl", "cxld", "postponed", "rescheduled", "called off",
                "fell through", "didn't happen", "didnt happen", "did not happen", "never happened",
                "booked for", "scheduled for", "no show", "didn't show", "did not show"}))
      return true;
    if (!is_between(head, at - 1) || !is_between(head, at)) return false;
  }
  return false;
}

// "Called Ben 3x, voicemail"; but "left Ben a voicemail" is one.
bool nobody_answered(const Prose& whole) {
  for (std::size_t at = 1; at < whole.size(); ++at)
    if (any_at(whole, at,
               {"voicemail", "no answer", "no reply", "didn't pick up", "didnt pick up",
                "did not pick up", "didn't answer", "did not answer", "rang out", "engaged"}))
      return true;
  return false;
}

bool begins_with_what_was_not(const Prose& head) {
  constexpr std::size_t beginning = 3;
  if (any_at(head, 0,
             {"if", "no", "nobody", "forgot", "no show", "chasing", "no reply", "no answer"}))
    return true;
  if (any_within(head, 0, beginning, {"almost", "nearly"})) return true;
  return any_within(head, 0, beginning + 1,
                    {"used to", "was to", "were to", "was supposed to", "were supposed to",
                     "was meant to", "were meant to", "was going to", "were going to"});
}

bool was_not_in(const Prose& whole) {
  return any_within(
      whole, 0, whole.size(),
      {"wasn't in", "wasnt in", "was not in", "wasn't home", "was not home", "wasn't there",
       "was not there", "never got to", "in sick", "could not to come", "could not come",
       "couldn't come", "couldn't make it", "could not make it", "stood me up", "stood us up",
       "while i was out", "invited me", "invited us"});
}

// "Tom had dinner with Jo", "Tom met Jo": theirs, not mine.
bool is_of_others(const Prose& head) {
  if (head.size() < 3 || head.mention[0] == no_mention) return false;
  bool theirs =
      any_at(head, 1, {"met", "saw", "called", "rang", "visited"}) && head.mention[2] != no_mention;
  const bool had = any_at(head, 1, {"had", "has"});
  for (std::size_t at = 2; at < head.size(); ++at) {
    const bool beside = head.tokens[at - 1].is("with") && head.mention[at] != no_mention;
    theirs = theirs || (had && beside);
    for (const char* me : {"me", "us", "i", "we", "my", "our"})
      if (head.tokens[at].is(me)) return false;
  }
  return theirs;
}

// "Jo's birthday is 8 May", "Jo has her birthday on 3 May": a fact, and nobody's visit.
bool is_day_of_theirs(const CutLine& line, const Prose& whole) {
  if (whole.size() < 3 || whole.mention[0] == no_mention) return false;
  if (any_at(whole, 1, {"has her birthday", "has his birthday", "has their birthday"})) return true;
  if (line.mentions[whole.mention[0]].range.end == whole.tokens[0].end) return false;
  return any_at(whole, 1,
                {"birthday", "wedding", "anniversary", "party", "exhibition", "concert"}) &&
         any_at(whole, 2, {"is", "opens", "starts", "begins", ":"});
}

bool is_absent_behind(const Prose& prose, std::size_t at) {
  if (!any_at(prose, at + 1, {"was", "is", "were", "being"})) return false;
  return any_at(prose, at + 2,
                {"off", "away", "absent", "sick", "ill", "unwell", "missing", "on leave",
                 "on holiday", "not there", "not in"});
}

bool is_kin_of(const CutLine& line, const Prose& prose, std::size_t at) {
  const Mention& mention = line.mentions[prose.mention[at]];
  if (mention.range.end != prose.tokens[at].end) {
    const std::size_t next = at + 1;
    return (next < prose.size() && is_kin(prose.tokens[next])) ||
           (next + 1 < prose.size() && prose.mention[next] == no_mention &&
            is_kin(prose.tokens[next + 1]));
  }
  return at >= 2 && prose.tokens[at - 1].is("of") && is_kin(prose.tokens[at - 2]);
}

bool is_excepted(const Prose& prose, std::size_t at) {
  const auto behind = [&](std::size_t words, Phrases phrases) {
    return at >= words && any_at(prose, at - words, phrases);
  };
  return behind(1, {"except", "without", "minus"}) ||
         behind(2,
                {"except for", "apart from", "but not", "according to", "photo of", "picture of"});
}

}  // namespace

bool came_to_nothing(const CutLine& line, const Prose& head, const Prose& whole,
                     InteractionKind kind) {
  if (head.size() == 0) return false;
  const bool call = kind == InteractionKind::call || kind == InteractionKind::video_call;
  return called_off(head) || (call && nobody_answered(whole)) || begins_with_what_was_not(head) ||
         was_not_in(whole) || is_of_others(head) || is_day_of_theirs(line, whole);
}

std::vector<bool> not_there(const CutLine& line, const Prose& prose) {
  std::vector<bool> absent(line.mentions.size(), false);
  for (std::size_t at = 0; at < prose.size(); ++at) {
    if (prose.mention[at] == no_mention) continue;
    absent[prose.mention[at]] =
        is_kin_of(line, prose, at) || is_absent_behind(prose, at) || is_excepted(prose, at);
  }
  return absent;
}

}  // namespace wellmet::language
