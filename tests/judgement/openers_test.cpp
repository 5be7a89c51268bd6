// First sentences: true, without praise, and not the same twice in a row.
#include "judgement/openers.h"

#include <doctest/doctest.h>

#include <string_view>

#include "model/follow_up.h"

using namespace wellmet;

namespace {

const LocalDate day = local_date({2026, 11, 22});

OpenerStory maya(int contacts = 0) {
  return {.told = "Biscuit had surgery.",
          .told_on = day - 20,
          .question = "how did the launch go",
          .shared = "pottery",
          .contacts = contacts};
}

std::string about(const Claim& claim) {
  const std::vector<Opener> found = openers(claim, {}, day);
  return found.empty() ? "" : found.front().text;
}

}  // namespace

TEST_CASE("openers say what is noted, three at most") {
  const std::vector<Opener> found = openers({}, maya(), day);
  REQUIRE(found.size() == 3);
  CHECK(found[0].text == "I wanted to ask you: how did the launch go?");
  CHECK(found[1].text == "You told me on 2 November: Biscuit had surgery. How are things now?");
  CHECK(found[2].text == "As we share this, pottery: what’s new on your side?");
  const Claim hosted{.kind = ClaimKind::hosted, .since = day - 1};
  const std::vector<Opener> with_reason = openers(hosted, maya(), day);
  REQUIRE(with_reason.size() == 3);
  CHECK(with_reason[0].text == "Thank you for having me yesterday.");
  CHECK(with_reason[0].ground == OpenerGround::reason);
}

TEST_CASE("no two letters begin alike while there are two to choose from") {
  for (int contacts = 0; contacts < 9; ++contacts)
    CHECK(openers({}, maya(contacts), day).front() != openers({}, maya(contacts + 1), day).front());
}

TEST_CASE("of nothing noted nothing is said, nor of what was told long ago") {
  CHECK(openers({}, {}, day).empty());
  CHECK(openers({}, {.told = "has a boat", .told_on = day - 800}, day).empty());
  CHECK(openers({}, {.question = " . "}, day).empty());
}

TEST_CASE("what one has to say comes first, in words that follow from it") {
  const LocalDate since = day - 19;
  CHECK(about({.kind = ClaimKind::helped, .since = since}) ==
        "Thank you for your help on 3 November.");
  CHECK(about({.kind = ClaimKind::advised, .what = "raise your prices", .since = since}) ==
        "Thank you for your advice on 3 November: raise your prices.");
  CHECK(about({.kind = ClaimKind::advised,
               .act = to_text(FollowUpKind::circle_back),
               .what = "raise your prices",
               .since = since}) ==
        "You advised me on 3 November: raise your prices. I wanted to tell you what came of it.");
  CHECK(about({.kind = ClaimKind::followed_advice, .what = "raise your prices", .since = day}) ==
        "I followed your advice: raise your prices.");
  CHECK(about({.kind = ClaimKind::found, .what = "a bookkeeper", .since = day}) ==
        "Congratulations, you found what you were looking for: a bookkeeper.");
  CHECK(about({.kind = ClaimKind::introduced, .what = "Piet", .since = since}) ==
        "You introduced me to Piet on 3 November: thank you.");
  CHECK(about({.kind = ClaimKind::new_job, .what = "new job at Figma", .since = since}) ==
        "Congratulations: new job at Figma.");
  CHECK(about({.kind = ClaimKind::date, .what = "birthday", .due = day}) == "Happy birthday!");
  CHECK(about({.kind = ClaimKind::date, .what = "birthday", .due = day + 2}).empty());
  CHECK(about({.kind = ClaimKind::date, .what = "launch", .due = day - 1}) ==
        "How did your launch go?");
  CHECK(about({.kind = ClaimKind::date, .what = "launch", .due = day}) ==
        "All the best for your launch!");
  CHECK(about({.kind = ClaimKind::date, .what = "mother's funeral", .due = day}).empty());
  CHECK(about({.kind = ClaimKind::silence, .since = since, .span_days = 19}).empty());
}

TEST_CASE("no opener flatters or counts") {
  for (const Opener& opener :
       openers(Claim{.kind = ClaimKind::helped, .since = day - 3}, maya(), day))
    for (const std::string_view word : {"amazing", "great", "best", "admire", "times", "owe"})
      CHECK(opener.text.find(word) == std::string::npos);
}
