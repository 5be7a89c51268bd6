#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "actions/search/related.h"
#include "base/date.h"
#include "store/people/people.h"

namespace wellmet::actions {

// "dog company:globex not-since:2026-01": words as they are typed, the last one perhaps unfinished,
// and filters.
struct SearchQuery {
  std::vector<std::string> words = {};  // folded
  // The same words as they may be spelled otherwise (language/names/name_spellings.h).
  std::vector<std::vector<std::string>> other_wordings = {};
  std::string text = {};  // all of it, as it was written
  std::string person = {};
  std::vector<RelatedTo> related = {};
  store::PeopleFilter people = {.shown = store::Shown::all};
  bool narrows_people = false;          // `people` or `related` holds a filter
  std::optional<LocalDate> since = {};  // of the texts; without words in `people` too
  // All digits, when nothing but a number was asked for; "" else.
  std::string digits() const;
  bool empty() const { return words.empty() && person.empty() && !narrows_people && !since; }
};
// Throws usage for a filter that isn't known, saying which are, and for a value that a filter can't
// take. A word in quotes is never a filter.
SearchQuery read_search(std::string_view text, LocalDate today);

// "company", and how it stands before its value where it was written, for messages: "company:" in a
// line, whatever a front calls it otherwise.
struct FilterName {
  std::string name = {};
  std::string written = {};
};
// Puts one filter into `filter`. False for a name that isn't a filter of people (person isn't).
// Throws usage for a value that it can't take, or that holds nothing to look for.
bool add_people_filter(store::PeopleFilter& filter, const FilterName&, const std::string& value,
                       LocalDate today);
// The first day, or the last, of a day, month or year written so: "2026-01", "yesterday". Throws
// usage when it is none.
LocalDate first_day_in(const FilterName&, const std::string& text, LocalDate today);
LocalDate last_day_in(const FilterName&, const std::string& text, LocalDate today);
std::optional<store::Has> parse_has(std::string_view text);
std::vector<std::string> has_choices();

}  // namespace wellmet::actions
