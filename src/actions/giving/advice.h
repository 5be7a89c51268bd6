#pragma once
#include <optional>
#include <string>

#include "actions/app.h"
#include "actions/did.h"
#include "model/interaction.h"
#include "model/note.h"
#include "store/db/write_tx.h"

// What people advised you to do: notes of the kind `advice`, each with at most one open follow-up
// that is about it, to tell them what came of it.
namespace wellmet::actions {

// Within a deed: a new one. `waiting`: the follow-up to tell them is made elsewhere, from what
// happened; else it is made here, with the thanks, unless one of its kind waits already.
enum class ToTell { is_made, waits };
NoteId put_advice(store::WriteTx&, const Note&, LocalDate today, ToTell);

// You followed it; `outcome` says how it went, in your words. To tell them is due now, unless they
// were told. Said again, the words take the place of those before. These throw not_found, invalid
// for a note of another kind or too many words, and conflict for what is noted already.
Did<Note> follow_advice(const App&, NoteId, const std::string& outcome);
// It was nothing for you. There is nothing to tell.
Did<Note> close_advice(const App&, NoteId);
// They heard what came of it, on that day. Throws invalid for a day to come.
Did<Note> tell_of_advice(const App&, NoteId, std::optional<LocalDate> on);

// Within a deed: the follow-up about it was done, so they were told.
void put_told(store::WriteTx&, NoteId, LocalDate on);
// Within a deed: what the interaction says was told of advice.
void hear_what_was_told(store::WriteTx&, const Interaction&);

}  // namespace wellmet::actions
