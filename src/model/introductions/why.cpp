#include "model/introductions/why.h"

#include <array>
#include <string_view>
#include <utility>

namespace wellmet {
namespace {

constexpr std::string_view first_place = "{first}", second_place = "{second}";

bool is_in_a_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// "Maya’s" is a word of Maya's; the curved apostrophe and the quotation marks are no letters.
bool is_letter_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 6> marks = {"’", "‘", "“", "”", "–", "—"};
  for (const std::string_view mark : marks)
    if (at <= text.size() && text.substr(at).starts_with(mark)) return false;
  return is_in_a_word(text, at);
}

bool is_letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t begin = at - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return is_letter_at(text, begin);
}

using Pairs = std::array<std::pair<std::string_view, std::string_view>, 4>;

// What stands at that place, of what is to be replaced, and by what: the earlier of the list first.
const Pairs::value_type* found_at(std::string_view text, std::size_t at, const Pairs& pairs,
                                  bool whole_words) {
  for (const auto& pair : pairs) {
    if (pair.first.empty() || !text.substr(at).starts_with(pair.first)) continue;
    const bool in_a_word =
        whole_words && (is_letter_before(text, at) || is_letter_at(text, at + pair.first.size()));
    if (!in_a_word) return &pair;
  }
  return nullptr;
}

std::string replaced(std::string_view text, const Pairs& pairs, bool whole_words) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    if (const auto* pair = found_at(text, at, pairs, whole_words)) {
      out += pair->second;
      at += pair->first.size();
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace

std::string without_names(const std::string& why, const TwoNames& names) {
  return replaced(why,
                  {{{names.first, first_place},
                    {names.second, second_place},
                    {names.first_called, first_place},
                    {names.second_called, second_place}}},
                  true);
}

std::string with_names(const std::string& why, const TwoNames& names) {
  return replaced(
      why, {{{first_place, names.first_called}, {second_place, names.second_called}, {}, {}}},
      false);
}

std::string why_turned(const std::string& why) {
  return replaced(why, {{{first_place, second_place}, {second_place, first_place}, {}, {}}}, false);
}

}  // namespace wellmet
