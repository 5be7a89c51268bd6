#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "model/relations/relation.h"
#include "store/db/tx.h"

namespace wellmet::store {
class WriteTx;
}

// Who knows whom: what the people of the notebook are to each other. A relation stands on one card
// (model/cards/relations.h, decision 38) and is read from both sides.
namespace wellmet::actions {

// As it looks from somebody's page: "sister: Jo Okafor".
struct KnownRelation {
  std::string word = {};
  RelationKind kind = RelationKind::other;
  PersonId person = {};   // 0: a mere name
  std::string name = {};  // the person's; else as the card has it
  PersonId perhaps = {};  // of a mere name: the one person who is called just so
  // It is how you met one of the two: no card says it.
  bool by_introduction = false;
  bool only_name = false;  // of a mere name: said to be none of your people
  friend bool operator==(const KnownRelation&, const KnownRelation&) = default;
};
// Of both directions, each once, family first. Those with somebody in
// the trash are with a mere name until they are back.
std::vector<KnownRelation> relations_of(store::ReadTx&, PersonId);

// "Jo Okafor is Maya Chen's sister": `whose` is Maya.
struct NewRelation {
  PersonId whose = {};
  std::string word = {};  // a known one in any spelling, or words of one's own
  PersonId person = {};   // or
  std::string name = {};  // somebody who is nobody's card
  // The name is of none of your people, though one of them is called that.
  bool only_name = false;
};
// "introduced by" is kept as how you met. A name that stood there for the person gives way. Throws
// invalid for nobody, oneself and an introduction by or of you, conflict when it is known already,
// refused when the card holds all it may.
Did<NamedRelation> add_relation(const App&, const NewRelation&);
// The same within a deed that does more; false when it was known already.
bool add_relation(store::WriteTx&, const NewRelation&);
// Throws invalid when the two are one, or one of them is you, or you met the one who introduced
// through the other. `met` is nobody while they are still to be added.
void check_introduction(store::ReadTx&, PersonId met, PersonId through);
// Whether you met somebody through another, or through people whom you met through them.
bool was_met_by_way_of(store::ReadTx&, PersonId, PersonId earlier);
// The mere name turns out to be this person.
Did<NamedRelation> link_relation(const App&, PersonId whose, const KnownRelation& mere_name,
                                 PersonId);
// From whichever card says it, seen from either side. Throws not_found.
Did<NamedRelation> remove_relation(const App&, PersonId whose, const KnownRelation&);
// The cards that point to somebody, or to those merged into them, say their name as it is now:
// what save_card (people.h) does when a name changes.
void rename_in_relations(store::WriteTx&, PersonId);
// Before somebody is erased: no card points to them any more.
void remove_relations_with(store::WriteTx&, PersonId);

// Those of somebody that fit what was typed: a person's number, or part of a name; "" fits all.
std::vector<KnownRelation> relations_fitting(const std::vector<KnownRelation>&,
                                             std::string_view name, std::string_view word);

// People who are that to somebody: "friend", "family", "colleague"; "" any. Mere names are nobody.
std::vector<PersonId> people_related_to(store::ReadTx&, PersonId, std::string_view word);

}  // namespace wellmet::actions
