#pragma once
#include <string>
#include <string_view>

#include "formats/json.h"
#include "store/history/journal.h"
#include "store/integrity/row_rules.h"

// Rows of the journal as an archive carries them. What one says of a row "before" names columns and
// values that undo writes back, so on its way in it's held to the same rules as a row of its table.
namespace wellmet::store {

// Archives written before the end mark carried the account's number within `before`, as the
// triggers write it.
enum class AccountInBefore { refused, dropped };

// Throws invalid for an entry that could not have been written by the triggers of this schema. An
// update or a delete may say nothing of the row before: it wasn't kept.
// Leaves `before` in the form in which it's exported: one line, without the account.
void check_journal_row(RowRules&, PlainRow&, AccountInBefore);

// `before` without the account, which has no place in an archive. Throws invalid when it isn't an
// object.
std::string before_without_account(std::string_view before);

}  // namespace wellmet::store
