#pragma once
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "formats/vcard/card.h"
#include "judgement/duplicates/duplicates.h"
#include "store/db/tx.h"
#include "store/people/derived.h"

namespace wellmet::actions {

// Two who may be one person, side by side.
struct PossiblePair {
  PersonId first = {};
  PersonId second = {};
  Comparison comparison = {};
  bool surely = false;
};
// The most alike first; without those the user answered "not same", and without "later" ones for
// later_days. Reads the names and values of everybody once.
constexpr int later_days = 30;
std::vector<PossiblePair> possible_duplicates(store::ReadTx&, LocalDate today, int limit);
// How many pairs of people who are here were put off to later and are not asked about yet.
int pairs_put_off(store::ReadTx&, LocalDate today);
// When there are no more pairs to show: "No duplicates.", or that some wait.
std::string no_more_pairs(int put_off);
ContactFields contact_fields(const store::ContactRow&);
// Of a card with nothing but its whole name: given and family name taken apart, so that those of
// one family are not taken for one person. East Asian names stay whole.
void split_whole_name(ContactFields&, const std::string& whole);

DeedId say_not_same(const App&, PersonId, PersonId);
DeedId ask_again_later(const App&, PersonId, PersonId);

// A value that both cards have and that only one can keep: "BDAY", "FN" …
struct FieldChoice {
  std::string name = {};
  std::string kept = {};
  std::string other = {};
};
struct MergedCards {
  vcard::Card card = {};
  std::vector<FieldChoice> choices = {};  // where the two differ
};
// The first card with what only the second has. Where one value must give way the first's stays,
// unless its name is in `take_from_second` (vCard names or: name, birthday, photo, title,
// organisation, note, nickname, gender).
MergedCards merged_cards(const vcard::Card& first, const vcard::Card& second,
                         const std::vector<std::string>& take_from_second);

struct Merge {
  PersonId keep = {};
  PersonId join = {};  // becomes part of `keep`
  std::vector<std::string> take_from_joined = {};
};
// Which of the two a merge keeps where nobody says it: the owner, else who was met on more days,
// else who was added first.
PersonId kept_of(store::ReadTx&, PersonId, PersonId);
// What would be chosen where the two differ; writes nothing.
std::vector<FieldChoice> merge_choices(store::ReadTx&, const Merge&);
// One deed: cards joined, stories joined, the joined one no longer listed. Values that gave way are
// kept in a note. Throws refused for one and the same person or the owner.
DeedId merge_people(const App&, const Merge&);

struct SplitPerson {
  PersonId id = {};
  std::string name = {};
};

struct Split {
  std::string called = {};              // the card's name, as whoever asks for it saw it
  std::vector<std::string> names = {};  // of each person; none for what the card's own says
};

// One card of several people becomes a person each; one deed. The first keeps what was there; each
// other gets the ways to reach them, the addresses and groups of the card, how you met and the
// interactions, since they were with all. What belongs to one person alone (birthday, job, photo,
// notes, interests, follow-ups) stays with the first. Nobody is asked whether they are one person.
// Throws invalid when fewer than two names are given, or the card's own names one person alone;
// refused for the owner, and conflict for whoever is in the trash or has another name by now.
Did<std::vector<SplitPerson>> split_person(const App&, PersonId, const Split&);

}  // namespace wellmet::actions
