#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/id.h"
#include "base/instant.h"

// The two databases behind one thin face. SQL is written in the part of the language that SQLite
// 3.40 and PostgreSQL 15 share, with ?1 ?2 for bound values; sqlite.cpp and postgres.cpp are the
// only files that know a driver.
namespace wellmet::store {

enum class Dialect { sqlite, postgres };

// A value to bind. Text is borrowed until the statement has run.
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view>;

inline Value bind(std::nullptr_t) { return nullptr; }
inline Value bind(std::int64_t v) { return v; }
inline Value bind(int v) { return std::int64_t{v}; }
inline Value bind(std::size_t v) { return static_cast<std::int64_t>(v); }
inline Value bind(bool v) { return std::int64_t{v}; }
inline Value bind(double v) { return v; }
inline Value bind(std::string_view v) { return v; }
inline Value bind(const std::string& v) { return std::string_view(v); }
inline Value bind(const char* v) { return std::string_view(v); }
inline Value bind(Instant v) { return v.milliseconds; }
template <class Of>
Value bind(Id<Of> id) {
  return id.value;
}
template <class T>
Value bind(const std::optional<T>& v) {
  return v ? bind(*v) : Value(nullptr);
}
// An id that may be "none" is stored as null.
template <class Of>
Value bind_or_null(Id<Of> id) {
  return id ? Value(id.value) : Value(nullptr);
}

// One row of an answer, valid until the next one is fetched. Columns count from 0.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;   // 0 for null
  virtual double real(int column) const = 0;            // 0 for null
  virtual std::string_view text(int column) const = 0;  // "" for null

  std::string string(int column) const { return std::string(text(column)); }
  bool flag(int column) const { return integer(column) != 0; }
  template <class I>
  I id(int column) const {
    return I{integer(column)};
  }
  Instant instant(int column) const { return {integer(column)}; }
  std::optional<Instant> maybe_instant(int column) const {
    return is_null(column) ? std::nullopt : std::optional(instant(column));
  }
  LocalDate date(int column) const;  // of "2026-03-05"; 1970-01-01 for null
  std::optional<LocalDate> maybe_date(int column) const {
    return is_null(column) ? std::nullopt : std::optional(date(column));
  }
};

class Cursor : public Row {
 public:
  virtual bool next() = 0;
};

// for (const Row& row : tx.query(…)) …
class Rows {
 public:
  explicit Rows(std::unique_ptr<Cursor> cursor) : cursor_(std::move(cursor)) {}
  struct End {};
  class Iterator {
   public:
    explicit Iterator(Cursor& cursor) : cursor_(&cursor), more_(cursor.next()) {}
    const Row& operator*() const { return *cursor_; }
    Iterator& operator++() {
      more_ = cursor_->next();
      return *this;
    }
    bool operator!=(End) const { return more_; }

   private:
    Cursor* cursor_;
    bool more_;
  };
  Iterator begin() { return Iterator(*cursor_); }
  End end() { return {}; }

 private:
  std::unique_ptr<Cursor> cursor_;
};

// The connection was lost after a change was asked for and before it was confirmed: it may be in
// the store or not.
struct OutcomeUnknown : Error {
  using Error::Error;
};

// One connection. Used by one thread at a time. Every call may throw Error: unavailable (disk,
// lock, network), invalid (not a store), conflict (a constraint).
class Connection {
 public:
  virtual ~Connection() = default;
  virtual Dialect dialect() const = 0;
  // Prepared once per text and kept. Rows are fetched as they are asked for.
  virtual std::unique_ptr<Cursor> run(std::string_view sql, std::span<const Value> values) = 0;
  // Runs to the end, the rows unread; in a transaction perhaps only before the next answer.
  virtual void run_through(std::string_view sql, std::span<const Value> values) = 0;
  virtual std::int64_t changes() const = 0;       // rows touched by the last write that was run
  virtual void script(std::string_view sql) = 0;  // several statements, no values
  // How long a write waits for another program that is writing; at first as its Place says.
  virtual void wait_at_most(int milliseconds) = 0;
  virtual void begin_read() = 0;
  virtual void begin_write() = 0;
  virtual void commit() = 0;  // throws OutcomeUnknown when the answer to it never came
  virtual void rollback() noexcept = 0;
  // What the triggers of the journal write down; 0 outside a deed.
  virtual void name_deed(AccountId, DeedId) = 0;
  virtual void forget_deed() noexcept = 0;
  virtual int schema_version() = 0;
  // Whether every write will be refused: a file or folder that may only be read.
  virtual bool read_only() const = 0;
  virtual std::int64_t statements_run() const = 0;  // for the tests that count queries
  // Another number whenever anything in the store has changed, by whomever, as far as the last
  // statement of this connection saw; not to be compared between connections. Nothing where the
  // database does not tell.
  virtual std::optional<std::int64_t> version() const = 0;
  // Whether it is worth keeping; asked between transactions. False when it must be dropped and made
  // again: what it leads to has gone, or is another.
  virtual bool usable() = 0;

  template <class... Values>
  Rows query(std::string_view sql, const Values&... values) {
    const Value bound[] = {Value(nullptr), as_value(values)...};
    return Rows(run(sql, std::span(bound + 1, sizeof...(values))));
  }
  // Runs to the end; the rows touched, outside of a transaction (inside: ask with "returning").
  template <class... Values>
  std::int64_t execute(std::string_view sql, const Values&... values) {
    const Value bound[] = {Value(nullptr), as_value(values)...};
    run_through(sql, std::span(bound + 1, sizeof...(values)));
    return changes();
  }

 private:
  template <class T>
  static Value as_value(const T& v) {
    if constexpr (std::is_same_v<T, Value>) {
      return v;
    } else {
      return bind(v);
    }
  }
};

constexpr int usual_wait_ms = 10'000;

struct Place {
  std::string where = {};       // a path, or postgresql://…
  int wait_ms = usual_wait_ms;  // how long to wait for another program that is writing
  // How much of a file is read as memory: quickest for one connection that goes through all of it.
  // Each connection counts it as its own once more.
  int mapped_mb = 256;
  // How much of the file a connection keeps at hand, changed pages among it: a large import writes
  // each once.
  int cache_mb = 64;
  bool make = true;  // a store that is not there
  bool is_postgres() const {
    return where.starts_with("postgresql://") || where.starts_with("postgres://");
  }
};

enum class Access { read_write, read_only };

// A file that may only be read, or whose folder may, or whose disk is full, is opened for reading
// also with Access::read_write; writes then throw unavailable. So does everything once the file is
// no longer the one under its name.
std::unique_ptr<Connection> connect_sqlite(const Place&, Access);
std::unique_ptr<Connection> connect_postgres(const Place&);

// Opens the store, making it when it is not there (not with Access::read_only) and bringing an
// older one up to date, a local file being copied first (PATH.before-N). Throws refused for a store
// of a newer version, invalid for a file that is none.
std::unique_ptr<Connection> open(const Place&, Access = Access::read_write);

}  // namespace wellmet::store
