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
// them, something you could do together (idea), what they advised you to do, or a note.
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
  idea,
  advice
};

const std::vector<NoteKind>& all_note_kinds();
std::string to_text(NoteKind);  // "curious about"; "note"
std::optional<NoteKind> parse_note_kind(std::string_view);

// How what somebody looks for, or can give, came to its end: it was met (or taken up), by the user,
// by somebody else or as it may be, or it is closed and was not. Advice was followed, or it was not
// for the user.
enum class NoteEnding { unsaid, met, met_by_me, met_by_someone, closed, followed, not_for_me };
std::string to_text(NoteEnding);  // "", "met by someone", "followed", "not for me" …
std::optional<NoteEnding> parse_note_ending(std::string_view);

struct Note {
  NoteId id = {};
  PersonId person = {};
  NoteKind kind = NoteKind::note;
  std::string text = {};
  LocalDate day = {};                      // when it was noted
  std::optional<LocalDate> done = {};      // a question asked, an ask answered
  std::string source = {};                 // "", "import:linkedin", "log"
  NoteEnding ending = NoteEnding::unsaid;  // of an ask, an offer or advice that is done
  std::optional<LocalDate> told = {};      // of advice: when they heard what came of it
  std::string outcome = {};                // of advice: what came of it, in the user's words
  friend bool operator==(const Note&, const Note&) = default;
};

// What became of one that is done: "met by you", "taken up", "closed, not met", "followed"; "done"
// where nobody said how.
std::string ending_in_words(const Note&);

}  // namespace wellmet
