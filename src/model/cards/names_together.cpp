#include "model/cards/names_together.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "model/cards/name_suffix.h"

namespace wellmet {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t most_people = 6;
constexpr std::size_t most_words = 5;

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::ranges::find(words, word) != words.end();
}

// Stand within names of one person too, as in "José Ortega y Gasset": see is_within_a_name.
constexpr std::array<std::string_view, 4> joins_of_families = {"y", "e", "i", "en"};
constexpr std::array<std::string_view, 7> joins = {"&", "+", "and", "und", "et", "og", "och"};

constexpr std::array<std::string_view, 24> titles = {
    "mr",   "mrs", "ms",   "miss", "mx",    "dr",      "prof", "herr",
    "frau", "hr",  "fr",   "m",    "mme",   "madame",  "mlle", "sr",
    "sra",  "don", "dona", "sig",  "sigra", "signora", "sir",  "lady"};
constexpr std::array<std::string_view, 18> particles = {"van", "von", "de",  "der", "den", "del",
                                                        "da",  "das", "dos", "do",  "di",  "du",
                                                        "la",  "le",  "ter", "ten", "zu",  "af"};
// Whoever else comes along, or what firms are called by.
constexpr std::array<std::string_view, 38> no_names = {
    "sons",       "son",     "brothers", "bros",    "daughters", "daughter", "partners", "partner",
    "associates", "team",    "family",   "familie", "famille",   "kids",     "children", "wife",
    "husband",    "friends", "friend",   "guest",   "guests",    "others",   "more",     "group",
    "office",     "studio",  "services", "cie",     "sohne",     "sohn",     "soehne",   "fils",
    "hijos",      "filhos",  "figli",    "zonen",   "kinder",    "baby"};

// With its accents, without its full stop: "Dr." -> "dr".
std::string plain(std::string_view word) { return join(folded_words(word), ""); }

bool is_title(const std::string& word) { return is_one_of(plain(word), titles); }

std::string_view without_titles_at(const Words& words, std::size_t& first) {
  while (first < words.size() && is_title(words[first])) ++first;
  return first < words.size() ? words[first] : std::string_view();
}

// How many words the name itself has, without its titles.
std::size_t length_of(const Words& words) {
  std::size_t first = 0;
  without_titles_at(words, first);
  return words.size() - first;
}

// The name between two joins as its words; commas part names too once there is a join.
struct Parts {
  std::vector<Words> people = {};
  bool of_families = false;  // some join is one that stands within names
  bool by_comma_alone = false;
};

void end_name(Parts& parts, Words& words) {
  if (!words.empty()) parts.people.push_back(std::move(words));
  words.clear();
}

std::string spaced(std::string_view name) {
  std::string text;
  for (const char c : name) {
    const bool mark = c == '&' || c == '+' || c == '/' || c == ',';
    text += mark ? std::string{' ', c, ' '} : std::string(1, c);
  }
  return text;
}

Parts parts_of_name(std::string_view name) {
  Parts parts;
  Words words;
  bool joined = false;
  for (const std::string& word : split(collapse_spaces(spaced(name)), ' ')) {
    const bool of_families = is_one_of(word, joins_of_families);
    if (!of_families && !is_one_of(to_lower_ascii(word), joins) && word != "," && word != "/") {
      words.push_back(word);
      continue;
    }
    parts.of_families = parts.of_families || of_families;
    joined = joined || (word != "," && word != "/");
    end_name(parts, words);
  }
  end_name(parts, words);
  parts.by_comma_alone = !joined;
  return parts;
}

bool begins_like_a_name(const std::string& word) {
  const char c = word.front();
  return !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && word.find('@') == std::string::npos;
}

bool is_letter_alone(const std::string& word) { return word.size() == 1; }

bool is_no_name(const Words& words) {
  return words.size() > most_words || !begins_like_a_name(words.front()) ||
         is_letter_alone(words.front()) || std::ranges::any_of(words, [](const std::string& word) {
           return is_company_ending(word) || is_one_of(plain(word), no_names) ||
                  word.ends_with("'s") || word.ends_with("’s") ||
                  word.find_first_of("0123456789(@") != std::string::npos;
         });
}

// "Berg", "van der Berg"; of names in Spanish all that stands behind the given one.
std::string family_of(const Words& words, bool two_families) {
  std::size_t given = 0;
  without_titles_at(words, given);
  std::size_t begins = two_families ? given + 1 : words.size() - 1;
  while (begins > given + 1 && is_one_of(to_lower_ascii(words[begins - 1]), particles)) --begins;
  return join({words.begin() + static_cast<std::ptrdiff_t>(begins), words.end()}, " ");
}

bool of_one_family(const std::vector<Words>& people) {
  return std::ranges::all_of(people, [&](const Words& one) {
    return length_of(one) > 1 && plain(one.back()) == plain(people.front().back());
  });
}

// "Santiago Ramón y Cajal", "Ortega y Gasset", "Costa e Silva": a join between families.
bool is_within_a_name(const std::vector<Words>& people) {
  const std::span<const Words> before_last(people.data(), people.size() - 1);
  const bool given_names =
      std::ranges::all_of(before_last, [](const Words& one) { return length_of(one) == 1; }) &&
      length_of(people.back()) > 1;
  return !given_names && !of_one_family(people);
}

std::vector<std::string> whole_names(const Parts& parts) {
  const Words& last = parts.people.back();
  const bool has_family = length_of(last) > 1;
  std::vector<std::string> names;
  for (const Words& one : parts.people) {
    std::string name = join(one, " ");
    if (&one != &last && has_family && length_of(one) == 1)
      name += " " + family_of(last, parts.of_families);
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace

NamesTogether names_together(std::string_view name) {
  const Parts parts = parts_of_name(name);
  if (parts.people.size() < 2 || parts.people.size() > most_people) return {};
  if (std::ranges::any_of(parts.people, is_no_name)) return {};
  if (parts.by_comma_alone && !of_one_family(parts.people)) return {};
  if (parts.of_families && is_within_a_name(parts.people)) return {};
  if (std::ranges::any_of(parts.people, [](const Words& one) { return length_of(one) == 0; }))
    return {.says_too_little = true};
  return {.names = whole_names(parts)};
}

}  // namespace wellmet
