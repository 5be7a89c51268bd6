#include "web/site/site.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/access/authentication.h"
#include "actions/broken_off.h"
#include "actions/events/events.h"
#include "actions/history/catch_up.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/known_zone.h"
#include "base/secret.h"
#include "base/text.h"
#include "formats/gzip.h"
#include "http/form.h"
#include "http/router.h"
#include "store/access/secrets.h"
#include "store/access/sessions.h"
#include "web/access/sign_in.h"
#include "web/page/assets.h"
#include "web/page/error_pages.h"

namespace wellmet::web {
namespace {

constexpr std::size_t connections_kept = 16;
constexpr int shortest_lock_wait_ms = 200;

struct Chosen {
  const Route* route = nullptr;
  std::vector<std::string> places = {};
  bool path_known = false;  // with another method
};

Chosen choose(const http::Request& request) {
  Chosen chosen;
  const std::string_view method =
      request.method == "HEAD" ? "GET" : std::string_view(request.method);
  for (const Route& route : routes()) {
    auto places = http::match(route.pattern, request.path);
    if (!places) continue;
    chosen.path_known = true;
    if (method != route.method) continue;
    chosen.route = &route;
    chosen.places = std::move(*places);
    break;
  }
  return chosen;
}

// A page of another site must not act in our user's name: browsers say where a post comes from.
bool comes_from_here(const http::Request& request) {
  const std::string_view fetched = request.header("sec-fetch-site");
  if (!fetched.empty() && fetched != "same-origin" && fetched != "none") return false;
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return true;  // no browser; it still needs the session's token
  const auto host = origin.find("://");
  return host != std::string_view::npos && origin.substr(host + 3) == request.header("host");
}

// Fields and files of what was posted. Throws usage when it is malformed.
void read_form(RequestContext& context) {
  const std::string boundary = http::multipart_boundary(context.request.header("content-type"));
  if (boundary.empty()) {
    auto values = http::parse_form(context.request.content());
    if (!values) throw Error(ErrorKind::usage, "The form didn’t arrive whole. Send it again.");
    context.form = std::move(*values);
    return;
  }
  auto parts = http::parse_multipart(context.request.content(), boundary);
  if (!parts) throw Error(ErrorKind::usage, "The form didn’t arrive whole. Send it again.");
  for (http::Part& part : *parts) {
    if (part.is_file) {
      context.files.push_back(part);
    } else {
      context.form.add(part.name, std::string(part.content));
    }
  }
}

// An answer by name and kind, with what every browser should know about all pages: nothing from
// elsewhere, nothing inline, in no frame.
void add_safeguards(http::Response& response, bool secure) {
  constexpr const char* policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
      "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
      "frame-ancestors 'none'";
  response.with("Content-Security-Policy", policy)
      .with("X-Content-Type-Options", "nosniff")
      .with("Referrer-Policy", "same-origin")
      .with("Cross-Origin-Opener-Policy", "same-origin")
      .with("Cross-Origin-Resource-Policy", "same-origin");
  if (secure) response.with("Strict-Transport-Security", "max-age=31536000");
}

// A page that the browser has already is not sent again.
http::Response unless_known(http::Response page, const http::Request& request) {
  const std::string_view tag = page.header("ETag");
  if (!tag.empty() && request.header("if-none-match") == tag) {
    page.status = 304;
    page.body.clear();
  }
  return page;
}

// The pages speak English, so unless another language of dates was chosen they have English dates.
std::string english_of(std::string locale) { return locale.starts_with("en") ? locale : "en-GB"; }

bool is_html(const http::Response& response) {
  return response.header("Content-Type").starts_with("text/html");
}

}  // namespace

// A line to the store for the time of one request.
class Site::Borrowed {
 public:
  explicit Borrowed(Site& site) : site_(site), line_(site.take_line()) {}
  ~Borrowed() { site_.give_back(std::move(line_)); }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
  store::Connection& db() { return *line_.connection; }
  PageCache& pages() { return line_.pages; }

