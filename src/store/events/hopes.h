#pragma once
#include <optional>
#include <vector>

#include "model/events/hope.h"
#include "store/db/tx.h"

namespace wellmet::store {

class WriteTx;

std::optional<Hope> find_hope(ReadTx&, HopeId);
std::vector<Hope> hopes(ReadTx&, int limit);  // the newest first
HopeId insert_hope(WriteTx&, const Hope&);
void delete_hope(WriteTx&, HopeId);

}  // namespace wellmet::store
