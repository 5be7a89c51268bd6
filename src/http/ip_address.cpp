#include "http/ip_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace wellmet::http {
namespace {

constexpr std::array<unsigned char, 12> v4_in_v6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

// "192.0.2.7:4711" and "[2001:db8::7]:4711" as some proxies write them.
std::string_view without_port(std::string_view text) {
  if (text.starts_with('[')) return text.substr(1, text.find(']') - 1);
  const auto colon = text.find(':');
  return colon != std::string_view::npos && colon == text.rfind(':') ? text.substr(0, colon) : text;
}

// Of all lines of the header, left to right.
std::vector<std::string> forwarded_for(const Request& request) {
  std::vector<std::string> all;
  for (const std::string& line : request.headers.every("x-forwarded-for"))
    for (const std::string& part : split(line, ',')) all.emplace_back(trim(part));
  return all;
}

bool is_trusted(const IpAddress& address, const std::vector<IpRange>& trusted) {
  return std::ranges::any_of(trusted, [&](const IpRange& range) { return range.holds(address); });
}

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
  const std::string plain(text.substr(0, text.find('%')));
  IpAddress address;
  if (inet_pton(AF_INET, plain.c_str(), address.bytes_.data()) == 1) return address;
  if (inet_pton(AF_INET6, plain.c_str(), address.bytes_.data()) != 1) return std::nullopt;
  address.is_v6_ = !std::equal(v4_in_v6.begin(), v4_in_v6.end(), address.bytes_.begin());
  if (!address.is_v6_) {
    std::copy(address.bytes_.begin() + v4_in_v6.size(), address.bytes_.end(),
              address.bytes_.begin());
    std::fill(address.bytes_.begin() + 4, address.bytes_.end(), 0);
  }
  return address;
}

bool IpAddress::is_loopback() const {
  if (!is_v6_) return bytes_[0] == 127;
  return bytes_.back() == 1 && std::all_of(bytes_.begin(), bytes_.end() - 1,
                                           [](unsigned char byte) { return byte == 0; });
}

bool IpAddress::is_any() const {
  return std::ranges::all_of(bytes_, [](unsigned char byte) { return byte == 0; });
}

std::string IpAddress::network(int bits) const {
  std::array<unsigned char, 16> kept = {};
  for (int i = 0; i < bits; ++i) kept[i / 8] |= bytes_[i / 8] & (0x80 >> (i % 8));
  char text[INET6_ADDRSTRLEN] = {};
  inet_ntop(is_v6_ ? AF_INET6 : AF_INET, kept.data(), text, sizeof text);
  return std::string(text) + "/" + std::to_string(bits);
}

bool IpAddress::shares(const IpAddress& other, int first_bits) const {
  return is_v6_ == other.is_v6_ && network(first_bits) == other.network(first_bits);
}

std::optional<IpRange> IpRange::parse(std::string_view text) {
  const auto slash = text.find('/');
  const auto first = IpAddress::parse(text.substr(0, slash));
  if (!first) return std::nullopt;
  IpRange range;
  range.first_ = *first;
  range.bits_ = first->bits();
  if (slash == std::string_view::npos) return range;
  const std::string_view length = text.substr(slash + 1);
  const char* end = length.data() + length.size();
  const auto [stopped, fault] = std::from_chars(length.data(), end, range.bits_);
  if (fault != std::errc{} || stopped != end || range.bits_ < 0 || range.bits_ > first->bits())
    return std::nullopt;
  return range;
}

bool is_loopback(std::string_view text) {
  const auto address = IpAddress::parse(text);
  return address && address->is_loopback();
}

std::string sender_of(const Request& request, const std::vector<IpRange>& trusted) {
  std::string sender = request.peer;
  const std::vector<std::string> hops = forwarded_for(request);
  for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
    const auto address = IpAddress::parse(sender);
    if (!address || !is_trusted(*address, trusted)) break;
    const std::string_view named = without_port(*hop);
    if (!IpAddress::parse(named)) break;  // "unknown", or made up
    sender = named;
  }
  return sender;
}

}  // namespace wellmet::http
