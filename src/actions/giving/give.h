#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "model/follow_up.h"
#include "model/introductions/introduction.h"
#include "model/note.h"
#include "store/db/tx.h"

// What you could do for somebody. Nothing here counts what was done for whom.
namespace wellmet::actions {

// What somebody looks for and somebody else, or you, can give.
struct Bridge {
  Note ask = {}, offer = {};
  std::string asking = {}, offering = {};                // names as displayed
  std::string asking_called = {}, offering_called = {};  // as a sentence calls them
  bool yours = false;                                    // you offer it
  IntroductionId under_way = {};  // the introduction of the two, if there is one
  std::string why = {};           // "Maya is looking for “…”, and Priya offers “…”"
};
// The newest asks first, each with the newest offer that fits. Never two who know each other, or of
// whom it was said that they are not to meet.
std::vector<Bridge> bridges(store::ReadTx&, int limit);
// The same, of these asks.
std::vector<Bridge> bridges_for(store::ReadTx&, const std::vector<Note>& asks);

// What you said you would do, send or bring: your own follow-ups, those due soonest first.
struct Offered {
  FollowUp follow_up = {};
  std::string name = {};
};
std::vector<Offered> offered_and_not_done(store::ReadTx&, int limit);

// "What can I do for you?"
extern const char* const what_can_i_do;
// Whether a note says that it was asked.
bool says_you_asked(const Note&);
// Somebody with whom you were in touch more than once, and within a year, of whom nothing new is
// noted that they look for, nor that you asked.
struct NotAsked {
  PersonId person = {};
  std::string name = {};
  std::string because = {};
};
// At most so many, by chance, others each day.
std::vector<NotAsked> not_asked_for_long(store::ReadTx&, LocalDate today, int limit);
// You put that question to them; one that was noted to be asked is done with it. Throws not_found,
// conflict when that is noted of that day already, and invalid for a day that is still to come.
Did<Note> say_you_asked(const App&, PersonId, std::optional<LocalDate> on);

}  // namespace wellmet::actions
