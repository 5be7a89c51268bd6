#pragma once
#include <string_view>

#include "base/date.h"
#include "web/page/layout.h"
#include "web/page/request_context.h"

namespace wellmet::web {

// "Later", with its few choices: buttons that send `until` in words for day_until, but for the
// last, which sends `last` and says `words`: "Skip it", "Drop it"; behind them `more` of the same,
// and a day of one's choice. `whose` tells the menus of a page apart: "f12".
// Of a page's menus one is open at a time.
Html later_menu(std::string_view whose, std::string_view last, const char* words,
                const Html& more = {});
Html later_choice(std::string_view value, const char* words);

// What was chosen of it, in words for day_until; "" when it was not asked for. A day that was
// chosen counts, whichever button a press of Enter in its field has taken.
std::string until_posted(const RequestContext&);
// The day that was chosen or written. Throws invalid.
LocalDate day_until(const RequestContext&, std::string_view words);

}  // namespace wellmet::web
