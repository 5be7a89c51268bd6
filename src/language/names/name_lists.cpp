#include "language/names/name_lists.h"

#include <algorithm>
#include <optional>

#include "language/happened/happenings.h"
#include "language/names/name_words.h"

namespace wellmet::language {
namespace {

constexpr std::size_t farthest_lead = 48, most_described = 3, longest_aside = 12;

struct Item {
  std::size_t first = 0, last = 0;  // the words of the name, [first, last)
  std::size_t end = 0;              // behind what is said of it in brackets
  bool sure = false;                // known, titled, or of two words
  bool known = false;               // known or titled
};

class NameLists : NamePlaces {
 public:
  NameLists(const NamePlaces& places, const IsKnown& is_known)
      : NamePlaces(places), is_known_(is_known) {}

  bool holds(std::size_t at) const {
    const std::size_t first = at > farthest_lead ? at - farthest_lead : 0;
    for (std::size_t lead = at; lead-- > first;)
      if (leads(lead) && list_holds(lead, at)) return true;
    return false;
  }

  bool begins_with_somebody_known(std::size_t mark) const {
    std::size_t items = 0;
    bool known = false;
    for (std::size_t at = mark + 1; at < tokens_.size();) {
      const auto item = item_at(at);
      if (!item || !may_end(*item, at - 1)) break;
      ++items;
      known = known || item->known;
      at = behind_joint(item->end);
      if (at == item->end) break;
    }
    return items > 1 && known;
  }

 private:
  // ---- the word before a list
  bool leads(std::size_t at) const {
    const Token& word = tokens_[at];
    if (is_one_of(word, {"with", "w", "met"})) return true;
    if (word.is("/")) return at > 0 && tokens_[at - 1].is("w");
    if (word.is("(")) return true;
    const bool dash = (word.is("-") || word.is("–") || word.is("—")) && word.space_before;
    return (word.is(":") || dash) && tells_of_meeting(at);
  }

  bool tells_of_meeting(std::size_t end) const {
    for (std::size_t at = 0; at < end; ++at)
      if (happening_at(tokens_, at) || is_one_of(tokens_[at], {"with", "w"})) return true;
    return false;
  }

  // "the choir lot (Orla, Jess)"
  bool names_a_group(std::size_t lead) const {
    return tokens_[lead].is("(") && lead > 0 &&
           is_one_of(tokens_[lead - 1],
                     {"ppl",   "people", "lot",   "gang",    "crew",       "folks",      "guys",
                      "girls", "lads",   "mates", "friends", "colleagues", "neighbours", "parents",
                      "mums",  "dads",   "boys",  "couple",  "students",   "interns"});
  }

  // Behind a mark topics may be listed, once it was said who was there.
  bool somebody_stands_before(std::size_t lead) const {
    return last_end_ != 0 && last_end_ <= lead;
  }

  // ---- the list
  bool list_holds(std::size_t lead, std::size_t wanted) const {
    std::size_t items = 0, sure = 0, known = 0;
    bool holds = false, alone = false, joined = false;
    for (std::size_t at = lead + 1; at < tokens_.size();) {
      const auto item = item_at(at);
      if (!item || !may_end(*item, at - 1)) break;
      if (item->first <= wanted && wanted < item->last) {
        holds = true;
        alone = !item->sure;
      }
      ++items;
      sure += item->sure ? 1 : 0;
      known += item->known ? 1 : 0;
      at = behind_joint(item->end);
      if (at == item->end) break;
      joined = joined || !tokens_[at - 1].is(",");
    }
    if (!holds || items < 2) return false;
    // "call with Nadia, Lisbon, 40 minutes": a word between commas may say where.
    if (alone && !joined && tokens_[lead].kind == TokenKind::word && known < 2) return false;
    if (names_a_group(lead)) return true;
    const bool mark = tokens_[lead].kind == TokenKind::symbol && !tokens_[lead].is("/");
    return mark && (somebody_stands_before(lead) || tokens_[lead].is("(")) ? known > 0 : sure > 0;
  }

  // ", ", "and", ", and"
  std::size_t behind_joint(std::size_t at) const {
    while (at < tokens_.size() && is_joint(tokens_[at])) ++at;
    return at;
  }

  static bool is_joint(const Token& token) {
    return token.is(",") || token.is("&") || token.is("+") ||
           is_one_of(token, {"and", "plus", "n"});
  }

  // "with Jo, Leeds was cold": a clause of its own begins there.
  bool may_end(const Item& item, std::size_t before) const {
    const Token& next = token(item.end);
    if (!tokens_[before].is(",") || next.kind != TokenKind::word || is_joint(next)) return true;
    return is_one_of(next, {"at", "in", "on", "from", "for", "over", "about", "re", "last", "this",
                            "today", "yesterday", "all", "both", "who", "with", "w"});
  }

  std::optional<Item> item_at(std::size_t at) const {
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
  std::size_t behind_description(std::size_t at) const {
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

  bool is_name_word(std::size_t at, std::size_t first) const {
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

  std::size_t behind_aside(std::size_t at) const {
    if (!token(at).is("(")) return at;
    for (std::size_t end = at + 1; end < std::min(tokens_.size(), at + longest_aside); ++end)
      if (tokens_[end].is(")")) return end + 1;
    return at;
  }

  const IsKnown& is_known_;
};

}  // namespace

bool is_in_a_list_of_people(const NamePlaces& places, std::size_t at, const IsKnown& is_known) {
  return NameLists(places, is_known).holds(at);
}

bool begins_a_list_with_somebody_known(const NamePlaces& places, std::size_t mark,
                                       const IsKnown& is_known) {
  return NameLists(places, is_known).begins_with_somebody_known(mark);
}

}  // namespace wellmet::language
