#pragma once
#include <string>
#include <vector>

#include "model/interest.h"
#include "store/access/sessions.h"
#include "web/page/layout.h"

namespace wellmet::web {

struct SettingsPage {
  Preferences preferences = {};
  std::string my_name = {};
  std::vector<Interest> my_interests = {};
  std::string account_name = {};
  bool has_password = false;
  struct OpenBrowser {
    store::Session session = {};
    LocalDate opened = {}, seen = {};
    std::string seen_at = {};  // the hour: "10:15"
    bool this_one = false;
  };
  std::vector<OpenBrowser> browsers = {};
  std::string told = {};        // what was just done with passwords and sessions
  std::string fault = {};       // at the head
  std::string word_fault = {};  // at the password
};
Html settings_page(const Layout&, const SettingsPage&);
Html keys_page();

http::Response show_settings(RequestContext&);      // GET /settings
http::Response save_settings(RequestContext&);      // POST /settings
http::Response save_me(RequestContext&);            // POST /settings/me: name
http::Response save_my_interests(RequestContext&);  // POST /settings/interests: add=…, or remove=…
http::Response save_password(RequestContext&);      // POST /settings/password
http::Response end_browser(RequestContext&);        // POST /settings/sessions: digest, or all
http::Response show_keys(RequestContext&);          // GET /keys

}  // namespace wellmet::web
