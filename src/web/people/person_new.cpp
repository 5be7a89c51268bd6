#include "web/people/person_new.h"

#include "actions/people/people.h"
#include "actions/relations/relations.h"
#include "base/error.h"
#include "base/text.h"
#include "language/log/how_met.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/parts/whom.h"

namespace wellmet::web {
namespace {

Html twins_care(const Layout& layout, const NewPersonPage& p) {
  if (p.twins.empty()) return {};
  const Html known = each(p.twins, [&](const store::PersonLine& line) {
    return html(
        "<li>{}<span><a href=\"{}\">{}</a><span class=\"hint block\">{}</span></span></li>\n",
        face(layout, line.id, line.name, FaceSize::small), url::person(line.id), line.name,
        line.city);
  });
  return html(
      "<div class=\"care stack-s\" role=\"alert\"><p>You know somebody like this already. Is it "
      "the same person?</p><ul class=\"list found\">{}</ul><div class=\"acts\"><button "
      "class=\"btn\" name=\"anyway\" value=\"1\">Somebody else: add them</button></div></div>\n",
      known);
}

NewPersonPage as_typed(const RequestContext& context) {
  return {.name = context.field("name"),
          .how = context.field("how"),
          .where = context.field("where"),
          .when = context.field("when"),
          .through = context.field("through"),
          .why = context.field("why"),
          .email = context.field("email"),
          .phone = context.field("phone"),
          .city = context.field("city"),
          .interests = context.field("interests"),
          .words = words_chosen(context.form.every("word")),
          .chosen = people_chosen(context)};
}

// "pottery, wood firing" or a line each.
std::vector<std::string> listed(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == ';') c = ',';
  std::vector<std::string> list;
  for (const std::string& part : split(text, ','))
    if (!trim(part).empty()) list.emplace_back(trim(part));
  return list;
}

actions::NewPerson person_from(RequestContext& context, NewPersonPage& p) {
  const LocalDate today = context.today();
  actions::NewPerson person{
      .name = p.name,
      .city = p.city,
      .met = {.on = language::read_when_met(p.when, today), .where = p.where, .how = p.how},
      .words = p.words};
  if (p.name.empty()) p.faults["name"] = "A person needs a name, or what you call them.";
  if (!p.email.empty()) person.emails.push_back(p.email);
  if (!p.phone.empty()) person.phones.push_back(p.phone);
  for (const std::string& name : listed(p.interests))
    person.interests.push_back({.name = name, .noted = today});
  if (!p.why.empty())
    person.notes.push_back({.kind = NoteKind::curious_about, .text = p.why, .day = today});
  try {
    store::ReadTx tx(context.app.db, context.app.account);
    if (!p.through.empty()) person.met.through = person_named(context, tx, p.through);
    if (person.met.through) actions::check_introduction(tx, {}, person.met.through);
  } catch (const Error& fault) {
    p.faults["through"] = fault_of(context, fault);
  }
  store::ReadTx tx(context.app.db, context.app.account);
  if (p.faults.empty() && context.field("anyway").empty()) p.twins = actions::same_as(tx, person);
  return person;
}

http::Response again(RequestContext& context, const NewPersonPage& p, int status) {
  Layout layout = layout_of(context, "people");
  look_up_faces(context, layout, people_of(p.twins, &store::PersonLine::id));
  return page(layout, "Somebody new", new_person_page(layout, p), status);
}

}  // namespace

Html new_person_page(const Layout& layout, const NewPersonPage& p) {
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>Somebody new</h1>
<p class="lede">A name is enough. The rest can come when you meet again.</p></header>
<div class="flow"><form class="stack" method="post" action="/people/new">{}{}{}{}
{}<div class="fields">{}{}{}{}</div>
{}{}{}<div class="fields">{}{}{}</div>
<div class="acts"><button class="btn main">{}Add</button><a class="btn bare" href="/people">Leave it</a></div></form></div></main>
)",
      form_token(layout), p.chosen, form_fault(p.faults), twins_care(layout, p),
      text_field({.name = "name", .label = "Name", .value = p.name, .required = true}, p.faults),
      text_field(
          {.name = "how", .label = "How you met", .value = p.how, .help = "waiting for the kiln"}),
      text_field(
          {.name = "where", .label = "Where", .value = p.where, .help = "Clay Street Studio"}),
      text_field(
          {.name = "when", .label = "When", .value = p.when, .help = "yesterday, March 2023"}),
      text_field({.name = "through", .label = "Through whom", .value = p.through}, p.faults),
      text_field({.name = "why",
                  .label = "Why you care",
                  .value = p.why,
                  .help = "what you would like to know more of"}),
      text_field({.name = "interests",
                  .label = "Interests",
                  .value = p.interests,
                  .help = "pottery, dogs"}),
      word_boxes(p.words),
      text_field({.name = "email", .label = "Email", .value = p.email, .type = "email"}),
      text_field({.name = "phone", .label = "Phone", .value = p.phone, .type = "tel"}),
      text_field({.name = "city", .label = "Lives in", .value = p.city}), icon("user-plus"));
}

http::Response show_new_person(RequestContext& context) {
  return again(context, {.name = context.asked("name")}, 200);
}

http::Response add_new_person(RequestContext& context) {
  NewPersonPage p = as_typed(context);
  const actions::NewPerson person = person_from(context, p);
  if (!p.faults.empty()) return again(context, p, 422);
  if (!p.twins.empty()) return again(context, p, 409);
  try {
    const actions::Did<actions::AddedPerson> added = actions::add_person_met(context.app, person);
    return done(context, url::person(added.id), added.change);
  } catch (const Error& fault) {
    if (fault.kind() != ErrorKind::invalid) throw;
    p.faults[""] = fault_of(context, fault);
    return again(context, p, 422);
  }
}

}  // namespace wellmet::web
