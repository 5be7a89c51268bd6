#include "actions/people/duplicates.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "actions/deed.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "model/cards/name_suffix.h"
#include "store/access/settings.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

std::map<std::pair<PersonId, PersonId>, store::AnsweredPair> answers(store::ReadTx& tx) {
  std::map<std::pair<PersonId, PersonId>, store::AnsweredPair> by_pair;
  for (const store::AnsweredPair& a : store::answered_pairs(tx)) by_pair[{a.first, a.second}] = a;
  return by_pair;
}

bool still_silent(const store::AnsweredPair& answered, LocalDate today) {
  return answered.answer == store::PairAnswer::not_same || today < answered.day + later_days;
}

DeedId answer(const App& app, PersonId a, PersonId b, store::PairAnswer said,
              std::string_view words) {
  if (a == b) throw Error(ErrorKind::refused, "These are one and the same person already.");
  Deed deed(app, DeedKind::answer, "answered");
  std::string names[2];
  for (int i = 0; i < 2; ++i) {
    const std::optional<Person> person = store::find_person(deed.tx, i == 0 ? a : b);
    if (!person) throw Error(ErrorKind::not_found, "One of the two isn’t here any more.");
    names[i] = person->name;
  }
  deed.tx.rename(fmt::format("said that {} and {} {}", names[0], names[1], words));
  store::put_pair_answer(deed.tx, a, b, said, app.today());
  return deed.commit();
}

}  // namespace

void split_whole_name(ContactFields& fields, const std::string& whole) {
  const bool unsplit = fields.given.empty() || fields.given == whole;
  if (!unsplit || !fields.family.empty()) return;
  if (is_east_asian(whole)) {
    fields.given = whole;
    return;
  }
  const std::string name = without_generation(whole);
  const auto space = name.rfind(' ');
  fields.given = name.substr(0, space);
  if (space != std::string::npos) fields.family = name.substr(space + 1);
}

ContactFields contact_fields(const store::ContactRow& row) {
  ContactFields fields{.given = row.given,
                       .family = row.family,
                       .numbers = row.phones,
                       .emails = row.emails,
                       .birthday = row.birthday,
                       .street = row.street,
                       .city = row.city,
                       .postcode = row.postcode};
  split_whole_name(fields, row.name);
  return fields;
}

std::vector<PossiblePair> possible_duplicates(store::ReadTx& tx, LocalDate today, int limit) {
  const std::vector<store::ContactRow> rows = store::contact_rows(tx);
  std::vector<ComparableContact> contacts;
  contacts.reserve(rows.size());
  for (const store::ContactRow& row : rows) contacts.push_back(comparable(contact_fields(row)));
  const DuplicateScorer scorer(std::move(contacts));
  const auto answered = answers(tx);
  std::vector<PossiblePair> pairs;
  for (const LikelyPair& likely : scorer.likely_pairs()) {
    if (pairs.size() >= static_cast<std::size_t>(limit)) break;
    const PersonId a = rows[static_cast<std::size_t>(likely.first)].person;
    const PersonId b = rows[static_cast<std::size_t>(likely.second)].person;
    const auto said = answered.find({std::min(a, b), std::max(a, b)});
    if (said != answered.end() && still_silent(said->second, today)) continue;
    PossiblePair pair{a, b, scorer.comparison(likely.first, likely.second)};
    pair.surely = likeness(pair.comparison) == Likeness::surely;
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

std::string no_more_pairs(int put_off) {
  if (put_off == 0) return "No duplicates.";
  return fmt::format("No more for now. {} until later, as you wished.",
                     counted(put_off, "pair waits", "pairs wait"));
}

int pairs_put_off(store::ReadTx& tx, LocalDate today) {
  const auto is_here = [&](PersonId id) {
    const std::optional<Person> person = store::find_person(tx, id);
    return person && !person->removed_at;
  };
  int count = 0;
  for (const store::AnsweredPair& a : store::answered_pairs(tx))
    count += a.answer == store::PairAnswer::later && still_silent(a, today) && is_here(a.first) &&
             is_here(a.second);
  return count;
}

DeedId say_not_same(const App& app, PersonId a, PersonId b) {
  return answer(app, a, b, store::PairAnswer::not_same, "are two people");
}

DeedId ask_again_later(const App& app, PersonId a, PersonId b) {
  return answer(app, a, b, store::PairAnswer::later, "may be one person, later");
}

}  // namespace wellmet::actions
