#include "language/log/pieces.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "language/dates/date_reader.h"
#include "language/names/mention_finder.h"

namespace wellmet::language {
namespace {

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

CutLine cut_line(std::string_view whole, const std::vector<std::size_t>& words_taken,
                 const std::optional<std::vector<Mention>>& given) {
  CutLine line;
  line.text = readable_part(whole);
  line.tokens = line_tokens(line.text);
  const MentionFinder finder(line.text, line.tokens);
  for (std::size_t at = 0; at < line.tokens.size(); ++at) {
    std::optional<Mention> mention;
    if (!given) {
      mention = finder.signed_at(at);
    } else if (line.mentions.size() < given->size() &&
               (*given)[line.mentions.size()].range.start == line.tokens[at].start) {
      mention = (*given)[line.mentions.size()];
    }
    if (!mention) continue;
    const std::size_t index = line.mentions.size();
    if (index < words_taken.size() && words_taken[index] > 0)
      mention->taken = std::min(words_taken[index], mention->words.size());
    mention->range = finder.range(at, *mention);
    line.mention_at.push_back(at);
    line.mentions.push_back(std::move(*mention));
  }
  PieceCutter(line).cut();
  return line;
}

std::vector<Mention> find_mentions(std::string_view line) { return cut_line(line, {}).mentions; }

}  // namespace wellmet::language
