// The probe: what an unfriendly program says to the server, byte by byte.
#include <chrono>
#include <vector>

#include "tests/http/caller.h"

using namespace wellmet;
using namespace wellmet::http;
using namespace wellmet::http::testing;

namespace {

const std::string post = "POST / HTTP/1.1\r\n" + std::string(closing);
const std::string post_in_chunks = post + "Transfer-Encoding: chunked\r\n";

struct Form {
  std::string name = {}, bytes = {};
};

// Each refused with words, the connection closed, and nothing behind it taken for a request.
void check_all_refused(const std::vector<Form>& forms, const std::string& before = "") {
  Running server;
  for (const Form& form : forms) {
    CAPTURE(form.name);
    const std::string answer = ask(server.port(), before + form.bytes + get("/smuggled"));
    CHECK((answer.starts_with("HTTP/1.1 4") || answer.starts_with("HTTP/1.1 5")));
    CHECK(answer.find("HTTP/1.1", 8) == std::string::npos);
  }
}

}  // namespace

TEST_CASE("a head that two readers could take in two ways is refused") {
  const std::string start = "GET / HTTP/1.1\r\n";
  const std::vector<Form> forms = {
      {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n"},
      {"no host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"},
      {"space before the colon", "GET / HTTP/1.1\r\nHost : a\r\nConnection: close\r\n\r\n"},
      {"a line that goes on from the one before", start + "Host: a\r\nX: b\r\n c\r\n\r\n"},
      {"a coding on a line of its own",
       "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n "
       "chunked\r\n\r\n0\r\n\r\n"},
      {"a head that begins with a space", start + " Host: a\r\n\r\n"},
      {"lines that end in a bare line feed", "GET / HTTP/1.1\nHost: a\nConnection: close\n\n"},
      {"one line that ends in a bare line feed", start + "Host: a\nX: b\r\n\r\n"},
      {"a carriage return within a line", start + "Host: a\r\nX: b\rTransfer-Encoding: c\r\n\r\n"},
      {"a zero byte in a value", start + "Host: a\r\nX: b" + std::string(1, '\0') + "c\r\n\r\n"},
      {"a name that is no token", start + "Host: a\r\nX(y): z\r\n\r\n"},
      {"a line without a colon", start + "Host: a\r\nnonsense\r\n\r\n"},
      {"an address of another site", "GET http://evil/ HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"an address without a path", "GET * HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"a tunnel", "CONNECT evil:443 HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"a space in the address", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"},
      {"a broken escape", get("/%zz")},
      {"a zero byte in the path", get("/a%00b")},
      {"another version", "GET / HTTP/2.0\r\nHost: a\r\n\r\n"},
      {"no version", "GET /\r\nHost: a\r\n\r\n"},
      {"no HTTP at all", "hello\r\n\r\n"},
      {"TLS", "\x16\x03\x01\x02\x01\x01\r\n\r\n"}};
  check_all_refused(forms);
}

TEST_CASE("a body that two readers could end in two places is refused") {
  const std::vector<Form> forms = {
      {"a length and chunks",
       post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"chunks and a length",
       post + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n"},
      {"two lengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"},
      {"the same length twice", post + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello"},
      {"a negative length", post + "Content-Length: -1\r\n\r\n"},
      {"a length with a sign", post + "Content-Length: +5\r\n\r\nhello"},
      {"a length in hexadecimal", post + "Content-Length: 0x5\r\n\r\nhello"},
      {"a list of lengths", post + "Content-Length: 5, 5\r\n\r\nhello"},
      {"an empty length", post + "Content-Length: \r\n\r\nhello"},
      {"a length of more than 64 bits", post + "Content-Length: 18446744073709551621\r\n\r\nhello"},
      {"two codings", post_in_chunks + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
      {"an unknown coding", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"},
      {"a coding in disguise", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"},
      {"a coding after which comes another", post + "Transfer-Encoding: chunked, identity\r\n\r\n"
                                                    "0\r\n\r\n"},
      {"a coding in quotes", post + "Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n"},
      {"a coding with a control character", post + "Transfer-Encoding: \vchunked\r\n\r\n0\r\n\r\n"},
      {"chunks in HTTP/1.0",
       "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"}};
  check_all_refused(forms);
}

TEST_CASE("chunks whose size or end is not plain are refused") {
  const std::vector<Form> forms = {
      {"a size of words", "zz\r\nhello\r\n0\r\n\r\n"},
      {"no size", "\r\nhello\r\n0\r\n\r\n"},
      {"a negative size", "-5\r\nhello\r\n0\r\n\r\n"},
      {"a size with a sign", "+5\r\nhello\r\n0\r\n\r\n"},
      {"a size with a prefix", "0x5\r\nhello\r\n0\r\n\r\n"},
      {"a size after a space", " 5\r\nhello\r\n0\r\n\r\n"},
      {"a size of more than 64 bits", "10000000000000005\r\nhello\r\n0\r\n\r\n"},
      {"a size that nobody has", "fffffffffffffffe\r\nhello\r\n"},
      {"a bare line feed after the size", "5\nhello\r\n0\r\n\r\n"},
      {"more bytes than the size says", "5\r\nhello!!\r\n0\r\n\r\n"},
      {"a bare line feed after the chunk", "5\r\nhello\n0\r\n\r\n"}};
  check_all_refused(forms, post_in_chunks + "\r\n");
}

TEST_CASE("what chunks carry besides their bytes is passed over and leads to nothing") {
  Running server({}, [](const Request& request) {
    return text(200, request.body + "|" + std::string(request.header("x-late")) + "\n");
  });
  CHECK(ask(server.port(), post_in_chunks + "\r\n5;name=\"a;b\"\r\nhello\r\n0;x=y\r\n\r\n")
            .ends_with("hello|\n"));
  CHECK(ask(server.port(), post_in_chunks + "\r\n5\r\nhello\r\n0\r\nX-Late: evil\r\nHost: evil\r\n"
                                            "\r\n")
            .ends_with("hello|\n"));
  // An extension without an end is a head without an end.
  CHECK(ask(server.port(), post_in_chunks + "\r\n5;" + std::string(60'000, 'x') + "\r\nhello")
            .starts_with("HTTP/1.1 4"));
}

TEST_CASE("a head or body beyond the limits is refused with words, and read no further") {
  Running server({.body_limit_bytes = 1000});
  const auto long_head = [](const std::string& lines) {
    return "GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n\r\n";
  };
  CHECK(
      ask(server.port(), long_head("X: " + std::string(40'000, 'x'))).starts_with("HTTP/1.1 431"));
  CHECK(ask(server.port(), get("/" + std::string(40'000, 'x'))).starts_with("HTTP/1.1 431"));
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "X: y\r\n";
  CHECK(ask(server.port(), long_head(many)).starts_with("HTTP/1.1 431"));
  CHECK(ask(server.port(), post + "Content-Length: 1001\r\n\r\n" + std::string(1001, 'x'))
            .starts_with("HTTP/1.1 413"));
  CHECK(
      ask(server.port(), post_in_chunks + "\r\n5dc\r\n" + std::string(1500, 'x') + "\r\n0\r\n\r\n")
          .starts_with("HTTP/1.1 413"));
}

TEST_CASE("a body that is too large is refused before it is sent") {
  Running server({.body_limit_bytes = 1000});
  Caller caller(server.port());
  caller.say("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n");
  CHECK(caller.hear("\r\n\r\n").starts_with("HTTP/1.1 413"));
}

TEST_CASE("who speaks too slowly is cut off: in the head, in the body, and before a word") {
  Running server({.body_limit_bytes = 1000, .head_seconds = 1, .body_seconds = 1});
  for (const std::string_view begun :
       {std::string_view(""), std::string_view("GET / HTTP/1.1\r\nHo"),
        std::string_view("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhe"),
        std::string_view(
            "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n")}) {
    Caller caller(server.port());
    caller.say(begun);
    const auto began = std::chrono::steady_clock::now();
    CHECK(caller.hear_all().empty());
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(15));
  }
}

TEST_CASE("a byte now and then does not make the time for a head any longer") {
  Running server({.head_seconds = 1});
  Caller caller(server.port());
  caller.say("GET / HTTP/1.1\r\nHost: a\r\n");
  const auto began = std::chrono::steady_clock::now();
  while (caller.is_open_for(std::chrono::milliseconds(50)) &&
         std::chrono::steady_clock::now() - began < std::chrono::seconds(15))
    caller.say("X: y\r\n");
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(15));
}

TEST_CASE("requests that come at once are answered in their order, up to the one that is refused") {
  Running server;
  std::string all;
  for (int i = 0; i < 50; ++i)
    all += "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi";
  const std::string heard = ask(server.port(), all + "nonsense\r\n\r\n" + get("/after"));
  std::size_t at = 0;
  for (int i = 0; i < 50; ++i) {
    at = heard.find("POST /" + std::to_string(i) + " hi\n", at);
    REQUIRE(at != std::string::npos);
  }
  CHECK(heard.find("HTTP/1.1 400", at) != std::string::npos);
  CHECK(heard.find("/after") == std::string::npos);
}
