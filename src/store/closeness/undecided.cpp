#include "store/closeness/undecided.h"

#include <string>

namespace wellmet::store {
namespace {

const std::string of_undecided =
    "from person_index i cross join people p left join rhythms r on r.account_id = i.account_id "
    "and r.person_id = i.person_id where i.account_id = ?1 and i.listed = 1 and i.died = '' "
    "and p.account_id = ?1 and p.id = i.person_id and p.wished_cadence_days = 0 "
    "and p.never_suggest = 0 and p.is_owner = 0";

std::int64_t counted(Rows rows) {
  for (const Row& row : rows) return row.integer(0);
  return 0;
}

}  // namespace

std::vector<PersonId> undecided(ReadTx& tx, int limit, int offset) {
  std::vector<PersonId> people;
  for (const Row& row : tx.query("select i.person_id " + of_undecided +
                                     " order by case when p.words = '' then 1 else 0 end, "
                                     "coalesce(r.contact_days, 0) desc, "
                                     "case when i.face = '' then 1 else 0 end, i.sort_key, "
                                     "i.person_id limit ?2 offset ?3",
                                 limit, offset))
    people.push_back(row.id<PersonId>(0));
  return people;
}

std::int64_t count_undecided(ReadTx& tx) {
  return counted(tx.query("select count(*) " + of_undecided));
}

bool anybody_met(ReadTx& tx) {
  return counted(tx.query("select count(*) from (select 1 as one from rhythms "
                          "where account_id = ?1 limit 1) t")) > 0;
}

std::int64_t count_wished(ReadTx& tx) {
  return counted(
      tx.query("select count(*) from people p join person_index i on i.account_id = p.account_id "
               "and i.person_id = p.id and i.listed = 1 "
               "where p.account_id = ?1 and p.wished_cadence_days > 0"));
}

}  // namespace wellmet::store
