#include "language/tokens.h"

#include <algorithm>
#include <array>

#include "base/digits.h"
#include "base/text.h"

namespace wellmet::language {
namespace {

bool is_letter(CharacterKind kind) {
  return kind == CharacterKind::lower || kind == CharacterKind::capital ||
         kind == CharacterKind::caseless;
}

bool is_letter_or_digit(CharacterKind kind) {
  return is_letter(kind) || kind == CharacterKind::digit;
}

constexpr std::size_t longest_address = 2000;

class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text), characters_(characters(text)) {}

  std::vector<Token> cut() {
    bool space = true;
    while (at_ < characters_.size()) {
      const CharacterKind kind = characters_[at_].kind;
      if (kind == CharacterKind::space) {
        space = true;
        ++at_;
        continue;
      }
      Token token = next(kind, space);
      token.space_before = space;
      tokens_.push_back(std::move(token));
      space = false;
    }
    return std::move(tokens_);
  }

 private:
  Token next(CharacterKind kind, bool after_space) {
    const bool fresh = after_space || tokens_.empty() || tokens_.back().kind == TokenKind::symbol;
    if (fresh) {
      if (const std::size_t end = address_end(); end != 0) return take(TokenKind::address, end);
    }
    if (is_letter(kind)) return word();
    if (kind == CharacterKind::digit) return number();
    return take(TokenKind::symbol, at_ + 1);
  }

  // The end of a URL or of something@host that starts here, 0 when neither does.
  std::size_t address_end() const {
    std::size_t end = at_;
    std::size_t at_sign = 0;
    const std::size_t limit = std::min(characters_.size(), at_ + longest_address);
    while (end < limit && characters_[end].kind != CharacterKind::space) {
      if (byte(end) == '@' && end > at_ && end + 1 < characters_.size() &&
          is_letter_or_digit(characters_[end - 1].kind) &&
          is_letter_or_digit(characters_[end + 1].kind)) {
        at_sign = end;
      }
      ++end;
    }
    const std::string_view chunk = slice(at_, end);
    const std::string start = to_lower_ascii(chunk.substr(0, 8));
    const bool url =
        start.starts_with("http://") || start.starts_with("https://") || start.starts_with("www.");
    if (!url && (at_sign == 0 || !may_start_address())) return 0;
    while (end > at_ + 1 &&
           std::string_view(".,;:!?)]}\"'>").find(byte(end - 1)) != std::string_view::npos) {
      --end;
    }
    return end;
  }

  // jo@example.org, or @jo@mastodon.social
  bool may_start_address() const {
    return is_letter_or_digit(characters_[at_].kind) || byte(at_) == '@';
  }

  Token word() {
    std::size_t end = at_ + 1;
    while (end < characters_.size()) {
      if (is_letter_or_digit(characters_[end].kind)) {
        ++end;
      } else if (joins(end) && !is_mid(end) && end + 1 < characters_.size() &&
                 is_letter(characters_[end + 1].kind)) {
        end += 2;
      } else {
        break;
      }
    }
    const CharacterKind first = characters_[at_].kind;
    Token token = take(TokenKind::word, end);
    token.capital = first == CharacterKind::capital;
    token.caseless = first == CharacterKind::caseless;
    return token;
  }

  // "mid-March" is two words.
  bool is_mid(std::size_t end) const {
    return end == at_ + 3 && equal_ignoring_ascii_case(slice(at_, end), "mid");
  }

  // Apostrophes, straight and curly, and hyphens stand inside words.
  bool joins(std::size_t place) const {
    const std::string_view c = slice(place, place + 1);
    return c == "'" || c == "’" || c == "-" || c == "‐" || c == "‑";
  }

  Token number() {
    std::size_t end = at_;
    while (end < characters_.size() && characters_[end].kind == CharacterKind::digit) ++end;
    Token token = take(TokenKind::number, end);
    const std::string& digits = token.folded;
    const bool plain = digits.size() <= 8 && all_digits(digits);
    if (plain) token.value = std::stoi(digits);
    return token;
  }

  Token take(TokenKind kind, std::size_t end) {
    Token token;
    token.kind = kind;
    token.start = characters_[at_].start;
    token.end = end < characters_.size() ? characters_[end].start : text_.size();
    token.folded = kind == TokenKind::word ? folded(slice(at_, end)) : std::string(slice(at_, end));
    at_ = end;
    return token;
  }

  // Only Latin text is folded: other scripts have no words of ours, and ICU's transliterator is
  // slow to make.
  static std::string folded(std::string_view word) {
    const bool latin = std::all_of(word.begin(), word.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return byte < 0xCA || byte == 0xE2;
    });
    std::string out = latin ? fold(word) : std::string(word);
    std::replace(out.begin(), out.end(), '-', ' ');
    return out;
  }

  char byte(std::size_t place) const { return text_[characters_[place].start]; }
  std::string_view slice(std::size_t from, std::size_t to) const {
    const std::size_t start = characters_[from].start;
    const std::size_t end = to < characters_.size() ? characters_[to].start : text_.size();
    return text_.substr(start, end - start);
  }

  std::string_view text_;
  std::vector<Character> characters_;
  std::vector<Token> tokens_ = {};
  std::size_t at_ = 0;
};

constexpr int far_apart = 3;
constexpr std::size_t longest_word = 32;

}  // namespace

bool is_one_of(const Token& token, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, std::string_view(token.folded)) != words.end();
}

std::vector<Token> tokens_of(std::string_view text) { return Cutter(text).cut(); }

int edits_apart(std::string_view a, std::string_view b) {
  if (a == b) return 0;
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference >= far_apart || a.size() > longest_word || b.size() > longest_word)
    return far_apart;
  std::array<std::array<int, longest_word + 1>, longest_word + 1> d{};
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = static_cast<int>(i + j);
        continue;
      }
      const int change = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return std::min(d[a.size()][b.size()], far_apart);
}

bool one_edit_apart(std::string_view typed, std::string_view meant) {
  return edits_apart(typed, meant) == 1;
}

bool is_slip_of(std::string_view typed, std::string_view meant) {
  if (typed.empty() || meant.empty() || typed[0] != meant[0]) return false;
  if (edits_apart(typed, meant) != 1) return false;
  if (typed.size() < meant.size()) return true;  // a letter dropped
  std::size_t same = 0;
  while (same < meant.size() && typed[same] == meant[same]) ++same;
  if (typed.size() > meant.size()) return typed[same] == typed[same - 1];  // a letter doubled
  return same + 1 < meant.size() && typed[same] == meant[same + 1] &&
         typed[same + 1] == meant[same];  // two swapped
}

}  // namespace wellmet::language
