#include "cli/events/added.h"

#include <fmt/format.h>

#include "base/text.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "language/log/echo.h"

namespace wellmet::cli {

Json json_of_added(const actions::AddedPerson& added, const std::string& name) {
  Json::Array follow_ups;
  for (const FollowUp& f : added.follow_ups)
    follow_ups.push_back(Json::Object{{"id", f.id.value},
                                      {"person", f.person.value},
                                      {"kind", to_text(f.kind)},
                                      {"due", to_iso(f.due)}});
  return Json::Object{{"id", added.id.value},
                      {"name", name},
                      {"interaction", added.met ? Json(added.met.value) : Json(nullptr)},
                      {"follow_ups", follow_ups}};
}

void say_added(Session& session, const actions::AddedPerson& added, const std::string& name) {
  say(session, fmt::format("Added {} (person {}).", for_terminal(name), added.id.value));
  for (const FollowUp& f : added.follow_ups)
    say(session, fmt::format("Added for you: {}, due {} (f{}).",
                             for_terminal(in_words(f.kind, name_of(session, f.person), "")),
                             language::day_near(f.due, session.app().today()), f.id.value));
}

}  // namespace wellmet::cli
