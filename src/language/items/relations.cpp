// The words beside a word for kin, work or friendship say whose it is and who:
//   OWNER WORD NAME            Maya's boss Tom Reilly, Maya and her partner Piet
//   NAME is|, OWNER WORD       Jo is Maya's sister; Jo, Maya's sister
//   NAME is|, the WORD of ONE  Tom, the boss of Maya
//   ONE and ONE are WORDS      Jo and Sam are colleagues
//   ONE VERB ONE               Maya reports to Tom, Ana is married to Ben
//   ONE introduced me to ONE   and I introduced ONE to ONE
// One guess, question or "not" in the sentence, and nothing is read of it.
#include "language/items/relations.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "language/items/introductions.h"
#include "language/names/mention_finder.h"
#include "language/names/name_words.h"
#include "model/relations/relation.h"

namespace wellmet::language {
namespace {

// Where a sentence holds one of these, it may not be so, or not any more.
constexpr std::string_view doubtful[] = {
    "if",       "whether",  "maybe",    "perhaps",  "probably",   "possibly",  "might",
    "may",      "could",    "would",    "should",   "must",       "think",     "thinks",
    "thought",  "guess",    "wonder",   "wondered", "wondering",  "wish",      "wishes",
    "hope",     "hopes",    "hoping",   "believe",  "believes",   "suppose",   "supposedly",
    "assume",   "assumed",  "seems",    "seem",     "apparently", "allegedly", "not",
    "never",    "no",       "isn't",    "aren't",   "wasn't",     "weren't",   "don't",
    "doesn't",  "didn't",   "cannot",   "can't",    "won't",      "former",    "formerly",
    "ex",       "used",     "longer",   "once",     "unless",     "until",     "almost",
    "nearly",   "pretend",  "pretends", "joked",    "dreamt",     "dreamed",   "sure",
    "rumour",   "rumoured", "rumor",    "like",     "late",       "future",    "wants",
    "want",     "isnt",     "imagine",  "as",       "ask",        "instead",   "mistook",
    "mistaken", "divorced", "split",    "broke",    "left",       "lost",      "fired",
    "sacked",   "dumped",   "widow",    "widowed",  "buried",     "heard",     "hear",
    "hears",    "says",     "said",     "told",     "died",       "separated"};
// Words that may stand between the owner and the word, and change nothing.
constexpr std::string_view adjectives[] = {
    "new",  "younger", "older",     "elder", "eldest",   "youngest", "little", "big",   "good",
    "dear", "best",    "long-time", "own",   "longtime", "close",    "only",   "second"};
// Known words that mean something else in a sentence too often.
constexpr std::string_view not_in_sentences[] = {"related", "contact",  "met", "knows",   "report",
                                                 "baby",    "gran",     "pa",  "kin",     "family",
                                                 "kids",    "children", "ex",  "manages", "babies"};

struct Verb {
  std::string_view words;
  std::string_view word;  // what the second is to the first
};
constexpr Verb verbs[] = {{"reports to", "boss"},
                          {"works for", "boss"},
                          {"works under", "boss"},
                          {"manages", "direct report"},
                          {"works with", "colleague"},
                          {"is married to", "spouse"},
                          {"married", "spouse"},
                          {"is engaged to", "partner"},
                          {"is dating", "partner"},
                          {"mentors", "mentee"},
                          {"is related to", "relative"},
                          {"lives next to", "neighbour"},
                          {"lives next door to", "neighbour"}};
// Behind "Ana and Ben".
constexpr Verb couples[] = {{"are married", "spouse"},
                            {"got married", "spouse"},
                            {"are a couple", "partner"},
                            {"are engaged", "partner"},
                            {"work together", "colleague"}};

template <class Words>
bool is_any(const Token& token, const Words& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return token.is(word); });
}

class RelationReader {
 public:
  RelationReader(const CutLine& line, const Prose& prose) : line_(line), prose_(prose) {}

  std::vector<LogRelation> read() {
    for (std::size_t at = 0; at < prose_.size(); ++at) {
      if (const std::size_t end = word_end(at); end > at) read_word(at, end);
      if (is_person(at)) {
        read_verb(at);
        read_couple(at);
      }
    }
    read_introductions();
    return std::move(found_);
  }

 private:
  struct Other {
    std::optional<std::size_t> mention = std::nullopt;
    std::string name = {};
  };

  bool is(std::size_t at, std::string_view word) const {
    return at < prose_.size() && prose_.tokens[at].is(word);
  }
  bool is_in(std::size_t at, std::initializer_list<std::string_view> words) const {
    return at < prose_.size() && is_any(prose_.tokens[at], words);
  }
  // Where the words end that stand here; nothing when they don't.
  std::optional<std::size_t> behind(std::size_t at, std::string_view words) const {
    for (const std::string& word : split(words, ' ')) {
      if (!is(at++, word)) return std::nullopt;
    }
    return at;
  }
  bool is_person(std::size_t at) const {
    return at < prose_.size() && prose_.mention[at] != no_mention;
  }
  bool owns(std::size_t at) const { return is_person(at) && is_owner(line_, prose_, at); }
  bool is_subject(std::size_t at) const { return is_person(at) && !owns(at); }

