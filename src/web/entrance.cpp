#include "web/entrance.h"

#include <fmt/format.h>

#include "actions/entrance.h"
#include "base/error.h"
#include "web/frame.h"
#include "web/known_browsers.h"
#include "web/parts/words.h"
#include "web/site.h"

namespace wellmet::web {
namespace {

constexpr AccountId local_account{1};

http::Response welcome(Visit& visit, AccountId account, const std::string& way) {
  const auto opened = actions::open_session(
      visit.app.db, account, way, std::string(visit.request.header("user-agent")), visit.app.now());
  const std::string next = visit.field("next");
  http::Response response = http::see_other(http::is_local_path(next) ? next : "/");
  set_cookie(visit, response, session_cookie(visit.site, visit.request), opened.token,
             actions::session_days * day_seconds);
  mark_as_known(visit, response, account);
  return response;
}

struct SignIn {
  std::string name = {};
  std::string next = {};
  std::string fault = {};
  bool password_known = false;  // else only the link opens the door
};

Html sign_in_form(const SignIn& p) {
  return html(
      R"(<form class="stack" method="post" action="/sign-in"><input type="hidden" name="next" value="{}">
{}<div class="field"><label for="name">Name</label><input id="name" name="name" value="{}" autocomplete="username" autocapitalize="none" required></div>
<div class="field"><label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required></div>
<div class="acts"><button class="btn main">Come in</button></div></form>
)",
      p.next, when(!p.fault.empty(), html("<p class=\"err\" role=\"alert\">{}</p>", p.fault)),
      p.name);
}

http::Response sign_in_page(Visit& visit, const SignIn& p, int status) {
  const Html how = p.password_known
                       ? sign_in_form(p)
                       : html(
                             "<p class=\"quiet\">No password is set yet, so the door opens only by "
                             "the link that Wellmet printed when it was started: look at the "
                             "terminal. A new one is printed at each start.</p>");
  return page(frame_of(visit, ""), "Come in",
              html("<main id=\"main\" class=\"page\"><header class=\"head\"><h1>Well met</h1>"
                   "<p class=\"lede\">This notebook is somebody’s. Who is there?</p></header>"
                   "<div class=\"flow\"><section class=\"sec\">{}</section></div></main>\n",
                   how),
              status);
}

bool any_password(store::Connection& db) {
  for (const store::Account& account : store::accounts(db))
    if (account.has_password) return true;
  return false;
}

Caller caller_for(const Visit& visit, std::string_view account_name) {
  const auto account = store::account_named(visit.app.db, account_name);
  return {.peer = visit.request.peer, .known = account ? known_browser(visit, account->id) : ""};
}

}  // namespace

std::string too_many_attempts(int seconds_to_wait) {
  return fmt::format("Too many attempts. Try again in {}.",
                     counted(seconds_to_wait, "second", "seconds"));
}

const char* session_cookie(const Site& site, const http::Request& request) {
  return site.is_secure(request) ? "__Host-wellmet" : "wellmet";
}

void set_cookie(const Visit& visit, http::Response& response, std::string_view name,
                std::string_view value, int seconds) {
  response.with("Set-Cookie",
                fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", name, value,
                            seconds, visit.site.is_secure(visit.request) ? "; Secure" : ""));
}

http::Response begin_by_link(Visit& visit) {
  if (visit.request.method == "GET" && visit.site.doorkeeper().take_link(visit.places.at(0)))
    return welcome(visit, local_account, "link");
  if (visit.signed_in()) return http::see_other("/");
  return sign_in_page(
      visit, {.fault = "This link has been used.", .password_known = any_password(visit.app.db)},
      403);
}

http::Response show_sign_in(Visit& visit) {
  if (visit.signed_in()) return http::see_other("/");
  return sign_in_page(visit, {.password_known = any_password(visit.app.db)}, 200);
}

http::Response ask_to_sign_in(Visit& visit) {
  if (visit.wants_fragment())
    return fragment(
        frame_of(visit, ""),
        html("<p class=\"care\" role=\"alert\">You are signed out. <a href=\"/sign-in\" "
             "target=\"_blank\">Come in again</a>, and load this page anew; what you "
             "wrote stands here until then.</p>"),
        401);
  const bool reading = visit.request.method == "GET" && http::is_local_path(visit.request.path);
  return sign_in_page(
      visit,
      {.next = reading ? visit.request.path : "/", .password_known = any_password(visit.app.db)},
      401);
}

http::Response sign_in(Visit& visit) {
  SignIn again{.name = visit.field("name"), .next = visit.field("next"), .password_known = true};
  const Caller caller = caller_for(visit, again.name);
  Doorkeeper& keeper = visit.site.doorkeeper();
  Doorkeeper::Try one(keeper, caller);
  if (const int wait = one.seconds_to_wait(); wait > 0) {
    again.fault = too_many_attempts(wait);
    return sign_in_page(visit, again, 429).with("Retry-After", std::to_string(wait));
  }
  const Doorkeeper::Place place(keeper, caller);
  if (!place) {
    again.fault = "Too many sign-ins at once. Try again in a moment.";
    return sign_in_page(visit, again, 503).with("Retry-After", "2");
  }
  const auto account = actions::account_for(visit.app.db, again.name, visit.form["password"]);
  if (!account) {
    one.was_wrong();
    again.fault = "Wrong name or password.";
    return sign_in_page(visit, again, 403);
  }
  return welcome(visit, *account, "password");
}

http::Response sign_out(Visit& visit) {
  store::end_session(visit.app.db, visit.session.account, visit.session.digest);
  http::Response response = http::see_other("/sign-in");
  set_cookie(visit, response, session_cookie(visit.site, visit.request), "", 0);
  // Pages that the browser still holds, the last Today among them, go as well.
  response.with("Clear-Site-Data", "\"cache\", \"storage\"");
  return response;
}

}  // namespace wellmet::web
