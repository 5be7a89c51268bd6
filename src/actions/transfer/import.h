#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/progress.h"
#include "importers/imported.h"
#include "store/db/tx.h"

namespace wellmet::store {
struct Deed;
}

// Bringing people in from a file. `preview` says what an import would do and writes nothing;
// `import_people` does it as one deed. Both come to the same plan:
//  - Who is known: by the source's own key (UID, LinkedIn URL, else name and email or phone as
//    the source gave them), by the UID of a card, by a full match of name and email or phone.
//    Someone who was merged away is the one they were merged into; someone in the trash stays
//    there.
//  - Who may be known is a doubt, never joined unless an answer says so.
//  - What the source said before is no news (source_facts.h): an import again changes nothing, also
//    after the user changed things here; a newer file adds, and changes what the user left alone.
//    A meeting that was moved, renamed or called off in the calendar since is so here, too.
namespace wellmet::actions {

enum class Fate {
  created,
  updated,
  unchanged,
  joined,        // the same person as an earlier row of this file
  left_removed,  // in the trash; stays there
  left_unknown,  // nobody here, and nobody to be added: known by an address alone
  left_unnamed,  // the same, one of many who are counted and not named
};

struct PlannedPerson {
  int place = 0;  // in Imported::people
  int line = 0;
  Fate fate = Fate::created;
  std::string name = {};
  PersonId person = {};  // who it is in the store; after import_people also of those created
  int earlier = -1;      // joined: the place of the row that it joins
  std::vector<std::string> changes = {};  // updated: "phone", "note", "interaction"
};

// Two who may be one person.
struct Doubt {
  int place = 0;         // the row
  PersonId person = {};  // someone in the store
  int earlier = -1;      // or an earlier row
  std::string name = {}, other_name = {};
  std::string why = {};  // "same family name and e-mail; given name differs"
  bool surely = false;   // likely enough to be offered first
  PersonId became = {};  // after import_people: whom the row became
};

enum class SameAnswer { same, not_same, later };
struct Answer {
  int place = 0;
  PersonId person = {};
  int earlier = -1;
  SameAnswer said = SameAnswer::later;
};

struct JobChange {
  PersonId person = {};
  std::string name = {};
  std::string before = {}, now = {};  // "designer at Figma"
};

// An interaction of an earlier file that this one tells otherwise.
struct ChangedInteraction {
  enum class Now {
    changed,
    removed,
    kept,  // as it is here, where the user changed it
  };
  Now now = Now::changed;
  InteractionId id = {};
  Interaction before = {}, after = {};
  std::optional<EventsNow::Why> gone = {};  // why it is no more in the file
  std::vector<std::string> names = {};      // of its people
};

// A follow-up that something of the file settles: you have met since.
struct SettledFollowUp {
  FollowUp follow_up = {};
  std::string name = {};  // of its person
};

struct ImportPlan {
  std::vector<PlannedPerson> people = {};  // one for each row, in their order
  std::vector<Doubt> doubts = {};
  std::vector<JobChange> job_changes = {};
  std::vector<ChangedInteraction> told_anew = {};
  std::vector<SettledFollowUp> settled = {};  // known when it is written, not in a preview
  int created = 0, updated = 0, unchanged = 0, joined = 0, left_removed = 0;
  int left_unknown = 0, left_unnamed = 0;
  int interactions = 0, follow_ups = 0;
  int interactions_changed = 0, interactions_removed = 0;
  int maybe_same = 0;  // rows with a doubt that no answer settled
  int events_added = 0, events_changed = 0, events_removed = 0;  // to come
  bool only_keys = false;  // nothing but the sources' keys would be written
  bool changes_events() const { return events_added + events_changed + events_removed > 0; }
};

struct ImportOptions {
  std::string file_name = {};  // for the history; "" when it came from a pipe
  std::vector<Answer> answers = {};
  SameAnswer otherwise = SameAnswer::later;  // for doubts without an answer; not `same`
  // A mapping of columns made by hand, to be remembered for sheets with this header.
  std::string header_signature = {};
  std::map<std::string, std::string> mapping = {};
  ProgressAt progress = {};
  // Before the first slice and between two, when nothing is locked: false stops the import, and
  // nothing of it is kept.
  std::function<bool()> go_on = {};
  // A slice has at most this many rows, and takes some tenths of a second.
  int slice_rows = 5'000;
};

ImportPlan preview(store::ReadTx&, const Imported&, const ImportOptions&, LocalDate today);

struct ImportResult {
  ImportPlan plan = {};
  std::optional<DeedId> deed = {};  // nothing when nothing changed
  std::string deed_name = {};
  // Not when no more than the columns of a sheet were remembered.
  bool changed_people() const {
    return plan.created > 0 || plan.updated > 0 || plan.interactions_removed > 0 ||
           plan.only_keys || plan.changes_events();
  }
};
// All or nothing, as one deed: throws as the store does, and then nothing has changed. Written in
// slices, between which others write; meanwhile they see a part of it. A second import of the
// account waits for the first, and is refused (unavailable) when that takes long.
ImportResult import_people(const App&, const Imported&, const ImportOptions&);

// Imports of the history, newest first.
std::vector<store::Deed> past_imports(store::ReadTx&, int limit);

// "Fri 8 May 2026, “Lunch” (Maya Chen): moved to Sat 9 May 2026", "…: cancelled".
std::string in_words(const ChangedInteraction&, const Zone&);

// "LinkedIn", "Google Contacts", for display.
std::string source_in_words(const std::string& kind);

}  // namespace wellmet::actions
