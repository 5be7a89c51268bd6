#include "web/today/today.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "actions/closeness/keep_up.h"
#include "actions/events/events.h"
#include "actions/today/near_dates.h"
#include "actions/today/openers.h"
#include "actions/today/today.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "store/people/derived.h"
#include "store/people/people.h"
#include "store/today/today.h"
#include "web/page/url.h"
#include "web/parts/drawing.h"
#include "web/parts/face.h"
#include "web/parts/later.h"
#include "web/today/suggestion.h"

namespace wellmet::web {
namespace {

constexpr int coming_days = 14;
constexpr int coming_most = 5;
constexpr int coming_read = 100;

Energy energy_asked(const RequestContext& context) {
  return parse_energy(context.asked("energy")).value_or(context.preferences.energy);
}

std::vector<TodayLine> with_reach(store::ReadTx& tx, const std::vector<Suggestion>& suggestions,
                                  LocalDate today) {
  std::vector<PersonId> ids;
  for (const Suggestion& s : suggestions) ids.push_back(s.person);
  const auto ways = store::ways_to_reach(tx, ids);
  auto openers = actions::openers_for(tx, suggestions, today);
  std::vector<TodayLine> lines;
  for (const Suggestion& s : suggestions) {
    TodayLine line{.suggestion = s, .openers = std::move(openers[s.person])};
    for (const store::ContactMethod& way : ways)
      if (way.person == s.person) line.reach.push_back(way);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string what_comes(const NearDate& date, const std::string& name) {
  if (date.kind == DateKind::met_anniversary) return fmt::format("the day you met {}", name);
  const std::string label = date.kind == DateKind::birthday ? "birthday" : date.label;
  return fmt::format("{}’s {}", name, label);
}

// Events of these days that are not over.
std::vector<ComingUp> events_coming(store::ReadTx& tx, const App& app) {
  const EventNow at = actions::event_now(app);
  std::vector<ComingUp> coming;
  for (const Event& event : actions::coming_events(tx, at, coming_most)) {
    const LocalDate day = std::max(first_day_at(event, at.home), at.today);
    if (event.answer == EventAnswer::no || day > at.today + coming_days) continue;
    coming.push_back({.day = day,
                      .what = event.title,
                      .event = event.id,
                      .hours = actions::hours_in_words(event, at.home, day)});
  }
  return coming;
}

std::vector<ComingUp> coming_up(store::ReadTx& tx, LocalDate today) {
  const std::vector<NearDate> dates =
      actions::dates_between(tx, today, today + coming_days, coming_read);
  std::vector<PersonId> ids;
  for (const NearDate& date : dates) ids.push_back(date.person);
  const auto names = store::names_of(tx, ids);
  std::vector<ComingUp> coming;
  for (const NearDate& date : dates) {
    const auto name =
        std::ranges::find(names, date.person, &std::pair<PersonId, std::string>::first);
    if (name == names.end() || std::cmp_equal(coming.size(), coming_most)) continue;
    coming.push_back({date.on, date.person, what_comes(date, name->second)});
  }
  return coming;
}

std::optional<actions::ThingForToday> thing_beside(store::ReadTx& tx, LocalDate today,
                                                   const std::vector<Suggestion>& list) {
  std::set<PersonId> named;
  for (const Suggestion& s : list) named.insert(s.person);
  return actions::thing_for_today(tx, today, named);
}

bool is_empty(store::ReadTx& tx) {
  return store::people(tx, {.shown = store::Shown::all, .limit = 1}).empty();
}

Html energy_choice(const TodayPage& p) {
  struct Choice {
    Energy energy;
    const char* value;
    const char* words;
  };
  constexpr Choice choices[] = {{Energy::low, "low", "A little"},
                                {Energy::usual, "usual", "The usual"},
                                {Energy::plenty, "plenty", "Plenty"}};
  Html links;
  for (const Choice& c : choices)
    links += html("<a href=\"/?energy={}\"{}>{}</a>", c.value,
                  when(p.energy == c.energy, html(" aria-current=\"true\"")), c.words);
  return html(
      "<div class=\"stack-s\"><p class=\"hint{}\">How much do you have in you today?</p>"
      "<nav class=\"seg\" aria-label=\"How much you have in you today\">{}</nav></div>",
      p.energy == Energy::low ? " vh" : "", links);
}

std::string day_coming(const Layout& layout, LocalDate day) {
  if (day == layout.today) return "Today";
  if (day == layout.today + 1) return "Tomorrow";
  return layout.day_with(day, DateForm::day_month);
}

// Shown by the page's script (assets/wellmet.js) where the browser's days begin at another hour and
// no zone was ever chosen.
Html zone_offer(const Layout& layout, const TodayPage& p) {
  if (!p.zone_offset_minutes) return {};
  return html(
      R"(<form class="care stack-s" method="post" action="/settings" data-no-draft data-zone-offer="{}" hidden>{}<input type="hidden" name="back" value="/"><input type="hidden" name="zone" value="">
<p>This browser is in the time zone <b data-zone-name></b>; Wellmet counts days in another.</p>
<div class="acts"><button class="btn">Use <span data-zone-name></span></button><button class="btn bare" type="button" data-not-now>Not now</button></div></form>
)",
      *p.zone_offset_minutes, form_token(layout));
}

// How far the days of this zone are ahead of UTC, at noon.
int offset_minutes(const Zone& zone, LocalDate day) {
  constexpr int noon = 12;
  constexpr std::int64_t minute_ms = 60'000;
  const std::int64_t ahead =
      Zone::utc().at(day, noon, 0).milliseconds - zone.at(day, noon, 0).milliseconds;
  return static_cast<int>(ahead / minute_ms);
}

Html thing_leaf(const Layout& layout, const TodayPage& p) {
  if (!p.thing) return {};
  const actions::MayHelp& may = p.thing->may;
  return html(
      "<section class=\"leaf\"><h2>To pass on</h2><p><a href=\"/give/{}\">{}</a> may help <a "
      "href=\"{}\">{}</a>.</p><p class=\"hint\">Because {} ({}).</p></section>\n",
      p.thing->resource.id.value, p.thing->resource.about, url::person(may.person), may.name,
      may.because, layout.day(may.noted.value_or(p.thing->resource.kept)));
}

Html coming_leaf(const Layout& layout, const TodayPage& p) {
  if (p.coming.empty()) return {};
  const Html items = each(p.coming, [&](const ComingUp& c) {
    if (c.event)
      return html("<li><b>{}</b> &nbsp;<a href=\"/events/{}\">{}</a>{}</li>",
                  day_coming(layout, c.day), c.event.value, c.what,
                  when(!c.hours.empty(), html(" <span class=\"hint\">{}</span>", c.hours)));
    return html("<li><b>{}</b> &nbsp;<a href=\"{}\">{}</a></li>", day_coming(layout, c.day),
                url::person(c.person), c.what);
  });
  return html(
      "<section class=\"leaf\"><h2>Coming up</h2><ul class=\"stack-s small ui\">{}</ul></section>",
      items);
}

Html meetings_leaf(const TodayPage& p) {
  if (p.meetings.empty()) return {};
  const Html items = each(p.meetings, [](const actions::MeetingToday& one) {
    return html("<li><a href=\"{}\">{}</a>{}</li>", url::person(one.person, "brief"), one.name,
                one.planned.empty() ? "" : ": " + one.planned);
  });
  return html(
      "<section class=\"leaf\"><h2>Before you meet</h2><ul class=\"stack-s small ui\">{}</ul>{}"
      "</section>\n",
      items,
      when(p.meetings.size() > 1,
           html("<p><a class=\"btn bare\" href=\"/brief\">All on one page</a></p>")));
}

Html beside_the_list(const Layout& layout, const TodayPage& p) {
  const Html leaves = meetings_leaf(p) + coming_leaf(layout, p) + thing_leaf(layout, p);
  return when(!leaves.empty(), html("<aside class=\"aside\" aria-label=\"{}\">{}</aside>\n",
                                    !p.meetings.empty() ? "Today’s meetings"
                                    : p.coming.empty()  ? "To pass on"
                                                        : "Coming up",
                                    leaves));
}

Html nothing_waits() {
  return html(R"(<div class="empty">{}<div class="stack-s"><h2>Nobody is waiting on you today.</h2>
<p class="quiet">Go outside, or call whoever comes to mind.</p></div>
<div class="acts"><a class="btn" href="/people">{}Leaf through your people</a><a class="btn bare" href="/reconnect">Show me someone anyway</a></div></div>
)",
              sleeping_dog(), icon("users"));
}

Html first_day() {
  return html(
      R"(<div class="empty">{}<div class="stack-s"><h2>A new notebook. Who did you last enjoy talking to?</h2>
<p class="quiet">Write one line above, as you would tell it: <em>coffee with @Maya Chen yesterday, her dog is called Biscuit #dogs</em>. Or begin with what you have.</p></div>
<div class="acts"><a class="btn main" href="/import">{}Import your address book</a><a class="btn" href="/people/new">{}Add one person</a><a class="btn bare" href="/settings">A word about you</a></div></div>
)",
      open_notebook(), icon("folder-input"), icon("plus"));
}

// Right after an import: nothing is promised and nobody was met, so whom it is about is asked.
Html whom_to_choose(const TodayPage& p) {
  return html(
      R"(<div class="empty">{}<div class="stack-s"><h2>{} here. Whom do you want to keep up with?</h2>
<p class="quiet">Choose a dozen, one face at a time; Today then names them when it is time. Or write down whom you met, in the line above.</p></div>
<div class="acts"><a class="btn main" href="/start">Choose whom to keep up with</a><a class="btn" href="/people">{}Leaf through your people</a></div></div>
)",
      open_notebook(), counted(p.to_choose, "person is", "people are"), icon("users"));
}

