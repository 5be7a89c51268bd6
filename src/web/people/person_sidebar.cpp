#include <fmt/format.h>

#include "base/text.h"
#include "base/words.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/people/person_parts.h"

namespace wellmet::web {
namespace person {
namespace {

std::string year_of(const PartialDate& date) {
  return date.year != 0 ? std::to_string(date.year) : to_words(date);
}

std::string span(const Position& p, bool died) {
  const std::string from = year_of(p.started), to = year_of(p.ended);
  if (p.current && died) return from.empty() ? "" : "from " + from;
  if (p.current) return from.empty() ? "now" : from + " to now";
  if (from.empty() && to.empty()) return "before";
  if (from.empty()) return "until " + to;
  return to.empty() ? "from " + from : from + "–" + to;
}

Html position_item(const PersonPage& p, const Position& position) {
  return html(
      "<li id=\"j{}\"><span class=\"ui\">{}</span><span>{} <a class=\"change\" href=\"{}\" "
      "aria-label=\"Change: {}\">Change</a></span></li>\n",
      position.id.value, span(position, p.died()), wellmet::in_words(position),
      url::person(p.id(), fmt::format("positions/{}", position.id.value)),
      wellmet::in_words(position));
}

// Nobody writes to the dead or calls them.
std::string no_link(std::string_view) { return ""; }

Html value_items(const std::vector<CardValue>& values, std::string (*link)(std::string_view)) {
  return each(values, [&](const CardValue& v) {
    const std::string address = link(v.value);
    const Html words =
        address.empty() ? html("{}", v.value) : html("<a href=\"{}\">{}</a>", address, v.value);
    return html("<li>{}{}</li>\n", words,
                when(!v.label.empty(), html(" <span class=\"hint\">{}</span>", v.label)));
  });
}

Html address_item(const CardIndex::Address& a) {
  std::vector<std::string> parts;
  for (const std::string& part : {a.street, a.postcode, a.city, a.region, a.country})
    if (!part.empty()) parts.push_back(part);
  return html("<li>{}{}</li>\n", join(parts, ", "),
              when(!a.label.empty(), html(" <span class=\"hint\">{}</span>", a.label)));
}

Html date_items(const Layout& layout, const PersonPage& p) {
  Html items;
  if (!p.story.card.birthday.empty())
    items += html("<li>Birthday {}</li>\n", in_words(layout, p.story.card.birthday));
  for (const ImportantDate& d : p.story.card.dates)
    items += html("<li>{} {}</li>\n", with_capital(d.label), in_words(layout, d.date));
  for (const ImportantDate& d : p.story.dates)
    items += html(
        "<li id=\"d{}\"><form class=\"row\" method=\"post\" action=\"{}\">{}<span>{} {}</span>"
        "<button class=\"btn bare\" aria-label=\"Remove: {}\">{}</button></form></li>\n",
        d.id.value, url::person(p.id(), fmt::format("dates/{}/remove", d.id.value)),
        form_token(layout), with_capital(d.label), in_words(layout, d.date), d.label, icon("x"));
  return items;
}

Html date_form(const Layout& layout, const PersonPage& p) {
  return html(
      R"(<details class="small-form"><summary>{}A date that matters</summary><form class="stack-s" method="post" action="{}">{}
<div class="field"><label for="date-label">What</label><input id="date-label" name="label" required maxlength="100" placeholder="birthday"></div>
<div class="field"><label for="date-date">When</label><input id="date-date" name="date" required maxlength="60" placeholder="11 February"></div>
<div class="acts"><button class="btn">Keep it</button></div></form></details>
)",
      icon("plus"), url::person(p.id(), "dates"), form_token(layout));
}

Html position_form(const Layout& layout, const PersonPage& p) {
  return html(
      R"(<details class="small-form"><summary>{}A job</summary><form class="stack-s" method="post" action="{}">{}
<div class="field"><label for="pos-what">Title and company</label><input id="pos-what" name="what" required maxlength="300" placeholder="designs for Kelp, at Kelp"></div>
<div class="field"><label for="pos-from">Since</label><input id="pos-from" name="started" maxlength="60" placeholder="March 2023"></div>
<label class="pick"><input type="checkbox" name="moved" value="1" checked>Left the previous job</label>
<div class="acts"><button class="btn">Keep it</button></div></form></details>
)",
      icon("plus"), url::person(p.id(), "positions"), form_token(layout));
}

Html one_button(const Layout& layout, const std::string& path, const char* sign,
                const char* words) {
  return html(
      "<form method=\"post\" action=\"{}\">{}<button class=\"btn bare\">{}{}</button></form>", path,
      form_token(layout), icon(sign), words);
}

// What they care about by their card, and what has no place elsewhere.
Html other_items(const CardIndex& card) {
  Html items;
  if (!card.hobbies.empty()) items += html("<li>Into {}</li>\n", join(card.hobbies, ", "));
  for (const CardValue& v : card.others)
    items += html("<li>{} <span class=\"hint\">{}</span></li>\n", v.value, v.label);
  return items;
}

// `shown` is what the head of the page says of their work.
Html work_items(const CardIndex& card, const std::string& shown) {
  std::vector<std::string> parts;
  if (!card.department.empty()) parts.push_back(card.department);
  if (shown.find(card.role) == std::string::npos) parts.push_back(card.role);
  parts.insert(parts.end(), card.more_work.begin(), card.more_work.end());
  return each(parts, [](const std::string& part) {
    return html("<li><span class=\"ui\">card</span><span>{}</span></li>\n", part);
  });
}

// "she has", "they have", "Maya has"; of the dead without the "has".
std::string who_worked(const PersonPage& p) {
  const Voice voice = p.voice();
  const std::string who =
      voice.subject.empty() ? first_name(p.name()) : to_lower_ascii(voice.subject);
  return p.died() ? who : who + (voice.plural ? " have" : " has");
}

}  // namespace

