#include "language/names/name_lists.h"

#include <algorithm>
#include <utility>

#include "language/happened/happenings.h"
#include "language/names/name_words.h"

namespace wellmet::language {
namespace {

constexpr std::size_t farthest_lead = 48, most_described = 3, longest_aside = 12;

bool is_joint(const Token& token) {
  return token.is(",") || token.is("&") || token.is("+") || is_one_of(token, {"and", "plus", "n"});
}

std::size_t first_meeting(const std::vector<Token>& tokens) {
  std::size_t at = 0;
  while (at < tokens.size() && !happening_at(tokens, at) && !is_one_of(tokens[at], {"with", "w"}))
    ++at;
  return at;
}

}  // namespace

NameLists::NameLists(std::string_view text, const std::vector<Token>& tokens, IsKnown is_known)
    : NamePlaces(text, tokens),
      is_known_(std::move(is_known)),
      first_meeting_(first_meeting(tokens)) {}

bool NameLists::holds(std::size_t at, std::size_t mention_end) const {
  const std::size_t first = at > farthest_lead ? at - farthest_lead : 0;
  for (std::size_t lead = at; lead-- > first;)
    if (leads(lead) && is_of_people(lead, at, mention_end)) return true;
  return false;
}

bool NameLists::begins_with_somebody_known(std::size_t mark) const {
  const List list = list_behind(mark, tokens_.size());
  return list.items > 1 && list.known > 0;
}

// The word or mark before a list.
bool NameLists::leads(std::size_t at) const {
  const Token& word = tokens_[at];
  if (is_one_of(word, {"with", "w", "met"})) return true;
  if (word.is("/")) return at > 0 && tokens_[at - 1].is("w");
  if (word.is("(")) return true;
  const bool dash = (word.is("-") || word.is("–") || word.is("—")) && word.space_before;
  return (word.is(":") || dash) && first_meeting_ < at;
}

// "the choir lot (Orla, Jess)"
bool NameLists::names_a_group(std::size_t lead) const {
  return tokens_[lead].is("(") && lead > 0 &&
         is_one_of(tokens_[lead - 1],
                   {"ppl",   "people", "lot",   "gang",    "crew",       "folks",      "guys",
                    "girls", "lads",   "mates", "friends", "colleagues", "neighbours", "parents",
                    "mums",  "dads",   "boys",  "couple",  "students",   "interns"});
}

bool NameLists::is_of_people(std::size_t lead, std::size_t wanted, std::size_t mention_end) const {
  const List list = list_behind(lead, wanted);
  if (!list.wanted || list.items < 2) return false;
  // "call with Nadia, Lisbon, 40 minutes": a word between commas may say where.
  const bool word = tokens_[lead].kind == TokenKind::word;
  if (!list.wanted->sure && !list.joined && word && list.known < 2) return false;
  if (names_a_group(lead)) return true;
  // Behind a mark topics may be listed, once it was said who was there.
  const bool mark = !word && !tokens_[lead].is("/");
  const bool said_before = mention_end != 0 && mention_end <= lead;
  return mark && (said_before || tokens_[lead].is("(")) ? list.known > 0 : list.sure > 0;
}

NameLists::List NameLists::list_behind(std::size_t lead, std::size_t wanted) const {
  List list;
  for (std::size_t at = lead + 1; at < tokens_.size();) {
    const auto item = item_at(at);
    if (!item || !may_end(*item, at - 1)) break;
    if (item->first <= wanted && wanted < item->last) list.wanted = item;
    ++list.items;
    list.sure += item->sure ? 1 : 0;
    list.known += item->known ? 1 : 0;
    at = behind_joint(item->end);
    if (at == item->end) break;
    list.joined = list.joined || !tokens_[at - 1].is(",");
  }
  return list;
}

// ", ", "and", ", and"
std::size_t NameLists::behind_joint(std::size_t at) const {
  while (at < tokens_.size() && is_joint(tokens_[at])) ++at;
  return at;
}

// "with Jo, Leeds was cold": a clause of its own begins there.
bool NameLists::may_end(const Item& item, std::size_t before) const {
  const Token& next = token(item.end);
  if (!tokens_[before].is(",") || next.kind != TokenKind::word || is_joint(next)) return true;
  return is_one_of(next, {"at", "in", "on", "from", "for", "over", "about", "re", "last", "this",
                          "today", "yesterday", "all", "both", "who", "with", "w"});
}

std::optional<NameLists::Item> NameLists::item_at(std::size_t at) const {
  bool titled = token(at).is("@");  // a name with its sign is as sure
  if (titled) ++at;
  at = behind_description(at);
  while (at < tokens_.size() && is_title(tokens_[at])) {
    titled = true;
    at += token(at + 1).is(".") ? 2 : 1;
  }
  if (at >= tokens_.size()) return std::nullopt;
  if (is_one_of(tokens_[at], {"me", "i", "myself"})) return Item{at, at + 1, at + 1};
  Item item{.first = at, .last = at};
  std::size_t words = 0;
  while (is_name_word(item.last, item.first)) {
    words += tokens_[item.last].kind == TokenKind::word ? 1 : 0;
    ++item.last;
  }
  if (words == 0) return std::nullopt;
  item.known = titled || is_known_(item.first);
  item.sure = item.known || words > 1;
  item.end = behind_aside(item.last);
  return item;
}

// "the new reg Siobhán", "lay chair Mrs Sood", "someone Jess"
std::size_t NameLists::behind_description(std::size_t at) const {
  std::size_t end = at;
  while (end < tokens_.size() && end - at < most_described &&
         tokens_[end].kind == TokenKind::word && !tokens_[end].capital)
    ++end;
  if (end == at || end >= tokens_.size() || !tokens_[end].capital) return at;
  const Token& last = tokens_[end - 1];
  const bool describes = is_kin(last) || is_person_noun(last) || is_title(tokens_[end]) ||
                         is_one_of(last, {"someone", "somebody", "certain", "called"});
  return describes ? end : at;
}

bool NameLists::is_name_word(std::size_t at, std::size_t first) const {
  if (at >= tokens_.size()) return false;
  const Token& word = tokens_[at];
  if (word.is("."))  // "Dmitri K."
    return at > first && tokens_[at - 1].folded.size() == 1 && !word.space_before;
  if (word.kind != TokenKind::word || !word.capital || is_no_name(word) || makes_thing(word) ||
      possessive_bytes(written(at)) != 0 || is_kin(word))
    return false;
  if (at == first && (is_abbreviation(written(at)) || ends_name(tokens_, at)) && !is_known_(at))
    return false;
  return at == first || !is_abbreviation(written(at));
}

std::size_t NameLists::behind_aside(std::size_t at) const {
  if (!token(at).is("(")) return at;
  for (std::size_t end = at + 1; end < std::min(tokens_.size(), at + longest_aside); ++end)
    if (tokens_[end].is(")")) return end + 1;
  return at;
}

}  // namespace wellmet::language
