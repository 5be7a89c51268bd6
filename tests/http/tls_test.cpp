#include <chrono>

#include "tests/http/caller.h"
#include "tests/http/certificate.h"

using namespace wellmet;
using namespace wellmet::http;
using namespace wellmet::http::testing;

namespace {

Response say_whether_secure(const Request& request) {
  return text(200, request.secure ? "secure\n" : "plain\n");
}

}  // namespace

TEST_CASE("over TLS a request is answered as over TCP, and known to be secure") {
  const Certificate certificate;
  Running server({.certificate = certificate.chain(), .key = certificate.key()},
                 say_whether_secure);
  CHECK(certificate.ask(server.port(), get("/")).ends_with("\r\n\r\nsecure\n"));
  const std::string large = "POST / HTTP/1.1\r\n" + std::string(closing) +
                            "Content-Length: 300000\r\n\r\n" + std::string(300'000, 'x');
  CHECK(certificate.ask(server.port(), large).ends_with("\r\n\r\nsecure\n"));
  CHECK(certificate.ask(server.port(), "GET / HTTP/1.1\r\nHost : a\r\n\r\n")
            .starts_with("HTTP/1.1 400 "));
}

TEST_CASE("versions of TLS that are broken are not spoken") {
  const Certificate certificate;
  Running server({.certificate = certificate.chain(), .key = certificate.key()});
  CHECK(certificate.ask(server.port(), get("/"), "-tls1_1 -cipher ALL:@SECLEVEL=0").empty());
  CHECK(certificate.ask(server.port(), get("/"), "-tls1_2").starts_with("HTTP/1.1 200 "));
}

TEST_CASE("who does not come to an end with the handshake is cut off, and holds nobody up") {
  const Certificate certificate;
  Running server({.certificate = certificate.chain(), .key = certificate.key(), .head_seconds = 1});
  Caller silent(server.port()), slow(server.port()), plain(server.port());
  slow.say(std::string_view("\x16\x03\x01\x02\x00\x01", 6));  // a hello whose rest never comes
  plain.say(get("/"));
  CHECK(certificate.ask(server.port(), get("/")).starts_with("HTTP/1.1 200 "));
  const auto began = std::chrono::steady_clock::now();
  CHECK(silent.hear_all().empty());
  CHECK(slow.hear_all().find("HTTP") == std::string::npos);
  CHECK(plain.hear_all().find("HTTP") == std::string::npos);
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(15));
}
