#include "web/closeness/start.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/closeness/keep_up.h"
#include "actions/people/people.h"
#include "base/error.h"
#include "base/words.h"
#include "model/card.h"
#include "store/closeness/undecided.h"
#include "store/people/people.h"
#include "web/page/url.h"
#include "web/parts/drawing.h"
#include "web/parts/face.h"

namespace wellmet::web {
namespace {

using actions::Closeness;

struct Choice {
  const char* value;
  const char* words;
  const char* hint;
  Closeness closeness;
};
constexpr Choice choices[] = {
    {"keep", "Keep up with", "about every month", Closeness::keep_up},
    {"now-and-then", "Now and then", "about every six months", Closeness::now_and_then},
    {"address", "Just an address", "on the day’s list only for what you promise",
     Closeness::just_an_address}};

Closeness closeness_posted(const RequestContext& context) {
  const std::string how = context.field("how");
  for (const Choice& choice : choices)
    if (how == choice.value) return choice.closeness;
  throw Error(ErrorKind::invalid, "Choose how close you want to be.");
}

int passed_by_in(std::int64_t number) {
  constexpr std::int64_t most = 10'000'000;
  return static_cast<int>(std::clamp<std::int64_t>(number, 0, most));
}

std::string path_after(int passed_by) {
  return passed_by > 0 ? fmt::format("/start?at={}", passed_by) : "/start";
}

std::string so_far(const StartPage& p) {
  if (p.wished == 0)
    return "Choose the dozen or so you want to keep up with. Stop whenever you like.";
  if (p.wished < actions::a_dozen)
    return fmt::format("You keep up with {} so far. A dozen is plenty.",
                       counted(p.wished, "person", "people"));
  return fmt::format("You keep up with {}: a good dozen. Stop here, or go on.",
                     counted(p.wished, "person", "people"));
}

Html facts_of(const StartPage::Face& face) {
  if (face.facts.empty()) return html("<p class=\"quiet\">Nothing but the name is known.</p>");
  return html("<ul class=\"plain small ui\">{}</ul>",
              each(face.facts, [](const std::string& fact) { return html("<li>{}</li>", fact); }));
}

Html buttons() {
  return each(choices, [](const Choice& choice) {
    return html(
        "<button class=\"btn\" name=\"how\" value=\"{}\">{} <span class=\"hint\">{}</span>"
        "</button>\n",
        choice.value, choice.words, choice.hint);
  });
}

Html one_face(const Layout& layout, const StartPage& p) {
  const StartPage::Face& one = *p.face;
  return html(
      R"(<section class="sec" aria-labelledby="who">
<div class="p-head">{}<div class="words"><h2 id="who" tabindex="-1">{}</h2>{}</div></div>
<form class="acts" method="post" action="/start">{}<input type="hidden" name="person" value="{}"><input type="hidden" name="at" value="{}">
{}</form>
<p class="acts"><a class="btn bare" href="{}">Not now</a><a class="btn bare" href="{}">Open the page</a><a class="btn bare" href="/">That’s enough</a></p></section>
<p class="hint">{} not decided on yet.</p>
)",
      face(layout, one.person, one.name), one.name, facts_of(one), form_token(layout),
      one.person.value, p.passed_by, buttons(), path_after(p.passed_by + 1),
      url::person(one.person), counted(p.undecided, "person", "people"));
}

Html nobody_yet() {
  return html(
      R"(<div class="empty">{}<div class="stack-s"><h2>No one here yet.</h2>
<p class="quiet">Begin with whoever you last enjoyed talking to, or with what you have.</p></div>
<div class="acts"><a class="btn main" href="/import">{}Import your address book</a><a class="btn" href="/people/new">{}Add someone</a></div></div>
)",
      open_notebook(), icon("folder-input"), icon("user-plus"));
}

Html the_end(const StartPage& p) {
  return html(
      R"(<div class="empty">{}<div class="stack-s"><h2>{}</h2><p class="quiet">{}</p></div>
<div class="acts"><a class="btn main" href="/">See today</a>{}</div></div>
)",
      sleeping_dog(), p.undecided == 0 ? "Everybody has been decided on." : "That was everybody.",
      p.wished > 0 ? "Today names whom you keep up with when it is time."
                   : "Nobody has been chosen to keep up with.",
      when(p.undecided > 0, html("<a class=\"btn\" href=\"/start\">Begin again</a>")));
}

StartPage::Face face_of(store::ReadTx& tx, PersonId id) {
  const CardIndex card = index_card(actions::card_of(tx, id));
  return {.person = id, .name = card.name, .facts = telling_facts(card)};
}

}  // namespace

Html start_page(const Layout& layout, const StartPage& p) {
  return html(
      "<main id=\"main\" class=\"page\"><header class=\"head\"><h1>Whom do you want to keep up "
      "with?</h1>{}</header><div class=\"flow\">\n{}</div></main>\n",
      when(!p.nobody_yet, html("<p class=\"lede\">{}</p>", so_far(p))),
      p.nobody_yet ? nobody_yet()
      : p.face     ? one_face(layout, p)
                   : the_end(p));
}

http::Response show_start(RequestContext& context) {
  StartPage p{.passed_by = passed_by_in(context.number_asked("at"))};
  {
    store::ReadTx tx(context.app.db, context.app.account);
    for (const PersonId id : store::undecided(tx, 1, p.passed_by)) p.face = face_of(tx, id);
    p.wished = store::count_wished(tx);
    p.undecided = store::count_undecided(tx);
    p.nobody_yet = p.undecided == 0 && store::count_people(tx, store::Shown::all) == 0;
  }
  Layout layout = layout_of(context, "today");
  if (p.face) look_up_faces(context, layout, {p.face->person});
  return page(layout, "Whom to keep up with", start_page(layout, p));
}

http::Response choose_start(RequestContext& context) {
  actions::keep(context.app, PersonId{context.number_posted("person")}, closeness_posted(context));
  return http::see_other(path_after(passed_by_in(context.number_posted("at"))));
}

}  // namespace wellmet::web
