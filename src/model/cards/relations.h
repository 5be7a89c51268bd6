#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "formats/vcard/card.h"
#include "model/card.h"

// The people around somebody, as their card says it: read from every program's own property,
// written so that phones show it.
namespace wellmet {

// Takes the property into the index and says whether it was one of these.
bool add_relation(const vcard::Card&, const vcard::Property&, CardIndex&);
// RELATED and Apple's property, which say any relation.
bool says_a_relation(const vcard::Property&);
// Each once; a plainer word gives way to one that says more.
void add_relation(CardIndex&, CardRelation);

// A uid as relations compare it: without "urn:uuid:".
std::string uid_key(std::string_view uid);
// Whether the relation is with a card of one of these uids (uid_key()), in either case.
bool points_to(const CardRelation&, const std::vector<std::string>& uids);

// Stands for the uid of a name that is said to be none of your people.
inline constexpr std::string_view uid_of_nobody = "name-only";

// Writes a relation: RELATED on a card of version 4.0, X-ABRELATEDNAMES with its label before that.
// The name is always text, which phones can show; the uid stands beside it in a parameter of our
// own, which other programs keep or drop. False when the card says it already.
bool put_relation(vcard::Card&, const CardRelation&);
// Writes the name of those whose card has one of these uids (uid_key()) as it is now. False when
// the card names none of them, or so already.
bool rename_related(vcard::Card&, const std::vector<std::string>& uids, const std::string& name);
// Takes those away, from whichever property holds them; others in the same property stay. False
// when the card has none of them.
using WhichRelation = std::function<bool(const CardRelation&)>;
bool remove_relations(vcard::Card&, const WhichRelation&);

}  // namespace wellmet
