#include "store/history/no_undo.h"

#include <fmt/format.h>

#include "base/error.h"

namespace wellmet::store {
namespace {

[[noreturn]] void refuse(const Deed& deed, const std::string& why) {
  throw Error(ErrorKind::refused,
              fmt::format("Can't undo change {} (\"{}\"): {}", deed.id.value, deed.name, why));
}

// "gone": an update or a delete whose row was forgotten (store/history/forget.cpp).
constexpr std::string_view later_without_row =
    "select d.id, d.name from journal j join journal l on l.account_id = j.account_id "
    "and l.table_number = j.table_number and l.key1 = j.key1 and l.key2 = j.key2 and l.id > j.id "
    "and l.operation = 'gone' "
    "join deeds d on d.account_id = l.account_id and d.id = l.deed_id and d.undone_by is null "
    "and (d.undoes is null or d.undoes < ?2) "
    "where j.account_id = ?1 and j.deed_id = ?2 and l.deed_id <> ?2 order by l.id limit 1";

}  // namespace

bool can_be_undone(const Deed& deed) {
  return !deed.undone_by && !deed.unfinished && deed.no_undo.empty();
}

std::string why_no_undo(const Deed& deed) {
  if (deed.no_undo == "forgetting")
    return "Forgetting is final: nothing was kept to bring anyone back with.";
  if (deed.no_undo == "forgotten")
    return "It was about someone who has been forgotten since, and its details went with them.";
  if (deed.no_undo == "pruned")
    return "It is old, and its details are gone: the history keeps them for a limited time.";
  return "";
}

void refuse_without_details(ReadTx& tx, const Deed& deed) {
  if (deed.undone_by) return;  // said elsewhere: there is nothing to undo
  if (const std::string why = why_no_undo(deed); !why.empty()) refuse(deed, why);
  for (const Row& row :
       tx.query("select exists (select 1 from journal where account_id = ?1 and deed_id = ?2 "
                "and operation = 'gone')",
                deed.id)) {
    if (row.flag(0)) refuse(deed, "Its details are gone.");
  }
  if (!deed.undoes && deed.changes == 0) refuse(deed, "The history has no details of it.");
  for (const Row& later : tx.query(later_without_row, deed.id))
    refuse(deed, fmt::format("Change {} (\"{}\") builds on it, and its details are gone.",
                             later.integer(0), later.text(1)));
}

}  // namespace wellmet::store
