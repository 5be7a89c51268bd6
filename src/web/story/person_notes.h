#pragma once
#include <vector>

#include "model/interest.h"
#include "model/note.h"
#include "web/page/layout.h"
#include "web/parts/field.h"

// The small lines of a person's story: notes of every kind, and what they care about.
namespace wellmet::web {

struct NotePage {
  PersonId person = {};
  std::string called = {};
  Note note = {};
  std::string typed = {};  // in place of the note's words, when they could not be kept
  FieldErrors faults = {};
};
Html note_page(const Layout&, const NotePage&);

// All of one kind, a part at a time.
struct NotesPage {
  PersonId person = {};
  std::string called = {};
  NoteKind kind = NoteKind::note;
  std::vector<Note> notes = {};  // newest first
  bool more = false;             // there are older ones
};
Html notes_page(const Layout&, const NotesPage&);

struct InterestsPage {
  PersonId person = {};
  std::string called = {};
  std::vector<Interest> interests = {};
};
Html interests_page(const Layout&, const InterestsPage&);

http::Response add_note(RequestContext&);     // POST /people/{id}/notes: kind, text
http::Response show_notes(RequestContext&);   // GET /people/{id}/notes?kind=note&before=12
http::Response show_note(RequestContext&);    // GET /people/{id}/notes/{note}
http::Response change_note(RequestContext&);  // POST /people/{id}/notes/{note}: text
http::Response finish_note(
    RequestContext&);  // POST /people/{id}/notes/{note}/done: asked; or how it ended: ending
http::Response remove_note(RequestContext&);  // POST /people/{id}/notes/{note}/remove

http::Response show_interests(RequestContext&);  // GET /people/{id}/interests
http::Response add_interest(
    RequestContext&);  // POST /people/{id}/interests: names, kind, detail, passing
http::Response remove_interest(RequestContext&);  // POST /people/{id}/interests/remove: name

// The name of somebody who can be spoken of. Throws not_found for who is not there, was removed, or
// is the owner.
std::string name_of_present(store::ReadTx&, PersonId);

}  // namespace wellmet::web
