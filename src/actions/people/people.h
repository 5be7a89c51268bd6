#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "formats/vcard/card.h"
#include "model/card.h"
#include "model/follow_up.h"
#include "model/interaction.h"
#include "model/interest.h"
#include "model/note.h"
#include "model/person.h"
#include "store/db/tx.h"
#include "store/people/people.h"

namespace wellmet::store {
class WriteTx;
}

namespace wellmet::actions {

class Deed;

// A new person as someone types them in. Only the name is needed.
struct NewPerson {
  std::string name = {};
  std::vector<std::string> nicknames = {};
  std::string pronouns = {};
  std::vector<std::string> emails = {}, phones = {}, urls = {};
  std::string organisation = {}, title = {}, city = {};
  PartialDate birthday = {};
  HowMet met = {};
  std::vector<RelationshipWord> words = {};
  int wished_cadence_days = 0;
  bool never_suggest = false;
  bool is_owner = false;
  std::vector<Interest> interests = {};
  std::vector<Note> notes = {};  // why you care, what they told you; their person is filled in
};
vcard::Card card_for(const NewPerson&, const std::string& uid);
// Throws invalid without a name.
PersonId add_person(const App&, const NewPerson&);
// The same within a deed that does more.
PersonId add_person(store::WriteTx&, const NewPerson&);

// What adding someone made besides them.
struct AddedPerson {
  PersonId id = {};
  InteractionId met = {};  // the first meeting, when its day is known
  std::vector<FollowUp> follow_ups = {};
};
// A person, the day on which you met as their first interaction, and what arises from it.
Did<AddedPerson> add_person_met(const App&, const NewPerson&);
// The same within a deed that does more; `meeting`: what the first interaction is to say, where it
// is another than that you met.
AddedPerson add_met_within(Deed&, const App&, const NewPerson&,
                           std::optional<Interaction> meeting = {});

// People, not removed, who may be the same: same name (written without accents), e-mail or phone.
std::vector<store::PersonLine> same_as(store::ReadTx&, const NewPerson&);

// A new stable id for a card: "urn:uuid:…", random (RFC 9562, version 4).
std::string new_uid();

// The card as a tree; an empty one when there is none.
vcard::Card card_of(store::ReadTx&, PersonId);
// Writes the card; the person's uid does not change. When the name does, the cards that point to
// the person say the new one.
void save_card(store::WriteTx&, PersonId, const vcard::Card&);

}  // namespace wellmet::actions
