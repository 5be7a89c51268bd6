#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/giving/give.h"
#include "actions/giving/posts.h"
#include "actions/giving/whole_resource.h"
#include "web/page/layout.h"
#include "web/parts/field.h"

// What is worth passing on and for whom, what people look for that somebody can give, and what you
// said you would do.
namespace wellmet::web {

struct GivePage {
  struct Thing {
    actions::WholeResource whole = {};
    std::vector<actions::PassOn> ways = {};  // to those of may_help that are shown
    actions::Post post = {};
  };
  std::vector<Thing> things = {};
  bool more_things = false;
  std::vector<actions::Bridge> bridges = {};
  std::vector<actions::Offered> offered = {};
  std::vector<actions::NotAsked> to_ask = {};
  std::vector<Note> mine = {};  // what you can give
  struct Ended {
    Note note = {};
    std::string name = {};  // "" for yourself
  };
  std::vector<Ended> ended = {};  // the last asks and offers that were met or closed
  PersonId me = {};               // 0 unknown
  std::string what = {};          // in the field that keeps something
  FieldErrors faults = {};
};
Html give_page(const Layout&, const GivePage&);
Html thing_page(const Layout&, const GivePage&);  // of one thing alone

// The form with all that can be said of a thing; also what a browser or a phone shares with it.
struct KeepPage {
  std::string link = {}, text = {}, about = {}, until = {};
  std::string bookmarklet = {};  // to be drawn to the bookmarks; "" where the site has no name
  FieldErrors faults = {};
};
Html keep_page(const Layout&, const KeepPage&);

namespace giving {
constexpr std::size_t people_shown = 5;
// One thing, with whom it may help; "r-7" is its id.
Html thing(const Layout&, const GivePage::Thing&);
}  // namespace giving

http::Response show_give(RequestContext&);   // GET /give
http::Response show_thing(RequestContext&);  // GET /give/{id}
http::Response keep_thing(RequestContext&);  // POST /give: what
http::Response show_keep(RequestContext&);   // GET /give/keep?title=&text=&url=
http::Response keep_whole_thing(
    RequestContext&);                            // POST /give/keep: link, text, about, until, file
http::Response answer_thing(RequestContext&);    // POST /give/{id}: act, person, who …
http::Response download_thing(RequestContext&);  // GET /give/{id}/file
http::Response say_asked(RequestContext&);       // POST /give/asked: person
http::Response add_my_offer(RequestContext&);    // POST /give/offers: text
http::Response end_ask(RequestContext&);         // POST /give/asks/{id}: ending

}  // namespace wellmet::web
