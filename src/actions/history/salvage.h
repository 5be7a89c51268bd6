#pragma once
#include <string>

#include "actions/app.h"
#include "store/integrity/salvage.h"

namespace wellmet::actions {

// What can still be read of the damaged file `from`, as a new store at `to`, with what is derived
// and with the photos that are there. The file is not written to. Throws as store::salvage.
store::Salvaged salvage(const std::string& from, const std::string& to,
                        const std::function<Instant()>& clock);

}  // namespace wellmet::actions
