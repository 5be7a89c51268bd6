#pragma once
#include <map>
#include <string>
#include <vector>

#include "store/tx.h"

// What doctor looks at.
namespace wellmet::store {

class WriteTx;

// What is derived as it stands now: "person_index 12" -> the row as text.
using DerivedRows = std::map<std::string, std::string>;
DerivedRows derived_rows(ReadTx&);
// Forgets what is derived, so that all of it can be written anew; the days on which people were
// suggested stay. The search index is
// emptied too; rebuild_search fills it from the texts that are there.
void forget_derived(WriteTx&);
void rebuild_search(WriteTx&);

// Deeds without a row in the journal, rows of the journal without a deed, undoings of what is not
// there: each as a sentence.
std::vector<std::string> faults_of_history(ReadTx&);

}  // namespace wellmet::store
