#include "store/access/settings.h"

#include "store/db/ids.h"
#include "store/db/write_tx.h"

namespace wellmet::store {
namespace {

SourceKey source_key(const Row& row) {
  return {row.id<PersonId>(0), row.string(1), row.string(2), row.string(3)};
}

PairAnswer answer_of(std::string_view text) {
  return text == "not same" ? PairAnswer::not_same : PairAnswer::later;
}

}  // namespace

std::optional<std::string> setting(ReadTx& tx, std::string_view name) {
  for (const Row& row :
       tx.query("select value from settings where account_id = ?1 and name = ?2", name))
    return row.string(0);
  return std::nullopt;
}

std::map<std::string, std::string> settings(ReadTx& tx) {
  std::map<std::string, std::string> all;
  for (const Row& row : tx.query("select name, value from settings where account_id = ?1"))
    all[row.string(0)] = row.string(1);
  return all;
}

void put_setting(WriteTx& tx, std::string_view name, std::string_view value) {
  if (setting(tx, name)) {
    tx.execute("update settings set value = ?3 where account_id = ?1 and name = ?2 and value <> ?3",
               name, value);
    return;
  }
  tx.execute("insert into settings (account_id, id, name, value) values (?1, ?2, ?3, ?4)",
             tx.next_id("settings"), name, value);
}

void drop_setting(WriteTx& tx, std::string_view name) {
  tx.execute("delete from settings where account_id = ?1 and name = ?2", name);
}

std::map<std::string, std::string> mapping_for(ReadTx& tx, std::string_view signature) {
  std::map<std::string, std::string> mapping;
  for (const Row& row :
       tx.query("select column_name, field from mappings where account_id = ?1 and signature = ?2",
                signature))
    mapping[row.string(0)] = row.string(1);
  return mapping;
}

void remember_mapping(WriteTx& tx, std::string_view signature,
                      const std::map<std::string, std::string>& mapping) {
  const std::map<std::string, std::string> known = mapping_for(tx, signature);
  for (const auto& [column, field] : mapping) {
    if (known.contains(column)) {
      tx.execute(
          "update mappings set field = ?4 where account_id = ?1 and signature = ?2 "
          "and column_name = ?3 and field <> ?4",
          signature, column, field);
    } else {
      tx.execute(
          "insert into mappings (account_id, id, signature, column_name, field) "
          "values (?1, ?2, ?3, ?4, ?5)",
          tx.next_id("mappings"), signature, column, field);
    }
  }
}

std::vector<Mapping> mappings(ReadTx& tx) {
  std::vector<Mapping> list;
  for (const Row& row : tx.query(
           "select signature, column_name, field from mappings where account_id = ?1 order by id"))
    list.push_back({row.string(0), row.string(1), row.string(2)});
  return list;
}

void drop_mappings(WriteTx& tx, const std::function<bool(const std::string&)>& holds) {
  for (const Mapping& mapping : mappings(tx)) {
    if (holds(mapping.signature) || holds(mapping.column))
      tx.execute("delete from mappings where account_id = ?1 and signature = ?2",
                 mapping.signature);
  }
}

std::optional<SourceKey> find_source(ReadTx& tx, std::string_view source, std::string_view key) {
  for (const Row& row : tx.query("select person_id, source, key, fingerprint from sources "
                                 "where account_id = ?1 and source = ?2 and key = ?3",
                                 source, key))
    return source_key(row);
  return std::nullopt;
}

std::vector<SourceKey> find_sources(ReadTx& tx, std::string_view source,
                                    const std::vector<std::string>& keys) {
  const std::string sql = fmt::format(
      "select person_id, source, key, fingerprint from sources where account_id = ?1 "
      "and source = ?2 and {}",
      one_of_texts(tx, "key", 3));
  std::vector<SourceKey> list;
  for (const Row& row : tx.query(sql, source, bound_texts(keys))) list.push_back(source_key(row));
  return list;
}

std::vector<SourceKey> sources_of(ReadTx& tx, PersonId person) {
  std::vector<SourceKey> list;
  for (const Row& row : tx.query("select person_id, source, key, fingerprint from sources "
                                 "where account_id = ?1 and person_id = ?2 order by id",
                                 person))
    list.push_back(source_key(row));
  return list;
}

void put_source(WriteTx& tx, const SourceKey& s) {
  if (const auto known = find_source(tx, s.source, s.key)) {
    if (known->person != s.person || known->fingerprint != s.fingerprint)
      tx.execute(
          "update sources set person_id = ?4, fingerprint = ?5 where account_id = ?1 "
          "and source = ?2 and key = ?3",
          s.source, s.key, s.person, s.fingerprint);
    return;
  }
  insert_source(tx, s);
}

void insert_source(WriteTx& tx, const SourceKey& s) {
  tx.execute(
      "insert into sources (account_id, id, person_id, source, key, fingerprint) "
      "values (?1, ?2, ?3, ?4, ?5, ?6)",
      tx.next_id("sources"), s.person, s.source, s.key, s.fingerprint);
}

std::vector<AnsweredPair> answered_pairs(ReadTx& tx) {
  std::vector<AnsweredPair> list;
  for (const Row& row : tx.query("select first_person, second_person, answer, day "
                                 "from pair_answers where account_id = ?1 order by 1, 2"))
    list.push_back({row.id<PersonId>(0), row.id<PersonId>(1), answer_of(row.text(2)), row.date(3)});
  return list;
}

void put_pair_answer(WriteTx& tx, PersonId a, PersonId b, PairAnswer answer, LocalDate day) {
  tx.execute(
      "insert into pair_answers (account_id, first_person, second_person, answer, day) "
      "values (?1, ?2, ?3, ?4, ?5) on conflict (account_id, first_person, second_person) do update "
      "set answer = excluded.answer, day = excluded.day",
      std::min(a, b), std::max(a, b), answer == PairAnswer::not_same ? "not same" : "later",
      to_iso(day));
}

void drop_pair_answer(WriteTx& tx, PersonId a, PersonId b) {
  tx.execute(
      "delete from pair_answers where account_id = ?1 and first_person = ?2 and second_person = ?3",
      std::min(a, b), std::max(a, b));
}

}  // namespace wellmet::store
