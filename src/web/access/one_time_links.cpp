#include "web/access/one_time_links.h"

#include <utility>

#include "base/secret.h"

namespace wellmet::web {

std::string OneTimeLinks::of_the_start(AccountId account) {
  const std::lock_guard lock(mutex_);
  start_token_ = random_token();
  start_account_ = account;
  return start_token_;
}

std::string OneTimeLinks::for_a_device(AccountId account) {
  const std::lock_guard lock(mutex_);
  Link& link = devices_[account];
  link = {.token = random_token(), .until = steady_() + device_link_lasts};
  return link.token;
}

void OneTimeLinks::void_device_link(AccountId account) {
  const std::lock_guard lock(mutex_);
  devices_.erase(account);
}

std::optional<AccountId> OneTimeLinks::take(const std::string& token) {
  const std::lock_guard lock(mutex_);
  if (!start_token_.empty() && equal_in_constant_time(token, start_token_)) {
    start_token_.clear();
    return start_account_;
  }
  std::erase_if(devices_, [&](const auto& device) { return device.second.until <= steady_(); });
  for (auto device = devices_.begin(); device != devices_.end(); ++device) {
    if (!equal_in_constant_time(token, device->second.token)) continue;
    const AccountId account = device->first;
    devices_.erase(device);
    return account;
  }
  return std::nullopt;
}

}  // namespace wellmet::web
