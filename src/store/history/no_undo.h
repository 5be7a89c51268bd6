#pragma once
#include "store/history/deeds.h"

namespace wellmet::store {

// Throws refused, and says why, for a change that can no longer be undone: it forgot someone, it
// belonged to someone forgotten since, or its details were let go as old. The same for one on which
// a later change builds whose details are gone. Changes nothing.
void refuse_without_details(ReadTx&, const Deed&);

// Whether its line in the history offers to undo it: it has effect, is whole, and its details are
// there. Undoing may still find a later change that builds on it.
bool can_be_undone(const Deed&);

// "Nothing was kept to undo it with."; "" for a change that can be undone.
std::string why_no_undo(const Deed&);

}  // namespace wellmet::store
