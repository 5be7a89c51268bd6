#pragma once
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/id.h"

namespace wellmet::web {

// The tokens of links that sign a browser in, once each. In memory: none outlives the program. Any
// thread may ask.
class OneTimeLinks {
 public:
  // Time since some fixed moment, which nobody can set back.
  using SteadyClock = std::function<std::chrono::milliseconds()>;
  static constexpr std::chrono::minutes device_link_lasts{10};

  explicit OneTimeLinks(SteadyClock steady) : steady_(std::move(steady)) {}

  // Of the address that is printed at the start; the one before is void.
  std::string of_the_start(AccountId);
  // For another device of the account, for ten minutes; its link before is void.
  std::string for_a_device(AccountId);
  void void_device_link(AccountId);
  // Whom the token signs in; it does so no more.
  std::optional<AccountId> take(const std::string& token);

 private:
  struct Link {
    std::string token = {};
    std::chrono::milliseconds until = {};
  };
  SteadyClock steady_;
  std::mutex mutex_;
  std::string start_token_;
  AccountId start_account_ = {};
  std::map<AccountId, Link> devices_;
};

}  // namespace wellmet::web
