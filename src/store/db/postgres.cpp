// PostgreSQL 15 by libpq behind Connection. A statement that comes a second time is prepared, once
// per connection; ?1 becomes $1. Everything travels as text, which both sides check.
//
// Waiting for an answer costs more than most statements, so it is done only where one is needed:
// statements are sent through libpq's pipeline, and of those within a transaction that answer
// nothing the faults are heard with the next answer, or at the commit (decision 47). libpq is
// loaded when the first store at a server is opened: it brings seventeen more libraries along
// (LDAP, Kerberos …), which would make up half of the time that any command takes to start.
#include <dlfcn.h>
#include <libpq-fe.h>

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "store/db/database.h"
#include "store/db/gathered_deletes.h"
#include "store/db/gathered_inserts.h"

namespace wellmet::store {
namespace {

// The functions of libpq under their own names.
struct Libpq {
  decltype(&::PQclear) PQclear = nullptr;
  decltype(&::PQcmdStatus) PQcmdStatus = nullptr;
  decltype(&::PQcmdTuples) PQcmdTuples = nullptr;
  decltype(&::PQconnectdbParams) PQconnectdbParams = nullptr;
  decltype(&::PQconsumeInput) PQconsumeInput = nullptr;
  decltype(&::PQenterPipelineMode) PQenterPipelineMode = nullptr;
  decltype(&::PQerrorMessage) PQerrorMessage = nullptr;
  decltype(&::PQexec) PQexec = nullptr;
  decltype(&::PQexitPipelineMode) PQexitPipelineMode = nullptr;
  decltype(&::PQfinish) PQfinish = nullptr;
  decltype(&::PQflush) PQflush = nullptr;
  decltype(&::PQgetisnull) PQgetisnull = nullptr;
  decltype(&::PQgetlength) PQgetlength = nullptr;
  decltype(&::PQgetResult) PQgetResult = nullptr;
  decltype(&::PQgetvalue) PQgetvalue = nullptr;
  decltype(&::PQntuples) PQntuples = nullptr;
  decltype(&::PQpipelineStatus) PQpipelineStatus = nullptr;
  decltype(&::PQpipelineSync) PQpipelineSync = nullptr;
  decltype(&::PQresultErrorField) PQresultErrorField = nullptr;
  decltype(&::PQresultErrorMessage) PQresultErrorMessage = nullptr;
  decltype(&::PQresultStatus) PQresultStatus = nullptr;
  decltype(&::PQsendPrepare) PQsendPrepare = nullptr;
  decltype(&::PQsendQueryParams) PQsendQueryParams = nullptr;
  decltype(&::PQsendQueryPrepared) PQsendQueryPrepared = nullptr;
  decltype(&::PQsocket) PQsocket = nullptr;
  decltype(&::PQstatus) PQstatus = nullptr;
  decltype(&::PQtransactionStatus) PQtransactionStatus = nullptr;
};

Libpq loaded() {
  void* library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr)
    throw Error(
        ErrorKind::unavailable,
        fmt::format("A store on a PostgreSQL server needs the library libpq ({}). On Debian: "
                    "apt install libpq5",
                    dlerror()));
  Libpq pq;
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::decay_t<decltype(function)>>(dlsym(library, name));
    if (function == nullptr)
      throw Error(ErrorKind::unavailable, fmt::format("The library libpq has no {}.", name));
  };
  find(pq.PQclear, "PQclear");
  find(pq.PQcmdStatus, "PQcmdStatus");
  find(pq.PQcmdTuples, "PQcmdTuples");
  find(pq.PQconnectdbParams, "PQconnectdbParams");
  find(pq.PQconsumeInput, "PQconsumeInput");
  find(pq.PQenterPipelineMode, "PQenterPipelineMode");
  find(pq.PQerrorMessage, "PQerrorMessage");
  find(pq.PQexec, "PQexec");
  find(pq.PQexitPipelineMode, "PQexitPipelineMode");
  find(pq.PQfinish, "PQfinish");
  find(pq.PQflush, "PQflush");
  find(pq.PQgetisnull, "PQgetisnull");
  find(pq.PQgetlength, "PQgetlength");
  find(pq.PQgetResult, "PQgetResult");
  find(pq.PQgetvalue, "PQgetvalue");
  find(pq.PQntuples, "PQntuples");
  find(pq.PQpipelineStatus, "PQpipelineStatus");
  find(pq.PQpipelineSync, "PQpipelineSync");
  find(pq.PQresultErrorField, "PQresultErrorField");
  find(pq.PQresultErrorMessage, "PQresultErrorMessage");
  find(pq.PQresultStatus, "PQresultStatus");
  find(pq.PQsendPrepare, "PQsendPrepare");
  find(pq.PQsendQueryParams, "PQsendQueryParams");
  find(pq.PQsendQueryPrepared, "PQsendQueryPrepared");
  find(pq.PQsocket, "PQsocket");
  find(pq.PQstatus, "PQstatus");
  find(pq.PQtransactionStatus, "PQtransactionStatus");
  return pq;
}

