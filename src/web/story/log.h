#pragma once
#include <string>
#include <vector>

#include "actions/story/log.h"
#include "web/page/layout.h"

namespace wellmet::web {

// A mention that could be several people, or nobody yet.
struct WhoChoice {
  std::size_t mention = 0;
  std::string words = {};  // "jo"
  bool plain = false;      // without a sign, so that it may be nobody's name
  std::vector<std::pair<PersonId, std::string>> people = {};
  std::string or_new = {};  // "" when nobody new can be meant
};

struct LogPage {
  std::string line = {};
  LocalDate written = {};  // "yesterday" is the day before this one
  bool read = false;       // else only the empty line stands there
  actions::LogReading reading = {};
  std::vector<WhoChoice> choices = {};
  actions::LogPlan plan = {};  // what saving would do
  std::vector<actions::LogPiece> pieces = {};
  bool happened = false;  // ticked, of a line that leaves it open
  std::string fault = {};
};
Html log_page(const Layout&, const LogPage&);

http::Response show_log(RequestContext&);     // GET /log
http::Response preview_log(RequestContext&);  // POST /log: is this what you meant?
http::Response understand_log(
    RequestContext&);  // POST /log/understood: the same as a fragment, as one types
http::Response save_log(RequestContext&);  // POST /log/save

}  // namespace wellmet::web
