// The server over real sockets: what a friendly browser needs, and what an unfriendly program
// tries.
#include "http/server.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include "base/error.h"

using namespace wellmet;
using namespace wellmet::http;

namespace {

// Echoes what it was asked, so that tests see what the handler saw.
Response echo(const Request& request) {
  if (request.path == "/fails") throw std::runtime_error("on purpose");
  return text(200, request.method + " " + request.path + " " + request.body + "\n");
}

class Running {
 public:
  explicit Running(ServerOptions options = {}, Handler handler = echo)
      : server_(std::move(options), std::move(handler)), thread_([this] { server_.run(); }) {}
  ~Running() { stop(); }
  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }
  unsigned short port() const { return server_.port(); }

 private:
  Server server_;
  std::thread thread_;
};

// A connection that says exactly what it is told to.
class Caller {
 public:
  explicit Caller(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval patience{.tv_sec = 20, .tv_usec = 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    REQUIRE(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  }
  ~Caller() { ::close(socket_); }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;

  void say(std::string_view bytes) {
    // The other end may have closed already: that is what some tests are about.
    [[maybe_unused]] const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
  // Until the words have come, or the other end closes.
  std::string hear(std::string_view until) {
    while (heard_.find(until) == std::string::npos && more()) {
    }
    return heard_;
  }
  std::string hear_all() {
    while (more()) {
    }
    return heard_;
  }
  void forget() { heard_.clear(); }

 private:
  bool more() {
    char bytes[4096];
    const auto got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    heard_.append(bytes, static_cast<std::size_t>(got));
    return true;
  }
  int socket_;
  std::string heard_;
};

std::string ask(unsigned short port, std::string_view request) {
  Caller caller(port);
  caller.say(request);
  return caller.hear_all();
}

constexpr std::string_view closing = "Host: localhost\r\nConnection: close\r\n";

std::string get(std::string_view path) {
  return "GET " + std::string(path) + " HTTP/1.1\r\n" + std::string(closing) + "\r\n";
}

}  // namespace

TEST_CASE("a request is answered, with its length and date") {
  Running server({.clock = [] { return Instant{784'111'777'000}; }});
  const std::string answer = ask(server.port(), get("/people/%C5%81"));
  CHECK(answer.starts_with("HTTP/1.1 200 OK\r\n"));
  CHECK(answer.find("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n") != std::string::npos);
  CHECK(answer.find("Content-Length: 16\r\n") != std::string::npos);
  CHECK(answer.ends_with("\r\n\r\nGET /people/Ł \n"));
}

TEST_CASE("HEAD gets the head alone") {
  Running server;
  const std::string answer =
      ask(server.port(), "HEAD / HTTP/1.1\r\n" + std::string(closing) + "\r\n");
  CHECK(answer.find("Content-Length: 8\r\n") != std::string::npos);
  CHECK(answer.ends_with("\r\n\r\n"));
}

TEST_CASE("one connection serves many requests, also when they come at once") {
  Running server;
  Caller caller(server.port());
  const std::string one = "GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
  caller.say(one + one + get("/2"));
  const std::string heard = caller.hear_all();
  CHECK(heard.find("GET /1") != heard.rfind("GET /1"));
  CHECK(heard.ends_with("GET /2 \n"));
}

TEST_CASE("a body comes whole: by its length, in chunks, and after 100 Continue") {
  Running server;
  CHECK(ask(server.port(),
            "POST / HTTP/1.1\r\n" + std::string(closing) + "Content-Length: 5\r\n\r\nhello")
            .ends_with("POST / hello\n"));
  CHECK(ask(server.port(), "POST / HTTP/1.1\r\n" + std::string(closing) +
                               "Transfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n")
            .ends_with("POST / hello\n"));
  Caller caller(server.port());
  caller.say("POST / HTTP/1.1\r\n" + std::string(closing) +
             "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
  CHECK(caller.hear("100 Continue\r\n\r\n").starts_with("HTTP/1.1 100 Continue"));
  caller.say("hello");
  CHECK(caller.hear_all().ends_with("POST / hello\n"));
}

TEST_CASE("requests that two readers could take in two ways are refused") {
  Running server;
  const std::string post = "POST / HTTP/1.1\r\n" + std::string(closing);
  const std::pair<std::string, std::string> forms[] = {
      {"both lengths", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"two lengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"},
      {"a negative length", post + "Content-Length: -1\r\n\r\n"},
      {"a length of words", post + "Content-Length: 5, 5\r\n\r\nhello"},
      {"an unknown coding", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
      {"a coding in disguise", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
      {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"},
      {"no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"},
      {"space before the colon", "GET / HTTP/1.1\r\nHost : a\r\nConnection: close\r\n\r\n"},
      {"a chunk size of words", post + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n"},
      {"an address of another site",
       "GET http://evil/ HTTP/1.1\r\n" + std::string(closing) + "\r\n"},
      {"a broken escape", get("/%zz")},
      {"no HTTP at all", "hello\r\n\r\n"}};
  for (const auto& [name, form] : forms) {
    CAPTURE(name);
    const std::string answer = ask(server.port(), form);
    const bool refused = answer.starts_with("HTTP/1.1 4") || answer.starts_with("HTTP/1.1 5");
    CHECK(refused);
    CHECK(answer.find("HTTP/1.1", 8) == std::string::npos);  // and nothing after it is served
  }
}

TEST_CASE("a head or body beyond the limits is refused with words, and read no further") {
  Running server({.body_limit_bytes = 1000});
  CHECK(
      ask(server.port(), "GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(40'000, 'x') + "\r\n\r\n")
          .starts_with("HTTP/1.1 431"));
  CHECK(ask(server.port(), "POST / HTTP/1.1\r\n" + std::string(closing) +
                               "Content-Length: 1001\r\n\r\n" + std::string(1001, 'x'))
            .starts_with("HTTP/1.1 413"));
  CHECK(ask(server.port(), "POST / HTTP/1.1\r\n" + std::string(closing) +
                               "Transfer-Encoding: chunked\r\n\r\n5dc\r\n" +
                               std::string(1500, 'x') + "\r\n0\r\n\r\n")
            .starts_with("HTTP/1.1 413"));
}

TEST_CASE("a route may take more, decided by its head") {
  Running server({.body_limit_bytes = 10, .larger_body_limit = [](const Request& head) {
                    return head.path == "/photos" ? std::size_t{100} : std::size_t{10};
                  }});
  const auto post = [&](const char* path) {
    return ask(server.port(), "POST " + std::string(path) + " HTTP/1.1\r\n" + std::string(closing) +
                                  "Content-Length: 20\r\n\r\n" + std::string(20, 'x'));
  };
  CHECK(post("/photos").starts_with("HTTP/1.1 200"));
  CHECK(post("/other").starts_with("HTTP/1.1 413"));
}

TEST_CASE("who speaks too slowly is cut off: in the head, in the body, and before a word") {
  Running server({.head_seconds = 1, .body_seconds = 1});
  for (const std::string_view begun :
       {std::string_view(""), std::string_view("GET / HTTP/1.1\r\nHo"),
        std::string_view("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe")}) {
    Caller caller(server.port());
    caller.say(begun);
    const auto began = std::chrono::steady_clock::now();
    CHECK(caller.hear_all().empty());
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(15));
  }
}

TEST_CASE("a handler that fails is a 500, and the next request is served") {
  Running server;
  Caller caller(server.port());
  caller.say("GET /fails HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(caller.hear("\n\r\n").starts_with("HTTP/1.1 500"));
  CHECK(ask(server.port(), get("/")).starts_with("HTTP/1.1 200"));
}

TEST_CASE("more connections than allowed are turned away, and those held go on") {
  Running server({.connections = 2});
  Caller first(server.port()), second(server.port());
  const std::string one = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  first.say(one);
  second.say(one);
  CHECK(first.hear("GET / \n").starts_with("HTTP/1.1 200"));
  CHECK(second.hear("GET / \n").starts_with("HTTP/1.1 200"));
  CHECK(ask(server.port(), get("/")).empty());
  first.forget();
  first.say(one);
  CHECK(first.hear("GET / \n").starts_with("HTTP/1.1 200"));
}

TEST_CASE("stopping answers what has begun and lets go of idle connections") {
  std::promise<void> begun;
  std::promise<void> may_end;
  Running server({}, [&](const Request& request) {
    if (request.path == "/long") {
      begun.set_value();
      may_end.get_future().wait();
    }
    return text(200, "done\n");
  });
  Caller idle(server.port());
  idle.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  CHECK(idle.hear("done\n").ends_with("done\n"));
  Caller busy(server.port());
  busy.say("GET /long HTTP/1.1\r\nHost: a\r\n\r\n");
  begun.get_future().wait();
  std::thread stopping([&] { server.stop(); });
  idle.hear_all();  // ends, since the connection is closed
  may_end.set_value();
  CHECK(busy.hear_all().ends_with("done\n"));
  stopping.join();
}

TEST_CASE("an address that is taken, or none, is said") {
  Running server;
  CHECK_THROWS_AS(Server({.port = server.port()}, echo), Error);
  CHECK_THROWS_AS(Server({.address = "not an address"}, echo), Error);
  CHECK_THROWS_AS(Server({.certificate = "/nowhere.pem", .key = "/nowhere.pem"}, echo), Error);
}

TEST_CASE("what is answered is logged, without the question") {
  std::promise<Answered> logged;
  Running server({.log = [&](const Answered& a) { logged.set_value(a); }});
  ask(server.port(), get("/people?q=secret"));
  const Answered line = logged.get_future().get();
  CHECK(line.path == "/people");
  CHECK(line.status == 200);
  CHECK(line.peer == "127.0.0.1");
}