 private:
  Site& site_;
  Line line_;
};

Site::Site(SiteOptions options)
    : options_(std::move(options)),
      login_throttle_(options_.steady),
      one_time_links_(options_.steady) {
  auto connection = store::open(options_.store);
  if (!connection->read_only())
    store::ensure_account(*connection, local_account, "me", options_.clock());
  try {
    actions::take_back_broken_off_of_all(*connection, options_.clock);
    actions::catch_up_all(*connection, options_.clock);
  } catch (const Error& fault) {  // on a full disk; the next change tries again
    if (fault.kind() != ErrorKind::unavailable) throw;
    if (options_.complain) options_.complain(fault.what());
  }
  names_.emplace(web::local_name(*connection), options_.hosts);
  browser_key_ = store::secret(*connection, "known browsers");
  give_back({.connection = std::move(connection)});
  options_.store.make = false;  // one that goes away is not replaced by an empty one
}

Site::~Site() = default;

// The one that was used last, so that what it keeps is of use. Those that have become useless are
// let go of, with what was kept beside them.
Site::Line Site::take_line() {
  while (true) {
    Line line;
    {
      const std::lock_guard lock(mutex_);
      if (free_.empty()) break;
      line = std::move(free_.back());
      free_.pop_back();
    }
    if (line.connection->usable()) return line;
  }
  return {.connection = store::open(options_.store)};
}

void Site::give_back(Line line) {
  if (!line.connection || !line.connection->usable()) return;
  const std::lock_guard lock(mutex_);
  if (free_.size() < connections_kept) free_.push_back(std::move(line));
}

std::string Site::one_time_path() {
  return "/begin/" + one_time_links_.of_the_start(local_account);
}

std::optional<http::Response> Site::at_once(const http::Request& request) {
  return asset_for(request);
}

bool Site::is_secure(const http::Request& request) const {
  return request.secure || (options_.secure && !names_->is_local(request));
}

http::Response Site::answer(const http::Request& received) {
  const http::Request* request = &received;
  http::Request forwarded;
  if (!options_.trusted_proxies.empty()) {
    forwarded = {.method = received.method,
                 .path = received.path,
                 .query = received.query,
                 .headers = received.headers,
                 .lent_body = received.content(),
                 .peer = http::sender_of(received, options_.trusted_proxies),
                 .secure = received.secure,
                 .waited_ms = received.waited_ms};
    request = &forwarded;
  }
  try {
    const Name name = names_->look_up(*request);
    if (name == Name::shared) return finished(show_shared_name(*request), *request);
    if (name == Name::unknown)
      return finished(http::text(421,
                                 "This is not a name that Wellmet answers to. Start it with "
                                 "--host NAME to add one.\n"),
                      *request);
    if (auto asset = asset_for(*request)) return *asset;
    Chosen chosen = choose(*request);
    if (!chosen.route) {
      if (chosen.path_known) return finished(http::text(405, "Not in this way.\n"), *request);
      static const Route unknown{"GET", "", Guard::anyone, show_nothing_here};
      chosen.route = &unknown;
    }
    return answer_route(*request, *chosen.route, chosen.places);
  } catch (const std::exception& fault) {
    const auto* error = dynamic_cast<const Error*>(&fault);
    if (error && error->kind() == ErrorKind::unavailable)
      return finished(unreachable(*request, *error), *request);
    if (options_.complain) options_.complain(fault.what());
    return finished(http::text(500, "Something broke on my side. Nothing was saved.\n"), *request);
  }
}

http::Response Site::answer_route(const http::Request& request, const Route& route,
                                  const std::vector<std::string>& places) {
  if (auto response = try_route(request, route, places, Try::first)) return std::move(*response);
  return *try_route(request, route, places, Try::last);
}

std::optional<http::Response> Site::try_route(const http::Request& request, const Route& route,
                                              const std::vector<std::string>& places, Try which) {
  Borrowed line(*this);
  line.db().wait_at_most(lock_wait_ms(request, route));
  try {
    http::Response response = answer_over(line, request, route, places);
    const bool lost = response.status == 503 && !line.db().usable();
    // A post may have done something, and a link into the notebook opens once.
    const bool again =
        lost && which == Try::first && !route.posts() && route.guard != Guard::anyone;
    return again ? std::nullopt : std::optional(std::move(response));
  } catch (const Error&) {
    // Before its screen was asked for anything: who it is could not be looked up.
    if (which == Try::last || line.db().usable()) throw;
    return std::nullopt;
  }
}

// A page that is read waits for no lock. A change waits as long as its place says, its turn
// included, so that those behind others that waited in vain are not held up as long once more.
int Site::lock_wait_ms(const http::Request& request, const Route& route) const {
  constexpr int step_ms = 1000;
  if (route.lane() == Lane::reading || route.lane() == Lane::pictures) return shortest_lock_wait_ms;
  return std::max(shortest_lock_wait_ms,
                  options_.store.wait_ms - request.waited_ms / step_ms * step_ms);
}

// The words for the log may name hosts and paths; who asks, who may be anybody, learns what to do.
http::Response Site::unreachable(const http::Request& request, const Error& fault) const {
  if (options_.complain) options_.complain(fault.what());
  const bool unsure = dynamic_cast<const store::OutcomeUnknown*>(&fault) != nullptr;
  const char* words =
      unsure ? "The connection to the notebook was lost while this was being saved. It "
               "may have been saved: look in the history before you do it again."
             : "The notebook can’t be opened right now. Nothing was saved; try again "
               "in a moment.";
  return unavailable_page(request, words,
                          comes_from_here(request) && !unsure ? Posted::keep : Posted::drop);
}

std::vector<http::Lane> Site::lanes() {
  constexpr std::size_t few = 64;
  // As many as may wait for their turn at a password, and some for those that only hear that it is
  // full.
  constexpr std::size_t at_the_door =
      LoginThrottle::checks_at_once + LoginThrottle::most_waiting + 2;
  std::vector<http::Lane> all(static_cast<std::size_t>(Lane::long_work) + 1);
  const auto of = [&all](Lane lane) -> http::Lane& { return all[static_cast<std::size_t>(lane)]; };
  of(Lane::reading) = {.workers = 4};
  // Two who write are enough: a file lets one at a time write, and on a server most of a change is
  // waiting for the disk.
  of(Lane::writing) = {.workers = 2, .waiting = 256};
  of(Lane::entering) = {.workers = at_the_door, .waiting = few};
  of(Lane::pictures) = {.workers = 2};
  of(Lane::long_work) = {.workers = 2, .waiting = few};
  return all;
}

std::size_t Site::lane_of(const http::Request& head) {
  const Chosen chosen = choose(head);
  return static_cast<std::size_t>(chosen.route ? chosen.route->lane() : Lane::reading);
}

http::Response Site::when_full(const http::Request& request) const {
  return finished(unavailable_page(request,
                                   "Too much is being asked at once. Nothing was saved; try again "
                                   "in a moment.",
                                   comes_from_here(request) ? Posted::keep : Posted::drop),
                  request);
}

http::Response Site::answer_over(Borrowed& line, const http::Request& request, const Route& route,
                                 std::vector<std::string> places) {
  auto session = actions::session_for(line.db(), request.cookie(session_cookie(*this, request)),
                                      options_.clock());
  const auto version =
      session && route.keep == Keep::while_unchanged ? line.db().version() : std::nullopt;
  std::string key = version ? PageCache::key_of(request) : std::string();
  if (version) {
    const PageCache::Made* kept = line.pages().find(*version, key);
    const bool is_true = kept && kept->day == today_in(kept->zone) &&
                         (!kept->true_until || options_.clock() < *kept->true_until);
    if (is_true) return unless_known(kept->page, request);
  }
  RoutedRequest routed{.request = request, .route = route, .places = std::move(places)};
  if (session) routed.session = std::move(*session);
  PageCache::Made made = make_page(line, std::move(routed));
  http::Response page = made.page;
  if (version && page.status == 200) {
    made.version = *version;
    line.pages().keep(std::move(key), std::move(made));
  }
  return unless_known(std::move(page), request);
}

LocalDate Site::today_in(const Zone& zone) const {
  return options_.today_is ? *options_.today_is : zone.date_of(options_.clock());
}

PageCache::Made Site::make_page(Borrowed& line, RoutedRequest routed) {
  const http::Request& request = routed.request;
  App app{.db = line.db(),
          .account = routed.session.account,
          .clock = options_.clock,
          .zone = options_.zone,
          .today_is = options_.today_is,
          .photos_folder = options_.photos_folder,
          .pictures_program = options_.pictures_program,
          .origin = Origin::web,
          .store_path = options_.store.where};
  RequestContext context{.request = request,
                         .app = app,
                         .site = *this,
                         .session = std::move(routed.session),
                         .places = std::move(routed.places)};
  if (context.signed_in()) {
    store::ReadTx tx(line.db(), app.account);
    context.preferences = preferences_of(tx);
    if (const auto zone = known_zone(context.preferences.zone)) app.zone = *zone;
  }
  if (context.preferences.locale.empty())
    context.preferences.locale = english_of(preferred_locale(request.header("accept-language")));
  const LocalDate day = app.today();  // before the page asks: at midnight it is kept too shortly
  PageCache::Made made{.zone = app.zone,
                       .day = day,
                       .page = finished(answer_request(context, routed.route), request)};
  if (routed.route.keep == Keep::while_unchanged && context.signed_in()) {
    store::ReadTx tx(line.db(), app.account);
    made.true_until = actions::next_end_of_event(tx, actions::event_now(app));
  }
  return made;
}

http::Response Site::answer_request(RequestContext& context, const Route& route) {
  const http::Request& request = context.request;
  try {
    if (route.guard == Guard::signed_in && !context.signed_in()) return ask_to_sign_in(context);
    if (context.posted()) {
      if (!comes_from_here(request))
        throw Error(ErrorKind::refused, "This came from a page of another site.");
      if (request.content().size() > limit_of(route.takes)) return too_large_page(route.takes);
      read_form(context);
      if (route.guard == Guard::signed_in &&
          !equal_in_constant_time(context.form["form"], context.session.form_token))
        throw Error(ErrorKind::refused,
                    "This form is from an earlier visit. Go back, load the page again, and send it "
                    "once more.");
    }
    return route.screen(context);
  } catch (const Error& error) {
    if (!context.signed_in() && error.kind() == ErrorKind::unavailable)
      return unreachable(request, error);
    return error_page(context, error);
  } catch (const std::exception& fault) {
    constexpr std::size_t letters = 6;
    const std::string entry = random_token(letters);
    if (options_.complain)
      options_.complain(fmt::format("{}: {}: {}", request.path, entry, fault.what()));
    return broken_page(context, entry);
  }
}

http::BodyRule Site::body_rule(const http::Request& head) {
  const Chosen chosen = choose(head);
  const Takes takes = chosen.route ? chosen.route->takes : Takes::form;
  if (takes == Takes::form) return {form_limit_bytes, finished(too_large_page(Takes::form), head)};
  try {
    Borrowed line(*this);
    line.db().wait_at_most(shortest_lock_wait_ms);
    if (actions::session_for(line.db(), head.cookie(session_cookie(*this, head)), options_.clock()))
      return {limit_of(takes), finished(too_large_page(takes), head)};
    return {form_limit_bytes, finished(signed_out_page(), head)};
  } catch (const Error& fault) {
    return {form_limit_bytes, finished(unreachable(head, fault), head)};
  }
}

// What is the same for every answer: safeguards, a tag to know a page by, packing.
http::Response Site::finished(http::Response response, const http::Request& request) const {
  add_safeguards(response, is_secure(request));
  if (response.header("Cache-Control").empty()) response.with("Cache-Control", "private, no-cache");
  if (response.status != 200 || !is_html(response)) return response;
  if (request.method == "GET" || request.method == "HEAD")
    response.with("ETag", fmt::format("W/\"{:016x}\"", stable_hash(response.content())))
        .with("Vary", "Accept-Encoding, HX-Request, Cookie");
  constexpr std::size_t worth_packing = 1400;  // less fits in one packet anyway
  if (response.body.size() > worth_packing &&
      request.header("accept-encoding").find("gzip") != std::string_view::npos) {
    response.body = gzip(response.body);
    response.with("Content-Encoding", "gzip");
  }
  return response;
}

}  // namespace wellmet::web
