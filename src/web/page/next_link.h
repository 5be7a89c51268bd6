#pragma once
#include "base/error.h"
#include "base/next.h"
#include "web/page/html.h"

namespace wellmet::web {

// Where a page can take the user after this error, as a link; empty for an error that says nothing
// of what comes next.
Html next_link(const Error&);
Html next_link(const Next&);

}  // namespace wellmet::web
