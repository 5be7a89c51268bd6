#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/locale.h"
#include "web/page/html.h"
#include "web/page/request_context.h"

// What stands around every page: head, menu, what was just done. A page is made by pure functions
// of a Layout and its own values.
namespace wellmet::web {

// A sentence about what was done, with the way back.
struct Said {
  std::string words = {};
  DeedId undo = {};  // 0: nothing to undo
};

struct Layout {
  std::string here = {};   // of the menu: "today", "people" …; "" for none of them
  std::string path = "/";  // of this page, to come back to
  std::string form_token = {};
  std::int64_t notebook = 0;  // whose: the account
  bool signed_in = false;
  Theme theme = Theme::system;
  bool keys = true;
  std::string locale = "en-GB";
  LocalDate today = {};
  // How long changes can be undone (preferences.h).
  std::string undo_period = web::undo_period(Preferences{}.history_keep);
  std::optional<Said> said = {};
  // Who of the page's people has a photo as the face, with a mark of what it shows, so that an
  // address never changes its picture (parts/face.h).
  std::map<PersonId, std::string> faces = {};

  // "8 October", of another year than this "8 October 2025".
  std::string day(LocalDate) const;
  std::string day_with(LocalDate, DateForm) const;
  // "Thursday, 8 October", of another year than this with the year.
  std::string weekday(LocalDate) const;
};
// Reads what was said from the address ("?said=12"), so that a page after a post tells what the
// post did.
Layout layout_of(RequestContext&, std::string here);

// A whole page. `main` is the <main> element.
http::Response page(const Layout&, const std::string& title, const Html& main, int status = 200);
// A part of a page for htmx, with what was said put beside it.
http::Response fragment(const Layout&, const Html&, int status = 200);

http::Response show_more(RequestContext&);  // GET /more: what stands behind More, as a page

// <svg> of assets/icons.svg, hidden from screen readers: a word stands beside it.
Html icon(std::string_view name);
// The hidden field that every posted form carries.
Html form_token(const Layout&);
// Whose line it is, for lines that wait in the browser (assets/worker.js).
Html notebook_field(const Layout&);
Html toast(const Layout&, const Said&);
// The one-line log, as it stands at the head of pages; `back` is where to go on once it is saved.
Html log_box(const Layout&, std::string_view line = {}, std::string_view back = {});

// "You can undo this in one click, for two years."
std::string one_click_undo(const Layout&);

// Puts a change that this request made into the layout, for a fragment to tell; none is told for 0.
void tell_what_was_done(RequestContext&, Layout&, DeedId change);

// After a post: back to `path` (or where the form says it came from), which then tells of the
// change that was made and offers to undo it; of none for 0.
http::Response done(RequestContext&, std::string path, DeedId change);

}  // namespace wellmet::web
