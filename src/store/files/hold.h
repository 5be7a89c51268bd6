#pragma once
#include <memory>
#include <string>

#include "store/db/database.h"

// Having a store's file to oneself, to put another in its place.
namespace wellmet::store {

// While it lives nobody else can read or write the store under this path. What waited in the log
// beside it is in the file, which is then whole by itself; unless the store is too damaged for that
// or none is there, when its log stays for whoever puts it away.
class StoreHold {
 public:
  // Throws unavailable, at once, when another program or another connection has the store open, be
  // it only for reading, or when its disk refuses.
  explicit StoreHold(const std::string& path);

 private:
  std::unique_ptr<Connection> connection_;  // nothing for a damaged store, or none
};

}  // namespace wellmet::store
