// The server over real sockets: what a friendly browser needs. What an unfriendly program tries is
// in probe_test.cpp.
#include <fmt/format.h>

#include <future>

#include "base/error.h"
#include "tests/http/caller.h"

using namespace wellmet;
using namespace wellmet::http;
using namespace wellmet::http::testing;

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

TEST_CASE("a route may take more, decided by its head") {
  Running server({.body_limit_bytes = 10, .rule_for_larger_body = [](const Request& head) {
                    return BodyRule{head.path == "/photos" ? std::size_t{30} : std::size_t{10},
                                    text(413, "at most 30 letters\n")};
                  }});
  const auto post = [&](const char* path, int length = 20) {
    return ask(server.port(), fmt::format("POST {} HTTP/1.1\r\n{}Content-Length: {}\r\n\r\n{:x<{}}",
                                          path, closing, length, "", length));
  };
  CHECK(post("/photos").starts_with("HTTP/1.1 200"));
  CHECK(post("/other").starts_with("HTTP/1.1 413"));
  // Too much is answered with its own words, whether it was announced or not.
  CHECK(post("/photos", 31).ends_with("\r\n\r\nat most 30 letters\n"));
  CHECK(ask(server.port(), "POST /photos HTTP/1.1\r\n" + std::string(closing) +
                               "Transfer-Encoding: chunked\r\n\r\n1f\r\n" + std::string(31, 'x') +
                               "\r\n0\r\n\r\n")
            .ends_with("\r\n\r\nat most 30 letters\n"));
}

TEST_CASE("whether a large body may come is decided while others of its lane are at long work") {
  std::promise<void> begun, may_end;
  Running server(
      {.lanes = {{.workers = 1}, {.workers = 1}},
       .body_limit_bytes = 10,
       .rule_for_larger_body = [](const Request&) { return BodyRule{.limit_bytes = 20}; },
       .lane_of = [](const Request& head) -> std::size_t { return head.method == "POST" ? 1 : 0; }},
      [&](const Request& request) {
        if (request.path == "/slow") {
          begun.set_value();
          may_end.get_future().wait();
        }
        return text(200, "done\n");
      });
  const auto head = [](const std::string& path, int length) {
    return fmt::format("POST {} HTTP/1.1\r\n{}Expect: 100-continue\r\nContent-Length: {}\r\n\r\n",
                       path, closing, length);
  };
  Caller slow(server.port());
  slow.say("POST /slow HTTP/1.1\r\n" + std::string(closing) + "Content-Length: 0\r\n\r\n");
  begun.get_future().wait();
  Caller large(server.port()), too_large(server.port());
  large.say(head("/large", 15));
  const bool asked_for = large.hear("100 Continue\r\n\r\n").starts_with("HTTP/1.1 100 Continue");
  too_large.say(head("/large", 25));
  const bool refused = too_large.hear("\r\n\r\n").starts_with("HTTP/1.1 413");
  CHECK(slow.is_open_for(std::chrono::milliseconds(0)));
  may_end.set_value();
  CHECK(asked_for);
  CHECK(refused);
  large.say(std::string(15, 'x'));
  CHECK(large.hear_all().ends_with("done\n"));
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

TEST_CASE("requests of one lane never wait for those of another, and a full lane says so") {
  std::promise<void> begun, may_end;
  Running server(
      {.lanes = {{.workers = 1}, {.workers = 1, .waiting = 1}},
       .lane_of = [](const Request& head) -> std::size_t { return head.method == "POST" ? 1 : 0; },
       .when_full =
           [](const Request& request) { return text(503, "full: " + request.body + "\n"); }},
      [&](const Request& request) {
        if (request.path == "/slow") {
          begun.set_value();
          may_end.get_future().wait();
        }
        return text(200, "done " + request.path + "\n");
      });
  const auto post = [](const std::string& path) {
    return "POST " + path + " HTTP/1.1\r\n" + std::string(closing) + "Content-Length: 2\r\n\r\nhi";
  };
  Caller slow(server.port());
  slow.say(post("/slow"));
  begun.get_future().wait();
  CHECK(ask(server.port(), get("/")).ends_with("done /\n"));
  CHECK(ask(server.port(), post("/next")).ends_with("full: hi\n"));
  CHECK(slow.is_open_for(std::chrono::milliseconds(0)));
  may_end.set_value();
  CHECK(slow.hear_all().ends_with("done /slow\n"));
  CHECK(ask(server.port(), post("/next")).ends_with("done /next\n"));
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
