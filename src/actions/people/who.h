#pragma once
#include <string_view>
#include <vector>

#include "language/names/who.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// Whom a mention may mean: the few people of the store with a word of the name that begins so, with
// what language::resolve weighs. `decided`: who else is in the line.
std::vector<language::KnownPerson> people_like(store::ReadTx&, const language::Mention&,
                                               const std::vector<PersonId>& decided);
// Those with the folded word among the words of their names, whole: for names without signs.
std::vector<language::KnownPerson> people_called(store::ReadTx&, const std::string& folded_word);
language::Who who_is(store::ReadTx&, const language::Mention&, const language::WhoContext&);

// Whom a person was merged into, at last; the person when they were not.
PersonId standing_for(store::ReadTx&, PersonId);

enum class Among { current, removed_too, removed };
// One person for a command: a number ("12"), "me", or a name, nickname, initials. Throws not_found,
// and conflict with the candidates and their numbers when several fit.
PersonId person_called(store::ReadTx&, std::string_view text, LocalDate today,
                       Among = Among::current);

}  // namespace wellmet::actions
