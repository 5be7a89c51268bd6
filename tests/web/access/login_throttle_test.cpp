// How often a password may be tried, and in which order passwords are checked.
#include "web/access/login_throttle.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

using namespace wellmet;
using namespace wellmet::web;
using namespace std::chrono_literals;

namespace {

struct Door {
  std::chrono::milliseconds now = 1h;
  LoginThrottle throttle{[this] { return now; }};

  // A wrong password; how many seconds it had to wait instead.
  int guess(const std::string& peer, const std::string& known = "") {
    LoginThrottle::Try one(throttle, {.peer = peer, .known = known});
    one.was_wrong();
    return one.seconds_to_wait();
  }
  bool is_turned_away(const std::string& peer) {
    return !LoginThrottle::Place(throttle, {.peer = peer});
  }
  int guesses_taken(const std::string& peer, int tried = 1000) {
    int taken = 0;
    while (taken < tried && guess(peer) == 0) ++taken;
    return taken;
  }
};

// A browser in a thread of its own that waits for its place, and leaves it when told to.
class Visitor {
 public:
  Visitor(Door& door, Caller caller, std::vector<std::string>& order, std::mutex& guard)
      : thread_([this, &door, caller, &order, &guard] {
          const LoginThrottle::Place place(door.throttle, caller);
          {
            const std::lock_guard lock(guard);
            order.push_back(place ? caller.peer : caller.peer + " turned away");
          }
          answered_ = true;
          answered_.notify_all();
          may_leave_.wait(false);
        }) {}
  ~Visitor() {
    leave();
    thread_.join();
  }
  void wait() { answered_.wait(false); }
  void leave() {
    may_leave_ = true;
    may_leave_.notify_all();
  }

 private:
  std::atomic<bool> answered_ = false, may_leave_ = false;
  std::thread thread_;
};

}  // namespace

TEST_CASE("six wrong passwords from one place, then one more every 20 seconds") {
  Door door;
  CHECK(door.guesses_taken("192.0.2.7") == 6);
  CHECK(door.guess("192.0.2.7") == 20);
  door.now += 19s;
  CHECK(door.guess("192.0.2.7") == 1);
  door.now += 1s;
  CHECK(door.guesses_taken("192.0.2.7") == 1);
  CHECK(door.guesses_taken("192.0.2.8") == 6);
  door.now += 24h;
  CHECK(door.guesses_taken("192.0.2.7") == 6);
}

TEST_CASE("a try that was right, or for which there was no room, costs nothing") {
  Door door;
  for (int i = 0; i < 100; ++i) {
    const LoginThrottle::Try right(door.throttle, {.peer = "192.0.2.7"});
    CHECK(right.seconds_to_wait() == 0);
  }
  // Nor does it make up for wrong ones.
  CHECK(door.guesses_taken("192.0.2.7", 5) == 5);
  {
    const LoginThrottle::Try right(door.throttle, {.peer = "192.0.2.7"});
  }
  CHECK(door.guesses_taken("192.0.2.7") == 1);
}

TEST_CASE("a network of 64 bits is one place, and wider ones have larger allowances of their own") {
  Door door;
  int taken = 0;
  for (int i = 0; i < 100; ++i) taken += door.guesses_taken(fmt::format("2001:db8:1:100::{:x}", i));
  CHECK(taken == 6);
  for (int i = 1; i < 100; ++i)
    taken += door.guesses_taken(fmt::format("2001:db8:1:1{:02x}::1", i));
  CHECK(taken == 24);
  for (int i = 2; i < 200; ++i) taken += door.guesses_taken(fmt::format("2001:db8:1:{:x}00::1", i));
  CHECK(taken == 96);
  CHECK(door.guesses_taken("2001:db8:2::1") == 6);
  CHECK(door.guesses_taken("::1") == 6);
}

