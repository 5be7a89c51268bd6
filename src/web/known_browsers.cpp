// The mark is a random name with a message authentication code over it and the account, under a
// key of the store: nothing has to be kept on this side, and nobody can make up more of them.
#include "web/known_browsers.h"

#include <fmt/format.h>

#include "base/secret.h"
#include "web/entrance.h"
#include "web/site.h"

namespace wellmet::web {
namespace {

constexpr std::size_t name_characters = 22;
constexpr int days_kept = 400;  // the most that browsers keep a cookie

std::string code_of(const Site& site, AccountId account, std::string_view name) {
  return keyed_code(site.browser_key(), fmt::format("{} {}", account.value, name));
}

std::string cookie_name(const Visit& visit, AccountId account) {
  return fmt::format("{}-browser-{}", session_cookie(visit.site, visit.request), account.value);
}

}  // namespace

std::string known_browser(const Visit& visit, AccountId account) {
  const std::string_view mark = visit.request.cookie(cookie_name(visit, account));
  const auto dot = mark.find('.');
  if (dot != name_characters) return "";
  const std::string_view name = mark.substr(0, dot);
  if (!equal_in_constant_time(mark.substr(dot + 1), code_of(visit.site, account, name))) return "";
  return fmt::format("browser {} {}", account.value, name);
}

void mark_as_known(const Visit& visit, http::Response& response, AccountId account) {
  const std::string cookie = cookie_name(visit, account);
  std::string mark(visit.request.cookie(cookie));
  if (known_browser(visit, account).empty()) {
    const std::string name = random_token(name_characters);
    mark = name + "." + code_of(visit.site, account, name);
  }
  set_cookie(visit, response, cookie, mark, days_kept * day_seconds);
}

}  // namespace wellmet::web
