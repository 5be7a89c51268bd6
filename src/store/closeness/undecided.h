#pragma once
#include <cstdint>
#include <vector>

#include "base/id.h"
#include "store/db/tx.h"

// Of whom nobody has said yet how close they are to be kept: current, alive, without a wish and not
// kept off the day's list.
namespace wellmet::store {

// Those whom you have a word for first ("friend"), then by how often you were in touch, then those
// with a face; so that a dozen is found without walking an address book.
std::vector<PersonId> undecided(ReadTx&, int limit, int offset);
std::int64_t count_undecided(ReadTx&);
// Whether you were ever in touch with anybody here.
bool anybody_met(ReadTx&);
// Of whom you wished to be in touch every so often.
std::int64_t count_wished(ReadTx&);

}  // namespace wellmet::store
