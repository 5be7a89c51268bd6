#pragma once
#include <string>
#include <vector>

#include "actions/giving/would_help.h"
#include "model/giving/resource.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// What became of a thing for somebody who is here.
struct NamedAnswer {
  PersonId person = {};
  std::string name = {};
  GivenAnswer answer = GivenAnswer::given;
  LocalDate day = {};
};
// A thing to pass on with all that belongs to it.
struct WholeResource {
  Resource resource = {};
  std::string file_name = {};             // "" without a file
  std::vector<NamedAnswer> answers = {};  // by day
  std::vector<MayHelp> may_help = {};
};
WholeResource whole_resource(store::ReadTx&, const Resource&, const WhomToGive&);

}  // namespace wellmet::actions
