#include "actions/history/catch_up.h"

#include <utility>

#include "actions/derived.h"
#include "store/db/write_tx.h"
#include "store/people/derived.h"

namespace wellmet::actions {
namespace {

// A write holds others up for no longer than it takes to derive these.
constexpr int people_each = 2000;

void derive_slice(const App& app, const store::StaleRows& stale) {
  store::WriteTx tx(app.db, app.account, "", app.now());
  tx.leave_no_deed();
  derive(tx, stale);
  tx.commit(store::WriteTx::Changed::something);
}

// A death changes whether a silence may be named, so that the rhythm follows it.
store::StaleRows next_slice(store::ReadTx& tx) {
  store::StaleRows stale;
  stale.people = store::deaths_to_derive(tx, people_each);
  stale.rhythms = stale.people.empty() ? store::rhythms_to_derive(tx, people_each) : stale.people;
  return stale;
}

}  // namespace

void catch_up(const App& app) {
  if (app.db.read_only()) return;
  std::vector<PersonId> before;
  for (;;) {
    store::StaleRows stale;
    {
      store::ReadTx tx(app.db, app.account);
      stale = next_slice(tx);
    }
    // A damaged row that nothing can be derived for must not keep us here.
    if (stale.rhythms == before) return;
    derive_slice(app, stale);
    before = std::move(stale.rhythms);
  }
}

void catch_up_all(store::Connection& db, const std::function<Instant()>& clock) {
  for (const AccountId account : store::accounts_to_derive(db))
    catch_up({.db = db, .account = account, .clock = clock});
}

}  // namespace wellmet::actions
