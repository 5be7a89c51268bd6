#include "web/doorkeeper.h"

#include <algorithm>

#include "base/secret.h"

namespace wellmet::web {
namespace {

constexpr int tries_at_once = 6;
constexpr std::int64_t try_again_ms = 20'000;  // a further try for every so many
constexpr std::size_t peers_remembered = 10'000;
constexpr int checks_at_once = 2;

}  // namespace

std::string Doorkeeper::new_link() {
  const std::lock_guard lock(mutex_);
  link_ = random_token();
  return link_;
}

bool Doorkeeper::take_link(const std::string& token) {
  const std::lock_guard lock(mutex_);
  if (link_.empty() || !equal_in_constant_time(token, link_)) return false;
  link_.clear();
  return true;
}

int Doorkeeper::seconds_to_wait(const std::string& peer, Instant now) {
  const std::lock_guard lock(mutex_);
  if (tries_.size() >= peers_remembered && !tries_.contains(peer)) {
    std::erase_if(tries_, [&](const auto& entry) {
      return now.milliseconds - entry.second.counted.milliseconds > tries_at_once * try_again_ms;
    });
    if (tries_.size() >= peers_remembered) return static_cast<int>(try_again_ms / 1000);
  }
  Tries& tries = tries_.try_emplace(peer, Tries{tries_at_once, now}).first->second;
  const std::int64_t earned = (now.milliseconds - tries.counted.milliseconds) / try_again_ms;
  if (earned > 0) {
    tries.left = static_cast<int>(std::min<std::int64_t>(tries_at_once, tries.left + earned));
    tries.counted.milliseconds += earned * try_again_ms;
  }
  if (tries.left == 0)
    return static_cast<int>((tries.counted.milliseconds + try_again_ms - now.milliseconds) / 1000) +
           1;
  --tries.left;
  return 0;
}

void Doorkeeper::came_in(const std::string& peer) {
  const std::lock_guard lock(mutex_);
  tries_.erase(peer);
}

Doorkeeper::Place::Place(Doorkeeper& keeper) : keeper_(keeper) {
  const std::lock_guard lock(keeper_.mutex_);
  held_ = keeper_.checking_ < checks_at_once;
  if (held_) ++keeper_.checking_;
}

Doorkeeper::Place::~Place() {
  if (!held_) return;
  const std::lock_guard lock(keeper_.mutex_);
  --keeper_.checking_;
}

}  // namespace wellmet::web
