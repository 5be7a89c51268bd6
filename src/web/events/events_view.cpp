#include "base/text.h"
#include "web/events/events.h"
#include "web/parts/section.h"

namespace wellmet::web {
namespace {

std::string place_of(const Event& event) {
  if (event.place.empty()) return event.is_online ? "online" : "";
  return event.is_online ? event.place + ", online" : event.place;
}

std::string your_answer(const Event& event) {
  switch (event.answer) {
    case EventAnswer::yes:
      return "You’re going";
    case EventAnswer::maybe:
      return "You may go";
    case EventAnswer::no:
      return "You aren’t going";
    case EventAnswer::none:
      break;
  }
  return "";
}

Html event_row(const EventLine& line) {
  std::vector<std::string> facts = {line.when};
  if (const std::string place = place_of(line.event); !place.empty()) facts.push_back(place);
  if (const std::string answer = your_answer(line.event); !answer.empty()) facts.push_back(answer);
  return html(
      "<li>{}<span><a href=\"/events/{}\">{}</a><span class=\"hint block\">{}</span></span></li>\n",
      icon("calendar"), line.event.id.value, line.event.title, join(facts, " · "));
}

Html event_list(const EventsPage& p) {
  if (p.events.empty())
    return html("<p class=\"quiet\">{}</p>\n",
                p.past ? "No event is over." : "Nothing is planned. Where would you like to go?");
  return html("<ul class=\"list\">{}</ul>\n{}", each(p.events, event_row),
              when(p.more, html("<p class=\"hint\">The first fifty are shown.</p>\n")));
}

Html add_form(const Layout& layout, const EventsPage& p) {
  return html(
      R"(<details class="small-form"{}><summary>{}Add an event</summary><form class="stack" method="post" action="/events">{}{}{}<div class="acts"><button class="btn main">Add it</button></div></form></details>
)",
      when(!p.form.faults.empty(), html(" open")), icon("plus"), form_token(layout),
      form_fault(p.form.faults), event_fields(p.form));
}

Html hope_row(const Layout& layout, const Hope& hope) {
  const auto id = hope.id.value;
  return html(
      R"(<li><div class="stack-s"><p>{}{}</p><details class="small-form"><summary>I met them</summary><form class="stack-s" method="post" action="/hopes/{}">{}<div class="field"><label for="name-{}">What they are called</label><input id="name-{}" name="name" required maxlength="200" autocomplete="off"></div>
<div class="acts"><button class="btn">Add them</button></div></form></details>
<form class="acts" method="post" action="/hopes/{}">{}<button class="btn bare" name="act" value="drop" aria-label="Drop: {}">Drop</button></form></div></li>
)",
      hope.who, when(!hope.where.empty(), html("<span class=\"hint block\">{}</span>", hope.where)),
      id, form_token(layout), id, id, id, form_token(layout), hope.who);
}

Html hopes(const Layout& layout, const EventsPage& p) {
  const Html list =
      when(!p.hopes.empty(),
           html("<ul class=\"stack\">{}</ul>\n",
                each(p.hopes, [&](const Hope& hope) { return hope_row(layout, hope); })));
  return html(
      R"(<aside class="aside" aria-label="People you hope to meet"><section class="leaf" id="hopes"><h2>People you hope to meet</h2>{}{}
<form class="stack-s" method="post" action="/hopes">{}<div class="field"><label for="hope">Who they are</label><input id="hope" name="hope" required maxlength="500" placeholder="head of design at the food bank" autocomplete="off"></div>
<div class="field"><label for="where">Where they can be met</label><input id="where" name="where" maxlength="500" placeholder="monthly volunteer day" autocomplete="off"></div>
<div class="acts"><button class="btn">{}Add</button></div></form></section></aside>
)",
      when(!p.hope_fault.empty(), html("<p class=\"err\" role=\"alert\">{}</p>", p.hope_fault)),
      list, form_token(layout), icon("plus"));
}

}  // namespace

Html event_fields(const EventForm& f) {
  const Html fields =
      text_field(
          {.name = "title", .label = "What it is called", .value = f.title, .required = true}) +
      text_field(
          {.name = "day", .label = "Day", .value = f.day, .required = true, .type = "date"}) +
      text_field({.name = "starts",
                  .label = "Begins (empty: all day)",
                  .value = f.starts,
                  .type = "time"}) +
      text_field({.name = "ends", .label = "Ends", .value = f.ends, .type = "time"}) +
      text_field({.name = "last_day",
                  .label = "Last day, when it has several",
                  .value = f.last_day,
                  .type = "date"}) +
      text_field({.name = "place", .label = "Where", .value = f.place}) +
      text_field({.name = "link", .label = "Link", .value = f.link, .help = "https://"}) +
      text_field({.name = "host", .label = "Host or series", .value = f.host}) +
      text_field({.name = "cost", .label = "Cost", .value = f.cost}) +
      text_field({.name = "zone",
                  .label = "Time zone (empty: yours)",
                  .value = f.zone,
                  .help = "Europe/Lisbon"}) +
      area_field({.name = "note", .label = "Note", .value = f.note});
  return fields +
         html(
             "<label class=\"pick\"><input type=\"checkbox\" name=\"online\" value=\"1\"{}> "
             "<span>It is held online</span></label>\n",
             when(f.online, html(" checked")));
}

Html events_page(const Layout& layout, const EventsPage& p) {
  const Html other = p.past ? html("<a href=\"/events\">Events to come</a>")
                            : html("<a href=\"/events?past=1\">Events that are over</a>");
  return html(
      R"(<main id="main" class="page"><header class="head"><h1 tabindex="-1">Events</h1>
<p class="lede">Where you may go, and who comes.</p></header>
<div class="flow">
{}{}<p class="hint">{}</p></div>
{}</main>
)",
      section(p.past ? "Over" : "To come", event_list(p)), add_form(layout, p), other,
      hopes(layout, p));
}

}  // namespace wellmet::web
