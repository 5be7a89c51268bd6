#include "web/parts/whom.h"

#include <fmt/format.h>

#include <vector>

#include "actions/people/who.h"
#include "base/locale.h"
#include "base/text.h"
#include "web/page/next_link.h"
#include "web/parts/face.h"

namespace wellmet::web {
namespace {

constexpr std::string_view chosen_for = "is ";

// Of the field that says who is meant by the name.
std::string field_of(std::string_view name) {
  return std::string(chosen_for) + std::string(trim(name));
}

}  // namespace

PersonId person_named(const RequestContext& context, store::ReadTx& tx, std::string_view name) {
  const std::int64_t chosen = context.number_posted(field_of(name));
  return actions::person_called(tx, chosen > 0 ? std::to_string(chosen) : name, context.today());
}

std::string telling(const RequestContext& context, const store::PersonLine& line) {
  std::vector<std::string> parts;
  for (const std::string& part : {line.organisation, line.city})
    if (!part.empty()) parts.push_back(part);
  if (parts.empty() && line.last_seen)
    return "last seen on " +
           date_in_locale(*line.last_seen, context.preferences.locale, DateForm::day_month_year);
  return join(parts, ", ");
}

Html choice_of_person(RequestContext& context, const actions::SeveralFit& several) {
  Layout layout;
  look_up_faces(context, layout, people_of(several.people(), &store::PersonLine::id));
  Html picks = each(several.people(), [&](const store::PersonLine& one) {
    const std::string hint = telling(context, one);
    return html(
        "<label class=\"pick\"><input type=\"radio\" name=\"{}\" value=\"{}\" required>{}<span>{}{}"
        "</span></label>\n",
        field_of(several.name()), one.id.value, face(layout, one.id, one.name, FaceSize::tiny),
        one.name, when(!hint.empty(), html("<span class=\"hint block\">{}</span>", hint)));
  });
  if (several.more() > 0)
    picks +=
        html("<p class=\"hint\">And {} more fit. Write more of the name.</p>\n", several.more());
  return html(
      "<fieldset class=\"stack-s\"><legend class=\"label\">Which {}?</legend>\n{}</fieldset>\n",
      several.name(), picks);
}

FieldFault fault_of(RequestContext& context, const Error& error) {
  if (const auto* several = dynamic_cast<const actions::SeveralFit*>(&error))
    return {error.what(), choice_of_person(context, *several)};
  return {error.what(), next_link(error)};
}

Html people_chosen(const RequestContext& context) {
  Html fields;
  for (const auto& [name, value] : context.form.all())
    if (name.starts_with(chosen_for))
      fields += html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  return fields;
}

}  // namespace wellmet::web
