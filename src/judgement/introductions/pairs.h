#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/date.h"

// Who should meet: two who share something that few have, or one of whom looks for what the other
// offers. There is no room here for a title, a company, how often somebody is met or how many
// people somebody knows, so none of it can sway the choice.
namespace wellmet {

// Something that somebody has: an interest by its number.
struct Holding {
  std::int64_t what = 0;
  int age_days = 0;  // since it was noted; 0 for what lasts
};
struct CommunityMember {
  std::string name = {};                  // seeds the order of those that are equal
  std::vector<Holding> holds = {};        // each once
  std::vector<std::int64_t> asks = {};    // topics that they look for, each once
  std::vector<std::int64_t> offers = {};  // topics that they can give, each once
};

// Two members, by their places in the community.
struct Pairing {
  int first = 0, second = 0;
  double worth = 0;
  friend bool operator==(const Pairing&, const Pairing&) = default;
};

// Why two should meet, what says most first.
struct PairGround {
  enum class Kind { both_hold, first_asks, second_asks };
  Kind kind = Kind::both_hold;
  std::int64_t what = 0;  // the interest, or the topic
  int people = 0;         // how many of the community have it
};

class Community {
 public:
  // `day` seeds the order of those that are equal, so that nobody stays on top.
  Community(std::vector<CommunityMember>, LocalDate day);

  // All pairs with a ground that at most ten people have, the most promising first. What more than
  // a quarter have is no ground.
  std::vector<Pairing> pairs() const;
  // Those with this member, likewise, at most so many. The member stands first.
  std::vector<Pairing> pairs_with(int member, int most) const;
  std::vector<PairGround> grounds(const Pairing&) const;

 private:
  struct Held {
    std::int64_t what = 0;
    double weight = 1;  // halves in 180 days
    int people = 0;
  };
  struct Kept {
    std::vector<Held> holds = {}, asks = {}, offers = {};  // by number
    std::uint64_t shuffle = 0;
  };
  struct Posting {
    std::int64_t what = 0;
    int member = 0;
    friend auto operator<=>(const Posting&, const Posting&) = default;
  };
  int most_people() const;
  void keep_interests();
  void keep_topics();
  template <class Each>
  void for_each_partner(int member, const Each&) const;
  double worth(const Kept&, const Kept&) const;
  bool before(const Pairing&, const Pairing&) const;
  std::uint64_t shuffle_of(const Pairing&) const;

  std::vector<CommunityMember> members_;
  std::vector<Kept> kept_ = {};
  // Of what few have: who has it.
  std::vector<Posting> few_hold_ = {}, few_ask_ = {}, few_offer_ = {};
};

// The best of these, nobody twice, but for `twice`, a place or -1; without pairs that may not meet.
std::vector<Pairing> nobody_twice(const std::vector<Pairing>&, int most, int twice,
                                  const std::function<bool(const Pairing&)>& may_meet);

}  // namespace wellmet
