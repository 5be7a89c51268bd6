// The one file that knows Boost.Beast and Asio (1.74). One thread does the waiting: it accepts,
// reads and writes as coroutines; the handler runs on worker threads, one request each. The head of
// an answer is written by hand and goes out together with its body in one gathered write: two small
// writes would wait for each other's acknowledgement (40 ms).
#include "http/server.h"

#if defined(__clang__)
// Boost 1.74 knows clang's coroutines only under their experimental name.
#define BOOST_ASIO_HAS_CO_AWAIT 1
#define BOOST_ASIO_HAS_STD_COROUTINE 1
#endif

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <chrono>
#include <limits>
#include <set>

#include "base/digits.h"
#include "base/error.h"
#include "base/text.h"
#include "http/form.h"
#include "http/heads.h"

namespace wellmet::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace protocol = boost::beast::http;
using boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Plain = beast::basic_stream<asio::ip::tcp, Executor>;
using Tls = beast::ssl_stream<Plain>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;

// What comes behind a head; of a large file not all of it in memory.
struct GatheredBody {
  using value_type = LargeBytes;

  class reader {
   public:
    template <bool is_request, class Fields>
    reader(protocol::header<is_request, Fields>&, LargeBytes& body) : body_(body) {}
    void init(const boost::optional<std::uint64_t>&, error_code& failure) { failure = {}; }
    template <class Buffers>
    std::size_t put(const Buffers& buffers, error_code& failure) {
      std::size_t bytes = 0;
      try {
        for (const asio::const_buffer piece : beast::buffers_range_ref(buffers)) {
          body_.append({static_cast<const char*>(piece.data()), piece.size()});
          bytes += piece.size();
        }
        failure = {};
      } catch (const std::exception&) {
        failure = make_error_code(boost::system::errc::not_enough_memory);
      }
      return bytes;
    }
    void finish(error_code& failure) { failure = {}; }

   private:
    LargeBytes& body_;
  };
};
using Parser = protocol::request_parser<GatheredBody>;
using std::chrono::seconds;
using std::chrono::steady_clock;
template <class T = void>
using Task = asio::awaitable<T, Executor>;
constexpr asio::use_awaitable_t<Executor> awaited{};

constexpr std::size_t read_at_once = 16 * 1024;
constexpr int stop_seconds = 10;
// A body larger than usual must come at least so fast.
constexpr std::size_t slowest_bytes_per_second = 32 * 1024;

Plain& transport(Plain& stream) { return stream; }
Plain& transport(Tls& stream) { return stream.next_layer(); }

std::string_view view(beast::string_view s) { return {s.data(), s.size()}; }

// What makes a head refused, 0 when nothing: requests that two readers could understand in two
// ways (RFC 9112 sections 3.2, 6.1) are not served at all.
int fault_of(const Parser& parser) {
  const auto& head = parser.get();
  const auto count = [&](protocol::field name) { return head.count(name); };
  if (head.version() != 11 && head.version() != 10) return 505;
  if (count(protocol::field::host) > 1) return 400;
  if (head.version() == 11 && count(protocol::field::host) == 0) return 400;
  const auto lengths = count(protocol::field::content_length);
  const auto encodings = count(protocol::field::transfer_encoding);
  if (lengths > 1 || (lengths > 0 && encodings > 0)) return 400;
  const std::string_view length = view(head[protocol::field::content_length]);
  if (!length.empty() && !all_digits(length)) return 400;  // "5, 5"
  if (encodings > 0) {
    if (encodings > 1 || head.version() == 10) return 400;
    if (!equal_ignoring_ascii_case(view(head[protocol::field::transfer_encoding]), "chunked"))
      return 501;
  }
  if (head.target().empty() || head.target().front() != '/') return 400;
  return 0;
}

int status_of(const error_code& failure) {
  if (failure == protocol::error::buffer_overflow) return 431;  // trailers, words about chunks
  if (failure == protocol::error::bad_version) return 505;
  return 400;
}

// What makes these bytes no head that is served, 0 when nothing.
int parse_head(std::string_view bytes, Parser& parser) {
  if (has_folded_line(bytes)) return 400;
  // Limits of our own stand before and behind. Not boost::none, which 1.74 takes for less than any
  // length.
  parser.header_limit(std::numeric_limits<std::uint32_t>::max());
  parser.body_limit(std::numeric_limits<std::uint64_t>::max());
  error_code failure;
  const std::size_t used = parser.put(asio::buffer(bytes.data(), bytes.size()), failure);
  if (failure) return failure == protocol::error::need_more ? 400 : status_of(failure);
  return used == bytes.size() && parser.is_header_done() ? fault_of(parser) : 400;
}

