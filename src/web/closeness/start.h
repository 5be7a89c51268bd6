#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "web/page/layout.h"

namespace wellmet::web {

// The first day: whom to keep up with, one face at a time.
struct StartPage {
  struct Face {
    PersonId person = {};
    std::string name = {};
    std::vector<std::string> facts = {};  // of the card, the most telling first
  };
  std::optional<Face> face = {};  // nothing when everybody has been decided on or passed by
  std::int64_t wished = 0;        // whom you keep up with already
  std::int64_t undecided = 0;
  bool nobody_yet = false;
  int passed_by = 0;  // "not now", said on this page
};
Html start_page(const Layout&, const StartPage&);

http::Response show_start(RequestContext&);    // GET /start?at=…
http::Response choose_start(RequestContext&);  // POST /start: person, how, at

}  // namespace wellmet::web
