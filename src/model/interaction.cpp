#include "model/interaction.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace wellmet {

const std::vector<InteractionKindInfo>& interaction_kinds() {
  using K = InteractionKind;
  static const std::vector<InteractionKindInfo> table = {
      {K::met, "met", "met", false},
      {K::coffee, "coffee", "had coffee with", false},
      {K::meal, "meal", "ate with", false},
      {K::drink, "drink", "had a drink with", false},
      {K::walk, "walk", "walked with", false},
      {K::call, "call", "a call with", false},
      {K::video_call, "video call", "a video call with", false},
      {K::message, "message", "a message with", true},
      {K::email, "email", "mail with", true},
      {K::letter, "letter", "a letter with", false},
      {K::comment, "comment", "a comment with", true},
      {K::like, "like", "a like with", true},
      {K::gift, "gift", "a gift with", false},
      {K::event, "event", "an event with", false},
      {K::visit, "visit", "a visit with", false},
      {K::help_given, "help given", "helped", false},
      {K::help_received, "help received", "had help from", false},
      {K::advice_received, "advice received", "had advice from", false},
      {K::advice_given, "advice given", "gave advice to", false},
      {K::introduced_by, "introduced by", "were introduced by", false},
      {K::thanked, "thanked", "thanked", true},
      {K::congratulated, "congratulated", "congratulated", true},
      {K::other, "other", "were in touch with", false},
  };
  return table;
}

const InteractionKindInfo& info(InteractionKind kind) {
  return interaction_kinds()[static_cast<std::size_t>(kind)];
}

bool is_together(InteractionKind kind) {
  using K = InteractionKind;
  static constexpr K together[] = {K::met,  K::coffee, K::meal, K::drink,
                                   K::walk, K::event,  K::visit};
  return std::ranges::find(together, kind) != std::end(together);
}

std::string to_text(InteractionKind kind) { return info(kind).word; }

std::optional<InteractionKind> parse_interaction_kind(std::string_view given) {
  std::string text = to_lower_ascii(trim(given));
  for (char& c : text) {
    if (c == '_' || c == '-') c = ' ';
  }
  for (const InteractionKindInfo& row : interaction_kinds()) {
    if (text == row.word) return row.kind;
  }
  return std::nullopt;
}

}  // namespace wellmet