// Nothing when path or query are malformed.
std::optional<Request> request_of(const Parser& parser) {
  const auto& head = parser.get();
  Request request;
  request.method = std::string(view(head.method_string()));
  const std::string_view target = view(head.target());
  auto path = decode_path(target);
  if (!path) return std::nullopt;
  request.path = std::move(*path);
  if (const auto at = target.find('?'); at != std::string_view::npos) {
    auto query = parse_form(target.substr(at + 1));
    if (!query) return std::nullopt;
    request.query = std::move(*query);
  }
  for (const auto& field : head)
    request.headers.add(to_lower_ascii(view(field.name_string())),
                        std::string(view(field.value())));
  return request;
}

Response plain_refusal(int status) {
  return text(status, fmt::format("{} {}\n", status, reason_of(status)));
}

// The other end went away, or took too long: there is nobody to answer.
bool is_gone(const error_code& failure) {
  return failure == protocol::error::end_of_stream || failure == protocol::error::partial_message ||
         failure == beast::error::timeout ||
         failure.category() != make_error_code(protocol::error::bad_version).category();
}

// The workers of one lane, and how many requests they have.
struct Crew {
  explicit Crew(const Lane& lane) : most(lane.waiting), workers(lane.workers) {}
  std::size_t most;
  std::size_t waiting = 0;
  asio::thread_pool workers;
};

// Runs the work on a worker; the coroutine goes on in its own thread with the answer.
template <class T, class Work>
auto on_worker(asio::thread_pool& workers, Work work) {
  return asio::async_initiate<const asio::use_awaitable_t<Executor>, void(T)>(
      [&workers](auto go_on, Work given) {
        const auto own = asio::get_associated_executor(go_on);
        asio::post(workers, [go_on = std::move(go_on), given = std::move(given),
                             guard = asio::make_work_guard(own)]() mutable {
          T result = given();
          const auto executor = guard.get_executor();
          asio::post(executor, [go_on = std::move(go_on), result = std::move(result)]() mutable {
            go_on(std::move(result));
          });
        });
      },
      awaited, std::move(work));
}

}  // namespace

class Server::Running {
 public:
  Running(ServerOptions options, Handler handler);
  std::vector<std::string> addresses() const;
  unsigned short port() const { return port_; }
  void run();
  void stop() {
    asio::post(io_, [this] { begin_to_stop(); });
  }

 private:
  struct Conversation {  // one connection
    beast::flat_buffer buffer;
    std::string peer;
    bool secure = false;
  };

  void allow_descriptors() const;
  void listen();
  bool listen_beside();
  void take_over(int socket, Acceptor& acceptor);
  void load_certificate();
  void begin_to_stop();
  void finish_if_done();

  Task<> accept(Acceptor& acceptor);
  Task<> meet(Plain::socket_type socket);
  template <class Stream>
  Task<> converse(Stream& stream, Conversation& conversation);
  template <class Stream>
  Task<bool> exchange(Stream& stream, Conversation& conversation);
  template <class Stream>
  Task<bool> read_head(Stream& stream, Conversation& conversation, Parser& parser);
  template <class Stream>
  Task<bool> read_body(Stream& stream, Conversation& conversation, Parser& parser,
                       const Request& head);
  template <class Stream>
  Task<> refuse(Stream& stream, const Conversation& conversation, const Response& response);
  template <class Stream>
  Task<bool> write(Stream& stream, const Request& request, const Response& response,
                   bool keep_alive);
  Task<BodyRule> body_rule(const Request& head, std::uint64_t announced);
  Task<Response> answer(Request& request);
  Response handled(Request& request, steady_clock::time_point arrived) const;
  Crew& crew_for(const Request& head);
  const std::string& date();

