#include "language/names/mention_finder.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "language/dates/date_reader.h"
#include "language/happened/happenings.h"
#include "language/tongues/tongues.h"

namespace wellmet::language {
namespace {

constexpr std::size_t most_words_in_name = 5;

bool is_lower_particle(std::string_view word) {
  Token token;
  token.folded = std::string(word);
  return is_particle(token);
}

}  // namespace

// Words that stand between the parts of a name: "Ludwig van Beethoven", "María de la Cruz".
bool is_particle(const Token& token) {
  static constexpr std::array<std::string_view, 26> particles = {
      "van", "von", "der", "den", "de",  "la",  "le", "di",  "da", "del", "della", "dos", "du",
      "bin", "ibn", "al",  "el",  "ter", "ten", "zu", "zum", "y",  "do",  "das",   "af",  "st"};
  return std::find(particles.begin(), particles.end(), token.folded) != particles.end();
}

std::vector<Token> line_tokens(std::string_view line) {
  std::vector<Token> tokens = tokens_of(line);
  put_into_english(tokens);
  spell_out(tokens);
  bool lower = false;
  std::size_t words = 0;
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::word || token.caseless) continue;
    ++words;
    lower = lower || std::any_of(line.begin() + static_cast<std::ptrdiff_t>(token.start),
                                 line.begin() + static_cast<std::ptrdiff_t>(token.end),
                                 [](char c) { return c >= 'a' && c <= 'z'; });
  }
  if (lower || words < 3) return tokens;
  for (Token& token : tokens) token.capital = false;
  return tokens;
}

bool is_quote(const Token& token) {
  return token.is("\"") || token.is("“") || token.is("”") || token.is("„");
}

bool is_title(const Token& token) {
  static constexpr std::array<std::string_view, 70> titles = {
      "dr",     "prof",          "professor",  "doctor",       "mr",         "mrs",
      "ms",     "miss",          "sir",        "rev",          "father",     "sister",
      "frau",   "herr",          "hr",         "fr",           "mx",         "dame",
      "herrn",  "mme",           "mlle",       "madame",       "monsieur",   "senor",
      "senora", "signor",        "signora",    "lady",         "lord",       "revd",
      "canon",  "sra",           "sr",         "pani",         "rabbi",      "pastor",
      "cllr",   "captain",       "capt",       "bishop",       "archbishop", "mayor",
      "judge",  "councilmember", "councilman", "councilwoman", "councillor", "senator",
      "sen",    "engr",          "barrister",  "deacon",       "imam",       "sheikh",
      "sgt",    "sergeant",      "lt",         "nurse",        "kuya",       "tita",
      "tito",   "auntie",        "aunty",      "supt",         "insp",       "inspector",
      "fo",     "adv",           "advocate",   "reverend"};
  return token.kind == TokenKind::word && token.capital &&
         std::find(titles.begin(), titles.end(), token.folded) != titles.end();
}

