#pragma once
#include "actions/progress.h"
#include "store/derived.h"
#include "store/write_tx.h"

namespace wellmet::actions {

// Writes anew what follows from these rows: the person's index and search document, calendar,
// rhythm, searchable texts. Rows that are gone are forgotten.
void derive(store::WriteTx&, const store::StaleRows&, const ProgressAt& = {});

// How long in days until a friendship goes quiet (judgement.md 1, H); the setting "horizon".
int horizon_days(store::ReadTx&);

}  // namespace wellmet::actions
