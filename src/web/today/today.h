#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/brief/brief.h"
#include "actions/giving/for_today.h"
#include "judgement/openers.h"
#include "judgement/today.h"
#include "model/events/event.h"
#include "store/people/contact_methods.h"
#include "web/page/layout.h"

namespace wellmet::web {

struct TodayLine {
  Suggestion suggestion = {};
  std::vector<store::ContactMethod> reach = {};
  std::vector<Opener> openers = {};  // first sentences to write to them
};
struct ComingUp {
  LocalDate day = {};
  PersonId person = {};
  std::string what = {};   // "Maya Chen’s birthday"
  EventId event = {};      // of an event, and then of no person
  std::string hours = {};  // "18:00 to 21:00"
};
struct TodayPage {
  std::vector<TodayLine> lines = {};
  std::vector<std::string> more = {};  // DayList::more
  Energy energy = Energy::usual;
  std::vector<ComingUp> coming = {};
  std::vector<actions::MeetingToday> meetings = {};
  std::optional<actions::ThingForToday> thing =
      {};  // of what is kept, for somebody not on the list
  // How far the days are ahead of UTC, where no zone was ever chosen.
  std::optional<int> zone_offset_minutes = {};
  bool nobody_yet = false;     // the first day
  std::int64_t to_choose = 0;  // people brought in, when nobody has been chosen to keep up with
};

Html today_page(const Layout&, const TodayPage&);

http::Response show_today(RequestContext&);      // GET /
http::Response answer_line(RequestContext&);     // POST /today: done, later or leave, for one line
http::Response show_reconnect(RequestContext&);  // GET /reconnect

}  // namespace wellmet::web
