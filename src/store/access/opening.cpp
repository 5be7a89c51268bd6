#include "store/access/opening.h"

namespace wellmet::store {

std::optional<Opening> asked_at_opening(Connection& db, AccountId account) {
  if (db.dialect() == Dialect::sqlite) return std::nullopt;
  Opening opening;
  for (const Row& row :
       db.query("select exists (select 1 from accounts where id = ?1), "
                "(select value from settings where account_id = ?1 and name = 'zone'), "
                "exists (select 1 from deeds where account_id = ?1 and unfinished <> 0) "
                "or exists (select 1 from rhythms where account_id = ?1 and recent_gaps is null) "
                "or exists (select 1 from person_index where account_id = ?1 and died = '?')",
                account)) {
    opening.has_account = row.flag(0);
    if (!row.is_null(1)) opening.zone = row.string(1);
    opening.is_left_over = row.flag(2);
  }
  return opening;
}

}  // namespace wellmet::store
