#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "store/db/tx.h"

// What doctor looks at.
namespace wellmet::store {

class WriteTx;

// What is derived as it stands now: "person_index 12" -> the row as text.
using DerivedRows = std::map<std::string, std::string>;
DerivedRows derived_rows(ReadTx&);
// Rows that are not to be trusted: what was derived of them when they were written stays.
struct Untrusted {
  std::set<PersonId> people = {};
  std::map<std::string, std::set<std::int64_t>, std::less<>> texts = {};  // by kind, as StaleRows
};
// Forgets what is derived, so that all of it can be written again; the days on which people were
// suggested stay. The search index is filled from the texts that stay.
void forget_derived(WriteTx&, const Untrusted& = {});
void rebuild_search(WriteTx&);

// Where the index that answers searches does not hold what the texts say: each as a sentence.
// Writes nothing, but SQLite takes the question for a write.
std::vector<std::string> faults_of_search(WriteTx&);

// Deeds without a row in the journal, rows of the journal without a deed, undoings of what is not
// there: each as a sentence.
std::vector<std::string> faults_of_history(ReadTx&);
std::int64_t count_changes(ReadTx&);

}  // namespace wellmet::store
