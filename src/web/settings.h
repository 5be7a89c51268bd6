#pragma once
#include <string>
#include <vector>

#include "model/interest.h"
#include "store/sessions.h"
#include "web/frame.h"

namespace wellmet::web {

struct SettingsPage {
  Manners manners = {};
  std::string my_name = {};
  std::vector<Interest> my_interests = {};
  std::string account_name = {};
  bool has_password = false;
  struct OpenBrowser {
    store::Session session = {};
    LocalDate opened = {}, seen = {};
    bool this_one = false;
  };
  std::vector<OpenBrowser> browsers = {};
  std::string fault = {};       // at the head
  std::string word_fault = {};  // at the password
};
Html settings_page(const Frame&, const SettingsPage&);
Html keys_page();

http::Response show_settings(Visit&);      // GET /settings
http::Response save_settings(Visit&);      // POST /settings
http::Response save_me(Visit&);            // POST /settings/me: name
http::Response save_my_interests(Visit&);  // POST /settings/interests: add=…, or remove=…
http::Response save_password(Visit&);      // POST /settings/password
http::Response end_browser(Visit&);        // POST /settings/sessions: digest, or all
http::Response show_keys(Visit&);          // GET /keys

}  // namespace wellmet::web
