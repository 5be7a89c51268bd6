// Who should meet, and the product's rules on it. Each rule was seen to fail when it was broken on
// purpose.
#include "judgement/introductions/pairs.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "judgement/introductions/evaluate_introductions.h"
#include "judgement/introductions/reasons.h"
#include "judgement/introductions/topics.h"

namespace wellmet {
namespace {

constexpr LocalDate day{20'780};
constexpr std::int64_t bees = 1, ovens = 2, jazz = 3;
constexpr auto anybody = [](const Pairing&) { return true; };

std::vector<CommunityMember> crowd(int people) {
  std::vector<CommunityMember> members;
  for (int i = 0; i < people; ++i) members.push_back({.name = "Person " + std::to_string(i)});
  return members;
}

std::vector<Pairing> pairs_of(std::vector<CommunityMember> members) {
  return Community(std::move(members), day).pairs();
}

// A community with what few and many have, asks and offers.
rc::Gen<std::vector<CommunityMember>> some_community() {
  return rc::gen::exec([] {
    std::vector<CommunityMember> members = crowd(*rc::gen::inRange(2, 60));
    for (CommunityMember& member : members) {
      std::set<std::int64_t> held;
      const int many = *rc::gen::inRange(0, 6);
      for (int i = 0; i < many; ++i) held.insert(*rc::gen::inRange(1, 30));
      for (const std::int64_t what : held)
        member.holds.push_back({what, *rc::gen::element(0, 0, 30, 400)});
      if (*rc::gen::inRange(0, 4) == 0) member.asks = {*rc::gen::inRange(1, 8)};
      if (*rc::gen::inRange(0, 4) == 0) member.offers = {*rc::gen::inRange(1, 8)};
    }
    return members;
  });
}

// The formula as it is written, all with all.
double worth_of(const std::vector<CommunityMember>& members, std::size_t a, std::size_t b,
                bool& has_rare) {
  const int most = std::max<int>(2, static_cast<int>(members.size() / 4));
  const auto weight = [&](int people) {
    if (people > most) return 0.0;
    has_rare = has_rare || people <= 10;
    return 1 / std::log(1.0 + std::max(2, people));
  };
  double sum = 0;
  for (const Holding& one : members[a].holds) {
    for (const Holding& other : members[b].holds) {
      if (one.what != other.what) continue;
      const auto people = std::ranges::count_if(members, [&](const CommunityMember& m) {
        return std::ranges::any_of(m.holds, [&](const Holding& h) { return h.what == one.what; });
      });
      sum += std::exp2(-(one.age_days + other.age_days) / 180.0) * weight(static_cast<int>(people));
    }
  }
  for (const auto& [asking, offering] : {std::pair(a, b), std::pair(b, a)}) {
    for (const std::int64_t topic : members[asking].asks) {
      if (std::ranges::find(members[offering].offers, topic) == members[offering].offers.end())
        continue;
      const auto people = std::ranges::count_if(members, [&](const CommunityMember& m) {
        return std::ranges::find(m.asks, topic) != m.asks.end() ||
               std::ranges::find(m.offers, topic) != m.offers.end();
      });
      sum += 2 * weight(static_cast<int>(people));
    }
  }
  return sum;
}

TEST_CASE("two who share what nobody else has come before two who share what some have") {
  std::vector<CommunityMember> members = crowd(30);
  for (const int i : {0, 1}) members[static_cast<std::size_t>(i)].holds = {{ovens}};
  for (const int i : {2, 3, 4, 5, 6}) members[static_cast<std::size_t>(i)].holds = {{jazz}};
  const std::vector<Pairing> pairs = pairs_of(members);
  REQUIRE(pairs.size() == 11);
  CHECK(std::pair(pairs[0].first, pairs[0].second) == std::pair(0, 1));
  CHECK(pairs[0].worth > pairs[1].worth);
}

TEST_CASE("what one looks for and another offers counts twice as much as what both have") {
  std::vector<CommunityMember> members = crowd(30);
  members[0].holds = members[1].holds = {{bees}};
  members[2].asks = {7};
  members[3].offers = {7};
  const std::vector<Pairing> pairs = pairs_of(members);
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[0].first == 2);
  CHECK(pairs[0].worth == doctest::Approx(2 * pairs[1].worth));
}

TEST_CASE("two who look for the same are no pair") {
  std::vector<CommunityMember> members = crowd(30);
  members[0].asks = members[1].asks = {7};
  members[2].offers = members[3].offers = {8};
  CHECK(pairs_of(members).empty());
}

TEST_CASE("what more than a quarter have is no ground, nor is what no ten people at most have") {
  std::vector<CommunityMember> quarter = crowd(20), eleven = crowd(60);
  for (std::size_t i = 0; i < 6; ++i) quarter[i].holds = {{jazz}};
  for (std::size_t i = 0; i < 11; ++i) eleven[i].holds = {{jazz}};
  CHECK(pairs_of(quarter).empty());
  CHECK(pairs_of(eleven).empty());
  eleven[10].holds.clear();
  CHECK(pairs_of(eleven).size() == 45);
}

TEST_CASE("a passing interest fades: half its worth after half a year of both") {
  std::vector<CommunityMember> members = crowd(30);
  members[0].holds = members[1].holds = {{bees}};
  members[2].holds = members[3].holds = {{ovens, 90}};
  const std::vector<Pairing> pairs = pairs_of(members);
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[1].first == 2);
  CHECK(pairs[1].worth == doctest::Approx(pairs[0].worth / 2));
}

TEST_CASE("the pairs are those of the formula, compared all with all") {
  CHECK(rc::check([] {
    const std::vector<CommunityMember> members = *some_community();
    std::map<std::pair<int, int>, double> expected;
    for (std::size_t a = 0; a < members.size(); ++a) {
      for (std::size_t b = a + 1; b < members.size(); ++b) {
        bool has_rare = false;
        const double worth = worth_of(members, a, b, has_rare);
        if (has_rare && worth > 0) expected[{static_cast<int>(a), static_cast<int>(b)}] = worth;
      }
    }
    const std::vector<Pairing> pairs = pairs_of(members);
    RC_ASSERT(pairs.size() == expected.size());
    for (const Pairing& pair : pairs)
      RC_ASSERT(std::abs(expected.at({pair.first, pair.second}) - pair.worth) < 1e-6);
  }));
}

TEST_CASE("of one member the best are those of all pairs with them") {
  CHECK(rc::check([] {
    const std::vector<CommunityMember> members = *some_community();
    const Community community(members, day);
    const int member = *rc::gen::inRange(0, static_cast<int>(members.size()));
    std::vector<double> all, best;
    for (const Pairing& pair : community.pairs()) {
      if (pair.first == member || pair.second == member) all.push_back(pair.worth);
    }
    all.resize(std::min<std::size_t>(all.size(), 5));
    for (const Pairing& pair : community.pairs_with(member, 5)) best.push_back(pair.worth);
    RC_ASSERT(best == all);
  }));
}

TEST_CASE("nobody is twice in one list, and pairs that may not meet are passed over") {
  CHECK(rc::check([] {
    const std::vector<Pairing> pairs = pairs_of(*some_community());
    const int odd_one = *rc::gen::inRange(0, 60);
    const auto chosen = nobody_twice(
        pairs, 10, -1, [&](const Pairing& p) { return p.first != odd_one && p.second != odd_one; });
    std::set<int> listed;
    for (const Pairing& pair : chosen) {
      RC_ASSERT(listed.insert(pair.first).second);
      RC_ASSERT(listed.insert(pair.second).second);
      RC_ASSERT(pair.first != odd_one);
      RC_ASSERT(pair.second != odd_one);
    }
  }));
}

TEST_CASE("nobody stands first for knowing many: who people are and their order change nothing") {
  CHECK(rc::check([] {
    const std::vector<CommunityMember> members = *some_community();
    std::vector<std::size_t> order(members.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto by = *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(order));
    std::ranges::rotate(order, order.begin() + by);
    std::vector<CommunityMember> moved;
    for (const std::size_t i : order) moved.push_back(members[i]);
    // By name: the same people, whatever their places.
    const auto names = [](const std::vector<CommunityMember>& all) {
      std::vector<std::set<std::string>> list;
      for (const Pairing& pair : nobody_twice(pairs_of(all), 5, -1, anybody))
        list.push_back({all[static_cast<std::size_t>(pair.first)].name,
                        all[static_cast<std::size_t>(pair.second)].name});
      return list;
    };
    RC_ASSERT(names(moved) == names(members));
  }));
}

TEST_CASE("among equals the day decides, so that nobody stays on top") {
  std::vector<CommunityMember> members = crowd(80);
  for (std::size_t i = 0; i < 40; ++i) members[i].holds = {{static_cast<std::int64_t>(i / 2 + 1)}};
  std::set<int> first;
  for (int days = 0; days < 20; ++days)
    first.insert(Community(members, day + days).pairs().front().first);
  CHECK(first.size() > 3);
}

TEST_CASE("the grounds of a pair, what says most first") {
  std::vector<CommunityMember> members = crowd(40);
  members[0].holds = {{bees}, {jazz}};
  members[1].holds = {{bees}, {jazz}};
  for (std::size_t i = 2; i < 8; ++i) members[i].holds = {{jazz}};
  members[0].asks = members[1].offers = {7};
  const Community community(members, day);
  const std::vector<PairGround> grounds = community.grounds(community.pairs().front());
  REQUIRE(grounds.size() == 3);
  CHECK(grounds[0].kind == PairGround::Kind::first_asks);
  CHECK(grounds[1].what == bees);
  CHECK(grounds[1].people == 2);
  CHECK(grounds[2].what == jazz);
  CHECK(grounds[2].people == 8);
}

TEST_CASE("a text is about its words, without those that any text has") {
  struct Row {
    const char* text;
    std::vector<std::string> topics;
  };
  for (const Row& row :
       {Row{"a product designer for the new site", {"product", "designer", "site"}},
        {"product designers", {"product", "designer"}},
        {"someone to help with her taxes", {"taxe"}},
        {"a good place to work, in 2026", {}},
        {"养蜂", {"yang", "feng"}}}) {
    INFO(row.text);
    CHECK(topics_of(row.text) == row.topics);
  }
}

TEST_CASE("the reason in words") {
  CHECK(both_in_words({.name = "bees", .kind = InterestKind::pet}) == "both keep bees");
  CHECK(both_in_words({.name = "jazz"}) == "both like jazz");
  CHECK(rarity_in_words(2) == "you know nobody else who does");
  CHECK(rarity_in_words(3) == "only 3 of your people do");
  CHECK(rarity_in_words(11) == "");
  CHECK(ask_in_words("Maya", "a bookkeeper.", "Priya", "bookkeeping for small studios") ==
        "Maya is looking for “a bookkeeper”, and Priya offers “bookkeeping for small studios”");
}

TEST_CASE("a table of who has what gives whom each should meet") {
  CHECK(evaluate_introductions("id,what,age,kind\nmaya,bees,,\nana,bees,180,holds\n"
                               "bo,bookkeeper,,asks\ncy,bookkeeper,,offers\nmaya,bees,,\n") ==
        "id,other,worth\nmaya,ana,0.455120\nana,maya,0.455120\nbo,cy,1.820478\n"
        "cy,bo,1.820478\n");
  CHECK(evaluate_introductions("id,what\nmaya,bees\nana,bees\n") ==
        "id,other,worth\nmaya,ana,0.910239\nana,maya,0.910239\n");
  CHECK_THROWS(evaluate_introductions("id,what,kind\nmaya,bees,wants\n"));
}

}  // namespace
}  // namespace wellmet
