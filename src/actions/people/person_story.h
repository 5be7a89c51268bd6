#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "actions/relations/relations.h"
#include "judgement/common_ground.h"
#include "model/card.h"
#include "model/follow_up.h"
#include "model/interaction.h"
#include "model/interest.h"
#include "model/note.h"
#include "model/person.h"
#include "model/position.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// How much of a story to read. A story has no end; a page has.
struct StoryLimits {
  static constexpr int no_limit = 1'000'000'000;
  int interactions = 5;       // the newest
  int notes = no_limit;       // the newest open ones of each kind; without a limit those done too
  int follow_ups = no_limit;  // open ones, soonest first
};

// Everything that one screen shows of one person.
struct PersonStory {
  Person person = {};
  CardIndex card = {};
  std::string through = {};  // name of whom you met them through
  std::vector<Note> notes = {};
  std::map<NoteKind, std::int64_t> notes_in_all = {};  // open ones
  std::vector<Note> advice = {};                       // what is open first; a few of the rest
  std::vector<Interest> interests = {};
  std::vector<Position> positions = {};  // current first
  std::vector<ImportantDate> dates = {};
  std::vector<KnownRelation> relations = {};  // the people around them, from both sides
  std::vector<FollowUp> follow_ups = {};      // open ones
  std::int64_t follow_ups_in_all = 0;
  std::vector<Interaction> interactions = {};  // the last few, newest first
  std::int64_t interactions_in_all = 0;
  std::vector<std::pair<PersonId, std::string>> names = {};  // of all who are spoken of
  std::vector<Shared> shared = {};                           // with you, the rarest first
  std::string rhythm = {};  // "You usually talk every 3 weeks; it has been 2 months."

  std::string name_of(PersonId) const;  // "" when unknown
  // "designer at Figma": the current position, else what the card says.
  std::string position() const;
};

// A fixed number of queries, however long the story is. Throws not_found.
PersonStory story_of(store::ReadTx&, PersonId, LocalDate today, const StoryLimits& = {});

}  // namespace wellmet::actions
