#include "model/follow_up.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "model/called.h"

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

namespace {

// What is to be done with the person in its place: "share {}" would share the person.
std::string with_the_person(FollowUpKind kind, std::string_view who) {
  using K = FollowUpKind;
  switch (kind) {
    case K::circle_back:
      return fmt::format("circle back to {}", who);
    case K::close_the_loop:
      return fmt::format("close the loop with {}", who);
    case K::share:
      return fmt::format("share with {}", who);
    case K::meet_again:
      return fmt::format("meet {} again", who);
    case K::check_in:
      return fmt::format("check in with {}", who);
    case K::thank:
    case K::congratulate:
    case K::custom:
      break;
  }
  return fmt::format("{} {}", to_text(kind), who);
}

// "Jo's book" -> "jo", "book".
std::vector<std::string> words_without_possessive(std::string_view text) {
  std::string folded = fold(text);
  for (std::size_t at = folded.find("'s"); at != std::string::npos;
       at = folded.find("'s", at + 1)) {
    const char next = at + 2 < folded.size() ? folded[at + 2] : ' ';
    if (next < 'a' || next > 'z') folded.replace(at, 2, "  ");
  }
  return folded_words(folded);
}

// "Jo" is named in "thank Jo" and "Jo's book", not in "the job".
bool names_in_whole_words(std::string_view text, std::string_view name) {
  const std::vector<std::string> words = words_without_possessive(text);
  const std::vector<std::string> wanted = folded_words(name);
  return !std::ranges::search(words, wanted).empty();
}

}  // namespace

std::string in_words(FollowUpKind kind, std::string_view who, std::string_view text) {
  if (kind == FollowUpKind::custom) {
    if (text.empty()) return who.empty() ? "something" : fmt::format("something for {}", who);
    const bool named = who.empty() || names_in_whole_words(text, first_name("", who));
    return named ? std::string(text) : fmt::format("{} (for {})", text, who);
  }
  const std::string deed = who.empty() ? to_text(kind) : with_the_person(kind, who);
  return text.empty() ? deed : fmt::format("{}: {}", deed, text);
}

std::string to_text(FollowUpState state) {
  static constexpr std::array<const char*, 3> texts = {"open", "done", "dropped"};
  return texts[static_cast<std::size_t>(state)];
}

}  // namespace wellmet
