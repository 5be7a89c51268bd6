#include "model/person.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/text.h"

namespace wellmet {
namespace {

struct WordRow {
  RelationshipWord word;
  const char* text;
  std::array<const char*, 4> also;
};

constexpr std::array<WordRow, 7> words = {{
    {RelationshipWord::mentor, "mentor", {"my mentor", "coach", "teacher", ""}},
    {RelationshipWord::peer, "peer", {"colleague", "coworker", "co-worker", ""}},
    {RelationshipWord::someone_i_help, "someone I help", {"mentee", "helping", "i help", ""}},
    {RelationshipWord::advocate, "advocate", {"sponsor", "champion", "", ""}},
    {RelationshipWord::connector, "connector", {"introducer", "", "", ""}},
    {RelationshipWord::friend_, "friend", {"friends", "pal", "", ""}},
    {RelationshipWord::family, "family", {"relative", "", "", ""}},
}};

constexpr std::string_view since_at_least = "since at least ";

// 0 for what says something else.
int year_known_since(const PartialDate& on) {
  const std::string_view text = on.text;
  int year = 0;
  if (!text.starts_with(since_at_least)) return year;
  std::from_chars(text.data() + since_at_least.size(), text.data() + text.size(), year);
  return year;
}

}  // namespace

const std::vector<RelationshipWord>& all_relationship_words() {
  static const std::vector<RelationshipWord> all = [] {
    std::vector<RelationshipWord> list;
    for (const WordRow& row : words) list.push_back(row.word);
    return list;
  }();
  return all;
}

std::string to_text(RelationshipWord word) { return words[static_cast<std::size_t>(word)].text; }

std::optional<RelationshipWord> parse_relationship_word(std::string_view given) {
  std::string text = fold(trim(given));
  for (char& c : text) {
    if (c == '_' || c == '-') c = ' ';
  }
  if (text.empty()) return std::nullopt;
  for (const WordRow& row : words) {
    if (text == fold(row.text)) return row.word;
    for (const char* also : row.also) {
      if (text == also) return row.word;
    }
  }
  return std::nullopt;
}

PartialDate known_since_at_least(int year) {
  return {.text = fmt::format("{}{}", since_at_least, year)};
}

bool is_known_for_longer(const PartialDate& one, const PartialDate& other) {
  return year_known_since(one) > 0 && year_known_since(one) < year_known_since(other);
}

bool is_how_long(const PartialDate& on) {
  return on.text == "always" || on.text == "for years" || on.text.starts_with("since ");
}

std::string known_in_words(const PartialDate& on) {
  return is_how_long(on) ? on.text : "since " + to_words(on);
}

std::string died_in_words(const PartialDate& day, std::string_view in_words) {
  const bool known = day.text.empty() && (day.year != 0 || day.month != 0);
  if (!known) return "Died";
  const char* joint = day.about ? "" : day.day != 0 ? "on " : "in ";
  return fmt::format("Died {}{}", joint, in_words);
}

}  // namespace wellmet
