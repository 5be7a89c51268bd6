#pragma once
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

#include "model/interest.h"
#include "model/note.h"
#include "model/position.h"
#include "store/db/tx.h"

// The small things in a person's story: notes, interests, positions, dates.
namespace wellmet::store {

class WriteTx;

// Of rows of id, person_id, kind, text and day of notes that are open.
std::vector<Note> open_notes_in(Rows);
std::vector<Note> notes_of(ReadTx&, PersonId);
// Of each kind the newest of those that are open, at most so many, in the order of their entry; and
// how many are open of each kind. One query each, however many there are.
std::vector<Note> newest_notes(ReadTx&, PersonId, int of_each_kind);
std::map<NoteKind, std::int64_t> count_notes(ReadTx&, PersonId);
// Open ones of a kind, newest first, entered before that one (all, when it is none).
std::vector<Note> notes_before(ReadTx&, PersonId, NoteKind, NoteId, int limit);
// Somebody's asks and offers that are done, the last first.
std::vector<Note> ended_notes(ReadTx&, PersonId, int limit);
// Of a kind those of everybody who is here, and of yourself: the open ones, the newest first, and
// those that are done, the last first.
std::vector<Note> open_notes(ReadTx&, NoteKind, int limit);
std::vector<Note> ended_notes(ReadTx&, NoteKind, int limit);
// Advice of everybody who is here, or of one of them, the newest first: what is still to be
// followed or to be told of, or all of it.
struct AdviceWanted {
  PersonId of = {};
  bool closed_too = false;
};
std::vector<Note> advice(ReadTx&, AdviceWanted, int limit);
// All of somebody's, what is still open first, then the newest.
std::vector<Note> advice_of(ReadTx&, PersonId, int limit);
// Of each of these people the newest open question and the newest thing they told you.
std::vector<Note> last_told_and_asked(ReadTx&, const std::vector<PersonId>&);
std::optional<Note> find_note(ReadTx&, NoteId);
std::vector<Note> find_notes(ReadTx&, const std::vector<NoteId>&);  // those there are
NoteId insert_note(WriteTx&, const Note&);
void update_note(WriteTx&, const Note&);
void delete_note(WriteTx&, NoteId);

std::vector<Interest> interests_of(ReadTx&, PersonId);
// Of many people, in one query; who has none is not among them.
template <class Thing>
using OfPeople = std::unordered_map<PersonId, std::vector<Thing>>;
OfPeople<Interest> interests_of(ReadTx&, const std::vector<PersonId>&);
// Interests of the account with how many current people have each (the owner not counted).
struct InterestCount {
  Interest interest = {};
  std::int64_t people = 0;
};
std::vector<InterestCount> interests(ReadTx&);
// How many current people (the owner not counted) have each of these.
std::vector<std::pair<InterestId, std::int64_t>> people_with(ReadTx&,
                                                             const std::vector<InterestId>&);
// Finds the interest by interest_key(name) or makes it, and gives it to the person; again is
// harmless (detail and lasting are updated).
void give_interest(WriteTx&, PersonId, const Interest&);
// False when the person does not have it.
bool take_interest(WriteTx&, PersonId, InterestId);
void set_interest_kind(WriteTx&, InterestId, InterestKind);

std::vector<Position> positions_of(ReadTx&, PersonId);  // current first, then newest
OfPeople<Position> positions_of(ReadTx&, const std::vector<PersonId>&);
// How many current people (the owner not counted) are or were at each of these, in one query; names
// compare without case.
std::vector<std::pair<std::string, std::int64_t>> people_at(
    ReadTx&, const std::vector<std::string>& organisations);
std::optional<Position> find_position(ReadTx&, PositionId);
PositionId insert_position(WriteTx&, const Position&);
void update_position(WriteTx&, const Position&);
void delete_position(WriteTx&, PositionId);

std::vector<ImportantDate> dates_of(ReadTx&, PersonId);
OfPeople<ImportantDate> dates_of(ReadTx&, const std::vector<PersonId>&);
std::optional<ImportantDate> find_date(ReadTx&, DateId);
DateId insert_date(WriteTx&, const ImportantDate&);
void delete_date(WriteTx&, DateId);

}  // namespace wellmet::store
