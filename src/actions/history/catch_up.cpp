#include "actions/history/catch_up.h"

#include <vector>

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

using ToDerive = std::vector<PersonId> (*)(store::ReadTx&, PersonId after, int limit);
using StaleOf = store::StaleRows (*)(const std::vector<PersonId>&);

// In the order of their numbers, and nobody twice: a damaged row that nothing can be derived for
// holds up none of the others.
void derive_all(const App& app, ToDerive to_derive, StaleOf stale_of) {
  PersonId last;
  for (;;) {
    std::vector<PersonId> people;
    {
      store::ReadTx tx(app.db, app.account);
      people = to_derive(tx, last, people_each);
    }
    if (people.empty()) return;
    derive_slice(app, stale_of(people));
    last = people.back();
  }
}

void derive_things(const App& app) {
  store::StaleRows stale;
  {
    store::ReadTx tx(app.db, app.account);
    stale.texts["resource"] = store::things_to_derive(tx);
  }
  if (!stale.texts["resource"].empty()) derive_slice(app, stale);
}

}  // namespace

void catch_up(const App& app) {
  if (app.db.read_only()) return;
  derive_things(app);
  // A death changes whether a silence may be named, so that the rhythm follows it.
  derive_all(app, store::deaths_to_derive, [](const std::vector<PersonId>& people) {
    return store::StaleRows{.people = people, .rhythms = people};
  });
  derive_all(app, store::rhythms_to_derive, [](const std::vector<PersonId>& people) {
    return store::StaleRows{.rhythms = people};
  });
}

void catch_up_all(store::Connection& db, const std::function<Instant()>& clock) {
  for (const AccountId account : store::accounts_to_derive(db))
    catch_up({.db = db, .account = account, .clock = clock});
}

}  // namespace wellmet::actions
