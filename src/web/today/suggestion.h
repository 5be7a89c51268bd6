#pragma once
#include "web/today/today.h"

namespace wellmet::web {

// One line of the list: what a good friend would do, because, and the acts in place.
Html suggestion(const Layout&, const TodayLine&);
// The same for somebody who waits for nothing: no acts but writing.
Html old_friend(const Layout&, const TodayLine&);

}  // namespace wellmet::web
