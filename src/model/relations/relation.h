#pragma once
#include <string>
#include <string_view>
#include <vector>

// What two people are to each other: "Maya's sister is Jo". A relation has a word, as somebody said
// it or as a card has it, and the word has a kind. Seen from the other side it has another word:
// boss and direct report, parent and child; most are the same from both.
namespace wellmet {

enum class RelationKind {
  spouse,
  partner,
  child,
  parent,
  sibling,
  relative,
  friendship,
  colleague,
  boss,
  report,
  mentor,
  mentee,
  neighbour,
  assistant,
  assists,
  acquaintance,
  other  // words of one's own
};
std::string to_text(RelationKind);  // its plain word: "direct report", "neighbour"

// The word as it is kept and shown: "Sisters" -> "sister", "reports to" -> "boss", "neighbor" ->
// "neighbour". One that isn't known stays as it was written.
std::string relation_word(std::string_view given);
// Whether the word is known; own words are allowed wherever one is asked for.
bool is_relation_word(std::string_view given);
RelationKind relation_kind(std::string_view word);
// What the other is: "mother" -> "child", "boss" -> "direct report", "cousin" -> "cousin". Of a
// word of one's own "X" it is "X of", and back.
std::string inverse_word(std::string_view word);
// How you met, said as a relation: whom somebody was introduced to you by, and the other way round.
inline constexpr std::string_view word_introduced_by = "introduced by";
inline constexpr std::string_view word_introduced_you_to = "introduced you to";

// A relation with its people by name, for a sentence without its full stop: "Jo Okafor is Maya
// Chen's sister".
struct NamedRelation {
  std::string whose = {}, word = {}, name = {};
  bool of_you = false;  // `whose` is the user
  // Of an introduction: who was noted until now to have made it.
  std::string before = {};
};
std::string relation_sentence(const NamedRelation&);

bool is_family(RelationKind);
// Spouses are partners, too.
bool says_the_same(RelationKind, RelationKind);

// All words that are known, each once, for completion and for reading lines.
const std::vector<std::string>& relation_words();

}  // namespace wellmet
