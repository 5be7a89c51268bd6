#include "language/log/advice.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"
#include "language/happened/happenings.h"
#include "language/happened/of_a_thing.h"

namespace wellmet::language {
namespace {

bool tells_of_advice(const LogLine& read) {
  using K = InteractionKind;
  return read.took_place && (read.kind == K::advice_received ||
                             std::ranges::find(read.also, K::advice_received) != read.also.end());
}

// "told me to", "said I should": what was advised stands behind it as one would say it. "warned me
// off", "gave me advice": the words belong to what was said.
bool leads_to_the_words(std::string_view row) {
  static constexpr std::array<std::string_view, 17> ends = {
      " to",         " should",     " oughta", " must",      " suggested",   " suggests",
      " i",          " was",        " is",     " :",         " that",        " recommended",
      " recommends", " advised me", " don't",  "tip for me", "advice for me"};
  static constexpr std::array<std::string_view, 3> own = {"warned me to", "asked me to",
                                                          "introduced to"};
  return std::ranges::find(own, row) == own.end() &&
         std::ranges::any_of(
             ends, [&](std::string_view end) { return (" " + std::string(row)).ends_with(end); });
}

// "warned me off the landlord": what was advised in the words that say that it was.
bool says_it_itself(std::string_view row) {
  return row.starts_with("warned me") || row.starts_with("talked me") ||
         row.starts_with("encouraged me");
}

// "gave me advice on pricing: charge double"
std::optional<std::size_t> behind_colon(const Prose& prose, const HappeningHit& hit,
                                        std::size_t end) {
  const bool named = hit.row->words == "advice";  // "his advice - mark the queens first"
  for (std::size_t at = hit.last; at + 1 < end; ++at)
    if (prose.tokens[at].is(":") || (named && is_one_of(prose.tokens[at], {"-", "–", "—"})))
      return at + 1;
  return std::nullopt;
}

// "not to sign", "don't wait", "never to lend it": the word that turns it round belongs to it.
// Nothing where it isn't said what was advised.
std::optional<std::size_t> first_word(const Prose& prose, const HappeningHit& hit,
                                      std::size_t end) {
  if (!leads_to_the_words(hit.row->words)) {
    if (const auto behind = behind_colon(prose, hit, end)) return behind;
    return says_it_itself(hit.row->words) ? std::optional(hit.first) : std::nullopt;
  }
  for (std::size_t at = hit.first; at < hit.last; ++at)
    if (is_one_of(prose.tokens[at], {"not", "never", "don't", "dont", "against"})) return at;
  std::size_t at = hit.last;
  while (at < end && is_one_of(prose.tokens[at], {"that", ":", "to", ",", "i"})) ++at;
  return at;
}

bool goes_on_with_something_else(const Prose& prose, std::size_t comma) {
  if (comma + 1 >= prose.size()) return true;
  const Token& next = prose.tokens[comma + 1];
  return prose.mention[comma + 1] != no_mention ||
         is_one_of(next, {"and", "but", "so", "then", "also", "she", "he", "they", "we", "i", "her",
                          "his", "their", "lovely", "great"});
}

std::size_t end_of_words(const Prose& prose, std::size_t from) {
  for (std::size_t at = from; at < prose.size(); ++at) {
    const Token& token = prose.tokens[at];
    if (prose.said[at] == Said::sign || is_one_of(token, {";", "!", "?", "(", ")"})) return at;
    if (token.is(".") && ends_with_dot(prose.tokens, at)) return at;
    if (token.is(",") && goes_on_with_something_else(prose, at)) return at;
  }
  return prose.size();
}

// "@Maya told me to": the one who is named right before, be it that they were only spoken of. Else
// all who took part.
Owners giver(const Prose& prose, const HappeningHit& hit, const LogLine& read) {
  for (std::size_t at = hit.first + 1; at-- > 0;) {
    if (prose.mention[at] != no_mention) return {prose.mention[at]};
    const bool small = is_one_of(prose.tokens[at], {"also", "then", "has", "had", "even", "just"});
    if (at < hit.first && !small) break;
  }
  return read.with;
}

}  // namespace

std::vector<LogText> advice_in(const CutLine& line, const Prose& whole, const LogLine& read) {
  std::vector<LogText> found;
  if (!tells_of_advice(read)) return found;
  for (std::size_t at = 0; at < whole.size();) {
    const auto hit = whole.said[at] == Said::sign ? std::nullopt : happening_at(whole.tokens, at);
    const bool advice = hit && hit->row->weight == Weight::deed &&
                        hit->row->kind == InteractionKind::advice_received &&
                        !is_of_a_thing(line, whole, *hit);
    if (!advice) {
      ++at;
      continue;
    }
    std::size_t end = end_of_words(whole, hit->last);
    const bool to_me = end > hit->last + 2 && whole.tokens[end - 2].is("to") &&
                       is_one_of(whole.tokens[end - 1], {"me", "us"});
    if (to_me) end -= 2;  // "recommended her dentist to me"
    const auto from = end > hit->last ? first_word(whole, *hit, end) : std::nullopt;
    std::string words = from ? written(line, whole, *from, end, Days::keep) : "";
    if (!words.empty())
      found.push_back({.text = std::move(words), .owners = giver(whole, *hit, read)});
    at = std::max(hit->last, end);
  }
  return found;
}

}  // namespace wellmet::language
