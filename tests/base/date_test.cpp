// Days that are not on every calendar, and spans that are not whole.
#include "base/date.h"

#include <doctest/doctest.h>

namespace wellmet {
namespace {

LocalDate day(std::string_view iso) { return parse_iso_date(iso).value(); }

std::string next(const char* date, const char* from) {
  const auto on = next_occurrence(parse_partial_date(date), day(from));
  return on ? to_iso(*on) : "";
}

TEST_CASE("a span is told in the unit that fits, rounded") {
  CHECK(span_in_words(1) == "1 day");
  CHECK(span_in_words(13) == "13 days");
  CHECK(span_in_words(17) == "2 weeks");
  CHECK(span_in_words(18) == "3 weeks");
  CHECK(span_in_words(59) == "8 weeks");
  CHECK(span_in_words(60) == "2 months");
  CHECK(span_in_words(350) == "11 months");
  CHECK(span_in_words(700) == "2 years");
  CHECK(span_in_words(1000) == "3 years");
}

TEST_CASE("a yearly day comes today, or next, and 29 February on 1 March in other years") {
  CHECK(next("--11-22", "2026-11-22") == "2026-11-22");
  CHECK(next("1988-11-22", "2026-11-23") == "2027-11-22");
  CHECK(next("1988-02-29", "2026-11-22") == "2027-03-01");
  CHECK(next("1988-02-29", "2027-03-01") == "2027-03-01");
  CHECK(next("1988-02-29", "2027-03-02") == "2028-02-29");
  CHECK(next("--02-29", "2028-02-29") == "2028-02-29");
  CHECK(next("1988-02", "2026-11-22") == "");
}

TEST_CASE("a day that no year has is no day, one that some years have is") {
  CHECK(parse_partial_date("--02-29").text.empty());
  CHECK(parse_partial_date("1988-02-29").text.empty());
  for (const char* text : {"1987-02-29", "--02-30", "1988-02-30", "--04-31", "2026-13-01"}) {
    CAPTURE(std::string(text));
    CHECK(parse_partial_date(text).text == text);
  }
}

TEST_CASE("a day that is only about known is no day to be told as one") {
  CHECK(full_date(parse_partial_date("1985-04-12")) == day("1985-04-12"));
  CHECK_FALSE(full_date(parse_partial_date("about 1985-04-12")));
  CHECK_FALSE(full_date(parse_partial_date("1985-04")));
}

}  // namespace
}  // namespace wellmet