std::string lede(const TodayPage& p) {
  const std::size_t count = p.lines.size();
  if (count == 0) return "";
  constexpr const char* numbers[] = {
      "", "One person", "Two people", "Three people", "Four people", "Five people"};
  const std::string who =
      count < std::size(numbers) ? numbers[count] : fmt::format("{} people", count);
  if (p.energy == Energy::low)
    return fmt::format("A small day. {}, a few minutes each, from the sofa.", who);
  return fmt::format("{} you might turn to, if you like.", who);
}

Html today_flow(const Layout& layout, const TodayPage& p) {
  if (p.nobody_yet) return first_day();
  if (p.lines.empty() && p.to_choose > 0) return whom_to_choose(p);
  if (p.lines.empty())
    return nothing_waits() + html("<section class=\"sec\">{}</section>", energy_choice(p));
  const Html list = html(
      "<section class=\"sec\" aria-labelledby=\"list-h\"><h2 id=\"list-h\" class=\"vh\">"
      "People to turn to today</h2>\n{}</section>\n"
      "<template data-when-done><p class=\"quiet\">That was the list. <a href=\"/\">Is there "
      "anyone "
      "else?</a></p></template>\n",
      each(p.lines, [&](const TodayLine& line) { return suggestion(layout, line); }));
  const Html more =
      when(!p.more.empty(), html("<p class=\"quiet\">And {} more for today: {}.</p>\n",
                                 p.more.size(), join(actions::each_once(p.more), ", ")));
  const Html choice = more + html("<section class=\"sec\">{}</section>\n", energy_choice(p));
  // On a small day the choice stands first: it is what made the day small.
  return p.energy == Energy::low ? choice + list : list + choice;
}

