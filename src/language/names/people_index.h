#pragma once
#include <map>
#include <string>
#include <vector>

#include "language/log/log_line.h"
#include "language/names/names.h"
#include "language/names/who.h"

namespace wellmet::language {

// People in memory, by the words of their names: for reading lines where there is no store.
class PeopleIndex {
 public:
  explicit PeopleIndex(std::vector<KnownPerson>);  // their ids are kept
  std::vector<KnownPerson> called(const std::string& folded_word) const;
  std::vector<KnownPerson> like(const std::vector<std::string>& prefixes) const;
  const std::string& name_of(PersonId) const;  // "" when there is nobody of that id

 private:
  std::vector<KnownPerson> people_;
  std::map<std::string, std::vector<std::size_t>> by_word_ = {};
};

struct PlainReading {
  std::string text = {};  // with groups named, as what was read refers to it
  LogLine line = {};
  std::vector<Who> who = {};  // one for each mention
};
// The three steps of log_line.h at once.
PlainReading read_plain_line(std::string_view line, const PeopleIndex&, LocalDate today,
                             DateOrder = DateOrder::day_first);

// How many words of the mention belong to the name.
std::size_t words_of(const Who&);

}  // namespace wellmet::language
