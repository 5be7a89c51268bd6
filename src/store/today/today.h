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
  std::string name = {}, given = {};
  bool archived = false, never_suggest = false, died = false;
  int wished_cadence_days = 0;
  std::optional<LocalDate> quiet_until = {};
  std::optional<LocalDate> closed_follow_up_on = {};  // the last day on which one was
  bool is_owner = false;
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

// People who are current and live, whom you want to be in touch with and of whom no contact is
// noted.
std::vector<PersonId> wished_without_contact(ReadTx&, int limit);

// What was done of late for somebody's day: they were congratulated, or a line of the list was
// ticked off (`source_key` is what actions/today/today_answers.cpp put there).
struct DayDone {
  PersonId person = {};
  InteractionKind kind = {};
  LocalDate day = {};
  std::string source = {}, source_key = {};
};
std::vector<DayDone> days_done(ReadTx&, const std::vector<PersonId>&, LocalDate since);

struct ShownLine {
  int number = 0;
  PersonId person = {};
  std::string kind = {};
  FollowUpId follow_up = {};
  std::string matter = {};
  bool only_looked_at = false;  // by a look ahead or back
  std::string done_as = {};     // what it is to have done it, in words
};
// As last shown for that day, by number; without those that are gone, and without people who are
// in the trash or merged away.
std::vector<ShownLine> shown_lines(ReadTx&, LocalDate day);

// On how many days a matter was shown: of these people, and of anybody on `today` and after
// `week_begins`. Looks ahead and back do not count.
struct ShownDays {
  PersonId person = {};
  std::string matter = {}, kind = {};
  int earlier_days = 0;  // before today
  bool this_week = false, today = false;
  int wished_cadence_days = 0;  // of the person
};
std::vector<ShownDays> shown_days(ReadTx&, const std::vector<PersonId>&, LocalDate today,
                                  LocalDate week_begins);

// Not a deed: what is shown on the day itself, in one small transaction. What was looked at further
// ahead is forgotten. `nudged` are those named for a silence, for the archive.
void remember_shown(Connection&, AccountId, LocalDate day, const std::vector<ShownLine>&,
                    const std::vector<PersonId>& nudged);
// The same for a look at another day: its lines get their numbers, and count for nothing.
void remember_look(Connection&, AccountId, LocalDate day, const std::vector<ShownLine>&);

}  // namespace wellmet::store
