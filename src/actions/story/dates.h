#pragma once
#include <string>

#include "actions/app.h"
#include "actions/did.h"
#include "model/position.h"

namespace wellmet::actions {

// A date that matters. A birthday goes to the card, where phones look for it: it then has no
// number of its own. Throws invalid for what is no date and for a label of nothing.
Did<ImportantDate> add_date(const App&, ImportantDate);
Did<ImportantDate> remove_date(const App&, DateId);  // throws not_found

}  // namespace wellmet::actions
