#pragma once
#include <vector>

#include "web/frame.h"

namespace wellmet::web {

struct TrashPage {
  struct Line {
    PersonId person = {};
    std::string name = {};
    int days_left = 0;
  };
  std::vector<Line> lines = {};
};
Html trash_page(const Frame&, const TrashPage&);

http::Response show_trash(Visit&);      // GET /people/trash
http::Response remove_person(Visit&);   // POST /people/{id}/remove
http::Response restore_person(Visit&);  // POST /people/{id}/restore

}  // namespace wellmet::web
