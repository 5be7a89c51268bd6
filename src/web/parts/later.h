#pragma once
#include <string_view>

#include "base/date.h"
#include "web/page/layout.h"
#include "web/page/request_context.h"

namespace wellmet::web {

// "Later", with its few choices: buttons that send `until` in words for day_until, but for the
// last, which sends `last` and says `words`: "Skip it", "Drop it"; behind them `more` of the same.
// Of a page's menus one is open at a time.
Html later_menu(std::string_view last, const char* words, const Html& more = {});
Html later_choice(std::string_view value, const char* words);

// The day that was chosen or written. Throws invalid.
LocalDate day_until(const RequestContext&, std::string_view words);

}  // namespace wellmet::web
