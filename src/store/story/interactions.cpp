#include "store/story/interactions.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "store/db/ids.h"
#include "store/db/write_tx.h"

namespace wellmet::store {
namespace {

constexpr std::string_view columns =
    "t.id, t.kind, t.touch, t.setting, t.place, t.day, t.at, t.note, t.source, "
    "coalesce(t.source_key, ''), t.line";

Interaction interaction(const Row& row) {
  return {.id = row.id<InteractionId>(0),
          .kind = parse_interaction_kind(row.text(1)).value_or(InteractionKind::other),
          .touch = row.text(2) == "light" ? Touch::light : Touch::real,
          .setting = row.string(3),
          .place = row.string(4),
          .day = row.date(5),
          .at = row.maybe_instant(6),
          .note = row.string(7),
          .line = row.string(10),
          .source = row.string(8),
          .source_key = row.string(9)};
}

// Of an interaction t: it is not of people in the trash, or of the owner, alone.
constexpr std::string_view with_somebody_here =
    "exists (select 1 from interaction_people p join person_index i "
    "on i.account_id = p.account_id and i.person_id = p.person_id and i.listed in (1, 2) "
    "where p.account_id = t.account_id and p.interaction_id = t.id)";

const char* touch_text(Touch touch) { return touch == Touch::light ? "light" : "real"; }

// Fills in who took part, one query for all.
void fill_people(ReadTx& tx, std::vector<Interaction>& list) {
  if (list.empty()) return;
  std::unordered_map<std::int64_t, Interaction*> by_id;
  std::vector<InteractionId> ids;
  for (Interaction& i : list) {
    by_id[i.id.value] = &i;
    ids.push_back(i.id);
  }
  const std::string sql = fmt::format(
      "select interaction_id, person_id from interaction_people "
      "where account_id = ?1 and {} order by 1, 2",
      one_of(tx, "interaction_id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, ids)))
    by_id[row.integer(0)]->people.push_back(row.id<PersonId>(1));
}

void insert_people(WriteTx& tx, const Interaction& i, InteractionId id) {
  for (PersonId person : i.people)
    tx.execute(
        "insert into interaction_people (account_id, interaction_id, person_id, day_number) "
        "values (?1, ?2, ?3, ?4) on conflict (account_id, interaction_id, person_id) do nothing",
        id, person, i.day.day_number);
}

std::vector<Interaction> gathered(ReadTx& tx, Rows rows) {
  std::vector<Interaction> list;
  for (const Row& row : rows) list.push_back(interaction(row));
  fill_people(tx, list);
  return list;
}

}  // namespace

std::optional<Interaction> find_interaction(ReadTx& tx, InteractionId id) {
  static const std::string sql =
      fmt::format("select {} from interactions t where t.account_id = ?1 and t.id = ?2", columns);
  std::vector<Interaction> found = gathered(tx, tx.query(sql, id));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Interaction> find_interactions(ReadTx& tx, const std::vector<InteractionId>& ids) {
  std::vector<Interaction> found;
  const std::string sql =
      fmt::format("select {} from interactions t where t.account_id = ?1 and {}", columns,
                  one_of(tx, "t.id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, ids))) found.push_back(interaction(row));
  return found;
}

std::optional<InteractionId> interaction_with_source(ReadTx& tx, std::string_view source,
                                                     std::string_view key) {
  for (const Row& row : tx.query("select id from interactions where account_id = ?1 "
                                 "and source = ?2 and source_key = ?3",
                                 source, key))
    return row.id<InteractionId>(0);
  return std::nullopt;
}

std::vector<std::pair<InteractionId, std::string>> source_keys(ReadTx& tx,
                                                               std::string_view source) {
  std::vector<std::pair<InteractionId, std::string>> keys;
  for (const Row& row : tx.query("select id, source_key from interactions where account_id = ?1 "
                                 "and source = ?2 and source_key is not null order by id",
                                 source))
    keys.emplace_back(row.id<InteractionId>(0), row.string(1));
  return keys;
}

std::vector<Interaction> interactions_of(ReadTx& tx, PersonId person, int limit, int offset) {
  static const std::string sql = fmt::format(
      "select {} from interaction_people p "
      "join interactions t on t.account_id = p.account_id and t.id = p.interaction_id "
      "where p.account_id = ?1 and p.person_id = ?2 "
      "order by p.day_number desc, p.interaction_id desc limit ?3 offset ?4",
      columns);
  return gathered(tx, tx.query(sql, person, limit, offset));
}

std::vector<Interaction> interactions_before(ReadTx& tx, PersonId person, LocalDate day,
                                             InteractionId id, int limit) {
  static const std::string sql = fmt::format(
      "select {} from interaction_people p "
      "join interactions t on t.account_id = p.account_id and t.id = p.interaction_id "
      "where p.account_id = ?1 and p.person_id = ?2 and (p.day_number, p.interaction_id) < (?3, "
      "?4) "
      "order by p.day_number desc, p.interaction_id desc limit ?5",
      columns);
  return gathered(tx, tx.query(sql, person, day.day_number, id, limit));
}

std::int64_t count_interactions(ReadTx& tx, PersonId person) {
  for (const Row& row :
       tx.query("select count(*) from interaction_people where account_id = ?1 and person_id = ?2",
                person))
    return row.integer(0);
  return 0;
}

std::vector<Interaction> interactions(ReadTx& tx, std::optional<LocalDate> from,
                                      std::optional<LocalDate> to, int limit, int offset) {
  static const std::string sql = fmt::format(
      "select {} from interactions t where t.account_id = ?1 and t.day >= ?2 "
      "and t.day <= ?3 order by t.day desc, t.id desc limit ?4 offset ?5",
      columns);
  return gathered(tx, tx.query(sql, from ? to_iso(*from) : "0000-00-00",
                               to ? to_iso(*to) : "9999-99-99", limit, offset));
}

AllInteractions all_interactions(ReadTx& tx) {
  static const std::string sql =
      fmt::format("select count(*), min(t.day) from interactions t where t.account_id = ?1 and {}",
                  with_somebody_here);
  for (const Row& row : tx.query(sql))
    return {.count = row.integer(0), .first_day = row.maybe_date(1)};
  return {};
}

std::vector<std::pair<InteractionKind, std::int64_t>> interactions_by_kind(ReadTx& tx,
                                                                           LocalDate from,
                                                                           LocalDate to) {
  static const std::string sql = fmt::format(
      "select t.kind, count(*) from interactions t where t.account_id = ?1 and t.day >= ?2 "
      "and t.day <= ?3 and {} group by t.kind",
      with_somebody_here);
  std::vector<std::pair<InteractionKind, std::int64_t>> kinds;
  for (const Row& row : tx.query(sql, to_iso(from), to_iso(to)))
    kinds.emplace_back(parse_interaction_kind(row.text(0)).value_or(InteractionKind::other),
                       row.integer(1));
  std::ranges::sort(kinds, [](const auto& a, const auto& b) {
    return std::pair(-a.second, a.first) < std::pair(-b.second, b.first);
  });
  return kinds;
}

std::int64_t count_people_met(ReadTx& tx, LocalDate from, LocalDate to) {
  for (const Row& row :
       tx.query("select count(distinct p.person_id) from interaction_people p "
                "join person_index i on i.account_id = p.account_id and i.person_id = p.person_id "
                "and i.listed in (1, 2) "
                "where p.account_id = ?1 and p.day_number >= ?2 and p.day_number <= ?3",
                from.day_number, to.day_number))
    return row.integer(0);
  return 0;
}

std::vector<LocalDate> contact_days_of(ReadTx& tx, PersonId person) {
  std::vector<LocalDate> days;
  for (const Row& row : tx.query("select distinct day_number from interaction_people "
                                 "where account_id = ?1 and person_id = ?2 order by day_number",
                                 person))
    days.push_back({static_cast<int>(row.integer(0))});
  return days;
}

std::optional<LocalDate> first_time_together(ReadTx& tx, PersonId person) {
  for (const Row& row : tx.query(
           "select i.kind, p.day_number from interaction_people p join interactions i "
           "on i.account_id = p.account_id and i.id = p.interaction_id "
           "where p.account_id = ?1 and p.person_id = ?2 order by p.day_number, p.interaction_id",
           person)) {
    if (const auto kind = parse_interaction_kind(row.text(0)); kind && is_together(*kind))
      return LocalDate{static_cast<int>(row.integer(1))};
  }
  return std::nullopt;
}

std::vector<PersonId> together_with(ReadTx& tx, PersonId person, int limit) {
  std::vector<PersonId> people;
  for (const Row& row :
       tx.query("select b.person_id, count(*) from interaction_people a "
                "join interaction_people b on b.account_id = a.account_id "
                "and b.interaction_id = a.interaction_id and b.person_id <> a.person_id "
                "where a.account_id = ?1 and a.person_id = ?2 group by b.person_id "
                "order by 2 desc, 1 limit ?3",
                person, limit))
    people.push_back(row.id<PersonId>(0));
  return people;
}

std::vector<PersonId> in_small_company_with(ReadTx& tx, PersonId person, int most_people,
                                            int limit) {
  std::vector<PersonId> people;
  for (const Row& row :
       tx.query("select b.person_id, count(*) from interaction_people a "
                "join interaction_people b on b.account_id = a.account_id "
                "and b.interaction_id = a.interaction_id and b.person_id <> a.person_id "
                "where a.account_id = ?1 and a.person_id = ?2 and "
                "(select count(*) from interaction_people c where c.account_id = a.account_id "
                "and c.interaction_id = a.interaction_id) <= ?3 "
                "group by b.person_id order by 2 desc, 1 limit ?4",
                person, most_people, limit))
    people.push_back(row.id<PersonId>(0));
  return people;
}

InteractionId insert_interaction(WriteTx& tx, const Interaction& i) {
  const InteractionId id{tx.next_id("interactions")};
  const Value key = i.source_key.empty() ? Value(nullptr) : bind(i.source_key);
  tx.execute(
      "insert into interactions (account_id, id, kind, touch, setting, place, day, at, note, "
      "source, "
      "source_key, line) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      id, to_text(i.kind), touch_text(i.touch), i.setting, i.place, to_iso(i.day), i.at, i.note,
      i.source, key, i.line);
  insert_people(tx, i, id);
  return id;
}

void update_interaction(WriteTx& tx, const Interaction& i) {
  tx.execute(
      "update interactions set kind = ?3, touch = ?4, setting = ?5, place = ?6, day = ?7, at = ?8, "
      "note = ?9 where account_id = ?1 and id = ?2",
      i.id, to_text(i.kind), touch_text(i.touch), i.setting, i.place, to_iso(i.day), i.at, i.note);
  const std::optional<Interaction> now = find_interaction(tx, i.id);
  for (PersonId person : now->people) {
    if (std::ranges::find(i.people, person) == i.people.end())
      tx.execute(
          "delete from interaction_people where account_id = ?1 and interaction_id = ?2 "
          "and person_id = ?3",
          i.id, person);
  }
  tx.execute(
      "update interaction_people set day_number = ?3 where account_id = ?1 "
      "and interaction_id = ?2 and day_number <> ?3",
      i.id, i.day.day_number);
  insert_people(tx, i, i.id);
}

void put_source_key(WriteTx& tx, InteractionId id, std::string_view key) {
  tx.execute("update interactions set source_key = ?3 where account_id = ?1 and id = ?2", id, key);
}

void delete_interaction(WriteTx& tx, InteractionId id) {
  tx.execute(
      "delete from follow_ups where account_id = ?1 and from_interaction = ?2 "
      "and rule <> '' and state = 'open'",
      id);
  tx.execute(
      "update follow_ups set from_interaction = null where account_id = ?1 and from_interaction = "
      "?2",
      id);
  tx.execute("delete from interaction_people where account_id = ?1 and interaction_id = ?2", id);
  tx.execute("delete from interactions where account_id = ?1 and id = ?2", id);
}

}  // namespace wellmet::store
