#pragma once
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "judgement/giving/would_help.h"
#include "model/giving/resource.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// Somebody whom a thing may be of use to, and what is known that says so.
struct MayHelp {
  PersonId person = {};
  std::string name = {}, called = {};  // as displayed, as a sentence calls them
  HelpGround ground = HelpGround::ask;
  std::string because = {};             // to follow "because"
  std::optional<LocalDate> noted = {};  // when that was noted, where it has a day
};

Matter matter_of(const Resource&);  // what it is, the words of its link, and its text

// What is known of everybody who may be suggested, gathered once for many resources. Never whom a
// resource was given to, or whom you said it is nothing for.
class WhomToGive {
 public:
  WhomToGive(store::ReadTx&, LocalDate today);
  // Of one person alone; of nobody where they are not to be suggested.
  WhomToGive(store::ReadTx&, LocalDate today, PersonId);
  // In the order of whom_it_would_help(); nobody once it is over.
  std::vector<MayHelp> of(const Resource&) const;

 private:
  void read_answers(store::ReadTx&);

  std::vector<PersonId> ids_ = {};
  std::vector<std::string> called_ = {};
  std::vector<PersonToHelp> people_ = {};
  std::set<std::pair<ResourceId, PersonId>> answered_ = {};
  LocalDate today_ = {};
};

}  // namespace wellmet::actions
