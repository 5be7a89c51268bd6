#include "store/people/merge.h"

#include <fmt/format.h>

#include "store/db/write_tx.h"

namespace wellmet::store {

void move_story(WriteTx& tx, PersonId from, PersonId to) {
  for (const char* table : {"notes", "positions", "dates", "sources", "follow_ups", "photos"})
    tx.execute(
        fmt::format("update {} set person_id = ?3 where account_id = ?1 and person_id = ?2", table),
        from, to);
  tx.execute("update follow_ups set about_person = ?3 where account_id = ?1 and about_person = ?2",
             from, to);
  tx.execute(
      "update people set met_through = ?3 where account_id = ?1 and met_through = ?2 and id <> ?3",
      from, to);
  tx.execute(
      "insert into person_interests (account_id, interest_id, person_id, detail, lasting, noted) "
      "select account_id, interest_id, ?3, detail, lasting, noted from person_interests "
      "where account_id = ?1 and person_id = ?2 "
      "on conflict (account_id, interest_id, person_id) do nothing",
      from, to);
  tx.execute("delete from person_interests where account_id = ?1 and person_id = ?2", from);
  tx.execute(
      "insert into interaction_people (account_id, interaction_id, person_id, day_number) "
      "select account_id, interaction_id, ?3, day_number from interaction_people "
      "where account_id = ?1 and person_id = ?2 "
      "on conflict (account_id, interaction_id, person_id) do nothing",
      from, to);
  tx.execute("delete from interaction_people where account_id = ?1 and person_id = ?2", from);
}

}  // namespace wellmet::store
