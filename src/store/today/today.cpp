#include "store/today/today.h"

#include <fmt/format.h>

#include <cstdlib>

#include "store/db/ids.h"

namespace wellmet::store {
std::vector<TodayRow> today_rows(ReadTx& tx, const std::vector<PersonId>& ids) {
  std::vector<TodayRow> rows;
  if (ids.empty()) return rows;
  // The ids lead, however many: without cross join and plus SQLite would rather walk all who are
  // listed than look up some hundreds.
  const std::string sql = fmt::format(
      "select p.id, i.name, p.archived, p.never_suggest, p.wished_cadence_days, p.quiet_until, "
      "i.given, i.died, (select max(f.closed) from follow_ups f where f.account_id = ?1 "
      "and f.person_id = p.id and f.state in ('done', 'dropped')), i.listed "
      "from people p cross join person_index i where p.account_id = ?1 and {} "
      "and i.account_id = ?1 and i.person_id = p.id and +i.listed in (0, 1, 2)",
      one_of(tx, "p.id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, ids)))
    rows.push_back({.person = row.id<PersonId>(0),
                    .name = row.string(1),
                    .given = row.string(6),
                    .archived = row.flag(2),
                    .never_suggest = row.flag(3),
                    .died = !row.text(7).empty(),
                    .wished_cadence_days = static_cast<int>(row.integer(4)),
                    .quiet_until = parse_iso_date(row.text(5)),
                    .closed_follow_up_on = row.maybe_date(8),
                    .is_owner = row.integer(9) == 0});
  return rows;
}

std::vector<NewPosition> positions_begun(ReadTx& tx, LocalDate from, LocalDate to, int limit) {
  std::vector<NewPosition> list;
  for (const Row& row : tx.query("select person_id, started from positions where account_id = ?1 "
                                 "and started <> '' and started >= ?2 and started <= ?3 "
                                 "and is_current = 1 order by started desc, person_id limit ?4",
                                 to_iso(from), to_iso(to), limit)) {
    if (const auto day = parse_iso_date(row.text(1))) list.push_back({row.id<PersonId>(0), *day});
  }
  return list;
}

std::vector<SharedInterest> interests_shared(ReadTx& tx, PersonId owner,
                                             const std::vector<PersonId>& ids) {
  std::vector<SharedInterest> list;
  if (ids.empty()) return list;
  const std::string sql = fmt::format(
      "select t.person_id, t.interest_id, i.name from person_interests t "
      "join person_interests m on m.account_id = t.account_id and m.interest_id = t.interest_id "
      "and m.person_id = ?2 join interests i on i.account_id = t.account_id "
      "and i.id = t.interest_id where t.account_id = ?1 and {} "
      "order by t.person_id, t.interest_id",
      one_of(tx, "t.person_id", 3));
  for (const Row& row : tx.query(sql, owner, bound_list(tx, ids)))
    list.push_back({row.id<PersonId>(0), row.id<InterestId>(1), row.string(2)});
  return list;
}

std::vector<InteractionFact> interaction_facts(ReadTx& tx, const std::vector<InteractionId>& ids) {
  std::vector<InteractionFact> facts;
  if (ids.empty()) return facts;
  const std::string sql = fmt::format(
      "select id, kind, day from interactions where account_id = ?1 and {}", one_of(tx, "id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, ids)))
    facts.push_back({row.id<InteractionId>(0),
                     parse_interaction_kind(row.text(1)).value_or(InteractionKind::other),
                     row.date(2)});
  return facts;
}

std::vector<PersonId> wished_without_contact(ReadTx& tx, int limit) {
  std::vector<PersonId> people;
  for (const Row& row : tx.query(
           "select p.id from people p join person_index i on i.account_id = p.account_id "
           "and i.person_id = p.id and i.listed = 1 and i.died = '' "
           "where p.account_id = ?1 and p.wished_cadence_days > 0 and not exists "
           "(select 1 from rhythms r where r.account_id = p.account_id and r.person_id = p.id) "
           "order by p.id limit ?2",
           limit))
    people.push_back(row.id<PersonId>(0));
  return people;
}

std::vector<DayDone> days_done(ReadTx& tx, const std::vector<PersonId>& ids, LocalDate since) {
  std::vector<DayDone> list;
  if (ids.empty()) return list;
  const std::string sql = fmt::format(
      "select p.person_id, i.kind, p.day_number, i.source, coalesce(i.source_key, '') "
      "from interaction_people p join interactions i on i.account_id = p.account_id "
      "and i.id = p.interaction_id where p.account_id = ?1 and p.day_number >= ?2 and {} "
      "and (i.kind = 'congratulated' or i.source = 'today')",
      one_of(tx, "p.person_id", 3));
  for (const Row& row : tx.query(sql, since.day_number, bound_list(tx, ids)))
    list.push_back({row.id<PersonId>(0),
                    parse_interaction_kind(row.text(1)).value_or(InteractionKind::other),
                    {static_cast<int>(row.integer(2))},
                    row.string(3),
                    row.string(4)});
  return list;
}

std::vector<ShownLine> shown_lines(ReadTx& tx, LocalDate day) {
  std::vector<ShownLine> lines;
  for (const Row& row :
       tx.query("select s.number, s.person_id, s.kind, s.follow_up_id, s.matter, s.done_as "
                "from shown_lines s join person_index i on i.account_id = s.account_id "
                "and i.person_id = s.person_id and i.listed in (0, 1, 2) "
                "where s.account_id = ?1 and s.day_number = ?2 and s.number <> 0 "
                "order by abs(s.number)",
                day.day_number)) {
    const int number = static_cast<int>(row.integer(0));
    lines.push_back({std::abs(number), row.id<PersonId>(1), row.string(2), row.id<FollowUpId>(3),
                     row.string(4), number < 0, row.string(5)});
  }
  return lines;
}

std::vector<ShownDays> shown_days(ReadTx& tx, const std::vector<PersonId>& ids, LocalDate today,
                                  LocalDate week_begins) {
  const std::string sql = fmt::format(
      "select s.person_id, s.matter, max(s.kind), "
      "sum(case when s.day_number < ?2 then 1 else 0 end), "
      "max(case when s.day_number < ?2 and s.day_number >= ?3 then 1 else 0 end), "
      "max(case when s.day_number = ?2 then 1 else 0 end), max(p.wished_cadence_days) "
      "from shown_lines s join people p on p.account_id = s.account_id and p.id = s.person_id "
      "where s.account_id = ?1 and s.number >= 0 and s.day_number <= ?2 "
      "and ({} or s.day_number >= ?3) "
      "group by s.person_id, s.matter order by s.person_id, s.matter",
      one_of(tx, "s.person_id", 4));
  std::vector<ShownDays> list;
  for (const Row& row :
       tx.query(sql, today.day_number, week_begins.day_number, bound_list(tx, ids)))
    list.push_back({row.id<PersonId>(0), row.string(1), row.string(2),
                    static_cast<int>(row.integer(3)), row.flag(4), row.flag(5),
                    static_cast<int>(row.integer(6))});
  return list;
}

namespace {

// The number of a row in shown_lines: from 1 as the day's own list shows it; 0 when it showed it
// and does so no more; below 0 as a look ahead or back shows it, which counts for nothing.
enum class Numbers { of_the_day, of_a_look };

void number_lines(Connection& connection, AccountId account, LocalDate day,
                  const std::vector<ShownLine>& lines, Numbers numbers) {
  connection.execute(
      "delete from shown_lines where account_id = ?1 and day_number = ?2 and number < 0", account,
      day.day_number);
  connection.execute("update shown_lines set number = 0 where account_id = ?1 and day_number = ?2",
                     account, day.day_number);
  // What the day's own list showed stays that, whoever looks back at it.
  for (const ShownLine& line : lines)
    connection.execute(
        "insert into shown_lines (account_id, day_number, person_id, matter, number, kind, "
        "follow_up_id, done_as) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
        "on conflict (account_id, day_number, person_id, matter) do update set "
        "number = abs(excluded.number), kind = excluded.kind, done_as = excluded.done_as",
        account, day.day_number, line.person, line.matter,
        numbers == Numbers::of_a_look ? -line.number : line.number, line.kind, line.follow_up,
        line.done_as);
}

template <class Writing>
void in_one_write(Connection& connection, const Writing& write) {
  if (connection.read_only()) return;
  connection.begin_write();
  try {
    write();
    connection.commit();
  } catch (...) {
    connection.rollback();
    throw;
  }
}

}  // namespace

void remember_shown(Connection& connection, AccountId account, LocalDate day,
                    const std::vector<ShownLine>& lines, const std::vector<PersonId>& nudged) {
  constexpr int kept_days = 800;
  in_one_write(connection, [&] {
    connection.execute(
        "delete from shown_lines where account_id = ?1 and (day_number > ?2 or "
        "day_number < ?3)",
        account, day.day_number, day.day_number - kept_days);
    number_lines(connection, account, day, lines, Numbers::of_the_day);
    for (const PersonId person : nudged)
      connection.execute(
          "update rhythms set nudged_on = ?3 where account_id = ?1 and person_id = ?2", account,
          person, day.day_number);
  });
}

void remember_look(Connection& connection, AccountId account, LocalDate day,
                   const std::vector<ShownLine>& lines) {
  in_one_write(connection,
               [&] { number_lines(connection, account, day, lines, Numbers::of_a_look); });
}

}  // namespace wellmet::store
