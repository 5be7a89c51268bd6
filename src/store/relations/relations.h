#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "model/card.h"
#include "store/db/tx.h"
#include "store/people/derived.h"

// Who is what to whom, as the cards say it. Each relation stands on one card, as a derived value of
// it; here they are read from that side and from the other.
namespace wellmet::store {

// What is derived of a relation.
CardValueRow relation_value(const CardRelation&);

struct RelationRow {
  PersonId whose = {};  // on whose card it stands
  CardRelation relation = {};
  bool removed = false;  // whose card it is was removed or merged away
};
// In the order of each card, at most so many in all.
std::vector<RelationRow> relations_on_cards(ReadTx&, const std::vector<PersonId>&, int limit);
// Those that point to a card with one of these uids (uid_key()).
std::vector<RelationRow> relations_pointing_to(ReadTx&, const std::vector<std::string>& uids,
                                               int limit);
// The people whose cards point to one of these uids, removed ones too; and those whose cards say
// more than is derived of a card, which must be looked through.
std::vector<PersonId> people_who_may_point_to(ReadTx&, const std::vector<std::string>& uids);

// Whose card has this uid, in any spelling of it; those merged away and removed among them.
struct UidOf {
  std::string uid = {};  // as it was asked for
  PersonId person = {};
  bool removed = false;  // or merged away
};
std::vector<UidOf> people_with_uids(ReadTx&, const std::vector<std::string>& uids);
// The uids of these people, as relations compare them.
std::vector<std::string> uids_of(ReadTx&, const std::vector<PersonId>&);

// Whom this person introduced you to, who are not removed.
std::vector<PersonId> met_through(ReadTx&, PersonId, int limit);

// Who of these was met through whom, and who through one of these; nobody who was removed.
struct Introduction {
  PersonId met = {}, through = {};
};
std::vector<Introduction> introductions_of(ReadTx&, const std::vector<PersonId>&, int limit);

}  // namespace wellmet::store
