#include <fmt/format.h>

#include <algorithm>

#include "base/repeat.h"
#include "base/text.h"
#include "base/words.h"
#include "http/form.h"
#include "web/introductions/introductions.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/parts/later.h"
#include "web/parts/section.h"
#include "web/people/person_parts.h"
#include "web/relations/relations.h"

namespace wellmet::web {
namespace person {
namespace {

std::string with_article(RelationshipWord word) {
  switch (word) {
    case RelationshipWord::someone_i_help:
      return "someone you help";
    case RelationshipWord::advocate:
      return "an advocate";
    case RelationshipWord::family:
      return "family";
    default:
      return "a " + to_text(word);
  }
}

std::string city_of(const PersonPage& p) {
  for (const CardIndex::Address& a : p.story.card.addresses)
    if (!a.city.empty()) return a.city;
  return "";
}

std::string pet_of(const PersonPage& p) {
  for (const Interest& i : p.story.interests)
    if (i.kind == InterestKind::pet && !i.detail.empty()) return i.detail;
  return "";
}

std::string way(const std::vector<CardValue>& values, std::string (*link)(std::string_view)) {
  for (const CardValue& v : values)
    if (auto made = link(v.value); !made.empty()) return made;
  return "";
}

Html act(const std::string& link, const char* sign, const char* words) {
  if (link.empty()) return {};
  return html("<a class=\"btn\" href=\"{}\">{}{}</a>", link, icon(sign), words);
}

// The line begins with the name; once it is saved, one is back on the page.
std::string log_link(const PersonPage& p) {
  return fmt::format("/log?line={}&back={}", http::percent_encode("@" + p.name()),
                     url::person(p.id()));
}

std::string act_of(const FollowUp& f, const std::string& name) {
  if (f.kind == FollowUpKind::custom && !f.text.empty()) return with_capital(f.text);
  return fmt::format(fmt::runtime(info(f.kind).act), name);
}

std::string due_words(const Layout& layout, LocalDate due) {
  if (due == layout.today) return "Today";
  if (due == layout.today + 1) return "Tomorrow";
  if (due < layout.today) return fmt::format("Meant for {}", layout.day(due));
  constexpr int week = 7;
  return due < layout.today + week ? layout.weekday(due) : layout.day(due);
}

// "The kiln map. Tomorrow."
std::string what_and_when(const Layout& layout, const FollowUp& f) {
  const bool said = f.kind == FollowUpKind::custom || f.text.empty();
  const std::string what = said ? "" : with_capital(f.text);
  const auto repeat = stored_repeat(f.repeats);
  const std::string due =
      ended(due_words(layout, f.due) + (repeat ? ", then " + in_words(*repeat) : ""));
  return what.empty() ? due : fmt::format("{} {}", ended(what), due);
}

Html follow_up(const Layout& layout, const PersonPage& p, const FollowUp& f, bool first) {
  return html(
      "<div class=\"stack-s\" id=\"f{}\"><h{}>{}</h{}><p class=\"quiet\">{}</p>\n"
      "<form class=\"acts\" method=\"post\" action=\"/follow-ups/{}\">{}<input type=\"hidden\" "
      "name=\"back\" value=\"{}\">{}<button class=\"btn{}\" name=\"done\" "
      "value=\"1\" formnovalidate>{}Done</button>{}</form></div>\n",
      f.id.value, first ? 2 : 3, act_of(f, first_name(p.name())), first ? 2 : 3,
      what_and_when(layout, f), f.id.value, form_token(layout), url::person(p.id()),
      button_of_enter(), first ? " main" : "", icon("check"),
      later_menu(layout, fmt::format("f{}", f.id.value), "drop", "Drop it"));
}

Html plan_form(const Layout& layout, const PersonPage& p) {
  Html kinds;
  for (const FollowUpKindInfo& kind : follow_up_kinds())
    kinds += html("<option value=\"{}\">{}</option>", kind.word,
                  kind.kind == FollowUpKind::custom ? "something else" : kind.word);
  return html(R"(<details class="small-form"><summary>{}Plan something</summary>
<form class="stack" method="post" action="/follow-ups">{}<input type="hidden" name="whom" value="{}"><input type="hidden" name="back" value="{}"><div class="field"><label for="plan-kind">What</label><select id="plan-kind" name="kind">{}</select></div>
<div class="field"><label for="plan-text">In your words</label><input id="plan-text" name="text" maxlength="1000"></div>
<div class="field"><label for="plan-when">When</label><input id="plan-when" name="when" placeholder="in two weeks"></div>
<div class="acts"><button class="btn">Keep it</button></div></form></details>
)",
              icon("plus"), form_token(layout), p.id().value, url::person(p.id()), kinds);
}

}  // namespace

std::string in_words(const Layout& layout, const PartialDate& date) {
  if (const auto day = full_date(date); day && !date.about)
    return layout.day_with(*day, DateForm::day_month_year);
  constexpr int leap_year = 2000;  // has every day that a year may have
  if (date.year == 0 && date.text.empty() && exists({leap_year, date.month, date.day}))
    return layout.day_with(local_date({leap_year, date.month, date.day}), DateForm::day_month);
  return to_words(date);
}

std::string in_one_sentence(const PersonPage& p) {
  std::vector<std::string> words;
  for (const RelationshipWord word : p.story.person.words) words.push_back(with_article(word));
  std::string text = with_capital(join(words, ", "));
  if (!text.empty()) text += ".";
  const std::string city = city_of(p), pet = pet_of(p);
  std::string home;
  const bool died = p.died();
  if (!city.empty())
    home = (died ? p.voice().begin("lived", "lived") : p.voice().begin("lives", "live")) + " in " +
           city;
  if (!pet.empty())
    home = !home.empty() ? home + ", with " + pet
           : died        ? p.voice().begin("had", "had") + " " + pet
                         : p.voice().begin("has", "have") + " " + pet;
  if (!home.empty()) text += (text.empty() ? "" : " ") + home + ".";
  return text;
}

std::string how_you_met(const Layout& layout, const PersonPage& p) {
  const HowMet& met = p.story.person.met;
  if (met.empty()) return "";
  const bool how_long = is_how_long(met.on);
  std::string text = "You met";
  if (const auto day = full_date(met.on); day && !met.on.about)
    text += " on " + layout.day_with(*day, DateForm::day_month_year);
  else if (met.on.year != 0)
    text += " in " + to_words(met.on);
  std::vector<std::string> parts;
  if (met.on.year == 0 && !met.on.empty() && !how_long) parts.push_back(to_words(met.on));
  if (!met.how.empty() && !fold(met.where).starts_with(fold(met.how))) parts.push_back(met.how);
  if (!met.where.empty()) parts.push_back(met.where);
  if (!p.story.through.empty()) parts.push_back("through " + p.story.through);
  bool first = text == "You met";
  for (const std::string& part : parts) {
    text += (first ? ": " : ", ") + part;
    first = false;
  }
  if (!text.ends_with('.')) text += ".";
  if (!how_long) return text;
  const std::string known = met.on.text == "always"
                                ? "You have always known each other."
                                : "You have known each other " + met.on.text + ".";
  return parts.empty() ? known : known + " " + text;
}

// How you met, with whoever brought you together as a link.
Html met_in_words(const Layout& layout, const PersonPage& p) {
  const std::string text = how_you_met(layout, p), &name = p.story.through;
  const std::size_t at = name.empty() ? std::string::npos : text.rfind("through " + name);
  if (at == std::string::npos || !p.story.person.met.through) return html("{}", text);
  const std::size_t start = at + std::string_view("through ").size();
  return html("{}<a href=\"{}\">{}</a>{}", text.substr(0, start),
              url::person(p.story.person.met.through), name, text.substr(start + name.size()));
}

Html ways_to_reach(const PersonPage& p) {
  return act(way(p.story.card.phones, message_link), "message-circle", "Message") +
         act(way(p.story.card.phones, call_link), "phone", "Call") +
         act(way(p.story.card.emails, mail_link), "mail", "Mail");
}

Html head(const Layout& layout, const PersonPage& p) {
  const std::string sentence = in_one_sentence(p);
  const Html met = met_in_words(layout, p);
  const std::string died =
      p.died() ? died_in_words(parse_partial_date(p.story.card.died),
                               in_words(layout, parse_partial_date(p.story.card.died))) +
                     "."
               : "";
  Html acts;
  if (!p.died())
    acts = ways_to_reach(p) + act(url::person(p.id(), "brief"), "book-open", "Before you meet");
  Html marks;
  if (p.story.person.archived) marks += html("<p class=\"hint\">Archived: out of the way.</p>");
  if (p.story.person.never_suggest && !p.died())
    marks += html(
        "<p class=\"hint\">Not on the day’s list, as you wished, but for what you promise.</p>");
  return html(R"(<header class="p-head">{}
<div class="words"><h1>{}</h1>{}{}{}</div>
{}{}</header>
)",
              face(layout, p.id(), p.name(), FaceSize::large), p.name(),
              when(p.died(), html("<p>{}</p>", died)),
              when(!sentence.empty(), html("<p class=\"quiet\">{}</p>", sentence)), marks,
              when(!acts.empty(), html("<div class=\"acts\">{}</div>", acts)),
              when(!met.empty(), html("<p class=\"met\"><em>{}</em></p>", met)));
}

