// An archive against the tables themselves: an archive that is compared with another archive alone
// may leave out the same twice.
#include <fmt/format.h>

#include <map>

#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"
#include "tests/store/db/sample_rows.h"

namespace wellmet::store {
namespace {

using namespace testing;

// What an archive has of no table: it is counted again.
std::int64_t rows_in(Connection& db, const Table& table) {
  const std::string_view but =
      std::string_view(table.name) == "counters" ? " and name <> 'journal bytes'" : "";
  for (const Row& row : db.query(
           fmt::format("select count(*) from {} where account_id = ?1{}", table.name, but), mine))
    return row.integer(0);
  return 0;
}

// Of each table a row, and of notes and follow-ups one of every kind, done and not.
void fill(WriteTx& tx) {
  const Targets targets = {
      {"people", 1}, {"interests", 1}, {"interactions", 1}, {"resources", 1}, {"events", 1}};
  for (int id = 1; id <= 9; ++id)
    insert_row(tx, sample_row(*find_table("people"), {{"met_through", 1}}, id));
  for (const Table& table : journaled_tables()) {
    if (std::string_view(table.name) != "people") insert_row(tx, sample_row(table, targets, 1));
  }
  for (const NoteKind kind : all_note_kinds()) {
    insert_note(
        tx, {.person = PersonId{2}, .kind = kind, .text = to_text(kind), .day = day("2026-03-05")});
    insert_note(tx, {.person = PersonId{2},
                     .kind = kind,
                     .text = to_text(kind),
                     .day = day("2026-03-05"),
                     .done = day("2026-03-06")});
  }
  for (const FollowUpKindInfo& each : follow_up_kinds()) {
    for (const FollowUpState state :
         {FollowUpState::open, FollowUpState::done, FollowUpState::dropped})
      insert_follow_up(tx, {.person = PersonId{2},
                            .kind = each.kind,
                            .due = day("2026-03-05"),
                            .state = state,
                            .made = day("2026-03-01")});
  }
  put_rhythm(tx, {.person = PersonId{2}, .contact_days = 1, .nudged_on = day("2026-03-05")});
  put_rhythm(tx, {.person = PersonId{3}, .contact_days = 1, .nudged_on = day("2026-03-06")});
  put_rhythm(tx, {.person = PersonId{4}, .contact_days = 1});
}

TEST_CASE("an archive has as many rows of every table as there are, whatever they tell") {
  on_both_open([](Connection& db) {
    deed(db, "fill", fill);
    deed(db, "theirs", fill, theirs);
    std::map<std::string, std::int64_t> in_archive;
    std::int64_t all = 0;
    ReadTx tx(db, mine);
    for_each_row(tx, [&](const PlainRow& row) { ++in_archive[row.table]; });
    for (const Table& table : tables()) {
      INFO(table.name);
      const bool goes_out = table.role == Role::journaled || table.role == Role::history;
      const std::int64_t there = goes_out ? rows_in(db, table) : 0;
      CHECK((there > 0) == goes_out);
      CHECK(in_archive[table.name] == there);
      all += there;
    }
    CHECK(in_archive["nudges"] == 2);
    CHECK(count_all_rows(tx) == all);
  });
}

}  // namespace
}  // namespace wellmet::store
