#pragma once
#include <string>
#include <utility>
#include <vector>

#include "model/interest.h"
#include "model/note.h"
#include "store/db/tx.h"

// Everybody who may be introduced to somebody: current, alive, and not somebody whom you never want
// suggested. A fixed number of queries, each a walk through what all of them have.
namespace wellmet::store {

struct CommunityPerson {
  PersonId person = {};
  std::string name = {}, given = {};
};
std::vector<CommunityPerson> community(ReadTx&);  // in the order of ids

// Who of everybody has which interest; those of people who are not in the community are among them.
struct CommunityInterest {
  PersonId person = {};
  InterestId interest = {};
  bool lasting = true;
  LocalDate noted = {};
};
std::vector<CommunityInterest> community_interests(ReadTx&);
std::vector<Note> open_asks_and_offers(ReadTx&);

// Every two of whom an introduction was ever begun, made, declined or set aside.
std::vector<std::pair<PersonId, PersonId>> pairs_thought_of(ReadTx&);
// Name and kind of these.
std::vector<Interest> interests_numbered(ReadTx&, const std::vector<InterestId>&);

}  // namespace wellmet::store
