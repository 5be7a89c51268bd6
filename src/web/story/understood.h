#pragma once
#include "web/story/log.h"

namespace wellmet::web {

// What a line was read as: an item for each thing understood, choices where two readings fit, and
// the button that writes it down.
Html understood(const Layout&, const LogPage&);
// The line with its names and marks shown as understood.
Html marked_line(const LogPage&);

}  // namespace wellmet::web
