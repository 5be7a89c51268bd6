#include "store/giving/told.h"

#include "store/story/interactions.h"

namespace wellmet::store {
namespace {

std::vector<ToldToSomebody> gathered(Rows rows) {
  std::vector<ToldToSomebody> list;
  for (const Row& row : rows) {
    if (const auto of = told_in_key(row.text(2)))
      list.push_back({row.id<InteractionId>(0), row.id<PersonId>(1), *of, row.date(3)});
  }
  return list;
}

}  // namespace

std::vector<ToldToSomebody> told_of(ReadTx& tx, ResourceId resource, Told told) {
  return gathered(tx.query(
      "select t.id, p.person_id, t.source_key, t.day from interactions t "
      "join interaction_people p on p.account_id = t.account_id and p.interaction_id = t.id "
      "join person_index i on i.account_id = p.account_id and i.person_id = p.person_id "
      "and i.listed in (1, 2) "
      "where t.account_id = ?1 and t.source = ?2 and t.source_key is not null "
      "and t.source_key like ?3 order by t.day, t.id, p.person_id",
      told_source, told_key(resource, told) + " p%"));
}

std::vector<ToldToSomebody> told_with(ReadTx& tx, PersonId person) {
  return gathered(
      tx.query("select t.id, p.person_id, t.source_key, t.day from interaction_people p "
               "join interactions t on t.account_id = p.account_id and t.id = p.interaction_id "
               "and t.source = ?3 and t.source_key is not null "
               "where p.account_id = ?1 and p.person_id = ?2 order by t.day, t.id",
               person, told_source));
}

std::optional<LocalDate> first_told(ReadTx& tx, ToldOf of, PersonId person) {
  for (const ToldToSomebody& one : told_with(tx, person)) {
    if (one.of == of) return one.day;
  }
  return std::nullopt;
}

std::string free_told_key(ReadTx& tx, ToldOf of, PersonId person) {
  for (int times = 1;; ++times) {
    std::string key = told_key(of.resource, of.told, person, times);
    if (!interaction_with_source(tx, told_source, key)) return key;
  }
}

}  // namespace wellmet::store
