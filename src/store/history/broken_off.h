#pragma once
#include "store/db/write_tx.h"
#include "store/history/deeds.h"

namespace wellmet::store {

// Takes back a part of an unfinished deed that nobody writes any more: what at most `entries` of
// its journal tell, the newest first. `tx` is of that deed. What others' deeds have built on since
// stays, with the people it belongs to, and becomes a deed of its own in the history. After it what
// is derived of the rows written (slice_began_after) is to be brought in step, then
// `forget_taken_back` removes their entries, and with the last of them the deed. Throws conflict or
// invalid when an entry can't be taken back, or can’t be read.
struct TakenBack {
  std::int64_t last_entry = 0;  // of the journal before this part
  std::int64_t from_entry = 0;  // the oldest that was taken back; 0 when nothing was left
  bool kept_some = false;       // what others built on, as a deed of its own
};
TakenBack take_back_part(WriteTx&, int entries, MendCard mend_card);
// Whether anything is left.
bool forget_taken_back(WriteTx&, const TakenBack&);

// For one that cannot be taken back: what there is becomes a deed like others.
void keep_broken_off(WriteTx&);

}  // namespace wellmet::store
