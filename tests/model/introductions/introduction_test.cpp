#include "model/introductions/introduction.h"

#include <doctest/doctest.h>

#include <string>
#include <type_traits>
#include <vector>

namespace wellmet {
namespace {

using namespace introduction;

constexpr LocalDate monday{20'000};

const std::vector<Step> all_steps = {Step::ask,       Step::yes,  Step::no,
                                     Step::introduce, Step::meet, Step::close};

// The stage after these steps, a day each; a step that is none from there leaves it as it is.
Stage after_all(const std::vector<Step>& steps) {
  Stage stage = Idea{};
  LocalDate day = monday;
  for (const Step step : steps) {
    if (const auto next = after(stage, step, day)) stage = *next;
    day = day + 1;
  }
  return stage;
}

std::string reached(const std::vector<Step>& steps) { return to_text(after_all(steps)); }

// Calls for every list of so many steps.
template <class Each>
void for_each_list(std::size_t length, const Each& each) {
  std::vector<std::size_t> at(length, 0);
  while (true) {
    std::vector<Step> steps;
    for (const std::size_t i : at) steps.push_back(all_steps[i]);
    each(steps);
    std::size_t place = 0;
    while (place < length && ++at[place] == all_steps.size()) at[place++] = 0;
    if (place == length) return;
  }
}

// Consent is a matter of types: there is no way to write an introduction without two yeses in it.
static_assert(std::is_same_v<decltype(Introduced::agreed), BothAgreed>);
static_assert(std::is_same_v<decltype(BothAgreed::asked), SecondAsked>);
static_assert(std::is_same_v<decltype(SecondAsked::first), FirstAgreed>);

TEST_CASE("one is asked, then the other, then they are introduced, meet, and it is over") {
  using enum Step;
  CHECK(reached({}) == "idea");
  CHECK(reached({ask}) == "first asked");
  CHECK(reached({ask, yes}) == "first agreed");
  CHECK(reached({ask, yes, ask}) == "second asked");
  CHECK(reached({ask, yes, ask, yes}) == "both agreed");
  CHECK(reached({ask, yes, ask, yes, introduce}) == "introduced");
  CHECK(reached({ask, yes, ask, yes, introduce, meet}) == "they met");
  CHECK(reached({ask, yes, ask, yes, introduce, meet, close}) == "closed");
  CHECK(reached({ask, yes, ask, yes, introduce, close}) == "closed");
}

TEST_CASE("no path of steps leads to an introduction without two yeses on the way") {
  int introductions = 0;
  for_each_list(7, [&](const std::vector<Step>& steps) {
    Stage stage = Idea{};
    int yeses = 0;
    for (const Step step : steps) {
      const auto next = after(stage, step, monday);
      if (!next) continue;
      yeses += step == Step::yes;
      stage = *next;
      if (!was_made(stage)) continue;
      ++introductions;
      REQUIRE(yeses == 2);
    }
  });
  CHECK(introductions > 0);
}

TEST_CASE("a no ends it at any time before the introduction, and from then on nothing happens") {
  using enum Step;
  CHECK(reached({ask, no}) == "declined");
  CHECK(reached({ask, yes, no}) == "declined");
  CHECK(reached({ask, yes, ask, no}) == "declined");
  CHECK(reached({ask, yes, ask, yes, no}) == "declined");
  CHECK(reached({no}) == "idea");
  CHECK(reached({ask, yes, ask, yes, introduce, no}) == "introduced");
  for (const Step step : all_steps) CHECK(!after(after_all({ask, no}), step, monday));
}

TEST_CASE("closing early is going quiet, and an idea of which nobody was asked is set aside") {
  using enum Step;
  CHECK(reached({close}) == "set aside");
  CHECK(reached({ask, close}) == "gone quiet");
  CHECK(reached({ask, yes, close}) == "gone quiet");
  CHECK(reached({ask, yes, ask, close}) == "gone quiet");
  CHECK(reached({ask, yes, ask, yes, close}) == "gone quiet");
}

TEST_CASE("nobody says yes who was not asked; asking again moves the day") {
  using enum Step;
  CHECK(!after(Stage{Idea{}}, yes, monday));
  const Days again = days_of(*after(Stage{FirstAsked{monday}}, ask, monday + 8));
  CHECK(again.first_asked == monday + 8);
}

TEST_CASE("every stage is what its days say") {
  int stages = 0;
  for_each_list(6, [&](const std::vector<Step>& steps) {
    const Stage stage = after_all(steps);
    const Stage again = stage_of(days_of(stage));
    REQUIRE(to_text(again) == to_text(stage));
    REQUIRE(day_of(again) == day_of(stage));
    ++stages;
  });
  CHECK(stages > 0);
}

TEST_CASE("an introduction made elsewhere ends what was under way, and is none with two yeses") {
  using enum Step;
  for (const auto& steps :
       std::vector<std::vector<Step>>{{ask}, {ask, yes}, {ask, yes, ask}, {ask, yes, ask, yes}}) {
    const auto stage = introduced_elsewhere(after_all(steps), monday + 9);
    REQUIRE(stage);
    CHECK(to_text(*stage) == "introduced elsewhere");
    CHECK(is_over(*stage));
    CHECK(!was_made(*stage));
    CHECK(to_text(stage_of(days_of(*stage))) == "introduced elsewhere");
    CHECK(stage_of(days_of(*stage)).index() == stage->index());
    CHECK(day_of(stage_of(days_of(*stage))) == monday + 9);
  }
  for (const auto& steps : std::vector<std::vector<Step>>{
           {}, {close}, {ask, no}, {ask, close}, {ask, yes, ask, yes, introduce}})
    CHECK(!introduced_elsewhere(after_all(steps), monday + 9));
}

TEST_CASE("days that lack what must come before them are not believed") {
  const auto stage = [](const Days& days) { return to_text(stage_of(days)); };
  CHECK(stage({.introduced = monday}) == "idea");
  CHECK(stage({.first_asked = monday, .first_agreed = monday, .introduced = monday}) ==
        "first agreed");
  CHECK(stage({.first_asked = monday, .second_agreed = monday, .met = monday}) == "first asked");
  CHECK(stage({.first_asked = monday, .ended = monday, .ending = "closed"}) == "gone quiet");
  CHECK(stage({.ended = monday, .ending = "declined"}) == "set aside");
  CHECK(stage({.ended = monday, .ending = "introduced elsewhere"}) == "set aside");
}

TEST_CASE("a headline and the next step say what is so") {
  using enum Step;
  Introduction thread{.id = {1}, .first = {1}, .second = {2}};
  const auto words = [&](const std::vector<Step>& steps) {
    thread.stage = after_all(steps);
    return headline(thread, "Maya", "Priya") + " / " + next_step(thread, "Maya", "Priya");
  };
  CHECK(words({}) == "You would like to introduce Maya to Priya / ask Maya first, or Priya");
  CHECK(words({ask}) == "Maya hasn’t answered yet / hear from Maya");
  CHECK(words({ask, yes}) == "Maya said yes; Priya hasn’t been asked yet / ask Priya");
  CHECK(words({ask, yes, ask}) == "Maya said yes; Priya hasn’t answered yet / hear from Priya");
  CHECK(words({ask, yes, ask, yes}) == "Maya and Priya have both said yes / introduce them");
  CHECK(words({ask, yes, ask, yes, introduce}) ==
        "You introduced Maya and Priya / ask how it went");
  CHECK(words({ask, no}) == "Maya and Priya: not this time / ");
  CHECK(words({close}) == "You won’t introduce Maya and Priya / ");
  CHECK(words({ask, yes, ask, yes, introduce, close}) == "You introduced Maya and Priya / ");
  CHECK(words({ask, yes, ask, yes, introduce, meet, close}) ==
        "You introduced Maya and Priya, and they have met / ");
  thread.stage = *introduced_elsewhere(FirstAsked{monday}, monday);
  CHECK(headline(thread, "Maya", "Priya") == "You introduced Maya and Priya");
}

TEST_CASE("the days of a thread are told in their order, whenever they were noted") {
  const Introduction thread{.started = monday,
                            .stage = *introduced_elsewhere(FirstAsked{monday + 3}, monday + 1)};
  std::string told;
  for (const DayDone& done : days_in_words(thread, "Maya", "Priya"))
    told += std::to_string(done.on - monday) + " " + done.what + "; ";
  CHECK(told == "0 you thought of it; 1 you introduced them; 3 you asked Maya; ");
}

}  // namespace
}  // namespace wellmet
