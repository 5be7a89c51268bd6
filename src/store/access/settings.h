#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "store/db/tx.h"

namespace wellmet::store {

class WriteTx;

std::optional<std::string> setting(ReadTx&, std::string_view name);
std::map<std::string, std::string> settings(ReadTx&);
void put_setting(WriteTx&, std::string_view name, std::string_view value);
void drop_setting(WriteTx&, std::string_view name);

// Column -> field, as the user mapped a sheet with this header before.
std::map<std::string, std::string> mapping_for(ReadTx&, std::string_view signature);
void remember_mapping(WriteTx&, std::string_view signature,
                      const std::map<std::string, std::string>&);
struct Mapping {
  std::string signature = {}, column = {}, field = {};
};
std::vector<Mapping> mappings(ReadTx&);
// Drops the mappings of every sheet whose header has a column for which this holds.
void drop_mappings(WriteTx&, const std::function<bool(const std::string& column)>&);

// Where a person came from (migrations/0001_people.sql, "sources").
struct SourceKey {
  PersonId person = {};
  std::string source = {};
  std::string key = {};
  std::string fingerprint = {};
};
std::optional<SourceKey> find_source(ReadTx&, std::string_view source, std::string_view key);
// Of many keys in one query: those that are known.
std::vector<SourceKey> find_sources(ReadTx&, std::string_view source,
                                    const std::vector<std::string>& keys);
std::vector<SourceKey> sources_of(ReadTx&, PersonId);
void put_source(WriteTx&, const SourceKey&);
void insert_source(WriteTx&, const SourceKey&);  // one that is not known

// What the user said of a pair; the two in any order.
enum class PairAnswer { not_same, later };
struct AnsweredPair {
  PersonId first = {}, second = {};
  PairAnswer answer = PairAnswer::later;
  LocalDate day = {};
};
std::vector<AnsweredPair> answered_pairs(ReadTx&);
void put_pair_answer(WriteTx&, PersonId, PersonId, PairAnswer, LocalDate);
void drop_pair_answer(WriteTx&, PersonId, PersonId);

}  // namespace wellmet::store
