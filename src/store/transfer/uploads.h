#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes/large_bytes.h"
#include "base/id.h"
#include "base/instant.h"
#include "store/db/database.h"

// Files that somebody sent and has not yet decided about: shown first, brought in or left after.
// They lie in a folder beside the store (docs/decisions/0008-uploads.md), each account's apart, for
// the eyes of the system's user alone. They are no part of the store: no deed, no history, and
// nothing is lost with them but the sending.
namespace wellmet::store {

constexpr std::int64_t upload_kept_ms = std::int64_t{24} * 3600 * 1000;
constexpr std::size_t uploads_at_most = 20;                          // of one account
constexpr std::size_t uploads_limit_bytes = std::size_t{512} << 20;  // of one account together

struct Upload {
  std::string token = {};  // random; the file's name here
  std::string file_name = {};
  Instant at = {};
  std::size_t bytes = 0;
};

// PATH.uploads beside a file; for a PostgreSQL store a folder for temporary files.
std::string uploads_folder(const Place&);

// Keeps the file, and drops all that have waited for a day. Throws refused when the account keeps
// too much already, unavailable when it can’t be written (then nothing of it is left).
Upload keep_upload(const Place&, AccountId, std::string_view file_name, std::string_view bytes,
                   Instant now);
// Those of the account that wait, the newest first.
std::vector<Upload> uploads_of(const Place&, AccountId);
// Nothing when the account has none of this token, or it is not whole.
std::optional<Upload> find_upload(const Place&, AccountId, std::string_view token);
std::optional<LargeBytes> bytes_of_upload(const Place&, AccountId, std::string_view token);
void drop_upload(const Place&, AccountId, std::string_view token);

// A folder for one file that is about to be sent away: the account's own among the uploads. Made
// when it is not there.
std::string folder_for_passing(const Place&, AccountId);

}  // namespace wellmet::store
