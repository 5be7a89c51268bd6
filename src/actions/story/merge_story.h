#pragma once
#include <string>
#include <vector>

#include "base/date.h"
#include "model/person.h"
#include "store/db/write_tx.h"

// What of two stories only one can keep.
namespace wellmet::actions {

// Before the stories are moved: an interest that both have keeps the detail that only one has, of
// an automatic follow-up that both have the later is dropped, and what was passed on to both on one
// day was passed on once. What gives way, the other's detail and wish, is said in words.
std::vector<std::string> settle_stories(store::WriteTx&, const Person& keep, const Person& join,
                                        LocalDate today);

}  // namespace wellmet::actions
