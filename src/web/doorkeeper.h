#pragma once
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

#include "base/instant.h"

namespace wellmet::web {

// Guards the door in memory: the one-time link, how often a password may be tried, and how many
// are checked at once (each takes 64 MiB). Any thread may ask.
//
// Tries are counted for where they come from, never for the account: someone who guesses from
// elsewhere cannot keep the owner out.
class Doorkeeper {
 public:
  // A new link's token; the one before is void.
  std::string new_link();
  // True once for the right token.
  bool take_link(const std::string& token);

  // Seconds to wait before this peer may try a password; 0: now. Asking counts as a try.
  int seconds_to_wait(const std::string& peer, Instant now);
  void came_in(const std::string& peer);  // forgets the tries

  // Holds one of the places for checking a password, until destroyed.
  class Place {
   public:
    explicit Place(Doorkeeper& keeper);
    ~Place();
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    explicit operator bool() const { return held_; }  // false: all are taken

   private:
    Doorkeeper& keeper_;
    bool held_ = false;
  };

 private:
  struct Tries {
    int left = 0;
    Instant counted = {};
  };
  std::mutex mutex_;
  std::string link_;
  std::map<std::string, Tries> tries_;
  int checking_ = 0;
};

}  // namespace wellmet::web
