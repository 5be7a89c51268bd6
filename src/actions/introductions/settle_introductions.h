#pragma once
#include <string_view>

#include "base/date.h"
#include "base/id.h"

namespace wellmet::store {
class WriteTx;
}

// What else happens in the notebook, and settles an introduction that is under way. Each is within
// a deed that does more.
namespace wellmet::actions {

// As the relation of two whom you put in touch is said.
inline constexpr std::string_view word_introduced_by_you = "introduced by you";

// Before `join` is merged into `keep`: where both are being introduced to the same person, the one
// that is further along goes on, with the reason, the words and the yes that only the other had.
void join_introductions(store::WriteTx&, PersonId keep, PersonId join);

// You introduced the two on that day. One of which both have said yes is made by it; another stays
// as it is, since a yes that nobody noted is none.
void note_introduced(store::WriteTx&, PersonId, PersonId, LocalDate);

}  // namespace wellmet::actions
