#include "store/db/gathered_inserts.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "store/integrity/digests.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

constexpr const char* of_note = "insert into notes (id, text) values (?1, ?2)";
constexpr const char* of_day = "insert into days (id) values (?1) on conflict (id) do nothing";

bool take(GatheredInserts& inserts, std::string_view sql, std::vector<Value> values) {
  return inserts.take(sql, values);
}

std::vector<std::pair<std::string, std::size_t>> handed_over(GatheredInserts& inserts) {
  std::vector<std::pair<std::string, std::size_t>> all;
  inserts.hand_over([&](std::string_view sql, std::span<const Value> values) {
    all.emplace_back(sql, values.size());
  });
  return all;
}

TEST_CASE("rows of one table become statements of many rows, each table in its turn") {
  GatheredInserts inserts;
  for (int i = 0; i < 5; ++i) {
    CHECK(take(inserts, of_note, {std::int64_t{i}, std::string_view("has a dog")}));
    CHECK(take(inserts, of_day, {std::int64_t{i}}));
  }
  const auto all = handed_over(inserts);
  REQUIRE(all.size() == 4);
  CHECK(all[0].first ==
        "insert into notes (id, text) values (?1, ?2), (?3, ?4), (?5, ?6), (?7, ?8)");
  CHECK(all[1] == std::pair<std::string, std::size_t>(of_note, 2));
  CHECK(all[2].first ==
        "insert into days (id) values (?1), (?2), (?3), (?4) on conflict (id) do "
        "nothing");
  CHECK(all[3] == std::pair<std::string, std::size_t>(of_day, 1));
  CHECK(inserts.empty());
}

TEST_CASE("what else a statement does is left to run by itself") {
  GatheredInserts inserts;
  for (const char* sql :
       {"update notes set text = ?2 where id = ?1", "insert into notes (id, text) values (?2, ?1)",
        "insert into notes (id, text) values (?1, ?2) returning id",
        "insert into notes (id, text) values (?1, ?2) on conflict (id) do update set text = ?2",
        "insert into notes (id, text) values (?1, ?2), (?1, ?2)",
        "insert into notes (id, text) select ?1, ?2"}) {
    CAPTURE(sql);
    CHECK_FALSE(take(inserts, sql, {std::int64_t{1}, std::string_view("has a dog")}));
  }
  CHECK(inserts.empty());
}

TEST_CASE("rows that go together are journaled one by one, in their order, with their digests") {
  on_both_open([](Connection& db) {
    const int rows = 70;
    const DeedId made = deed(db, "set", [&](WriteTx& tx) {
      for (int i = 1; i <= rows; ++i)
        tx.execute("insert into settings (account_id, id, name, value) values (?1, ?2, ?3, ?4)",
                   100 - i, "name " + std::to_string(i), "light");
    });
    std::vector<std::int64_t> keys;
    for (const Row& row :
         db.query("select key1 from journal where account_id = ?1 and deed_id = ?2 "
                  "and operation = 'insert' and before is null order by id",
                  mine, made))
      keys.push_back(row.integer(0));
    REQUIRE(std::ssize(keys) == rows);
    for (int i = 1; i <= rows; ++i) CHECK(keys[static_cast<std::size_t>(i - 1)] == 100 - i);
    CHECK(damaged_rows(db).empty());
    db.execute("update digests set digest = digest + 1 where row_id = 50");
    CHECK(damaged_rows(db).size() == 1);
  });
}

TEST_CASE("what is inserted is there for the next question, and gone with its transaction") {
  on_both_open([](Connection& db) {
    const auto rows = [&] {
      std::int64_t count = 0;
      for (const Row& row : db.query("select count(*) from settings")) count = row.integer(0);
      return count;
    };
    const auto insert = [&](int from, int to) {
      for (int i = from; i < to; ++i)
        db.execute("insert into settings (account_id, id, name, value) values (?1, ?2, ?3, ?4)",
                   mine, i, "name " + std::to_string(i), "light");
    };
    db.begin_write();
    insert(1, 102);
    CHECK(rows() == 101);
    db.commit();
    db.begin_write();
    insert(200, 202);
    db.rollback();
    CHECK(rows() == 101);
    db.begin_write();
    CHECK(refusal([&] {
            insert(101, 103);  // one of them a second time
            db.commit();
          }) != "");
    db.rollback();
    CHECK(rows() == 101);
    CHECK(db.usable());
  });
}

}  // namespace
}  // namespace wellmet::store
