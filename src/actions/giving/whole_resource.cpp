#include "actions/giving/whole_resource.h"

#include <algorithm>

#include "actions/introductions/words_to_send.h"
#include "judgement/giving/pass_on_draft.h"
#include "store/giving/resources.h"
#include "store/giving/told.h"
#include "store/people/contact_methods.h"
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

std::vector<NamedDay> who_answered(store::ReadTx& tx, const Resource& resource) {
  std::vector<NamedDay> list;
  if (!resource.posted) return list;
  std::vector<PersonId> people;
  for (const store::ToldToSomebody& one : store::told_of(tx, resource.id, Told::answered)) {
    if (std::ranges::find(people, one.person) != people.end()) continue;
    people.push_back(one.person);
    list.push_back({one.person, "", one.day});
  }
  for (const auto& [id, name] : store::names_of(tx, people))
    std::ranges::find(list, id, &NamedDay::person)->name = name;
  return list;
}

}  // namespace

WholeResource whole_resource(store::ReadTx& tx, const Resource& resource, const WhomToGive& whom) {
  WholeResource whole{.resource = resource,
                      .answers = named(tx, store::given_to(tx, resource.id)),
                      .answered = who_answered(tx, resource),
                      .may_help = whom.of(resource)};
  for (const auto& [id, name] : store::file_names(tx, {resource.id})) whole.file_name = name;
  return whole;
}

PassOn pass_on(store::ReadTx& tx, const Resource& resource, const MayHelp& may) {
  const Message words = pass_on_draft(resource, may.called, my_name(tx));
  PassOn links;
  for (const store::ContactMethod& way : store::ways_to_reach(tx, {may.person})) {
    if (way.kind == "email" && links.mail.empty()) links.mail = mailto_link({way.value}, words);
    if (way.kind == "phone" && links.text_message.empty())
      links.text_message = sms_link(way.value, words);
  }
  return links;
}

}  // namespace wellmet::actions