  // Where the word for a relation that begins here ends; `at` when none does. The longest counts.
  std::size_t word_end(std::size_t at) const {
    for (std::size_t end = std::min(at + 3, prose_.size()); end > at; --end) {
      const std::string text = text_of(at, end);
      if (!text.empty() && is_relation_word(text) && !is_no_word(text)) return end;
    }
    return at;
  }
  static bool is_no_word(const std::string& text) {
    return std::ranges::any_of(not_in_sentences,
                               [&](std::string_view word) { return text == word; });
  }

  std::string text_of(std::size_t first, std::size_t last) const {
    std::string text;
    for (std::size_t i = first; i < last; ++i) {
      const Token& token = prose_.tokens[i];
      if (is_person(i) || token.kind != TokenKind::word) return "";
      // As it is written, so that "mother-in-law" keeps its hyphens.
      text += (text.empty() ? "" : " ") +
              to_lower_ascii(line_.text.substr(token.start, token.end - token.start));
    }
    return text;
  }

  bool ends_sentence(std::size_t at) const {
    const Token& token = prose_.tokens[at];
    return token.is("!") || token.is("?") || token.is(";") || token.is(":") ||
           (token.is(".") && ends_with_dot(prose_.tokens, at));
  }

  // Whether the sentence around these words says it as a fact.
  bool is_said(std::size_t first, std::size_t last) const {
    std::size_t begin = first, end = last;
    while (begin > 0 && !ends_sentence(begin - 1)) --begin;
    while (end < prose_.size() && !ends_sentence(end)) ++end;
    if (is(end, "?")) return false;
    for (std::size_t i = begin; i < end; ++i) {
      if (!is_person(i) && is_any(prose_.tokens[i], doubtful)) return false;
    }
    return true;
  }

  void add(std::size_t whose, const std::string& word, const Other& other, std::size_t first,
           std::size_t last) {
    if (!other.mention && other.name.empty()) return;
    if (other.mention == whose || !is_said(first, last)) return;
    LogRelation relation{
        .whose = whose, .word = relation_word(word), .who = other.mention, .name = other.name};
    const bool known = std::ranges::any_of(found_, [&](const LogRelation& r) {
      return r.whose == relation.whose && r.who == relation.who && r.name == relation.name;
    });
    if (!known) found_.push_back(std::move(relation));
  }

  // --- a word for a relation, and what stands before and behind it ---

  void read_word(std::size_t at, std::size_t end) {
    const std::string word = text_of(at, end);
    std::size_t first = at;
    while (first > 0 && is_any(prose_.tokens[first - 1], adjectives)) --first;
    if (is(end, "of") && is_subject(end + 1)) return read_of(first, end, word);
    const auto whose = owner_before(first);
    if (!whose) return;
    const std::size_t next = is(end, ",") || is(end, "(") ? end + 1 : end;
    if (const Other other = other_at(next, next > end); other.mention || !other.name.empty())
      return add(*whose, word, other, first, next);
    if (!owns(first - 1) || !ends_phrase(end)) return;
    // "Jo is Maya's sister", "Jo, Maya's sister, came too"
    const bool apposition = is(first - 2, ",");
    if (first >= 3 && is_in(first - 2, {"is", ","}) && is_subject(first - 3) && alone(first - 3) &&
        (!apposition || ends_apposition(end)))
      add(*whose, word, {.mention = prose_.mention[first - 3]}, first - 3, end);
  }

  // "Tom is the boss of Maya"
  void read_of(std::size_t first, std::size_t end, const std::string& word) {
    if (first < 3 || !is_in(first - 1, {"the", "a", "an"}) || !is_in(first - 2, {"is", ","}))
      return;
    if (is_subject(first - 3) && alone(first - 3) && alone(end + 1))
      add(prose_.mention[end + 1], word, {.mention = prose_.mention[first - 3]}, first - 3,
          end + 1);
  }

  // Maya of "Maya's boss", "Maya and her boss"; of "her" in a later clause only where nobody else
  // can be meant.
  std::optional<std::size_t> owner_before(std::size_t first) const {
    if (first == 0) return std::nullopt;
    if (owns(first - 1)) return prose_.mention[first - 1];
    if (!is_in(first - 1, {"her", "his", "their"})) return std::nullopt;
    if (first >= 3 && is_in(first - 2, {"and", "&", "with", "+", "plus"}) && is_subject(first - 3))
      return prose_.mention[first - 3];
    return the_only_one_before(first - 1);
  }

