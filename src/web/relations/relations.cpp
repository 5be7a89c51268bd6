#include "web/relations/relations.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "actions/people/who.h"
#include "actions/relations/relations.h"
#include "base/error.h"
#include "base/text.h"
#include "language/names/who.h"
#include "store/people/people.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/parts/whom.h"
#include "web/people/person_parts.h"
#include "web/story/person_notes.h"

namespace wellmet::web {
namespace {

using actions::KnownRelation;

// Offered while one types; all others are understood, too.
constexpr std::array usual_words = {"partner",   "wife",          "husband", "daughter",
                                    "son",       "mother",        "father",  "sister",
                                    "brother",   "cousin",        "friend",  "colleague",
                                    "boss",      "mentor",        "mentee",  "neighbour",
                                    "assistant", "direct report", "in-law",  "introduced by me"};
constexpr const char* only_a_name = "name";  // of the field "who"

std::string path_of(PersonId person, std::string_view below = {}) {
  return url::person(person, fmt::format("relations{}", below));
}

// What tells one relation from another when it is posted back.
Html which(const KnownRelation& one) {
  return html(
      "<input type=\"hidden\" name=\"word\" value=\"{}\"><input type=\"hidden\" name=\"name\" "
      "value=\"{}\"><input type=\"hidden\" name=\"who\" value=\"{}\">",
      one.word, one.name, one.person.value);
}

Html name_of_relation(const KnownRelation& one) {
  if (!one.person) return html("{}", one.name);
  return html("<a href=\"{}\">{}</a>", url::person(one.person), one.name);
}

Html remove_button(const Layout& layout, PersonId person, const KnownRelation& one) {
  if (one.by_introduction) return {};
  return html(
      "<form method=\"post\" action=\"{}\">{}{}<button class=\"btn bare\" aria-label=\"Remove: {}, "
      "{}\">{}</button></form>",
      path_of(person, "/remove"), form_token(layout), which(one), one.name, one.word, icon("x"));
}

Html link_button(const Layout& layout, PersonId person, const KnownRelation& one) {
  if (!one.perhaps) return {};
  return html(
      "<form method=\"post\" action=\"{}\">{}<input type=\"hidden\" name=\"word\" value=\"{}\">"
      "<input type=\"hidden\" name=\"name\" value=\"{}\"><input type=\"hidden\" name=\"who\" "
      "value=\"{}\"><p class=\"hint\">You know <a href=\"{}\">a {}</a>. <button class=\"btn bare\">"
      "{}It’s the same person</button></p></form>",
      path_of(person, "/link"), form_token(layout), one.word, one.name, one.perhaps.value,
      url::person(one.perhaps), one.name, icon("link"));
}

Html relation_item(const Layout& layout, PersonId person, const KnownRelation& one) {
  return html(
      "<li><div class=\"row\"><span>{} <span class=\"hint\">{}</span></span>{}</div>{}</li>\n",
      name_of_relation(one), one.word, remove_button(layout, person, one),
      link_button(layout, person, one));
}

Html word_field(const std::string& value) {
  const Html words = each(
      usual_words, [](const char* word) { return html("<option value=\"{}\"></option>", word); });
  return html(
      "<div class=\"field\"><label for=\"relation-word\">What they are</label><input "
      "id=\"relation-word\" name=\"word\" list=\"relation-words\" value=\"{}\" required "
      "maxlength=\"100\" placeholder=\"partner, sister, boss\" autocomplete=\"off\"><datalist "
      "id=\"relation-words\">{}</datalist></div>\n",
      value, words);
}

Html name_field(const std::string& value) {
  return html(
      "<div class=\"field\"><label for=\"relation-name\">Who</label><input id=\"relation-name\" "
      "name=\"name\" value=\"{}\" required maxlength=\"200\" placeholder=\"Piet, or one of your "
      "people\" autocomplete=\"off\"></div>\n",
      value);
}

Html choices(const Layout& layout, const RelationPage& p) {
  if (p.may_mean.empty()) return {};
  Html picks = each(p.may_mean, [&](const auto& one) {
    return html(
        "<label class=\"pick\"><input type=\"radio\" name=\"who\" value=\"{}\" required>{}<span>{}"
        "</span></label>\n",
        one.first.value, face(layout, one.first, one.second, FaceSize::tiny), one.second);
  });
  picks += html(
      "<label class=\"pick\"><input type=\"radio\" name=\"who\" value=\"{}\" required>{}<span>None "
      "of them: just the name</span></label>\n",
      only_a_name, icon("x"));
  return html(
      "<fieldset class=\"stack-s\"><legend class=\"label\">Which {}?</legend>\n{}"
      "</fieldset>\n",
      p.name, picks);
}

std::string called(RequestContext& context, PersonId id) {
  store::ReadTx tx(context.app.db, context.app.account);
  return name_of_present(tx, id);
}

// Nobody's card, where the name fits nobody; those it may mean, where it fits several.
struct Meant {
  PersonId person = {};
  std::vector<std::pair<PersonId, std::string>> may_mean = {};
};
Meant meant(RequestContext& context, const std::string& name) {
  store::ReadTx tx(context.app.db, context.app.account);
  if (to_lower_ascii(trim(name)) == "me")
    return {.person = actions::person_called(tx, name, context.today())};
  const language::Who who =
      actions::who_is(tx, language::mention_of(name), {.today = context.today()});
  if (const auto* one = std::get_if<language::OnePerson>(&who)) return {.person = one->id};
  const auto* several = std::get_if<language::SeveralPeople>(&who);
  if (!several) return {};
  return {.may_mean = store::names_of(tx, several->ids)};
}

PersonId chosen(const RequestContext& context) {
  return PersonId{std::max<std::int64_t>(0, context.number_posted("who"))};
}

http::Response shown(RequestContext& context, RelationPage p) {
  p.called = called(context, p.person);
  Layout layout = layout_of(context, "people");
  std::vector<PersonId> people;
  for (const auto& [id, name] : p.may_mean) people.push_back(id);
  look_up_faces(context, layout, people);
  return page(layout, "Around " + p.called, relation_page(layout, p), 422);
}

// As the page shows it, by what was posted back.
KnownRelation posted(const RequestContext& context) {
  return {.word = context.field("word"), .name = context.field("name")};
}

}  // namespace

namespace person {

Html relations_leaf(const Layout& layout, const PersonPage& p, Html& adds) {
  const Html items = each(p.story.relations, [&](const KnownRelation& one) {
    return relation_item(layout, p.id(), one);
  });
  const Html form = html(
      R"(<details class="small-form"><summary>{}Someone around them</summary><form class="stack-s" method="post" action="{}">{}
{}{}<div class="acts"><button class="btn">Add</button></div></form></details>
)",
      icon("plus"), path_of(p.id()), form_token(layout), name_field(""), word_field(""));
  const Html add = when(!p.died(), form);
  if (items.empty()) {
    adds += add;
    return {};
  }
  return html(
      "<section class=\"leaf\" id=\"relations\"><h2>{} people</h2><ul class=\"stack-s small ui "
      "around\">{}</ul>\n{}</section>\n",
      p.voice().possessive, items, add);
}

}  // namespace person