  ServerOptions options_;
  Handler handler_;
  asio::io_context io_{1};
  std::vector<std::unique_ptr<Crew>> crews_;
  asio::ssl::context tls_{asio::ssl::context::tls_server};
  Acceptor acceptor_{io_};
  Acceptor beside_{io_};  // on the other address of loopback, or closed
  asio::signal_set signals_{io_, SIGINT, SIGTERM};
  Timer deadline_{io_};
  std::set<Plain*> idle_;  // connections between two requests
  std::size_t connections_ = 0;
  unsigned short port_ = 0;
  bool stopping_ = false;
  std::string date_;
  std::int64_t date_second_ = -1;
};

Server::Running::Running(ServerOptions options, Handler handler)
    : options_(std::move(options)), handler_(std::move(handler)) {
  for (const Lane& lane : options_.lanes) crews_.push_back(std::make_unique<Crew>(lane));
  allow_descriptors();
  if (!options_.certificate.empty()) load_certificate();
  if (options_.inherited_socket >= 0) take_over(options_.inherited_socket, acceptor_);
  if (options_.inherited_beside >= 0) take_over(options_.inherited_beside, beside_);
  constexpr int ports_tried = 20;
  for (int left = options_.port == 0 ? ports_tried : 1;; --left) {
    if (!acceptor_.is_open()) listen();
    port_ = acceptor_.local_endpoint().port();
    if (beside_.is_open() || !options_.on_both_loopbacks || listen_beside()) return;
    if (left <= 1 || options_.inherited_socket >= 0)
      throw Error(ErrorKind::unavailable,
                  fmt::format("Another program listens on port {} of this machine's other address "
                              "(127.0.0.1, ::1), where browsers look for Wellmet too. {}",
                              port_,
                              options_.inherited_socket >= 0
                                  ? "Let the socket's unit listen on both, as "
                                    "packaging/wellmet.socket does, or on another port."
                                  : "Choose another port with --listen."));
    acceptor_.close();
  }
}

std::vector<std::string> Server::Running::addresses() const {
  std::vector<std::string> all;
  for (const Acceptor* acceptor : {&acceptor_, &beside_})
    if (acceptor->is_open()) all.push_back(acceptor->local_endpoint().address().to_string());
  return all;
}

// Each connection is a descriptor, and many systems allow 1024 until more are asked for.
void Server::Running::allow_descriptors() const {
  constexpr rlim_t besides = 256;  // stores, pipes, the log
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  const rlim_t wanted = std::min<rlim_t>(options_.connections + besides, limit.rlim_max);
  if (limit.rlim_cur >= wanted) return;
  limit.rlim_cur = wanted;
  setrlimit(RLIMIT_NOFILE, &limit);  // refused: then accept() waits until some are free
}

void Server::Running::load_certificate() {
  try {
    tls_.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                     asio::ssl::context::no_tlsv1_1);
    tls_.use_certificate_chain_file(options_.certificate);
    tls_.use_private_key_file(options_.key, asio::ssl::context::pem);
  } catch (const boost::system::system_error& failure) {
    throw Error(ErrorKind::unavailable,
                fmt::format("The certificate {} with the key {} cannot be used ({}). Both must be "
                            "PEM files that this user may read, and belong together.",
                            options_.certificate, options_.key, failure.code().message()));
  }
}

void Server::Running::take_over(int socket, Acceptor& acceptor) {
  sockaddr_storage address{};
  socklen_t length = sizeof address;
  const bool known = getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) == 0;
  const bool is_v6 = known && address.ss_family == AF_INET6;
  error_code failure;
  if (known) acceptor.assign(is_v6 ? asio::ip::tcp::v6() : asio::ip::tcp::v4(), socket, failure);
  if (!known || failure)
    throw Error(ErrorKind::unavailable,
                fmt::format("The service manager handed over descriptor {}, which is no listening "
                            "TCP socket. See packaging/wellmet.socket.",
                            socket));
}

void Server::Running::listen() {
  error_code failure;
  const auto address = asio::ip::make_address(options_.address, failure);
  if (failure)
    throw Error(ErrorKind::usage, fmt::format("\"{}\" is no IP address to listen on, such as "
                                              "127.0.0.1 or ::1.",
                                              options_.address));
  const asio::ip::tcp::endpoint endpoint(address, options_.port);
  acceptor_.open(endpoint.protocol(), failure);
  if (!failure) acceptor_.set_option(asio::socket_base::reuse_address(true), failure);
  if (!failure) acceptor_.bind(endpoint, failure);
  if (!failure) acceptor_.listen(asio::socket_base::max_listen_connections, failure);
  if (failure)
    throw Error(ErrorKind::unavailable,
                fmt::format("Cannot listen on {} port {}: {}. Is another Wellmet running? Choose "
                            "another port with --listen {}:PORT.",
                            options_.address, options_.port, failure.message(), options_.address));
}

