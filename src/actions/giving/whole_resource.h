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
// Who answered its post.
struct NamedDay {
  PersonId person = {};
  std::string name = {};
  LocalDate day = {};
};
// A thing to pass on with all that belongs to it.
struct WholeResource {
  Resource resource = {};
  std::string file_name = {};             // "" without a file
  std::vector<NamedAnswer> answers = {};  // by day
  std::vector<NamedDay> answered = {};    // by day, each once
  std::vector<MayHelp> may_help = {};
};
WholeResource whole_resource(store::ReadTx&, const Resource&, const WhomToGive&);

// Links that open words for passing it on in the user's own mail or messages.
struct PassOn {
  std::string mail = {};          // "mailto:…"; "" without an address
  std::string text_message = {};  // "sms:…"; "" without a number
};
PassOn pass_on(store::ReadTx&, const Resource&, const MayHelp&);

}  // namespace wellmet::actions
