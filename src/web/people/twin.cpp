#include "web/people/twin.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "web/page/url.h"
#include "web/parts/face.h"

namespace wellmet::web {
namespace {

constexpr std::size_t values_shown = 3;

Html side(const Layout& layout, const TwinSide& s) {
  const Html name =
      s.person ? html("<a href=\"{}\">{}</a>", url::person(s.person), s.name) : html("{}", s.name);
  Html facts;
  for (const std::string& fact : s.facts) {
    if (!facts.empty()) facts += html("<br>");
    facts += html("{}", fact);
  }
  if (s.facts.empty()) facts = html("no email or phone");
  return html(
      "<div class=\"stack-s\"><div class=\"who\">{}<span>{}<span class=\"hint\">{}</span></span>"
      "</div><p class=\"small ui\">{}</p></div>",
      s.person ? face(layout, s.person, s.name, FaceSize::small)
               : face({}, PersonId{s.hue}, s.name, FaceSize::small),
      name, s.place, facts);
}

}  // namespace

std::vector<std::string> telling_facts(const CardIndex& card) {
  std::vector<std::string> facts;
  for (const auto* values : {&card.emails, &card.phones})
    for (std::size_t i = 0; i < std::min(values->size(), values_shown); ++i)
      facts.push_back((*values)[i].value);
  if (!card.birthday.empty()) facts.push_back("born " + to_words(card.birthday));
  std::vector<std::string> work;
  for (const std::string& part : {card.title, card.organisation})
    if (!part.empty()) work.push_back(part);
  if (!work.empty()) facts.push_back(join(work, ", "));
  if (!card.addresses.empty() && !card.addresses.front().city.empty())
    facts.push_back(card.addresses.front().city);
  return facts;
}

Html twin(const Layout& layout, const TwinSide& left, const TwinSide& right) {
  return html("<div class=\"twin\">{}{}</div>\n", side(layout, left), side(layout, right));
}

}  // namespace wellmet::web
