// The mark is a random name with a message authentication code over it and the account, under a
// key of the store: nothing has to be kept on this side, and nobody can make up more of them.
#include "web/access/known_browsers.h"

#include <fmt/format.h>

#include "base/secret.h"
#include "web/access/sign_in.h"
#include "web/site/site.h"

namespace wellmet::web {
namespace {

constexpr std::size_t name_characters = 22;
constexpr int days_kept = 400;  // the most that browsers keep a cookie

std::string code_of(const Site& site, AccountId account, std::string_view name) {
  return keyed_code(site.browser_key(), fmt::format("{} {}", account.value, name));
}

std::string cookie_name(const RequestContext& context, AccountId account) {
  return fmt::format("{}-browser-{}", session_cookie(context.site, context.request), account.value);
}

}  // namespace

std::string known_browser(const RequestContext& context, AccountId account) {
  const std::string_view mark = context.request.cookie(cookie_name(context, account));
  const auto dot = mark.find('.');
  if (dot != name_characters) return "";
  const std::string_view name = mark.substr(0, dot);
  if (!equal_in_constant_time(mark.substr(dot + 1), code_of(context.site, account, name)))
    return "";
  return fmt::format("browser {} {}", account.value, name);
}

void mark_as_known(const RequestContext& context, http::Response& response, AccountId account) {
  const std::string cookie = cookie_name(context, account);
  std::string mark(context.request.cookie(cookie));
  if (known_browser(context, account).empty()) {
    const std::string name = random_token(name_characters);
    mark = name + "." + code_of(context.site, account, name);
  }
  set_cookie(context, response, cookie, mark, days_kept * day_seconds);
}

}  // namespace wellmet::web
