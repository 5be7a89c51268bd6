#pragma once
#include <string>
#include <vector>

#include "actions/events/before_event.h"
#include "model/events/hope.h"
#include "web/page/layout.h"
#include "web/parts/field.h"

// Where to go: events to come and over, who comes, and whom one hopes to meet.
namespace wellmet::web {

// What stands in the form that adds or changes an event.
struct EventForm {
  std::string title = {}, day = {}, starts = {}, ends = {}, last_day = {}, zone = {};
  std::string place = {}, link = {}, host = {}, cost = {}, note = {};
  bool online = false;
  FieldErrors faults = {};
};
struct EventLine {
  Event event = {};
  std::string when = {};
};
struct EventsPage {
  std::vector<EventLine> events = {};
  bool more = false;
  bool past = false;  // those that are over
  std::vector<Hope> hopes = {};
  EventForm form = {};
  std::string hope_fault = {};
};
Html events_page(const Layout&, const EventsPage&);

struct EventPage {
  Event event = {};
  std::string when = {};
  bool over = false, begun = false;
  actions::BeforeEvent before = {};
  EventForm form = {};      // to change it
  FieldErrors faults = {};  // of what was said of people
  std::string who = {}, lines = {};
};
Html event_page(const Layout&, const EventPage&);
Html event_fields(const EventForm&);

http::Response show_events(RequestContext&);   // GET /events?past=1
http::Response add_event(RequestContext&);     // POST /events
http::Response show_event(RequestContext&);    // GET /events/{id}
http::Response answer_event(RequestContext&);  // POST /events/{id}: act …
http::Response add_hope(RequestContext&);      // POST /hopes: who, where
http::Response answer_hope(RequestContext&);   // POST /hopes/{id}: act, name

}  // namespace wellmet::web
