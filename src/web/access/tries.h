#pragma once
#include <chrono>
#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// How often something may be tried, counted for many at once in bounded memory.
namespace wellmet::web {

// So many tries at once, and one more for each time that passes.
struct Allowance {
  int at_once = 0;
  std::chrono::milliseconds another_after = {};
};

// One allowance for each key. Knows the keys that were asked for last; one that was forgotten
// begins afresh.
class Tries {
 public:
  using Time = std::chrono::milliseconds;  // of a clock that only goes forward
  Tries(Allowance allowance, std::size_t most_keys) : allowance_(allowance), most_(most_keys) {}

  Time time_to_wait(const std::string& key, Time now);  // 0: there is a try
  void take(const std::string& key, Time now);
  void give_back(const std::string& key);

 private:
  struct Entry {
    std::string key;
    Time full_at;  // when all tries are there again
  };
  using Entries = std::list<Entry>;  // asked for last first
  Entry& entry(const std::string& key, Time now);

  Allowance allowance_;
  std::size_t most_;
  Entries entries_;
  std::unordered_map<std::string_view, Entries::iterator> by_key_;  // into entries_
};

// The tries of everybody at the passwords of a store.
class AllTries {
 public:
  AllTries();
  // Takes a try, or says how long to wait for one. `known` as in Caller.
  Tries::Time take(const std::string& peer, const std::string& known, Tries::Time now);
  void give_back(const std::string& peer, const std::string& known);

 private:
  struct Counted {
    Tries* tries;
    std::string key;
  };
  std::vector<Counted> counted(const std::string& peer, const std::string& known);

  Tries known_, places_, wide_, wider_;
};

// The widest network that is likely to be one customer's: 48 bits for IPv6.
std::string widest_network_of(const std::string& peer);

}  // namespace wellmet::web
