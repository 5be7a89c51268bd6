#pragma once
#include <optional>
#include <set>
#include <vector>

#include "model/follow_up.h"
#include "store/db/tx.h"

namespace wellmet::store {

class WriteTx;

std::optional<FollowUp> find_follow_up(ReadTx&, FollowUpId);
std::vector<FollowUp> find_follow_ups(ReadTx&, const std::vector<FollowUpId>&);  // those there are
std::vector<FollowUp> follow_ups_of(ReadTx&, PersonId);  // open first, then by due date
// Open ones, soonest first, and how many there are.
std::vector<FollowUp> open_follow_ups_of(ReadTx&, PersonId, int limit);
// Those of others that are about this person: to whom to tell how it went with them.
std::vector<FollowUp> open_follow_ups_about(ReadTx&, PersonId, int limit);
// So many of one person are looked at by whoever settles, doubles or drops them.
inline constexpr int most_open_looked_at = 200;
// Open ones that are about this note, and what the notes say that these are about.
std::vector<FollowUp> open_follow_ups_about(ReadTx&, NoteId);
// Those without words of their own get the words of the note that they are about, to be shown.
void put_words_of_notes(ReadTx&, std::vector<FollowUp>&);
std::set<PersonId> people_with_open_follow_ups(ReadTx&);
std::int64_t count_open_follow_ups(ReadTx&, PersonId);
// Open ones of people who are current, due on or before the day, those due last first: the user's
// own, or those added automatically, which are none that were due before `from`.
std::vector<FollowUp> own_follow_ups_due(ReadTx&, LocalDate on_or_before, int limit);
std::vector<FollowUp> automatic_follow_ups_due(ReadTx&, LocalDate from, LocalDate to, int limit);
std::vector<FollowUp> open_follow_ups(ReadTx&, int limit);
// Open ones of people who are here, and how many of them were due before the day.
struct OpenFollowUps {
  std::int64_t open = 0, overdue = 0;
};
OpenFollowUps count_open_follow_ups(ReadTx&, LocalDate today);
// Whether a rule has already spoken for this person: for this interaction, or at all when none.
bool rule_has_spoken(ReadTx&, PersonId, std::string_view rule, InteractionId);

FollowUpId insert_follow_up(WriteTx&, const FollowUp&);
void update_follow_up(WriteTx&, const FollowUp&);

}  // namespace wellmet::store
