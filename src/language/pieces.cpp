#include "language/pieces.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "language/date_reader.h"
#include "language/happenings.h"

namespace wellmet::language {
namespace {

constexpr std::size_t most_words_in_name = 5;

// Words that stand between the parts of a name: "Ludwig van Beethoven", "María de la Cruz".
bool is_particle(const Token& token) {
  static constexpr std::array<std::string_view, 26> particles = {
      "van", "von", "der", "den", "de",  "la",  "le", "di",  "da", "del", "della", "dos", "du",
      "bin", "ibn", "al",  "el",  "ter", "ten", "zu", "zum", "y",  "do",  "das",   "af",  "st"};
  return std::find(particles.begin(), particles.end(), token.folded) != particles.end();
}

// Words that are no part of a name even with a capital: a new sentence begins, or a date.
bool ends_name(const std::vector<Token>& tokens, std::size_t at) {
  static constexpr std::array<std::string_view, 62> words = {
      "i",      "we",   "she",     "he",   "they", "it",    "the",     "a",      "an",
      "and",    "with", "at",      "on",   "in",   "for",   "to",      "from",   "about",
      "had",    "have", "has",     "was",  "is",   "are",   "great",   "good",   "nice",
      "lovely", "our",  "my",      "her",  "his",  "their", "w",       "who",    "after",
      "before", "over", "re",      "then", "said", "told",  "asked",   "talked", "by",
      "via",    "but",  "because", "also", "just", "near",  "when",    "while",  "that",
      "this",   "both", "today",   "some", "so",   "as",    "through", "during"};
  const Token& token = tokens[at];
  if (std::find(words.begin(), words.end(), token.folded) != words.end()) return true;
  const DateContext any{LocalDate{20000}, Leaning::past, DateOrder::day_first};
  const DateContext coming{LocalDate{20000}, Leaning::future, DateOrder::day_first};
  return date_at(tokens, at, any, Expected::no) || date_at(tokens, at, coming, Expected::no) ||
         is_happening_word(token);
}

bool is_quote(const Token& token) {
  return token.is("\"") || token.is("“") || token.is("”") || token.is("„");
}

class MentionFinder {
 public:
  MentionFinder(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  // The mention whose @ is this token.
  std::optional<Mention> at(std::size_t sign) const {
    if (!starts(sign)) return std::nullopt;
    if (is_quote(tokens_[sign + 1])) return quoted(sign);
    const Token& first = tokens_[sign + 1];
    const bool place = first.is("home") || first.is("work");
    if (first.kind != TokenKind::word || place) return std::nullopt;
    return plain(sign);
  }

  // The token behind the words that the mention takes.
  std::size_t end(std::size_t sign, const Mention& mention) const {
    if (mention.quoted) {
      std::size_t at = sign + 2;
      while (at < tokens_.size() && !is_quote(tokens_[at])) ++at;
      return std::min(at + 1, tokens_.size());
    }
    std::size_t at = sign + 1, words = 0;
    while (at < tokens_.size()) {
      if (tokens_[at].kind == TokenKind::word && ++words == mention.taken) break;
      ++at;
    }
    ++at;
    const bool initial = at < tokens_.size() && tokens_[at].is(".") && !tokens_[at].space_before &&
                         is_initial(at - 1) && mention.taken > 1;
    return std::min(initial ? at + 1 : at, tokens_.size());
  }

 private:
  bool starts(std::size_t sign) const {
    if (!tokens_[sign].is("@") || sign + 1 >= tokens_.size()) return false;
    if (tokens_[sign + 1].space_before) return false;
    if (tokens_[sign].space_before || sign == 0) return true;
    return tokens_[sign - 1].kind == TokenKind::symbol && !tokens_[sign - 1].is("@");
  }

  std::optional<Mention> quoted(std::size_t sign) const {
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

  Mention plain(std::size_t sign) const {
    Mention mention{.words = {std::string(name_part(sign + 1))}};
    bool run = true;  // the words still look like one name
    std::size_t at = sign + 1;
    while (mention.words.size() < most_words_in_name && !possessive(at)) {
      const std::size_t next = following(at);
      if (next == 0) break;
      const bool joined = next > at + 1 && !tokens_[at + 1].space_before;
      const bool in_name = joined || looks_like_name(sign, next);
      if (!in_name && !is_particle_before_name(next)) run = false;
      mention.words.emplace_back(name_part(next));
      if (run) mention.capitalised = mention.words.size();
      at = next;
    }
    // "Ludwig van" with nothing behind it
    while (mention.capitalised > 1 && is_lower_particle(mention.words[mention.capitalised - 1]))
      --mention.capitalised;
    mention.taken = mention.capitalised;
    return mention;
  }

  // The next word of the name after token `at`: beside it, or joined by a dot or underscore
  // ("maya.chen", "J. Smith"). 0 when the name ends.
  std::size_t following(std::size_t at) const {
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

  bool looks_like_name(std::size_t sign, std::size_t at) const {
    // Names in Han, Kana or Hangul have no spaces inside; in Arabic or Devanagari they have.
    const auto lead = static_cast<unsigned char>(text_[tokens_[at].start]);
    const bool spaced_script = lead < 0xE3;
    return tokens_[at].capital ||
           (tokens_[at].caseless && tokens_[sign + 1].caseless && spaced_script);
  }

  bool is_particle_before_name(std::size_t at) const {
    if (!is_particle(tokens_[at]) || at + 1 >= tokens_.size()) return false;
    return tokens_[at + 1].capital || is_particle_before_name(at + 1);
  }

  static bool is_lower_particle(std::string_view word) {
    Token token;
    token.folded = std::string(word);
    return is_particle(token);
  }

  bool is_initial(std::size_t at) const {
    return tokens_[at].kind == TokenKind::word && tokens_[at].folded.size() == 1;
  }

  std::string_view slice(std::size_t at) const {
    return text_.substr(tokens_[at].start, tokens_[at].end - tokens_[at].start);
  }

  std::size_t possessive_bytes(std::size_t at) const {
    const std::string_view word = slice(at);
    if (word.size() > 2 && (word.ends_with("'s") || word.ends_with("'S"))) return 2;
    if (word.size() > 4 && word.ends_with("’s")) return 4;
    return 0;
  }
  bool possessive(std::size_t at) const { return possessive_bytes(at) != 0; }
  std::string_view name_part(std::size_t at) const {
    return slice(at).substr(0, slice(at).size() - possessive_bytes(at));
  }

 public:
  std::size_t end_byte(std::size_t sign, const Mention& mention) const {
    if (mention.quoted) return mention.range.end;
    const std::size_t last = end(sign, mention) - 1;
    return tokens_[last].end - (tokens_[last].kind == TokenKind::word ? possessive_bytes(last) : 0);
  }

 private:
  std::string_view text_;
  const std::vector<Token>& tokens_;
};

class PieceCutter {
 public:
  explicit PieceCutter(CutLine& line) : line_(line), tokens_(line.tokens) {}

  void cut() {
    std::size_t at = 0;
    while (at < tokens_.size()) {
      Piece piece{.kind = sign_at(at), .first = at, .last = at + 1};
      const std::size_t mention = line_.mention_starting(at);
      if (mention < line_.mentions.size()) {
        piece = {PieceKind::mention, at, line_.end_of_mention(mention), mention};
      } else if (piece.kind == PieceKind::interest) {
        piece.last = end_of_tag(at + 1);
      } else if (piece.kind != PieceKind::prose) {
        piece.last = end_of_text(piece);
      }
      at = piece.last;
      line_.pieces.push_back(piece);
    }
  }

 private:
  PieceKind sign_at(std::size_t at) const {
    if (const PieceKind named = named_sign(at); named != PieceKind::prose) return named;
    if (tokens_[at].kind != TokenKind::symbol || at + 1 >= tokens_.size()) return PieceKind::prose;
    const bool fresh = tokens_[at].space_before || at == 0 || opens(tokens_[at - 1]);
    const Token& next = tokens_[at + 1];
    const bool quoted = tokens_[at].is("#") && is_quote(next);
    if (!fresh || next.space_before || (next.kind != TokenKind::word && !quoted))
      return PieceKind::prose;
    if (tokens_[at].is("#")) return PieceKind::interest;
    if (tokens_[at].is("!")) return PieceKind::follow_up;
    return tokens_[at].is("?") ? PieceKind::question : PieceKind::prose;
  }

  static bool opens(const Token& token) {
    return token.is("(") || token.is("[") || token.is(",") || token.is(";") || token.is(":");
  }

  // "ask:", "offers:"
  PieceKind named_sign(std::size_t at) const {
    if (tokens_[at].kind != TokenKind::word || at + 1 >= tokens_.size()) return PieceKind::prose;
    if (!tokens_[at + 1].is(":") || tokens_[at + 1].space_before) return PieceKind::prose;
    if (tokens_[at].is("ask") || tokens_[at].is("asks")) return PieceKind::ask;
    if (tokens_[at].is("offer") || tokens_[at].is("offers")) return PieceKind::offer;
    return PieceKind::prose;
  }

  // "#rock_climbing", "#pet:dogs", "#dogs:Biscuit", "#D&D", #"board games"
  std::size_t end_of_tag(std::size_t at) const {
    if (is_quote(tokens_[at])) return end_of_quote(at);
    ++at;
    while (at + 1 < tokens_.size() && !tokens_[at].space_before && !tokens_[at + 1].space_before) {
      const bool joins = tokens_[at].is("_") || tokens_[at].is("&") || tokens_[at].is(":") ||
                         tokens_[at].is("/") || tokens_[at].is("-") || tokens_[at].is(".");
      if (!joins) break;
      if (tokens_[at].is(":") && is_quote(tokens_[at + 1])) return end_of_quote(at + 1);
      const bool word =
          tokens_[at + 1].kind == TokenKind::word || tokens_[at + 1].kind == TokenKind::number;
      if (!word) break;
      at += 2;
    }
    while (at < tokens_.size() && tokens_[at].is("+") && !tokens_[at].space_before) ++at;  // #C++
    return at;
  }

  std::size_t end_of_quote(std::size_t at) const {
    std::size_t end = at + 1;
    while (end < tokens_.size() && !is_quote(tokens_[end])) ++end;
    return std::min(end + 1, tokens_.size());
  }

  // A follow-up, question, ask or offer goes on to the next sign or the end of its sentence.
  std::size_t end_of_text(const Piece& piece) const {
    std::size_t at = piece.first + 2;
    while (at < tokens_.size()) {
      if (sign_at(at) != PieceKind::prose) return at;
      // "… ?how is the boat @maya ask: a designer": what comes next is Maya's.
      const std::size_t mention = line_.mention_starting(at);
      if (piece.kind != PieceKind::follow_up && mention < line_.mentions.size()) {
        const std::size_t behind = line_.end_of_mention(mention);
        if (behind < tokens_.size() && sign_at(behind) != PieceKind::prose) return at;
      }
      const bool last_in_word = at + 1 == tokens_.size() || tokens_[at + 1].space_before;
      const bool stop = tokens_[at].is("?") || tokens_[at].is("!") || tokens_[at].is(";") ||
                        (tokens_[at].is(".") && !is_short(at - 1));
      ++at;
      if (stop && last_in_word) return at;
    }
    return at;
  }

  // The dot of "Mar." or "C." ends no sentence.
  bool is_short(std::size_t at) const {
    return tokens_[at].kind == TokenKind::word && at + 2 < tokens_.size() &&
           (tokens_[at].folded.size() == 1 || month_word(tokens_[at]));
  }

  CutLine& line_;
  const std::vector<Token>& tokens_;
};

}  // namespace

std::string Mention::name() const {
  std::vector<std::string> taken_words(
      words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(taken, words.size())));
  return join(taken_words, " ");
}

std::size_t CutLine::mention_starting(std::size_t token) const {
  const auto at = std::lower_bound(mention_at.begin(), mention_at.end(), token);
  const bool here = at != mention_at.end() && *at == token;
  return here ? static_cast<std::size_t>(at - mention_at.begin()) : mentions.size();
}

std::size_t CutLine::end_of_mention(std::size_t mention) const {
  return MentionFinder(text, tokens).end(mention_at[mention], mentions[mention]);
}

std::string_view readable_part(std::string_view line) {
  if (line.size() <= longest_line) return line;
  const std::size_t space = line.rfind(' ', longest_line);
  return line.substr(0, space == std::string_view::npos ? 0 : space);
}

CutLine cut_line(std::string_view whole, const std::vector<std::size_t>& words_taken) {
  const std::string_view text = readable_part(whole);
  CutLine line;
  line.text = text;
  line.tokens = tokens_of(text);
  const MentionFinder finder(line.text, line.tokens);
  for (std::size_t at = 0; at < line.tokens.size(); ++at) {
    auto mention = finder.at(at);
    if (!mention) continue;
    const std::size_t index = line.mentions.size();
    if (index < words_taken.size() && words_taken[index] > 0)
      mention->taken = std::min(words_taken[index], mention->words.size());
    mention->range = {line.tokens[at].start, finder.end_byte(at, *mention)};
    line.mention_at.push_back(at);
    line.mentions.push_back(std::move(*mention));
  }
  PieceCutter(line).cut();
  return line;
}

std::vector<Mention> find_mentions(std::string_view line) { return cut_line(line, {}).mentions; }

}  // namespace wellmet::language
