#pragma once
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// Two who might like each other.
struct SuggestedPair {
  PersonId first = {}, second = {};
  std::string first_name = {}, second_name = {};      // as displayed
  std::string first_called = {}, second_called = {};  // as a sentence calls them
  std::string why = {};                               // to be said to them, too: "both keep bees"
  std::string because = {};  // for you, after "because": "both keep bees; only 3 of your people do"
};
struct PairWish {
  LocalDate today = {};
  PersonId with = {};  // 0: anybody
  int limit = 5;
};
// The most promising first, nobody twice (but for `with`): never two of whom it is noted that they
// know each other, or of whom an introduction was ever thought of. The same for a day.
std::vector<SuggestedPair> suggested_introductions(store::ReadTx&, const PairWish&);

}  // namespace wellmet::actions
