#include "model/follow_up.h"

#include <array>
#include <utility>

#include "base/text.h"

namespace wellmet {

const std::vector<FollowUpKindInfo>& follow_up_kinds() {
  using K = FollowUpKind;
  static const std::vector<FollowUpKindInfo> table = {
      {K::thank, "thank", "Thank {}", 1},
      {K::circle_back, "circle back", "Tell {} what came of it", 30},
      {K::close_the_loop, "close the loop", "Tell {} how it went", 14},
      {K::congratulate, "congratulate", "Congratulate {}", 1},
      {K::share, "share", "Share it with {}", 3},
      {K::meet_again, "meet again", "Suggest a day to meet {} again", 10},
      {K::check_in, "check in", "Ask how {} is doing", 14},
      {K::custom, "custom", "Do what you planned for {}", 7},
  };
  return table;
}

const FollowUpKindInfo& info(FollowUpKind kind) {
  return follow_up_kinds()[static_cast<std::size_t>(kind)];
}

std::string to_text(FollowUpKind kind) { return info(kind).word; }

std::optional<FollowUpKind> parse_follow_up_kind(std::string_view given) {
  using K = FollowUpKind;
  static constexpr std::array<std::pair<const char*, K>, 17> also = {{
      {"thanks", K::thank},
      {"thank you", K::thank},
      {"circleback", K::circle_back},
      {"circle", K::circle_back},
      {"loop", K::close_the_loop},
      {"close loop", K::close_the_loop},
      {"closeloop", K::close_the_loop},
      {"congrats", K::congratulate},
      {"congratulations", K::congratulate},
      {"send", K::share},
      {"meet", K::meet_again},
      {"meetagain", K::meet_again},
      {"again", K::meet_again},
      {"checkin", K::check_in},
      {"check", K::check_in},
      {"ping", K::check_in},
      {"todo", K::custom},
  }};
  std::string text = to_lower_ascii(trim(given));
  for (char& c : text) {
    if (c == '_' || c == '-') c = ' ';
  }
  for (const FollowUpKindInfo& row : follow_up_kinds()) {
    if (text == row.word) return row.kind;
  }
  for (const auto& [word, kind] : also) {
    if (text == word) return kind;
  }
  return std::nullopt;
}

std::string to_text(FollowUpState state) {
  static constexpr std::array<const char*, 3> texts = {"open", "done", "dropped"};
  return texts[static_cast<std::size_t>(state)];
}

}  // namespace wellmet
