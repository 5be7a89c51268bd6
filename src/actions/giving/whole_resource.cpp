#include "actions/giving/whole_resource.h"

#include <algorithm>

#include "store/giving/resources.h"
#include "store/people/people.h"

namespace wellmet::actions {
namespace {

std::vector<NamedAnswer> named(store::ReadTx& tx, const std::vector<store::GivenTo>& answers) {
  std::vector<PersonId> people;
  for (const store::GivenTo& one : answers) people.push_back(one.person);
  const auto names = store::names_of(tx, people);
  std::vector<NamedAnswer> list;
  for (const store::GivenTo& one : answers) {
    const auto name =
        std::ranges::find_if(names, [&](const auto& known) { return known.first == one.person; });
    if (name != names.end()) list.push_back({one.person, name->second, one.answer, one.day});
  }
  return list;
}

}  // namespace

WholeResource whole_resource(store::ReadTx& tx, const Resource& resource, const WhomToGive& whom) {
  WholeResource whole{.resource = resource,
                      .answers = named(tx, store::given_to(tx, resource.id)),
                      .may_help = whom.of(resource)};
  for (const auto& [id, name] : store::file_names(tx, {resource.id})) whole.file_name = name;
  return whole;
}

}  // namespace wellmet::actions
