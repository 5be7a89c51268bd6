#pragma once
#include <string_view>

#include "base/date.h"
#include "web/page/layout.h"
#include "web/page/request_context.h"

namespace wellmet::web {

// "Later", with its few choices: buttons that send `until` in words for day_until, but for the
// last, which sends `last` and says `words`: "Skip it", "Drop it"; behind them `more` of the same,
// and a day of one's choice, after today. `whose` tells the menus of a page apart: "f12".
// Of a page's menus one is open at a time. The form's other buttons are `formnovalidate`: the day
// is asked for by its own button alone.
Html later_menu(const Layout&, std::string_view whose, std::string_view last, const char* words,
                const Html& more = {});
Html later_choice(std::string_view value, const char* words);
// Stands first in the form: Enter presses a form's first button, and its only field is that day.
Html button_of_enter();

// What was chosen of it, in words for day_until; "" when it was not asked for. A day that stands in
// the field counts only when its own button was pressed.
std::string until_posted(const RequestContext&);
// The day that was chosen or written. Throws invalid.
LocalDate day_until(const RequestContext&, std::string_view words);

}  // namespace wellmet::web
