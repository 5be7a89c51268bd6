#pragma once
#include <string>
#include <string_view>

#include "store/db/database.h"

namespace wellmet::store {

// The secret of this store by that name: 43 letters, digits, "-" and "_", made at the first asking
// and the same ever after. A store that may only be read and has none gets another each time.
std::string secret(Connection&, std::string_view name);

}  // namespace wellmet::store
