#include "language/happened/evidence.h"

#include <algorithm>
#include <string_view>

#include "base/digits.h"
#include "language/happened/past_deeds.h"
#include "language/names/mention_finder.h"

namespace wellmet::language {
namespace {

bool is_verb(const Token& token) {
  return is_one_of(token, {"got", "has", "was", "had", "did", "went", "have", "were"});
}

// Greek begins at U+0370, whose lead byte is 0xCD.
bool is_not_latin(const Token& token) {
  return !token.folded.empty() && static_cast<unsigned char>(token.folded[0]) >= 0xCD;
}

std::size_t behind_fillers(const Prose& head) {
  std::size_t first = 0;
  // "had Jo round": not Jo, but who had her round, is the subject.
  while (first < head.size() && head.said[first] == Said::filler &&
         !is_past_deed(head.tokens[first]))
    ++first;
  return first;
}

// "have a dog", "have known each other for years", "had the same teacher", "got on well"; not "have
// met twice", "had lunch".
bool is_state(const Prose& head, std::size_t verb) {
  const auto next_is = [&](std::initializer_list<std::string_view> words) {
    return verb + 1 < head.size() && is_one_of(head.tokens[verb + 1], words);
  };
  if (is_one_of(head.tokens[verb], {"have", "has", "ve"}))
    return verb + 1 >= head.size() ||
           !(is_past_deed(head.tokens[verb + 1]) || head.said[verb + 1] == Said::happening ||
             next_is({"had", "met", "just", "now", "finally", "caught", "spoken", "seen"}));
  const bool same = next_is({"the"}) && verb + 2 < head.size() && head.tokens[verb + 2].is("same");
  return same || next_is({"known"}) || (head.tokens[verb].is("got") && next_is({"on"}));
}

// Behind "Jo and I": a deed or a place, not a state or a habit.
bool no_habit(const Prose& head, std::size_t verb) {
  while (verb < head.size() &&
         is_one_of(head.tokens[verb], {"both", "just", "also", "then", "finally", "together"}))
    ++verb;
  if (verb >= head.size() || head.tokens[verb].kind != TokenKind::word) return true;
  if (head.tokens[verb].is("in") && verb + 2 < head.size() && head.tokens[verb + 2].is("same"))
    return false;
  if (verb + 1 < head.size() && head.tokens[verb + 1].is("been")) ++verb;  // "have been"
  if (is_one_of(head.tokens[verb], {"were", "been"}))
    return verb + 1 < head.size() && is_one_of(head.tokens[verb + 1], {"at", "in", "on", "to"});
  if (is_state(head, verb)) return false;
  if (head.said[verb] != Said::nothing || is_past_deed(head.tokens[verb])) return true;
  if (is_one_of(head.tokens[verb], {"agreed", "disagreed"})) return true;
  return is_one_of(head.tokens[verb], {"at", "in", "on", "for", "over", "by", "out", "who"});
}

// "Jo and I baked a cake", "just me and @maya"; not "Jo and I play chess on Wednesdays".
bool is_together_with_me(const Prose& head) {
  const auto me = [&](std::size_t i) { return is_one_of(head.tokens[i], {"i", "me", "myself"}); };
  for (std::size_t at = 0; at + 2 < head.size(); ++at) {
    if (head.said[at] == Said::item || !is_one_of(head.tokens[at + 1], {"and", "&", "+", "n"}))
      continue;
    const bool first = head.mention[at] != no_mention, last = head.mention[at + 2] != no_mention;
    if (((first && me(at + 2)) || (me(at) && last)) && no_habit(head, at + 3)) return true;
  }
  return false;
}

// "Priya was in, we ended up chatting": whoever was named before.
bool tells_of_us(const Prose& head) {
  bool named = false;
  for (std::size_t at = 1; at + 1 < head.size(); ++at) {
    named = named || head.mention[at - 1] != no_mention;
    const bool begins = is_one_of(head.tokens[at - 1], {",", ";", ".", "and", "so", "but", "then"});
    if (named && begins && head.said[at] != Said::item && head.tokens[at].is("we") &&
        is_one_of(head.tokens[at + 1],
                  {"ended",    "had",    "went",   "met",   "talked",    "spoke",   "chatted",
                   "nattered", "walked", "sat",    "drank", "ate",       "played",  "shared",
                   "caught",   "hugged", "danced", "sang",  "stayed",    "swapped", "discussed",
                   "cooked",   "baked",  "worked", "spent", "exchanged", "took"}))
      return true;
  }
  return false;
}

// What is done to somebody from afar, or is only felt.
bool is_from_afar(const Token& verb) {
  return is_one_of(verb, {"replaced", "viewed", "surprised", "amazed", "ghosted", "dumped",
                          "friended", "outranked", "copied", "shocked", "had", "won"});
}

// What one does for somebody by being there, or by having them in mind.
bool is_kindness(const Token& verb) {
  return is_one_of(
      verb, {"showed",  "fixed",   "covered",   "mended", "watched",    "baked",    "cooked",
             "carried", "drove",   "proofread", "read",   "edited",     "reviewed", "painted",
             "walked",  "fed",     "watered",   "jumped", "repaired",   "returned", "collected",
             "brought", "signed",  "visited",   "saw",    "made",       "got",      "picked",
             "bought",  "found",   "held",      "saved",  "translated", "sewed",    "played",
             "sang",    "checked", "cleaned",   "cut",    "minded",     "sent",     "swapped"});
}

// What of mine is looked at from anywhere.
bool is_seen_from_afar(const Token& thing) {
  return is_one_of(thing, {"profile", "page", "website", "site", "post", "posts", "photos",
                           "pictures", "story", "stories", "linkedin", "tweet", "blog"});
}

// "Jo saw my post", "Jo got our old flat"
bool is_done_from_afar(const Prose& head, std::size_t verb) {
  if (is_one_of(head.tokens[verb], {"saw", "watched", "got", "bought", "found"})) return true;
  return verb + 2 < head.size() && is_seen_from_afar(head.tokens[verb + 2]);
}

// "Dr Weiss looked at my knee"; not "Jo looked at my profile".
bool looked_at_mine(const Prose& head, std::size_t at) {
  return head.mention[at - 1] != no_mention && head.tokens[at].is("looked") &&
         head.tokens[at + 1].is("at") && at + 3 < head.size() && head.tokens[at + 2].is("my") &&
         !is_seen_from_afar(head.tokens[at + 3]);
}

// "Mark asked if I'd be a referee"
bool asked_whether_i(const Prose& head, std::size_t at) {
  return head.mention[at - 1] != no_mention && head.tokens[at].is("asked") &&
         is_one_of(head.tokens[at + 1], {"if", "whether"}) && at + 2 < head.size() &&
         is_one_of(head.tokens[at + 2], {"i", "i'd", "i'll", "we", "we'd"});
}

// "Beth asked me whether I could", "Jo showed us the workshop", "May covered my shift", "Sofía
// proofread it all for me"
bool did_something_to_me(const Prose& head) {
  bool named = false;
  for (std::size_t at = 1; at + 1 < head.size(); ++at) {
    named = named || head.mention[at - 1] != no_mention;
    if (looked_at_mine(head, at) || asked_whether_i(head, at)) return true;
    const bool she = is_one_of(head.tokens[at - 1], {"she", "he", "they"}) &&
                     is_one_of(head.tokens[at], {"asked", "told", "showed", "gave", "handed"});
    const bool goes_on =
        named && (she || is_one_of(head.tokens[at - 1], {"and", "then", "kindly"}));
    if ((head.mention[at - 1] == no_mention && !goes_on) || head.said[at] == Said::item ||
        !is_past_deed(head.tokens[at]))
      continue;
    if (is_one_of(head.tokens[at + 1], {"me", "us"})) {
      if (!is_from_afar(head.tokens[at])) return true;
      continue;
    }
    if (!is_kindness(head.tokens[at])) continue;
    if (is_one_of(head.tokens[at + 1], {"my", "our"})) {
      if (!is_done_from_afar(head, at)) return true;
      continue;
    }
    for (std::size_t i = at + 1; i + 1 < head.size(); ++i) {
      if (head.tokens[i].kind == TokenKind::symbol) break;
      if (head.tokens[i].is("for") && is_one_of(head.tokens[i + 1], {"me", "us"})) return true;
    }
  }
  return false;
}

// "Kenji on with me last night"
bool was_with_me(const Prose& head) {
  constexpr std::size_t most_between = 3;
  for (std::size_t at = 0; at + 2 < head.size(); ++at) {
    if (head.mention[at] == no_mention) continue;
    for (std::size_t next = at + 1; next + 1 < std::min(head.size(), at + 2 + most_between);
         ++next) {
      if (head.tokens[next].kind != TokenKind::word ||
          is_one_of(head.tokens[next], {"not", "never", "won't", "can't", "wants", "will", "is"}))
        break;
      if (is_one_of(head.tokens[next], {"with"}) && is_one_of(head.tokens[next + 1], {"me", "us"}))
        return true;
    }
  }
  return false;
}

// "grabbed fries with him after", when somebody was named before
bool did_something_with_them(const Prose& head) {
  bool named = false;
  for (std::size_t at = 0; at + 2 < head.size(); ++at) {
    if (named && is_past_deed(head.tokens[at]) && head.said[at] != Said::item &&
        is_one_of(head.tokens[at - 1], {",", ".", ";", "and", "i", "we", "then", "so", "but"})) {
      for (std::size_t next = at + 1; next + 1 < head.size(); ++next) {
        if (head.tokens[next].kind != TokenKind::word) break;
        if (head.tokens[next].is("with") &&
            is_one_of(head.tokens[next + 1], {"her", "him", "them"}))
          return true;
      }
    }
    named = named || head.mention[at] != no_mention;
  }
  return false;
}

// The writer is the subject: nobody else stands before it.
bool may_begin_a_deed(const Prose& head, std::size_t at) {
  if (head.said[at] == Said::item || head.tokens[at].kind != TokenKind::word) return false;
  if (at == 0) return is_not_latin(head.tokens[0]) || is_past_deed(head.tokens[0]);
  // "Management have sacked Jo": theirs.
  if (is_one_of(head.tokens[at - 1], {"have", "has", "had"}))
    return is_past_deed(head.tokens[at]) &&
           (at == 1 || is_one_of(head.tokens[at - 2], {"i", "we", "and", ","}));
  const Said before = head.said[at - 1];
  return is_past_deed(head.tokens[at]) &&
         (before == Said::filler || before == Said::day || before == Said::time ||
          is_one_of(head.tokens[at - 1], {"i", "we", "just", "finally", "also", "then", "again",
                                          ",", ";", ".", ":", "but", "so", "and"}));
}

// What may stand between a deed and whom it reaches: "took my old friend", "babysat for", "drove
// over to".
bool may_stand_between(const Token& verb, const Token& word) {
  if (word.folded.empty() || is_one_of(word, {"my", "our", "old", "dear", "and"})) return true;
  if (is_one_of(word, {"for"}))
    return is_one_of(verb, {"babysat", "cooked", "baked", "covered", "sat", "housesat", "played",
                            "interpreted", "translated", "catered", "photographed"});
  if (verb.is("sat") && is_one_of(word, {"beside", "next", "by", "to", "opposite", "between"}))
    return true;
  if (is_one_of(word, {"to"}) &&
      is_one_of(verb, {"waved", "nodded", "sang", "apologised", "apologized"}))
    return true;
  if (word.is("on") && is_one_of(verb, {"popped", "dropped", "called", "checked"})) return true;
  const bool goes =
      is_one_of(verb, {"went", "ran", "drove", "came", "walked", "cycled", "popped", "flew", "got",
                       "rode", "hiked", "moved", "had", "bumped", "took"});
  return goes && is_one_of(word, {"to", "over", "round", "around", "up", "down", "into", "across",
                                  "see", "visit", "meet", "out", "past", "in"});
}

bool deed_reaches_somebody(const CutLine& line, const Prose& head, std::size_t at) {
  constexpr std::size_t most_between = 3;
  for (std::size_t next = at + 1; next < std::min(head.size(), at + 2 + most_between); ++next) {
    if (head.mention[next] != no_mention) return !is_owner(line, head, next);
    if (head.said[next] != Said::day && !may_stand_between(head.tokens[at], head.tokens[next]))
      return false;
  }
  return false;
}

// "drove her to mass", when somebody was named before.
bool reaches_them(const Prose& head, std::size_t at) {
  const bool named =
      std::any_of(head.mention.begin(), head.mention.begin() + static_cast<std::ptrdiff_t>(at),
                  [](std::size_t mention) { return mention != no_mention; });
  if (!named || at + 1 >= head.size() || !is_one_of(head.tokens[at + 1], {"her", "him", "them"}))
    return false;
  return at + 2 >= head.size() || head.tokens[at + 2].kind != TokenKind::word ||
         is_one_of(
             head.tokens[at + 2],
             {"to",    "home",       "back",   "up",      "round", "over",  "out",    "at",
              "a",     "the",        "some",   "for",     "in",    "off",   "around", "my",
              "after", "afterwards", "before", "goodbye", "tight", "again", "both",   "down"});
}

// "gave my condolences to Beth", "showed the house to Sofía"
bool gave_to_somebody(const CutLine& line, const Prose& head, std::size_t at) {
  constexpr std::size_t most_between = 7;
  if (!is_one_of(head.tokens[at],
                 {"gave",      "showed",    "sent",      "lent",    "sold",    "handed", "read",
                  "delivered", "paid",      "took",      "carried", "ran",     "drove",  "returned",
                  "brought",   "presented", "explained", "taught",  "offered", "dropped"}))
    return false;
  for (std::size_t next = at + 2; next < std::min(head.size(), at + most_between); ++next) {
    if (head.tokens[next].kind == TokenKind::symbol) return false;
    if (head.mention[next] != no_mention)
      return is_one_of(head.tokens[next - 1], {"to"}) && !is_owner(line, head, next);
  }
  return false;
}

// "asked Grace in the corridor if she'd come", "told Jo about it"
bool said_to_somebody(const CutLine& line, const Prose& head, std::size_t at) {
  return is_one_of(head.tokens[at], {"asked", "told"}) && at + 1 < head.size() &&
         head.mention[at + 1] != no_mention && !is_owner(line, head, at + 1);
}

// "Piet brought the baler over"
bool brought_it_round(const Prose& head, std::size_t verb) {
  constexpr std::size_t most_between = 5;
  if (!is_one_of(head.tokens[verb], {"brought", "dropped"})) return false;
  for (std::size_t at = verb + 2; at < std::min(head.size(), verb + most_between); ++at) {
    if (head.tokens[at].kind == TokenKind::symbol || head.mention[at] != no_mention) return false;
    if (is_one_of(head.tokens[at], {"over", "round", "around"})) return true;
  }
  return false;
}

// "Tom Reilly round this morning about the boiler", "Beth was in for a wreath"
bool came_here(const CutLine& line, const Prose& head) {
  const std::size_t first = behind_fillers(head);
  if (first + 2 >= head.size() || head.mention[first] == no_mention || is_owner(line, head, first))
    return false;
  if (brought_it_round(head, first + 1)) return true;
  const bool was = head.tokens[first + 1].is("was") && first + 3 < head.size();
  const std::size_t here = was ? first + 2 : first + 1;
  const auto is_reason = [&](std::size_t at) {
    return at < head.size() && (head.said[at] == Said::day || head.said[at] == Said::time ||
                                is_one_of(head.tokens[at], {"for", "about", "this", "to"}));
  };
  if (is_one_of(head.tokens[here], {"round", "over"})) return is_reason(here + 1);
  return was && head.tokens[here].is("in") && is_one_of(head.tokens[here + 1], {"for", "about"});
}

// "Nora x2", "Nora twice"
bool is_count(const Token& token) {
  const std::string_view word = token.folded;
  const bool times = word.starts_with('x') && all_digits(word.substr(1));
  return times || word == "twice";
}

// "lost to Gemma at Scrabble", said by the writer
bool lost_a_game(const CutLine& line, const Prose& head) {
  for (std::size_t at = 0; at + 2 < head.size(); ++at) {
    const bool mine = at == 0 || head.said[at - 1] == Said::filler ||
                      head.said[at - 1] == Said::day ||
                      is_one_of(head.tokens[at - 1], {"i", "we", ",", ";", "and", "but", "then"});
    if (mine && head.said[at] != Said::item && head.tokens[at].is("lost") &&
        head.tokens[at + 1].is("to") && head.mention[at + 2] != no_mention &&
        !is_owner(line, head, at + 2))
      return true;
  }
  return false;
}

bool is_about_me_too(const Prose& head) {
  return std::ranges::any_of(head.tokens, [](const Token& token) {
    return is_one_of(token, {"i", "me", "we", "us", "my", "our", "myself"});
  });
}

// Not "happy with Jo", "what's wrong with Jo", "fed up with Jo".
bool is_of_a_feeling(const Token& before_with) {
  return is_one_of(before_with, {"happy", "pleased", "love", "wrong", "problem", "stuck", "angry",
                                 "annoyed", "proud", "busy", "matter", "issue", "trouble"});
}

// Where the titles of the name that stands here begin: "with Prof. @", "with Professor @".
std::size_t before_titles(const Prose& head, std::size_t at) {
  while (at > 0) {
    if (is_title(head.tokens[at - 1])) {
      --at;
    } else if (at > 1 && head.tokens[at - 1].is(".") && is_title(head.tokens[at - 2])) {
      at -= 2;
    } else if (at > 1 && is_one_of(head.tokens[at - 1], {"and", "&"}) &&
               is_title(head.tokens[at - 2])) {
      at -= 2;  // "with Mr & Mrs @"
    } else {
      break;
    }
  }
  return at;
}

bool stands_beside_with(const Prose& head) {
  // "Jo moved in with Priya" is theirs.
  if (begins_with_a_subject(head) && !is_about_me_too(head)) return false;
  for (std::size_t mention = 1; mention < head.size(); ++mention) {
    if (head.mention[mention] == no_mention) continue;
    const std::size_t at = before_titles(head, mention);
    if (at == 0) continue;
    const Token& before = head.tokens[at - 1];
    const bool dotted = before.is(".") && at > 1 && head.tokens[at - 2].is("w");
    if (!before.is("with") && !before.is("w") && !before.is("/") && !dotted) continue;
    const bool fed_up = at > 2 && head.tokens[at - 2].is("up") && head.tokens[at - 3].is("fed");
    if (!fed_up && (at < 2 || !is_of_a_feeling(head.tokens[at - 2]))) return true;
  }
  return false;
}

}  // namespace

bool tells_of_being_together(const CutLine& line, const Prose& head) {
  return stands_beside_with(head) || was_with_me(head) || did_something_with_them(head) ||
         came_here(line, head) || is_together_with_me(head) || did_something_to_me(head) ||
         tells_of_us(head);
}

bool tells_of_a_deed_to_somebody(const CutLine& line, const Prose& head) {
  if (lost_a_game(line, head)) return true;
  for (std::size_t at = 0; at < head.size(); ++at)
    if (may_begin_a_deed(head, at) &&
        (deed_reaches_somebody(line, head, at) || said_to_somebody(line, head, at) ||
         reaches_them(head, at) || gave_to_somebody(line, head, at)))
      return true;
  return false;
}

bool begins_with_a_subject(const Prose& head) {
  const std::size_t first = behind_fillers(head);
  return first + 1 < head.size() && head.mention[first] != no_mention &&
         head.tokens[first + 1].kind == TokenKind::word &&
         (head.said[first + 1] == Said::nothing || is_verb(head.tokens[first + 1]));
}

bool says_more(const Prose& head) {
  for (std::size_t at = 0; at < head.size(); ++at)
    if (head.said[at] == Said::nothing && head.tokens[at].kind == TokenKind::word &&
        !is_count(head.tokens[at]))
      return true;
  return false;
}

}  // namespace wellmet::language
