#pragma once
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "actions/transfer/import.h"
#include "actions/transfer/source_facts.h"
#include "model/card.h"
#include "store/access/settings.h"
#include "store/db/tx.h"

// Who of a file is whom: the part of an import that decides about people, not about facts.
namespace wellmet::actions {

// What matching and reporting need of a row.
struct RowOutline {
  std::string name = {};
  std::string folded_name = {};                       // folded words
  std::vector<std::string> emails = {}, phones = {};  // lower case; as written
};

// The row's card: where it is packed, it is read into `unpacked`.
const vcard::Card& card_in(const ImportedPerson&, vcard::Card& unpacked);

struct RowMatch {
  PersonId person = {};      // known in the store
  int earlier = -1;          // or the first row of this file that is the same person
  bool removed = false;      // `person` is in the trash
  Said before = {};          // what this source said of them last
  bool from_source = false;  // this source spoke of them before
  // Keys under which the source knows them from now on; those of `known` stand already.
  std::vector<std::string> keys = {};
  bool all_keys_known = false;
};

struct Matches {
  std::vector<RowMatch> rows = {};
  std::vector<CardIndex> cards = {};  // of the first rows; of all they would take much memory
  std::vector<RowOutline> outlines = {};
  std::vector<Doubt> doubts = {};  // not settled by an answer
  struct NotSame {
    int place = 0;
    PersonId person = {};
    int earlier = -1;
  };
  std::vector<NotSame> not_same = {};
  std::unordered_set<std::string> known_keys = {};  // of the source, of those that were asked for
};

// Fills in what each row says: `said_now` is empty before.
Matches who_is_who(store::ReadTx&, const Imported&, std::vector<Said>& said_now,
                   const ImportOptions&, Steps& one_for_each_row);

}  // namespace wellmet::actions
