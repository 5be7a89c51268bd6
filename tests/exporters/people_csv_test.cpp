#include "exporters/people_csv.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "formats/csv.h"

namespace wellmet::exporters {
namespace {

std::vector<csv::Row> rows_of(const std::string& text) {
  csv::Reader reader(text, {});
  std::vector<csv::Row> rows;
  for (csv::Row row; reader.next(row);) rows.push_back(row);
  return rows;
}

std::string cell(const std::vector<csv::Row>& rows, std::size_t row, const std::string& column) {
  const auto found = std::ranges::find(rows[0].cells, column);
  REQUIRE(found != rows[0].cells.end());
  return rows[row].cells[static_cast<std::size_t>(found - rows[0].cells.begin())];
}

PersonForSheet maya() {
  PersonForSheet p;
  p.person = {.id = PersonId{1},
              .met = {.on = parse_partial_date("2024-03"), .where = "Oakland", .how = "pottery"},
              .words = {RelationshipWord::mentor, RelationshipWord::friend_}};
  p.card = {.name = "Maya Chen",
            .given = "Maya",
            .family = "Chen",
            .emails = {{"maya@example.org", "work"}, {"m@example.org", "home"}},
            .phones = {{"+1 510 555 0100", "mobile"}},
            .addresses = {{"1 Main St", "Oakland", "94607", "USA"}},
            .birthday = parse_partial_date("--04-12"),
            .categories = {"friends", "clay"}};
  p.met_through = "Jo";
  p.notes = {{.kind = NoteKind::fact, .text = "has a dog"},
             {.kind = NoteKind::question, .text = "how did the launch go?"}};
  p.interests = {{.name = "dogs", .detail = "Biscuit"}, {.name = "pottery"}};
  p.follow_ups = {{.kind = FollowUpKind::thank, .due = parse_iso_date("2026-03-08").value()}};
  p.interactions = {{.day = parse_iso_date("2026-03-05").value(), .note = "coffee"}};
  return p;
}

TEST_CASE("a sheet has as many numbered columns as the data need, and the story") {
  PersonForSheet jo;
  jo.card.name = "=HYPERLINK(\"http://example.org\")";
  const std::string text = people_csv({maya(), jo});
  const auto rows = rows_of(text);
  REQUIRE(rows.size() == 3);
  CHECK(cell(rows, 1, "Name") == "Maya Chen");
  CHECK(cell(rows, 1, "E-mail 2 - Value") == "m@example.org");
  CHECK(cell(rows, 2, "E-mail 2 - Value") == "");
  CHECK(cell(rows, 1, "Birthday") == "--04-12");
  CHECK(cell(rows, 1, "Labels") == "friends ::: clay");
  CHECK(cell(rows, 1, "Met") == "2024-03");
  CHECK(cell(rows, 1, "Through") == "Jo");
  CHECK(cell(rows, 1, "Relationship") == "mentor, friend");
  CHECK(cell(rows, 1, "Interests") == "dogs (Biscuit), pottery");
  CHECK(cell(rows, 1, "Last seen") == "2026-03-05");
  CHECK(cell(rows, 1, "Next step") == "thank");
  CHECK(cell(rows, 1, "Follow up on") == "2026-03-08");
  CHECK(cell(rows, 1, "Questions") == "how did the launch go?");
  CHECK(cell(rows, 1, "Story") == "fact: has a dog");
  CHECK(cell(rows, 1, "Notes") == "");
  CHECK(cell(rows, 1, "Last kind") == "met");
  // A cell that a spreadsheet would run is guarded.
  CHECK(text.find("'=HYPERLINK") != std::string::npos);
}

TEST_CASE("the file of a card is named after the person, in any script") {
  CHECK(card_file_name("Łukasz O'Neil", PersonId{7}) == "lukasz-oneil-7.vcf");
  CHECK(card_file_name("../../etc/passwd", PersonId{8}) == "etc-passwd-8.vcf");
  CHECK(card_file_name("", PersonId{9}) == "9.vcf");
  CHECK(card_file_name(std::string(500, 'a'), PersonId{1}).size() == 66);
}

}  // namespace
}  // namespace wellmet::exporters
