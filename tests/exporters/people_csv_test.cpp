#include "exporters/people_csv.h"

#include <doctest/doctest.h>

#include <rapidcheck.h>

#include <algorithm>

#include "base/text.h"
#include "formats/csv.h"
#include "importers/importer.h"

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
  CHECK(cell(rows, 1, "Interests") == "dogs (Biscuit) ::: pottery");
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

// Texts as people write them, and as they spite a table.
rc::Gen<std::string> texts() {
  const auto piece = rc::gen::elementOf(std::vector<std::string>{"C",
                                                                 "(language)",
                                                                 "smileys :(",
                                                                 "knots",
                                                                 "Paris, Texas",
                                                                 ")",
                                                                 "(",
                                                                 ":::",
                                                                 "::",
                                                                 "\\",
                                                                 "\\(",
                                                                 "like: her laugh",
                                                                 "note:",
                                                                 "fact: a boat",
                                                                 "thank",
                                                                 "custom: x",
                                                                 "=1+1",
                                                                 "'quoted'",
                                                                 "\"",
                                                                 "Zoë",
                                                                 "5 March",
                                                                 "*",
                                                                 "-",
                                                                 "n/a",
                                                                 "- soup"});
  const auto glue = rc::gen::elementOf(std::vector<std::string>{" ", ", ", "", "; ", " ("});
  return rc::gen::exec([=] {
    std::string text = *piece;
    for (int more = *rc::gen::inRange(0, 3); more > 0; --more) text += *glue + *piece;
    return nfc(trim(text));
  });
}

rc::Gen<std::string> texts_of_lines() {
  return rc::gen::exec([] {
    std::string text = *texts();
    for (int more = *rc::gen::inRange(0, 3); more > 0; --more)
      text += *rc::gen::elementOf(std::vector<std::string>{"\n", "\n\n", "\n  "}) + *texts();
    return text;
  });
}

PersonForSheet any_person(LocalDate today) {
  PersonForSheet p;
  p.card.name = "Ada Moro";
  p.card.given = "Ada";
  p.person.met = {.on = parse_partial_date("2024-03"), .where = *texts(), .how = *texts_of_lines()};
  p.met_through = *texts();
  p.person.wished_cadence_days = *rc::gen::inRange(0, 2000);
  for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
    p.interests.push_back({.name = *texts(), .detail = *rc::gen::inRange(0, 2) ? *texts() : ""});
  for (int i = *rc::gen::inRange(0, 5); i > 0; --i)
    p.notes.push_back({.kind = *rc::gen::elementOf(all_note_kinds()), .text = *texts_of_lines()});
  p.dates = {{.label = "First Date", .date = parse_partial_date("2012-05-20")}};
  p.interactions = {{.kind = (*rc::gen::elementOf(interaction_kinds())).kind,
                     .place = *texts(),
                     .day = today - 3,
                     .note = *texts_of_lines()}};
  p.follow_ups = {{.kind = (*rc::gen::elementOf(follow_up_kinds())).kind,
                   .text = *texts_of_lines(),
                   .due = today + 9}};
  return p;
}

// The questions come behind the other notes.
std::vector<std::string> in_order_of_the_sheet(const std::vector<Note>& notes) {
  std::vector<std::string> texts;
  for (const bool questions : {false, true}) {
    for (const Note& note : notes) {
      if ((note.kind == NoteKind::question) == questions)
        texts.push_back(to_text(note.kind) + "|" + note.text);
    }
  }
  return texts;
}

std::vector<std::string> told(const std::vector<Interest>& interests) {
  std::vector<std::string> texts;
  for (const Interest& one : interests) texts.push_back(one.name + "|" + one.detail);
  return texts;
}

TEST_CASE("the story in a sheet is the same when the sheet is imported") {
  const LocalDate today = local_date({2026, 11, 27});
  const bool same = rc::check([&] {
    const PersonForSheet p = any_person(today);
    const std::string sheet = people_csv({p});
    const Imported imported =
        importer_named("google")->read({.name = "people.csv", .bytes = sheet, .today = today});
    RC_ASSERT(imported.problems.empty());
    RC_ASSERT(imported.people.size() == 1u);
    const ImportedPerson& read = imported.people[0];
    RC_ASSERT(read.met == p.person.met);
    RC_ASSERT(read.met_through == p.met_through);
    RC_ASSERT(read.wished_cadence_days == p.person.wished_cadence_days);
    RC_ASSERT(told(read.interests) == told(p.interests));
    RC_ASSERT(in_order_of_the_sheet(read.notes) == in_order_of_the_sheet(p.notes));
    RC_ASSERT(read.dates == p.dates);
    RC_ASSERT(read.interactions.size() == 1u);
    RC_ASSERT(read.interactions[0].interaction.kind == p.interactions[0].kind);
    RC_ASSERT(read.interactions[0].interaction.day == p.interactions[0].day);
    RC_ASSERT(read.interactions[0].interaction.place == p.interactions[0].place);
    RC_ASSERT(read.interactions[0].interaction.note == p.interactions[0].note);
    RC_ASSERT(read.follow_ups.size() == 1u);
    RC_ASSERT(read.follow_ups[0].kind == p.follow_ups[0].kind);
    RC_ASSERT(read.follow_ups[0].text == p.follow_ups[0].text);
    RC_ASSERT(read.follow_ups[0].due == p.follow_ups[0].due);
  });
  CHECK(same);
}

TEST_CASE("the file of a card is named after the person, in any script") {
  CHECK(card_file_name("Łukasz O'Neil", PersonId{7}) == "lukasz-oneil-7.vcf");
  CHECK(card_file_name("../../etc/passwd", PersonId{8}) == "etc-passwd-8.vcf");
  CHECK(card_file_name("", PersonId{9}) == "9.vcf");
  CHECK(card_file_name(std::string(500, 'a'), PersonId{1}).size() == 66);
}

}  // namespace
}  // namespace wellmet::exporters