// The line of this person as the list was last shown, or 0.
int number_of_line(store::ReadTx& tx, LocalDate today, PersonId person, FollowUpId follow_up) {
  for (const store::ShownLine& line : store::shown_lines(tx, today))
    if (line.person == person && line.follow_up == follow_up) return line.number;
  return 0;
}

DeedId act_on_line(RequestContext& context, int line) {
  const std::string until = until_posted(context);
  if (until == "leave") return actions::line_left(context.app, line).change;
  if (until == "never") return actions::line_left_for_good(context.app, line).change;
  if (until == "known") return actions::line_known_for_years(context.app, line).change;
  if (!until.empty())
    return actions::line_later(context.app, line, day_until(context, until)).change;
  return actions::line_done(context.app, line, context.field("words")).change;
}

}  // namespace

Html today_page(const Layout& layout, const TodayPage& p) {
  const std::string sentence = lede(p);
  return html(R"(<main id="main" class="page faces-in-margin">
<header class="head"><h1 tabindex="-1">{}</h1>{}
{}{}</header>
<div class="flow">
{}
</div>
{}</main>
)",
              layout.day_with(layout.today, DateForm::weekday_day_month),
              when(!sentence.empty(), html("<p class=\"lede\">{}</p>", sentence)),
              zone_offer(layout, p), log_box(layout), today_flow(layout, p),
              beside_the_list(layout, p));
}

