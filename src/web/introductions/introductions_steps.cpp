#include <fmt/format.h>

#include "web/introductions/introductions.h"

namespace wellmet::web::introductions {
namespace {

enum class Mark { done, now, to_come };

Html item(Mark mark, const std::string& words) {
  const char* name = mark == Mark::done ? "done" : mark == Mark::now ? "now" : "";
  const char* sign = mark == Mark::done  ? "circle-check"
                     : mark == Mark::now ? "circle-dot"
                                         : "circle";
  return html("<li class=\"{}\">{}<span>{}</span></li>", name, icon(sign), words);
}

// One of the two: to be asked, asked, or agreed.
Html side(const Layout& layout, const std::string& name, const std::optional<LocalDate>& asked,
          const std::optional<LocalDate>& agreed, bool is_next) {
  if (agreed) return item(Mark::done, fmt::format("{} said yes on {}", name, layout.day(*agreed)));
  if (asked) return item(Mark::now, fmt::format("{}, asked on {}", name, layout.day(*asked)));
  return item(is_next ? Mark::now : Mark::to_come, "Ask " + name);
}

}  // namespace

Html steps(const Layout& layout, const Introduction& thread, const std::string& first,
           const std::string& second) {
  const introduction::Days days = introduction::days_of(thread.stage);
  Html items;
  if (days.introduced) {
    items += item(Mark::done, "Both said yes");
    items += item(Mark::done, "Introduced on " + layout.day(*days.introduced));
    if (days.met) items += item(Mark::done, "They met on " + layout.day(*days.met));
    items += item(Mark::now, "Hear how it went");
  } else {
    items += side(layout, first, days.first_asked, days.first_agreed, true);
    items +=
        side(layout, second, days.second_asked, days.second_agreed, days.first_agreed.has_value());
    items += item(days.second_agreed ? Mark::now : Mark::to_come, "Introduce them");
    items += item(Mark::to_come, "Hear how it went");
  }
  return html("<ol class=\"steps\">{}</ol>\n", items);
}

}  // namespace wellmet::web::introductions
