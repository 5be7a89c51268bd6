#include "store/relations/relations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "model/cards/dialects.h"
#include "model/cards/relations.h"
#include "store/db/ids.h"

namespace wellmet::store {
namespace {

constexpr std::int64_t removed = 3;  // person_index.listed
constexpr std::string_view by_uid = "uid:";
constexpr std::string_view by_name = "name:";

RelationRow relation(const Row& row) {
  const std::string key = row.string(3);
  RelationRow found{.whose = row.id<PersonId>(0),
                    .relation = {.value = row.string(1), .label = row.string(2)}};
  if (key.starts_with(by_uid)) found.relation.uid = key.substr(by_uid.size());
  return found;
}

// As programs write a uid: with or without what it is, and UUIDs in either case.
std::vector<std::string> spellings_of(const std::string& uid) {
  std::string upper = uid;
  std::ranges::transform(upper, upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
  std::vector<std::string> all;
  for (const std::string& one : {uid, to_lower_ascii(uid), upper}) {
    if (std::ranges::find(all, one) == all.end()) all.push_back(one);
  }
  return all;
}

std::vector<std::string> keys_of(const std::vector<std::string>& uids) {
  std::vector<std::string> keys;
  for (const std::string& uid : uids) {
    for (const std::string& spelling : spellings_of(uid))
      keys.push_back(std::string(by_uid) + spelling);
  }
  return keys;
}

}  // namespace

CardValueRow relation_value(const CardRelation& r) {
  std::string key(r.uid.empty() ? by_name : by_uid);
  key += r.uid.empty() ? join(folded_words(r.value), " ") : r.uid;
  return {"relation", r.value, r.label, std::move(key)};
}

std::vector<RelationRow> relations_on_cards(ReadTx& tx, const std::vector<PersonId>& people,
                                            int limit) {
  std::vector<RelationRow> rows;
  if (people.empty()) return rows;
  const std::string sql = fmt::format(
      "select person_id, value, label, key from card_values where account_id = ?1 and {} "
      "and kind = 'relation' order by person_id, place limit ?3",
      one_of(tx, "person_id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, people), limit)) rows.push_back(relation(row));
  return rows;
}

std::vector<RelationRow> relations_pointing_to(ReadTx& tx, const std::vector<std::string>& uids,
                                               int limit) {
  std::vector<RelationRow> rows;
  const std::vector<std::string> keys = keys_of(uids);
  if (keys.empty()) return rows;
  const std::string sql = fmt::format(
      "select v.person_id, v.value, v.label, v.key, i.listed from card_values v "
      "join person_index i on i.account_id = v.account_id and i.person_id = v.person_id "
      "where v.account_id = ?1 and v.kind = 'relation' and {} order by v.person_id, v.place "
      "limit ?3",
      one_of_texts(tx, "v.key", 2));
  for (const Row& row : tx.query(sql, bound_texts(keys), limit)) {
    rows.push_back(relation(row));
    rows.back().removed = row.integer(4) == removed;
  }
  return rows;
}

std::vector<PersonId> people_who_may_point_to(ReadTx& tx, const std::vector<std::string>& uids) {
  std::vector<PersonId> people;
  const std::string sql = fmt::format(
      "select person_id from card_values where account_id = ?1 and kind = 'relation' and {} "
      "union select person_id from card_values where account_id = ?1 and kind = 'relation' "
      "group by person_id having count(*) >= ?3",
      one_of_texts(tx, "key", 2));
  for (const Row& row :
       tx.query(sql, bound_texts(keys_of(uids)), static_cast<std::int64_t>(card_values_at_most)))
    people.push_back(row.id<PersonId>(0));
  return people;
}

std::vector<UidOf> people_with_uids(ReadTx& tx, const std::vector<std::string>& uids) {
  std::vector<UidOf> found;
  std::multimap<std::string, std::string> asked;  // by how it may be written
  for (const std::string& uid : uids) {
    for (const std::string& spelling : spellings_of(uid)) {
      for (const char* prefix : {"", "urn:uuid:"}) asked.emplace(prefix + spelling, uid);
    }
  }
  if (asked.empty()) return found;
  std::vector<std::string> written;
  for (const auto& [spelling, uid] : asked) written.push_back(spelling);
  const std::string sql = fmt::format(
      "select uid, id, case when removed_at is null then 0 else 1 end from people "
      "where account_id = ?1 and {} order by id",
      one_of_texts(tx, "uid", 2));
  for (const Row& row : tx.query(sql, bound_texts(written))) {
    const auto [first, last] = asked.equal_range(row.string(0));
    for (auto one = first; one != last; ++one)
      found.push_back({one->second, row.id<PersonId>(1), row.flag(2)});
  }
  return found;
}

std::vector<std::string> uids_of(ReadTx& tx, const std::vector<PersonId>& people) {
  std::vector<std::string> uids;
  if (people.empty()) return uids;
  const std::string sql =
      fmt::format("select uid from people where account_id = ?1 and {}", one_of(tx, "id", 2));
  for (const Row& row : tx.query(sql, bound_list(tx, people))) {
    if (std::string uid = uid_key(row.text(0)); !uid.empty()) uids.push_back(std::move(uid));
  }
  return uids;
}

std::vector<PersonId> met_through(ReadTx& tx, PersonId person, int limit) {
  std::vector<PersonId> people;
  for (const Row& row :
       tx.query("select p.id from people p join person_index i on i.account_id = p.account_id "
                "and i.person_id = p.id and i.listed in (1, 2) "
                "where p.account_id = ?1 and p.met_through = ?2 order by p.id limit ?3",
                person, limit))
    people.push_back(row.id<PersonId>(0));
  return people;
}

std::vector<Introduction> introductions_of(ReadTx& tx, const std::vector<PersonId>& people,
                                           int limit) {
  std::vector<Introduction> found;
  if (people.empty()) return found;
  const auto side = [&](const char* column) {
    return fmt::format(
        "select p.id, p.met_through from people p where p.account_id = ?1 "
        "and p.met_through is not null and p.removed_at is null and {}",
        one_of(tx, column, 2));
  };
  const std::string sql =
      fmt::format("{} union {} order by 1 limit ?3", side("p.id"), side("p.met_through"));
  for (const Row& row : tx.query(sql, bound_list(tx, people), limit))
    found.push_back({row.id<PersonId>(0), row.id<PersonId>(1)});
  return found;
}

}  // namespace wellmet::store
