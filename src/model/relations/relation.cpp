#include "model/relations/relation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "model/called.h"

namespace wellmet {
namespace {

using K = RelationKind;

struct WordRow {
  std::string_view word;
  K kind;
  std::string_view inverse;
};

// The first word of a kind is its plain one.
constexpr WordRow rows[] = {
    {"spouse", K::spouse, "spouse"},
    {"wife", K::spouse, "spouse"},
    {"husband", K::spouse, "spouse"},
    {"partner", K::partner, "partner"},
    {"girlfriend", K::partner, "partner"},
    {"boyfriend", K::partner, "partner"},
    {"fiancé", K::partner, "partner"},
    {"fiancée", K::partner, "partner"},
    {"sweetheart", K::partner, "partner"},
    {"domestic partner", K::partner, "partner"},
    {"child", K::child, "parent"},
    {"son", K::child, "parent"},
    {"daughter", K::child, "parent"},
    {"kid", K::child, "parent"},
    {"baby", K::child, "parent"},
    {"stepchild", K::child, "parent"},
    {"stepson", K::child, "parent"},
    {"stepdaughter", K::child, "parent"},
    {"parent", K::parent, "child"},
    {"mother", K::parent, "child"},
    {"father", K::parent, "child"},
    {"mum", K::parent, "child"},
    {"mom", K::parent, "child"},
    {"dad", K::parent, "child"},
    {"stepmother", K::parent, "child"},
    {"stepfather", K::parent, "child"},
    {"sibling", K::sibling, "sibling"},
    {"sister", K::sibling, "sibling"},
    {"brother", K::sibling, "sibling"},
    {"twin", K::sibling, "twin"},
    {"twin sister", K::sibling, "twin"},
    {"twin brother", K::sibling, "twin"},
    {"half-sister", K::sibling, "sibling"},
    {"half-brother", K::sibling, "sibling"},
    {"stepsister", K::sibling, "sibling"},
    {"stepbrother", K::sibling, "sibling"},
    {"relative", K::relative, "relative"},
    {"cousin", K::relative, "cousin"},
    {"aunt", K::relative, "niece or nephew"},
    {"uncle", K::relative, "niece or nephew"},
    {"aunt or uncle", K::relative, "niece or nephew"},
    {"niece", K::relative, "aunt or uncle"},
    {"nephew", K::relative, "aunt or uncle"},
    {"niece or nephew", K::relative, "aunt or uncle"},
    {"grandparent", K::relative, "grandchild"},
    {"grandmother", K::relative, "grandchild"},
    {"grandfather", K::relative, "grandchild"},
    {"grandchild", K::relative, "grandparent"},
    {"granddaughter", K::relative, "grandparent"},
    {"grandson", K::relative, "grandparent"},
    {"in-law", K::relative, "in-law"},
    {"mother-in-law", K::relative, "in-law"},
    {"father-in-law", K::relative, "in-law"},
    {"sister-in-law", K::relative, "in-law"},
    {"brother-in-law", K::relative, "in-law"},
    {"daughter-in-law", K::relative, "in-law"},
    {"son-in-law", K::relative, "in-law"},
    {"friend", K::friendship, "friend"},
    {"best friend", K::friendship, "friend"},
    {"old friend", K::friendship, "old friend"},
    {"colleague", K::colleague, "colleague"},
    {"former colleague", K::colleague, "former colleague"},
    {"co-founder", K::colleague, "co-founder"},
    {"business partner", K::colleague, "business partner"},
    {"boss", K::boss, "direct report"},
    {"manager", K::boss, "direct report"},
    {"supervisor", K::boss, "direct report"},
    {"direct report", K::report, "boss"},
    {"employee", K::report, "boss"},
    {"mentor", K::mentor, "mentee"},
    {"mentee", K::mentee, "mentor"},
    {"neighbour", K::neighbour, "neighbour"},
    {"assistant", K::assistant, "assistant to"},
    {"assistant to", K::assists, "assistant"},
    {"acquaintance", K::acquaintance, "acquaintance"},
    {"introduced by you", K::acquaintance, "introduced by you"},
    {"ex", K::other, "ex"},
    {"ex-wife", K::other, "ex"},
    {"ex-husband", K::other, "ex"},
    {"flatmate", K::other, "flatmate"},
    {"classmate", K::other, "classmate"},
    {"godparent", K::other, "godchild"},
    {"godmother", K::other, "godchild"},
    {"godfather", K::other, "godchild"},
    {"godchild", K::other, "godparent"},
    {"teacher", K::other, "student"},
    {"student", K::other, "teacher"},
    {"landlord", K::other, "tenant"},
    {"tenant", K::other, "landlord"},
    {"emergency contact", K::other, "emergency contact for"},
    {"emergency contact for", K::other, "emergency contact"},
    {"referred by", K::other, "referred"},
    {"referred", K::other, "referred by"},
    {"related", K::other, "related"},
};

struct Spelling {
  std::string_view given;
  std::string_view word;
};
constexpr Spelling spellings[] = {
    {"children", "child"},
    {"kids", "kid"},
    {"babies", "baby"},
    {"wives", "wife"},
    {"fiance", "fiancé"},
    {"fiancee", "fiancée"},
    {"married to", "spouse"},
    {"mama", "mum"},
    {"mommy", "mom"},
    {"mummy", "mum"},
    {"daddy", "dad"},
    {"papa", "dad"},
    {"kin", "relative"},
    {"family", "relative"},
    {"grandma", "grandmother"},
    {"granny", "grandmother"},
    {"gran", "grandmother"},
    {"grandpa", "grandfather"},
    {"granddad", "grandfather"},
    {"grandad", "grandfather"},
    {"grandchildren", "grandchild"},
    {"co-worker", "colleague"},
    {"coworker", "colleague"},
    {"workmate", "colleague"},
    {"teammate", "colleague"},
    {"works with", "colleague"},
    {"cofounder", "co-founder"},
    {"bosses", "boss"},
    {"line manager", "manager"},
    {"reports to", "boss"},
    {"works for", "boss"},
    {"report", "direct report"},
    {"manages", "direct report"},
    {"protégé", "mentee"},
    {"protege", "mentee"},
    {"neighbor", "neighbour"},
    {"next-door neighbour", "neighbour"},
    {"lives next to", "neighbour"},
    {"pa", "assistant"},
    {"personal assistant", "assistant"},
    {"knows", "acquaintance"},
    {"contact", "acquaintance"},
    {"met", "acquaintance"},
    {"introduced by me", "introduced by you"},
    {"housemate", "flatmate"},
    {"roommate", "flatmate"},
    {"co-resident", "flatmate"},
    {"schoolmate", "classmate"},
    {"pupil", "student"},
    {"emergency", "emergency contact"},
    {"in case of emergency", "emergency contact"},
};

const WordRow* row_of(std::string_view word) {
  const auto* found = std::ranges::find(rows, word, &WordRow::word);
  return found == std::end(rows) ? nullptr : found;
}

std::string even(std::string_view given) { return to_lower_ascii(collapse_spaces(nfc(given))); }

// The row of a word in any spelling, of several people too: "neighbors".
const WordRow* known(std::string_view given) {
  const std::string word = even(given);
  for (const std::string& form :
       {word, word.ends_with('s') ? word.substr(0, word.size() - 1) : word}) {
    const auto* other = std::ranges::find(spellings, form, &Spelling::given);
    const WordRow* row = row_of(other == std::end(spellings) ? form : other->word);
    if (row != nullptr) return row;
  }
  return nullptr;
}

constexpr std::string_view of_one = " of";

}  // namespace

std::string to_text(RelationKind kind) {
  if (kind == K::other) return "other";
  return std::string(std::ranges::find(rows, kind, &WordRow::kind)->word);
}

std::string relation_word(std::string_view given) {
  const WordRow* row = known(given);
  return row ? std::string(row->word) : collapse_spaces(nfc(given));
}

bool is_relation_word(std::string_view given) { return known(given) != nullptr; }

RelationKind relation_kind(std::string_view word) {
  const WordRow* row = known(word);
  return row ? row->kind : K::other;
}

std::string inverse_word(std::string_view word) {
  if (const WordRow* row = known(word)) return std::string(row->inverse);
  std::string own = collapse_spaces(nfc(word));
  if (own.size() > of_one.size() && own.ends_with(of_one))
    return own.substr(0, own.size() - of_one.size());
  return own.append(of_one);
}

std::string relation_sentence(const NamedRelation& r) {
  const std::string hers = r.of_you ? "your" : possessive(r.whose);
  const std::string she = r.of_you ? "you" : r.whose;
  if (r.word == "introduced by you")
    return fmt::format("you introduced {} and {}", r.whose, r.name);
  if (r.word == word_introduced_by) return fmt::format("{} introduced you to {}", r.name, r.whose);
  if (r.word == word_introduced_you_to)
    return fmt::format("{} introduced you to {}", r.whose, r.name);
  if (r.word == "acquaintance") return fmt::format("{} and {} know each other", she, r.name);
  if (r.word == "referred by") return fmt::format("{} referred {}", r.name, she);
  if (r.word == "referred") return fmt::format("{} referred {}", she, r.name);
  if (r.word == "emergency contact for")
    return fmt::format("{} {} {} emergency contact", she, r.of_you ? "are" : "is",
                       possessive(r.name));
  if (r.word == "related") return fmt::format("{} is related to {}", r.name, she);
  if (r.word == "assistant to" && r.of_you)
    return fmt::format("you are {} assistant", possessive(r.name));
  if (r.word == "assistant to")
    return fmt::format("{} is {} assistant", r.whose, possessive(r.name));
  if (r.word.ends_with(of_one))
    return fmt::format("{} {} {} {}", she, r.of_you ? "are" : "is", possessive(r.name),
                       r.word.substr(0, r.word.size() - of_one.size()));
  return fmt::format("{} is {} {}", r.name, hers, r.word);
}

bool is_family(RelationKind kind) {
  return kind == K::spouse || kind == K::partner || kind == K::child || kind == K::parent ||
         kind == K::sibling || kind == K::relative;
}

bool says_the_same(RelationKind a, RelationKind b) {
  const auto couple = [](K kind) { return kind == K::spouse || kind == K::partner; };
  return a == b || (couple(a) && couple(b));
}

const std::vector<std::string>& relation_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> list;
    for (const WordRow& row : rows) list.emplace_back(row.word);
    return list;
  }();
  return words;
}

}  // namespace wellmet