const Libpq& pq() {
  static const Libpq library = loaded();
  return library;
}

void clear(PGresult* result) { pq().PQclear(result); }
using Result = std::unique_ptr<PGresult, void (*)(PGresult*)>;

// "?12" outside quotes becomes "$12".
std::string numbered(std::string_view sql) {
  std::string out;
  bool quoted = false;
  for (char c : sql) {
    if (c == '\'') quoted = !quoted;
    out += c == '?' && !quoted ? '$' : c;
  }
  return out;
}

ErrorKind kind_of(std::string_view sqlstate) {
  if (sqlstate.starts_with("23")) return ErrorKind::conflict;  // integrity constraint
  if (sqlstate.starts_with("22")) return ErrorKind::invalid;   // data exception
  return ErrorKind::unavailable;
}

constexpr std::string_view lock_not_available = "55P03";
constexpr std::string_view undefined_table = "42P01";

std::string_view state_of(const PGresult* result) {
  const char* state = result ? pq().PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  return state ? state : "";
}

// Errors after which this connection cannot do its work any more: the server ends or has ended it,
// or has become a copy of another that may only be read.
bool leads_nowhere(std::string_view state) {
  constexpr std::string_view connection_exception = "08";
  constexpr std::string_view operator_intervention = "57P";
  constexpr std::string_view read_only_transaction = "25006";
  return state.starts_with(connection_exception) || state.starts_with(operator_intervention) ||
         state == read_only_transaction;
}

// libpq's words in one line: it tells of each host it tried on a line of its own.
std::string in_one_line(std::string message) {
  while (!message.empty() && message.back() == '\n') message.pop_back();
  for (auto at = message.find('\n'); at != std::string::npos; at = message.find('\n', at))
    message.replace(at, 1, "; ");
  return message;
}

[[noreturn]] void fail(PGconn* connection, const PGresult* result) {
  const std::string_view state = state_of(result);
  const std::string message =
      in_one_line(result ? pq().PQresultErrorMessage(result) : pq().PQerrorMessage(connection));
  if (state == lock_not_available)
    throw Error(ErrorKind::unavailable,
                "PostgreSQL: another program is writing to the store and did not finish in time. "
                "Nothing was changed; try again.");
  throw Error(kind_of(state), "PostgreSQL: " + message);
}

// The type of a bound value where our side knows it; text and null take the type that their place
// asks for. Without this "?2 = 0" would make ?2 a 32-bit number.
std::vector<Oid> types_of(std::span<const Value> values) {
  constexpr Oid int8 = 20;
  constexpr Oid float8 = 701;
  std::vector<Oid> types;
  for (const Value& value : values) {
    const bool whole = std::holds_alternative<std::int64_t>(value);
    types.push_back(whole ? int8 : std::holds_alternative<double>(value) ? float8 : Oid{0});
  }
  return types;
}

// Texts with lists of ids in them never come again: past this many the prepared ones are let go.
constexpr std::size_t most_prepared = 300;

class PostgresCursor : public Cursor {
 public:
  explicit PostgresCursor(Result result) : result_(std::move(result)) {}
  bool next() override { return ++row_ < pq().PQntuples(result_.get()); }
  bool is_null(int column) const override {
    return pq().PQgetisnull(result_.get(), row_, column) != 0;
  }
  std::int64_t integer(int column) const override {
    const std::string_view t = text(column);
    if (t == "t") return 1;
    std::int64_t value = 0;
    std::from_chars(t.data(), t.data() + t.size(), value);
    return value;
  }
  double real(int column) const override {
    const std::string_view t = text(column);
    double value = 0;
    std::from_chars(t.data(), t.data() + t.size(), value);
    return value;
  }
  std::string_view text(int column) const override {
    return {pq().PQgetvalue(result_.get(), row_, column),
            static_cast<std::size_t>(pq().PQgetlength(result_.get(), row_, column))};
  }

 private:
  Result result_;
  int row_ = -1;
};

