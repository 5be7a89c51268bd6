#include "serve.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/text.h"
#include "http/ip_address.h"
#include "http/server.h"
#include "serve_doors.h"
#include "web/site/site.h"

namespace wellmet {
namespace {

std::string host_in_address(const std::string& address) {
  return address.find(':') == std::string::npos ? address : "[" + address + "]";
}

// Logs from several threads, a line at a time.
class Log {
 public:
  Log(std::ostream& out, std::function<Instant()> clock) : out_(out), clock_(std::move(clock)) {}
  void answered(const http::Answered& a) {
    write(fmt::format("peer={} method={} path={} status={} bytes={} ms={:.1f}", a.peer, a.method,
                      quoted(a.path), a.status, a.bytes, a.milliseconds));
  }
  void fault(const std::string& what) { write(fmt::format("fault={}", quoted(what))); }

 private:
  // What came from outside cannot begin a line or a field of its own, nor speak to the terminal.
  // One-time links are secrets.
  static std::string quoted(std::string_view text) {
    constexpr std::string_view link = "/begin/";
    std::string safe = "\"";
    for (const char c : for_terminal(text.starts_with(link) ? link : text)) {
      if (c == '"' || c == '\\') safe += '\\';
      safe += c == '\n' || c == '\t' ? ' ' : c;
    }
    return safe + "\"";
  }
  void write(const std::string& line) {
    const std::lock_guard lock(mutex_);
    out_ << "time=" << to_iso(clock_()) << ' ' << line << '\n' << std::flush;
  }

  std::mutex mutex_;
  std::ostream& out_;
  std::function<Instant()> clock_;
};

// Where passwords stand in "postgresql://me:secret@host/name?password=secret&sslpassword=secret":
// pairs of beginning and end.
std::vector<std::pair<std::size_t, std::size_t>> passwords_in(std::string_view word) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  const auto scheme = word.find("postgres");
  const auto user = word.find("://", scheme == word.npos ? word.size() : scheme);
  if (user == word.npos) return found;
  const std::string_view authority = word.substr(0, word.find_first_of("/?", user + 3));
  const auto host = authority.rfind('@');
  const auto colon = authority.find(':', user + 3);
  if (host != word.npos && colon < host) found.emplace_back(colon + 1, host);
  for (auto at = word.find('?', user); at != word.npos;) {
    const std::string_view parameter = word.substr(at + 1);
    const auto end = std::min(word.find('&', at + 1), word.size());
    if (parameter.starts_with("password=") || parameter.starts_with("sslpassword="))
      found.emplace_back(word.find('=', at) + 1, end);
    at = word.find('&', at + 1);
  }
  return found;
}

// All users of the machine can read the words of a process, and this one stays.
void hide_passwords(char** words) {
  for (; words && *words; ++words)
    for (const auto& [from, to] : passwords_in(*words)) std::fill(*words + from, *words + to, 'x');
}

// Signing in is written down.
void refuse_read_only(const std::string& path, store::Connection& db) {
  if (!db.read_only()) return;
  throw Error(ErrorKind::unavailable,
              fmt::format("{}: the store is read-only, and signing in has to save a session. "
                          "Commands that only read work: wellmet today, wellmet "
                          "search. For the browser, put a copy where you may write and name it "
                          "with --store.",
                          path));
}

// Several connections stay open for long: they read through caches of their own, which are many.
constexpr int mapped_mb = 0;
constexpr int cache_mb = 16;

web::SiteOptions site_options(cli::Session& session, const cli::ServeWishes& wishes, Log& log) {
  App& app = session.app();
  web::SiteOptions options{
      .store = {.where = session.store_path, .mapped_mb = mapped_mb, .cache_mb = cache_mb},
      .clock = session.clock,
      .zone = app.zone,
      .today_is = session.today,
      .photos_folder = app.photos_folder,
      .pictures_program = app.pictures_program,
      .steady = session.steady,
      .hosts = wishes.hosts,
      .beyond_loopback = wishes.behind_proxy,
      .secure = !wishes.certificate.empty() || wishes.behind_proxy};
  if (wishes.behind_proxy) options.trusted_proxies = trusted_proxies(wishes);
  if (is_an_address_to_visit(wishes.address))
    options.hosts.push_back(host_in_address(wishes.address));
  options.complain = [&log](const std::string& what) { log.fault(what); };
  return options;
}

// Where a browser finds it, without a path.
std::string address_of(const web::Site& site, const cli::ServeWishes& wishes,
                       const http::Server& server) {
  const std::vector<std::string>& hosts = site.options().hosts;
  return fmt::format("{}://{}:{}", wishes.certificate.empty() ? "http" : "https",
                     hosts.empty() ? site.local_name() : hosts.front(), server.port());
}

void print_address(cli::Session& session, const cli::ServeWishes& wishes, web::Site& site,
                   const http::Server& server) {
  std::set<std::string> risks;  // some are the same at each address
  for (const std::string& address : server.addresses())
    for (const std::string& risk : risks_of(wishes, address))
      if (risks.insert(risk).second)
        session.err << "wellmet: warning: " << for_terminal(risk) << '\n' << std::flush;
  // A proxy answers for the name that was given, at the usual port of https.
  if (wishes.behind_proxy && !wishes.hosts.empty()) {
    session.out << fmt::format("Wellmet listens on {}:{} and is open at https://{}{}\n",
                               host_in_address(server.addresses().front()), server.port(),
                               wishes.hosts.front(), site.one_time_path());
  } else {
    session.out << fmt::format("Wellmet is open at {}{}\n", address_of(site, wishes, server),
                               site.one_time_path());
  }
  session.out << "The address opens one browser, once; keep it to yourself. Ctrl-C closes.\n"
              << std::flush;
}

}  // namespace

int serve(cli::Session& session, const cli::ServeWishes& wishes, const Start& start) {
  hide_passwords(start.words);
  Log log(session.err, session.clock);
  refuse_read_only(session.store_path, session.app().db);
  // Before the address is taken, and again for a socket that was opened by others.
  refuse_open_door(wishes, wishes.address, session.app().db);
  web::Site site(site_options(session, wishes, log));
  http::ServerOptions options{.address = wishes.address,
                              .port = static_cast<unsigned short>(wishes.port),
                              .inherited_socket = start.inherited_socket,
                              .inherited_beside = start.inherited_beside,
                              .on_both_loopbacks = true,
                              .certificate = wishes.certificate,
                              .key = wishes.key,
                              .body_limit_bytes = web::form_limit_bytes,
                              .clock = session.clock};
  options.lanes = web::Site::lanes();
  options.lane_of = web::Site::lane_of;
  options.when_full = [&site](const http::Request& request) { return site.when_full(request); };
  options.at_once = web::Site::at_once;
  options.rule_for_larger_body = [&site](const http::Request& head) {
    return site.body_rule(head);
  };
  if (!wishes.quiet) options.log = [&log](const http::Answered& a) { log.answered(a); };
  http::Server server(std::move(options),
                      [&site](const http::Request& request) { return site.answer(request); });
  for (const std::string& address : server.addresses()) {
    refuse_open_door(wishes, address, session.app().db);
    if (!http::is_loopback(address)) site.is_open_beyond_loopback();
  }
  print_address(session, wishes, site, server);
  session.close_store();  // the site has connections of its own
  server.run();
  return 0;
}

}  // namespace wellmet
