// Who is alive: a lock that the system itself takes back. On SQLite it lies on a file of its own,
// since closing any other handle of the store's file would let go of SQLite's locks.
#include "store/history/long_deed.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "base/error.h"

namespace wellmet::store {
namespace {

class FileHold : public LongDeedHold {
 public:
  FileHold(int file, std::string path) : file_(file), path_(std::move(path)) {}
  FileHold(const FileHold&) = delete;
  FileHold& operator=(const FileHold&) = delete;
  ~FileHold() override {
    // While it is still locked: nobody else may have taken it for theirs.
    ::unlink(path_.c_str());
    ::close(file_);
  }

 private:
  int file_;
  std::string path_;
};

// A store in memory is nobody else's.
class NoHold : public LongDeedHold {};

class PostgresHold : public LongDeedHold {
 public:
  PostgresHold(Connection& connection, AccountId account)
      : connection_(connection), account_(account) {}
  PostgresHold(const PostgresHold&) = delete;
  PostgresHold& operator=(const PostgresHold&) = delete;
  ~PostgresHold() override {
    try {
      connection_.execute(
          "select pg_advisory_unlock(hashtext('wellmet long deed'), "
          "hashtext(current_schema() || ' ' || ?1))",
          std::to_string(account_.value));
    } catch (const Error&) {
      // The connection is gone, and the lock with it.
    }
  }

 private:
  Connection& connection_;
  AccountId account_;
};

bool is_same_file(int file, const std::string& path) {
  struct stat opened = {};
  struct stat there = {};
  return fstat(file, &opened) == 0 && stat(path.c_str(), &there) == 0 &&
         opened.st_dev == there.st_dev && opened.st_ino == there.st_ino;
}

std::unique_ptr<LongDeedHold> hold_file(const std::string& path) {
  while (true) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
      throw Error(ErrorKind::unavailable, fmt::format("{} cannot be made: {}. Nothing was changed.",
                                                      path, std::strerror(errno)));
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
      ::close(file);
      return nullptr;
    }
    // Who held it before may have removed it since it was opened here.
    if (is_same_file(file, path)) return std::make_unique<FileHold>(file, path);
    ::close(file);
  }
}

std::string path_of(Connection& connection) {
  std::string path;
  for (const Row& row :
       connection.query("select file from pragma_database_list where name = 'main'"))
    path = row.string(0);
  return path;
}

}  // namespace

std::unique_ptr<LongDeedHold> hold_long_deeds(Connection& connection, AccountId account) {
  if (connection.dialect() == Dialect::sqlite) {
    const std::string path = path_of(connection);
    if (path.empty()) return std::make_unique<NoHold>();
    return hold_file(fmt::format("{}-import-{}", path, account.value));
  }
  bool held = false;
  for (const Row& row :
       connection.query("select pg_try_advisory_lock(hashtext('wellmet long deed'), "
                        "hashtext(current_schema() || ' ' || ?1))",
                        std::to_string(account.value)))
    held = row.flag(0);
  return held ? std::make_unique<PostgresHold>(connection, account) : nullptr;
}

std::vector<DeedId> unfinished_deeds(Connection& connection, AccountId account) {
  std::vector<DeedId> deeds;
  for (const Row& row : connection.query(
           "select id from deeds where account_id = ?1 and unfinished <> 0 order by id", account))
    deeds.push_back(row.id<DeedId>(0));
  return deeds;
}

bool is_unfinished(ReadTx& tx, DeedId deed) {
  for (const Row& row :
       tx.query("select 1 from deeds where account_id = ?1 and id = ?2 and unfinished <> 0", deed))
    return row.flag(0);
  return false;
}

std::vector<AccountId> accounts_with_unfinished_deeds(Connection& connection) {
  std::vector<AccountId> accounts;
  for (const Row& row : connection.query(
           "select distinct account_id from deeds where unfinished <> 0 order by account_id"))
    accounts.push_back(row.id<AccountId>(0));
  return accounts;
}

}  // namespace wellmet::store
