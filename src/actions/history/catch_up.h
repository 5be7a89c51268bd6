#pragma once
#include "actions/app.h"

namespace wellmet::actions {

// Derives again what a migration could not: rows that it marked. Once there are none it costs two
// look-ups in empty indexes. In slices, each for good: what breaks off goes on the next time. Does
// nothing to a store that may only be read.
void catch_up(const App&);
// The same for every account of a store.
void catch_up_all(store::Connection&, const std::function<Instant()>& clock);

}  // namespace wellmet::actions
