#pragma once
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "model/plain_row.h"
#include "store/tx.h"

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
  explicit EverythingWriter(WriteTx&);
  // Throws invalid for a table or column that is not known.
  void put(const PlainRow&);
  void finish();
  // Days on which people were suggested; after their rhythms were derived.
  void put_nudges();

 private:
  void check(const PlainRow&);

  WriteTx& tx_;
  std::map<std::string, std::set<std::string>> columns_;
  std::vector<PlainRow> journal_;
  std::vector<PlainRow> nudges_;
};

}  // namespace wellmet::store
