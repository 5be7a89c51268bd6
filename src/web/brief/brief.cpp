#include "web/brief/brief.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words.h"
#include "store/people/people.h"
#include "web/page/error_pages.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/people/person_parts.h"

namespace wellmet::web {
namespace {

using actions::Brief;

Html line(const std::string& term, const Html& what) {
  return when(!what.empty(), html("<div><dt>{}</dt><dd>{}</dd></div>\n", term, what));
}

Html list(const Html& items) {
  return when(!items.empty(), html("<ul class=\"stack-s\">{}</ul>", items));
}

Html notes(const std::vector<Note>& notes) {
  return list(
      each(notes, [](const Note& n) { return html("<li class=\"plain\">{}</li>", n.text); }));
}

// "Share it with Maya: the kiln map"
std::string in_words(const Brief& brief, const FollowUp& f) {
  if (f.kind == FollowUpKind::custom && !f.text.empty()) return f.text;
  const std::string act =
      fmt::format(fmt::runtime(info(f.kind).act), first_name(brief.story.person.name));
  return f.text.empty() ? act : act + ": " + f.text;
}

Html follow_ups(const Brief& brief, const std::vector<FollowUp>& open) {
  return list(
      each(open, [&](const FollowUp& f) { return html("<li>{}</li>", in_words(brief, f)); }));
}

Html time_in_words(const Layout& layout, const Brief& brief, const Interaction& one) {
  const Html around = circumstances(one, brief.story.person.id, brief.story.names);
  return html("{}, {}{}{}", layout.day(one.day), word_for(one),
              when(!around.empty(), html(" {}", around)),
              when(!one.note.empty(), html(": {}", one.note)));
}

Html last_times(const Layout& layout, const Brief& brief) {
  if (brief.last.empty())
    return when(brief.story.person.met.empty(),
                line("Last time", html("No meeting or message is noted yet.")));
  Html lines = line("Last time", time_in_words(layout, brief, brief.last.front()));
  for (std::size_t i = 1; i < brief.last.size(); ++i)
    lines += line("Last met", time_in_words(layout, brief, brief.last[i]));
  return lines;
}

Html could_bring(const Brief& brief) {
  Html items;
  for (const actions::Bridge& one : brief.bridges)
    items += html("<li>{}</li>", ended(with_capital(one.why)));
  for (const actions::ThingToBring& one : brief.things)
    items += html("<li><a href=\"/give/{}\">{}</a>, because {}.</li>", one.resource.id.value,
                  one.resource.about, one.may.because);
  for (const Note& n : brief.gifts) items += html("<li class=\"plain\">{}</li>", n.text);
  return list(items);
}

// The same brief for another kind of meeting.
Html other_situations(const Brief& brief) {
  const PersonId id = brief.story.person.id;
  Html links;
  for (const Situation one : all_situations()) {
    if (one == brief.could_ask.situation.situation) continue;
    std::string word = to_text(one);
    std::ranges::replace(word, ' ', '-');
    links += html("<li><a href=\"{}\">{}</a></li>", url::person(id, "brief?situation=" + word),
                  with_capital(to_text(one)));
  }
  return html(
      "<details class=\"facts\"><summary>{}Another kind of meeting</summary><ul "
      "class=\"stack-s\">{}<li><a href=\"/questions\">All good questions</a></li></ul></details>",
      icon("chevron-right"), links);
}

Html could_ask(const Brief& brief) {
  const actions::WhatToAsk& what = brief.could_ask;
  const std::string& because = what.situation.because;
  return list(each(what.questions,
                   [](const ProposedQuestion& one) { return html("<li>{}</li>", one.text); })) +
         when(!because.empty() && !what.questions.empty(),
              html("<p class=\"hint\">{}</p>", because)) +
         other_situations(brief);
}

Html both_know(const Brief& brief) {
  Html names;
  for (const actions::KnownToBoth& one : brief.both_know)
    names += html("{}<a href=\"{}\">{}</a>{}", names.empty() ? "" : ", ", url::person(one.person),
                  one.name, one.word.empty() ? "" : " (" + one.word + ")");
  return names;
}

// The next one, or one that has just gone by, in so many days.
std::string how_near(int days) {
  if (days == 0) return ", today";
  if (days == 1) return ", tomorrow";
  if (days == -1) return ", yesterday";
  return days > 0 ? fmt::format(", in {} days", days) : fmt::format(", {} days ago", -days);
}

// "25 November, in 3 days": how near only where it is near.
std::string birthday(const Layout& layout, const PartialDate& date) {
  if (date.empty()) return "";
  std::string words = person::in_words(layout, date);
  constexpr int near_days = 14;
  const int this_year = year_month_day(layout.today).year;
  for (const int year : {this_year - 1, this_year, this_year + 1}) {
    if (date.month == 0 || date.day == 0 || !exists({year, date.month, date.day})) continue;
    const int days = local_date({year, date.month, date.day}) - layout.today;
    if (days <= near_days && days >= -near_days) return words + how_near(days);
  }
  return words;
}

std::string shared(const Brief& brief) {
  constexpr std::size_t few = 5;
  std::vector<std::string> words;
  for (const Shared& s : brief.story.shared)
    if (words.size() < few) words.push_back(s.what);
  return with_capital(join(words, ", "));
}

Html lines_of(const Layout& layout, const BriefPage& p) {
  const Brief& brief = p.brief;
  const PersonPage person = p.person();
  const Voice voice = person.voice();
  Html lines = last_times(layout, brief);
  lines += line("Ask", notes(brief.ask));
  lines += line("You could ask", could_ask(brief));
  lines += line(voice.begin("told you", "told you"), notes(brief.told));
  lines += line("People", html("{}", join(brief.around, ", ")));
  lines += line("You both know", both_know(brief));
  lines += line("You share", html("{}", shared(brief)));
  lines += line("Promised", follow_ups(brief, brief.promised));
  lines += line("Next", follow_ups(brief, brief.next));
  lines += line("Looking for", notes(brief.looking_for));
  lines += line("Can give", notes(brief.can_give));
  lines += line("You could bring", could_bring(brief));
  lines += line("Birthday", html("{}", birthday(layout, brief.story.card.birthday)));
  return lines + line("You met", html("{}", person::how_you_met(layout, person)));
}

BriefPage read_brief(store::ReadTx& tx, PersonId id, LocalDate today,
                     std::optional<Situation> situation) {
  return {.brief = actions::brief_of(tx, id, today, situation)};
}

}  // namespace

PersonPage BriefPage::person() const {
  return {.story = brief.story, .pronouns = brief.story.card.pronouns};
}

Html brief_page(const Layout& layout, const BriefPage& p) {
  const PersonPage person = p.person();
  const std::string sentence = person::in_one_sentence(person);
  return html(
      R"(<main id="main" class="page"><header class="p-head">{}
<div class="words"><h1>{}</h1>{}</div>
<div class="acts">{}<button class="btn" data-print hidden>{}Print it</button><a class="btn" href="{}">{}After you met</a><a class="btn bare" href="{}">The whole page</a></div></header>
<div class="flow"><section class="sec" aria-label="Before you meet"><dl class="brief spread">
{}</dl></section></div></main>
)",
      face(layout, person.id(), person.name(), FaceSize::large), person.name(),
      when(!sentence.empty(), html("<p class=\"lede\">{}</p>", sentence)),
      person::ways_to_reach(person), icon("printer"), url::person(person.id(), "debrief"),
      icon("pen-line"), url::person(person.id()), lines_of(layout, p));
}

