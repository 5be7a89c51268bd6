#pragma once
#include <string>
#include <vector>

#include "model/follow_up.h"
#include "web/page/layout.h"

namespace wellmet::web {

struct FollowUpsPage {
  struct Line {
    FollowUp follow_up = {};
    std::string name = {};
    std::string act = {};  // "Thank Maya Chen"
  };
  std::vector<Line> now = {};                               // due today or before
  std::vector<Line> later = {};                             // soonest first
  std::string whom = {}, text = {}, when = {}, fault = {};  // of the form, as it was typed
  Html next = {};                                           // where to go from there
};
Html follow_ups_page(const Layout&, const FollowUpsPage&);

http::Response show_follow_ups(RequestContext&);  // GET /follow-ups
http::Response add_follow_up(RequestContext&);    // POST /follow-ups: whom, kind, text, when
http::Response answer_follow_up(
    RequestContext&);  // POST /follow-ups/{id}: done, or until=… ("drop")

}  // namespace wellmet::web
