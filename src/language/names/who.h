#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "language/log/log_line.h"

namespace wellmet::language {

// Who is meant by "@jo"? The store keeps, for each person, the words of index_words(); for a
// mention it gives the people with a word that starts with one of candidate_words().first; resolve
// decides over those few. When it finds nobody, ask once more with candidate_words().if_none
// (slips of the pen) before offering to add a person.

// All words under which a person is looked up: the folded words of the name and nicknames, each
// of them written together ("lixiaolong"), initials ("mc"), and the other spellings and parts of
// language/names/name_spellings.h. No word twice.
std::vector<std::string> index_words(std::string_view name,
                                     const std::vector<std::string>& nicknames);

struct CandidateWords {
  std::vector<std::string> first = {};    // prefixes, folded
  std::vector<std::string> if_none = {};  // shorter prefixes that also find names with a typo
  std::vector<std::string> forms = {};    // other forms of the given name: "theodore" of "ted"
};
CandidateWords candidate_words(const Mention&);
Mention mention_of(std::string_view name);  // for commands that take a name: `person show "maya c"`

struct KnownPerson {
  PersonId id = {};
  std::string name = {};
  std::vector<std::string> nicknames = {};
  std::optional<LocalDate> last_seen = {};
  std::vector<PersonId> together_with = {};  // those of the line's people met together with
};

struct WhoContext {
  LocalDate today = {};
  std::vector<PersonId> decided = {};  // who else is in the line, as far as known
};

struct OnePerson {
  PersonId id = {};
  std::size_t words = 1;  // how many of the mention's words are the name
};
// More than one fits, or one fits only when a word is left out ("@Jonas Weber", and only Jonas
// Berg is known). Best first.
struct SeveralPeople {
  std::vector<PersonId> ids = {};
  std::size_t words = 1;
  std::string or_new = {};  // what to add when it is none of them: "Jonas Weber"
};
struct NobodyKnown {
  std::string name = {};  // what to add: "Jonas Weber"
  std::size_t words = 1;
};
using Who = std::variant<OnePerson, SeveralPeople, NobodyKnown>;

// Fits best first: the full name; a nickname; part of a name ("chen", "Maya C."); the beginning of
// a word or the initials ("kat", "mc"); one slip in a word of more than 4 letters. As many words
// are taken as fit; only the best kind of fit counts. Among several people of it the one already
// in the line is meant; else one is chosen only when it alone has been met together with the others
// of the line, or alone was seen within 14 days while none of the others was within a year. When
// these two reasons disagree nobody is chosen.
Who resolve(const Mention&, const std::vector<KnownPerson>& candidates, const WhoContext&);

// Of a name without a sign that nobody has: who may be called so for short ("Dani" of Danielle,
// "Ted Lindqvist" of Theodore Lindqvist), to be asked about; else NobodyKnown. A short new name is
// never taken for a longer one unasked.
Who called_for_short(const Mention&, const std::vector<KnownPerson>& candidates, const WhoContext&);

}  // namespace wellmet::language
