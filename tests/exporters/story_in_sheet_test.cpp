// Of a story with much in it a sheet holds the newest and what is open, each in its own column.
#include <doctest/doctest.h>

#include <algorithm>

#include "exporters/people_csv.h"
#include "formats/csv.h"

namespace wellmet::exporters {
namespace {

LocalDate day(std::string_view iso) { return parse_iso_date(iso).value(); }

std::string cell(const PersonForSheet& person, const std::string& column) {
  const std::string text = people_csv({person});
  csv::Reader reader(text, {});
  csv::Row header, row;
  REQUIRE(reader.next(header));
  REQUIRE(reader.next(row));
  const auto found = std::ranges::find(header.cells, column);
  REQUIRE(found != header.cells.end());
  return row.cells[static_cast<std::size_t>(found - header.cells.begin())];
}

PersonForSheet maya() {
  PersonForSheet p;
  p.card.name = "Maya Chen";
  p.person.met = {.on = parse_partial_date("2024-03"), .where = "Oakland", .how = "pottery class"};
  p.notes = {{.kind = NoteKind::question, .text = "how was Oslo?"},
             {.kind = NoteKind::question, .text = "was the kiln hot?", .done = day("2026-03-01")},
             {.kind = NoteKind::fact, .text = "has a dog"}};
  p.interactions = {{.kind = InteractionKind::coffee,
                     .place = "Blue Bottle",
                     .day = day("2026-03-05"),
                     .note = "about bees"},
                    {.kind = InteractionKind::call, .day = day("2024-01-09"), .note = "long ago"}};
  p.follow_ups = {{.kind = FollowUpKind::thank, .due = day("2026-03-08")},
                  {.kind = FollowUpKind::share, .due = day("2026-06-01")}};
  return p;
}

TEST_CASE("the newest meeting is the last one, whole, and the next step is the first that is due") {
  CHECK(cell(maya(), "Last seen") == "2026-03-05");
  CHECK(cell(maya(), "Last kind") == "coffee");
  CHECK(cell(maya(), "Last place") == "Blue Bottle");
  CHECK(cell(maya(), "Last time") == "about bees");
  CHECK(cell(maya(), "Next step") == "thank");
  CHECK(cell(maya(), "Follow up on") == "2026-03-08");
}

TEST_CASE("a question that was asked is not asked again") {
  CHECK(cell(maya(), "Questions") == "how was Oslo?");
  CHECK(cell(maya(), "Story").find("kiln") == std::string::npos);
}

TEST_CASE("when, where and how you met stand each in its own column") {
  CHECK(cell(maya(), "Met") == "2024-03");
  CHECK(cell(maya(), "Where") == "Oakland");
  CHECK(cell(maya(), "How") == "pottery class");
}

}  // namespace
}  // namespace wellmet::exporters
