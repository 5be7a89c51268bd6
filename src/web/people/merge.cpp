#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "store/search/search.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/people/duplicates.h"

namespace wellmet::web {
namespace {

constexpr int people_shown = 20;

struct FieldWord {
  std::string_view name;
  const char* word;
};
constexpr FieldWord field_words[] = {
    {"FN", "Name"},           {"BDAY", "Birthday"},     {"ANNIVERSARY", "Anniversary"},
    {"GENDER", "Gender"},     {"ORG", "Company"},       {"TITLE", "Title"},
    {"PHOTO", "Photo"},       {"NOTE", "Note"},         {"ROLE", "Role"},
    {"PRONOUNS", "Pronouns"}, {"NICKNAME", "Nickname"}, {"X-ANNIVERSARY", "Anniversary"}};

std::string word_of(const std::string& name) {
  for (const FieldWord& field : field_words)
    if (field.name == name) return field.word;
  return name;
}

// As it is read, where the card writes it otherwise.
std::string for_eyes(const std::string& field, const std::string& value) {
  if (field == "BDAY" || field.ends_with("ANNIVERSARY")) return to_words(parse_partial_date(value));
  if (field != "ORG") return value;
  std::vector<std::string> parts;
  for (const std::string& part : split(value, ';'))
    if (!trim(part).empty()) parts.emplace_back(trim(part));
  return join(parts, ", ");
}

Html radio(const std::string& field, const char* value, const std::string& shown, bool checked) {
  return html(
      "<label class=\"pick\"><input type=\"radio\" name=\"take.{}\" value=\"{}\"{}><span "
      "class=\"plain\">{}</span></label>",
      field, value, when(checked, html(" checked")), for_eyes(field, shown));
}

Html choice(const actions::FieldChoice& c) {
  if (c.name == "N") return {};  // goes with the name
  return html("<fieldset class=\"stack-s\"><legend class=\"label\">{}</legend>{}{}</fieldset>\n",
              word_of(c.name), radio(c.name, "kept", c.kept, true),
              radio(c.name, "other", c.other, false));
}

Html found_people(const Layout& layout, const DuplicateOfPage& p) {
  if (p.asked.empty()) return {};
  if (p.found.empty()) return html("<p role=\"status\">Nobody else by that name.</p>");
  const Html people = each(p.found, [&](const store::PersonLine& line) {
    std::vector<std::string> parts;
    for (const std::string& part : {line.organisation, line.city})
      if (!part.empty()) parts.push_back(part);
    return html(
        "<label class=\"pick\"><input type=\"radio\" name=\"other\" value=\"{}\" "
        "required>{}<span>{}"
        "<span class=\"hint block\">{}</span></span></label>\n",
        line.id.value, face(layout, line.id, line.name, FaceSize::tiny), line.name,
        join(parts, ", "));
  });
  return html(
      "<form class=\"stack\" method=\"get\" action=\"/duplicates/with/{}\"><fieldset "
      "class=\"stack-s\">"
      "<legend class=\"label\">Which one?</legend>{}</fieldset><div class=\"acts\"><button "
      "class=\"btn main\">Compare</button></div></form>",
      p.person.value, people);
}

}  // namespace

Html merge_page(const Layout& layout, const MergePage& p) {
  const std::string path =
      fmt::format("/duplicates/{}/{}", p.keep.person.value, p.join.person.value);
  const Html choices = each(p.choices, choice);
  const Html differ =
      choices.empty()
          ? html(
                "<p>Nothing in the two conflicts. All addresses, numbers and both stories are "
                "kept.</p>")
          : html(
                "<p class=\"hint\">Only one of these can be kept. Which? The other goes into a "
                "note. Addresses, numbers and both stories are all kept.</p>{}",
                choices);
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>Merge {} and {}?</h1></header>
<div class="flow"><section class="sec"><h2 class="hang">The two</h2>{}</section>
<section class="sec"><h2 class="hang">What is kept</h2><form class="stack" method="post" action="{}">{}{}
<div class="acts"><button class="btn main" name="choice" value="join">Merge</button><button class="btn" name="choice" value="two">Different people</button><button class="btn bare" name="choice" value="later">Later</button></div>
<p class="hint">{}</p></form></section></div></main>
)",
      p.keep.name, p.join.name, twin(layout, p.keep, p.join), path, form_token(layout), differ,
      one_click_undo(layout));
}

Html duplicate_of_page(const Layout& layout, const DuplicateOfPage& p) {
  return html(R"(<main id="main" class="page"><header class="head"><h1>Who else is {}?</h1>
<p class="lede">Find the other card of the same person.</p></header>
<div class="flow"><section class="sec" aria-label="The other"><form class="stack" method="get" action="/duplicates/with/{}" role="search"><div class="field"><label for="q">A name</label><input id="q" name="q" type="search" value="{}" autocomplete="off" required></div>
<div class="acts"><button class="btn">Find</button><a class="btn bare" href="{}">Back to {}</a></div></form></section>
<section class="sec" aria-label="Found">{}</section></div></main>
)",
              p.name, p.person.value, p.asked, url::person(p.person), p.name,
              found_people(layout, p));
}

http::Response show_duplicate_of(RequestContext& context) {
  DuplicateOfPage p{.person = context.id<PersonId>(), .asked = context.asked("q")};
  if (!context.asked("other").empty()) {
    return http::see_other(
        fmt::format("/duplicates/{}/{}", p.person.value, context.number_asked("other")));
  }
  {
    store::ReadTx tx(context.app.db, context.app.account);
    const auto person = store::find_person(tx, p.person);
    if (!person || person->removed_at)
      throw Error(ErrorKind::not_found, "This person isn’t here any more. See the history.");
    p.name = person->name;
    std::vector<PersonId> ids = store::people_by_name(tx, folded_words(p.asked), people_shown);
    std::erase(ids, p.person);
    p.found = store::people_lines(tx, ids);
  }
  Layout layout = layout_of(context, "duplicates");
  look_up_faces(context, layout, people_of(p.found, &store::PersonLine::id));
  return page(layout, "Who else is this?", duplicate_of_page(layout, p));
}

}  // namespace wellmet::web