Html next_leaf(const Layout& layout, const PersonPage& p) {
  if (p.died()) return {};
  Html inside;
  bool first = true;
  for (const FollowUp& f : p.story.follow_ups) {
    inside += follow_up(layout, p, f, first);
    first = false;
  }
  if (first) inside = html("<h2>Nothing planned</h2>");
  return html(
      "<aside class=\"aside\" aria-label=\"Next\"><section class=\"leaf mine\"><p "
      "class=\"label\">Next</p>\n{}<div class=\"acts\"><a class=\"btn\" href=\"{}\">{}Log "
      "something "
      "with {}</a></div>{}</section></aside>\n",
      inside, log_link(p), icon("pen-line"), first_name(p.name()), plan_form(layout, p));
}

Html small_form(const Layout& layout, const SmallForm& form) {
  const std::string id = "new-" + join(folded_words(form.path + " " + form.hidden), "-");
  return html(
      R"(<details class="small-form"><summary>{}{}</summary><form class="stack-s" method="post" action="{}">{}{}
<div class="field"><label for="{}">{}</label><textarea id="{}" name="text" required maxlength="20000"></textarea></div>
<div class="acts"><button class="btn">Keep it</button></div></form></details>
)",
      icon(form.sign), form.label, form.path, form_token(layout),
      when(!form.hidden.empty(),
           html("<input type=\"hidden\" name=\"kind\" value=\"{}\">", form.hidden)),
      id, form.field, id);
}

