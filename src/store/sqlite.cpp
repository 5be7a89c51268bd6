// SQLite 3.40 behind Connection: WAL, one file, statements prepared once. A write that was
// acknowledged must outlive a power cut, so synchronous stays FULL.
#include <sqlite3.h>

#include <fmt/format.h>

#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "store/database.h"

namespace wellmet::store {
namespace {

constexpr int busy_timeout_ms = 10'000;
constexpr std::string_view not_a_store_cure =
    "Give the path of a Wellmet store, or restore a backup with `wellmet restore`.";

std::string cause(sqlite3* db, const std::string& path) {
  return fmt::format("{}: {}", path, sqlite3_errmsg(db));
}

[[noreturn]] void fail(sqlite3* db, const std::string& path) {
  switch (sqlite3_errcode(db) & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(ErrorKind::unavailable,
                  fmt::format("{}: another program is writing to the store and did not finish in "
                              "time. Nothing was changed; try again.",
                              path));
    case SQLITE_READONLY:
      throw Error(ErrorKind::unavailable,
                  fmt::format("{}: the store may only be read (its folder or file is write-"
                              "protected). Nothing was changed; mend the permissions or choose "
                              "another place with --store.",
                              path));
    case SQLITE_FULL:
      throw Error(
          ErrorKind::unavailable,
          fmt::format("{}: the disk is full. Nothing was changed; make room and try again.", path));
    case SQLITE_NOTADB:
      throw Error(ErrorKind::invalid,
                  fmt::format("{} is not a Wellmet store. {}", path, not_a_store_cure));
    case SQLITE_CORRUPT:
      throw Error(ErrorKind::invalid,
                  fmt::format("{} is damaged ({}). Run `wellmet doctor`, or restore a backup with "
                              "`wellmet restore`.",
                              path, sqlite3_errmsg(db)));
    case SQLITE_CANTOPEN:
      throw Error(ErrorKind::unavailable,
                  fmt::format("{}: the store cannot be opened. See that the folder exists and may "
                              "be written to.",
                              path));
    case SQLITE_CONSTRAINT:
      throw Error(ErrorKind::conflict, cause(db, path));
    default:
      throw Error(ErrorKind::unavailable, cause(db, path));
  }
}

struct Statement {
  sqlite3_stmt* handle = nullptr;
  bool in_use = false;
};

class SqliteCursor : public Cursor {
 public:
  SqliteCursor(sqlite3* db, const std::string& path, Statement* kept, sqlite3_stmt* handle)
      : db_(db), path_(path), kept_(kept), handle_(handle) {}
  SqliteCursor(const SqliteCursor&) = delete;
  SqliteCursor& operator=(const SqliteCursor&) = delete;
  ~SqliteCursor() override {
    if (kept_) {
      sqlite3_reset(handle_);
      sqlite3_clear_bindings(handle_);
      kept_->in_use = false;
    } else {
      sqlite3_finalize(handle_);
    }
  }
  bool next() override {
    if (done_) return false;
    switch (sqlite3_step(handle_)) {
      case SQLITE_ROW:
        return true;
      case SQLITE_DONE:
        done_ = true;
        return false;
      default:
        fail(db_, path_);
    }
  }
  bool is_null(int column) const override {
    return sqlite3_column_type(handle_, column) == SQLITE_NULL;
  }
  std::int64_t integer(int column) const override { return sqlite3_column_int64(handle_, column); }
  double real(int column) const override { return sqlite3_column_double(handle_, column); }
  std::string_view text(int column) const override {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
    if (!text) return {};
    return {text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
  }

 private:
  sqlite3* db_;
  const std::string& path_;
  Statement* kept_;  // nullptr: prepared for this one use
  sqlite3_stmt* handle_;
  bool done_ = false;
};

class SqliteConnection : public Connection {
 public:
  SqliteConnection(const std::string& path, Access access) : path_(path) {
    const int flags = access == Access::read_only ? SQLITE_OPEN_READONLY
                                                  : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(path.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) {
      const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closing(std::exchange(db_, nullptr),
                                                                sqlite3_close);
      fail(closing.get(), path_);
    }
    sqlite3_extended_result_codes(db_, 1);
    sqlite3_busy_timeout(db_, busy_timeout_ms);
    sqlite3_create_function_v2(db_, "current_deed", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, this,
                               &answer_current_deed, nullptr, nullptr, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    try {
      if (access == Access::read_write) script("pragma journal_mode = wal");
      script(
          "pragma synchronous = full; pragma temp_store = memory; pragma cache_size = -16000; "
          "pragma mmap_size = 268435456");
    } catch (...) {
      close();
      throw;
    }
  }
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;
  ~SqliteConnection() override { close(); }

  Dialect dialect() const override { return Dialect::sqlite; }

  std::unique_ptr<Cursor> run(std::string_view sql, std::span<const Value> values) override {
    ++statements_run_;
    Statement& kept = statements_[std::string(sql)];
    if (!kept.handle) kept.handle = prepare(sql, SQLITE_PREPARE_PERSISTENT);
    std::unique_ptr<SqliteCursor> cursor;
    if (!kept.in_use) {
      kept.in_use = true;
      cursor = std::make_unique<SqliteCursor>(db_, path_, &kept, kept.handle);
      bind_all(kept.handle, values);
    } else {
      sqlite3_stmt* once = prepare(sql, 0);
      cursor = std::make_unique<SqliteCursor>(db_, path_, nullptr, once);
      bind_all(once, values);
    }
    return cursor;
  }

  std::int64_t changes() const override { return sqlite3_changes64(db_); }

  void script(std::string_view sql) override {
    if (sqlite3_exec(db_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      fail(db_, path_);
  }
  void begin_read() override { execute("begin"); }
  void begin_write() override {
    execute("begin immediate");
    execute("pragma defer_foreign_keys = on");
  }
  void commit() override { execute("commit"); }
  void rollback() noexcept override {
    if (!sqlite3_get_autocommit(db_)) sqlite3_exec(db_, "rollback", nullptr, nullptr, nullptr);
  }
  void name_deed(AccountId, DeedId deed) override { deed_ = deed; }
  void forget_deed() noexcept override { deed_ = {}; }
  int schema_version() override {
    int version = 0;
    for (const Row& row : query("pragma user_version")) version = static_cast<int>(row.integer(0));
    return version;
  }
  std::int64_t statements_run() const override { return statements_run_; }

 private:
  static void answer_current_deed(sqlite3_context* context, int, sqlite3_value**) {
    const auto* self = static_cast<const SqliteConnection*>(sqlite3_user_data(context));
    sqlite3_result_int64(context, self->deed_.value);
  }

  sqlite3_stmt* prepare(std::string_view sql, unsigned flags) {
    sqlite3_stmt* handle = nullptr;
    if (sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()), flags, &handle,
                           nullptr) != SQLITE_OK)
      fail(db_, path_);
    return handle;
  }

  void bind_all(sqlite3_stmt* handle, std::span<const Value> values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const int at = static_cast<int>(i) + 1;
      const Value& value = values[i];
      int status = SQLITE_OK;
      if (const auto* number = std::get_if<std::int64_t>(&value)) {
        status = sqlite3_bind_int64(handle, at, *number);
      } else if (const auto* real = std::get_if<double>(&value)) {
        status = sqlite3_bind_double(handle, at, *real);
      } else if (const auto* text = std::get_if<std::string_view>(&value)) {
        // A null pointer would bind null: empty text is text. Copied, since the cursor outlives
        // the call.
        status = sqlite3_bind_text64(handle, at, text->data() ? text->data() : "", text->size(),
                                     SQLITE_TRANSIENT, SQLITE_UTF8);
      }
      if (status != SQLITE_OK) fail(db_, path_);
    }
  }

  void close() {
    for (auto& [sql, statement] : statements_) sqlite3_finalize(statement.handle);
    statements_.clear();
    if (db_) sqlite3_close(db_);
    db_ = nullptr;
  }

  std::string path_;
  sqlite3* db_ = nullptr;
  DeedId deed_;
  std::unordered_map<std::string, Statement> statements_;
  std::int64_t statements_run_ = 0;
};

}  // namespace

LocalDate Row::date(int column) const { return parse_iso_date(text(column)).value_or(LocalDate{}); }

std::unique_ptr<Connection> connect_sqlite(const std::string& path, Access access) {
  return std::make_unique<SqliteConnection>(path, access);
}

}  // namespace wellmet::store
