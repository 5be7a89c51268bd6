#include "web/parts/later.h"

#include <fmt/format.h>

#include "base/error.h"
#include "language/dates/dates.h"

namespace wellmet::web {

Html later_choice(std::string_view value, const char* words) {
  return html("<li><button name=\"until\" value=\"{}\" formnovalidate>{}</button></li>", value,
              words);
}

Html button_of_enter() { return html("<button name=\"until\" value=\"day\" hidden></button>"); }

Html later_menu(const Layout& layout, std::string_view whose, std::string_view last,
                const char* words, const Html& more) {
  struct Choice {
    std::string_view value;
    const char* words;
  };
  const Choice choices[] = {{"tomorrow", "Tomorrow"},
                            {"saturday", "At the weekend"},
                            {"in 2 weeks", "In two weeks"},
                            {last, words}};
  Html items;
  for (const Choice& c : choices) items += later_choice(c.value, c.words);
  items += more;
  items += html(
      "<li class=\"day\"><label class=\"vh\" for=\"until-{}\">Another day</label><input "
      "id=\"until-{}\" type=\"date\" name=\"day\" min=\"{}\" required><button name=\"until\" "
      "value=\"day\">On that "
      "day</button></li>",
      whose, whose, to_iso(layout.today + 1));
  return html(
      "<details class=\"menu\" name=\"later\"><summary class=\"btn bare\">Later {}</summary>"
      "<ul>{}</ul></details>",
      icon("chevron-down"), items);
}

std::string until_posted(const RequestContext& context) { return context.field("until"); }

LocalDate day_until(const RequestContext& context, std::string_view words) {
  if (words == "day") {
    const auto chosen = parse_iso_date(context.field("day"));
    if (!chosen) throw Error(ErrorKind::invalid, "Choose a day first.");
    if (*chosen <= context.today())
      throw Error(ErrorKind::invalid, "That day isn’t after today. Choose a later one.");
    return *chosen;
  }
  const auto day = language::parse_when(words, context.today(), language::Leaning::future);
  if (!day)
    throw Error(
        ErrorKind::invalid,
        fmt::format("“{}” isn’t a date I know. Try tomorrow, in 2 weeks or 2026-03-05.", words));
  return *day;
}

}  // namespace wellmet::web
