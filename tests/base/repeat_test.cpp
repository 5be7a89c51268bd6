#include "base/repeat.h"

#include <doctest/doctest.h>

using namespace wellmet;

namespace {

std::string read(std::string_view text) {
  const auto repeat = parse_repeat(text);
  return repeat ? to_text(*repeat) : "";
}

std::string read_back(std::string_view text) {
  const auto repeat = stored_repeat(text);
  return repeat ? to_text(*repeat) : "";
}

std::string next(std::string_view every, const char* due, const char* today) {
  return to_iso(next_due(*stored_repeat(every), *parse_iso_date(due), *parse_iso_date(today)));
}

}  // namespace

TEST_CASE("how often something comes again is read in words and figures") {
  CHECK(read("every month") == "1 month");
  CHECK(read("monthly") == "1 month");
  CHECK(read("every other week") == "2 weeks");
  CHECK(read("fortnightly") == "2 weeks");
  CHECK(read("Every 3 Months") == "3 months");
  CHECK(read("quarterly") == "3 months");
  CHECK(read("six weeks") == "6 weeks");
  CHECK(read("yearly") == "1 year");
  for (const char* none :
       {"", "every", "often", "every now and then", "0 days", "-2 weeks", "99999 days", "2 moons",
        "4294967297 days", "1 month since", "1 month since May", " since 2027-01-31"})
    CHECK_MESSAGE(read(none).empty(), none);
}

TEST_CASE("what is stored is read back as the same") {
  for (const char* text :
       {"1 day", "2 weeks", "1 month", "18 months", "1 year", "1 month since 2027-01-31"})
    CHECK(read_back(text) == text);
  for (const char* none : {"", "1 month since", "1 month since May", " since 2027-01-31"})
    CHECK_MESSAGE(read_back(none).empty(), none);
}

TEST_CASE("the form in which it is stored is nothing that people say") {
  CHECK(read("1 month since 2027-01-31").empty());
}

TEST_CASE("the most that a span counts is read, and no more") {
  CHECK(read("1000 days") == "1000 days");
  CHECK(read("1001 days").empty());
  CHECK(read("334 quarters").empty());
}

TEST_CASE("the next day of a series is after today, and keeps the day of the month") {
  CHECK(next("month", "2026-11-20", "2026-11-20") == "2026-12-20");
  CHECK(next("month", "2026-11-20", "2026-11-01") == "2026-12-20");
  CHECK(next("month", "2026-08-31", "2026-11-10") == "2026-11-30");
  CHECK(next("month", "2026-08-31", "2026-11-30") == "2026-12-31");
  CHECK(next("2 weeks", "2026-11-02", "2026-11-27") == "2026-11-30");
  CHECK(next("year", "2024-02-29", "2026-11-27") == "2027-02-28");
}

TEST_CASE("a series that began before is counted from there") {
  CHECK(next("1 month since 2027-01-31", "2027-02-28", "2027-02-28") == "2027-03-31");
  CHECK(next("1 month since 2027-01-31", "2027-02-28", "2027-02-01") == "2027-03-31");
  CHECK(next("1 month since 2027-01-31", "2027-02-09", "2027-02-09") == "2027-02-28");
  CHECK(next("1 year since 2024-02-29", "2027-02-28", "2027-11-27") == "2028-02-29");
  CHECK(span_of(*stored_repeat("2 weeks since 2026-11-02")) == "2 weeks");
  CHECK(in_words(*stored_repeat("1 month since 2026-11-02")) == "every month");
}
