#include "actions/broken_off.h"

#include "actions/derived.h"
#include "actions/history/revert_card_change.h"
#include "base/error.h"
#include "store/history/broken_off.h"
#include "store/history/long_deed.h"

namespace wellmet::actions {
namespace {

// Some tenths of a second, in which nobody else can write.
constexpr int entries_at_once = 2'000;

Outcome take_back(const App& app, DeedId deed) {
  Outcome outcome = Outcome::nothing_left;
  store::WriteTx tx(app.db, app.account, deed, app.now());
  while (store::is_unfinished(tx, deed)) {
    const store::TakenBack part = store::take_back_part(tx, entries_at_once, mend_card);
    if (part.kept_some) outcome = Outcome::some_kept;
    derive(tx, store::stale_rows(tx, deed, part.last_entry));
    if (!store::forget_taken_back(tx, part)) {
      tx.leave();
      break;
    }
    tx.commit_slice();
    tx.go_on();
  }
  return outcome;
}

}  // namespace

Outcome take_back_held(const App& app) {
  Outcome outcome = Outcome::nothing_left;
  for (const DeedId deed : store::unfinished_deeds(app.db, app.account)) {
    try {
      if (take_back(app, deed) == Outcome::some_kept) outcome = Outcome::some_kept;
    } catch (const Error& fault) {
      if (fault.kind() != ErrorKind::conflict && fault.kind() != ErrorKind::invalid) throw;
      // It must not stand in the way of every later change.
      store::WriteTx tx(app.db, app.account, deed, app.now());
      store::keep_broken_off(tx);
      outcome = Outcome::some_kept;
    }
  }
  return outcome;
}

void take_back_broken_off(const App& app) {
  if (store::unfinished_deeds(app.db, app.account).empty() || app.db.read_only()) return;
  if (const auto hold = store::hold_long_deeds(app.db, app.account)) take_back_held(app);
}

void take_back_broken_off_of_all(store::Connection& db, const std::function<Instant()>& clock) {
  if (db.read_only()) return;
  for (const AccountId account : store::accounts_with_unfinished_deeds(db))
    take_back_broken_off({.db = db, .account = account, .clock = clock});
}

}  // namespace wellmet::actions
