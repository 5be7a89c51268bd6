#include "model/brief/question.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace wellmet {
namespace {
constexpr std::array<const char*, 7> texts = {"first meeting",    "informational interview",
                                              "new to the field", "mentor",
                                              "long silence",     "conference",
                                              "catching up"};
}  // namespace

const std::vector<Situation>& all_situations() {
  static const std::vector<Situation> all = {
      Situation::first_meeting,    Situation::informational_interview,
      Situation::new_to_the_field, Situation::mentor,
      Situation::long_silence,     Situation::conference,
      Situation::catching_up};
  return all;
}

std::string to_text(Situation situation) { return texts[static_cast<std::size_t>(situation)]; }

std::optional<Situation> parse_situation(std::string_view given) {
  std::string text = to_lower_ascii(trim(given));
  std::ranges::replace(text, '-', ' ');
  for (const Situation one : all_situations())
    if (text == to_text(one)) return one;
  return std::nullopt;
}

}  // namespace wellmet
