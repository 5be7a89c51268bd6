#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

// IP addresses, and which of them a request came from.
namespace wellmet::http {

// IPv4 within IPv6 (::ffff:192.0.2.7) is the IPv4 address that it means.
class IpAddress {
 public:
  // Nothing when the text is no address. A zone (fe80::1%eth0) is left out.
  static std::optional<IpAddress> parse(std::string_view text);
  bool is_v6() const { return is_v6_; }
  bool is_loopback() const;  // 127.0.0.0/8, ::1
  bool is_any() const;       // 0.0.0.0, ::
  int bits() const { return is_v6_ ? 128 : 32; }
  // The address with all but its first bits cleared, and their number: "2001:db8::/48".
  std::string network(int bits) const;
  bool shares(const IpAddress& other, int first_bits) const;

 private:
  bool is_v6_ = false;
  std::array<unsigned char, 16> bytes_ = {};  // the first four for IPv4
};

// "10.0.0.7" or "10.0.0.0/8".
class IpRange {
 public:
  static std::optional<IpRange> parse(std::string_view text);
  bool holds(const IpAddress& address) const { return first_.shares(address, bits_); }
  bool is_everybody() const { return bits_ == 0; }

 private:
  IpAddress first_ = {};
  int bits_ = 0;
};

bool is_loopback(std::string_view address);  // false for what is no address

// Who sent the request, as far as proxies that are trusted saw it: the right-most address in
// X-Forwarded-For that is not one of theirs. The peer itself unless it is such a proxy. Other
// headers that name an address are not read: a proxy that sets only one passes the others on as the
// sender made them up.
std::string sender_of(const Request&, const std::vector<IpRange>& trusted);

}  // namespace wellmet::http
