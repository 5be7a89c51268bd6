#include "web/people/story.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words.h"
#include "web/page/url.h"

namespace wellmet::web {
namespace {

Html item(const Layout& layout, const StoryPart& part, const Interaction& i) {
  const Html around = circumstances(i, part.person, part.names);
  const Html note = i.note.empty() ? Html()
                                   : html("<p class=\"plain{}\">{}</p>",
                                          i.touch == Touch::light ? " light" : "", i.note);
  return html(
      "<li id=\"i{}\"><p class=\"when\"><time datetime=\"{}\">{}</time></p><p class=\"what\">{}{}"
      "<span>{}</span> <a class=\"change\" href=\"{}\" aria-label=\"Change: {} of "
      "{}\">Change</a></p>"
      "{}</li>\n",
      i.id.value, to_iso(i.day), layout.day(i.day), icon(icon_of(i.kind)),
      with_capital(word_for(i)), around,
      url::person(part.person, fmt::format("interactions/{}", i.id.value)), word_for(i),
      layout.day(i.day), note);
}

}  // namespace

const char* icon_of(InteractionKind kind) {
  using K = InteractionKind;
  switch (kind) {
    case K::coffee:
    case K::meal:
    case K::drink:
      return "coffee";
    case K::walk:
      return "footprints";
    case K::call:
      return "phone";
    case K::video_call:
      return "video";
    case K::message:
    case K::comment:
      return "message-circle";
    case K::email:
    case K::letter:
      return "mail";
    case K::like:
      return "thumbs-up";
    case K::gift:
      return "gift";
    case K::event:
      return "calendar";
    case K::visit:
      return "house";
    case K::introduced_by:
      return "handshake";
    default:
      return "hand-heart";
  }
}

Html circumstances(const Interaction& i, PersonId whose, const Names& names) {
  Html words;
  if (!i.place.empty()) {
    words = html("at {}", i.place);
  } else if (!i.setting.empty() && i.setting != word_for(i)) {
    words = html("{}", i.setting);
  }
  bool first = true;
  for (const PersonId id : i.people) {
    const auto name = std::ranges::find(names, id, &std::pair<PersonId, std::string>::first);
    if (id == whose || name == names.end()) continue;
    if (!words.empty()) words += html(", ");
    if (first) words += html("with ");
    words += html("<a href=\"{}\">{}</a>", url::person(id), name->second);
    first = false;
  }
  return words;
}

Html story_part(const Layout& layout, const StoryPart& part) {
  Html all =
      html("<ol class=\"tl\">{}</ol>\n",
           each(part.interactions, [&](const Interaction& i) { return item(layout, part, i); }));
  if (!part.more || part.interactions.empty()) return all;
  const Interaction& last = part.interactions.back();
  const std::string address =
      url::person(part.person, fmt::format("story?before={}.{}", to_iso(last.day), last.id.value));
  const std::string back =
      part.begins ? ", back to " + layout.day_with(*part.begins, DateForm::month_year) : "";
  return all + html(
                   "<div class=\"earlier\"><a class=\"btn bare\" href=\"{}\" hx-get=\"{}\" "
                   "hx-target=\"closest .earlier\" hx-swap=\"outerHTML\">Earlier{}</a></div>\n",
                   address, address, back);
}

}  // namespace wellmet::web
