#pragma once
#include <optional>
#include <string_view>

#include "base/instant.h"

namespace wellmet {

// Nothing for a name that this system does not know, and for "".
std::optional<Zone> known_zone(std::string_view iana_name);

// The zone that an environment variable TZ means: a name, also as ":Europe/Paris" or as a path into
// zoneinfo, or POSIX's own form where a zone of the system says the same ("UTC-3", "<+03>-3",
// "EST5EDT4,M3.2.0,M11.1.0"). Nothing for any other.
std::optional<Zone> zone_of_tz(std::string_view tz);

}  // namespace wellmet
