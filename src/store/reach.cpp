#include "store/reach.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace wellmet::store {

std::vector<Reach> ways_to_reach(ReadTx& tx, const std::vector<PersonId>& people) {
  std::vector<Reach> ways;
  if (people.empty()) return ways;
  std::vector<std::int64_t> numbers;
  for (const PersonId id : people) numbers.push_back(id.value);
  for (const Row& row : tx.query(fmt::format(
           "select person_id, kind, value, label from card_values where account_id = ?1 "
           "and person_id in ({}) and kind in ('email', 'phone', 'url') "
           "order by person_id, kind, place",
           fmt::join(numbers, ", "))))
    ways.push_back({row.id<PersonId>(0), row.string(1), row.string(2), row.string(3)});
  return ways;
}

}  // namespace wellmet::store
