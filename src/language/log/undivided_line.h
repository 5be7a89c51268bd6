#pragma once
#include <string_view>

#include "language/log/log_line.h"

namespace wellmet::language {

// The line read as one occasion, whoever else it tells of. LogLine::further stays empty.
LogLine read_undivided(std::string_view line, const LogContext&);

}  // namespace wellmet::language