Html briefs_today_page(const Layout& layout, const std::vector<BriefPage>& briefs) {
  const Html all = each(briefs, [&](const BriefPage& p) {
    const PersonPage person = p.person();
    return html(
        "<section class=\"sec\"><h2><a href=\"{}\">{}</a></h2>{}<dl class=\"brief spread\">\n"
        "{}</dl></section>\n",
        url::person(person.id(), "brief"), person.name(),
        when(!p.planned.empty(), html("<p class=\"quiet\">You planned: {}</p>", ended(p.planned))),
        lines_of(layout, p));
  });
  const Html none = html(
      "<div class=\"empty\"><h2>No meeting is noted for today.</h2><p class=\"quiet\">Plan one on "
      "somebody’s page (<em>lunch at Canoe</em>, today) and it is here. <em>Before you meet</em> "
      "is on every page.</p></div>");
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>Before you meet today</h1>{}</header>
<div class="flow">{}</div></main>
)",
      when(!briefs.empty(),
           html("<div class=\"acts\"><button class=\"btn\" data-print hidden>{}Print "
                "it</button></div>",
                icon("printer"))),
      briefs.empty() ? none : all);
}

http::Response show_brief(RequestContext& context) {
  const auto id = context.id<PersonId>();
  BriefPage p;
  bool gone = false, elsewhere = false;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    gone = is_gone(tx, id);
    const auto person = store::find_person(tx, id);
    elsewhere = !gone && (person->is_owner || !person->died.empty());
    if (!gone && !elsewhere)
      p = read_brief(tx, id, context.today(), parse_situation(context.asked("situation")));
  }
  if (gone) return gone_page(context, id);
  if (elsewhere) return http::see_other(url::person(id));
  Layout layout = layout_of(context, "people");
  look_up_faces(context, layout, {id});
  return page(layout, "A word before you meet " + p.brief.story.person.name, brief_page(layout, p));
}

http::Response show_briefs_today(RequestContext& context) {
  std::vector<BriefPage> briefs;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    for (const actions::MeetingToday& one : actions::meetings_today(tx, context.today())) {
      briefs.push_back(read_brief(tx, one.person, context.today(), one.situation));
      briefs.back().planned = one.planned;
    }
  }
  const Layout layout = layout_of(context, "today");
  return page(layout, "Before you meet today", briefs_today_page(layout, briefs));
}

}  // namespace wellmet::web