// What holds unless the address says otherwise: a server that cannot be reached is given up after
// seconds, one that went away without a word after half a minute; the system's own limits are
// minutes and hours.
PGconn* connected(const std::string& address) {
  constexpr std::array<const char*, 9> names = {
      "connect_timeout",  "keepalives_idle",  "keepalives_interval",
      "keepalives_count", "tcp_user_timeout", "application_name",
      "client_encoding",  "dbname",           nullptr};
  const std::array<const char*, 9> values = {
      "5", "15", "5", "3", "20000", "wellmet", "UTF8", address.c_str(), nullptr};
  constexpr int address_in_dbname = 1;
  return pq().PQconnectdbParams(names.data(), values.data(), address_in_dbname);
}

bool is_fine(ExecStatusType status) {
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

// Values as libpq takes them.
struct Sent {
  explicit Sent(std::span<const Value> values)
      : types(types_of(values)), texts(values.size()), pointers(values.size(), nullptr) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (std::holds_alternative<std::nullptr_t>(values[i])) continue;
      texts[i] = as_text(values[i]);
      pointers[i] = texts[i].c_str();
    }
  }
  int count() const { return static_cast<int>(pointers.size()); }

  std::vector<Oid> types;
  std::vector<std::string> texts;
  std::vector<const char*> pointers;

 private:
  static std::string as_text(const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* real = std::get_if<double>(&value)) return fmt::format("{}", *real);
    const std::string_view text = std::get<std::string_view>(value);
    if (text.find('\0') != std::string_view::npos)
      throw Error(ErrorKind::invalid, "A text holds a zero byte, which cannot be stored.");
    return std::string(text);
  }
};

class PostgresConnection : public Connection {
 public:
  explicit PostgresConnection(const Place& place)
      : connection_(connected(place.where)),
        usual_wait_ms_(place.wait_ms),
        wait_ms_(place.wait_ms) {
    if (pq().PQstatus(connection_) != CONNECTION_OK) {
      const std::string message = in_one_line(pq().PQerrorMessage(connection_));
      pq().PQfinish(connection_);
      throw Error(
          ErrorKind::unavailable,
          fmt::format("The PostgreSQL server does not answer: {}. See that it runs and that "
                      "the address is right.",
                      message));
    }
    send(
        fmt::format("select set_config('client_min_messages', 'warning', false), "
                    "set_config('standard_conforming_strings', 'on', false), "
                    "set_config('jit', 'off', false), "  // compiling takes longer than our queries
                    "set_config('lock_timeout', '{}', false)",
                    usual_wait_ms_));
    end_unheard();
  }
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;
  ~PostgresConnection() override { pq().PQfinish(connection_); }

  Dialect dialect() const override { return Dialect::postgres; }

  std::unique_ptr<Cursor> run(std::string_view sql, std::span<const Value> values) override {
    ++statements_run_;
    send(sql, values);
    return std::make_unique<PostgresCursor>(answer());
  }

  void run_through(std::string_view sql, std::span<const Value> values) override {
    ++statements_run_;
    if (in_transaction_ && gather(sql, values)) return;
    send(sql, values);
    if (!in_transaction_) answer();
  }

