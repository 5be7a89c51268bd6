#pragma once
#include <vector>

#include "base/date.h"
#include "model/follow_up.h"
#include "model/interaction.h"

namespace wellmet {

// What a good friend would do next, from what has just been logged.
struct Arising {
  std::vector<PersonId> met_first = {};    // those of the interaction whom this is the first
                                           // meeting with
  std::vector<InteractionKind> also = {};  // a coffee at which advice was received
  PersonId about = {};                     // whom you were introduced to
  std::vector<PersonId> through = {};      // those through whom you met the first of the people
  LocalDate today = {};
};

// Help or advice received: thank. Advice: circle back. Introduced by, or met through: close the
// loop. First real meeting: meet again within two weeks. One for each person and rule, with `rule`
// and `from` set, so that the same interaction never makes one twice. Never due before today;
// nothing arises from what is so long past that its day was over a month ago.
std::vector<FollowUp> follow_ups_arising(const Interaction&, const Arising&);

}  // namespace wellmet
