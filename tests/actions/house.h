#pragma once
#include <rapidcheck.h>

#include <functional>
#include <iostream>
#include <string>

#include "actions/app.h"
#include "actions/deed.h"
#include "store/people/people.h"
#include "tests/store/stores.h"

namespace wellmet::actions::testing {

// A fresh store on disk with a clock that the test sets.
struct House {
  House() : db(store::open({folder / "wellmet.db"})) {
    store::ensure_account(*db, app.account, "me", now);
  }
  explicit House(std::unique_ptr<store::Connection> empty) : db(std::move(empty)) {
    store::ensure_account(*db, app.account, "me", now);
  }
  store::testing::TempFolder folder;
  std::unique_ptr<store::Connection> db;
  Instant now{1'795'338'000'000};  // 2026-11-22T09:00:00Z
  App app{.db = *db,
          .clock = [this] { return now; },
          .photos_folder = folder / "wellmet.db.photos",
          .pictures_program = WELLMET_BUILD "/wellmet-pictures",
          .store_path = folder / "wellmet.db"};

  void put_card(PersonId id, const std::string& bytes) {
    Deed deed(app, DeedKind::edit, "put a card");
    store::put_card(deed.tx, id, bytes);
    deed.commit();
  }
  std::string card(PersonId id) {
    store::ReadTx tx(*db, app.account);
    return store::card_bytes(tx, id);
  }
};

// rc::check with as many cases as one says: a store for each case is dear.
inline bool holds(int cases, const std::function<void()>& property) {
  rc::detail::Configuration configuration = rc::detail::configuration();
  configuration.testParams.maxSuccess = cases;
  const auto result =
      rc::detail::checkTestable(property, rc::detail::TestMetadata{}, configuration.testParams);
  rc::detail::printResultMessage(result, std::cerr);
  return result.template is<rc::detail::SuccessResult>();
}

// For tests of both databases:
//   TEST_CASE_TEMPLATE("…", AnyHouse, OnSqlite, OnPostgres) {
//     if (!AnyHouse::is_there()) return;
//     AnyHouse house;
struct OnSqlite : House {
  static bool is_there() { return true; }
};

// One schema for all, emptied for each house: only one of them at a time.
struct OnPostgres : House {
  OnPostgres() : House(emptied()) {}
  static bool is_there() { return store::testing::has_postgres(); }

 private:
  static std::unique_ptr<store::Connection> emptied() {
    static const store::testing::PostgresSchema schema;
    std::unique_ptr<store::Connection> db = store::open(schema.place());
    store::testing::empty_all_tables(*db);
    return db;
  }
};

}  // namespace wellmet::actions::testing