  void script(std::string_view sql) override {
    settle();
    pq().PQexitPipelineMode(connection_);
    const Result result(pq().PQexec(connection_, std::string(sql).c_str()), clear);
    check(result.get());
  }
  void wait_at_most(int milliseconds) override {
    wait_ms_ = std::max(milliseconds, 1);  // 0 would be without end
  }
  void begin_read() override {
    beforehand_ = {"begin transaction isolation level repeatable read read only"};
    in_transaction_ = true;
  }
  void begin_write() override {
    beforehand_ = {"begin", "set constraints all deferred"};
    if (wait_ms_ != usual_wait_ms_)
      beforehand_.push_back(fmt::format("set local lock_timeout = {}", wait_ms_));
    in_transaction_ = true;
  }
  void commit() override {
    settle();
    send("commit");
    const Result result = answer_or_fault();
    // Without a result, or with the connection at its end, nobody said whether it is done.
    if (pq().PQstatus(connection_) != CONNECTION_OK)
      throw OutcomeUnknown(ErrorKind::unavailable,
                           "The connection to the database was lost while this was being saved. "
                           "It may have been saved: look in the history before you do it again.");
    check(result.get());
    in_transaction_ = false;
    if (std::string_view(pq().PQcmdStatus(result.get())) == "ROLLBACK")
      throw Error(ErrorKind::unavailable, "PostgreSQL took the change back. Nothing was changed.");
  }
  // Nobody waits for it: what comes next is behind it in the line.
  void rollback() noexcept override {
    in_transaction_ = false;
    inserts_.clear();
    deletes_.clear();
    const bool begun = beforehand_.empty();
    beforehand_.clear();
    if (!begun || pq().PQstatus(connection_) != CONNECTION_OK) return;
    send("rollback");
    if (std::exchange(names_in_doubt_, false)) {
      names_.clear();
      send("deallocate all");
    }
    end_unheard();
  }
  void name_deed(AccountId, DeedId deed) override {
    execute("select set_config('wellmet.deed', ?1, true)", std::to_string(deed.value));
  }
  void forget_deed() noexcept override {}  // the setting ends with its transaction
  int schema_version() override {
    return in_transaction_ ? version_in_transaction() : version_of_schema();
  }
  bool read_only() const override { return false; }
  std::int64_t changes() const override { return changes_; }
  std::int64_t statements_run() const override { return statements_run_; }
  std::optional<std::int64_t> version() const override { return std::nullopt; }
  // An idle connection says nothing, except that its end is near: a server that goes down writes a
  // last message and closes. Looking costs a poll, not a round trip.
  bool usable() override {
    hear();
    pq().PQexitPipelineMode(connection_);
    constexpr int reads_at_most = 4;  // that message, and the end of the stream behind it
    for (int reads = 0; reads < reads_at_most && says_something(); ++reads)
      pq().PQconsumeInput(connection_);
    return !lost_ && pq().PQstatus(connection_) == CONNECTION_OK &&
           pq().PQtransactionStatus(connection_) == PQTRANS_IDLE;
  }

 private:
  // Their answers are some fifty bytes each, and wait in the buffers of the system.
  static constexpr int most_unanswered = 500;
  static constexpr int handed_over_at_once = 16;

  void send_beforehand() {
    for (const std::string& sql : std::exchange(beforehand_, {})) send_alone(sql, {});
  }
  // Inserts and deletes are each gathered, and never both: what one wrote the other may take away.
  bool gather(std::string_view sql, std::span<const Value> values) {
    if (inserts_.take(sql, values)) {
      send_gathered(deletes_);
      if (inserts_.full()) send_gathered(inserts_);
      return true;
    }
    if (!deletes_.take(sql, values)) return false;
    send_gathered(inserts_);
    if (deletes_.full()) send_gathered(deletes_);
    return true;
  }
  template <class Gathered>
  void send_gathered(Gathered& rows) {
    if (rows.empty()) return;
    send_beforehand();
    rows.hand_over(
        [&](std::string_view sql, std::span<const Value> values) { send_alone(sql, values); });
  }
  void send_gathered() {
    send_gathered(inserts_);
    send_gathered(deletes_);
  }
  void send(std::string_view sql, std::span<const Value> values = {}) {
    send_beforehand();
    send_gathered();
    send_alone(sql, values);
  }

  // Preparing pays from the second time on: most statements of a short command are run once.
  void send_alone(std::string_view sql, std::span<const Value> values) {
    if (unanswered_ >= most_unanswered) answer();
    const Sent sent(values);
    if (pq().PQpipelineStatus(connection_) == PQ_PIPELINE_OFF)
      pq().PQenterPipelineMode(connection_);
    if (names_.size() > most_prepared) {
      names_.clear();
      send_alone("deallocate all", {});
    }
    const auto [known, first_time] = names_.try_emplace(std::string(sql));
    if (first_time) {
      took(pq().PQsendQueryParams(connection_, numbered(sql).c_str(), sent.count(),
                                  sent.types.data(), sent.pointers.data(), nullptr, nullptr, 0));
      return;
    }
    std::string& name = known->second;
    if (name.empty()) {
      name = fmt::format("s{}", ++prepared_so_far_);
      took(pq().PQsendPrepare(connection_, name.c_str(), numbered(sql).c_str(), sent.count(),
                              sent.types.data()));
    }
    took(pq().PQsendQueryPrepared(connection_, name.c_str(), sent.count(), sent.pointers.data(),
                                  nullptr, nullptr, 0));
  }
  // A line that is cut is found out with the answer.
  void took(int sent) {
    if (sent == 0) return;
    ++unanswered_;
    if (unanswered_ % handed_over_at_once == 0)
      pq().PQflush(connection_);  // the server begins with these while we go on
  }

  // Hears of all that was sent so far.
  void settle() {
    send_beforehand();
    send_gathered();
    if (unanswered_ > 0) answer();
    hear();
  }

  // Of what was sent last, when all before it went well; else throws for the first that did not.
  Result answer() {
    Result result = answer_or_fault();
    check(result.get());
    changes_ = std::strtoll(pq().PQcmdTuples(result.get()), nullptr, 10);
    return result;
  }

