#include "web/today/follow_ups.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/today/follow_ups.h"
#include "base/error.h"
#include "base/repeat.h"
#include "base/words.h"
#include "store/people/people.h"
#include "store/today/follow_ups.h"
#include "web/page/url.h"
#include "web/parts/face.h"
#include "web/parts/later.h"
#include "web/parts/whom.h"

namespace wellmet::web {
namespace {

constexpr int shown_most = 200;

Html acts(const Layout& layout, const FollowUp& f, const std::string& act) {
  return html(
      R"(<form class="acts" method="post" action="/follow-ups/{}">{}<input type="hidden" name="back" value="{}">{}<button class="btn" name="done" value="1" formnovalidate aria-label="Done: {}">{}Done</button>{}</form>)",
      f.id.value, form_token(layout), layout.path, button_of_enter(), act, icon("check"),
      later_menu(layout, fmt::format("f{}", f.id.value), "drop", "Drop it"));
}

// "every month"; "" of what is due once.
std::string how_often(const FollowUp& f) {
  const auto repeat = stored_repeat(f.repeats);
  return repeat ? in_words(*repeat) : "";
}

Html line(const Layout& layout, const FollowUpsPage::Line& l) {
  const FollowUp& f = l.follow_up;
  Html words = html("<a href=\"{}\">{}</a>", url::person(f.person), l.act);
  const bool told = f.kind == FollowUpKind::custom;
  if (!f.text.empty() && !told) words += html("<span class=\"block\">{}</span>", f.text);
  const std::string again = how_often(f);
  words += html("<span class=\"hint block\"><time datetime=\"{}\">{}</time>{}</span>",
                to_iso(f.due), layout.day(f.due), again.empty() ? "" : ", then " + again);
  return html("<li class=\"wrap\">{}<span>{}</span>{}</li>\n",
              face(layout, f.person, l.name, FaceSize::small), words, acts(layout, f, l.act));
}

Html section(const Layout& layout, const char* title,
             const std::vector<FollowUpsPage::Line>& lines) {
  if (lines.empty()) return {};
  return html(
      "<section class=\"sec\"><h2 class=\"hang\">{}</h2><ul class=\"list\">{}</ul></section>\n",
      title, each(lines, [&](const auto& l) { return line(layout, l); }));
}

Html whom_field(const NewFollowUpPage& p) {
  if (p.person) return html("<input type=\"hidden\" name=\"whom\" value=\"{}\">\n", p.person.value);
  return text_field(
      {.name = "whom", .label = "For whom", .value = p.whom, .help = "Maya", .required = true},
      p.faults);
}

Html add_form(const Layout& layout, const NewFollowUpPage& p) {
  const Html kinds = each(follow_up_kinds(), [&](const FollowUpKindInfo& kind) {
    return html("<option{}>{}</option>", when(p.kind == kind.word, html(" selected")), kind.word);
  });
  return html(
      R"(<form class="stack" method="post" action="/follow-ups">{}{}{}
{}<div class="fields">{}<div class="field"><label for="kind">What</label><select id="kind" name="kind">{}</select></div>
{}</div>
{}<div class="acts"><button class="btn">{}Note it</button></div></form>
)",
      form_token(layout), p.chosen,
      when(!p.back.empty(), html("<input type=\"hidden\" name=\"back\" value=\"{}\">", p.back)),
      form_fault(p.faults), whom_field(p), kinds,
      text_field({.name = "when",
                  .label = "When",
                  .value = p.when,
                  .help = "tomorrow, in 2 weeks, 3 March"},
                 p.faults),
      text_field({.name = "text", .label = "In words, if you like", .value = p.text}, p.faults),
      icon("plus"));
}

// One's own words say it all: "Write (for Jean-Luc Moreau)".
std::string act_of(const FollowUp& f, const std::string& name) {
  if (f.kind == FollowUpKind::custom && !f.text.empty())
    return with_capital(in_words(f.kind, name, f.text));
  return fmt::format(fmt::runtime(info(f.kind).act), name);
}

FollowUpsPage gather(RequestContext& context) {
  FollowUpsPage p;
  store::ReadTx tx(context.app.db, context.app.account);
  std::vector<FollowUp> open = store::open_follow_ups(tx, shown_most);
  store::put_words_of_notes(tx, open);
  std::vector<PersonId> ids;
  for (const FollowUp& f : open) ids.push_back(f.person);
  const auto names = store::names_of(tx, ids);
  for (const FollowUp& f : open) {
    const auto name = std::ranges::find(names, f.person, &std::pair<PersonId, std::string>::first);
    if (name == names.end()) continue;
    FollowUpsPage::Line l{f, name->second, act_of(f, name->second)};
    (f.due <= context.today() ? p.now : p.later).push_back(std::move(l));
  }
  return p;
}

http::Response shown(RequestContext& context, const FollowUpsPage& p) {
  Layout layout = layout_of(context, "follow-ups");
  const auto person = [](const FollowUpsPage::Line& l) { return l.follow_up.person; };
  std::vector<PersonId> people = people_of(p.now, person);
  for (const PersonId later : people_of(p.later, person)) people.push_back(later);
  look_up_faces(context, layout, people);
  return page(layout, "Follow-ups", follow_ups_page(layout, p));
}

NewFollowUpPage as_typed(const RequestContext& context) {
  NewFollowUpPage p{.whom = context.field("whom"),
                    .kind = context.field("kind"),
                    .text = context.field("text"),
                    .when = context.field("when"),
                    .back = context.field("back"),
                    .chosen = people_chosen(context)};
  const PersonId asked{context.number_posted("whom")};
  if (!asked) return p;
  store::ReadTx tx(context.app.db, context.app.account);
  for (const auto& [id, name] : store::names_of(tx, {asked})) {
    p.person = id;
    p.called = name;
  }
  return p;
}

// What is wrong with a field is said there.
FollowUp wanted(RequestContext& context, NewFollowUpPage& p) {
  FollowUp f{.text = p.text};
  f.kind = parse_follow_up_kind(p.kind).value_or(FollowUpKind::custom);
  f.due = context.today() + info(f.kind).default_days;
  try {
    if (!p.when.empty()) f.due = day_until(context, p.when);
  } catch (const Error& error) {
    p.faults["when"] = fault_of(context, error);
  }
  try {
    store::ReadTx tx(context.app.db, context.app.account);
    f.person = person_named(context, tx, p.whom);
  } catch (const Error& error) {
    p.faults[p.person ? "" : "whom"] = fault_of(context, error);
  }
  return f;
}

http::Response asked_again(RequestContext& context, const NewFollowUpPage& p) {
  const Layout layout = layout_of(context, p.person ? "people" : "follow-ups");
  return page(layout, "Add a follow-up", new_follow_up_page(layout, p), 422);
}

}  // namespace