// False when another program has the port there. A machine without that address needs nothing.
bool Server::Running::listen_beside() {
  const asio::ip::address own = acceptor_.local_endpoint().address();
  asio::ip::tcp::endpoint other(asio::ip::address_v6::loopback(), port_);
  if (own == asio::ip::address_v6::loopback()) other.address(asio::ip::address_v4::loopback());
  if (!own.is_loopback() && own != asio::ip::address_v4::any()) return true;
  error_code failure;
  beside_.open(other.protocol(), failure);
  if (!failure) beside_.set_option(asio::socket_base::reuse_address(true), failure);
  if (!failure) beside_.bind(other, failure);
  if (!failure) beside_.listen(asio::socket_base::max_listen_connections, failure);
  if (!failure) return true;
  error_code ignored;  // it never listened
  beside_.close(ignored);
  return failure != asio::error::address_in_use;
}

void Server::Running::run() {
  signals_.async_wait([this](error_code failure, int) {
    if (!failure) begin_to_stop();
  });
  asio::co_spawn(io_, accept(acceptor_), asio::detached);
  if (beside_.is_open()) asio::co_spawn(io_, accept(beside_), asio::detached);
  io_.run();
  for (const auto& crew : crews_) crew->workers.join();
}

void Server::Running::begin_to_stop() {
  if (stopping_) return;
  stopping_ = true;
  error_code ignored;  // it is being closed either way
  acceptor_.close(ignored);
  beside_.close(ignored);
  for (Plain* stream : idle_) stream->cancel();
  deadline_.expires_after(seconds(stop_seconds));
  deadline_.async_wait([this](error_code failure) {
    if (!failure) io_.stop();
  });
  finish_if_done();
}

void Server::Running::finish_if_done() {
  if (!stopping_ || connections_ > 0) return;
  deadline_.cancel();
  signals_.cancel();
}

Task<> Server::Running::accept(Acceptor& acceptor) {
  constexpr auto until_descriptors_are_free = std::chrono::milliseconds(50);
  Timer pause(io_);
  while (!stopping_) {
    error_code failure;
    auto socket = co_await acceptor.async_accept(asio::redirect_error(awaited, failure));
    if (stopping_) break;
    if (failure) {  // no descriptor is free, or the caller has hung up
      pause.expires_after(until_descriptors_are_free);
      co_await pause.async_wait(asio::redirect_error(awaited, failure));
      continue;
    }
    if (connections_ >= options_.connections) continue;  // closed by its destructor
    ++connections_;
    asio::co_spawn(io_, meet(std::move(socket)), [this](std::exception_ptr) {
      --connections_;
      finish_if_done();
    });
  }
}

Task<> Server::Running::meet(Plain::socket_type socket) {
  error_code failure;
  const auto remote = socket.remote_endpoint(failure);
  if (failure) co_return;
  socket.set_option(asio::ip::tcp::no_delay(true), failure);
  Conversation conversation{.buffer = beast::flat_buffer(options_.head_limit_bytes + read_at_once),
                            .peer = remote.address().to_string(),
                            .secure = !options_.certificate.empty()};
  if (!conversation.secure) {
    Plain stream(std::move(socket));
    co_await converse(stream, conversation);
    stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, failure);
    co_return;
  }
  Tls stream(Plain(std::move(socket)), tls_);
  transport(stream).expires_after(seconds(options_.head_seconds));
  co_await stream.async_handshake(asio::ssl::stream_base::server,
                                  asio::redirect_error(awaited, failure));
  if (failure) co_return;
  co_await converse(stream, conversation);
  transport(stream).expires_after(seconds(options_.head_seconds));
  co_await stream.async_shutdown(asio::redirect_error(awaited, failure));
}

template <class Stream>
Task<> Server::Running::converse(Stream& stream, Conversation& conversation) {
  int wait = options_.head_seconds;
  while (!stopping_) {
    if (conversation.buffer.size() == 0) {
      error_code failure;
      transport(stream).expires_after(seconds(wait));
      idle_.insert(&transport(stream));
      const std::size_t read = co_await stream.async_read_some(
          conversation.buffer.prepare(read_at_once), asio::redirect_error(awaited, failure));
      idle_.erase(&transport(stream));
      if (failure) co_return;
      conversation.buffer.commit(read);
    }
    if (!co_await exchange(stream, conversation)) co_return;
    wait = options_.idle_seconds;
  }
}

