#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/history/journal.h"

// Beside each row of text that somebody wrote stands a digest of it, written by the same triggers
// that write the journal, and never from what was read from the disk: a row that no longer fits its
// digest was changed by the disk and not by Wellmet. Against damage, not against malice.
namespace wellmet::store {

class WriteTx;

// Statements for the triggers of a table, for the row as it was ("old") and as it is ("new"; on
// PostgreSQL the rows of an insert come as the table "written", those of a delete as "gone"); none
// for a table whose rows have no digest, or in a store of before there were any.
class DigestWriter {
 public:
  explicit DigestWriter(Connection&);
  std::string insert(const Table&) const;
  std::string update(const Table&) const;
  std::string remove(const Table&) const;

 private:
  bool writes(const Table&) const;
  Dialect dialect_;
  bool there_;
};

enum class Damage {
  changed,      // is not what was written
  gone,         // was written, and is not there
  unrecorded,   // has no digest
  digest_only,  // it is the digest that was damaged
};

struct DamagedRow {
  AccountId account = {};
  std::string table = {};
  std::int64_t id = 0;
  std::int64_t id2 = 0;   // of a table whose key is two numbers
  PersonId person = {};   // whom it is about; none where that is not known
  std::string name = {};  // of the person; "" where that is not known
  Damage damage = {};
  std::int64_t digest = 0;  // as it was written
};
// Whether the store has any: a backup of an older version has none.
bool has_digests(Connection&);
// All accounts', in the order of tables. A walk through every row that has a digest.
std::vector<DamagedRow> damaged_rows(Connection&);
// "the card of Maya Chen (person 12) was changed on the disk, not by Wellmet"
std::string in_words(const DamagedRow&);
std::vector<std::string> damaged_texts(Connection&);

// How many rows of each kind have been looked at: "214 cards", "3 notes", without those that are
// none.
std::vector<std::string> digests_counted(Connection&);

// For a store that was put together from what could be read: a digest for each row that has none,
// and none for rows that are not there.
void settle_digests(Connection&);

// Takes the row as it is now for the truth.
void accept_as_it_is(WriteTx&, const DamagedRow&);

}  // namespace wellmet::store