Html follow_ups_page(const Layout& layout, const FollowUpsPage& p) {
  const bool nothing = p.now.empty() && p.later.empty();
  return html(
      "<main id=\"main\" class=\"page\"><header class=\"head\"><h1>Follow-ups</h1><p "
      "class=\"lede\">What you mean to do for or with somebody. Today picks from these; "
      "letting one go is fine.</p></header>\n<div class=\"flow\">{}{}{}{}</div></main>\n",
      when(nothing, html("<div class=\"empty\"><h2>Nothing is waiting.</h2></div>")),
      section(layout, "Now", p.now), section(layout, "Later", p.later),
      html("<section class=\"sec\" id=\"add\"><h2 class=\"hang\">One more</h2>{}</section>\n",
           add_form(layout, {})));
}

Html new_follow_up_page(const Layout& layout, const NewFollowUpPage& p) {
  const Html lede = p.person ? html("For <a href=\"{}\">{}</a>.", url::person(p.person), p.called)
                             : html("<a href=\"/follow-ups\">All follow-ups</a>");
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>Add a follow-up</h1>
<p class="lede">{}</p></header>
<div class="flow"><section class="sec" aria-label="The follow-up">{}</section></div></main>
)",
      lede, add_form(layout, p));
}

http::Response show_follow_ups(RequestContext& context) { return shown(context, gather(context)); }

http::Response add_follow_up(RequestContext& context) {
  NewFollowUpPage p = as_typed(context);
  const FollowUp wish = wanted(context, p);
  if (!p.faults.empty()) return asked_again(context, p);
  DeedId change;
  try {
    change = actions::add_follow_up(context.app, wish).change;
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::unavailable) throw;
    p.faults[""] = fault_of(context, error);
    return asked_again(context, p);
  }
  return done(context, "/follow-ups", change);
}

http::Response answer_follow_up(RequestContext& context) {
  const auto id = context.id<FollowUpId>();
  const std::string until = until_posted(context);
  DeedId change;
  if (until == "drop") {
    change = actions::drop_follow_up(context.app, id).change;
  } else if (!until.empty()) {
    change = actions::snooze_follow_up(context.app, id, day_until(context, until)).change;
  } else if (!context.field("done").empty()) {
    change = actions::finish_follow_up(context.app, id).change;
  } else {
    throw Error(ErrorKind::invalid,
                "Say what to do: “done” finishes the follow-up, “until” puts it off.");
  }
  return done(context, "/follow-ups", change);
}

}  // namespace wellmet::web
