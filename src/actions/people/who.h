#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "language/names/who.h"
#include "store/db/tx.h"
#include "store/people/people.h"

namespace wellmet::actions {

// Whom a mention may mean: the few people of the store with a word of the name that begins so, with
// what language::resolve weighs. `decided`: who else is in the line.
std::vector<language::KnownPerson> people_like(store::ReadTx&, const language::Mention&,
                                               const std::vector<PersonId>& decided);
// Those with a folded word among the words of their names, whole: for names without signs. All
// words of the line are looked up at once where a question costs more than its answer.
class PeopleInLine {
 public:
  PeopleInLine(store::ReadTx& tx, std::string_view line) : tx_(tx), line_(line) {}
  std::vector<language::KnownPerson> called(const std::string& folded_word);

 private:
  void look_up();

  store::ReadTx& tx_;
  std::string_view line_;
  bool looked_up_ = false;
  std::map<std::string, std::vector<language::KnownPerson>, std::less<>> known_ = {};  // by word
};
language::Who who_is(store::ReadTx&, const language::Mention&, const language::WhoContext&);

// Whom a person was merged into, at last; the person when they were not.
PersonId standing_for(store::ReadTx&, PersonId);

// A name that more than one person has: a question, which each front asks in its own way.
class SeveralFit : public Error {
 public:
  SeveralFit(std::string name, std::vector<store::PersonLine> people, std::size_t more);
  const std::string& name() const { return name_; }                         // as it was given
  const std::vector<store::PersonLine>& people() const { return people_; }  // the first few
  std::size_t more() const { return more_; }                                // and so many others

 private:
  std::string name_;
  std::vector<store::PersonLine> people_;
  std::size_t more_;
};

enum class Among { current, removed_too, removed };
// One person for a command: a number ("12"), "me", or a name, nickname, initials. Throws not_found,
// and SeveralFit.
PersonId person_called(store::ReadTx&, std::string_view text, LocalDate today,
                       Among = Among::current);

}  // namespace wellmet::actions
