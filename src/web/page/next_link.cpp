#include "web/page/next_link.h"

#include <fmt/format.h>

#include "base/next.h"
#include "http/form.h"

namespace wellmet::web {
namespace {

Html link_to(const Next& next) {
  using Act = Next::Act;
  switch (next.act) {
    case Act::add_person:
      return html("<a class=\"btn\" href=\"/people/new?name={}\">Add {}</a>",
                  http::percent_encode(next.name), next.name);
    case Act::restore_person:
    case Act::see_trash:
      return html("<a class=\"btn\" href=\"/people/trash\">See the trash</a>");
    case Act::say_your_name:
      return html("<a class=\"btn\" href=\"/settings\">Say who you are</a>");
    case Act::see_follow_ups:
      return html("<a class=\"btn\" href=\"/follow-ups\">See all follow-ups</a>");
    case Act::undo_keeping_used:
      return html(
          "<a class=\"btn\" href=\"/history/{}/undo\">Undo it, but keep what was used "
          "since</a>",
          next.id);
    case Act::see_people:
    case Act::see_people_and_trash:
      return html("<a class=\"btn\" href=\"/people\">See all people</a>");
    // They stand on the page of a person whom the error doesn't name.
    case Act::see_person:
    case Act::see_notes:
    case Act::see_positions:
    case Act::see_photos:
    case Act::see_interactions:
      return {};
  }
  return {};
}

}  // namespace

Html next_link(const Error& error) {
  const auto* with_next = dynamic_cast<const ErrorWithNext*>(&error);
  return with_next ? link_to(with_next->next()) : Html();
}

}  // namespace wellmet::web
