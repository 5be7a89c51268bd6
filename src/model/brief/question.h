#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"

namespace wellmet {

// What kind of meeting a good question is for.
enum class Situation {
  first_meeting,
  informational_interview,
  new_to_the_field,
  mentor,
  long_silence,
  conference,
  catching_up
};
const std::vector<Situation>& all_situations();
std::string to_text(Situation);                              // "first meeting"
std::optional<Situation> parse_situation(std::string_view);  // also "first-meeting"

using OwnQuestionId = Id<struct OwnQuestion>;

// A good question of the user's own, for a kind of meeting or for any.
struct OwnQuestion {
  OwnQuestionId id = {};
  std::optional<Situation> situation = {};
  std::string text = {};
  friend bool operator==(const OwnQuestion&, const OwnQuestion&) = default;
};

}  // namespace wellmet
