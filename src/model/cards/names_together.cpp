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

// Not "don", which is more often the name of a Donald.
constexpr std::array<std::string_view, 22> titles = {
    "mr", "mrs", "ms",     "miss", "mx", "dr",  "prof", "herr",  "frau",    "hr",  "fr",
    "m",  "mme", "madame", "mlle", "sr", "sra", "sig",  "sigra", "signora", "sir", "lady"};
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

// The name between two joins.
struct Name {
  Words words = {};
  std::string suffix = {};  // "Jr.", "PhD": of this one alone
};

// Commas part names too once there is a join.
struct Parts {
  std::vector<Name> people = {};
  bool of_families = false;  // some join is one that stands within names
  bool by_comma_alone = false;
  bool has_comma = false;  // one that parts names
};

// Without a comma before it: "Ma", "Sen" and "Elder" are families' names.
bool is_clear_suffix(const std::string& word) {
  static constexpr std::array<std::string_view, 10> known = {"jr",  "jnr", "sr",  "snr", "ii",
                                                             "iii", "iv",  "2nd", "3rd", "4th"};
  const bool written_so =
      word.find('.') != std::string::npos ||
      std::ranges::count_if(word, [](char c) { return c >= 'A' && c <= 'Z'; }) > 1;
  return is_one_of(plain(word), known) || (written_so && is_name_suffix(word));
}

void end_name(Parts& parts, Words& words, bool behind_comma) {
  Name name{.words = std::move(words)};
  words.clear();
  if (name.words.empty()) return;
  if (behind_comma && !parts.people.empty() && std::ranges::all_of(name.words, is_name_suffix)) {
    std::string& suffix = parts.people.back().suffix;
    suffix = collapse_spaces(suffix + " " + join(name.words, " "));
    return;
  }
  while (name.words.size() > 1 && is_clear_suffix(name.words.back())) {
    name.suffix = collapse_spaces(name.words.back() + " " + name.suffix);
    name.words.pop_back();
  }
  parts.has_comma = parts.has_comma || behind_comma;
  parts.people.push_back(std::move(name));
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
  bool behind_comma = false;
  for (const std::string& word : split(collapse_spaces(spaced(name)), ' ')) {
    const bool of_families = is_one_of(word, joins_of_families);
    if (!of_families && !is_one_of(to_lower_ascii(word), joins) && word != "," && word != "/") {
      words.push_back(word);
      continue;
    }
    parts.of_families = parts.of_families || of_families;
    joined = joined || (word != "," && word != "/");
    end_name(parts, words, behind_comma);
    behind_comma = word == ",";
  }
  end_name(parts, words, behind_comma);
  parts.by_comma_alone = !joined;
  return parts;
}

bool begins_like_a_name(const std::string& word) {
  const char c = word.front();
  return !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && word.find('@') == std::string::npos;
}

bool is_letter_alone(const std::string& word) { return word.size() == 1; }

bool is_no_name(const Name& name) {
  const Words& words = name.words;
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

bool of_one_family(const std::vector<Name>& people) {
  return std::ranges::all_of(people, [&](const Name& one) {
    return length_of(one.words) > 1 &&
           plain(one.words.back()) == plain(people.front().words.back());
  });
}

// "Santiago Ramón y Cajal", "Ortega y Gasset", "Costa e Silva": a join between families.
bool is_within_a_name(const std::vector<Name>& people) {
  const std::span<const Name> before_last(people.data(), people.size() - 1);
  const bool given_names =
      std::ranges::all_of(before_last, [](const Name& one) { return length_of(one.words) == 1; }) &&
      length_of(people.back().words) > 1;
  return !given_names && !of_one_family(people);
}

// "Smith, John & Mary" may begin with the family's name, "Ann, Ben & Cy" does not: nobody can say.
// Nor who is meant where there is a title alone.
bool says_too_little(const Parts& parts) {
  return (parts.has_comma && parts.people.back().words.size() == 1) ||
         std::ranges::any_of(parts.people,
                             [](const Name& one) { return length_of(one.words) == 0; });
}

// The family's name is for whoever has one word and no title: "Mr. Smith" has one.
std::vector<std::string> whole_names(const Parts& parts) {
  const Words& last = parts.people.back().words;
  const bool has_family = length_of(last) > 1;
  std::vector<std::string> names;
  for (const Name& one : parts.people) {
    std::string name = join(one.words, " ");
    if (&one.words != &last && has_family && one.words.size() == 1)
      name += " " + family_of(last, parts.of_families);
    names.push_back(one.suffix.empty() ? name : name + " " + one.suffix);
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
  if (says_too_little(parts)) return {.says_too_little = true};
  return {.names = whole_names(parts)};
}

}  // namespace wellmet
