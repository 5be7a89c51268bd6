#include "web/people/twin.h"

#include <fmt/format.h>

#include "base/text.h"
#include "web/page/url.h"
#include "web/parts/face.h"

namespace wellmet::web {
namespace {

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

Html twin(const Layout& layout, const TwinSide& left, const TwinSide& right) {
  return html("<div class=\"twin\">{}{}</div>\n", side(layout, left), side(layout, right));
}

}  // namespace wellmet::web
