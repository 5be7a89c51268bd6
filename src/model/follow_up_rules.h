#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "model/follow_up.h"
#include "model/interaction.h"

namespace wellmet {

// What a good friend would do next, from what has just been logged.
struct Arising {
  std::vector<PersonId> met_first = {};    // those of the interaction of whom it was said, or is
                                           // sure, that this is the first meeting with them
  std::vector<PersonId> noted_first = {};  // those of whom nothing was known before; they may be
                                           // old friends all the same
  std::vector<InteractionKind> also = {};  // a coffee at which advice was received
  PersonId about = {};                     // whom you were introduced to
  std::vector<PersonId> through = {};      // those through whom you met the first of the people
  LocalDate today = {};
};

// You introduced the first to the second, and no introduction under way will ask how it went.
struct IntroductionMade {
  PersonId first = {}, second = {};
  LocalDate on = {};
};
// To ask the first two weeks after; nothing where that is too long past.
std::optional<FollowUp> how_it_went(const IntroductionMade&, LocalDate today);

// Help, advice or hospitality received, or introduced to somebody: thank, once. Advice: circle
// back. Introduced by, or met through: close the loop. First real meeting, or the first time
// together that is noted: meet again within two weeks. One for each person and rule, with `rule`
// and `from` set, so that the same interaction never makes one twice. Never due before today;
// nothing arises from what is so long past that its day was over a month ago.
std::vector<FollowUp> follow_ups_arising(const Interaction&, const Arising&);

// Somebody advised you on that day: to thank them, and to tell them what came of it. Nothing where
// that is too long past.
struct Advised {
  PersonId by = {};
  LocalDate on = {};
  NoteId note = {};
};
std::vector<FollowUp> follow_ups_of_advice(const Advised&, LocalDate today);
// To tell them now that it was followed, which may be long after it was given.
FollowUp tell_it_was_followed(PersonId, NoteId, LocalDate today);
// Good news of them was heard; nothing where that is too long past.
std::optional<FollowUp> congratulate_on_news(PersonId, const std::string& words, LocalDate heard,
                                             LocalDate today);
// They have what they looked for.
FollowUp congratulate_on_finding(PersonId, NoteId, LocalDate today);

// Having met whom you were introduced to, there is something to tell: the day on which to tell it,
// where the follow-up still waits for a later day that nobody chose. `met`: after the introduction.
std::optional<LocalDate> sooner_once_met(const FollowUp&, LocalDate origin, LocalDate met,
                                         LocalDate today);

// What a follow-up that was added automatically is about. `none`: the user's own.
enum class Courtesy {
  none,
  thanks,
  thanks_for_advice,
  advice,
  followed_advice,  // you followed it, and have not said what came of it
  hospitality,
  introduction,
  thanks_for_introduction,
  introduced_them,  // you did
  first_meeting,
  noted_once,
  new_job,
  found,  // what they looked for
  news    // good news of them, heard elsewhere
};
Courtesy courtesy_of(const FollowUp&);

// Whether an automatic follow-up has quietly run out: its day is so long past that it would be odd
// to come back to it. `origin` is the day of what it arose from, or of its making. One that was
// snoozed stays for a week after the day that was chosen. The user's own never run out.
bool has_run_out(const FollowUp&, LocalDate origin, LocalDate today);

}  // namespace wellmet
