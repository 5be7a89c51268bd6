#pragma once
#include <string>
#include <vector>

#include "model/follow_up.h"
#include "web/page/layout.h"
#include "web/parts/field.h"

namespace wellmet::web {

struct FollowUpsPage {
  struct Line {
    FollowUp follow_up = {};
    std::string name = {};
    std::string act = {};  // "Thank Maya Chen"
  };
  std::vector<Line> now = {};    // due today or before
  std::vector<Line> later = {};  // soonest first
};
Html follow_ups_page(const Layout&, const FollowUpsPage&);

// The form that adds one, as it was typed.
struct NewFollowUpPage {
  PersonId person = {};  // whose page it came from; 0: `whom` says who
  std::string called = {};
  std::string whom = {}, kind = {}, text = {}, when = {};
  std::string back = {};  // the page to go back to
  Html chosen = {};       // whom of several was meant, as it was answered before
  FieldErrors faults = {};
};
// It comes back alone, so that it is in sight.
Html new_follow_up_page(const Layout&, const NewFollowUpPage&);

http::Response show_follow_ups(RequestContext&);  // GET /follow-ups
http::Response add_follow_up(RequestContext&);    // POST /follow-ups: whom, kind, text, when
http::Response answer_follow_up(
    RequestContext&);  // POST /follow-ups/{id}: done, or until=… ("drop")

}  // namespace wellmet::web
