// Each key has the time at which its allowance is full again (the "virtual scheduling" form of a
// leaky bucket: ITU-T I.371, appendix I). A try moves it on, time catches up with it.
//
// IPv6 hands out whole networks: a home often has 56 bits, an organisation 48. These share larger
// allowances, so that a network of many places does not have the tries of each. An IPv4 address is
// one place and nothing more: its neighbours are other people.
#include "web/access/tries.h"

#include <algorithm>

#include "http/ip_address.h"

namespace wellmet::web {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t keys_remembered = 10'000;
constexpr Allowance for_one{6, milliseconds(20'000)};
constexpr Allowance for_56_bits{24, milliseconds(5'000)};
constexpr Allowance for_48_bits{96, milliseconds(1'250)};

std::string network_of(const std::string& peer, int bits) {
  const auto address = http::IpAddress::parse(peer);
  if (!address) return peer;
  if (address->is_loopback()) return "loopback";
  return address->network(address->is_v6() ? bits : address->bits());
}

// The place that an address belongs to: itself, or for IPv6 its network of 64 bits, since whoever
// has one address there has all of them.
std::string place_of(const std::string& peer) { return network_of(peer, 64); }

}  // namespace

std::string widest_network_of(const std::string& peer) { return network_of(peer, 48); }

Tries::Entry& Tries::entry(const std::string& key, Time now) {
  if (const auto found = by_key_.find(key); found != by_key_.end()) {
    entries_.splice(entries_.begin(), entries_, found->second);
    return entries_.front();
  }
  if (entries_.size() >= most_) {
    by_key_.erase(entries_.back().key);
    entries_.pop_back();
  }
  entries_.push_front({key, now});
  by_key_.emplace(entries_.front().key, entries_.begin());
  return entries_.front();
}

Tries::Time Tries::time_to_wait(const std::string& key, Time now) {
  const Time full_after_this = std::max(entry(key, now).full_at, now) + allowance_.another_after;
  return std::max(Time(0), full_after_this - now - allowance_.at_once * allowance_.another_after);
}

void Tries::take(const std::string& key, Time now) {
  Entry& taken = entry(key, now);
  taken.full_at = std::max(taken.full_at, now) + allowance_.another_after;
}

void Tries::give_back(const std::string& key) {
  if (const auto found = by_key_.find(key); found != by_key_.end())
    found->second->full_at -= allowance_.another_after;
}

AllTries::AllTries()
    : known_(for_one, keys_remembered),
      places_(for_one, keys_remembered),
      wide_(for_56_bits, keys_remembered),
      wider_(for_48_bits, keys_remembered) {}

std::vector<AllTries::Counted> AllTries::counted(const std::string& peer,
                                                 const std::string& known) {
  if (!known.empty()) return {{&known_, known}};
  std::vector<Counted> all = {{&places_, place_of(peer)}};
  const auto address = http::IpAddress::parse(peer);
  if (address && address->is_v6() && !address->is_loopback()) {
    all.push_back({&wide_, network_of(peer, 56)});
    all.push_back({&wider_, network_of(peer, 48)});
  }
  return all;
}

Tries::Time AllTries::take(const std::string& peer, const std::string& known, Tries::Time now) {
  const std::vector<Counted> all = counted(peer, known);
  Tries::Time longest{0};
  for (const Counted& c : all) longest = std::max(longest, c.tries->time_to_wait(c.key, now));
  if (longest > Tries::Time(0)) return longest;
  for (const Counted& c : all) c.tries->take(c.key, now);
  return Tries::Time(0);
}

void AllTries::give_back(const std::string& peer, const std::string& known) {
  for (const Counted& c : counted(peer, known)) c.tries->give_back(c.key);
}

}  // namespace wellmet::web
