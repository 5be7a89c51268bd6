#include "store/people/contact_methods.h"

#include <fmt/format.h>

#include "store/db/ids.h"

namespace wellmet::store {

std::vector<ContactMethod> ways_to_reach(ReadTx& tx, const std::vector<PersonId>& people) {
  std::vector<ContactMethod> ways;
  if (people.empty()) return ways;
  const std::string sql = fmt::format(
      "select person_id, kind, value, label from card_values where account_id = ?1 "
      "and {} and kind in ('email', 'phone', 'url') order by person_id, kind, place",
      one_of(tx, "person_id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, people)))
    ways.push_back({row.id<PersonId>(0), row.string(1), row.string(2), row.string(3)});
  return ways;
}

}  // namespace wellmet::store
