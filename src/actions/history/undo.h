#pragma once
#include <optional>
#include <string>

#include "actions/app.h"
#include "store/history/deeds.h"

namespace wellmet::actions {

struct Undone {
  store::Deed target = {};  // what was undone
  DeedId change = {};       // the undoing itself
  std::string name = {};    // of the undoing: "undone: added Maya Chen", "redone: …"
  int people_kept = 0;      // whom it brought in and who were used since
  // When the newest change of this front was asked for, and another front's is newer: that one.
  std::optional<store::Deed> newer_elsewhere = {};
  // The same, when the newest of this front forgot somebody, which nothing brings back: that one.
  std::optional<store::Deed> passed_over = {};
};

// Undoes a change as one; without an id the newest of this front (App::origin) that still has
// effect. Undoing an undoing is a redo. Throws not_found when there is none, conflict when
// something later depends on it (naming it), refused when it was undone already.
// With IfUsed::keep what is used since stays, and nothing is refused for it.
Undone undo(const App&, std::optional<DeedId>, store::IfUsed = store::IfUsed::refuse);

}  // namespace wellmet::actions
