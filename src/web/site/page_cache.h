#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/instant.h"
#include "http/message.h"

namespace wellmet::web {

// Pages as they were made, for as long as nothing in the store has changed: who leafs back and
// forth does not wait for the same page to be made again. One of these belongs to each connection,
// whose count of changes (store::Connection::version) it goes by; one thread uses it at a time.
class PageCache {
 public:
  // All that a page is made from, besides the store and the day.
  static std::string key_of(const http::Request&);

  struct Made {
    std::int64_t version = 0;  // of the store, before the page was made
    Zone zone = Zone::utc();   // whose days it shows
    LocalDate day = {};        // the day it shows: it is of no use on another
    http::Response page = {};
    std::optional<Instant> true_until = {};  // an event that it may name is over then
  };
  // What was kept for this key at this version; what was kept at another is let go.
  const Made* find(std::int64_t version, const std::string& key);
  void keep(std::string key, Made);

 private:
  struct Kept {
    std::string key;
    Made made;
  };
  std::vector<Kept> kept_;  // all of one version
};

}  // namespace wellmet::web
