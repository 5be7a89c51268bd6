#include "http/ip_address.h"

#include <doctest/doctest.h>

using namespace wellmet;
using namespace wellmet::http;

namespace {

std::vector<IpRange> ranges(std::initializer_list<const char*> texts) {
  std::vector<IpRange> all;
  for (const char* text : texts) all.push_back(IpRange::parse(text).value());
  return all;
}

// Who sent what came from this peer with these lines of X-Forwarded-For.
std::string sender(const std::string& peer, std::initializer_list<const char*> lines,
                   const std::vector<IpRange>& trusted) {
  Request request{.peer = peer};
  for (const char* line : lines) request.headers.add("x-forwarded-for", line);
  request.headers.add("forwarded", "for=203.0.113.99");
  return sender_of(request, trusted);
}

}  // namespace

TEST_CASE("an address is of this machine however it is written, and what only looks so is not") {
  for (const char* address :
       {"127.0.0.1", "127.9.9.9", "::1", "0:0:0:0:0:0:0:1", "::ffff:127.0.0.1"})
    CHECK(is_loopback(address));
  for (const char* address :
       {"0.0.0.0", "::", "192.0.2.1", "::ffff:192.0.2.1", "127.0.0.1.evil.example",
        "127.evil.example", "localhost", "", "::2", "fe80::1%lo"})
    CHECK_FALSE(is_loopback(address));
}

TEST_CASE("a network is the first bits of an address") {
  CHECK(IpAddress::parse("2001:db8:1:2ff:3:4:5:6")->network(64) == "2001:db8:1:2ff::/64");
  CHECK(IpAddress::parse("2001:db8:1:2ff:3:4:5:6")->network(56) == "2001:db8:1:200::/56");
  CHECK(IpAddress::parse("::ffff:192.0.2.77")->network(32) == "192.0.2.77/32");
  CHECK(IpRange::parse("10.0.0.0/8")->holds(*IpAddress::parse("10.9.8.7")));
  CHECK_FALSE(IpRange::parse("10.0.0.0/8")->holds(*IpAddress::parse("11.0.0.1")));
  CHECK_FALSE(IpRange::parse("0.0.0.0/0")->holds(*IpAddress::parse("::1")));
  for (const char* text : {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0/8", "proxy", ""})
    CHECK_FALSE(IpRange::parse(text));
}

TEST_CASE("X-Forwarded-For is believed from the right, as far as trusted proxies wrote it") {
  const auto proxy = ranges({"127.0.0.0/8", "10.0.0.0/8"});
  CHECK(sender("127.0.0.1", {"198.51.100.1, 192.0.2.7"}, proxy) == "192.0.2.7");
  CHECK(sender("127.0.0.1", {"198.51.100.1, 192.0.2.7, 10.1.1.1"}, proxy) == "192.0.2.7");
  CHECK(sender("127.0.0.1", {"198.51.100.1", "192.0.2.7"}, proxy) == "192.0.2.7");
  CHECK(sender("127.0.0.1", {"[2001:db8::7]:4711"}, proxy) == "2001:db8::7");
  CHECK(sender("127.0.0.1", {"192.0.2.7:4711"}, proxy) == "192.0.2.7");
  CHECK(sender("127.0.0.1", {"10.1.1.1"}, proxy) == "10.1.1.1");
}

TEST_CASE("X-Forwarded-For is not believed from others, nor when it names no address") {
  const auto proxy = ranges({"127.0.0.0/8"});
  CHECK(sender("192.0.2.50", {"198.51.100.1"}, proxy) == "192.0.2.50");
  CHECK(sender("127.0.0.1", {"198.51.100.1"}, {}) == "127.0.0.1");
  CHECK(sender("127.0.0.1", {"unknown"}, proxy) == "127.0.0.1");
  CHECK(sender("127.0.0.1", {"198.51.100.1, made up"}, proxy) == "127.0.0.1");
  CHECK(sender("127.0.0.1", {}, proxy) == "127.0.0.1");
}
