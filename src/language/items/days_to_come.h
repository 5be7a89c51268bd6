#pragma once
#include <vector>

#include "language/log/log_line.h"
#include "language/log/prose.h"

namespace wellmet::language {

// What they told the writer will happen, with its day: "her launch is on 3 March", "Tom's
// exhibition opens next Friday". Only of a day that is sure and still to come, and of somebody who
// is sure too; a birthday is none, it comes again.
std::vector<LogDate> days_to_come(const CutLine&, const Prose& whole, const LogContext&);

}  // namespace wellmet::language
