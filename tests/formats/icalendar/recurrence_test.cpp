#include "formats/icalendar/recurrence.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "base/text.h"

namespace wellmet::icalendar {
namespace {

WallTime wall(std::string_view text) { return parse_time(text)->wall; }

// The days, up to a last one; "none" for what is no rule.
std::string days(std::string_view rule_text, std::string_view start, std::string_view last,
                 std::size_t at_most = 8) {
  const std::optional<Rule> rule = parse_rule(rule_text);
  if (!rule) return "none";
  const Times times = times_of(*rule, wall(start), wall(last).day, at_most);
  std::vector<std::string> days;
  for (const WallTime& time : times.times) days.push_back(to_iso(time.day).substr(2));
  return join(days, " ") + (times.cut ? " …" : "");
}

TEST_CASE("a rule says on which days something happens again") {
  struct Case {
    const char* rule;
    const char* start;
    const char* last;
    const char* days;
  };
  static constexpr std::array<Case, 12> cases = {{
      {"FREQ=WEEKLY;BYDAY=TU", "20260303T100000", "20260324",
       "26-03-03 26-03-10 26-03-17 26-03-24"},
      {"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=SU", "20260302T100000", "20260320",
       "26-03-02 26-03-05 26-03-16 26-03-19"},
      {"FREQ=MONTHLY;BYDAY=-1FR", "20260130T160000", "20260430",
       "26-01-30 26-02-27 26-03-27 26-04-24"},
      {"freq=monthly;bymonthday=31", "20260131T090000", "20260531", "26-01-31 26-03-31 26-05-31"},
      {"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "20260130", "20260331",
       "26-01-30 26-02-27 26-03-31"},
      {"FREQ=YEARLY", "20240229", "20330101", "24-02-29 28-02-29 32-02-29"},
      {"FREQ=DAILY;COUNT=3", "20260330T090000", "20261231", "26-03-30 26-03-31 26-04-01"},
      {"FREQ=DAILY", "20260330T090000", "20991231",
       "26-03-30 26-03-31 26-04-01 26-04-02 26-04-03 26-04-04 26-04-05 26-04-06 …"},
      // It begins on a day of which the rule does not speak.
      {"FREQ=WEEKLY;BYDAY=WE", "20260303T100000", "20260311", "26-03-03 26-03-04 26-03-11"},
      {"FREQ=WEEKLY", "20260303T100000", "20260302", ""},
      {"FREQ=DAILY;BYHOUR=9,17", "20260303T090000", "20260310", "26-03-03"},
      {"FREQ=HOURLY;INTERVAL=8", "20260303T090000", "20260310", "26-03-03"},
  }};
  for (const Case& one : cases) {
    CAPTURE(one.rule);
    CHECK(days(one.rule, one.start, one.last) == one.days);
  }
}

TEST_CASE("what is no rule, or one of a form that no program makes, is none") {
  for (const char* text : {"",
                           "FREQ=",
                           "FREQ=SOMETIMES",
                           "BYDAY=MO",
                           "FREQ=DAILY;FREQ=WEEKLY",
                           "FREQ=WEEKLY;BYDAY=XX",
                           "FREQ=MONTHLY;BYMONTHDAY=32",
                           "FREQ=MONTHLY;BYMONTHDAY=0",
                           "FREQ=DAILY;COUNT=0",
                           "FREQ=DAILY;COUNT=-1",
                           "FREQ=DAILY;INTERVAL=99999999999",
                           "FREQ=WEEKLY;BYDAY=54MO",
                           "FREQ=DAILY;UNTIL=soon",
                           "RSCALE=CHINESE;FREQ=YEARLY",
                           "FREQ=YEARLY;SKIP=FORWARD",
                           "FREQ=YEARLY;BYEASTER=0",
                           "FREQ=WEEKLY;BYDAY=MO,FR;BYSETPOS=-1",
                           "FREQ=YEARLY;BYYEARDAY=366",
                           "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO",
                           "FREQ=MONTHLY;BYDAY=-20MO",
                           "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
                           "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,2",
                           "FREQ=WEEKLY;BYDAY=1MO",
                           "D1 #10",
                           "FREQ"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_rule(text));
  }
  std::string long_list = "FREQ=YEARLY;BYYEARDAY=1";
  for (int i = 0; i < 200; ++i) long_list += ",1";
  CHECK_FALSE(parse_rule(long_list));
  CHECK_FALSE(parse_rule("FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12,1"));
  CHECK(parse_rule("FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12"));
}

TEST_CASE("a rule that never comes true again, or for centuries, ends") {
  for (const char* text :
       {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=31",
        "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31"}) {
    CAPTURE(text);
    const Times times =
        times_of(*parse_rule(text), wall("20260303T100000"), wall("20261127").day, 100);
    CHECK(times.times.size() == 1);
    CHECK(times.ran_dry);
  }
  for (const char* text : {"FREQ=YEARLY;INTERVAL=50", "FREQ=DAILY;COUNT=1", "FREQ=WEEKLY"}) {
    CAPTURE(text);
    CHECK_FALSE(
        times_of(*parse_rule(text), wall("20260303T100000"), wall("20260304").day, 100).ran_dry);
  }
}

TEST_CASE("the end of a rule is kept for whoever knows its zone") {
  const auto rule = parse_rule("FREQ=WEEKLY;UNTIL=20260310T235959Z;BYDAY=TU");
  REQUIRE(rule);
  CHECK(rule->until->is_utc);
  CHECK(rule->until->wall == wall("20260310T235959"));
  CHECK(rule->text == "FREQ=WEEKLY;BYDAY=TU");
  CHECK(rule->weekdays == 1);
}

}  // namespace
}  // namespace wellmet::icalendar
