#pragma once
#include <string>

#include "actions/app.h"
#include "actions/deed.h"
#include "store/people.h"
#include "tests/store/stores.h"

namespace wellmet::actions::testing {

// A fresh store on disk with a clock that the test sets.
struct House {
  House() : db(store::open({folder / "wellmet.db"})) {
    store::ensure_account(*db, app.account, "me", now);
  }
  store::testing::TempFolder folder;
  std::unique_ptr<store::Connection> db;
  Instant now{1'795'338'000'000};  // 2026-11-22T09:00:00Z
  App app{.db = *db, .clock = [this] { return now; }};

  void put_card(PersonId id, const std::string& bytes) {
    Deed deed(app, "put a card");
    store::put_card(deed.tx, id, bytes);
    deed.commit();
  }
  std::string card(PersonId id) {
    store::ReadTx tx(*db, app.account);
    return store::card_bytes(tx, id);
  }
};

}  // namespace wellmet::actions::testing
