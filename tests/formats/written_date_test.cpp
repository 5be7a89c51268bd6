#include "formats/written_date.h"

#include <doctest/doctest.h>

#include <array>

namespace wellmet {
namespace {

std::string read(std::string_view cell, DayOrder order = DayOrder::unknown) {
  DateRules rules;
  rules.order = order;
  rules.latest_year = 2026;
  const DateCell date = read_date(cell, rules);
  switch (date.kind) {
    case DateCellKind::blank:
      return "blank";
    case DateCellKind::not_there:
      return "not there";
    case DateCellKind::words:
      return "words";
    case DateCellKind::date:
      break;
  }
  return to_text(date.date) + (date.two_ways ? " or the other way" : "");
}

TEST_CASE("dates are read as people and programs write them") {
  struct Case {
    const char* cell;
    const char* wanted;
  };
  static constexpr std::array cases = {
      Case{"2026-03-05", "2026-03-05"},
      Case{"2026-03-05T10:15:00Z", "2026-03-05"},
      Case{"2026-03-05 10:15", "2026-03-05"},
      Case{"2026/3/5", "2026-03-05"},
      Case{"20260305", "2026-03-05"},
      Case{"05 Mar 2024", "2024-03-05"},
      Case{"Mar 5, 2024", "2024-03-05"},
      Case{"March 5th, 2024", "2024-03-05"},
      Case{"Thu, 5 March 2026 14:30", "2026-03-05"},
      Case{"5-Mar-24", "2024-03-05"},
      Case{"5. März 2024", "2024-03-05"},
      Case{"21. Okt. 2021", "2021-10-21"},
      Case{"le 5 mars 2024", "2024-03-05"},
      Case{"1er août 2025", "2025-08-01"},
      Case{"22 de enero de 2025", "2025-01-22"},
      Case{"12 de março", "--03-12"},
      Case{"March 2024", "2024-03"},
      Case{"25 Nov", "--11-25"},
      Case{"25.3.2026", "2026-03-25"},
      Case{"3.4.26", "2026-04-03"},
      Case{"12.04.", "--04-12"},
      Case{"25/3/2026", "2026-03-25"},
      Case{"3/25/2026", "2026-03-25"},
      Case{"3/25/26, 9:21 AM", "2026-03-25"},
      Case{"3/4/2026", "2026-03-04 or the other way"},
      Case{"4/4/2026", "2026-04-04"},
      Case{"12/28/69", "1969-12-28"},
      Case{"3/2026", "2026-03"},
      Case{"2026", "2026"},
      Case{"about 1980", "about 1980"},
      Case{"2019?", "about 2019"},
      Case{"--0122", "--01-22"},
      Case{"45000", "2023-03-15"},
      Case{"45960.5", "2025-10-30"},
      Case{"", "blank"},
      Case{"0/0/00", "blank"},
      Case{"00/00/0000", "blank"},
      Case{" - ", "blank"},
      Case{"n/a", "blank"},
      Case{"31/02/2026", "not there"},
      Case{"2026-02-31", "not there"},
      Case{"2/30/2001", "not there"},
      Case{"31 Feb 2023", "not there"},
      Case{"29 Feb", "--02-29"},
      Case{"13/13/2026", "not there"},
      Case{"next week", "words"},
      Case{"last spring", "words"},
      Case{"at the conference in May 2024", "words"},
      Case{"maybe", "words"},
      Case{"12345678901", "words"},
      Case{"1/2/3/4", "words"},
      Case{"May", "words"},
      Case{"+49 30 5550199", "words"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.cell);
    CHECK(read(one.cell) == one.wanted);
  }
}

TEST_CASE("the order of day and month is that of the column, unless a number forbids it") {
  CHECK(read("3/4/2026", DayOrder::day_first) == "2026-04-03");
  CHECK(read("3/4/2026", DayOrder::month_first) == "2026-03-04");
  CHECK(read("3/25/2026", DayOrder::day_first) == "2026-03-25");
  CHECK(read("3.4.2026", DayOrder::month_first) == "2026-04-03");
}

TEST_CASE("a cell gives its order away only when it can be read one way") {
  CHECK(day_order_of("25/3/2026") == DayOrder::day_first);
  CHECK(day_order_of("3/25/2026") == DayOrder::month_first);
  CHECK(day_order_of("3.4.2026") == DayOrder::day_first);
  CHECK(day_order_of("3/4/2026") == DayOrder::unknown);
  CHECK(day_order_of("2026-03-25") == DayOrder::unknown);
  CHECK(day_order_of("25 Mar 2026") == DayOrder::unknown);
}

TEST_CASE("a column that tells both orders has none, unless one is a slip among many") {
  CHECK(order_told_by(1, 0) == DayOrder::day_first);
  CHECK(order_told_by(0, 3) == DayOrder::month_first);
  CHECK(order_told_by(4, 3) == DayOrder::unknown);
  CHECK(order_told_by(0, 0) == DayOrder::unknown);
  CHECK(order_told_by(199, 1) == DayOrder::day_first);
}

}  // namespace
}  // namespace wellmet
