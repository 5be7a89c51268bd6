#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "actions/app.h"
#include "actions/did.h"
#include "model/note.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// Lines of text on people, of every kind (model/note.h). Each is a deed; all throw not_found for a
// number that is none, and invalid for a text of nothing. The answer is the note as it now is.
// The open one that says the same of the same person: what somebody looks for, can give, or is to
// be asked is noted once.
std::optional<Note> noted_already(store::ReadTx&, const Note&);
Did<Note> add_note(const App&, Note);  // its day is today when it has none
Did<Note> edit_note(const App&, NoteId, const std::string& text);
// A question asked, an ask answered. Throws refused when it is done already, invalid for a kind
// that has no end.
Did<Note> finish_note(const App&, NoteId);
// What somebody looks for was met, or what they can give taken up, or it is closed and was not;
// also of one that is done and nobody said how, and of a closed one that was met after all. Throws
// invalid for other kinds, conflict when it is so already.
Did<Note> end_note(const App&, NoteId, NoteEnding);
Did<Note> remove_note(const App&, NoteId);
// Throws as these do for a text that is none, or longer than a note can be.
void require_text(std::string_view);

}  // namespace wellmet::actions