TEST_CASE("a flood from more places than are remembered keeps no other place out") {
  Door door;
  for (int i = 0; i < 30'000; ++i)
    CHECK(door.guess(fmt::format("10.{}.{}.{}", i / 10'000, i / 100 % 100, i % 100)) == 0);
  for (int i = 0; i < 30'000; ++i) door.guess(fmt::format("2001:db8:{:x}::1", i));
  CHECK(door.guesses_taken("192.0.2.7") == 6);
  CHECK(door.guesses_taken("2001:db9::7") == 6);
  CHECK(door.guesses_taken("127.0.0.1") == 6);
}

TEST_CASE("a known browser has an allowance that nobody else can use up") {
  Door door;
  door.guesses_taken("192.0.2.7");
  door.guesses_taken("127.0.0.1");
  for (const char* peer : {"192.0.2.7", "127.0.0.1"}) {
    CHECK(door.guess(peer) > 0);
    CHECK(door.guess(peer, fmt::format("browser at {}", peer)) == 0);
  }
  // And no more than its own.
  int taken = 1;
  while (door.guess("192.0.2.7", "browser at 192.0.2.7") == 0) ++taken;
  CHECK(taken == 6);
}

TEST_CASE("who waits is served by rank: known browsers, this machine, then others as they came") {
  Door door;
  std::mutex guard;
  std::vector<std::string> order;
  std::vector<std::unique_ptr<Visitor>> checking, waiting;
  const auto come = [&](auto& visitors, const Caller& caller) {
    visitors.push_back(std::make_unique<Visitor>(door, caller, order, guard));
  };
  for (std::size_t i = 0; i < LoginThrottle::checks_at_once; ++i) {
    come(checking, {.peer = fmt::format("192.0.2.{}", i)});
    checking.back()->wait();
  }
  const auto wait_for_queue = [&](std::size_t length) {
    while (door.throttle.waiting() < length) std::this_thread::yield();
  };
  const std::vector<Caller> callers = {{.peer = "198.51.100.1"},
                                       {.peer = "198.51.100.2"},
                                       {.peer = "127.0.0.1"},
                                       {.peer = "203.0.113.9", .known = "browser 1"}};
  for (const Caller& caller : callers) {
    come(waiting, caller);
    wait_for_queue(waiting.size());
  }
  order.clear();
  // One place stays taken, so that they go through the other one after another.
  checking.pop_back();
  for (const int next : {3, 2, 0, 1}) {
    waiting[static_cast<std::size_t>(next)]->wait();
    waiting[static_cast<std::size_t>(next)]->leave();
  }
  CHECK(order ==
        std::vector<std::string>{"203.0.113.9", "127.0.0.1", "198.51.100.1", "198.51.100.2"});
}

TEST_CASE(
    "strangers can fill the queue, each network a little of it, and a known browser still waits "
    "its turn") {
  Door door;
  std::mutex guard;
  std::vector<std::string> order;
  std::vector<std::unique_ptr<Visitor>> visitors;
  const auto come = [&](const Caller& caller) {
    visitors.push_back(std::make_unique<Visitor>(door, caller, order, guard));
  };
  for (std::size_t i = 0; i < LoginThrottle::checks_at_once; ++i) {
    come({.peer = fmt::format("192.0.2.{}", i)});
    visitors.back()->wait();
  }
  const auto wait_for_queue = [&](std::size_t length) {
    while (door.throttle.waiting() < length) std::this_thread::yield();
  };
  // A network of its own has two places to wait, whatever it sends.
  for (std::size_t i = 1; i <= 2; ++i) {
    come({.peer = fmt::format("2001:db8::{}", i)});
    wait_for_queue(i);
  }
  CHECK(door.is_turned_away("2001:db8::3"));
  for (std::size_t i = 3; i <= LoginThrottle::most_waiting; ++i) {
    come({.peer = fmt::format("198.51.100.{}", i)});
    wait_for_queue(i);
  }
  CHECK(door.is_turned_away("203.0.113.1"));
  // The last stranger makes room for a browser that is known.
  Visitor& last = *visitors.back();
  Visitor known(door, {.peer = "203.0.113.2", .known = "browser 1"}, order, guard);
  last.wait();
  CHECK(order.back() == fmt::format("198.51.100.{} turned away", LoginThrottle::most_waiting));
  visitors.erase(visitors.begin());
  known.wait();
  CHECK(order.back() == "203.0.113.2");
  for (const auto& visitor : visitors) visitor->leave();
}

TEST_CASE("each known browser that comes to a full queue has a stranger's place of its own") {
  for (int round = 0; round < 20; ++round) {
    Door door;
    std::mutex guard;
    std::vector<std::string> order;
    std::vector<std::unique_ptr<Visitor>> strangers, known;
    const auto come = [&](auto& visitors, const Caller& caller) {
      visitors.push_back(std::make_unique<Visitor>(door, caller, order, guard));
    };
    std::vector<std::unique_ptr<Visitor>> checking;
    for (std::size_t i = 0; i < LoginThrottle::checks_at_once; ++i) {
      come(checking, {.peer = fmt::format("192.0.2.{}", i)});
      checking.back()->wait();
    }
    for (std::size_t i = 1; i <= LoginThrottle::most_waiting; ++i) {
      come(strangers, {.peer = fmt::format("198.51.100.{}", i)});
      while (door.throttle.waiting() < i) std::this_thread::yield();
    }
    // All at once: some come before those who make room have left.
    for (std::size_t i = 1; i <= LoginThrottle::most_waiting; ++i)
      come(known, {.peer = "203.0.113.2", .known = fmt::format("browser {}", i)});
    const auto patient_until = std::chrono::steady_clock::now() + 3s;
    const auto turned_away = [&] {
      const std::lock_guard lock(guard);
      return std::ranges::count_if(order, [](const auto& one) { return one.ends_with("away"); });
    };
    while (turned_away() < static_cast<std::ptrdiff_t>(LoginThrottle::most_waiting) &&
           std::chrono::steady_clock::now() < patient_until)
      std::this_thread::yield();
    CHECK(turned_away() == static_cast<std::ptrdiff_t>(LoginThrottle::most_waiting));
    CHECK(door.throttle.waiting() == LoginThrottle::most_waiting);
    for (auto* all : {&checking, &known})
      for (const auto& visitor : *all) visitor->leave();
  }
}
