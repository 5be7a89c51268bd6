#include "web/access/site_names.h"

#include <algorithm>

#include "base/digits.h"
#include "base/secret.h"
#include "base/text.h"
#include "http/ip_address.h"
#include "store/access/secrets.h"
#include "web/page/layout.h"

namespace wellmet::web {
namespace {

// "" when what follows the name is no port: another reader could take the name to go on there.
std::string host_of(const http::Request& request) {
  const std::string_view host = request.header("host");
  const auto bracket = host.find(']');
  const auto colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon != std::string_view::npos) {
    const std::string_view port = host.substr(colon + 1);
    constexpr std::size_t most_digits = 5;
    if (port.size() > most_digits || !all_digits(port)) return "";
  }
  return to_lower_ascii(host.substr(0, colon));
}

std::string_view without_brackets(std::string_view host) {
  return host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
}

}  // namespace

bool is_shared_name(std::string_view host) {
  return host == "localhost" || http::is_loopback(without_brackets(host));
}

std::string local_name(store::Connection& db) {
  constexpr std::size_t letters = 20;  // 80 bits
  return "wellmet-" + sha256_hex(store::secret(db, "local name")).substr(0, letters) + ".localhost";
}

bool Names::is_local(const http::Request& request) const {
  return equal_in_constant_time(host_of(request), local_);
}

bool Names::is_of_the_network(const http::Request& request) const {
  const std::string host = host_of(request);
  return !is_shared_name(host) && std::ranges::find(given_, host) != given_.end();
}

std::string Names::of_the_network() const {
  const auto found =
      std::ranges::find_if(given_, [](const auto& host) { return !is_shared_name(host); });
  return found == given_.end() ? "" : *found;
}

Name Names::look_up(const http::Request& request) const {
  const std::string host = host_of(request);
  if (is_local(request) || std::ranges::find(given_, host) != given_.end()) return Name::own;
  return is_shared_name(host) ? Name::shared : Name::unknown;
}

http::Response show_shared_name(const http::Request& request) {
  constexpr int misdirected = 421;
  http::Response response = page(
      {}, "Another address",
      html("<main id=\"main\" class=\"page\"><header class=\"head\"><h1>Your notebook has an "
           "address of its own</h1></header><div class=\"flow\"><section class=\"sec\">"
           "<p>Every program on this machine can be called by the name in this address, and a "
           "browser that signs in here would show its session to all of them. So nobody signs in "
           "here.</p><p>Use the address that <code>wellmet serve</code> printed when it started. "
           "The next start prints it again; if Wellmet runs as a service, <code>journalctl "
           "--user -u wellmet</code> shows it.</p></section></div></main>\n"),
      misdirected);
  // Of a version that opened sessions here.
  if (!request.cookie("wellmet").empty())
    response.with("Set-Cookie", "wellmet=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
  return response;
}

}  // namespace wellmet::web
