#pragma once
#include <optional>
#include <string>
#include <vector>

#include "actions/search/search_query.h"
#include "model/giving/resource.h"
#include "store/db/tx.h"
#include "store/people/people.h"

namespace wellmet::actions {

// Where the words stand: "note", "interaction", "interest", "city", "phone", "card" …
struct Match {
  std::string where = {};
  std::string id = {};  // "n12", "i7", "f3"; "" for the card and interests
  std::optional<LocalDate> day = {};
  std::string text = {};
};
struct FoundPerson {
  store::PersonLine person = {};
  bool by_name = false;
  bool nearly = false;              // only by a name one letter away from what was asked
  std::vector<Match> matches = {};  // newest first
};
// A thing to pass on in which the words stand.
struct FoundThing {
  Resource resource = {};
  Match match = {};  // in what was kept of it beside what it is: "text", "link", "post", "file"
};
struct Found {
  std::vector<FoundThing> things = {};   // the newest first, a few
  std::vector<FoundPerson> people = {};  // at most as many as asked for
  int more = 0;                          // how many there are besides
  bool even_more = false;                // there may be others: not all was looked through
};

// People who are that, of words like "friends of Maya", and then those whose name fits first, then
// those with the phone number or who live there, then those whose card, interests or positions fit,
// then those in whose notes, interactions and follow-ups the words stand, the latest first; last,
// when no name fits, those with one a letter away. With since: a text is of that day or later, and
// whoever is found otherwise was seen since. A fixed number of queries for a given limit. Throws
// what person_called() does for person:. Things to pass on are found by words alone, when no filter
// is about people.
Found search(store::ReadTx&, const SearchQuery&, LocalDate today, int limit);

// The parts of a text that begin with one of the words, for showing them: [start, end) in bytes.
std::vector<std::pair<std::size_t, std::size_t>> matching_parts(
    std::string_view text, const std::vector<std::string>& folded_words);
// The text shortened to about this many bytes around the first matching part, "…" where cut.
std::string excerpt(std::string_view text, const std::vector<std::string>& folded_words,
                    std::size_t bytes);

}  // namespace wellmet::actions
