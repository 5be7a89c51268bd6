#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/app.h"
#include "base/locale.h"
#include "http/form.h"
#include "http/message.h"
#include "store/access/sessions.h"
#include "store/db/tx.h"
#include "web/page/preferences.h"

namespace wellmet::web {

class Site;

// One request of somebody who may make it, with all that a screen needs to answer it.
struct RequestContext {
  const http::Request& request;
  App& app;  // its connection is this request's alone
  Site& site;
  store::Session session = {};           // without an account for those who have not signed in
  Preferences preferences = {};          // how this account likes its pages
  std::vector<std::string> places = {};  // what stood in the braces of the route
  http::Values form = {};                // fields that were posted
  std::vector<http::Part> files = {};    // files that were posted; views into the request

  LocalDate today() const { return app.today(); }
  bool signed_in() const { return static_cast<bool>(session.account); }
  // Whether htmx asks, and so for a fragment in place of a page. Going back it wants the page.
  bool wants_fragment() const {
    return request.header("hx-request") == "true" &&
           request.header("hx-history-restore-request") != "true";
  }
  bool posted() const { return request.method == "POST"; }
  // The number in a place of the route, as an id. Throws not_found when it is none.
  template <class I>
  I id(std::size_t place = 0) const {
    return I{number_in(place)};
  }
  std::string field(std::string_view name) const;  // posted, trimmed
  std::string asked(std::string_view name) const;  // of the query, trimmed
  // As a whole number; 0 when it is none.
  std::int64_t number_posted(std::string_view name) const;
  std::int64_t number_asked(std::string_view name) const;

 private:
  std::int64_t number_in(std::size_t place) const;
};

}  // namespace wellmet::web
