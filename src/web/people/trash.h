#pragma once
#include <vector>

#include "actions/people/forget.h"
#include "web/page/layout.h"

namespace wellmet::web {

struct TrashPage {
  struct Line {
    PersonId person = {};
    std::string name = {};
    int days_left = 0;
  };
  std::vector<Line> lines = {};
  bool traces = false;  // deleted words may still be in the store's files
};
Html trash_page(const Layout&, const TrashPage&);
// Asks once more, with what would go and what stays.
Html forget_page(const Layout&, const actions::Forgettable&);

http::Response show_trash(RequestContext&);      // GET /people/trash
http::Response remove_person(RequestContext&);   // POST /people/{id}/remove
http::Response restore_person(RequestContext&);  // POST /people/{id}/restore
http::Response ask_to_forget(RequestContext&);   // GET /people/{id}/forget
http::Response forget_person(RequestContext&);   // POST /people/{id}/forget

}  // namespace wellmet::web
