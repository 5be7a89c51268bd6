#include "importers/imported.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "formats/vcard/parse.h"
#include "formats/vcard/write.h"

namespace wellmet {

void add_person(Imported& imported, ImportedPerson person) {
  if (imported.people.size() >= people_unpacked) {
    if (person.card_bytes.empty()) person.packed_card = vcard::write(person.card);
    person.packed_card.shrink_to_fit();
    person.card = {};
  }
  imported.people.push_back(std::move(person));
}

std::string event_key(std::string_view event_id, std::string_view time) {
  return fmt::format("{:016x}{:016x}", stable_hash(event_id), stable_hash(time));
}

bool has_failed(const Imported& imported) {
  const auto is_fault = [](const Problem& problem) { return !problem.rightly_left_out; };
  return imported.people.empty() && imported.events.empty() && imported.to_come.empty() &&
         std::ranges::any_of(imported.problems, is_fault);
}

vcard::Card card_of(const ImportedPerson& person) {
  const std::string& bytes = person.packed_card.empty() ? person.card_bytes : person.packed_card;
  if (!person.card.properties.empty() || bytes.empty()) return person.card;
  vcard::Parsed parsed = vcard::parse(bytes);
  return parsed.cards.empty() ? vcard::Card{} : std::move(parsed.cards.front());
}

void add_problem(std::vector<Problem>& problems, Problem problem) {
  if (problems.size() > problems_at_most) return;
  if (problems.size() == problems_at_most) {
    problem.what = "there are more problems than " + std::to_string(problems_at_most);
    problem.cure = "Correct those before this line and import the file again to see the rest.";
  }
  problems.push_back(std::move(problem));
}

}  // namespace wellmet
