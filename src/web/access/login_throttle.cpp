#include "web/access/login_throttle.h"

#include <algorithm>

#include "http/ip_address.h"

namespace wellmet::web {
namespace {

constexpr std::chrono::seconds longest_wait(10);
constexpr std::ptrdiff_t waiting_of_one_network = 2;

enum Rank { known_browser, this_machine, stranger };

Rank rank_of(const Caller& caller) {
  if (!caller.known.empty()) return known_browser;
  return http::is_loopback(caller.peer) ? this_machine : stranger;
}

}  // namespace

LoginThrottle::Try::Try(LoginThrottle& throttle, Caller caller)
    : throttle_(throttle), caller_(std::move(caller)) {
  const std::lock_guard lock(throttle_.mutex_);
  const auto wait = throttle_.tries_.take(caller_.peer, caller_.known, throttle_.steady_());
  seconds_ = static_cast<int>(std::chrono::ceil<std::chrono::seconds>(wait).count());
}

LoginThrottle::Try::~Try() {
  if (counts_ || seconds_ > 0) return;
  const std::lock_guard lock(throttle_.mutex_);
  throttle_.tries_.give_back(caller_.peer, caller_.known);
}

std::size_t LoginThrottle::waiting() {
  const std::lock_guard lock(mutex_);
  return queue_.size();
}

// Where all waiting places are taken, the last of a higher rank makes room. One that was told to,
// and has not left yet, has no place any more and can make no second one.
bool LoginThrottle::may_wait(const Waiting& newcomer) {
  const auto waits = [](const Waiting& one) { return !one.turned_away; };
  const auto of_its_network = std::ranges::count_if(
      queue_, [&](const Waiting& one) { return waits(one) && one.network == newcomer.network; });
  if (newcomer.rank == stranger && of_its_network >= waiting_of_one_network) return false;
  if (std::ranges::count_if(queue_, waits) < static_cast<std::ptrdiff_t>(most_waiting)) return true;
  const auto last = std::ranges::find_if(queue_.rbegin(), queue_.rend(), waits);
  if (last->rank <= newcomer.rank) return false;
  last->turned_away = true;
  moved_.notify_all();
  return true;
}

void LoginThrottle::leave(Queue::iterator waiting) {
  queue_.erase(waiting);
  moved_.notify_all();
}

LoginThrottle::Place::Place(LoginThrottle& throttle, const Caller& caller) : throttle_(throttle) {
  Waiting newcomer{.rank = rank_of(caller), .network = widest_network_of(caller.peer)};
  std::unique_lock lock(throttle_.mutex_);
  Queue& queue = throttle_.queue_;
  if (!throttle_.may_wait(newcomer)) return;
  const auto behind =
      std::ranges::find_if(queue, [&](const Waiting& other) { return other.rank > newcomer.rank; });
  const auto self = queue.insert(behind, std::move(newcomer));
  const auto is_next = [&] {
    return self->turned_away || (throttle_.checking_ < checks_at_once && self == queue.begin());
  };
  held_ = throttle_.moved_.wait_for(lock, longest_wait, is_next) && !self->turned_away;
  if (held_) ++throttle_.checking_;
  throttle_.leave(self);
}

LoginThrottle::Place::~Place() {
  if (!held_) return;
  const std::lock_guard lock(throttle_.mutex_);
  --throttle_.checking_;
  throttle_.moved_.notify_all();
}

}  // namespace wellmet::web