http::Response show_today(RequestContext& context) {
  const LocalDate today = context.today();
  const DayWish wish{
      .today = today, .energy = energy_asked(context), .limit = context.preferences.lines};
  TodayPage p{.energy = wish.energy};
  if (context.preferences.zone.empty())
    p.zone_offset_minutes = offset_minutes(context.app.zone, today);
  std::vector<Suggestion> suggestions;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    DayList list = actions::today(tx, wish);
    suggestions = std::move(list.lines);
    p.more = std::move(list.more);
    p.lines = with_reach(tx, suggestions, context.today());
    p.coming = coming_up(tx, today);
    for (ComingUp& event : events_coming(tx, context.app)) p.coming.push_back(std::move(event));
    std::ranges::stable_sort(p.coming, {}, &ComingUp::day);
    p.meetings = actions::meetings_today(tx, today);
    p.thing = thing_beside(tx, today, suggestions);
    p.nobody_yet = suggestions.empty() && is_empty(tx);
    if (suggestions.empty()) p.to_choose = actions::to_choose_from(tx);
  }
  if (context.request.method == "GET") actions::remember(context.app, today, suggestions);
  Layout layout = layout_of(context, "today");
  look_up_faces(context, layout, people_of(suggestions, &Suggestion::person));
  return page(layout, "Today", today_page(layout, p));
}

http::Response answer_line(RequestContext& context) {
  const PersonId person{context.number_posted("person")};
  const FollowUpId follow_up{context.number_posted("follow_up")};
  int line = 0;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    line = number_of_line(tx, context.today(), person, follow_up);
  }
  if (line == 0)
    throw Error(ErrorKind::conflict, "The list has changed since. Load the page again.");
  const DeedId change = act_on_line(context, line);
  if (!context.wants_fragment()) return done(context, "/", change);
  Layout layout = layout_of(context, "today");
  layout.path = "/";
  tell_what_was_done(context, layout, change);
  return fragment(layout, Html());
}

http::Response show_reconnect(RequestContext& context) {
  const DayWish wish{.today = context.today(), .limit = context.preferences.lines};
  TodayPage p;
  std::vector<Suggestion> suggestions;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    suggestions = actions::reconnect(tx, wish);
    p.lines = with_reach(tx, suggestions, context.today());
  }
  Layout layout = layout_of(context, "reconnect");
  look_up_faces(context, layout, people_of(suggestions, &Suggestion::person));
  const Html list =
      p.lines.empty()
          ? html("<div class=\"empty\"><h2>No old friend has been silent for that long.</h2></div>")
          : each(p.lines, [&](const TodayLine& line) { return old_friend(layout, line); });
  return page(
      layout, "Reconnect",
      html(R"(<main id="main" class="page faces-in-margin"><header class="head"><h1>Reconnect</h1>
<p class="lede">A few friends each week whom you haven’t heard from for a long time. Two lines are enough.</p></header>
<div class="flow"><section class="sec"><h2 class="vh">Friends to reconnect with</h2>{}</section></div></main>
)",
           list));
}

}  // namespace wellmet::web
