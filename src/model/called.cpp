#include "model/called.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace wellmet {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  std::string plain = to_lower_ascii(word);
  std::erase(plain, '.');
  return std::ranges::find(words, plain) != words.end();
}

bool is_title(std::string_view word) {
  static constexpr std::array<std::string_view, 27> titles = {
      "mr",   "mrs",   "ms",     "miss",     "mx",     "dr",     "prof",  "professor", "sir",
      "dame", "lady",  "lord",   "rev",      "father", "sister", "herr",  "frau",      "don",
      "doña", "señor", "señora", "monsieur", "madame", "pastor", "rabbi", "imam",      "judge"};
  return is_one_of(word, titles);
}

// After a comma: "Maya Chen, PhD".
bool is_degree(std::string_view word) {
  static constexpr std::array<std::string_view, 21> degrees = {
      "phd", "md",  "jr",  "sr",  "ii",  "iii", "iv",  "mba", "ba", "bsc", "msc",
      "ma",  "dds", "esq", "ceo", "cto", "cfo", "coo", "cpa", "rn", "mp"};
  return is_one_of(word, degrees);
}

// Whoever's name begins so is called by the whole of it.
bool is_article_or_particle(std::string_view word) {
  static constexpr std::array<std::string_view, 16> words = {
      "the", "van", "von", "de",  "der", "den", "la", "le",
      "el",  "al",  "bin", "ibn", "abu", "da",  "di", "du"};
  return is_one_of(word, words);
}

bool is_initial(std::string_view word) {
  const auto letters = std::ranges::count_if(
      word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return word.ends_with('.') || letters < 2;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string& word : split(collapse_spaces(text), ' '))
    if (!word.empty()) words.push_back(word);
  return words;
}

// "Mustermann, Erika" is Erika Mustermann; "Maya Chen, PhD" loses what is behind the comma.
std::string in_spoken_order(std::string_view name) {
  const auto comma = name.find(',');
  if (comma == std::string_view::npos) return collapse_spaces(name);
  const std::string family = collapse_spaces(name.substr(0, comma));
  std::string behind = collapse_spaces(name.substr(comma + 1));
  if (const auto more = behind.find(','); more != std::string::npos) behind.resize(more);
  const std::vector<std::string> words = words_of(behind);
  if (words.empty() || std::ranges::all_of(words, is_degree)) return family;
  return family.empty() ? behind : behind + " " + family;
}

// "Nguyễn Thị Lan": the family name stands first, and people are called by the last word. Known by
// the family name and the words that go with it, or by letters no other language has; "Lan Nguyen"
// has its names the other way round.
bool is_vietnamese_in_full(const std::vector<std::string>& words) {
  constexpr std::size_t fewest = 3;
  static constexpr std::array<std::string_view, 14> families = {
      "nguyen", "tran", "pham", "huynh", "hoang", "phan", "vo",
      "dang",   "bui",  "ngo",  "duong", "ly",    "le",   "vu"};
  static constexpr std::array<std::string_view, 5> between = {"thi", "van", "duc", "ngoc", "minh"};
  if (words.size() < fewest || !is_one_of(fold(words.front()), families)) return false;
  // U+1EA0 to U+1EF9 and ơ, ư, ă, đ: not in French, where "Le" begins a name too.
  const bool own_letters = std::ranges::any_of(words, [](const std::string& word) {
    return word.find("\xE1\xBA") != std::string::npos ||
           word.find("\xE1\xBB") != std::string::npos || word.find("ơ") != std::string::npos ||
           word.find("ư") != std::string::npos;
  });
  return own_letters || is_one_of(fold(words[1]), between);
}

}  // namespace

std::string first_name(std::string_view given, std::string_view name) {
  if (const std::vector<std::string> whole = words_of(in_spoken_order(name));
      is_vietnamese_in_full(whole))
    return whole.back();
  const std::vector<std::string> given_words = words_of(given.substr(0, given.find(',')));
  if (!given_words.empty() && !is_title(given_words[0]) && !is_initial(given_words[0]) &&
      !is_article_or_particle(given_words[0]))
    return given_words[0];
  const std::string spoken = in_spoken_order(name);
  std::vector<std::string> words = words_of(spoken);
  const std::size_t all = words.size();
  while (!words.empty() && is_title(words[0])) words.erase(words.begin());
  const bool titled = words.size() < all;
  if (words.empty() || is_initial(words[0]) || is_article_or_particle(words[0]) ||
      (titled && words.size() == 1))
    return spoken;
  return words[0];
}

std::string possessive(const std::string& name) { return name + "'s"; }

std::string without_titles(std::string_view name) {
  std::vector<std::string> words = words_of(in_spoken_order(name));
  std::erase_if(words, [](const std::string& word) { return is_title(word) || is_degree(word); });
  return words.empty() ? std::string(name) : join(words, " ");
}

std::string name_without_titles(std::string_view name) { return fold(without_titles(name)); }

}  // namespace wellmet