// One request and its answer; false when the connection is to be closed.
template <class Stream>
Task<bool> Server::Running::exchange(Stream& stream, Conversation& conversation) {
  const auto began = steady_clock::now();
  Parser parser;
  if (!co_await read_head(stream, conversation, parser)) co_return false;
  std::optional<Request> request = request_of(parser);
  if (!request) {
    co_await refuse(stream, conversation, plain_refusal(400));
    co_return false;
  }
  request->peer = conversation.peer;
  request->secure = conversation.secure;
  if (!co_await read_body(stream, conversation, parser, *request)) co_return false;
  const bool keep_alive = parser.get().keep_alive() && !stopping_;
  LargeBytes& body = parser.get().body();
  if (body.in_memory()) {
    request->body = body.taken();
  } else {
    request->large_body = std::move(body);
  }
  const Response response = co_await answer(*request);
  const bool written = co_await write(stream, *request, response, keep_alive);
  if (options_.log) {
    const std::chrono::duration<double, std::milli> took = steady_clock::now() - began;
    options_.log({.peer = request->peer,
                  .method = request->method,
                  .path = request->path,
                  .status = response.status,
                  .bytes = response.content().size(),
                  .milliseconds = took.count()});
  }
  co_return written&& keep_alive;
}

// The whole head is here before a byte of it is parsed: Beast counts its limit anew with each line
// that comes by itself, and joins folded lines without a word.
template <class Stream>
Task<bool> Server::Running::read_head(Stream& stream, Conversation& conversation, Parser& parser) {
  beast::flat_buffer& buffer = conversation.buffer;
  const auto bytes = [&] {
    return std::string_view(static_cast<const char*>(buffer.data().data()), buffer.size());
  };
  transport(stream).expires_after(seconds(options_.head_seconds));
  std::optional<std::size_t> end = end_of_head(bytes());
  while (!end && may_begin_a_request(bytes()) && buffer.size() < options_.head_limit_bytes) {
    error_code failure;
    const std::size_t read = co_await stream.async_read_some(
        buffer.prepare(read_at_once), asio::redirect_error(awaited, failure));
    if (failure) co_return false;
    buffer.commit(read);
    end = end_of_head(bytes());
  }
  int refused = 0;
  if (!may_begin_a_request(bytes())) {
    refused = 400;
  } else if (!end || *end > options_.head_limit_bytes) {
    refused = 431;
  } else {
    refused = parse_head(bytes().substr(0, *end), parser);
    buffer.consume(*end);
  }
  if (refused != 0) co_await refuse(stream, conversation, plain_refusal(refused));
  co_return refused == 0;
}

template <class Stream>
Task<bool> Server::Running::read_body(Stream& stream, Conversation& conversation, Parser& parser,
                                      const Request& head) {
  const std::uint64_t announced = parser.content_length() ? *parser.content_length() : 0;
  const BodyRule rule = co_await body_rule(head, parser.chunked() ? UINT64_MAX : announced);
  if (announced > rule.limit_bytes) {
    co_await refuse(stream, conversation, rule.too_large);
    co_return false;
  }
  parser.body_limit(rule.limit_bytes);
  error_code failure;
  if (equal_ignoring_ascii_case(head.header("expect"), "100-continue") && !parser.is_done()) {
    constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    transport(stream).expires_after(seconds(options_.write_seconds));
    co_await asio::async_write(stream, asio::buffer(go_on), asio::redirect_error(awaited, failure));
    if (failure) co_return false;
  }
  const std::size_t most =
      parser.chunked() ? rule.limit_bytes : static_cast<std::size_t>(announced);
  transport(stream).expires_after(
      seconds(options_.body_seconds + static_cast<int>(most / slowest_bytes_per_second)));
  co_await protocol::async_read(stream, conversation.buffer, parser,
                                asio::redirect_error(awaited, failure));
  if (failure == protocol::error::body_limit) {
    co_await refuse(stream, conversation, rule.too_large);
  } else if (failure && !is_gone(failure)) {
    co_await refuse(stream, conversation, plain_refusal(status_of(failure)));
  }
  co_return !failure;
}

