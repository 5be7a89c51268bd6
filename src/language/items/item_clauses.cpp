#include "language/items/item_clauses.h"

#include <algorithm>

#include "language/dates/calendar_words.h"
#include "language/happened/happenings.h"
#include "language/happened/past_deeds.h"

namespace wellmet::language {
namespace {

// "I still owe her", "must also send", "is proper into", "is only mad for"
bool is_adverb(const Token& token) {
  return is_one_of(
      token, {"still",    "also",    "just",   "now",        "really", "very",     "so",
              "totally",  "dead",    "proper", "absolutely", "super",  "properly", "right",
              "fair",     "heaps",   "lank",   "completely", "simply", "damn",     "seriously",
              "lowkey",   "pretty",  "quite",  "only",       "truly",  "well",     "currently",
              "actually", "always",  "mad",    "utterly",    "fierce", "awful",    "terribly",
              "hugely",   "already", "rather"});
}

bool is_told(const Token& token) {
  return is_one_of(token, {"says", "said", "say", "reckons", "reckoned", "thinks", "mentioned",
                           "mentions", "told", "tells", "tell", "telt"});
}

// "Chase.", "Try again.": of whoever was named before; "Answer her.", "tell Tom".
bool says_enough(const Order& order) {
  const std::string_view words = order.words;
  return words == "chase" || words == "resend" || words == "reply" || words == "follow up" ||
         words == "apologise" || words == "apologize" || words == "rebook" ||
         words == "reschedule" || words.ends_with("again") || words.ends_with("@") ||
         words.ends_with(" it") || words.ends_with(" them");
}

}  // namespace

bool ItemClauses::ends_sentence(std::size_t at) const {
  const Token& token = prose_.tokens[at];
  if (prose_.said[at] == Said::sign) return true;
  if (token.kind == TokenKind::hole) return false;
  constexpr unsigned char first_of_four_bytes = 0xF0;  // "so sad 😢 call her"
  if (token.kind == TokenKind::symbol && !token.folded.empty() &&
      static_cast<unsigned char>(token.folded[0]) >= first_of_four_bytes)
    return true;
  if (token.is(";") || token.is("!") || token.is("?") || token.is("…")) return true;
  if (token.is("→") || token.is("⇒")) return true;
  const bool arrow = token.is(">") && at > 0 && !token.space_before &&
                     (prose_.tokens[at - 1].is("-") || prose_.tokens[at - 1].is("="));
  if (arrow) return true;
  if (token.is("-") || token.is("–") || token.is("—"))
    return token.space_before && (at + 1 == prose_.size() || prose_.tokens[at + 1].space_before);
  return token.is(".") && ends_with_dot(prose_.tokens, at);
}

bool ItemClauses::begins_clause(std::size_t at) const {
  if (at == 0) return true;
  const Token& before = prose_.tokens[at - 1];
  if (ends_sentence(at - 1) || before.is(",") || before.is(":") || before.is("(")) return true;
  if (before.is("+") && prose_.mention[at] == no_mention) return true;  // "+ reply to Jo"
  if (!is_one_of(before, {"and", "but", "so", "then", "because", "also", "oh", "please", "btw",
                          "plus", "or", "again"}))
    return is_behind_after_which(at);
  if (prose_.mention[at] == no_mention || begins_clause(at - 1)) return true;
  const auto subject = subject_at(at);  // "… and @jo can lend her a van"
  return subject && cue_behind(*subject);
}

// "…, after which we agreed I should send it"
bool ItemClauses::is_behind_after_which(std::size_t at) const {
  return at > 1 && prose_.tokens[at - 1].is("which") && prose_.tokens[at - 2].is("after");
}

std::size_t ItemClauses::end_of(std::size_t at) const {
  const auto subject = subject_at(at);
  const std::size_t begin = at;
  std::size_t end = subject ? subject->end : at;
  at = end;
  while (end < prose_.size() && !ends_sentence(end)) {
    if (end > at && begins_clause(end) && another_clause(end)) break;
    ++end;
  }
  // The comma or "and" before the next clause belongs to neither.
  while (end > begin && end < prose_.size() &&
         (prose_.tokens[end - 1].is(",") ||
          is_one_of(prose_.tokens[end - 1], {"and", "but", "so", "then"})))
    --end;
  return end;
}

bool ItemClauses::another_clause(std::size_t at) const {
  const auto subject = subject_at(at);
  const Token& before = prose_.tokens[at - 1];
  if (subject && prose_.mention[at] == no_mention &&
      (before.is(",") || is_one_of(before, {"but", "so", "then"})))
    return true;
  if (tells_what_happened(at)) return true;
  // "return it by Monday and to ring Ana"
  if (prose_.tokens[at].is("to") && before.is("and") && at + 1 < prose_.size() &&
      order_at(at + 1, true) != nullptr)
    return true;
  if (subject && cue_behind(*subject)) return true;
  return cue_at(at, cues_of_mine()) || order_at(at) != nullptr || by_others(at);
}

// "skipped lunch, had a coffee with Jo", "no time to visit but rang her", "…, coffee with Jo"
bool ItemClauses::tells_what_happened(std::size_t at) const {
  if (!prose_.tokens[at - 1].is(",") && !is_one_of(prose_.tokens[at - 1], {"but", "so", "then"}))
    return false;
  if (is_past_deed(prose_.tokens[at])) return true;
  if (prose_.mention[at] != no_mention && at + 2 < prose_.size() &&
      is_one_of(prose_.tokens[at + 1], {"and"}) && is_one_of(prose_.tokens[at + 2], {"i"}))
    return true;
  const auto hit = happening_at(prose_.tokens, at);
  return hit && hit->last < prose_.size() && is_one_of(prose_.tokens[hit->last], {"with", "w"});
}

std::size_t ItemClauses::match(std::size_t at, std::string_view words) const {
  const std::size_t first = at;
  while (!words.empty()) {
    std::string_view word = words.substr(0, words.find(' '));
    words.remove_prefix(std::min(words.size(), word.size() + 1));
    if (word.starts_with('|')) word.remove_prefix(1);
    while (at < prose_.size() && first != at && is_adverb(prose_.tokens[at]) &&
           !prose_.tokens[at].is(word))
      ++at;
    if (at >= prose_.size()) return 0;
    const bool person = prose_.mention[at] != no_mention || is_object_pronoun(prose_.tokens[at]);
    const bool in_short = word == "with" && prose_.tokens[at].is("w");  // "check in w/ Jo"
    if (word == "@" ? !person : !prose_.tokens[at].is(word) && !in_short) return 0;
    ++at;
    if (in_short && at < prose_.size() && prose_.tokens[at].is("/")) ++at;
  }
  return at;
}

std::optional<ItemClauses::CueHit> ItemClauses::cue_at(std::size_t at, std::span<const Cue> table,
                                                       const std::string& verb) const {
  std::optional<CueHit> best;
  for (const Cue& cue : table) {
    std::string_view words = cue.words;
    if (!verb.empty()) {
      if (!words.starts_with(verb)) continue;
      words.remove_prefix(verb.size());
      if (words.starts_with(' ')) words.remove_prefix(1);
    }
    const std::size_t end = words.empty() ? at : match(at, words);
    if (end == 0 || (best && end <= best->end)) continue;
    const std::size_t bar = words.find('|');
    const auto spaces = static_cast<std::size_t>(
        std::count(words.begin(),
                   words.begin() + static_cast<std::ptrdiff_t>(std::min(bar, words.size())), ' '));
    best = CueHit{&cue, end, bar == std::string_view::npos ? end : at + spaces};
  }
  return best;
}

std::optional<ItemClauses::Subject> ItemClauses::subject_at(std::size_t at) const {
  Subject subject{.end = at};
  if (prose_.mention[at] != no_mention) {
    while (subject.end < prose_.size() && prose_.mention[subject.end] != no_mention) {
      subject.owners.push_back(prose_.mention[subject.end++]);
      if (is_owner(line_, prose_, subject.end - 1)) subject.verb = "is";
      const bool more =
          subject.end + 1 < prose_.size() &&
          (is_one_of(prose_.tokens[subject.end], {"and"}) || prose_.tokens[subject.end].is("&")) &&
          prose_.mention[subject.end + 1] != no_mention;
      if (!more) break;
      ++subject.end;
    }
    subject.somebody = true;
    return subject;
  }
  std::string_view word = prose_.tokens[at].folded;
  for (const auto& [tail, verb] :
       {std::pair{"'s", "is"}, {"'re", "are"}, {"'ll", "will"}, {"'d", "would"}, {"'ve", "have"}}) {
    if (!word.ends_with(tail)) continue;
    word.remove_suffix(std::string_view(tail).size());
    subject.verb = verb;
  }
  if (prose_.tokens[at].kind != TokenKind::word) return std::nullopt;
  subject.somebody = word == "she" || word == "he" || word == "they" || word == "who";
  if (!subject.somebody && word != "i" && word != "we" && word != "it") return std::nullopt;
  subject.end = at + 1;
  return subject;
}

Owners ItemClauses::named_before(std::size_t at) const {
  for (std::size_t i = at; i-- > 0;) {
    if (prose_.mention[i] == no_mention) continue;
    std::size_t first = i;
    while (first >= 2 && prose_.mention[first - 2] != no_mention &&
           (prose_.tokens[first - 1].is("and") || prose_.tokens[first - 1].is(",") ||
            prose_.tokens[first - 1].is("&")))
      first -= 2;
    return {prose_.mention[first]};
  }
  for (const std::size_t mention : prose_.mention) {
    if (mention != no_mention) return {mention};
  }
  return {};
}

std::optional<ItemClauses::CueHit> ItemClauses::cue_behind(const Subject& subject) const {
  std::size_t at = subject.end;
  while (at < prose_.size() && !is_one_of(prose_.tokens[at], {"mad"}) &&
         (is_adverb(prose_.tokens[at]) || is_one_of(prose_.tokens[at], {"apparently"})))
    ++at;
  if (at >= prose_.size()) return std::nullopt;
  if (auto hit = told_of_themselves(subject, at)) return hit;
  if (!subject.verb.empty()) {
    if (auto hit = cue_at(at, cues_of_others(), subject.verb)) return hit;
    return std::nullopt;
  }
  return cue_at(at, cues_of_others());
}

// "Jo says she's looking for a flat", "told me that he can lend us a van"
std::optional<ItemClauses::CueHit> ItemClauses::told_of_themselves(const Subject& subject,
                                                                   std::size_t at) const {
  if (!subject.verb.empty() || !is_told(prose_.tokens[at])) return std::nullopt;
  ++at;
  if (at < prose_.size() && is_one_of(prose_.tokens[at], {"me", "us"})) ++at;
  if (at < prose_.size() && is_one_of(prose_.tokens[at], {"that"})) ++at;
  if (at >= prose_.size() || prose_.mention[at] != no_mention) return std::nullopt;
  const auto inner = subject_at(at);
  if (!inner || !inner->somebody) return std::nullopt;
  const auto hit = cue_behind(*inner);
  return hit && hit->cue->kind != PlainKind::undone ? hit : std::nullopt;
}

bool ItemClauses::by_others(std::size_t at) const {
  auto subject = subject_at(at);
  if (!subject) return false;
  if (subject->end + 1 < prose_.size() && prose_.tokens[subject->end].is("and") &&
      is_one_of(prose_.tokens[subject->end + 1], {"i", "me"}))
    subject->end += 2;
  const auto hit = cue_behind(*subject);
  return hit && (hit->cue->kind == PlainKind::undone);
}

const Order* ItemClauses::order_at(std::size_t at, bool told) const {
  const Order* best = nullptr;
  std::size_t best_end = 0;
  for (const Order& order : orders()) {
    const std::size_t end = match(at, order.words);
    if (end > best_end) {
      best = &order;
      best_end = end;
    }
  }
  if (best == nullptr || told) return best;
  if (best_end >= prose_.size() || ends_sentence(best_end))
    return says_enough(*best) && !is_sign(best_end) ? best : nullptr;
  const Token& next = prose_.tokens[best_end];
  const auto row = happening_at(prose_.tokens, at);
  const bool event = row && row->last > best_end && row->row->weight == Weight::event;
  // "Book group at mine last Thursday"
  if (is_one_of(prose_.tokens[at], {"book", "reserve"}) &&
      is_one_of(next, {"team", "match", "list", "squad", "game", "club", "group", "launch", "fair",
                       "festival", "shop", "signing", "review", "token"}))
    return nullptr;
  const bool reported = is_past_deed(next) &&  // "reply received"; not "send revised quote"
                        (best->noun_too || is_one_of(prose_.tokens[at], {"reply", "order", "share",
                                                                         "book", "return"}));
  const bool joins = next.is("+") || next.is("&");  // "ask Hans + Grace"
  if (event || (next.kind == TokenKind::symbol && !joins) || reported) return nullptr;
  if (is_one_of(next, {"with", "w", "from", "at", "you", "was", "is", "of", "went", "on"}))
    return nullptr;
  const bool person = prose_.mention[best_end] != no_mention || is_object_pronoun(next);
  if (!best->noun_too) return best;
  if (is_one_of(next, {"back", "again"})) return best;
  if (is_object_pronoun(next)) return best;  // "email her Monday"
  // "Email the accompanist by Saturday"
  if (is_one_of(next, {"the", "my", "our", "his", "her"}) && begins_clause(at) &&
      is_ahead(best_end))
    return best;
  if (begins_clause(at) && is_due_by(best_end)) return best;  // "email draft to Jo by 3/20"
  return person && (is_ahead(best_end) || gives_something(best_end)) ? best : nullptr;
}

bool ItemClauses::is_due_by(std::size_t at) const {
  for (; at + 1 < prose_.size() && !ends_sentence(at) && !prose_.tokens[at].is(":"); ++at)
    if (prose_.tokens[at].is("by") &&
        (prose_.tokens[at + 1].kind == TokenKind::number || weekday_word(prose_.tokens[at + 1]) ||
         month_word(prose_.tokens[at + 1]) ||
         is_one_of(prose_.tokens[at + 1], {"eod", "tomorrow"})))
      return true;
  return false;
}

bool ItemClauses::is_sign(std::size_t at) const {
  return at < prose_.size() && prose_.said[at] == Said::sign;
}

// "email Jo the scripts": "email" is no noun there.
bool ItemClauses::gives_something(std::size_t person) const {
  return person + 1 < prose_.size() &&
         is_one_of(prose_.tokens[person + 1], {"the", "my", "a", "those", "these", "some"});
}

// Words that make "call Maya" an order: "back", "tomorrow", "next week".
bool ItemClauses::is_ahead(std::size_t at) const {
  for (; at < prose_.size() && !ends_sentence(at); ++at) {
    if (is_one_of(prose_.tokens[at], {"back", "tomorrow", "tmrw", "tmr", "tonight", "next", "by",
                                      "before", "soon", "later", "end", "asap"}))
      return true;
    const bool hour = prose_.tokens[at].is("for") && at + 2 < prose_.size() &&
                      prose_.tokens[at + 1].kind == TokenKind::number &&
                      is_one_of(prose_.tokens[at + 2], {":", "am", "pm", "o'clock"});
    if (hour) return true;  // "call Callum for 1:30"
    if (prose_.tokens[at].is("first") && at + 1 < prose_.size() &&
        prose_.tokens[at + 1].is("thing"))
      return true;
  }
  return false;
}

}  // namespace wellmet::language
