#include <fmt/format.h>

#include <charconv>

#include "base/text.h"

#include "store/db/ids.h"
#include "store/db/write_tx.h"
#include "store/people/derived.h"
#include "store/today/today.h"

namespace wellmet::store {
namespace {

constexpr std::string_view columns =
    "r.person_id, r.first_day, r.last_day, r.s, r.w, r.contact_days, r.quiet_from, r.gone_from, "
    "r.nudge_from, r.nudged_on, r.steady_s, r.steady_w, r.recent_gaps";

LocalDate day(const Row& row, int column) { return {static_cast<int>(row.integer(column))}; }

std::optional<LocalDate> maybe_day(const Row& row, int column) {
  return row.is_null(column) ? std::nullopt : std::optional(day(row, column));
}

std::vector<int> gaps_in(std::string_view text) {
  std::vector<int> gaps;
  for (const std::string& word : split(text, ' ')) {
    int gap = 0;
    if (std::from_chars(word.data(), word.data() + word.size(), gap).ec == std::errc{} && gap > 0)
      gaps.push_back(gap);
  }
  return gaps;
}

RhythmRow rhythm(const Row& row) {
  return {.person = row.id<PersonId>(0),
          .first_day = day(row, 1),
          .last_day = day(row, 2),
          .s = row.real(3),
          .w = row.real(4),
          .contact_days = static_cast<int>(row.integer(5)),
          .quiet_from = day(row, 6),
          .gone_from = day(row, 7),
          .nudge_from = maybe_day(row, 8),
          .nudged_on = maybe_day(row, 9),
          .steady_s = row.real(10),
          .steady_w = row.real(11),
          .recent_gaps = gaps_in(row.text(12))};
}

std::vector<RhythmRow> gathered(Rows rows) {
  std::vector<RhythmRow> list;
  for (const Row& row : rows) list.push_back(rhythm(row));
  return list;
}

// On fewer than ?3 days since their silence could be named.
constexpr std::string_view not_shown_often =
    "(select count(*) from shown_lines s where s.account_id = r.account_id "
    "and s.person_id = r.person_id and s.kind in ('drift', 'dormant') "
    "and s.number >= 0 and s.day_number >= r.nudge_from and s.day_number < ?2) < ?3";

// Of those who may be suggested at all; `which` ends with its order and limit, which an index
// serves.
template <class... Values>
std::vector<RhythmRow> nudgeable(ReadTx& tx, std::string_view which, const Values&... values) {
  return gathered(tx.query(fmt::format("select {} from rhythms r where r.account_id = ?1 "
                                       "and r.nudge_from is not null and {}",
                                       columns, which),
                           values...));
}

std::optional<std::int64_t> number(const std::optional<LocalDate>& date) {
  return date ? std::optional(std::int64_t{date->day_number}) : std::nullopt;
}

}  // namespace

std::optional<RhythmRow> find_rhythm(ReadTx& tx, PersonId person) {
  const std::string sql =
      fmt::format("select {} from rhythms r where r.account_id = ?1 and r.person_id = ?2", columns);
  for (const Row& row : tx.query(sql, person)) return rhythm(row);
  return std::nullopt;
}

void put_rhythm(WriteTx& tx, const RhythmRow& r) {
  tx.execute(
      "insert into rhythms (account_id, person_id, first_day, last_day, s, w, contact_days, "
      "quiet_from, gone_from, nudge_from, nudged_on, steady_s, steady_w, recent_gaps) "
      "values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14) "
      "on conflict (account_id, person_id) do update set first_day = excluded.first_day, "
      "last_day = excluded.last_day, s = excluded.s, w = excluded.w, "
      "contact_days = excluded.contact_days, quiet_from = excluded.quiet_from, "
      "gone_from = excluded.gone_from, nudge_from = excluded.nudge_from, "
      "nudged_on = excluded.nudged_on, steady_s = excluded.steady_s, "
      "steady_w = excluded.steady_w, recent_gaps = excluded.recent_gaps",
      r.person, r.first_day.day_number, r.last_day.day_number, r.s, r.w, r.contact_days,
      r.quiet_from.day_number, r.gone_from.day_number, number(r.nudge_from), number(r.nudged_on),
      r.steady_s, r.steady_w, fmt::format("{}", fmt::join(r.recent_gaps, " ")));
}

void drop_rhythm(WriteTx& tx, PersonId person) {
  tx.execute("delete from rhythms where account_id = ?1 and person_id = ?2", person);
}

std::vector<AccountId> accounts_to_derive(Connection& db) {
  std::vector<AccountId> accounts;
  for (const Row& row : db.query("select account_id from rhythms where recent_gaps is null union "
                                 "select account_id from person_index where died = '?' union "
                                 "select account_id from resources r where not exists (select 1 "
                                 "from search_texts_text t where t.account_id = r.account_id "
                                 "and t.kind = 'resource' and t.ref_id = r.id)"))
    accounts.push_back(row.id<AccountId>(0));
  return accounts;
}

std::vector<std::int64_t> things_to_derive(ReadTx& tx) {
  std::vector<std::int64_t> things;
  for (const Row& row :
       tx.query("select r.id from resources r where r.account_id = ?1 and not exists (select 1 "
                "from search_texts_text t where t.account_id = r.account_id "
                "and t.kind = 'resource' and t.ref_id = r.id) order by r.id"))
    things.push_back(row.integer(0));
  return things;
}

std::vector<PersonId> rhythms_to_derive(ReadTx& tx, PersonId after, int limit) {
  std::vector<PersonId> people;
  for (const Row& row :
       tx.query("select person_id from rhythms where account_id = ?1 "
                "and recent_gaps is null and person_id > ?2 order by person_id limit ?3",
                after, limit))
    people.push_back(row.id<PersonId>(0));
  return people;
}

std::vector<PersonId> deaths_to_derive(ReadTx& tx, PersonId after, int limit) {
  std::vector<PersonId> people;
  for (const Row& row : tx.query("select person_id from person_index where account_id = ?1 "
                                 "and died = '?' and person_id > ?2 order by person_id limit ?3",
                                 after, limit))
    people.push_back(row.id<PersonId>(0));
  return people;
}

std::vector<RhythmRow> rhythms_going(ReadTx& tx, LocalDate today, int most_days, int limit) {
  static const std::string which = fmt::format(
      "r.gone_from > ?2 and r.nudge_from <= ?2 and {} order by r.gone_from, r.person_id limit ?4",
      not_shown_often);
  return nudgeable(tx, which, today.day_number, most_days, limit);
}

std::vector<RhythmRow> rhythms_turned_quiet(ReadTx& tx, LocalDate today, int most_days, int limit) {
  static const std::string sql = fmt::format(
      "select {} from (select * from rhythms where account_id = ?1 and nudge_from <= ?2 "
      "and nudge_from is not null order by nudge_from desc limit ?4) r "
      "where r.gone_from > ?2 and {} order by r.person_id",
      columns, not_shown_often);
  return gathered(tx.query(sql, today.day_number, most_days, limit));
}

std::vector<RhythmRow> rhythms_gone(ReadTx& tx, LocalDate from, LocalDate to, int limit) {
  return nudgeable(tx,
                   "r.gone_from >= ?2 and r.gone_from <= ?3 "
                   "order by r.gone_from, r.person_id limit ?4",
                   from.day_number, to.day_number, limit);
}

std::vector<RhythmRow> rhythms_of(ReadTx& tx, const std::vector<PersonId>& people) {
  if (people.empty()) return {};
  const std::string sql =
      fmt::format("select {} from rhythms r where r.account_id = ?1 and {} order by r.person_id",
                  columns, one_of(tx, "r.person_id", 2));
  return gathered(tx.query(sql, bound_list(tx, people)));
}

std::optional<LocalDate> first_gone(ReadTx& tx) {
  for (const Row& row : tx.query("select gone_from from rhythms where account_id = ?1 "
                                 "and nudge_from is not null order by gone_from limit 1"))
    return day(row, 0);
  return std::nullopt;
}

}  // namespace wellmet::store
