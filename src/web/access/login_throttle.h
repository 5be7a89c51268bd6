#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <list>
#include <mutex>
#include <string>

#include "web/access/tries.h"

namespace wellmet::web {

// Who offers a password.
struct Caller {
  std::string peer = {};  // address
  // Names a browser together with the account that it offers a password for and has signed in to
  // before; "" for all others.
  std::string known = {};
};

// Guards sign-in in memory: how often a password may be tried, and how many are checked at once
// (each takes 64 MiB). Any thread may ask.
//
// Tries are counted for where they come from and never for an account alone, so that someone who
// guesses cannot keep the owner out: a browser that has signed in to the account before has an
// allowance which only itself can use up, and is served before all others.
class LoginThrottle {
 public:
  // Time since some fixed moment, which nobody can set back.
  using SteadyClock = std::function<std::chrono::milliseconds()>;
  explicit LoginThrottle(SteadyClock steady) : steady_(std::move(steady)) {}

  // One try at a password. It counts while it lasts, and afterwards when it was wrong.
  class Try {
   public:
    Try(LoginThrottle& throttle, Caller caller);
    ~Try();
    Try(const Try&) = delete;
    Try& operator=(const Try&) = delete;
    int seconds_to_wait() const { return seconds_; }  // before there is one; 0: this is one
    void was_wrong() { counts_ = true; }

   private:
    LoginThrottle& throttle_;
    Caller caller_;
    int seconds_ = 0;
    bool counts_ = false;
  };

  // Holds one of the places for checking a password, until destroyed. Waits for one: known browsers
  // first, then this machine, then others in the order in which they came, few for each network.
  class Place {
   public:
    Place(LoginThrottle& throttle, const Caller& caller);
    ~Place();
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    explicit operator bool() const { return held_; }  // false: too many are waiting

   private:
    LoginThrottle& throttle_;
    bool held_ = false;
  };
  std::size_t waiting();  // for a place, now
  // How many threads can be in Place at a time without one of them being turned away at once.
  static constexpr std::size_t checks_at_once = 2, most_waiting = 8;

 private:
  struct Waiting {
    int rank = 0;  // the lowest is next
    std::string network = {};
    bool turned_away = false;
  };
  using Queue = std::list<Waiting>;  // by rank, then as they came
  bool may_wait(const Waiting& newcomer);
  void leave(Queue::iterator waiting);

  SteadyClock steady_;
  std::mutex mutex_;
  AllTries tries_;
  std::condition_variable moved_;
  Queue queue_;
  std::size_t checking_ = 0;
};

}  // namespace wellmet::web