Html relation_page(const Layout& layout, const RelationPage& p) {
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>Around {}</h1>
<p class="lede"><a href="{}">Back to the page</a></p></header>
<div class="flow"><section class="sec" aria-label="Add someone"><form class="stack" method="post" action="{}">{}{}
<div class="fields">{}{}</div>{}<div class="acts"><button class="btn main">{}Add</button></div></form></section></div></main>
)",
      p.called, url::person(p.person), path_of(p.person), form_token(layout), form_fault(p.faults),
      name_field(p.name), word_field(p.word), choices(layout, p), icon("check"));
}

http::Response add_relation(RequestContext& context) {
  RelationPage p{.person = context.id<PersonId>(),
                 .word = context.field("word"),
                 .name = context.field("name")};
  called(context, p.person);
  actions::NewRelation wish{.whose = p.person, .word = p.word, .person = chosen(context)};
  DeedId change;
  try {
    if (!wish.person && context.field("who") != only_a_name) {
      Meant found = meant(context, p.name);
      p.may_mean = std::move(found.may_mean);
      if (!p.may_mean.empty()) return shown(context, p);
      wish.person = found.person;
    }
    if (!wish.person) wish.name = p.name;
    wish.only_name = context.field("who") == only_a_name;
    change = actions::add_relation(context.app, wish).change;
  } catch (const Error& fault) {
    const bool of_the_form = fault.kind() == ErrorKind::invalid ||
                             fault.kind() == ErrorKind::conflict ||
                             fault.kind() == ErrorKind::not_found;
    if (!of_the_form) throw;
    p.faults[""] = fault_of(context, fault);
    return shown(context, p);
  }
  return done(context, url::person(p.person), change);
}

http::Response link_relation(RequestContext& context) {
  const auto id = context.id<PersonId>();
  called(context, id);
  const DeedId change =
      actions::link_relation(context.app, id, posted(context), chosen(context)).change;
  return done(context, url::person(id), change);
}

http::Response remove_relation(RequestContext& context) {
  const auto id = context.id<PersonId>();
  called(context, id);
  KnownRelation gone = posted(context);
  gone.person = chosen(context);
  const DeedId change = actions::remove_relation(context.app, id, gone).change;
  return done(context, url::person(id), change);
}

}  // namespace wellmet::web
