#include "model/follow_up_rules.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace wellmet;

namespace {

const LocalDate today = *parse_iso_date("2026-03-05");
const PersonId maya{1}, jo{2}, sam{3};

Interaction interaction(InteractionKind kind, std::vector<PersonId> people, LocalDate day = today) {
  Interaction i;
  i.id = InteractionId{7};
  i.kind = kind;
  i.people = std::move(people);
  i.day = day;
  return i;
}

// "thank 1 2026-03-07"
std::vector<std::string> texts(const std::vector<FollowUp>& follow_ups) {
  std::vector<std::string> out;
  for (const FollowUp& f : follow_ups) {
    out.push_back(to_text(f.kind) + " " + std::to_string(f.person.value) + " " + to_iso(f.due));
    if (f.about) out.back() += " about " + std::to_string(f.about.value);
  }
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("help received is thanked for within two days") {
  const auto made =
      follow_ups_arising(interaction(InteractionKind::help_received, {maya, jo}), {.today = today});
  CHECK(texts(made) == Texts{"thank 1 2026-03-07", "thank 2 2026-03-07"});
  CHECK(made[0].rule == "thank for help");
  CHECK(made[0].from == InteractionId{7});
  CHECK(made[0].made == today);
  CHECK(made[0].state == FollowUpState::open);
}

TEST_CASE("advice is thanked for once, and circled back on") {
  const auto made = follow_ups_arising(interaction(InteractionKind::advice_received, {maya}),
                                       {.also = {InteractionKind::help_received}, .today = today});
  CHECK(texts(made) == Texts{"thank 1 2026-03-07", "circle back 1 2026-04-04"});
  CHECK(made[0].rule == "thank for advice");
}

TEST_CASE("advice at a coffee counts as advice") {
  const auto made =
      follow_ups_arising(interaction(InteractionKind::coffee, {maya}),
                         {.also = {InteractionKind::advice_received}, .today = today});
  CHECK(made.size() == 2);
}

TEST_CASE("who introduced you is thanked, and hears how it went") {
  const auto made = follow_ups_arising(interaction(InteractionKind::introduced_by, {maya}),
                                       {.about = sam, .today = today});
  CHECK(texts(made) == Texts{"thank 1 2026-03-07 about 3", "close the loop 1 2026-03-19 about 3"});
  CHECK(follow_ups_arising(interaction(InteractionKind::introduced_by, {sam}),
                           {.about = sam, .today = today})
            .empty());
}

TEST_CASE("who you met somebody through is thanked, and hears how it went") {
  const auto made = follow_ups_arising(interaction(InteractionKind::met, {sam}),
                                       {.through = {maya}, .today = today});
  CHECK(texts(made) == Texts{"thank 1 2026-03-07 about 3", "close the loop 1 2026-03-19 about 3"});
}

TEST_CASE(
    "having met them, there is something to tell whoever introduced you, unless you chose a day") {
  const auto made = follow_ups_arising(interaction(InteractionKind::introduced_by, {maya}),
                                       {.about = sam, .today = today});
  REQUIRE(made.size() == 2);
  FollowUp loop = made[1];
  CHECK(sooner_once_met(loop, today, today + 4, today + 4) == today + 5);
  CHECK(sooner_once_met(loop, today, today + 4, today + 9) == today + 9);
  CHECK(!sooner_once_met(loop, today, today, today));
  CHECK(!sooner_once_met(loop, today, today + 13, today + 13));
  CHECK(!sooner_once_met(made[0], today, today + 4, today + 4));
  loop.due = today + 20;
  CHECK(!sooner_once_met(loop, today, today + 4, today + 4));
}

TEST_CASE("how an introduction of yours went is asked two weeks later, and for two months") {
  const auto asks = how_it_went({maya, sam, today - 3}, today);
  REQUIRE(asks);
  CHECK(texts({*asks}) == Texts{"check in 1 2026-03-16 about 3"});
  CHECK(courtesy_of(*asks) == Courtesy::introduced_them);
  CHECK(!how_it_went({maya, sam, today - 60}, today));
  CHECK(!has_run_out(*asks, asks->made, today + 50));
  CHECK(has_run_out(*asks, asks->made, today + 60));
}

TEST_CASE("a first meeting asks for a second within two weeks") {
  const auto made = follow_ups_arising(interaction(InteractionKind::coffee, {maya, jo}),
                                       {.met_first = {jo}, .today = today});
  CHECK(texts(made) == Texts{"meet again 2 2026-03-19"});
}

TEST_CASE("a first message is no first meeting") {
  Interaction light = interaction(InteractionKind::message, {jo});
  light.touch = Touch::light;
  CHECK(follow_ups_arising(light, {.met_first = {jo}, .today = today}).empty());
}

TEST_CASE("help given asks for nothing") {
  for (const InteractionKind kind : {InteractionKind::help_given, InteractionKind::advice_given,
                                     InteractionKind::coffee, InteractionKind::gift}) {
    CHECK(follow_ups_arising(interaction(kind, {maya}), {.today = today}).empty());
  }
}

TEST_CASE("what was logged late is due today, and what is long past makes nothing") {
  const auto week_ago = interaction(InteractionKind::help_received, {maya}, today - 7);
  CHECK(texts(follow_ups_arising(week_ago, {.today = today})) == Texts{"thank 1 2026-03-05"});
  const auto last_day = interaction(InteractionKind::help_received, {maya}, today - 33);
  CHECK(follow_ups_arising(last_day, {.today = today}).size() == 1);
  const auto too_late = interaction(InteractionKind::help_received, {maya}, today - 34);
  CHECK(follow_ups_arising(too_late, {.today = today}).empty());
}

TEST_CASE("no rule speaks twice for one person and interaction") {
  const auto made =
      follow_ups_arising(interaction(InteractionKind::advice_received, {maya}),
                         {.met_first = {maya},
                          .also = {InteractionKind::help_received, InteractionKind::introduced_by},
                          .about = sam,
                          .today = today});
  for (std::size_t i = 0; i < made.size(); ++i) {
    for (std::size_t j = i + 1; j < made.size(); ++j) CHECK(made[i].rule != made[j].rule);
  }
  // One thanks for the advice and the introduction.
  CHECK(made.size() == 4);
}

TEST_CASE("the first time together that is noted may be no first meeting, and a call is none") {
  const auto made = [](InteractionKind kind) {
    return follow_ups_arising(interaction(kind, {maya}), {.noted_first = {maya}, .today = today});
  };
  REQUIRE(made(InteractionKind::coffee).size() == 1);
  CHECK(courtesy_of(made(InteractionKind::coffee)[0]) == Courtesy::noted_once);
  CHECK(made(InteractionKind::call).empty());
  const auto said = follow_ups_arising(interaction(InteractionKind::coffee, {maya}),
                                       {.met_first = {maya}, .today = today});
  REQUIRE(said.size() == 1);
  CHECK(courtesy_of(said[0]) == Courtesy::first_meeting);
}

TEST_CASE("what was added automatically runs out, what the user promised never does") {
  const auto last_day = [](std::string rule, LocalDate due) {
    const FollowUp f{.due = due, .rule = std::move(rule)};
    int days = 0;
    while (days < 1000 && !has_run_out(f, today, today + days)) ++days;
    return days - 1;
  };
  CHECK(last_day("thank for help", today + 2) == 21);
  CHECK(last_day("first meeting", today + 14) == 42);
  CHECK(last_day("meet again", today + 14) == 42);
  CHECK(last_day("circle back on advice", today + 30) == 92);
  CHECK(last_day("new job: designer at Figma", today + 1) == 42);
  CHECK(last_day("", today + 2) == 999);
  // Snoozed beyond its time by the user: it comes back on that day.
  CHECK(last_day("thank for help", today + 40) == 47);
}
