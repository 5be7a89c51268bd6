#pragma once
#include <string>
#include <vector>

#include "base/date.h"
#include "model/person.h"
#include "store/db/write_tx.h"

// What of two stories only one can keep.
namespace wellmet::actions {

// Before the stories are moved: an interest that both have keeps the detail that only one has, and
// of an automatic follow-up that both have the later is dropped. What gives way, the other's detail
// and wish, is said in words.
std::vector<std::string> settle_stories(store::WriteTx&, const Person& keep, const Person& join,
                                        LocalDate today);

}  // namespace wellmet::actions
