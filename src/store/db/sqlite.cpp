// SQLite 3.40 behind Connection: WAL, one file, statements prepared once. A write that was
// acknowledged must outlive a power cut, so synchronous stays FULL.
#include <sqlite3.h>

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <thread>
#include <unordered_map>

#include "base/bytes/checksum.h"
#include "base/error.h"
#include "base/next.h"
#include "store/db/database.h"
#include "store/db/migrations.h"
#include "store/files/held_signals.h"
#include "store/files/private_file.h"
#include "store/files/store_file.h"
#include "store/integrity/damaged.h"

namespace wellmet::store {
namespace {

// Texts with lists of ids in them never come again: past this many, those not in use are let go.
constexpr std::size_t most_prepared = 300;
// A large import makes the log large; afterwards it is cut back to this, twice what it grows to
// between two checkpoints.
constexpr int log_kept_bytes = 8 << 20;
constexpr int steps_between_looks = 100'000;  // of the virtual machine: below a millisecond

std::string cause(sqlite3* db, const std::string& path) {
  return fmt::format("{}: {}", path, sqlite3_errmsg(db));
}

[[noreturn]] void fail_full(const std::string& path) {
  throw Error(
      ErrorKind::unavailable,
      fmt::format("{}: the disk is full. Nothing was changed; make room and try again.", path));
}

// As the last call saw it. The index beside the store is made at the first look into it.
bool has_no_room(sqlite3* db) {
  const int code = sqlite3_extended_errcode(db);
  if (code == SQLITE_IOERR_SHMSIZE || (code & 0xff) == SQLITE_FULL) return true;
  const int why = sqlite3_system_errno(db);
  return ((code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN) &&
         (why == ENOSPC || why == EDQUOT);
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
      throw ErrorWithNext(
          ErrorKind::unavailable,
          fmt::format("{}: the store may only be read (its folder or file is write-protected). "
                      "Nothing was changed; correct the permissions or choose another place.",
                      path),
          {.act = Next::Act::choose_store});
    case SQLITE_FULL:
      fail_full(path);
    case SQLITE_NOTADB:
      throw ErrorWithNext(ErrorKind::invalid, fmt::format("{} is not a Wellmet store.", path),
                          {.act = Next::Act::restore_backup});
    case SQLITE_CORRUPT:
      throw Damaged(fmt::format("{} is damaged ({}).", path, sqlite3_errmsg(db)),
                    sqlite3_errmsg(db));
    case SQLITE_CANTOPEN:
      throw Error(ErrorKind::unavailable,
                  fmt::format("{}: the store cannot be opened. See that it is a file, that its "
                              "folder exists and that you may write there.",
                              path));
    case SQLITE_IOERR:
      throw Error(ErrorKind::unavailable,
                  fmt::format("{}: the disk refused ({}). Nothing was changed; see that it is "
                              "there and has room, and try again.",
                              path, sqlite3_errmsg(db)));
    case SQLITE_CONSTRAINT:
      throw Error(ErrorKind::conflict, cause(db, path));
    default:
      throw Error(ErrorKind::unavailable, cause(db, path));
  }
}

// A plain insert that fails is the end of its deed, which is taken back whole. Saying so spares
// SQLite a copy of every page it touches, kept for the case that this statement alone were to be
// taken back: the triggers of the journal make two writes of each insert.
std::string plainly_inserting(std::string_view sql) {
  constexpr std::string_view insert = "insert ";
  std::string text(sql);
  if (sql.starts_with("insert into ") && sql.find(" on conflict ") == std::string_view::npos)
    text.insert(insert.size(), "or fail ");
  return text;
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
  sqlite3_stmt* handle() const { return handle_; }
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

// Finds a statement by its text without making a string of it.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>{}(text);
  }
};

class SqliteConnection : public Connection {
 public:
  SqliteConnection(const Place& place, Access wish)
      : path_(path_of_store(place.where)), wait_ms_(place.wait_ms) {
    try {
      read_only_ = wish == Access::read_only || write_protected();
      if (!read_only_) make_ready(place);
      try {
        const bool alone = write_protected() && !has_content(log_path());
        start(place, alone ? Opened::immutable : Opened::usual);
      } catch (const Error&) {
        if (!db_ || !has_no_room(db_) || !has_content(path_)) throw;
        close();
        no_room_ = read_only_ = true;
        start(place, has_content(log_path()) ? Opened::exclusive : Opened::immutable);
      }
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
    std::unique_ptr<SqliteCursor> cursor(new SqliteCursor(cursor_of(sql)));
    bind_all(cursor->handle(), values, SQLITE_TRANSIENT);  // the cursor outlives the call
    return cursor;
  }

  void run_through(std::string_view sql, std::span<const Value> values) override {
    SqliteCursor cursor = cursor_of(sql);
    bind_all(cursor.handle(), values, SQLITE_STATIC);
    const bool saves = sqlite3_get_autocommit(db_) && !sqlite3_stmt_readonly(cursor.handle());
    while (cursor.next()) {
    }
    if (saves) refuse_if_gone_while_saving();
  }

  std::int64_t changes() const override { return sqlite3_changes64(db_); }

  void script(std::string_view sql) override {
    if (sqlite3_exec(db_, std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      fail(db_, path_);
  }
  void wait_at_most(int milliseconds) override { wait_ms_ = milliseconds; }
  void begin_read() override {
    refuse_if_gone();
    notice_overwriting();
    execute("begin");
  }
  void begin_write() override {
    if (no_room_) fail_full(path_);
    refuse_if_gone();
    notice_overwriting();
    execute("begin immediate");
    execute("pragma defer_foreign_keys = on");
  }
  // Whoever is told that it is saved finds it in the file of this name, and in that file alone:
  // what else lies beside it may be moved, deleted or left behind without it.
  void commit() override {
    refuse_if_gone();
    execute("commit");
    if (deed_) empty_log();
    refuse_if_gone_while_saving();
  }
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
  bool read_only() const override { return read_only_; }
  std::int64_t statements_run() const override { return statements_run_; }
  std::optional<std::int64_t> version() const override {
    unsigned version = 0;
    if (sqlite3_file_control(db_, "main", SQLITE_FCNTL_DATA_VERSION, &version) != SQLITE_OK)
      return std::nullopt;
    return std::int64_t{version} + overwritten_;
  }
  bool usable() override {
    if (no_room_ || is_gone()) return false;
    if (!read_only_ && has_content(log_path())) empty_log();
    return !notice_overwriting() || index_fits_file();
  }

 private:
  // WAL needs two small files beside the store. Where they cannot be made, and nothing waits in an
  // older one, the file alone is the whole store: immutable. If something does wait, the index can
  // be had in memory for as long as nobody else has the store open: exclusive.
  enum class Opened { usual, immutable, exclusive };

  void start(const Place& place, Opened how) {
    if (how == Opened::immutable) {
      open(immutable_uri(path_), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
    } else {
      const bool may_write = !read_only_ || how == Opened::exclusive;
      open(path_, may_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);
    }
    if (how == Opened::exclusive) script("pragma locking_mode = exclusive; pragma query_only = on");
    script(
        fmt::format("pragma synchronous = full; pragma temp_store = memory; "
                    "pragma journal_size_limit = {}; "
                    "pragma cache_size = -{}; pragma mmap_size = {}",
                    log_kept_bytes, place.cache_mb * 1000, std::int64_t{place.mapped_mb} << 20));
    refuse_the_files_of_others();
    refuse_if_gone();  // a restore may have taken place while this waited for its lock
    if (!read_only_) use_wal();
    if (how == Opened::usual) remember_files();
  }

  // The file is made before SQLite does, which gives the files beside it the same mode.
  void make_ready(const Place& place) {
    std::error_code unknown;
    if (!std::filesystem::exists(path_, unknown)) {
      if (!place.make)
        throw Error(
            ErrorKind::unavailable,
            fmt::format("{} isn't there any more: it was moved or deleted, or its disk isn't "
                        "mounted. Nothing was changed; put it back and try again.",
                        path_));
      make_private_file(path_);
    }
    refuse_file_of_two_names(path_);
    make_private(path_);
    put_away_what_belongs_to_another();
  }

  // A program that has the file open that was here before also has its log and its index, under
  // names that are now ours. Read together with this file they would be a mixture of two stores.
  // Whoever has the index of this file open has the file open too.
  void put_away_what_belongs_to_another() {
    std::error_code unknown;
    if (!std::filesystem::exists(index_path(), unknown)) return;
    open(path_, SQLITE_OPEN_READWRITE);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    sqlite3_busy_timeout(db_, 0);
    const bool nobody_has_it = sqlite3_exec(db_, "pragma locking_mode = exclusive; begin exclusive",
                                            nullptr, nullptr, nullptr) == SQLITE_OK;
    if (nobody_has_it && index_is_open_somewhere(path_)) {
      std::filesystem::remove(log_path(), unknown);
      std::filesystem::remove(index_path(), unknown);
    }
    close();
  }

  void open(const std::string& name, int flags) {
    if (sqlite3_open_v2(name.c_str(), &db_, flags | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK)
      fail(db_, path_);
    sqlite3_extended_result_codes(db_, 1);
    sqlite3_busy_handler(db_, &ask_again, this);
    sqlite3_progress_handler(db_, steps_between_looks, &stop_when_asked, nullptr);
    sqlite3_create_function_v2(db_, "current_deed", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS, this,
                               &answer_current_deed, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(db_, "digest_of", 1,
                               SQLITE_UTF8 | SQLITE_INNOCUOUS | SQLITE_DETERMINISTIC, nullptr,
                               &answer_digest, nullptr, nullptr, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  }

  // Two processes that make a store at once both want to change the mode, for which SQLite does not
  // wait by itself: who comes second finds it done.
  void use_wal() {
    for (const Row& row : query("pragma journal_mode")) {
      if (row.text(0) == "wal") return;
    }
    execute("begin immediate");
    execute("commit");
    const int status = sqlite3_exec(db_, "pragma journal_mode = wal", nullptr, nullptr, nullptr);
    if (status != SQLITE_OK && (status & 0xff) != SQLITE_BUSY) fail(db_, path_);
  }

  void refuse_the_files_of_others() {
    std::int64_t mark = 0;
    std::int64_t things = 0;
    // In this order: another process may be making the store at this moment.
    for (const Row& row : query("select count(*) from sqlite_schema")) things = row.integer(0);
    for (const Row& row : query("pragma application_id")) mark = row.integer(0);
    if (things > 0 && mark != application_id)
      throw ErrorWithNext(
          ErrorKind::invalid,
          fmt::format("{} is not a Wellmet store but another program's database.", path_),
          {.act = Next::Act::restore_backup});
  }

  // SQLite would find out only at the first write, and may wait long for it.
  bool write_protected() const {
    std::error_code absent;
    if (!std::filesystem::is_regular_file(path_, absent)) return false;
    const std::string folder = std::filesystem::path(path_).parent_path().string();
    return access(path_.c_str(), W_OK) != 0 ||
           access(folder.empty() ? "." : folder.c_str(), W_OK) != 0;
  }

  std::string log_path() const { return path_ + "-wal"; }
  std::string index_path() const { return path_ + "-shm"; }

  void remember_files() {
    schema_version();  // a first look opens them
    log_ = identity_of(log_path());
    index_ = identity_of(index_path());
    state_ = state_of(path_);
  }

  bool has_moved() const {
    int moved = 0;
    return sqlite3_file_control(db_, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved;
  }

  // Whether the names no longer lead to the files that this connection has open.
  bool is_gone() const {
    return has_moved() || (log_ && identity_of(log_path()) != log_) ||
           (index_ && identity_of(index_path()) != index_);
  }
  void refuse_if_gone() const {
    if (is_gone())
      throw Error(ErrorKind::unavailable,
                  fmt::format("{}: the file was moved, replaced or deleted while Wellmet had it "
                              "open. Nothing was changed; see that the right file is there, and "
                              "try again.",
                              path_));
  }
  void refuse_if_gone_while_saving() const {
    if (is_gone())
      throw OutcomeUnknown(
          ErrorKind::unavailable,
          fmt::format("{}: the file was moved, replaced or deleted at the moment of saving. "
                      "The change may be lost; see that the right file is there, look "
                      "whether it holds the change, and else try again.",
                      path_));
  }

  // Another program may write an older copy over the file. Pages kept from before do not go
  // together with it; a checkpoint changes it too, after which they are read again for nothing.
  bool notice_overwriting() {
    const FileState now = state_of(path_);
    if (!log_ || now == state_) return false;
    state_ = now;
    ++overwritten_;
    sqlite3_db_release_memory(db_);
    return true;
  }
  // The index knows how long the file is, and is made again only when all have closed it.
  bool index_fits_file() {
    if (has_content(log_path())) return true;
    std::int64_t bytes = 0;
    try {
      for (const Row& row : query("select page_count * page_size from pragma_page_count(), "
                                  "pragma_page_size()"))
        bytes = row.integer(0);
    } catch (const Error&) {
      return false;
    }
    return bytes == state_.bytes || state_of(path_) != state_ || has_content(log_path());
  }

  // Brings what is in the log into the file, as far as nobody is reading what was before. It is on
  // the disk already: what cannot be done now is done by whoever comes next.
  void empty_log() {
    sqlite3_busy_timeout(db_, 0);
    sqlite3_wal_checkpoint_v2(db_, "main", SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_handler(db_, &ask_again, this);
    state_ = state_of(path_);
  }

  // SQLite leaves the log of a file that has moved as it is. What waits in it belongs in the file,
  // wherever that is; and under its name it would be taken for the log of the next file there.
  void leave_moved_file() {
    if (read_only_ || !log_ || !has_moved()) return;
    empty_log();
    std::error_code unknown;
    if (identity_of(log_path()) == log_) std::filesystem::remove(log_path(), unknown);
    if (identity_of(index_path()) == index_) std::filesystem::remove(index_path(), unknown);
  }

  static std::string immutable_uri(const std::string& path) {
    std::string uri = "file:";
    for (char c : path) {
      if (c == '%' || c == '?' || c == '#') {
        uri += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
      } else {
        uri += c;
      }
    }
    return uri + "?immutable=1";
  }

  SqliteCursor cursor_of(std::string_view sql) {
    ++statements_run_;
    if (statements_.size() > most_prepared) let_go_of_statements();
    auto found = statements_.find(sql);
    if (found == statements_.end()) found = statements_.try_emplace(std::string(sql)).first;
    Statement& kept = found->second;
    if (!kept.handle) kept.handle = prepare(sql, SQLITE_PREPARE_PERSISTENT);
    if (kept.in_use) return {db_, path_, nullptr, prepare(sql, 0)};
    kept.in_use = true;
    return {db_, path_, &kept, kept.handle};
  }

  // SQLite's own way of waiting comes to ask ten times a second only, and would always miss the
  // moment that a long deed leaves between its slices (tx.cpp).
  static int ask_again(void* connection, int asked) {
    constexpr int every_ms = 2;
    const auto* self = static_cast<const SqliteConnection*>(connection);
    if (asked >= self->wait_ms_ / every_ms) return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(every_ms));
    return 1;
  }

  // A long statement that fills a part (store/files/part_folder.h) ends on Ctrl-C.
  static int stop_when_asked(void*) { return asked_to_stop() ? 1 : 0; }

  static void answer_current_deed(sqlite3_context* context, int, sqlite3_value**) {
    const auto* self = static_cast<const SqliteConnection*>(sqlite3_user_data(context));
    sqlite3_result_int64(context, self->deed_.value);
  }

  // On PostgreSQL a function of the schema (0012_digests.postgres.sql).
  static void answer_digest(sqlite3_context* context, int, sqlite3_value** values) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
    if (!text) return;  // null
    const std::string_view bytes(text, static_cast<std::size_t>(sqlite3_value_bytes(values[0])));
    sqlite3_result_int64(context, static_cast<std::int64_t>(checksum(bytes)));
  }

  sqlite3_stmt* prepare(std::string_view sql, unsigned flags) {
    sqlite3_stmt* handle = nullptr;
    const std::string text = plainly_inserting(sql);
    if (sqlite3_prepare_v3(db_, text.c_str(), static_cast<int>(text.size()) + 1, flags, &handle,
                           nullptr) != SQLITE_OK)
      fail(db_, path_);
    return handle;
  }

  void bind_all(sqlite3_stmt* handle, std::span<const Value> values,
                sqlite3_destructor_type how_kept) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      const int at = static_cast<int>(i) + 1;
      const Value& value = values[i];
      int status = SQLITE_OK;
      if (const auto* number = std::get_if<std::int64_t>(&value)) {
        status = sqlite3_bind_int64(handle, at, *number);
      } else if (const auto* real = std::get_if<double>(&value)) {
        status = sqlite3_bind_double(handle, at, *real);
      } else if (const auto* text = std::get_if<std::string_view>(&value)) {
        // A null pointer would bind null: empty text is text.
        status = sqlite3_bind_text64(handle, at, text->data() ? text->data() : "", text->size(),
                                     how_kept, SQLITE_UTF8);
      }
      if (status != SQLITE_OK) fail(db_, path_);
    }
  }

  void let_go_of_statements() {
    std::erase_if(statements_, [](auto& entry) {
      if (!entry.second.in_use) sqlite3_finalize(entry.second.handle);
      return !entry.second.in_use;
    });
  }

  void close() {
    for (auto& [sql, statement] : statements_) sqlite3_finalize(statement.handle);
    statements_.clear();
    if (db_) leave_moved_file();
    if (db_) sqlite3_close(db_);
    db_ = nullptr;
  }

  std::string path_;
  int wait_ms_;
  bool read_only_ = false;
  bool no_room_ = false;  // opened for reading, since the disk is full
  // The log and the index beside the store; nothing where it is read without them.
  std::optional<FileIdentity> log_, index_;
  FileState state_;               // of the file, when its pages were last known to be right
  std::int64_t overwritten_ = 0;  // how often it has changed otherwise than through SQLite's log
  sqlite3* db_ = nullptr;
  DeedId deed_;
  std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements_;
  std::int64_t statements_run_ = 0;
};

}  // namespace

LocalDate Row::date(int column) const { return parse_iso_date(text(column)).value_or(LocalDate{}); }

std::unique_ptr<Connection> connect_sqlite(const Place& place, Access access) {
  // Counting what is allocated takes a lock each time. May only be said before the first use.
  static const int not_counted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(not_counted);
  return std::make_unique<SqliteConnection>(place, access);
}

}  // namespace wellmet::store
