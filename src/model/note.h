#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"

namespace wellmet {

// A line of text on a person: what they told you (fact), what to ask next (question), why you care
// (like, admire, curious_about, root_for), what they look for or can give (ask, offer), a gift for
// them, something you could do together (idea), or a note.
enum class NoteKind {
  note,
  fact,
  question,
  like,
  admire,
  curious_about,
  root_for,
  ask,
  offer,
  gift,
  idea
};

const std::vector<NoteKind>& all_note_kinds();
std::string to_text(NoteKind);  // "curious about"; "note"
std::optional<NoteKind> parse_note_kind(std::string_view);

struct Note {
  NoteId id = {};
  PersonId person = {};
  NoteKind kind = NoteKind::note;
  std::string text = {};
  LocalDate day = {};                  // when it was noted
  std::optional<LocalDate> done = {};  // a question asked, an ask answered
  std::string source = {};             // "", "import:linkedin", "log"
  friend bool operator==(const Note&, const Note&) = default;
};

}  // namespace wellmet
