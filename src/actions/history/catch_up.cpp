#include "actions/history/catch_up.h"

#include "actions/derived.h"
#include "store/db/write_tx.h"
#include "store/people/derived.h"

namespace wellmet::actions {

void catch_up(const App& app) {
  if (app.db.read_only()) return;
  constexpr int everybody = 10'000'000;
  store::StaleRows stale;
  {
    store::ReadTx tx(app.db, app.account);
    stale.people = store::deaths_to_derive(tx, everybody);
    stale.rhythms = store::rhythms_to_derive(tx, everybody);
    stale.rhythms.insert(stale.rhythms.end(), stale.people.begin(), stale.people.end());
  }
  if (stale.rhythms.empty()) return;
  store::WriteTx tx(app.db, app.account, "", app.now());
  tx.leave_no_deed();
  derive(tx, stale);
  tx.commit(store::WriteTx::Changed::something);
}

void catch_up_all(store::Connection& db, const std::function<Instant()>& clock) {
  for (const AccountId account : store::accounts_to_derive(db))
    catch_up({.db = db, .account = account, .clock = clock});
}

}  // namespace wellmet::actions