// Asked among the quick ones, whichever lane the request will wait in: there others are at their
// long work, and a body that nobody reads is held up with its connection.
Task<BodyRule> Server::Running::body_rule(const Request& head, std::uint64_t announced) {
  const BodyRule usual{.limit_bytes = options_.body_limit_bytes};
  if (announced <= usual.limit_bytes || !options_.rule_for_larger_body) co_return usual;
  Crew& crew = *crews_.front();
  ++crew.waiting;
  const auto rule = co_await on_worker<BodyRule>(crew.workers, [this, &head, &usual]() -> BodyRule {
    try {
      return options_.rule_for_larger_body(head);
    } catch (const std::exception&) {
      return usual;
    }
  });
  --crew.waiting;
  co_return rule;
}

Crew& Server::Running::crew_for(const Request& head) {
  return *crews_[options_.lane_of ? options_.lane_of(head) : 0];
}

Task<Response> Server::Running::answer(Request& request) {
  if (options_.at_once) {
    if (auto response = options_.at_once(request)) co_return std::move(*response);
  }
  Crew& crew = crew_for(request);
  if (crew.waiting >= crew.most) {
    if (options_.when_full) co_return options_.when_full(request);
    co_return text(503, "Too much is asked at once. Try again in a moment.\n")
        .with("Retry-After", "1");
  }
  ++crew.waiting;
  const auto arrived = steady_clock::now();
  Response response = co_await on_worker<Response>(
      crew.workers, [this, &request, arrived] { return handled(request, arrived); });
  --crew.waiting;
  co_return response;
}

Response Server::Running::handled(Request& request, steady_clock::time_point arrived) const {
  const auto waited = steady_clock::now() - arrived;
  request.waited_ms =
      static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(waited).count());
  try {
    return handler_(request);
  } catch (const std::exception&) {
    return text(500, "Something went wrong on this side.\n");
  }
}

// Closes in two steps, so that the answer is read even though the request was not.
template <class Stream>
Task<> Server::Running::refuse(Stream& stream, const Conversation& conversation,
                               const Response& response) {
  Request none;
  const bool written = co_await write(stream, none, response, false);
  if (options_.log)
    options_.log({.peer = conversation.peer,
                  .method = "-",
                  .path = "-",
                  .status = response.status,
                  .bytes = response.content().size()});
  if (!written) co_return;
  error_code failure;
  transport(stream).socket().shutdown(asio::ip::tcp::socket::shutdown_send, failure);
  constexpr int drain_seconds = 2;
  constexpr std::size_t drain_bytes = 256 * 1024;
  std::array<char, read_at_once> dropped;
  transport(stream).expires_after(seconds(drain_seconds));
  for (std::size_t read = 0; !failure && read < drain_bytes;)
    read += co_await transport(stream).async_read_some(asio::buffer(dropped),
                                                       asio::redirect_error(awaited, failure));
}

template <class Stream>
Task<bool> Server::Running::write(Stream& stream, const Request& request, const Response& response,
                                  bool keep_alive) {
  const std::string head =
      head_of(response, date(), keep_alive ? After::next_request : After::close);
  const bool bare = request.method == "HEAD" || response.status == 304 || response.status == 204;
  const std::string_view body = bare ? std::string_view() : response.content();
  const std::array<asio::const_buffer, 2> pieces = {asio::buffer(head),
                                                    asio::buffer(body.data(), body.size())};
  error_code failure;
  transport(stream).expires_after(seconds(options_.write_seconds));
  co_await asio::async_write(stream, pieces, asio::redirect_error(awaited, failure));
  co_return !failure;
}

const std::string& Server::Running::date() {
  const Instant now = options_.clock ? options_.clock() : Instant{};
  if (now.milliseconds / 1000 != date_second_) {
    date_second_ = now.milliseconds / 1000;
    date_ = http_date(now);
  }
  return date_;
}

Server::Server(ServerOptions options, Handler handler)
    : running_(std::make_unique<Running>(std::move(options), std::move(handler))) {}
Server::~Server() = default;
std::vector<std::string> Server::addresses() const { return running_->addresses(); }
unsigned short Server::port() const { return running_->port(); }
void Server::run() { running_->run(); }
void Server::stop() { running_->stop(); }

}  // namespace wellmet::http
