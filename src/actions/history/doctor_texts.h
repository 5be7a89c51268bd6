#pragma once
#include <string>
#include <vector>

#include "actions/app.h"
#include "base/next.h"
#include "store/integrity/digests.h"
#include "store/integrity/examine.h"
#include "store/people/derived.h"

// Texts that no longer fit their digest: what can be put right, what must not be derived from.
namespace wellmet::actions {

// The same store for another of its accounts.
App for_account(const App&, AccountId);

// Puts it right where its digest proves what it was: a card with one or two damaged bytes, a digest
// with one. Whether it did.
bool put_right(const App&, const store::DamagedRow&);
// What the user can do about it.
Next cure_of(const App&, const store::DamagedRow&);

store::Untrusted untrusted(const std::vector<store::DamagedRow>&, AccountId);
// All rows of the account to derive from, without those.
store::StaleRows trusted_rows(store::ReadTx&, const store::Untrusted&);

}  // namespace wellmet::actions
