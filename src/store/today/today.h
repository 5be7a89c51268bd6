#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/interaction.h"
#include "store/db/tx.h"
#include "store/people/derived.h"

// Readings for the day's list, each bounded by a limit and served by an index: their cost does not
// grow with the address book.
namespace wellmet::store {

// Those gone quiet for so long that the day's list lets them go, by the day on which that happened.
std::vector<RhythmRow> rhythms_gone(ReadTx&, LocalDate from, LocalDate to, int limit);
std::optional<LocalDate> first_gone(ReadTx&);

struct TodayRow {
  PersonId person = {};
  std::string name = {};
  bool archived = false, never_suggest = false;
  int wished_cadence_days = 0;
  std::optional<LocalDate> quiet_until = {};
};
std::vector<TodayRow> today_rows(ReadTx&, const std::vector<PersonId>&);

// Current positions begun on these days, with their person.
struct NewPosition {
  PersonId person = {};
  LocalDate started = {};
};
std::vector<NewPosition> positions_begun(ReadTx&, LocalDate from, LocalDate to, int limit);

// What these people share with the owner: (person, name of the interest, its number).
struct SharedInterest {
  PersonId person = {};
  InterestId interest = {};
  std::string name = {};
};
std::vector<SharedInterest> interests_shared(ReadTx&, PersonId owner, const std::vector<PersonId>&);

// Kind and day of the interactions that follow-ups arose from.
struct InteractionFact {
  InteractionId id = {};
  InteractionKind kind = {};
  LocalDate day = {};
};
std::vector<InteractionFact> interaction_facts(ReadTx&, const std::vector<InteractionId>&);

struct ShownLine {
  int number = 0;
  PersonId person = {};
  std::string kind = {};
  FollowUpId follow_up = {};
};
std::vector<ShownLine> shown_lines(ReadTx&, LocalDate day);
// Not a deed: what was shown and whom it nudged, in one small transaction.
void remember_shown(Connection&, AccountId, LocalDate day, const std::vector<ShownLine>&,
                    const std::vector<Nudge>&);

}  // namespace wellmet::store
