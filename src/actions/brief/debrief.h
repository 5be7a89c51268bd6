#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "actions/app.h"
#include "actions/brief/questions.h"
#include "actions/did.h"
#include "actions/story/log.h"
#include "model/note.h"
#include "store/db/tx.h"

// After a meeting: what happened, what they told you, what you promised and what to ask next time,
// as one change. What is said in words is read as lines of the log, each about the person.
namespace wellmet::actions {

// As they were typed; "" for what is skipped.
struct DebriefWords {
  std::string happened = {};     // "coffee at Blue Bottle yesterday"
  std::string promised = {};     // "send the kiln map by friday"
  std::string ask_next = {};     // "how was Lisbon?"
  std::string looking_for = {};  // "a flat in Porto"
};

// A line that is about the person, and the names in it that are not settled (unsettled(), log
// reading).
struct LineAbout {
  LineToLog line = {};
  std::vector<std::size_t> open = {};
  bool is_meeting = false;  // it tells that you were together, or talked
  const char* field = "";   // of the words: "happened", "promised", "ask_next", "looking_for"
};
std::vector<LineAbout> lines_about(store::ReadTx&, PersonId, const DebriefWords&, LocalDate today);

struct Debrief {
  PersonId person = {};
  std::vector<LineToLog> lines = {};
  std::vector<std::string> told = {};                        // each a thing they told you
  std::vector<std::pair<NoteId, std::string>> answers = {};  // to questions that are noted
  bool empty() const { return lines.empty() && told.empty() && answers.empty(); }
};

struct Debriefed {
  std::vector<Logged> logged = {};
  std::vector<AskedAndTold> asked = {};
  std::vector<Note> told = {};
  std::optional<FollowUp> met_as_planned = {};  // the plan for today that is done with it
};
// What was told and answered is of the day on which it happened. Throws as save_logs() does, and
// invalid where there is nothing to save.
Did<Debriefed> save_debrief(const App&, const Debrief&, Keeping);

}  // namespace wellmet::actions
