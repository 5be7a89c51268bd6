#include "model/settling.h"

#include <doctest/doctest.h>

#include "model/follow_up_rules.h"

using namespace wellmet;

namespace {

using K = FollowUpKind;
using I = InteractionKind;
const LocalDate origin = *parse_iso_date("2026-03-05");

FollowUp own(K kind, LocalDate due, const char* text = "") {
  return {.kind = kind, .text = text, .due = due, .made = origin};
}
FollowUp automatic(K kind, const char* rule) {
  return {.kind = kind, .due = origin + 2, .made = origin, .rule = rule};
}

struct Touched {
  I kind;
  int days_later = 1;
  const char* note = "";
  std::vector<I> also = {};
  std::optional<LocalDate> met_about = {};
};
bool settled(const FollowUp& f, const Touched& t) {
  const Interaction i{.kind = t.kind,
                      .touch = info(t.kind).light ? Touch::light : Touch::real,
                      .day = origin + t.days_later,
                      .note = t.note};
  return settles(i, t.also, f, {.origin = origin, .met_about = t.met_about});
}

}  // namespace

TEST_CASE("thanks are settled by thanking, and by any talk after the help") {
  const FollowUp thanks = automatic(K::thank, "thank for help");
  CHECK(settled(thanks, {I::thanked, 0}));
  CHECK(settled(thanks, {I::coffee, 0, "", {I::thanked}}));
  CHECK(settled(thanks, {I::message, 2, "to say thanks for the help"}));
  CHECK(settled(thanks, {I::call, 1}));
  CHECK_FALSE(settled(thanks, {I::call, 0}));
  CHECK_FALSE(settled(thanks, {I::message, 3}));
  CHECK_FALSE(settled(thanks, {I::event, 3}));
  CHECK_FALSE(settled(thanks, {I::thanked, -3}));
}

TEST_CASE("a thank-you that the user planned for a day waits for about that day") {
  const FollowUp planned = own(K::thank, origin + 20);
  CHECK_FALSE(settled(planned, {I::coffee, 5}));
  CHECK(settled(planned, {I::coffee, 18}));
  CHECK(settled(planned, {I::thanked, 1}));
}

TEST_CASE("advice that was followed is settled by any talk after that day") {
  const FollowUp followed = automatic(K::circle_back, "advice followed");
  CHECK(settled(followed, {I::call, 1}));
  CHECK(settled(followed, {I::email, 0, "told Beth what came of it"}));
  CHECK_FALSE(settled(followed, {I::call, 0}));
  CHECK_FALSE(settled(followed, {I::like, 2}));
}

TEST_CASE("hospitality is thanked for once, and runs out as thanks do") {
  const Interaction dinner{.id = {1}, .kind = I::hosted_by, .day = origin, .people = {PersonId{1}}};
  const std::vector<FollowUp> made = follow_ups_arising(dinner, {.today = origin});
  REQUIRE(made.size() == 1);
  CHECK(made[0].kind == K::thank);
  CHECK(courtesy_of(made[0]) == Courtesy::hospitality);
  CHECK(made[0].due == origin + 1);
  CHECK_FALSE(has_run_out(made[0], origin, origin + 21));
  CHECK(has_run_out(made[0], origin, origin + 22));
}

TEST_CASE("only words about the advice say that they heard of it") {
  const auto says = [](const char* note) {
    return says_what_came_of_advice({.kind = I::call, .day = origin, .note = note});
  };
  CHECK(says("told him what came of his advice"));
  CHECK(says("got back to her: I followed it"));
  CHECK_FALSE(says("told her about my new job"));
  CHECK_FALSE(says("he told me what came of it"));
}

TEST_CASE("advice is settled by telling what came of it, or by a talk when it can be told") {
  const FollowUp advice = automatic(K::circle_back, "circle back on advice");
  CHECK(settled(advice, {I::met, 3, "told Beth what came of the advice"}));
  CHECK_FALSE(settled(advice, {I::call, 3, "told me about the dog"}));
  CHECK_FALSE(settled(advice, {I::call, 13}));
  CHECK(settled(advice, {I::call, 14}));
}

TEST_CASE("an introduction is told of after the two of you have met") {
  const FollowUp loop = automatic(K::close_the_loop, "close the loop");
  CHECK_FALSE(settled(loop, {I::call, 9}));
  CHECK_FALSE(settled(loop, {.kind = I::call, .days_later = 9, .met_about = origin + 9}));
  CHECK(settled(loop, {.kind = I::call, .days_later = 9, .met_about = origin + 8}));
  CHECK(settled(loop, {I::message, 9, "told her how it went with Ana"}));
}

TEST_CASE("asking how they are is settled by a talk around its day, meeting again by meeting") {
  CHECK(settled(own(K::check_in, origin + 14), {I::call, 12}));
  CHECK_FALSE(settled(own(K::check_in, origin + 14), {I::call, 11}));
  CHECK_FALSE(settled(own(K::check_in, origin + 14), {I::message, 14}));
  CHECK(settled(own(K::meet_again, origin + 14), {I::walk, 4}));
  CHECK_FALSE(settled(own(K::meet_again, origin + 14), {I::call, 4}));
  CHECK(settled(automatic(K::meet_again, "first meeting"), {I::call, 4}));
  CHECK_FALSE(settled(automatic(K::meet_again, "first meeting"), {I::coffee, 0}));
}

TEST_CASE("a promise to send something is kept by sending that, and by nothing else") {
  const FollowUp notes = own(K::share, origin + 5, "the notes on bees");
  CHECK(settled(notes, {I::message, 1, "sent her the notes on bees"}));
  CHECK_FALSE(settled(notes, {I::message, 1, "sent her the notes on bread"}));
  CHECK_FALSE(settled(notes, {I::coffee, 5}));
  CHECK_FALSE(settled(own(K::share, origin + 5), {I::coffee, 5, "a good talk"}));
}
