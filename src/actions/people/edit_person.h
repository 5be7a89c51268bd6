#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "actions/app.h"
#include "actions/did.h"
#include "model/person.h"

namespace wellmet::store {
class WriteTx;
}

namespace wellmet::actions {

// What to change of a person; what is absent stays. An empty text takes the value away.
struct PersonEdit {
  std::optional<std::string> name = {}, pronouns = {}, organisation = {}, title = {}, city = {};
  std::optional<std::string> street = {}, postcode = {}, region = {}, country = {};
  std::optional<std::string> card_note = {};  // NOTE, which phones show
  // Of one's own: a label and its value, "Shoe size" and "41"; an empty value takes it away.
  std::vector<std::pair<std::string, std::string>> fields = {};
  std::optional<PartialDate> birthday = {};
  std::vector<std::string> add_emails = {}, remove_emails = {};
  std::vector<std::string> add_phones = {}, remove_phones = {};
  std::vector<std::string> add_urls = {}, remove_urls = {};
  std::vector<std::string> add_nicknames = {}, remove_nicknames = {};
  std::optional<PartialDate> met_on = {};
  std::optional<std::string> met_where = {}, met_how = {};
  std::optional<PersonId> met_through = {};  // 0: through nobody
  std::vector<RelationshipWord> add_words = {}, remove_words = {};
  std::optional<int> wished_cadence_days = {};  // 0: no wish
  std::optional<bool> never_suggest = {}, archived = {};
};

// One deed. The answer names what changed, for display ("email", "birthday"); empty when all was
// so already. Throws not_found for a value to remove that is not there, invalid for a name of
// nothing.
Did<std::vector<std::string>> edit_person(const App&, PersonId, const PersonEdit&);
// The same within a deed that does more.
std::vector<std::string> edit_person(store::WriteTx&, PersonId, const PersonEdit&, LocalDate today);

}  // namespace wellmet::actions
