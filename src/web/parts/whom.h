#pragma once
#include <string>
#include <string_view>

#include "store/people/people.h"
#include "web/page/layout.h"
#include "web/parts/field.h"

// Whom a name in a form means. Where several fit, the page asks by showing them; what was chosen
// counts for that name, as long as it stands in the form.
namespace wellmet::actions {
class SeveralFit;
}

namespace wellmet::web {

// Throws as actions::person_called does.
PersonId person_named(const RequestContext&, store::ReadTx&, std::string_view name);

// "Which Jo?", with those that fit to choose from.
Html choice_of_person(RequestContext&, const actions::SeveralFit&);
// The error's sentence, with its link or its choice.
FieldFault fault_of(RequestContext&, const Error&);
// What was chosen, to stay in a form that comes back for another reason.
Html people_chosen(const RequestContext&);

// What tells people of one name apart: company and city, else when you last saw them.
std::string telling(const RequestContext&, const store::PersonLine&);

}  // namespace wellmet::web
