#include "language/names/name_places.h"

#include "language/names/name_words.h"

namespace wellmet::language {
namespace {

const Token nothing{.kind = TokenKind::hole};

}  // namespace

const Token& NamePlaces::token(std::size_t at) const {
  return at < tokens_.size() ? tokens_[at] : nothing;
}

std::string_view NamePlaces::written(std::size_t at) const {
  return text_.substr(tokens_[at].start, tokens_[at].end - tokens_[at].start);
}

const Token& NamePlaces::before_name(std::size_t at) const {
  std::size_t first = at;
  while (first > 0) {
    const bool dot = tokens_[first - 1].is(".") && first > 1 && is_title(tokens_[first - 2]);
    if (dot) {
      first -= 2;
    } else if (is_title(tokens_[first - 1])) {
      --first;
    } else {
      break;
    }
  }
  const bool with = first > 1 && tokens_[first - 1].is(".") && tokens_[first - 2].is("w") &&
                    !tokens_[first - 1].space_before;  // "w. Mei"
  if (with) --first;
  return first > 0 ? tokens_[first - 1] : nothing;
}

std::size_t NamePlaces::before_index(std::size_t at) const {
  const Token& before = before_name(at);
  return &before == &nothing ? tokens_.size() : static_cast<std::size_t>(&before - tokens_.data());
}

bool NamePlaces::asks_for_person(std::size_t at, bool strict) const {
  const std::size_t before = before_index(at);
  if (before == tokens_.size()) return false;
  const Token& word = tokens_[before];
  if (leads_only_to_person(word)) return true;
  if (word.is("/")) return before > 0 && (tokens_[before - 1].is("w") || behind_mention(before));
  if (word.is(",") && strict && !list_goes_on(at + 1)) return false;
  if (word.is("and") || word.is("&") || word.is("+") || word.is(",")) return behind_mention(before);
  if (strict)
    return is_one_of(word, {"met", "saw", "seen", "called", "rang", "asked", "visited"}) ||
           is_to_reach(before);
  return leads_to_person(word);
}

// "remind me to ring grace": told to be done, so that a person stands behind it.
bool NamePlaces::is_to_reach(std::size_t verb) const {
  return is_one_of(tokens_[verb],
                   {"ring", "call", "phone", "text", "email", "message", "tell", "ask", "visit",
                    "see", "meet", "help", "remind", "ping", "nudge", "thank", "warn"}) &&
         (begins_sentence(verb)
              ? is_one_of(tokens_[verb],
                          {"ask", "tell", "ring", "remind", "ping", "nudge", "thank", "warn"})
              : is_one_of(tokens_[verb - 1], {"to", "i'll", "must", "should", "i'd"}));
}

// Behind a name of a list; in "call with Mark, may be free in March" a verb stands there.
bool NamePlaces::list_goes_on(std::size_t end) const {
  const Token& next = token(end);
  if (next.kind != TokenKind::word) return true;
  for (const char* word : {"and", "n", "w", "with", "at", "in", "on", "for", "over"})
    if (next.is(word)) return true;
  return false;
}

bool NamePlaces::listed(std::size_t at, std::size_t end) const {
  const std::size_t before = before_index(at);
  const bool mark = before != tokens_.size() &&
                    (token(before).is(",") || token(before).is("/") || token(before).is("and"));
  if (mark && behind_mention(before)) return true;
  const Token& next = token(end);
  const bool joint = next.is("and") || next.is("&") || next.is(",") || next.is("/");
  return joint && begins_sentence(at) && (token(end + 1).capital || token(end + 1).is("i"));
}

bool NamePlaces::begins_sentence(std::size_t at) const {
  const std::size_t before = before_index(at);
  if (before == tokens_.size()) return true;
  const Token& mark = tokens_[before];
  return mark.is(".") || mark.is("!") || mark.is("?") || mark.is(":") || mark.is("–") ||
         mark.is("—") || mark.is(";") || mark.is("-") || mark.is("\"") || mark.is("(");
}

}  // namespace wellmet::language
