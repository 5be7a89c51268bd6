#include "model/cards/name_suffix.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>
#include <vector>

#include "base/text.h"

namespace wellmet {
namespace {

using Generation = std::pair<std::string_view, std::string_view>;

constexpr std::array<Generation, 38> generations = {{
    {"sr", "sr"},    {"snr", "sr"},     {"senior", "sr"},       {"sen", "sr"},
    {"elder", "sr"}, {"pere", "sr"},    {"mere", "sr"},         {"padre", "sr"},
    {"pai", "sr"},   {"starszy", "sr"}, {"aeltere", "sr"},      {"altere", "sr"},
    {"ainee", "sr"}, {"aine", "sr"},    {"jr", "jr"},           {"jnr", "jr"},
    {"jun", "jr"},   {"junior", "jr"},  {"younger", "jr"},      {"fils", "jr"},
    {"fille", "jr"}, {"hijo", "jr"},    {"hija", "jr"},         {"filho", "jr"},
    {"filha", "jr"}, {"mlodszy", "jr"}, {"jungere", "jr"},      {"juengere", "jr"},
    {"cadet", "jr"}, {"neto", "3"},     {"sobrinho", "nephew"}, {"ii", "2"},
    {"2nd", "2"},    {"iii", "3"},      {"3rd", "3"},           {"iv", "4"},
    {"4th", "4"},    {"v", "5"},
}};

constexpr std::array<std::string_view, 34> degrees = {
    "phd", "md",  "mba", "ba",   "bsc", "msc", "ma",    "dds", "esq",  "cpa", "rn",  "mp",
    "obe", "mbe", "cbe", "kbe",  "qc",  "kc",  "dphil", "edd", "jd",   "llm", "llb", "dvm",
    "pe",  "ret", "usn", "usaf", "frs", "rph", "pmp",   "cfa", "lcsw", "do"};

constexpr std::array<std::string_view, 34> company_endings = {
    "inc",         "incorporated", "ltd",     "limited", "llc", "llp", "lp",  "plc", "corp",
    "corporation", "co",           "company", "gmbh",    "ag",  "kg",  "ug",  "ohg", "ev",
    "sa",          "sas",          "sarl",    "srl",     "spa", "sl",  "bv",  "nv",  "oy",
    "ab",          "as",           "aps",     "spzoo",   "pty", "lda", "ltda"};

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "Ph.D." and "S.A." are one word.
std::string plain(std::string_view word) { return join(folded_words(word), ""); }

// The last word and what stands before it, without the comma or space between them.
std::pair<std::string_view, std::string_view> split_last_word(std::string_view name) {
  const std::string_view text = trim(name);
  const std::size_t gap = text.find_last_of(" ,");
  if (gap == std::string_view::npos) return {"", text};
  std::string_view before = text.substr(0, gap);
  while (!before.empty() && (before.back() == ' ' || before.back() == ',')) before.remove_suffix(1);
  return {before, text.substr(gap + 1)};
}

// "V" and "Neto" end many a family's name; alone behind a name they say too little.
bool is_clear(std::string_view word) { return plain(word) != "v"; }

}  // namespace

std::string generation_named(std::string_view word) {
  const std::string text = plain(word);
  const auto* found = std::find_if(generations.begin(), generations.end(),
                                   [&](const Generation& row) { return row.first == text; });
  return found == generations.end() ? std::string() : std::string(found->second);
}

std::string generation_of(std::string_view name) {
  auto [before, last] = split_last_word(name);
  // "Hale Jr., PhD": what was studied says nothing of the family.
  while (!before.empty() && is_one_of(plain(last), degrees))
    std::tie(before, last) = split_last_word(before);
  if (before.empty() || !is_clear(last)) return {};
  return generation_named(last);
}

std::string without_generation(std::string_view name) {
  const auto [before, last] = split_last_word(name);
  const bool is_one = !before.empty() && is_clear(last) && !generation_named(last).empty();
  return std::string(is_one ? before : trim(name));
}

bool is_name_suffix(std::string_view word) {
  const std::string text = plain(word);
  return !generation_named(word).empty() || is_one_of(text, degrees);
}

bool is_company_ending(std::string_view word) { return is_one_of(plain(word), company_endings); }

}  // namespace wellmet
