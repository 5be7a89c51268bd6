#pragma once
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

// Every table of the store and every column of it, declared once. The journal and its triggers,
// undo, digests, archives in both directions, erasing, merging, forgetting, what is derived and
// repair all follow this; tests/store/db/tables_test.cpp holds it against the schema of both
// databases and puts each table through all of them.
//
// The journal and archives keep rows by the names of their columns. So a column of a journaled
// table is never renamed or taken away: only added, with a default, or older changes could no
// longer be undone and older archives no longer imported.
namespace wellmet::store {

// What a value may be beyond its type in SQL, where it comes from outside.
enum class Holds {
  text,
  number,
  id,
  flag,
  moment,  // milliseconds since 1970
  day_number,
  count,  // from 0 to `most`
  day,    // "2026-03-05"
  day_or_empty,
  digest,
  digest_or_empty,
  word  // one of `words`
};

// What becomes of a row when the row that it points to is erased, by this column.
enum class IfErased { row_goes, names_nobody };
// What becomes of it when that was a person who is merged into another: it tells of the other from
// then on, or it stays (the card, and that they were merged).
enum class IfMerged { moves, stays };
// What is derived of the person that it points to.
enum class Refreshes { nothing, index, rhythm };

struct Column {
  const char* name;
  Holds holds = Holds::text;
  std::int64_t most = 0;
  const char* words = "";  // between bars: "|open|done|"
  bool digested = false;   // part of the row's digest, in this order (store/integrity/digests.h)
  const char* points_to = "";  // a table whose key is `id`
  IfErased erased = IfErased::row_goes;
  IfMerged merged = IfMerged::moves;
  Refreshes refreshes = Refreshes::nothing;
  bool rest_is_about_it = false;  // what else the row says is said of whom this names

  bool points() const { return *points_to != '\0'; }
  bool names_a_person() const { return std::string_view(points_to) == "people"; }
};

enum class Role {
  journaled,  // what the user wrote: each change of it can be undone, and is in archives
  history,    // the changes themselves, and numbers given out: in archives
  derived,    // follows from the others
  access      // accounts, passwords, sessions: in no archive and no history
};

struct Table {
  int number = 0;  // in the journal, for ever; 0 where there is none
  const char* name = "";
  Role role = Role::journaled;
  const char* key1 = "";
  const char* key2 = "";             // "" when one column is the key
  std::vector<Column> columns = {};  // in the order of the schema, without the account
  const char* search_kind = "";      // under which texts of its rows are found; "" for none
  const char* of_whom = "";          // "note about", before a person's name
  const char* noun = "";
  const char* nouns = "";

  bool has_two_keys() const { return *key2 != '\0'; }
  bool names_pairs() const;  // both keys are people
  bool is_key(std::string_view column) const { return column == key1 || column == key2; }
  // The column that says whose the row is; null for those that are nobody's or several people's.
  const Column* owner() const;
};

const std::vector<Table>& tables();
const Table* find_table(std::string_view name);

// Each column of the journaled tables that points to a row of `to` ("people").
void for_each_pointer(std::string_view to,
                      const std::function<void(const Table&, const Column&)>& each);

}  // namespace wellmet::store
