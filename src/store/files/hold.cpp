#include "store/files/hold.h"

#include <fmt/format.h>

#include <filesystem>

#include "base/error.h"
#include "store/files/store_file.h"

namespace wellmet::store {
namespace {

[[noreturn]] void refuse_open_store(const std::string& path, const std::string& cause) {
  throw Error(ErrorKind::unavailable,
              fmt::format("{}: another program has the store open, such as the web app or an "
                          "import. Nothing was changed; close it and try again. ({})",
                          path, cause));
}

// Every connection to a store in WAL mode holds a lock on the file until it closes, also one that
// has never written: SQLite does not leave this mode while there is another.
std::unique_ptr<Connection> leave_wal(const std::string& path) {
  constexpr int at_once = 0;
  auto connection =
      connect_sqlite({.where = path, .wait_ms = at_once, .make = false}, Access::read_write);
  if (connection->read_only())
    throw Error(ErrorKind::unavailable,
                fmt::format("{}: the store may only be read, or its disk is full. Nothing was "
                            "changed; see that you may write there and that there is room.",
                            path));
  connection->script("pragma journal_mode = delete; begin exclusive");
  return connection;
}

}  // namespace

StoreHold::StoreHold(const std::string& path) {
  std::error_code unknown;
  if (!std::filesystem::exists(path, unknown)) return;
  if (store_is_open_somewhere(path)) refuse_open_store(path, "its file is locked");
  try {
    connection_ = leave_wal(path);
  } catch (const Error& fault) {
    if (store_is_open_somewhere(path)) refuse_open_store(path, fault.what());
    if (fault.kind() != ErrorKind::invalid) throw;  // a damaged one is what restoring is for
  }
}

}  // namespace wellmet::store
