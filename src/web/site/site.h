#pragma once
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "http/ip_address.h"
#include "http/message.h"
#include "http/server.h"
#include "store/db/database.h"
#include "web/access/login_throttle.h"
#include "web/access/one_time_links.h"
#include "web/access/site_names.h"
#include "web/site/page_cache.h"
#include "web/site/routes.h"

namespace wellmet::web {

struct SiteOptions {
  store::Place store = {};
  std::function<Instant()> clock = {};
  Zone zone = Zone::utc();                 // of accounts that have not chosen one
  std::optional<LocalDate> today_is = {};  // --today
  std::string photos_folder = {};          // as in App
  std::string pictures_program = {};
  LoginThrottle::SteadyClock steady = {};  // for throttles
  std::vector<std::string> hosts = {};     // names it answers to besides its local one (names.h)
  bool beyond_loopback = false;            // other machines can reach it, here or at a proxy
  bool secure = false;                     // pages come over TLS, here or at the proxy before us
  std::vector<http::IpRange> trusted_proxies = {};  // X-Forwarded-For is believed from these
  std::function<void(const std::string& what)> complain = {};  // faults, for the log
};

// The whole web app as a function from request to answer. Any number of threads may call it.
class Site {
 public:
  explicit Site(SiteOptions);
  ~Site();

  http::Response answer(const http::Request&);
  // Assets; needs no thread of its own (http::ServerOptions::at_once).
  static std::optional<http::Response> at_once(const http::Request&);
  // How large a body the route of this head takes from this visitor.
  http::BodyRule body_rule(const http::Request& head);

  // For http::ServerOptions: a lane for each of web::Lane, in which of them a request waits, and
  // what is said when too many do.
  static std::vector<http::Lane> lanes();
  static std::size_t lane_of(const http::Request& head);
  http::Response when_full(const http::Request&) const;

  // "/begin/…": opens a session on the local account, once.
  std::string one_time_path();
  // The server found that other machines can reach it; said before the first request.
  void is_open_beyond_loopback() { options_.beyond_loopback = true; }

  const SiteOptions& options() const { return options_; }
  // Without port: what the printed address needs where no name was given.
  const std::string& local_name() const { return names_->local(); }
  const std::string& browser_key() const { return browser_key_; }  // known_browsers.cpp
  // Whether cookies of this request can be kept to TLS.
  bool is_secure(const http::Request&) const;
  // Whether other machines may know the name that this request came by; and the first such name.
  bool is_of_the_network(const http::Request& request) const {
    return names_->is_of_the_network(request);
  }
  std::string name_on_the_network() const { return names_->of_the_network(); }
  LoginThrottle& login_throttle() { return login_throttle_; }
  OneTimeLinks& one_time_links() { return one_time_links_; }

 private:
  // A connection to the store, and what was last shown over it.
  struct Line {
    std::unique_ptr<store::Connection> connection = {};
    PageCache pages = {};
  };
  class Borrowed;
  // A request that has found its route, by whom.
  struct RoutedRequest {
    const http::Request& request;
    const Route& route;
    std::vector<std::string> places = {};
    store::Session session = {};
  };
  enum class Try { first, last };
  http::Response answer_route(const http::Request&, const Route&,
                              const std::vector<std::string>& places);
  // Nothing when the connection was lost and the same may be asked over another one.
  std::optional<http::Response> try_route(const http::Request&, const Route&,
                                          const std::vector<std::string>& places, Try);
  http::Response answer_over(Borrowed&, const http::Request&, const Route&,
                             std::vector<std::string> places);
  http::Response unreachable(const http::Request&, const Error&) const;
  int lock_wait_ms(const http::Request&, const Route&) const;
  PageCache::Made make_page(Borrowed&, RoutedRequest);
  http::Response answer_request(RequestContext&, const Route&);
  LocalDate today_in(const Zone&) const;
  http::Response finished(http::Response, const http::Request&) const;
  Line take_line();
  void give_back(Line);

  SiteOptions options_;
  LoginThrottle login_throttle_;
  OneTimeLinks one_time_links_;
  std::optional<Names> names_;  // made with the store, in the constructor
  std::string browser_key_;
  std::mutex mutex_;
  std::vector<Line> free_;  // guarded by mutex_
};

}  // namespace wellmet::web