Html work_leaf(const Layout& layout, const PersonPage& p, Html& adds) {
  Html items =
      each(p.story.positions, [&](const Position& each_one) { return position_item(p, each_one); });
  if (items.empty() && !p.story.position().empty())
    items = html("<li><span class=\"ui\">{}</span><span>{}</span></li>", p.died() ? "" : "now",
                 p.story.position());
  items += work_items(p.story.card, p.story.position());
  const Html add = p.died() ? Html() : position_form(layout, p);
  if (items.empty()) {
    adds += add;
    return {};
  }
  return html(
      "<section class=\"leaf\"><h2>Where {} worked</h2><ul class=\"pos\">{}</ul>\n{}</section>\n",
      who_worked(p), items, add);
}

Html card_leaf(const Layout& layout, const PersonPage& p) {
  const CardIndex& card = p.story.card;
  Html items = value_items(card.emails, p.died() ? no_link : mail_link) +
               value_items(card.phones, p.died() ? no_link : call_link) +
               value_items(card.urls, safe_link) + each(card.addresses, address_item) +
               date_items(layout, p);
  if (!card.nicknames.empty())
    items += html("<li>Also called {}</li>\n", join(card.nicknames, ", "));
  if (!card.pronouns.empty()) items += html("<li>{}</li>\n", card.pronouns);
  if (!card.categories.empty()) items += html("<li>{}</li>\n", join(card.categories, ", "));
  items += other_items(card);
  return html(
      "<section class=\"leaf\" id=\"card\"><h2>{} card</h2>{}{}<div class=\"acts\"><a "
      "class=\"btn\" "
      "href=\"{}\">{}Change</a><a class=\"btn bare\" href=\"{}\">{}Take the card</a></div>"
      "</section>\n",
      p.voice().possessive,
      when(!items.empty(), html("<ul class=\"stack-s small ui\">{}</ul>\n", items)),
      date_form(layout, p), url::person(p.id(), "edit"), icon("pencil"),
      url::person(p.id(), "card.vcf"), icon("download"));
}

Html care_leaf(const Layout& layout, const PersonPage& p) {
  const bool archived = p.story.person.archived;
  const Html archive =
      one_button(layout, url::person(p.id(), archived ? "unarchive" : "archive"),
                 archived ? "archive-restore" : "archive", archived ? "Unarchive" : "Archive");
  const Html remove = one_button(layout, url::person(p.id(), "remove"), "trash-2", "Remove");
  const Html same = html("<a class=\"btn bare\" href=\"/duplicates/with/{}\">{}Merge with…</a>",
                         p.id().value, icon("merge"));
  return html("<section aria-label=\"Putting away\"><div class=\"acts\">{}{}{}</div></section>\n",
              archive, same, remove);
}

}  // namespace person

}  // namespace wellmet::web
