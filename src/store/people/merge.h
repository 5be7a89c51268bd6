#pragma once
#include "base/id.h"
#include "store/db/tx.h"

namespace wellmet::store {

class WriteTx;

// Hands every row of one person's story to another: notes, positions, dates, interests,
// interactions, follow-ups, photos, sources, and what others say of them (met through, introduced
// to), and the answers given about them and possible duplicates. What both have (an interest, an
// interaction) stays once. Cards and the rows in `people` stay.
void move_story(WriteTx&, PersonId from, PersonId to);

}  // namespace wellmet::store
