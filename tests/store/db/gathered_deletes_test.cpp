#include "store/db/gathered_deletes.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "store/integrity/digests.h"
#include "tests/store/stores.h"

namespace wellmet::store {
namespace {

using namespace testing;

constexpr const char* of_note = "delete from notes where account_id = ?1 and id = ?2 and ?3 = 0";
constexpr const char* of_seat =
    "delete from seats where account_id = ?1 and meeting_id = ?2 and person_id = ?3";
constexpr const char* of_text =
    "delete from texts where account_id = ?1 and kind = ?2 and ref_id = ?3";

bool take(GatheredDeletes& deletes, std::string_view sql, std::vector<Value> values) {
  return deletes.take(sql, values);
}

struct HandedOver {
  std::string sql = {};
  std::vector<std::string> texts = {};  // the values behind the account
};

std::vector<HandedOver> handed_over(GatheredDeletes& deletes) {
  std::vector<HandedOver> all;
  deletes.hand_over([&](std::string_view sql, std::span<const Value> values) {
    HandedOver one{.sql = std::string(sql)};
    for (const Value& value : values.subspan(1))
      one.texts.emplace_back(std::get<std::string_view>(value));
    all.push_back(std::move(one));
  });
  return all;
}

TEST_CASE("rows of one table go by one statement, each table in its turn") {
  GatheredDeletes deletes;
  for (std::int64_t i = 1; i <= 3; ++i) {
    CHECK(take(deletes, of_note, {std::int64_t{1}, i, std::int64_t{0}}));
    CHECK(take(deletes, of_seat, {std::int64_t{1}, i, 10 * i}));
    CHECK(
        take(deletes, of_text, {std::int64_t{1}, std::string_view(i < 3 ? "note" : "meeting"), i}));
  }
  const auto all = handed_over(deletes);
  REQUIRE(all.size() == 4);
  CHECK(all[0].sql ==
        "delete from notes using unnest(?2::bigint[]) as gone(gone2) where account_id = ?1 "
        "and id = gone2");
  CHECK(all[0].texts == std::vector<std::string>{"{1,2,3}"});
  CHECK(all[1].sql ==
        "delete from seats using unnest(?2::bigint[], ?3::bigint[]) as gone(gone2, gone3) "
        "where account_id = ?1 and meeting_id = gone2 and person_id = gone3");
  CHECK(all[1].texts == std::vector<std::string>{"{1,2,3}", "{10,20,30}"});
  CHECK(all[2].sql ==
        "delete from texts using unnest(?3::bigint[]) as gone(gone3) where account_id = ?1 "
        "and kind = ?2 and ref_id = gone3");
  CHECK(all[2].texts == std::vector<std::string>{"note", "{1,2}"});
  CHECK(all[3].texts == std::vector<std::string>{"meeting", "{3}"});
  CHECK(deletes.empty());
}

TEST_CASE("what else a statement does is left to run by itself") {
  GatheredDeletes deletes;
  for (const char* sql :
       {"delete from notes where account_id = ?1",
        "delete from notes where account_id = ?2 and id = ?1",
        "delete from notes where account_id = ?1 and id > ?2",
        "delete from notes where account_id = ?1 and id = ?2 returning id",
        "delete from notes where account_id = ?1 and id = ?2 or id = 3",
        "delete from notes where id = (select ?1) and id = ?2", "update notes set id = ?2"}) {
    CAPTURE(sql);
    CHECK_FALSE(take(deletes, sql, {std::int64_t{1}, std::int64_t{2}}));
  }
  CHECK_FALSE(take(deletes, of_note, {std::int64_t{1}, std::int64_t{2}, std::int64_t{3}}));
  CHECK_FALSE(take(deletes, of_note, {std::int64_t{1}, nullptr, std::int64_t{0}}));
  CHECK(deletes.empty());
}

std::vector<std::int64_t> settings_of(Connection& db) {
  std::vector<std::int64_t> ids;
  for (const Row& row : db.query("select id from settings where account_id = ?1 order by id", mine))
    ids.push_back(row.integer(0));
  return ids;
}

void put(WriteTx& tx, std::int64_t id) {
  tx.execute("insert into settings (account_id, id, name, value) values (?1, ?2, ?3, ?4)", id,
             "name " + std::to_string(id), "light");
}

void remove(WriteTx& tx, std::int64_t id) {
  tx.execute("delete from settings where account_id = ?1 and id = ?2", id);
}

TEST_CASE("rows that go together are journaled one by one, as they were, and their digests go") {
  on_both_open([](Connection& db) {
    deed(db, "set", [&](WriteTx& tx) {
      for (std::int64_t i = 1; i <= 70; ++i) put(tx, i);
    });
    const DeedId gone = deed(db, "dropped", [&](WriteTx& tx) {
      for (std::int64_t i = 1; i <= 70; i += 2) remove(tx, i);
      remove(tx, 1'000);  // there is none
    });
    CHECK(settings_of(db).size() == 35);
    int entries = 0;
    for (const Row& row : db.query("select key1, before from journal where account_id = ?1 "
                                   "and deed_id = ?2 and operation = 'delete' order by key1",
                                   mine, gone)) {
      CHECK(row.integer(0) == 2 * entries + 1);
      CHECK(row.string(1).find("name " + std::to_string(row.integer(0)) + "\"") !=
            std::string::npos);
      ++entries;
    }
    CHECK(entries == 35);
    CHECK(damaged_rows(db).empty());
  });
}

TEST_CASE("what is taken away and put in by turns ends as it was written") {
  on_both_open([](Connection& db) {
    deed(db, "by turns", [&](WriteTx& tx) {
      for (std::int64_t i = 1; i <= 4; ++i) put(tx, i);
      remove(tx, 2);
      remove(tx, 3);
      put(tx, 3);
      remove(tx, 4);
      tx.execute("update settings set value = ?3 where account_id = ?1 and id = ?2", 1, "dark");
      remove(tx, 1);
      put(tx, 2);
      remove(tx, 2);
    });
    CHECK(settings_of(db) == std::vector<std::int64_t>{3});
  });
}

}  // namespace
}  // namespace wellmet::store