  std::optional<std::size_t> the_only_one_before(std::size_t at) const {
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < at; ++i) {
      if (is_in(i, {"she", "he", "they", "someone", "somebody"}) && !only) return std::nullopt;
      if (!is_person(i)) continue;
      if (only && line_.mentions[*only].name() != line_.mentions[prose_.mention[i]].name())
        return std::nullopt;
      if (!only) only = prose_.mention[i];
    }
    return only;
  }

  // Who stands here: somebody of the line, or a name that is nobody's. Behind a comma only somebody
  // of the line: "her partner, Monday is her birthday".
  Other other_at(std::size_t at, bool behind_comma) const {
    if (is_person(at)) {
      const bool next_of_a_list =
          behind_comma && !is_in(at + 1, {",", ")", "."}) && at + 1 < prose_.size();
      return next_of_a_list ? Other{} : Other{.mention = prose_.mention[at]};
    }
    return behind_comma ? Other{} : Other{.name = name_at(at)};
  }

  std::string name_at(std::size_t at) const {
    constexpr std::size_t most_words = 3;
    std::size_t end = at;
    while (end < prose_.size() && end < at + most_words && is_name_word(end)) ++end;
    if (end == at || (end < prose_.size() && makes_thing(prose_.tokens[end]))) return "";
    const std::size_t start = prose_.tokens[at].start;
    std::string_view text = line_.text.substr(start, prose_.tokens[end - 1].end - start);
    text.remove_suffix(possessive_bytes(text));
    return std::string(text);
  }

  bool is_name_word(std::size_t at) const {
    const Token& token = prose_.tokens[at];
    return token.kind == TokenKind::word && token.capital && token.space_before && !is_person(at) &&
           !is_no_name(token) && !makes_thing(token) && !ends_name(prose_.tokens, at) &&
           !is_abbreviation(word_at(at));
  }
  std::string_view word_at(std::size_t at) const {
    const Token& token = prose_.tokens[at];
    return line_.text.substr(token.start, token.end - token.start);
  }

  // "Jo, Maya's sister, came too", "Jo, Maya's sister."; not "coffee with Jo, Maya's sister
  // called".
  bool ends_apposition(std::size_t at) const {
    return at >= prose_.size() || is_in(at, {",", ".", ";", ")"});
  }

  bool ends_phrase(std::size_t at) const {
    return at >= prose_.size() || prose_.tokens[at].kind == TokenKind::symbol ||
           prose_.tokens[at].kind == TokenKind::hole ||
           is_in(at, {"and", "but", "who", "so", "came", "joined", "was", "is", "called", "at"});
  }

  // Not one of several: "Ben and Jo, Maya's sister".
  bool alone(std::size_t at) const {
    return !(at >= 2 && is_in(at - 1, {"and", "&"}) && is_person(at - 2)) &&
           !(is_in(at + 1, {"and", "&"}) && is_person(at + 2));
  }

  // --- verbs ---

  void read_verb(std::size_t at) {
    if (!is_subject(at) || !alone(at)) return;
    for (const Verb& verb : verbs) {
      const auto second = behind(at + 1, verb.words);
      if (second && is_subject(*second))
        add(prose_.mention[at], std::string(verb.word), {.mention = prose_.mention[*second]}, at,
            *second);
    }
  }

  // "Jo and Sam are siblings", "Ana and Ben are married"
  void read_couple(std::size_t at) {
    if (!is_subject(at) || !is_in(at + 1, {"and", "&"}) || !is_subject(at + 2)) return;
    if (at >= 1 && is_in(at - 1, {"and", "&", ","}) && at >= 2 && is_person(at - 2)) return;
    const Other second{.mention = prose_.mention[at + 2]};
    for (const Verb& couple : couples) {
      const auto end = behind(at + 3, couple.words);
      if (end && ends_couple(*end))
        add(prose_.mention[at], std::string(couple.word), second, at, *end);
    }
    if (!is(at + 3, "are")) return;
    const std::size_t end = word_end(at + 4);
    const std::string word = text_of(at + 4, end);
    const bool both_ways = end > at + 4 && inverse_of_itself(word) && word.ends_with('s');
    if (both_ways && ends_couple(end)) add(prose_.mention[at], word, second, at, end);
  }
  static bool inverse_of_itself(const std::string& word) {
    const RelationKind kind = relation_kind(word);
    return kind == relation_kind(inverse_word(word));
  }
  bool ends_couple(std::size_t end) const {
    return end >= prose_.size() || prose_.tokens[end].kind != TokenKind::word ||
           is_in(end, {"at", "from", "since", "in", "now", "and", "too"});
  }

  void read_introductions() {
    for (const Introduction& made : introductions_in(line_, prose_)) {
      if (made.of_writer && made.introducer != no_mention)
        for (const std::size_t met : made.others)
          add(met, "introduced by", {.mention = made.introducer}, made.first, made.last);
      if (made.by != Introduction::By::writer) continue;
      for (const auto& [one, other] : pairs_of(made))
        add(one, "introduced by me", {.mention = other}, made.first, made.last);
    }
  }

  const CutLine& line_;
  const Prose& prose_;
  std::vector<LogRelation> found_ = {};
};

}  // namespace

std::vector<LogRelation> relations_in(const CutLine& line, const Prose& whole) {
  return RelationReader(line, whole).read();
}

}  // namespace wellmet::language
