// Days and times are those of the user's zone, wherever the machine is.
#include <doctest/doctest.h>

#include "actions/people/people.h"
#include "actions/story/log.h"
#include "base/known_zone.h"
#include "store/story/interactions.h"
#include "tests/actions/house.h"

namespace wellmet::actions {
namespace {

using testing::House;

Interaction logged(const char* zone, Instant now, const std::string& line) {
  House house;
  house.now = now;
  house.app.zone = known_zone(zone).value();
  const PersonId maya = add_person(house.app, {.name = "Maya Chen"});
  save_log(house.app, {.text = line, .day = house.app.today()});
  store::ReadTx tx(*house.db, house.app.account);
  return store::interactions_of(tx, maya, 1).at(0);
}

// 2026-11-22T20:30Z: late on Sunday in Berlin, Monday morning in Tokyo, Sunday noon in Los Angeles.
constexpr Instant late_on_sunday{1'795'379'400'000};

TEST_CASE("the time of a line is a time in the user's zone") {
  const auto hour_of = [](const char* zone) {
    const Interaction i = logged(zone, late_on_sunday, "call with Maya yesterday at 9:15");
    const LocalDate yesterday = i.day;
    return (i.at.value().milliseconds - std::int64_t{yesterday.day_number} * day_ms) / 60'000;
  };
  CHECK(hour_of("UTC") == 9 * 60 + 15);
  CHECK(hour_of("Europe/Berlin") == 8 * 60 + 15);
  CHECK(hour_of("Asia/Tokyo") == 15);
  CHECK(hour_of("America/Los_Angeles") == 17 * 60 + 15);
}

TEST_CASE("today is today in the user's zone") {
  const auto day_of = [](const char* zone) {
    return to_iso(logged(zone, late_on_sunday, "call with Maya").day);
  };
  CHECK(day_of("Europe/Berlin") == "2026-11-22");
  CHECK(day_of("America/Los_Angeles") == "2026-11-22");
  CHECK(day_of("Asia/Tokyo") == "2026-11-23");
}

}  // namespace
}  // namespace wellmet::actions
