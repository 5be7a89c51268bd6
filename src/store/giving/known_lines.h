#pragma once
#include <string>
#include <vector>

#include "model/interest.h"
#include "model/note.h"
#include "store/db/tx.h"

// What is known of everybody that something worth passing on can be of use for. Each is one walk
// through what all of them have; those of people who are not to be suggested are among them.
namespace wellmet::store {

// Asks, questions and what they told you that are open, by person.
std::vector<Note> open_lines(ReadTx&);

struct InterestOf {
  PersonId person = {};
  std::string name = {};
  InterestKind kind = InterestKind::thing;
};
std::vector<InterestOf> interests_of_everybody(ReadTx&);

struct TitleOf {
  PersonId person = {};
  std::string title = {};
};
std::vector<TitleOf> titles_of_everybody(ReadTx&);  // of those that have one

}  // namespace wellmet::store