std::string in_short(const Note& note) {
  constexpr int columns_read_out = 60;
  return clip(collapse_spaces(note.text), columns_read_out);
}

Html note_item(const Layout& layout, const PersonPage& p, const Note& note) {
  return html(
      "<li id=\"n{}\"><span class=\"plain\">{}</span><span class=\"hint\"><time datetime=\"{}\">{}"
      "</time> <a class=\"change\" href=\"{}\" aria-label=\"Change: {}\">Change</a></span></li>\n",
      note.id.value, note.text, to_iso(note.day), layout.day(note.day),
      url::person(p.id(), fmt::format("notes/{}", note.id.value)), in_short(note));
}

Html older_notes(const PersonPage& p, NoteKind kind) {
  const auto count = p.story.notes_in_all.find(kind);
  if (count == p.story.notes_in_all.end() || count->second <= notes_shown) return {};
  return html("<p><a class=\"btn bare\" href=\"{}\">All {}</a></p>\n",
              url::person(p.id(), "notes?kind=" + http::percent_encode(to_text(kind))),
              count->second);
}

}  // namespace person

Html person_page(const Layout& layout, const PersonPage& p) {
  const Html rhythm = p.died() ? Html() : rhythm_figure(layout, p.rhythm);
  const Html story = p.story.interactions.empty()
                         ? html("<p class=\"quiet\">Nothing is written down yet.{}</p>",
                                p.died() ? "" : " The first line is the hardest.")
                         : story_part(layout, p.last_part());
  Html adds;
  Html flow = person::common_ground(p, adds);
  flow += person::told(layout, p, adds);
  flow += when(!rhythm.empty(), section("Your rhythm", rhythm));
  flow += person::looking_for(layout, p, adds);
  flow += person::advice(layout, p, adds);
  flow += person::loose_notes(layout, p, adds);
  flow += prints(layout, p.photos, adds);
  flow += section("Your story", story);
  const Html relations = person::relations_leaf(layout, p, adds);
  const Html introductions = person::introductions_leaf(p, adds);
  const Html work = person::work_leaf(layout, p, adds);
  return html(
      R"(<main id="main" class="page">
{}{}<div class="flow">
{}{}</div>
<aside class="aside late" aria-label="About {}">
{}{}{}{}{}</aside></main>
)",
      person::head(layout, p), person::next_leaf(layout, p), flow, person::to_add(p, adds),
      first_name(p.name()), relations, introductions, work, person::card_leaf(layout, p),
      person::care_leaf(layout, p));
}

}  // namespace wellmet::web
