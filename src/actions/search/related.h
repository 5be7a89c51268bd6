#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "store/db/tx.h"
#include "store/people/people.h"

// People by what they are to somebody: friend-of:maya, or "Maya's colleagues" in words.
namespace wellmet::actions {

struct RelatedTo {
  std::string word = {};  // "friend", "family"; "" for anything
  std::string who = {};   // as it was written
};
// Of a filter as it is named: "friend-of", "knows"; nothing for another one.
std::optional<RelatedTo> related_filter(std::string_view name, const std::string& value);
// Nobody passes but those who fit all of these. Throws what person_called() does.
void narrow_to_related(store::ReadTx&, store::PeopleFilter&, const std::vector<RelatedTo>&,
                       LocalDate today);

struct RelatedPeople {
  std::string words = {};  // "friend of Maya Chen"
  std::vector<PersonId> people = {};
};
// "friends of Maya", "maya's colleagues", when the words say that and the name fits one person.
RelatedPeople related_in_words(store::ReadTx&, std::string_view text, LocalDate today);

}  // namespace wellmet::actions
