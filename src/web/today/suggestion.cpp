#include "web/today/suggestion.h"

#include <fmt/format.h>

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
  for (const store::ContactMethod& way : line.reach) {
    if (way.kind == "email")
      if (auto link = mail_link(way.value); !link.empty())
        return Way{link, "mail", fmt::format("Write to {}", name)};
    if (way.kind == "phone")
      if (auto link = message_link(way.value); !link.empty())
        return Way{link, "message-circle", fmt::format("Write to {}", name)};
  }
  return std::nullopt;
}

Html first_act(const TodayLine& line) {
  if (const auto way = way_to(line))
    return html("<a class=\"btn main\" href=\"{}\">{}{}</a>", way->link, icon(way->icon),
                way->words);
  return html("<a class=\"btn main\" href=\"{}\">{}Open the page</a>",
              url::person(line.suggestion.person), icon("book-open"));
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

// "You met once." -> "Because you met once."; a name at the head stays as it is.
std::string because(const std::string& sentence) {
  constexpr std::string_view openings[] = {"You ", "It ", "They ", "Their ", "She ",
                                           "Her ", "He ", "His ",  "Today ", "Nobody "};
  for (const std::string_view opening : openings) {
    if (!sentence.starts_with(opening)) continue;
    return fmt::format("Because {}{}", static_cast<char>(sentence[0] - 'A' + 'a'),
                       sentence.substr(1));
  }
  return "Because " + sentence;
}

// The next act with the name in it as a link; else the name before it.
Html heading(const Suggestion& s) {
  const std::string link = url::person(s.person);
  const auto at = s.next_act.find(s.name);
  if (at != std::string::npos)
    return html("{}<a href=\"{}\">{}</a>{}", s.next_act.substr(0, at), link, s.name,
                s.next_act.substr(at + s.name.size()));
  const std::string first = first_name(s.name);
  if (const auto near = s.next_act.find(first); near != std::string::npos)
    return html("{}<a href=\"{}\">{}</a>{}", s.next_act.substr(0, near), link, s.name,
                s.next_act.substr(near + first.size()));
  return html("<a href=\"{}\">{}</a>: {}", link, s.name, s.next_act);
}

}  // namespace

Html suggestion(const Layout& layout, const TodayLine& line) {
  const Suggestion& s = line.suggestion;
  const std::string id = fmt::format("s-{}", s.person.value);
  return html(R"(<article class="suggest" id="{}">{}
<h3>{}</h3>
<p class="because">{}</p>
<form class="acts" method="post" action="/today" hx-post="/today" hx-target="#{}" hx-swap="outerHTML swap:180ms">{}<input type="hidden" name="person" value="{}"><input type="hidden" name="follow_up" value="{}"><input type="hidden" name="back" value="{}">
{}<button class="btn tick" name="done" value="1">{}<span>Done</span></button>{}</form>
{}</article>
)",
              id, face_link(layout, s.person, s.name), heading(s), because(s.because), id,
              form_token(layout), s.person.value, s.follow_up.value, layout.path, first_act(line),
              icon("check"), later_menu("leave"), facts(layout, s));
}

Html old_friend(const Layout& layout, const TodayLine& line) {
  const Suggestion& s = line.suggestion;
  return html(R"(<article class="suggest">{}
<h3>{}</h3>
<p class="because">{}</p>
<div class="acts">{}</div>
{}</article>
)",
              face_link(layout, s.person, s.name), heading(s), because(s.because), first_act(line),
              facts(layout, s));
}

}  // namespace wellmet::web
