#pragma once
#include <optional>
#include <string>
#include <vector>

#include "model/person.h"
#include "store/db/tx.h"
#include "store/people/people.h"

namespace wellmet::actions {

// "dog person:maya place:lisbon interest:pottery since:2026-01": words as they are typed, the last
// one perhaps unfinished, and filters.
struct SearchQuery {
  std::vector<std::string> words = {};  // folded
  std::string person = {};
  std::string place = {};
  std::string interest = {};
  std::optional<LocalDate> since = {};
  bool empty() const {
    return words.empty() && person.empty() && place.empty() && interest.empty() && !since;
  }
};
// Throws usage for a since: that is no date.
SearchQuery read_search(std::string_view text, LocalDate today);

// Where the words stand: "note", "interaction", "interest", "card" …
struct Match {
  std::string where = {};
  std::string id = {};  // "n12", "i7", "f3"; "" for the card and interests
  std::optional<LocalDate> day = {};
  std::string text = {};
};
struct FoundPerson {
  store::PersonLine person = {};
  bool by_name = false;
  std::vector<Match> matches = {};  // newest first
};

// People whose name fits first, then those whose card, interests or positions do, then those in
// whose notes, interactions and follow-ups the words stand, the latest first. A fixed number of
// queries for a given limit.
std::vector<FoundPerson> search(store::ReadTx&, const SearchQuery&, LocalDate today, int limit);

// The parts of a text that begin with one of the words, for showing them: [start, end) in bytes.
std::vector<std::pair<std::size_t, std::size_t>> matching_parts(
    std::string_view text, const std::vector<std::string>& folded_words);
// The text shortened to about this many bytes around the first matching part, "…" where cut.
std::string excerpt(std::string_view text, const std::vector<std::string>& folded_words,
                    std::size_t bytes);

}  // namespace wellmet::actions
