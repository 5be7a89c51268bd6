#pragma once
#include <optional>
#include <string>

#include "base/instant.h"
#include "cli/shell/command.h"

namespace wellmet::cli {

// Whose days are counted: the zone that was chosen, else that of TZ, else this system's, else UTC.
// One that is unknown here is passed over and said in a line on `err`: a store opens also where
// fewer zones are known.
Zone home_zone(Session&, const std::optional<std::string>& chosen);

}  // namespace wellmet::cli