bool is_abbreviation(std::string_view word) {
  if (word.size() < 2) return false;
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

std::size_t possessive_bytes(std::string_view word) {
  if (word.size() > 2 && (word.ends_with("'s") || word.ends_with("'S"))) return 2;
  if (word.size() > 4 && word.ends_with("’s")) return 4;
  return 0;
}

bool ends_name(const std::vector<Token>& tokens, std::size_t at) {
  static constexpr std::array<std::string_view, 72> words = {
      "tues",  "weds",   "thur", "sat",     "mon",  "tue",  "wed",   "thu",     "thurs",
      "fri",   "i",      "we",   "she",     "he",   "they", "it",    "the",     "a",
      "an",    "and",    "with", "at",      "on",   "in",   "for",   "to",      "from",
      "about", "had",    "have", "has",     "was",  "is",   "are",   "great",   "good",
      "nice",  "lovely", "our",  "my",      "her",  "his",  "their", "w",       "who",
      "after", "before", "over", "re",      "then", "said", "told",  "asked",   "talked",
      "by",    "via",    "but",  "because", "also", "just", "near",  "when",    "while",
      "that",  "this",   "both", "today",   "some", "so",   "as",    "through", "during"};
  const Token& token = tokens[at];
  if (token.capital && token.folded.size() == 1 && !token.is("i")) return false;  // "Callum W"
  if (token.folded.starts_with("i'")) return true;  // "told Mira I'd call"
  if (std::find(words.begin(), words.end(), token.folded) != words.end()) return true;
  const DateContext any{LocalDate{20000}, Leaning::past, DateOrder::day_first};
  const DateContext coming{LocalDate{20000}, Leaning::future, DateOrder::day_first};
  return date_at(tokens, at, any, Expected::no) || date_at(tokens, at, coming, Expected::no) ||
         is_happening_word(token);
}

std::optional<Mention> MentionFinder::signed_at(std::size_t sign) const {
  if (!starts(sign)) return std::nullopt;
  if (is_quote(tokens_[sign + 1])) return quoted(sign);
  const Token& first = tokens_[sign + 1];
  if (first.kind == TokenKind::number) return numbered(sign);
  const bool no_person = first.is("home") || first.is("work") || first.is("me");
  if (first.kind != TokenKind::word || no_person) return std::nullopt;
  Mention mention;
  add_words(mention, behind_title(sign + 1));
  return mention;
}

Mention MentionFinder::plain_at(std::size_t first) const {
  Mention mention{.plain = true};
  add_words(mention, first);
  return mention;
}

std::size_t MentionFinder::end(std::size_t begin, const Mention& mention) const {
  if (mention.quoted) {
    std::size_t at = begin + 2;
    while (at < tokens_.size() && !is_quote(tokens_[at])) ++at;
    return std::min(at + 1, tokens_.size());
  }
  std::size_t at = first_word(begin, mention), words = 0;
  if (tokens_[at].kind == TokenKind::number) return at + 1;
  while (at < tokens_.size()) {
    if (tokens_[at].kind == TokenKind::word && ++words == mention.taken) break;
    ++at;
  }
  ++at;
  const bool initial = at < tokens_.size() && tokens_[at].is(".") && !tokens_[at].space_before &&
                       is_initial(at - 1) && mention.taken > 1;
  return std::min(initial ? at + 1 : at, tokens_.size());
}

TextRange MentionFinder::range(std::size_t begin, const Mention& mention) const {
  if (mention.quoted) return mention.range;
  const std::size_t last = end(begin, mention) - 1;
  const bool word = tokens_[last].kind == TokenKind::word;
  return {tokens_[begin].start, tokens_[last].end - (word ? possessive_bytes(slice(last)) : 0)};
}

bool MentionFinder::starts(std::size_t sign) const {
  if (!tokens_[sign].is("@") || sign + 1 >= tokens_.size()) return false;
  if (tokens_[sign + 1].space_before) return false;
  if (tokens_[sign].space_before || sign == 0) return true;
  return tokens_[sign - 1].kind == TokenKind::symbol && !tokens_[sign - 1].is("@");
}

std::size_t MentionFinder::first_word(std::size_t begin, const Mention& mention) const {
  return mention.plain ? begin : behind_title(begin + 1);
}

// "@Dr. Lin" is called Lin.
std::size_t MentionFinder::behind_title(std::size_t at) const {
  const bool saint = tokens_[at].is("st") && tokens_[at].capital;
  if (!is_title(tokens_[at]) && !saint) return at;
  const std::size_t dot = at + 1 < tokens_.size() && tokens_[at + 1].is(".") ? at + 1 : at;
  const bool name = dot + 1 < tokens_.size() && tokens_[dot + 1].capital;
  return name ? behind_title(dot + 1) : at;
}

std::optional<Mention> MentionFinder::quoted(std::size_t sign) const {
  Mention mention{.taken = 0, .capitalised = 0, .quoted = true};
  std::size_t at = sign + 2;
  while (at < tokens_.size() && !is_quote(tokens_[at])) {
    const bool joined = !tokens_[at].space_before && !mention.words.empty();
    if (joined) {
      mention.words.back() += slice(at);
    } else {
      mention.words.emplace_back(slice(at));
    }
    ++at;
  }
  if (at == tokens_.size() || mention.words.empty()) return std::nullopt;
  mention.taken = mention.capitalised = mention.words.size();
  mention.range = {tokens_[sign].start, tokens_[at].end};
  return mention;
}

// "coffee with @12": the person of that number; "call @3" and "@3pm" are times.
std::optional<Mention> MentionFinder::numbered(std::size_t sign) const {
  const std::size_t behind = sign + 2;
  const bool led = sign > 0 && (tokens_[sign - 1].is("with") || tokens_[sign - 1].is("and") ||
                                tokens_[sign - 1].is("w") || tokens_[sign - 1].is("/") ||
                                tokens_[sign - 1].is("&") || tokens_[sign - 1].is(","));
  const bool more = behind < tokens_.size() && !tokens_[behind].space_before &&
                    tokens_[behind].kind != TokenKind::symbol;
  const bool clock = behind < tokens_.size() && !tokens_[behind].space_before &&
                     (tokens_[behind].is(":") || tokens_[behind].is("."));
  if (!led || more || (clock && behind + 1 < tokens_.size() && !tokens_[behind + 1].space_before))
    return std::nullopt;
  return Mention{.words = {std::string(slice(sign + 1))}};
}

void MentionFinder::add_words(Mention& mention, std::size_t first) const {
  mention.words = {std::string(name_part(first))};
  bool run = true;  // the words still look like one name
  std::size_t at = first;
  while (mention.words.size() < most_words_in_name && !possessive(at)) {
    const std::size_t next = following(at);
    if (next == 0) break;
    const bool joined = next > at + 1 && !tokens_[at + 1].space_before;
    const bool in_name = joined || looks_like_name(first, next);
    if (!in_name && !is_particle_before_name(next)) run = false;
    mention.words.emplace_back(name_part(next));
    if (run) mention.capitalised = mention.words.size();
    at = next;
  }
  // "Ludwig van" with nothing behind it
  while (mention.capitalised > 1 && is_lower_particle(mention.words[mention.capitalised - 1]))
    --mention.capitalised;
  mention.taken = mention.capitalised;
}

// The next word of the name after token `at`: beside it, or joined by a dot or underscore
// ("maya.chen", "J. Smith"). 0 when the name ends.
std::size_t MentionFinder::following(std::size_t at) const {
  std::size_t next = at + 1;
  if (next >= tokens_.size()) return 0;
  const bool joiner = (tokens_[next].is(".") || tokens_[next].is("_")) &&
                      !tokens_[next].space_before && next + 1 < tokens_.size();
  if (joiner) {
    const bool joined = !tokens_[next + 1].space_before;
    if (!joined && !is_initial(at)) return 0;
    ++next;
  }
  if (tokens_[next].kind != TokenKind::word) return 0;
  if (!joiner && !tokens_[next].space_before) return 0;
  return ends_name(tokens_, next) && !is_particle(tokens_[next]) ? 0 : next;
}

bool MentionFinder::looks_like_name(std::size_t first, std::size_t at) const {
  // Names in Han, Kana or Hangul have no spaces inside; in Arabic or Devanagari they have.
  const auto lead = static_cast<unsigned char>(text_[tokens_[at].start]);
  const bool spaced_script = lead < 0xE3;
  if (is_abbreviation(slice(at))) return false;
  return tokens_[at].capital || (tokens_[at].caseless && tokens_[first].caseless && spaced_script);
}

bool MentionFinder::is_particle_before_name(std::size_t at) const {
  if (!is_particle(tokens_[at]) || at + 1 >= tokens_.size()) return false;
  return tokens_[at + 1].capital || is_particle_before_name(at + 1);
}

bool MentionFinder::is_initial(std::size_t at) const {
  return tokens_[at].kind == TokenKind::word && tokens_[at].folded.size() == 1;
}

}  // namespace wellmet::language
