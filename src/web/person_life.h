#pragma once
#include <string>

#include "model/interaction.h"
#include "model/position.h"
#include "web/frame.h"
#include "web/parts/field.h"

// What is dated in a person's life with you: meetings, work, days that matter.
namespace wellmet::web {

struct InteractionPage {
  PersonId person = {};
  std::string called = {};
  Interaction interaction = {};
  std::string day = {}, others = {};  // as they stand in the form
  Faults faults = {};
};
Html interaction_page(const Frame&, const InteractionPage&);

struct PositionPage {
  PersonId person = {};
  std::string called = {};
  Position position = {};
};
Html position_page(const Frame&, const PositionPage&);

http::Response show_interaction(Visit&);    // GET /people/{id}/interactions/{interaction}
http::Response change_interaction(Visit&);  // POST: kind, day, place, others, text
http::Response remove_interaction(Visit&);  // POST …/remove
http::Response add_position(Visit&);        // POST /people/{id}/positions: what, started, moved
http::Response show_position(Visit&);       // GET /people/{id}/positions/{position}
http::Response end_position(Visit&);        // POST …/end: on
http::Response remove_position(Visit&);     // POST …/remove
http::Response add_date(Visit&);            // POST /people/{id}/dates: label, date
http::Response remove_date(Visit&);         // POST /people/{id}/dates/{date}/remove

}  // namespace wellmet::web
