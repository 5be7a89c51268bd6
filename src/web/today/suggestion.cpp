#include "web/today/suggestion.h"

#include <fmt/format.h>

#include <algorithm>

#include "formats/message_link.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/parts/later.h"
#include "web/parts/voice.h"

namespace wellmet::web {
namespace {

struct Way {
  std::string link = {};
  const char* icon = "";
  std::string words = {};
};

// How the user writes to them: by their own telephone or mail, never by Wellmet.
std::optional<Way> way_to(const TodayLine& line) {
  const std::string name = first_name(line.suggestion.name);
  const std::string body =
      line.openers.empty() ? "" : "?body=" + encoded_in_link(line.openers.front().text);
  for (const store::ContactMethod& way : line.reach) {
    if (way.kind == "email")
      if (auto link = mail_link(way.value); !link.empty())
        return Way{link + body, "mail", fmt::format("Write to {}", name)};
    if (way.kind == "phone")
      if (auto link = message_link(way.value); !link.empty())
        return Way{link + body, "message-circle", fmt::format("Write to {}", name)};
  }
  return std::nullopt;
}

Html first_act(const TodayLine& line) {
  if (line.suggestion.introduction)
    return html("<a class=\"btn main\" href=\"/introductions#in-{}\">{}See the words</a>",
                line.suggestion.introduction.value, icon("handshake"));
  if (const auto way = way_to(line))
    return html("<a class=\"btn main\" href=\"{}\">{}{}</a>", way->link, icon(way->icon),
                way->words);
  return html("<a class=\"btn main\" href=\"{}\">{}Open the page</a>",
              url::person(line.suggestion.person), icon("book-open"));
}

// Words to begin with; the way to write has the first one in it already.
Html openers(const TodayLine& line) {
  if (line.openers.empty() || line.suggestion.introduction) return {};
  return html("<details class=\"facts\"><summary>{}How to begin</summary><ul>{}</ul></details>\n",
              icon("chevron-right"),
              each(line.openers, [](const Opener& one) { return html("<li>{}</li>", one.text); }));
}

Html facts(const Layout& layout, const Suggestion& s) {
  if (s.facts.empty()) return {};
  const Html items = each(s.facts, [&](const DatedFact& fact) {
    return html("<li><time datetime=\"{}\">{}</time>: {}</li>", to_iso(fact.on),
                layout.day(fact.on), fact.what);
  });
  return html(
      "<details class=\"facts\"><summary>{}What this rests on</summary><ul>{}</ul></details>",
      icon("chevron-right"), items);
}

std::string because(const Suggestion& s) { return "Because " + s.because_clause; }

// Besides putting it off: of somebody who counts as new, one tap says that they are not; of nudges,
// one says that this is nobody to be nudged about.
Html more_choices(const Suggestion& s) {
  const bool as_new = std::ranges::any_of(s.claims, [](const Claim& claim) {
    return claim.kind == ClaimKind::met_first || claim.kind == ClaimKind::noted_once;
  });
  const bool promised = s.kind == SuggestionKind::promise || s.kind == SuggestionKind::introduction;
  return when(as_new, later_choice("known", "We’ve known each other for years")) +
         when(!promised, later_choice("never", "Leave off the list for good"));
}

// The next act with the name in it as a link.
Html heading(const Suggestion& s) {
  return html("{}<a href=\"{}\">{}</a>{}", s.next_act.before, url::person(s.person),
              s.next_act.name, s.next_act.after);
}

}  // namespace

Html suggestion(const Layout& layout, const TodayLine& line) {
  const Suggestion& s = line.suggestion;
  const std::string id = fmt::format("s-{}", s.person.value);
  return html(R"(<article class="suggest" id="{}">{}
<h3>{}</h3>
<p class="because">{}</p>
<form class="acts" method="post" action="/today" hx-post="/today" hx-target="#{}" hx-swap="outerHTML swap:180ms">{}<input type="hidden" name="person" value="{}"><input type="hidden" name="follow_up" value="{}"><input type="hidden" name="back" value="{}">
{}{}<button class="btn tick" name="done" value="1" formnovalidate>{}<span>Done</span></button>{}</form>
{}</article>
)",
              id, face_link(layout, s.person, s.name), heading(s), because(s), id,
              form_token(layout), s.person.value, s.follow_up.value, layout.path, button_of_enter(),
              first_act(line), icon("check"),
              later_menu(layout, id, "leave", "Skip it", more_choices(s)),
              openers(line) + facts(layout, s));
}

Html old_friend(const Layout& layout, const TodayLine& line) {
  const Suggestion& s = line.suggestion;
  return html(R"(<article class="suggest">{}
<h3>{}</h3>
<p class="because">{}</p>
<div class="acts">{}</div>
{}</article>
)",
              face_link(layout, s.person, s.name), heading(s), because(s), first_act(line),
              openers(line) + facts(layout, s));
}

}  // namespace wellmet::web
