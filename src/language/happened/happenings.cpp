// Finds the rows of happening_rows.cpp in what was typed, slips of the pen allowed.
#include "language/happened/happenings.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string_view>
#include <utility>

#include "language/happened/happening_rows.h"

namespace wellmet::language {
namespace {

// The rows by their first word, the longest row first.
using Index = std::map<std::string_view, std::vector<const Happening*>>;

std::string_view first_word(std::string_view words) { return words.substr(0, words.find(' ')); }

const Index& index() {
  static const Index made = [] {
    Index rows;
    const auto add = [&](const Happening& row) { rows[first_word(row.words)].push_back(&row); };
    for (const std::span<const Happening> table : happening_tables()) {
      for (const Happening& row : table) add(row);
    }
    return rows;
  }();
  return made;
}

// Words one slip from a word of the table that mean something else.
bool is_other_word(std::string_view word) {
  for (const std::string_view other :
       {"bunch",   "tanked", "lied",    "meting",    "chats",  "cal",      "diners", "texed",
        "coffees", "clas",   "mach",    "parky",     "meats",  "rag",      "vist",   "super",
        "moves",   "relied", "trashed", "sacked",    "cached", "hosed",    "pined",  "preset",
        "sowed",   "waked",  "bowing",  "gradation", "diner",  "shipping", "eater",  "ester",
        "reposed", "sopped", "lined",   "tanks",     "slaked", "messages"}) {
    if (word == other) return true;
  }
  return false;
}

// "reported" is no slip of "reposted", as its letters lie apart on a keyboard.
bool are_neighbours(char a, char b) {
  constexpr std::string_view rows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  const auto place = [&](char letter) {
    for (int row = 0; row < 3; ++row)
      if (const auto at = rows[row].find(letter); at != std::string_view::npos)
        return std::pair{row, static_cast<int>(at)};
    return std::pair{-9, 0};
  };
  const auto [row_a, at_a] = place(a);
  const auto [row_b, at_b] = place(b);
  return std::abs(row_a - row_b) <= 1 && std::abs(at_a - at_b) <= 1;
}

bool is_slip_of_a_key(std::string_view typed, std::string_view meant) {
  if (typed.size() != meant.size() || !one_edit_apart(typed, meant)) return false;
  const auto differs = std::ranges::mismatch(typed, meant);
  return are_neighbours(*differs.in1, *differs.in2);
}

bool same_word(std::string_view typed, std::string_view meant) {
  if (typed == meant) return true;
  if (typed.size() < 5 || meant.size() < 5 || is_other_word(typed)) return false;
  if (is_slip_of(typed, meant)) return true;
  return meant.size() >= 8 && typed[0] == meant[0] && is_slip_of_a_key(typed, meant);
}

// How many tokens the row takes from here; 0 when it does not fit.
std::size_t tokens_taken(const std::vector<Token>& tokens, std::size_t at, std::string_view row) {
  std::size_t next = at;
  while (!row.empty()) {
    if (next >= tokens.size()) return 0;
    const Token& token = tokens[next];
    const std::string_view word = token.folded;
    const std::string_view meant = first_word(row);
    const bool hole =
        token.kind == TokenKind::hole && word == mention_hole && meant == mention_hole;
    const bool said = token.kind != TokenKind::hole && meant != mention_hole;
    if (said && word.find(' ') != std::string_view::npos && row.starts_with(word)) {
      row.remove_prefix(word.size());  // "catch-up" is one token of two words
      if (!row.empty() && row[0] != ' ') return 0;
    } else if (hole || (said && same_word(word, meant))) {
      row.remove_prefix(meant.size());
    } else {
      return 0;
    }
    if (!row.empty()) row.remove_prefix(1);
    ++next;
  }
  return next - at;
}

void keep_longest(std::optional<HappeningHit>& best, const std::vector<Token>& tokens,
                  std::size_t at, const Happening& row) {
  const std::size_t taken = tokens_taken(tokens, at, row.words);
  if (taken != 0 && (!best || at + taken > best->last)) best = HappeningHit{&row, at, at + taken};
}

constexpr Happening advice_given_a_name = {"advice", InteractionKind::advice_received, "",
                                           Weight::deed};

// Whether a sentence begins here with whose "advice" it is that stands there: "her best advice",
// "Earline's tip"; not "asked for her advice".
bool begins_with_theirs(const std::vector<Token>& tokens, std::size_t advice) {
  constexpr std::size_t most_between = 2;
  for (std::size_t i = advice; i-- > 0 && advice - i <= most_between + 1;) {
    const bool theirs =
        is_one_of(tokens[i], {"his", "her", "their"}) ||
        (tokens[i].kind == TokenKind::hole && tokens[i].is(mention_hole) && i + 1 == advice);
    if (theirs) return i == 0 || tokens[i - 1].kind == TokenKind::symbol;
    if (!is_one_of(tokens[i], {"best", "top", "one", "good", "big", "main", "only", "first", "wise",
                               "sound", "key", "old"}))
      return false;
  }
  return false;
}

// "her advice: …", "his tip for the croze: …", "Earline's advice on my roses - …": whatever it is
// about, up to the mark that leads to it, where a line is often cut.
std::optional<HappeningHit> named_advice_at(const std::vector<Token>& tokens, std::size_t at) {
  constexpr std::size_t most_words = 7;
  if (!is_one_of(tokens[at], {"advice", "tip", "tips", "counsel"}) ||
      !begins_with_theirs(tokens, at))
    return std::nullopt;
  std::size_t end = at + 1;
  if (end < tokens.size() &&
      is_one_of(tokens[end], {"on", "for", "about", "to", "re", "when", "with"}))
    while (end < tokens.size() && end - at <= most_words && tokens[end].kind == TokenKind::word)
      ++end;
  const bool leads =
      end == tokens.size() || is_one_of(tokens[end], {":", "-", "–", "—", "=", "is", "was"});
  return leads ? std::optional(HappeningHit{&advice_given_a_name, at, end}) : std::nullopt;
}

}  // namespace

std::optional<HappeningHit> happening_at(const std::vector<Token>& tokens, std::size_t at) {
  std::optional<HappeningHit> best;
  if (at >= tokens.size()) return best;
  if (tokens[at].own != nullptr && tokens[at].kind != TokenKind::hole)
    return HappeningHit{tokens[at].own, at, std::min(at + tokens[at].own_tokens, tokens.size())};
  if (const auto advice = named_advice_at(tokens, at)) return advice;
  const std::string_view word = tokens[at].folded;
  if (const auto rows = index().find(first_word(word)); rows != index().end()) {
    for (const Happening* row : rows->second) keep_longest(best, tokens, at, *row);
  }
  if (best || word.size() < 5) return best;
  // A slip keeps the first letter.
  for (auto near = index().lower_bound(word.substr(0, 1));
       near != index().end() && near->first[0] == word[0]; ++near) {
    if (!same_word(first_word(word), near->first)) continue;
    for (const Happening* row : near->second) keep_longest(best, tokens, at, *row);
  }
  return best;
}

bool is_happening_word(const Token& token) {
  const auto rows = index().find(std::string_view(token.folded));
  if (rows == index().end()) return false;
  return std::any_of(rows->second.begin(), rows->second.end(), [&](const Happening* row) {
    return token.is(row->words) && row->weight != Weight::event;
  });
}

}  // namespace wellmet::language
