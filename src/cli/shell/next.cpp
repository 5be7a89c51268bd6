#include "cli/shell/next.h"

#include <fmt/format.h>

namespace wellmet::cli {

std::string in_words(const Next& next) {
  using Act = Next::Act;
  switch (next.act) {
    case Act::add_person:
      return fmt::format("To add them: wellmet person add \"{}\"", next.name);
    case Act::restore_person:
      return fmt::format("To have them back: wellmet person restore {}", next.id);
    case Act::say_your_name:
      return "To say it: wellmet me set --name \"Your Name\"";
    case Act::see_people:
      return "`wellmet person list` shows all.";
    case Act::see_trash:
      return "`wellmet person list --removed` shows who is.";
    case Act::see_people_and_trash:
      return "`wellmet person list` and `wellmet person list --removed` show all.";
    case Act::see_person:
      return "`wellmet person show WHO` lists them.";
    case Act::see_notes:
      return "`wellmet note list WHO` shows them.";
    case Act::see_positions:
      return "`wellmet job list WHO` shows them.";
    case Act::see_photos:
      return "`wellmet photo list WHO` shows them.";
    case Act::see_interactions:
      return "`wellmet interaction list` shows them.";
    case Act::see_follow_ups:
      return "`wellmet followup list` shows them.";
    case Act::undo_keeping_used:
      return fmt::format("Or undo it and keep what was used since: wellmet undo {} --keep-used",
                         next.id);
  }
  return "";
}

}  // namespace wellmet::cli
