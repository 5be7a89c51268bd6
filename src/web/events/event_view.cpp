#include <fmt/format.h>

#include "base/text.h"
#include "web/events/events.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/parts/section.h"

namespace wellmet::web {
namespace {

using actions::GuestBefore;

Html begin_form(const Layout& layout, const EventPage& p, const char* looks) {
  return html("<form class=\"{}\" method=\"post\" action=\"/events/{}\">{}", looks,
              p.event.id.value, form_token(layout));
}

Html facts(const EventPage& p) {
  const Event& e = p.event;
  const auto line = [](const char* label, const std::string& text) {
    return when(!text.empty(), html("<p><span class=\"hint\">{}</span> {}</p>\n", label, text));
  };
  Html all = line("Where", e.place) + when(e.is_online, html("<p>It is held online.</p>\n"));
  if (!e.link.empty())
    all += html("<p><a href=\"{}\" rel=\"noopener noreferrer\">{}</a></p>\n", e.link, e.link);
  return all + line("Host", e.host) + line("Cost", e.cost) + line("", e.note);
}

Html my_answer(const Layout& layout, const EventPage& p) {
  if (p.over) return {};
  const auto choice = [&](EventAnswer answer, const char* words) {
    return html("<button class=\"btn{}\" name=\"act\" value=\"{}\"{}>{}</button>",
                p.event.answer == answer ? "" : " bare", to_text(answer),
                when(p.event.answer == answer, html(" aria-pressed=\"true\"")), words);
  };
  return html("{}{}{}{}</form>\n", begin_form(layout, p, "acts"),
              choice(EventAnswer::yes, "I’m going"), choice(EventAnswer::maybe, "Maybe"),
              choice(EventAnswer::no, "Not going"));
}

std::string said_by(const Layout& layout, const EventGuest& guest) {
  if (guest.came) return "came";
  std::string words = "invited";
  if (guest.answer == EventAnswer::yes) words = "going";
  if (guest.answer == EventAnswer::maybe) words = "maybe";
  if (guest.answer == EventAnswer::no) words = "not going";
  return guest.answered ? fmt::format("{}, said {}", words, layout.day(*guest.answered)) : words;
}

Html prep(const Layout& layout, const EventPage& p, const GuestBefore& one) {
  if (p.over || one.guest.guest.answer == EventAnswer::no) return {};
  Html words;
  if (one.last)
    words += html("<span class=\"hint block\">Last time, {}: {}</span>", layout.day(one.last->day),
                  one.last_in_words);
  for (const std::string& question : one.questions)
    words += html("<span class=\"hint block\">To ask: {}</span>", question);
  return words;
}

Html guest_row(const Layout& layout, const EventPage& p, const GuestBefore& one) {
  const PersonId person = one.guest.guest.person;
  const Html came =
      when(p.begun && !one.guest.guest.came,
           html("{}<input type=\"hidden\" name=\"person\" value=\"{}\"><button class=\"btn bare\" "
                "name=\"act\" value=\"came\" aria-label=\"{} came\">Came</button></form>",
                begin_form(layout, p, "acts"), person.value, one.guest.name));
  return html(
      "<li class=\"wrap\">{}<span><a href=\"{}\">{}</a> <span class=\"hint\">{}</span>{}</span>{}"
      "</li>\n",
      face(layout, person, one.guest.name, FaceSize::small), url::person(person), one.guest.name,
      said_by(layout, one.guest.guest), prep(layout, p, one), came);
}

Html people(const Layout& layout, const EventPage& p) {
  const Html rows =
      each(p.before.guests, [&](const GuestBefore& one) { return guest_row(layout, p, one); });
  const Html list = p.before.guests.empty()
                        ? html("<p class=\"quiet\">Nobody has said anything yet.</p>\n")
                        : html("<ul class=\"list\">{}</ul>\n", rows);
  const Html form = html(
      R"({}{}<div class="field"><label for="who">Who</label><input id="who" name="who" value="{}" required placeholder="Maya Chen, Jo Okafor" autocomplete="off"></div>
<div class="acts"><button class="btn" name="act" value="they-go">Going</button><button class="btn bare" name="act" value="they-may">Maybe</button><button class="btn bare" name="act" value="they-dont">Not going</button>{}</div></form>
)",
      begin_form(layout, p, "stack-s"), form_fault(p.faults), p.who,
      when(p.begun, html("<button class=\"btn bare\" name=\"act\" value=\"came\">Came</button>")));
  return section("Who comes", list + form);
}

Html met(const Layout& layout, const EventPage& p) {
  if (!p.begun) return {};
  return section(
      "Met someone new",
      html(
          R"({}<div class="field"><label for="lines">One person a line: a name, a comma, what to remember</label><textarea id="lines" name="lines" rows="4" maxlength="20000" placeholder="Maya Chen, builds kilns">
{}</textarea></div>
<label class="pick"><input type="checkbox" name="anyway" value="1"> <span>Add them although I know someone of that name</span></label>
<div class="acts"><button class="btn" name="act" value="met">Add them</button></div></form>
)",
          begin_form(layout, p, "stack-s"), p.lines));
}

Html hopes(const EventPage& p) {
  if (p.over || p.before.hopes.empty()) return {};
  return section("You hope to meet",
                 html("<ul class=\"list\">{}</ul>\n", each(p.before.hopes, [](const Hope& hope) {
                        return html(
                            "<li><span>{}<span class=\"hint block\">{}</span></span></li>\n",
                            hope.who, hope.where);
                      })));
}

Html change_form(const Layout& layout, const EventPage& p) {
  return html(
      R"(<details class="small-form"{}><summary>{}Change it</summary>{}{}{}<div class="acts"><button class="btn" name="act" value="change">Save</button></div></form></details>
{}<button class="btn bare" name="act" value="remove">{}Remove</button></form>
)",
      when(!p.form.faults.empty(), html(" open")), icon("pencil"), begin_form(layout, p, "stack"),
      form_fault(p.form.faults), event_fields(p.form), begin_form(layout, p, "acts"),
      icon("trash-2"));
}

}  // namespace

Html event_page(const Layout& layout, const EventPage& p) {
  return html(
      R"(<main id="main" class="page"><header class="head"><h1 tabindex="-1">{}</h1>
<p class="lede">{}</p>
{}</header>
<div class="flow"><section class="sec" aria-label="What it is">{}</section>
{}{}{}<section class="sec" aria-label="Change or remove">{}</section><p class="hint"><a href="/events">All events</a></p></div></main>
)",
      p.event.title, p.when, my_answer(layout, p), facts(p), people(layout, p), met(layout, p),
      hopes(p), change_form(layout, p));
}

}  // namespace wellmet::web