  Result answer_or_fault() {
    hear();
    unanswered_ = 0;
    pq().PQpipelineSync(connection_);
    return until_sync();
  }

  // Whose answers nobody waits for.
  void end_unheard() {
    pq().PQpipelineSync(connection_);
    pq().PQflush(connection_);
    unanswered_ = 0;
    ++unheard_;
  }
  void hear() {
    for (; unheard_ > 0; --unheard_) {
      const Result result = until_sync();
      if (leads_nowhere(state_of(result.get()))) lost_ = true;
    }
  }

  // The first fault, else the last result; none when the connection has ended.
  Result until_sync() {
    Result last(nullptr, clear);
    bool faulty = false;
    for (int nothing = 0; nothing < 2;) {
      Result next(pq().PQgetResult(connection_), clear);
      if (!next) {  // behind the results of each statement, and for ever when the line is cut
        ++nothing;
        continue;
      }
      nothing = 0;
      const ExecStatusType status = pq().PQresultStatus(next.get());
      if (status == PGRES_PIPELINE_SYNC) break;
      if (faulty || status == PGRES_PIPELINE_ABORTED) continue;
      faulty = !is_fine(status);
      last = std::move(next);
    }
    if (faulty) forget_names();
    return last;
  }

  // What was to be prepared behind a fault was not.
  void forget_names() {
    names_.clear();
    names_in_doubt_ = true;
  }

  int version_of_schema() {
    try {
      // Only the one of the schema that new tables would go to.
      for (const Row& row : query("select version from schema_version where tableoid = "
                                  "to_regclass(format('%I.schema_version', current_schema()))"))
        return static_cast<int>(row.integer(0));
    } catch (const Error&) {
      if (lost_ || !is_missing_table_) throw;
    }
    return 0;
  }
  // Read from the table of tables: to_regclass may answer from what was so when the transaction
  // began, before another process made the schema; and a fault would end the transaction.
  int version_in_transaction() {
    bool exists = false;
    for (const Row& row : query("select exists (select 1 from pg_class c join pg_namespace n "
                                "on n.oid = c.relnamespace where n.nspname = current_schema() "
                                "and c.relname = 'schema_version')"))
      exists = row.flag(0);
    int version = 0;
    if (!exists) return version;
    for (const Row& row : query("select version from schema_version"))
      version = static_cast<int>(row.integer(0));
    return version;
  }

  void check(const PGresult* result) {
    if (is_fine(pq().PQresultStatus(result))) return;
    is_missing_table_ = state_of(result) == undefined_table;
    lost_ = lost_ || leads_nowhere(state_of(result)) || pq().PQstatus(connection_) != CONNECTION_OK;
    if (lost_) fail_for_good(result);
    fail(connection_, result);
  }

  // What had begun is undone by the server; of a statement by itself nobody knows.
  [[noreturn]] void fail_for_good(const PGresult* result) const {
    const std::string message =
        in_one_line(result ? pq().PQresultErrorMessage(result) : pq().PQerrorMessage(connection_));
    throw Error(ErrorKind::unavailable,
                fmt::format("The connection to the database was lost ({}). {}ry again in a moment.",
                            message, in_transaction_ ? "Nothing was saved; t" : "T"));
  }

  bool says_something() const {
    pollfd socket{.fd = pq().PQsocket(connection_), .events = POLLIN, .revents = 0};
    return socket.fd >= 0 && poll(&socket, 1, 0) > 0;
  }

  PGconn* connection_;
  int usual_wait_ms_;
  int wait_ms_;
  bool lost_ = false;
  bool in_transaction_ = false;
  bool is_missing_table_ = false;        // what the last fault was
  std::vector<std::string> beforehand_;  // begins the transaction, with its first statement
  GatheredInserts inserts_;              // of the transaction, not sent yet
  GatheredDeletes deletes_;              // likewise; one of the two is empty
  int unanswered_ = 0;                   // sent since the last sync
  int unheard_ = 0;                      // syncs whose answers nobody has read yet
  std::unordered_map<std::string, std::string> names_;  // by text; "": run once, not prepared
  bool names_in_doubt_ = false;
  std::int64_t prepared_so_far_ = 0;
  std::int64_t changes_ = 0;
  std::int64_t statements_run_ = 0;
};

}  // namespace

std::unique_ptr<Connection> connect_postgres(const Place& place) {
  return std::make_unique<PostgresConnection>(place);
}

}  // namespace wellmet::store
