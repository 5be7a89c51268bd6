#include "web/access/sign_in.h"

#include <fmt/format.h>

#include "actions/access/authentication.h"
#include "base/error.h"
#include "base/words.h"
#include "web/access/known_browsers.h"
#include "web/page/error_pages.h"
#include "web/page/layout.h"
#include "web/site/site.h"

namespace wellmet::web {
namespace {

http::Response welcome(RequestContext& context, AccountId account, const std::string& way) {
  const auto opened =
      actions::open_session(context.app.db, account, way,
                            std::string(context.request.header("user-agent")), context.app.now());
  const std::string next = context.field("next");
  http::Response response = http::see_other(http::is_local_path(next) ? next : "/");
  set_cookie(context, response, session_cookie(context.site, context.request), opened.token,
             actions::session_days * day_seconds);
  mark_as_known(context, response, account);
  return response;
}

struct SignIn {
  std::string name = {};
  std::string next = {};
  std::string fault = {};
  bool password_known = false;  // else only the link opens the door
  Html kept = {};               // what was written in a form that came too late
};

Html sign_in_form(const SignIn& p) {
  return html(
      R"(<form class="stack" method="post" action="/sign-in"><input type="hidden" name="next" value="{}">
{}<div class="field"><label for="name">Name</label><input id="name" name="name" value="{}" autocomplete="username" autocapitalize="none" required></div>
<div class="field"><label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required></div>
<div class="acts"><button class="btn main">Sign in</button></div></form>
)",
      p.next, when(!p.fault.empty(), html("<p class=\"err\" role=\"alert\">{}</p>", p.fault)),
      p.name);
}

http::Response sign_in_page(RequestContext& context, const SignIn& p, int status) {
  const Html how = p.password_known
                       ? sign_in_form(p)
                       : html(
                             "<p class=\"quiet\">No password is set yet, so the only way to sign "
                             "in is the link that Wellmet printed when it started: look at the "
                             "terminal. A new one is printed at each start.</p>");
  return page(layout_of(context, ""), "Sign in",
              html("<main id=\"main\" class=\"page\"><header class=\"head\"><h1>Well met</h1>"
                   "<p class=\"lede\">This notebook is somebody’s. Who is there?</p></header>"
                   "<div class=\"flow\"><section class=\"sec\">{}{}</section></div></main>\n",
                   p.kept, how),
              status);
}

// The path of the page whose form was sent: where to go on after signing in.
std::string page_it_came_from(const http::Request& request) {
  const std::string_view referer = request.header("referer"), host = request.header("host");
  const auto at = referer.find("://");
  if (at == std::string_view::npos || !referer.substr(at + 3).starts_with(host)) return "/";
  const std::string_view path = referer.substr(at + 3 + host.size());
  return std::string(path.substr(0, path.find_first_of("?#")));
}

// Signed out while a form was open: nothing of it was saved, and nothing of it is lost.
Html kept_of(const http::Request& request) {
  const Html kept = what_was_written(request);
  if (kept.empty()) return {};
  return html(
      "<div class=\"stack\"><p class=\"care\" role=\"alert\">You were signed out meanwhile, so "
      "nothing was saved. Sign in, and save it again.</p>{}</div>\n",
      kept);
}

bool any_password(store::Connection& db) {
  for (const store::Account& account : store::accounts(db))
    if (account.has_password) return true;
  return false;
}

Caller caller_for(const RequestContext& context, std::string_view account_name) {
  const auto account = store::account_named(context.app.db, account_name);
  return {.peer = context.request.peer,
          .known = account ? known_browser(context, account->id) : ""};
}

}  // namespace

std::string too_many_attempts(int seconds_to_wait) {
  return fmt::format("Too many attempts. Try again in {}.",
                     counted(seconds_to_wait, "second", "seconds"));
}

const char* session_cookie(const Site& site, const http::Request& request) {
  return site.is_secure(request) ? "__Host-wellmet" : "wellmet";
}

void set_cookie(const RequestContext& context, http::Response& response, std::string_view name,
                std::string_view value, int seconds) {
  response.with("Set-Cookie",
                fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}", name, value,
                            seconds, context.site.is_secure(context.request) ? "; Secure" : ""));
}

http::Response begin_by_link(RequestContext& context) {
  if (context.request.method == "GET")
    if (const auto account = context.site.one_time_links().take(context.places.at(0)))
      return welcome(context, *account, "link");
  if (context.signed_in()) return http::see_other("/");
  return sign_in_page(context,
                      {.fault = "This link has been used, or is too old.",
                       .password_known = any_password(context.app.db)},
                      403);
}

http::Response show_sign_in(RequestContext& context) {
  const std::string next = context.asked("next");
  const std::string path = http::is_local_path(next) ? next : "/";
  if (context.signed_in()) return http::see_other(path);
  return sign_in_page(context, {.next = path, .password_known = any_password(context.app.db)}, 200);
}

http::Response ask_to_sign_in(RequestContext& context) {
  if (context.wants_fragment())
    return fragment(
        layout_of(context, ""),
        html("<p class=\"care\" role=\"alert\">You are signed out. <a href=\"/sign-in\" "
             "target=\"_blank\">Sign in again</a>, then reload this page. What you wrote stays "
             "here until then.</p>"),
        401);
  const http::Request& request = context.request;
  const bool reading = request.method == "GET";
  const std::string next = reading ? request.path : page_it_came_from(request);
  return sign_in_page(context,
                      {.next = http::is_local_path(next) ? next : "/",
                       .password_known = any_password(context.app.db),
                       .kept = reading ? Html() : kept_of(request)},
                      401);
}

http::Response sign_in(RequestContext& context) {
  SignIn again{
      .name = context.field("name"), .next = context.field("next"), .password_known = true};
  const Caller caller = caller_for(context, again.name);
  LoginThrottle& throttle = context.site.login_throttle();
  LoginThrottle::Try one(throttle, caller);
  if (const int wait = one.seconds_to_wait(); wait > 0) {
    again.fault = too_many_attempts(wait);
    return sign_in_page(context, again, 429).with("Retry-After", std::to_string(wait));
  }
  const LoginThrottle::Place place(throttle, caller);
  if (!place) {
    again.fault = "Too many sign-ins at once. Try again in a moment.";
    return sign_in_page(context, again, 503).with("Retry-After", "2");
  }
  const auto account = actions::account_for(context.app.db, again.name, context.form["password"]);
  if (!account) {
    one.was_wrong();
    again.fault = "Wrong name or password. The name is “me” unless somebody gave you another.";
    return sign_in_page(context, again, 403);
  }
  return welcome(context, *account, "password");
}

http::Response sign_out(RequestContext& context) {
  store::end_session(context.app.db, context.session.account, context.session.digest);
  http::Response response = http::see_other("/sign-in");
  set_cookie(context, response, session_cookie(context.site, context.request), "", 0);
  // Pages that the browser still holds, the last Today among them, go as well.
  response.with("Clear-Site-Data", "\"cache\", \"storage\"");
  return response;
}

}  // namespace wellmet::web
