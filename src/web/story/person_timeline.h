#pragma once
#include <string>

#include "model/interaction.h"
#include "model/position.h"
#include "web/page/layout.h"
#include "web/parts/field.h"

// What is dated in a person's life with you: meetings, work, days that matter.
namespace wellmet::web {

struct InteractionPage {
  PersonId person = {};
  std::string called = {};
  Interaction interaction = {};
  std::string day = {}, others = {};  // as they stand in the form
  Html chosen = {};                   // whom of several was meant, as it was answered before
  FieldErrors faults = {};
};
Html interaction_page(const Layout&, const InteractionPage&);

struct PositionPage {
  PersonId person = {};
  std::string called = {};
  Position position = {};
};
Html position_page(const Layout&, const PositionPage&);

http::Response show_interaction(RequestContext&);    // GET /people/{id}/interactions/{interaction}
http::Response change_interaction(RequestContext&);  // POST: kind, day, place, others, text
http::Response remove_interaction(RequestContext&);  // POST …/remove
http::Response add_position(RequestContext&);        // POST /people/{id}/jobs: what, started, moved
http::Response show_position(RequestContext&);       // GET /people/{id}/jobs/{job}
http::Response end_position(RequestContext&);        // POST …/end: on
http::Response remove_position(RequestContext&);     // POST …/remove
http::Response add_date(RequestContext&);            // POST /people/{id}/dates: label, date
http::Response remove_date(RequestContext&);         // POST /people/{id}/dates/{date}/remove

}  // namespace wellmet::web
