#include "model/interaction.h"

#include <algorithm>
#include <iterator>

#include "base/text.h"

namespace wellmet {

const std::vector<InteractionKindInfo>& interaction_kinds() {
  using K = InteractionKind;
  static const std::vector<InteractionKindInfo> table = {
      {K::met, "met", "met", "a meeting", false},
      {K::coffee, "coffee", "had coffee with", "a coffee", false},
      {K::meal, "meal", "ate with", "a meal", false},
      {K::drink, "drink", "had a drink with", "a drink", false},
      {K::walk, "walk", "walked with", "a walk", false},
      {K::call, "call", "a call with", "a call", false},
      {K::video_call, "video call", "a video call with", "a video call", false},
      {K::message, "message", "a message with", "a message", true},
      {K::email, "email", "mail with", "an email", true},
      {K::letter, "letter", "a letter with", "a letter", false},
      {K::comment, "comment", "a comment with", "a comment", true},
      {K::like, "like", "a like with", "a like", true},
      {K::gift, "gift", "a gift with", "a gift", false},
      {K::event, "event", "an event with", "an event", false},
      {K::visit, "visit", "a visit with", "a visit", false},
      {K::help_given, "help given", "helped", "your help", false},
      {K::help_received, "help received", "had help from", "help", false},
      {K::advice_received, "advice received", "had advice from", "advice", false},
      {K::advice_given, "advice given", "gave advice to", "your advice", false},
      {K::introduced_by, "introduced by", "were introduced by", "an introduction", false},
      {K::hosted_by, "hosted by", "were hosted by", "a stay or a meal", false},
      {K::thanked, "thanked", "thanked", "your thanks", true},
      {K::congratulated, "congratulated", "congratulated", "your congratulations", true},
      {K::other, "other", "were in touch with", "being in touch", false},
  };
  return table;
}

const InteractionKindInfo& info(InteractionKind kind) {
  return interaction_kinds()[static_cast<std::size_t>(kind)];
}

bool is_together(InteractionKind kind) {
  using K = InteractionKind;
  static constexpr K together[] = {K::met,  K::coffee, K::meal,  K::drink,
                                   K::walk, K::event,  K::visit, K::hosted_by};
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

std::string word_for(const Interaction& i) {
  return i.kind == InteractionKind::other && !i.setting.empty() ? i.setting : to_text(i.kind);
}

}  // namespace wellmet
