#include "web/page/next_link.h"

#include <fmt/format.h>

#include "http/form.h"

namespace wellmet::web {
namespace {

Html button_to(const char* path, const char* words) {
  return html("<a class=\"btn\" href=\"{}\">{}</a>", path, words);
}

// What only whoever runs the program can do.
Html on_the_machine(const char* command, const char* what) {
  return html("<p class=\"hint\">On the machine where Wellmet runs, <code>{}</code> {}.</p>",
              command, what);
}

// Of a spreadsheet whose columns are chosen beside it.
Html choice_of_column(const char* what) { return html("Say under “Columns” {}.", what); }

Html add_link(const std::string& name) {
  return html("<a class=\"btn\" href=\"/people/new?name={}\">Add {}</a>",
              http::percent_encode(name), name);
}

Html undo_link(const Next& next) {
  return html("<a class=\"btn\" href=\"/history/{}/undo\">{}</a>", next.id,
              next.act == Next::Act::undo_change ? "Undo what took it away"
                                                 : "Undo it, but keep what was used since");
}

Html next_of_a_calendar(Next::Act act) {
  if (act == Next::Act::take_all_meetings) return html("To import these, too, tick it below.");
  return on_the_machine("wellmet me set", "says which other address is yours");
}

}  // namespace

Html next_link(const Next& next) {
  using Act = Next::Act;
  switch (next.act) {
    case Act::add_person:
      return add_link(next.name);
    case Act::restore_person:
    case Act::see_trash:
      return html("<a class=\"btn\" href=\"/people/trash\">See the trash</a>");
    case Act::say_your_name:
      return html("<a class=\"btn\" href=\"/settings\">Say who you are</a>");
    case Act::see_follow_ups:
      return button_to("/follow-ups", "See all follow-ups");
    case Act::see_things:
      return button_to("/give", "See what is kept to pass on");
    case Act::undo_change:
    case Act::undo_keeping_used:
      return undo_link(next);
    case Act::see_people:
    case Act::see_people_and_trash:
      return button_to("/people", "See all people");
    case Act::see_history:
      return button_to("/history", "See the history");
    case Act::see_today:
      return html("<a class=\"btn\" href=\"/\">See today’s list</a>");
    case Act::plan_follow_up:
      return html("<a class=\"btn\" href=\"/follow-ups\">Add a follow-up instead</a>");
    case Act::say_date_order:
      return html("If the month comes first, say so in the <a href=\"/settings\">settings</a>.");
    case Act::name_column:
      return choice_of_column("which one holds the names");
    case Act::day_first:
      return choice_of_column("whether the day or the month comes first");
    case Act::file_day_first:
      return html(
          "If the day comes first, say so in the <a href=\"/settings\">settings</a> and read the "
          "file once more.");
    case Act::say_which_is_you:
    case Act::say_which_guest_is_you:
      return html("Say below who you are in it.");
    case Act::say_your_addresses:
    case Act::take_all_meetings:
      return next_of_a_calendar(next.act);
    case Act::see_damage:
    case Act::save_or_restore:
    case Act::restore_or_save:
      return on_the_machine("wellmet doctor", "says what can be saved");
    // They stand on the page of a person whom the error doesn't name.
    case Act::see_person:
    case Act::see_notes:
    case Act::see_positions:
    case Act::see_photos:
    case Act::see_interactions:
    // The page that the error came from shows them, or no page does.
    case Act::see_pieces:
    case Act::say_post_day:
    case Act::put_off_line:
    case Act::introduce_anyway:
    case Act::import_archive:
    case Act::import_into_new_store:
    case Act::choose_store:
    case Act::leave_one_name:
    case Act::restore_backup:
    case Act::unpack_backup:
    case Act::repair:
    case Act::restore_earlier:
    case Act::restore_earlier_or_accept:
      break;
  }
  return {};
}

Html next_link(const Error& error) {
  const auto* with_next = dynamic_cast<const ErrorWithNext*>(&error);
  return with_next ? next_link(with_next->next()) : Html();
}

}  // namespace wellmet::web
