#include "language/happened/own_words.h"

#include <algorithm>
#include <span>

#include "base/text.h"

namespace wellmet::language {
namespace {

constexpr std::size_t most_entries = 200, most_words = 5;

// What one attends is an event, so that it may be the scene of a meeting; the rest are forms.
Weight weight_of(InteractionKind kind) {
  return kind == InteractionKind::event ? Weight::event : Weight::form;
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  for (const Token& token : tokens_of(text)) words.push_back(token.folded);
  return words;
}

}  // namespace

std::optional<OwnWords::Entry> OwnWords::entry_of(std::string_view text) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string_view::npos) return std::nullopt;
  Entry entry{.words = std::string(trim(text.substr(0, equals)))};
  entry.folded = folded_words(entry.words);
  const auto kind = parse_interaction_kind(to_lower_ascii(trim(text.substr(equals + 1))));
  if (!kind || entry.folded.empty() || entry.folded.size() > most_words) return std::nullopt;
  entry.row = {.words = {}, .kind = *kind, .setting = {}, .weight = weight_of(*kind)};
  return entry;
}

OwnWords::OwnWords(std::string_view setting) {
  for (const std::string& part : split(setting, ',')) {
    auto entry = entry_of(part);
    if (!entry || entries_.size() == most_entries) continue;
    entries_.push_back(std::move(*entry));
    entries_.back().row.words = entries_.back().words;
    entries_.back().row.setting = entries_.back().words;
  }
}

std::optional<std::string> OwnWords::fault_of(std::string_view setting) {
  std::size_t entries = 0;
  for (const std::string& part : split(setting, ',')) {
    if (!entry_of(part) || ++entries > most_entries) return std::string(trim(part));
  }
  return std::nullopt;
}

void OwnWords::mark(std::string_view text, std::vector<Token>& tokens) const {
  if (entries_.empty()) return;
  // As it was typed: the tokens of a line may be joined, spelled out or translated.
  const std::vector<Token> typed = tokens_of(text);
  for (std::size_t at = 0; at < typed.size(); ++at) {
    for (const Entry& entry : entries_) {
      const std::size_t words = entry.folded.size();
      if (at + words > typed.size()) continue;
      const std::span<const Token> here(typed.data() + at, words);
      if (!std::ranges::equal(entry.folded, here, {}, {}, &Token::folded)) continue;
      const auto first = std::ranges::find(tokens, typed[at].start, &Token::start);
      if (first == tokens.end() || first->own_tokens >= words) continue;
      const std::size_t end = typed[at + words - 1].end;
      first->own = &entry.row;
      first->own_tokens = static_cast<std::size_t>(
          std::count_if(first, tokens.end(), [&](const Token& t) { return t.end <= end; }));
    }
  }
}

}  // namespace wellmet::language
