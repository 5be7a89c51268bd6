// What one change made and another changed since, in every table that there is: the first is undone
// only after the second. And changes are undone one after the other, back to the first day.
#include <fmt/format.h>

#include "store/history/deeds.h"
#include "store/people/people.h"
#include "tests/store/db/sample_rows.h"

namespace wellmet::store {
namespace {

using namespace testing;

std::optional<std::string> never_mended(const std::string&, const std::string&,
                                        const std::string&) {
  return std::nullopt;
}

DeedId undo(Connection& db, DeedId id) {
  return deed(db, "undo", [&](WriteTx& tx) { take_back(tx, *find_deed(tx, id), never_mended); });
}

// People 1 and 2, and interest, interaction, resource and event 1: what rows of all tables point
// to.
void insert_what_is_pointed_to(WriteTx& tx) {
  for (int id : {1, 2}) insert_row(tx, sample_row(*find_table("people"), {{"met_through", 1}}, id));
  for (const char* table : {"interests", "interactions", "resources", "events"})
    insert_row(tx, sample_row(*find_table(table), {}, 1));
}

PlainRow row_of(const Table& table, int number) {
  return sample_row(
      table,
      {{"people", 1}, {"interests", 1}, {"interactions", 1}, {"resources", 1}, {"events", 1}},
      number);
}

TEST_CASE("a row that a later change changed is not removed by undoing the change that made it") {
  on_both_open([](Connection& db) {
    deed(db, "fill", insert_what_is_pointed_to);
    for (const Table& table : journaled_tables()) {
      INFO(table.name);
      const std::string before = rows_of_account(db, mine);
      const PlainRow row = row_of(table, 50);
      const DeedId made = deed(db, "made", [&](WriteTx& tx) { insert_row(tx, row); });
      const DeedId changed =
          deed(db, "changed", [&](WriteTx& tx) { change_row(tx, table, row, 51); });
      const std::string after = rows_of_account(db, mine);
      CHECK(refusal([&] {
              undo(db, made);
            }).find(fmt::format("Undo change {} first", changed.value)) != std::string::npos);
      CHECK(rows_of_account(db, mine) == after);
      undo(db, changed);
      undo(db, made);
      CHECK(rows_of_account(db, mine) == before);
    }
  });
}

TEST_CASE("a value that a later change set is not overwritten by undoing an earlier one") {
  on_both_open([](Connection& db) {
    deed(db, "fill", insert_what_is_pointed_to);
    for (const Table& table : journaled_tables()) {
      INFO(table.name);
      const PlainRow row = row_of(table, 50);
      deed(db, "made", [&](WriteTx& tx) { insert_row(tx, row); });
      const DeedId first = deed(db, "first", [&](WriteTx& tx) { change_row(tx, table, row, 51); });
      // Two on, since a flag is back where it was after one more.
      const DeedId second =
          deed(db, "second", [&](WriteTx& tx) { change_row(tx, table, row, 53); });
      const std::string after = rows_of_account(db, mine);
      CHECK(refusal([&] {
              undo(db, first);
            }).find(fmt::format("Undo change {} first", second.value)) != std::string::npos);
      CHECK(rows_of_account(db, mine) == after);
    }
  });
}

TEST_CASE("of changes to all tables each undo goes one step further back, and each redo forward") {
  on_both_open([](Connection& db) {
    deed(db, "fill", insert_what_is_pointed_to);
    const auto in_all =
        [&](const std::function<void(WriteTx&, const Table&, const PlainRow&)>& act) {
          return deed(db, "act", [&](WriteTx& tx) {
            for (const Table& table : journaled_tables()) act(tx, table, row_of(table, 50));
          });
        };
    std::vector<DeedId> deeds;
    std::vector<std::string> states = {rows_of_account(db, mine)};
    const auto keep = [&](DeedId id) {
      deeds.push_back(id);
      states.push_back(rows_of_account(db, mine));
    };
    keep(in_all([](WriteTx& tx, const Table&, const PlainRow& row) { insert_row(tx, row); }));
    keep(in_all([](WriteTx& tx, const Table& table, const PlainRow& row) {
      change_row(tx, table, row, 51);
    }));
    keep(in_all(
        [](WriteTx& tx, const Table& table, const PlainRow& row) { delete_row(tx, table, row); }));
    std::vector<DeedId> undoings;
    for (std::size_t i = deeds.size(); i-- > 0;) {
      undoings.push_back(undo(db, deeds[i]));
      CHECK(rows_of_account(db, mine) == states[i]);
    }
    for (std::size_t i = 0; i < deeds.size(); ++i) {
      undo(db, undoings[deeds.size() - 1 - i]);
      CHECK(rows_of_account(db, mine) == states[i + 1]);
    }
  });
}

}  // namespace
}  // namespace wellmet::store
