#pragma once
#include <optional>

#include "actions/app.h"
#include "store/history/deeds.h"

namespace wellmet::actions {

// Takes a deed back as one; without an id the newest that still has effect. Answers what was taken
// back. Throws not_found when there is none, conflict when something later depends on it (naming
// it), refused when it was undone already. Undoing an undoing brings the deed back.
store::Deed undo(const App&, std::optional<DeedId>);

}  // namespace wellmet::actions
