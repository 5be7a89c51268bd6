#include "model/events/event.h"

#include <doctest/doctest.h>

#include "model/events/hope.h"

namespace wellmet {
namespace {

const LocalDate saturday = local_date({2026, 12, 5});

Event fair() {
  return {.title = "Ceramics fair",
          .day = saturday,
          .starts = "18:00",
          .last_day = saturday,
          .ends = "21:00",
          .zone = "America/Los_Angeles",
          .place = "Jack London Square"};
}

EventNow at(LocalDate day, int hour, const Zone& home) {
  return {.today = day, .now = home.at(day, hour, 0), .home = home};
}

TEST_CASE("an event of another zone is on the day that it is at home") {
  const Zone home = Zone::named("Europe/Lisbon");
  CHECK(first_day_at(fair(), home) == saturday + 1);
  CHECK(last_day_at(fair(), home) == saturday + 1);
  CHECK_FALSE(is_on(fair(), at(saturday, 20, home)));
  CHECK(is_on(fair(), at(saturday + 1, 3, home)));
}

TEST_CASE("an event is over with its end, and without an end with its day") {
  const Zone home = Zone::named("America/Los_Angeles");
  CHECK_FALSE(is_over(fair(), at(saturday, 20, home)));
  CHECK(is_over(fair(), at(saturday, 21, home)));
  Event open_ended = fair();
  open_ended.ends.clear();
  CHECK_FALSE(is_over(open_ended, at(saturday, 23, home)));
  CHECK(is_over(open_ended, at(saturday + 1, 0, home)));
}

TEST_CASE("on a day that is only looked at no hour has passed") {
  const Zone home = Zone::named("America/Los_Angeles");
  CHECK_FALSE(is_over(fair(), {.today = saturday, .home = home}));
  CHECK(is_over(fair(), {.today = saturday + 1, .home = home}));
}

TEST_CASE("an event stays at its hour when the clocks change") {
  const Zone home = Zone::utc();
  Event event = fair();
  event.zone = "Europe/Lisbon";
  event.day = event.last_day = local_date({2026, 10, 24});
  CHECK(home.clock_time(*moments_of(event, home).begins) == "17:00");
  event.day = event.last_day = local_date({2026, 10, 25});
  CHECK(home.clock_time(*moments_of(event, home).begins) == "18:00");
}

TEST_CASE("an event past midnight is on for both days") {
  const Zone home = Zone::named("America/Los_Angeles");
  Event party = fair();
  party.last_day = saturday + 1;
  party.ends = "02:00";
  CHECK(is_on(party, at(saturday + 1, 1, home)));
  CHECK(is_over(party, at(saturday + 1, 2, home)));
}

TEST_CASE("a zone that nobody knows is taken for home") {
  const Zone home = Zone::named("Europe/Lisbon");
  Event event = fair();
  event.zone = "Mars/Olympus";
  CHECK(first_day_at(event, home) == saturday);
}

TEST_CASE("a time of day is written with two figures each") {
  CHECK(minutes_of_day("00:00") == 0);
  CHECK(minutes_of_day("23:59") == 1439);
  for (const char* text : {"", "24:00", "12:60", "1:00", "12.00", "-1:00", "12:00 "}) {
    INFO(text);
    CHECK_FALSE(minutes_of_day(text).has_value());
  }
}

TEST_CASE(
    "a hope speaks of an event when its place has every telling word of where they can be met") {
  Event day = fair();
  day.title = "Volunteer day";
  day.host = "Food bank";
  CHECK(fits({.who = "head of design", .where = "the monthly volunteer day"}, day));
  CHECK(fits({.who = "head of design", .where = "Volunteer Day of the food bank in Oakland"}, day));
  CHECK_FALSE(fits({.who = "head of design", .where = "volunteer evening"}, day));
  CHECK_FALSE(fits({.who = "head of design", .where = "the weekly"}, day));
  CHECK_FALSE(fits({.who = "head of design"}, day));
}

TEST_CASE("one word of a title says nothing, and a named event is the only one") {
  Event choir = fair();
  choir.id = EventId{3};
  choir.title = "Choir";
  CHECK_FALSE(fits({.who = "a tenor", .where = "choir practice in Temescal"}, choir));
  CHECK(fits({.who = "a tenor", .event = EventId{3}}, choir));
  CHECK_FALSE(fits({.who = "a tenor", .where = "choir", .event = EventId{4}}, choir));
}

}  // namespace
}  // namespace wellmet
