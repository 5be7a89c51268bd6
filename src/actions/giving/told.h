#pragma once
#include <string>
#include <vector>

#include "model/interaction.h"
#include "store/db/write_tx.h"

namespace wellmet::actions {

// After an interaction that told that a thing was given was changed or removed: the thing is given
// to those with whom one tells so still, on its day, and to nobody else. `people`: those who were
// in it and those who are. Of any other interaction nothing.
void follow_what_is_told(store::WriteTx&, const Interaction&, const std::vector<PersonId>& people);

// Before the story of `join` becomes that of `keep`: what was told of a thing with both on one day
// is told once, and so is a question that both were asked on one day. What only the one that goes
// says is returned in words.
std::vector<std::string> join_what_was_told(store::WriteTx&, PersonId keep, PersonId join);

}  // namespace wellmet::actions
