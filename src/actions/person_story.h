#pragma once
#include <optional>
#include <string>
#include <vector>

#include "judgement/common_ground.h"
#include "model/card.h"
#include "model/follow_up.h"
#include "model/interaction.h"
#include "model/interest.h"
#include "model/note.h"
#include "model/person.h"
#include "model/position.h"
#include "store/tx.h"

namespace wellmet::actions {

// Everything that one screen shows of one person.
struct PersonStory {
  Person person = {};
  CardIndex card = {};
  std::string through = {};  // name of whom you met them through
  std::vector<Note> notes = {};
  std::vector<Interest> interests = {};
  std::vector<Position> positions = {};  // current first
  std::vector<ImportantDate> dates = {};
  std::vector<FollowUp> follow_ups = {};       // open ones
  std::vector<Interaction> interactions = {};  // the last few, newest first
  std::int64_t interactions_in_all = 0;
  std::vector<std::pair<PersonId, std::string>> names = {};  // of all who are spoken of
  std::vector<Shared> shared = {};                           // with you, the rarest first
  std::string rhythm = {};  // "You usually talk every 3 weeks; it has been 2 months."

  std::string name_of(PersonId) const;  // "" when unknown
  // "designer at Figma": the current position, else what the card says.
  std::string position() const;
};

// A fixed number of queries, however many people and interactions there are. Throws not_found.
PersonStory story_of(store::ReadTx&, PersonId, LocalDate today, int interactions = 5);

}  // namespace wellmet::actions
