#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "model/introductions/introduction.h"

namespace wellmet {

// An introduction whose next step is the user's, for the day's list.
struct WaitingIntroduction {
  IntroductionId id = {};
  introduction::Stage stage = {};
  PersonId person = {};  // whom the step is about
  PersonId other = {};
  std::string person_called = {}, other_called = {};  // as sentences call them
  std::string other_name = {};                        // as displayed
  LocalDate since = {};                               // of the last step, or the idea
  LocalDate due = {};
  bool has_run_out = false;  // so long past that it would be odd to come back to it
};
// Without names; nothing when it is over. An idea, and whoever is to be asked or introduced, waits
// from its day on; an answer for a week, how it went for two, once they have met for a day.
std::optional<WaitingIntroduction> waiting(const Introduction&, LocalDate today);

// As Suggestion::matter: "introduction 7 both agreed 2026-03-05"; and back.
std::string matter_of(const WaitingIntroduction&);
struct IntroductionMatter {
  IntroductionId id = {};
  std::string stage = {};
};
std::optional<IntroductionMatter> introduction_of(std::string_view matter);

}  // namespace wellmet
