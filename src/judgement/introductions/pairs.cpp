// The worth of a pair is a sum over what the two share, each thing worth more the fewer have it and
// the fresher it is; what one looks for and the other offers counts double:
//
//   sum over shared x  2^(-(age_a + age_b) / 180) / ln(1 + max(2, people with x))
//   + 2 * sum over topics x that one asks for and the other offers  1 / ln(1 + max(2, people))
//
// Only a pair with something that at most ten people have is a candidate, so the candidates are
// found from the lists of those ten alone: a community of 100 000 needs no comparison of all with
// all. There is deliberately no term for how many people somebody knows: "introduce the famous"
// would predict best who gets to know whom, and is not what introductions are for.
#include "judgement/introductions/pairs.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "judgement/few_people.h"
#include "model/called.h"

namespace wellmet {
namespace {

constexpr int least_ignored = 3;  // in a small notebook two are more than a quarter
constexpr double half_life_days = 180;

double rarity(int people) { return 1.0 / std::log(1.0 + std::max(2, people)); }

std::uint64_t mixed(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
  hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
  return hash ^ (hash >> 33);
}

// FNV-1a: the same on every machine.
std::uint64_t hash_of(const std::string& name, LocalDate day) {
  std::uint64_t hash = 0xCBF29CE484222325 ^ static_cast<std::uint32_t>(day.day_number);
  for (const char c : name_without_titles(name))
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return mixed(hash);
}

// Sums of the same numbers in another order differ in the last digits.
double rounded(double worth) { return std::round(worth * 1e9) / 1e9; }

// Calls for what both lists have, which are in the order of `what`.
template <class List, class Each>
void for_each_common(const List& one, const List& other, const Each& each) {
  auto a = one.begin(), b = other.begin();
  while (a != one.end() && b != other.end()) {
    if (a->what < b->what) {
      ++a;
    } else if (b->what < a->what) {
      ++b;
    } else {
      each(*a++, *b++);
    }
  }
}

template <class List>
void put_in_order(List& list) {
  std::ranges::sort(list, {}, [](const auto& one) { return one.what; });
}

// Of those who have `what`, in a list by what.
template <class Postings>
auto who_have(const Postings& postings, std::int64_t what) {
  return std::ranges::equal_range(postings, what, {}, [](const auto& one) { return one.what; });
}

}  // namespace

Community::Community(std::vector<CommunityMember> members, LocalDate day)
    : members_(std::move(members)), kept_(members_.size()) {
  for (std::size_t i = 0; i < members_.size(); ++i)
    kept_[i].shuffle = hash_of(members_[i].name, day);
  keep_interests();
  keep_topics();
  members_.clear();
}

// What more people have is no ground: more than a quarter.
int Community::most_people() const {
  return std::max<int>(least_ignored - 1, static_cast<int>(members_.size() / 4));
}

void Community::keep_interests() {
  std::unordered_map<std::int64_t, int> people;
  for (const CommunityMember& member : members_) {
    for (const Holding& held : member.holds) ++people[held.what];
  }
  const int most = most_people();
  for (std::size_t i = 0; i < members_.size(); ++i) {
    for (const Holding& held : members_[i].holds) {
      const int count = people[held.what];
      if (count < 2 || count > most) continue;
      kept_[i].holds.push_back(
          {held.what, std::exp2(-std::max(0, held.age_days) / half_life_days), count});
      if (count <= few_people) few_hold_.push_back({held.what, static_cast<int>(i)});
    }
    put_in_order(kept_[i].holds);
  }
  std::ranges::sort(few_hold_);
}

void Community::keep_topics() {
  std::unordered_map<std::int64_t, int> people;
  for (const CommunityMember& member : members_) {
    std::unordered_set<std::int64_t> topics(member.asks.begin(), member.asks.end());
    topics.insert(member.offers.begin(), member.offers.end());
    for (const std::int64_t topic : topics) ++people[topic];
  }
  const int most = most_people();
  for (std::size_t i = 0; i < members_.size(); ++i) {
    const auto keep = [&](const std::vector<std::int64_t>& topics, std::vector<Held>& into,
                          std::vector<Posting>& few) {
      for (const std::int64_t topic : topics) {
        const int count = people[topic];
        if (count < 2 || count > most) continue;
        into.push_back({topic, 1, count});
        if (count <= few_people) few.push_back({topic, static_cast<int>(i)});
      }
      put_in_order(into);
    };
    keep(members_[i].asks, kept_[i].asks, few_ask_);
    keep(members_[i].offers, kept_[i].offers, few_offer_);
  }
  std::ranges::sort(few_ask_);
  std::ranges::sort(few_offer_);
}

double Community::worth(const Kept& one, const Kept& other) const {
  double sum = 0;
  for_each_common(one.holds, other.holds, [&](const Held& a, const Held& b) {
    sum += a.weight * b.weight * rarity(a.people);
  });
  const auto add = [&](const Held& a, const Held&) { sum += 2 * rarity(a.people); };
  for_each_common(one.asks, other.offers, add);
  for_each_common(one.offers, other.asks, add);
  return rounded(sum);
}

// Each partner once.
template <class Each>
void Community::for_each_partner(int member, const Each& each) const {
  std::vector<int> partners;
  const auto add = [&](const std::vector<Held>& list, const std::vector<Posting>& postings) {
    for (const Held& held : list) {
      if (held.people > few_people) continue;
      for (const Posting& one : who_have(postings, held.what)) partners.push_back(one.member);
    }
  };
  const Kept& kept = kept_[static_cast<std::size_t>(member)];
  add(kept.holds, few_hold_);
  add(kept.asks, few_offer_);
  add(kept.offers, few_ask_);
  std::ranges::sort(partners);
  partners.erase(std::ranges::unique(partners).begin(), partners.end());
  for (const int partner : partners) {
    if (partner != member) each(partner);
  }
}

std::uint64_t Community::shuffle_of(const Pairing& pair) const {
  const std::uint64_t a = kept_[static_cast<std::size_t>(pair.first)].shuffle;
  const std::uint64_t b = kept_[static_cast<std::size_t>(pair.second)].shuffle;
  return mixed(a ^ b);
}

bool Community::before(const Pairing& a, const Pairing& b) const {
  if (a.worth != b.worth) return a.worth > b.worth;
  const std::uint64_t of_a = shuffle_of(a), of_b = shuffle_of(b);
  return of_a != of_b ? of_a < of_b : std::pair(a.first, a.second) < std::pair(b.first, b.second);
}

std::vector<Pairing> Community::pairs() const {
  std::vector<Pairing> list;
  for (int member = 0; member < static_cast<int>(kept_.size()); ++member) {
    const Kept& kept = kept_[static_cast<std::size_t>(member)];
    for_each_partner(member, [&](int partner) {
      if (partner > member)
        list.push_back({member, partner, worth(kept, kept_[static_cast<std::size_t>(partner)])});
    });
  }
  std::ranges::sort(list, [&](const Pairing& a, const Pairing& b) { return before(a, b); });
  return list;
}

std::vector<Pairing> Community::pairs_with(int member, int most) const {
  std::vector<Pairing> list;
  const Kept& kept = kept_[static_cast<std::size_t>(member)];
  for_each_partner(member, [&](int partner) {
    list.push_back({member, partner, worth(kept, kept_[static_cast<std::size_t>(partner)])});
  });
  const auto keep = std::min(list.size(), static_cast<std::size_t>(std::max(0, most)));
  std::ranges::partial_sort(list, list.begin() + static_cast<std::ptrdiff_t>(keep),
                            [&](const Pairing& a, const Pairing& b) { return before(a, b); });
  list.resize(keep);
  return list;
}

std::vector<PairGround> Community::grounds(const Pairing& pair) const {
  const Kept& one = kept_[static_cast<std::size_t>(pair.first)];
  const Kept& other = kept_[static_cast<std::size_t>(pair.second)];
  std::vector<std::pair<double, PairGround>> list;
  using Kind = PairGround::Kind;
  for_each_common(one.asks, other.offers, [&](const Held& a, const Held&) {
    list.push_back({2 * rarity(a.people), {Kind::first_asks, a.what, a.people}});
  });
  for_each_common(one.offers, other.asks, [&](const Held& a, const Held&) {
    list.push_back({2 * rarity(a.people), {Kind::second_asks, a.what, a.people}});
  });
  for_each_common(one.holds, other.holds, [&](const Held& a, const Held& b) {
    list.push_back({a.weight * b.weight * rarity(a.people), {Kind::both_hold, a.what, a.people}});
  });
  std::ranges::stable_sort(list, std::ranges::greater{},
                           [](const auto& one_of_them) { return rounded(one_of_them.first); });
  std::vector<PairGround> grounds;
  for (const auto& [weight, ground] : list) grounds.push_back(ground);
  return grounds;
}

std::vector<Pairing> nobody_twice(const std::vector<Pairing>& pairs, int most, int twice,
                                  const std::function<bool(const Pairing&)>& may_meet) {
  std::vector<Pairing> chosen;
  std::unordered_set<int> listed;
  const auto is_listed = [&](int member) { return member != twice && listed.contains(member); };
  for (const Pairing& pair : pairs) {
    if (static_cast<int>(chosen.size()) >= most) break;
    if (is_listed(pair.first) || is_listed(pair.second) || !may_meet(pair)) continue;
    listed.insert({pair.first, pair.second});
    chosen.push_back(pair);
  }
  return chosen;
}

}  // namespace wellmet
