#include "actions/access/authentication.h"

#include <fmt/format.h>

#include <cstdlib>

#include "base/error.h"
#include "base/secret.h"
#include "base/text.h"

namespace wellmet::actions {
namespace {

constexpr std::int64_t hour_ms = 3600 * 1000;
constexpr std::int64_t session_ms = session_days * day_ms;
constexpr std::size_t browser_name_bytes = 300;

void check_password(const std::string& password) {
  if (characters(password).size() < password_least_characters)
    throw Error(ErrorKind::invalid,
                fmt::format("A password needs {} characters or more. Four plain words are a good "
                            "one.",
                            password_least_characters));
  if (password.size() > password_most_bytes)
    throw Error(ErrorKind::invalid,
                fmt::format("A password may have {} bytes at most.", password_most_bytes));
}

// Whoever reads must not fail because nobody can write just now: the next request notes it.
void note_seen(store::Connection& db, const std::string& digest, Instant now) {
  try {
    store::see_session(db, digest, now);
  } catch (const Error& fault) {
    if (fault.kind() != ErrorKind::unavailable) throw;
  }
}

}  // namespace

OpenedSession open_session(store::Connection& db, AccountId account, const std::string& way,
                           const std::string& browser, Instant now) {
  OpenedSession opened{.token = random_token()};
  std::string name =
      to_utf8(std::string_view(browser).substr(0, browser_name_bytes), Charset::utf_8);
  opened.session = {.digest = sha256_hex(opened.token),
                    .account = account,
                    .form_token = random_token(),
                    .opened = now,
                    .seen = now,
                    .way = way,
                    .browser = std::move(name)};
  store::end_sessions_not_seen_since(db, Instant{now.milliseconds - session_ms});
  store::put_session(db, opened.session);
  return opened;
}

std::optional<store::Session> session_for(store::Connection& db, std::string_view token,
                                          Instant now) {
  if (token.empty()) return std::nullopt;
  const std::string digest = sha256_hex(token);
  auto session = store::find_session(db, digest);
  if (!session || now.milliseconds - session->seen.milliseconds > session_ms) return std::nullopt;
  // Seen in time to come: the clock was wrong then. Left so, it would not grow old until that day.
  if (std::abs(now.milliseconds - session->seen.milliseconds) > hour_ms && !db.read_only())
    note_seen(db, digest, now);
  return session;
}

std::optional<AccountId> account_for(store::Connection& db, std::string_view name,
                                     std::string_view password) {
  if (password.size() > password_most_bytes) return std::nullopt;
  const auto account = store::account_named(db, trim(name));
  const std::string record = account ? store::password_record_of(db, account->id) : "";
  // For a name that is unknown the same work is done, so that the time tells nothing.
  static const std::string nobody = password_record(random_token());
  const bool fits = password_fits(password, record.empty() ? nobody : record);
  if (!fits || record.empty()) return std::nullopt;
  return account->id;
}

void set_password(store::Connection& db, AccountId account, const std::string& password,
                  Instant now, std::string_view but_session_digest) {
  check_password(password);
  store::put_password_record(db, account, password_record(password), now);
  store::end_sessions(db, account, but_session_digest);
}

AccountId add_account(store::Connection& db, const std::string& name, const std::string& password,
                      Instant now) {
  const std::string clean(trim(name));
  if (clean.empty()) throw Error(ErrorKind::invalid, "An account needs a name.");
  check_password(password);
  const AccountId id = store::add_account(db, clean, now);
  store::put_password_record(db, id, password_record(password), now);
  return id;
}

}  // namespace wellmet::actions
