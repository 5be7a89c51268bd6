#include "web/follow_ups.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/follow_ups.h"
#include "actions/who.h"
#include "base/error.h"
#include "store/follow_ups.h"
#include "store/people.h"
#include "web/parts/face.h"
#include "web/parts/later.h"
#include "web/url.h"

namespace wellmet::web {
namespace {

constexpr int shown_most = 200;

Html acts(const Frame& frame, const FollowUp& f, const std::string& act) {
  return html(
      R"(<form class="acts" method="post" action="/follow-ups/{}">{}<input type="hidden" name="back" value="{}"><button class="btn" name="done" value="1" aria-label="Done: {}">{}Done</button>{}</form>)",
      f.id.value, form_token(frame), frame.path, act, icon("check"), later_menu("drop"));
}

Html line(const Frame& frame, const FollowUpsPage::Line& l) {
  const FollowUp& f = l.follow_up;
  Html words = html("<a href=\"{}\">{}</a>", url::person(f.person), l.act);
  if (!f.text.empty()) words += html("<span class=\"block\">{}</span>", f.text);
  words += html("<span class=\"hint block\"><time datetime=\"{}\">{}</time></span>", to_iso(f.due),
                frame.day(f.due));
  return html("<li class=\"wrap\">{}<span>{}</span>{}</li>\n",
              face(frame, f.person, l.name, FaceSize::small), words, acts(frame, f, l.act));
}

Html section(const Frame& frame, const char* title, const std::vector<FollowUpsPage::Line>& lines) {
  if (lines.empty()) return {};
  return html(
      "<section class=\"sec\"><h2 class=\"hang\">{}</h2><ul class=\"list\">{}</ul></section>\n",
      title, each(lines, [&](const auto& l) { return line(frame, l); }));
}

Html add_form(const Frame& frame, const FollowUpsPage& p) {
  Html kinds;
  for (const FollowUpKindInfo& kind : follow_up_kinds())
    kinds += html("<option>{}</option>", kind.word);
  return html(
      R"(<section class="sec" id="add"><h2 class="hang">One more</h2><form class="stack" method="post" action="/follow-ups">{}
{}<div class="fields"><div class="field"><label for="whom">For whom</label><input id="whom" name="whom" value="{}" required autocomplete="off" placeholder="Maya"></div>
<div class="field"><label for="kind">What</label><select id="kind" name="kind">{}</select></div>
<div class="field"><label for="when">When</label><input id="when" name="when" value="{}" placeholder="tomorrow, in 2 weeks, 3 March"></div></div>
<div class="field"><label for="text">In words, if you like</label><input id="text" name="text" value="{}"></div>
<div class="acts"><button class="btn">{}Note it</button></div></form></section>
)",
      form_token(frame),
      when(!p.fault.empty(), html("<p class=\"err\" role=\"alert\">{}</p>\n", p.fault)), p.whom,
      kinds, p.when, p.text, icon("plus"));
}

FollowUpsPage gather(Visit& visit) {
  FollowUpsPage p;
  store::ReadTx tx(visit.app.db, visit.app.account);
  const std::vector<FollowUp> open = store::open_follow_ups(tx, shown_most);
  std::vector<PersonId> ids;
  for (const FollowUp& f : open) ids.push_back(f.person);
  const auto names = store::names_of(tx, ids);
  for (const FollowUp& f : open) {
    const auto name = std::ranges::find(names, f.person, &std::pair<PersonId, std::string>::first);
    if (name == names.end()) continue;
    FollowUpsPage::Line l{f, name->second,
                          fmt::format(fmt::runtime(info(f.kind).act), name->second)};
    (f.due <= visit.today() ? p.now : p.later).push_back(std::move(l));
  }
  return p;
}

http::Response shown(Visit& visit, const FollowUpsPage& p, int status) {
  Frame frame = frame_of(visit, "follow-ups");
  const auto person = [](const FollowUpsPage::Line& l) { return l.follow_up.person; };
  std::vector<PersonId> people = people_of(p.now, person);
  for (const PersonId later : people_of(p.later, person)) people.push_back(later);
  look_up_faces(visit, frame, people);
  return page(frame, "Follow-ups", follow_ups_page(frame, p), status);
}

FollowUp wanted(Visit& visit) {
  FollowUp f{.text = visit.field("text")};
  f.kind = parse_follow_up_kind(visit.field("kind")).value_or(FollowUpKind::custom);
  const std::string when_words = visit.field("when");
  f.due =
      when_words.empty() ? visit.today() + info(f.kind).default_days : day_until(visit, when_words);
  store::ReadTx tx(visit.app.db, visit.app.account);
  f.person = actions::person_called(tx, visit.field("whom"), visit.today());
  return f;
}

}  // namespace

Html follow_ups_page(const Frame& frame, const FollowUpsPage& p) {
  const bool nothing = p.now.empty() && p.later.empty();
  return html(
      "<main id=\"main\" class=\"page\"><header class=\"head\"><h1>Follow-ups</h1><p "
      "class=\"lede\">What you mean to do for or with somebody. Today picks from these; "
      "letting one go is fine.</p></header>\n<div class=\"flow\">{}{}{}{}</div></main>\n",
      when(nothing, html("<div class=\"empty\"><h2>Nothing is waiting.</h2></div>")),
      section(frame, "Now", p.now), section(frame, "Later", p.later), add_form(frame, p));
}

http::Response show_follow_ups(Visit& visit) { return shown(visit, gather(visit), 200); }

http::Response add_follow_up(Visit& visit) {
  try {
    actions::add_follow_up(visit.app, wanted(visit));
  } catch (const Error& error) {
    FollowUpsPage p = gather(visit);
    p.whom = visit.field("whom");
    p.text = visit.field("text");
    p.when = visit.field("when");
    p.fault = error.what();
    return shown(visit, p, 422);
  }
  return done(visit, "/follow-ups");
}

http::Response answer_follow_up(Visit& visit) {
  const auto id = visit.id<FollowUpId>();
  const std::string until = visit.field("until");
  if (until == "drop") {
    actions::drop_follow_up(visit.app, id);
  } else if (!until.empty()) {
    actions::snooze_follow_up(visit.app, id, day_until(visit, until));
  } else {
    actions::finish_follow_up(visit.app, id);
  }
  return done(visit, "/follow-ups");
}

}  // namespace wellmet::web
