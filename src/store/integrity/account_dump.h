#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "model/plain_row.h"
#include "store/db/tx.h"
#include "store/history/journal_rows.h"
#include "store/integrity/archive_check.h"

// All of an account, row by row, history included: the way out and in of the wellmet format. What
// is derived is not among it, but for the days on which people were suggested.
namespace wellmet::store {

class WriteTx;

// Whether nothing was ever done here.
bool is_empty(ReadTx&);
std::int64_t count_all_rows(ReadTx&);
// Table by table, each in the order of its key; numbers are kept. The account is left out.
void for_each_row(ReadTx&, const std::function<void(const PlainRow&)>&);

// Puts rows into an empty account as they are. Between the first put() and finish() nothing that is
// written counts as the work of the transaction's deed, which leaves no trace.
class EverythingWriter {
 public:
  EverythingWriter(WriteTx&, AccountInBefore);
  // `line` is where it stands in the file. Throws invalid for a row that its table can't hold.
  void put(PlainRow, int line);
  // The first row that doesn't fit the others, after which nothing may be committed.
  std::optional<Problem> finish();
  // Days on which people were suggested; after their rhythms were derived.
  void put_nudges();

 private:
  void insert_once(const PlainRow&);

  WriteTx& tx_;
  AccountInBefore account_in_before_;
  RowRules rules_;
  ArchiveCheck check_;
  std::vector<PlainRow> journal_;
  std::vector<PlainRow> nudges_;
};

}  // namespace wellmet::store
