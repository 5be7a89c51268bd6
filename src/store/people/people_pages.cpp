#include "store/people/people_pages.h"

#include <fmt/format.h>

#include "base/text.h"
#include "store/db/ids.h"

namespace wellmet::store {
namespace {

// The order of the index on last days itself, so that nothing is sorted: a day on which a hundred
// were met costs no more than another.
constexpr const char* by_last_day = "r.last_day desc, r.contact_days desc, r.person_id desc";

std::vector<PersonId> ids_of(Rows rows) {
  std::vector<PersonId> ids;
  for (const Row& row : rows) ids.push_back(row.id<PersonId>(0));
  return ids;
}

const char* listed(Shown shown) {
  switch (shown) {
    case Shown::current:
      return "1";
    case Shown::archived:
      return "2";
    case Shown::removed:
      return "3";
    case Shown::all:
      break;
  }
  return "1, 2";
}

// The few whom a filter names lead, not the list of all in the order of names: the plus keeps
// SQLite from walking that one.
bool few_lead(const FacesFilter& f) {
  return f.only_these || !f.interest_key.empty() || !f.city_folded.empty() || !f.word.empty();
}

// ?2 interest, ?3 city, ?4 word, ?5 today, ?6 limit, ?7 offset, ?8 only these, ?9 without,
// ?10 where the names begin.
std::string narrowed(const ReadTx& tx, const FacesFilter& f) {
  std::string sql = fmt::format("{}i.listed in ({})",
                                few_lead(f) || f.met_once || f.quiet ? "+" : "", listed(f.shown));
  sql += f.only_these ? " and " + one_of(tx, "i.person_id", 8) : " and ?8 = ''";
  sql += f.without.empty() ? " and ?9 = ''" : " and not (" + one_of(tx, "i.person_id", 9) + ")";
  sql += f.interest_key.empty()
             ? " and ?2 = ''"
             : " and i.person_id in (select pi.person_id from interests t join person_interests pi "
               "on pi.account_id = t.account_id and pi.interest_id = t.id "
               "where t.account_id = ?1 and t.key = ?2)";
  sql += f.city_folded.empty() ? " and ?3 = ''"
                               : " and i.person_id in (select v.person_id from card_values v where "
                                 "v.account_id = ?1 and v.kind in ('email', 'phone', 'city') "
                                 "and v.kind = 'city' and v.key = ?3)";
  sql += f.word.empty() ? " and ?4 = ''"
                        : " and i.person_id in (select p.id from people p where p.account_id = ?1 "
                          "and p.words <> '' and p.words like ?4)";
  sql += f.from_key.empty() ? " and ?10 = ''" : " and i.sort_key >= ?10";
  if (f.met_once) sql += " and r.contact_days = 1";
  sql += f.quiet ? " and r.contact_days > 1 and r.quiet_from <= ?5 and r.w > 0 "
                   "and r.last_day + r.s / r.w <= ?5"
                 : " and ?5 > -1000000";
  return sql;
}

}  // namespace

std::vector<PersonId> faces(ReadTx& tx, const FacesFilter& f, LocalDate today) {
  if (f.only_these && f.only_these->empty()) return {};
  const bool by_rhythm = f.met_once || f.quiet;
  const std::string sql = fmt::format(
      "select i.person_id from {} where i.account_id = ?1 and {} order by {} limit ?6 offset ?7",
      by_rhythm ? "rhythms r cross join person_index i" : "person_index i",
      by_rhythm ? "r.account_id = ?1 and i.person_id = r.person_id and " + narrowed(tx, f)
                : narrowed(tx, f),
      by_rhythm ? by_last_day : "i.sort_key, i.person_id");
  const std::string word = f.word.empty() ? "" : "%" + f.word + "%";
  const std::string only_these = f.only_these ? bound_list(tx, *f.only_these) : "";
  const std::string without = f.without.empty() ? "" : bound_list(tx, f.without);
  return ids_of(tx.query(sql, f.interest_key, f.city_folded, word, today.day_number, f.limit,
                         f.offset, only_these, without, f.from_key));
}

std::vector<PersonId> lately(ReadTx& tx, LocalDate since, int limit) {
  return ids_of(
      tx.query("select r.person_id from rhythms r cross join person_index i "
               "where r.account_id = ?1 and r.last_day >= ?2 and r.contact_days > 1 "
               "and i.account_id = ?1 and i.person_id = r.person_id and +i.listed = 1 "
               "order by " +
                   std::string(by_last_day) + " limit ?3",
               since.day_number, limit));
}

std::vector<Beginning> beginnings(ReadTx& tx, LocalDate since, int limit) {
  std::vector<Beginning> list;
  std::vector<PersonId> ids;
  for (const Row& row :
       tx.query("select r.person_id, r.last_day, p.met_where from rhythms r "
                "cross join person_index i cross join people p "
                "where r.account_id = ?1 and r.last_day >= ?2 and r.contact_days = 1 "
                "and i.account_id = ?1 and i.person_id = r.person_id and +i.listed = 1 "
                "and i.died = '' and p.account_id = ?1 and p.id = r.person_id and p.words not like "
                "'%friend%' "
                "and p.words not like '%family%' and p.met_on <> 'always' "
                "and p.met_on <> 'for years' and p.met_on not like 'since %' "
                "order by " +
                    std::string(by_last_day) + " limit ?3",
                since.day_number, limit)) {
    list.push_back({row.id<PersonId>(0), {static_cast<int>(row.integer(1))}, row.string(2)});
    ids.push_back(list.back().person);
  }
  if (ids.empty()) return list;
  const std::string sql = fmt::format(
      "select p.person_id, t.place from interaction_people p join interactions t "
      "on t.account_id = p.account_id and t.id = p.interaction_id "
      "where p.account_id = ?1 and {} order by p.person_id, t.id",
      one_of(tx, "p.person_id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, ids)))
    for (Beginning& b : list)
      if (b.person == row.id<PersonId>(0) && b.where.empty()) b.where = row.string(1);
  return list;
}

std::vector<FaceInterest> interests_of_all(ReadTx& tx, const std::vector<PersonId>& people) {
  std::vector<FaceInterest> list;
  if (people.empty()) return list;
  const std::string sql = fmt::format(
      "select pi.person_id, t.name, t.kind, pi.detail from person_interests pi "
      "join interests t on t.account_id = pi.account_id and t.id = pi.interest_id "
      "where pi.account_id = ?1 and {} "
      "order by pi.person_id, pi.lasting desc, pi.noted desc, pi.interest_id",
      one_of(tx, "pi.person_id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, people)))
    list.push_back({row.id<PersonId>(0), row.string(1),
                    parse_interest_kind(row.text(2)).value_or(InterestKind::thing), row.string(3)});
  return list;
}

std::vector<AlsoHas> others_with(ReadTx& tx, PersonId person, const std::vector<InterestId>& ids,
                                 int most_each) {
  std::vector<AlsoHas> list;
  if (ids.empty()) return list;
  std::vector<std::string> parts;
  for (const InterestId id : ids)
    parts.push_back(
        fmt::format("select * from (select pi.interest_id, i.name from person_interests pi "
                    "cross join person_index i where pi.account_id = ?1 and pi.interest_id = {} "
                    "and pi.person_id <> ?2 and i.account_id = ?1 and i.person_id = pi.person_id "
                    "and +i.listed = 1 order by pi.person_id limit ?3) as a{}",
                    id.value, id.value));
  for (const Row& row : tx.query(join(parts, " union all "), person, most_each))
    list.push_back({row.id<InterestId>(0), row.string(1)});
  return list;
}

std::vector<TouchDay> touches_of(ReadTx& tx, PersonId person, LocalDate since, int limit) {
  std::vector<TouchDay> list;
  for (const Row& row :
       tx.query("select p.day_number, t.touch, t.kind from interaction_people p "
                "join interactions t on t.account_id = p.account_id and t.id = p.interaction_id "
                "where p.account_id = ?1 and p.person_id = ?2 and p.day_number >= ?3 "
                "order by p.day_number desc, p.interaction_id desc limit ?4",
                person, since.day_number, limit))
    list.push_back({{static_cast<int>(row.integer(0))},
                    row.text(1) == "light" ? Touch::light : Touch::real,
                    parse_interaction_kind(row.text(2)).value_or(InteractionKind::other)});
  return list;
}

std::vector<Trashed> trash(ReadTx& tx, int limit) {
  std::vector<Trashed> list;
  for (const Row& row :
       tx.query("select p.id, coalesce(i.name, ''), p.removed_at from people p "
                "left join person_index i on i.account_id = p.account_id and i.person_id = p.id "
                "where p.account_id = ?1 and p.removed_at is not null and p.merged_into is null "
                "order by p.removed_at desc, p.id limit ?2",
                limit))
    list.push_back({row.id<PersonId>(0), row.string(1), row.instant(2)});
  return list;
}

}  // namespace wellmet::store
