#include "web/brief/debrief.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/brief/brief.h"
#include "base/error.h"
#include "base/text.h"
#include "store/people/people.h"
#include "web/page/error_pages.h"
#include "web/page/url.h"
#include "web/parts/voice.h"
#include "web/people/person.h"

namespace wellmet::web {
namespace {

std::string answer_field(NoteId id) { return fmt::format("answer{}", id.value); }

// Browsers end lines of a text field with a return and a line feed.
std::string posted(const RequestContext& context, const std::string& name) {
  std::string text = context.field(name);
  std::erase(text, '\r');
  return std::string(trim(text));
}

void take_what_was_posted(const RequestContext& context, DebriefPage& p) {
  p.words = {.happened = posted(context, "happened"),
             .promised = posted(context, "promised"),
             .ask_next = posted(context, "ask_next"),
             .looking_for = posted(context, "looking_for")};
  p.told = posted(context, "told");
  for (const Note& question : p.questions)
    if (std::string answer = posted(context, answer_field(question.id)); !answer.empty())
      p.answers[question.id] = std::move(answer);
}

// Nothing where the page of somebody else, or of nobody, is to be shown.
std::optional<DebriefPage> page_asked(RequestContext& context) {
  const auto id = context.id<PersonId>();
  store::ReadTx tx(context.app.db, context.app.account);
  if (is_gone(tx, id)) return std::nullopt;
  const auto person = store::find_person(tx, id);
  if (person->is_owner || !person->died.empty()) return std::nullopt;
  const actions::Brief brief = actions::brief_of(tx, id, context.today());
  return DebriefPage{.person = id, .name = person->name, .questions = brief.ask};
}

http::Response elsewhere(RequestContext& context) {
  const auto id = context.id<PersonId>();
  bool gone = false;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    gone = is_gone(tx, id);
  }
  return gone ? gone_page(context, id) : http::see_other(url::person(id));
}

actions::Debrief debrief_of(store::ReadTx& tx, DebriefPage& p, LocalDate today) {
  actions::Debrief debrief{.person = p.person};
  for (actions::LineAbout& one : actions::lines_about(tx, p.person, p.words, today)) {
    if (!one.open.empty()) {
      const actions::LogReading reading =
          actions::read_log(tx, one.line.text, one.line.day, one.line.settled, one.line.happened);
      p.faults[one.field] = FieldFault(actions::question_for(tx, reading, one.open.front()) +
                                       " Write more of the name, or log it as a line.");
    }
    if (one.line.happened && one.open.empty() && !one.is_meeting)
      p.faults[one.field] = FieldFault(
          "This tells of no meeting. Begin with what it was: coffee at Canoe: she told me about "
          "her sister.");
    debrief.lines.push_back(std::move(one.line));
  }
  for (const std::string& line : split(p.told, '\n'))
    if (!trim(line).empty()) debrief.told.emplace_back(trim(line));
  for (const auto& [note, answer] : p.answers) debrief.answers.emplace_back(note, answer);
  return debrief;
}

http::Response form_again(RequestContext& context, const DebriefPage& p) {
  const Layout layout = layout_of(context, "people");
  return page(layout, "After meeting " + p.name, debrief_page(layout, p), 400);
}

}  // namespace

Html debrief_page(const Layout& layout, const DebriefPage& p) {
  const std::string called = first_name(p.name);
  const Html questions = each(p.questions, [&](const Note& question) {
    const auto answer = p.answers.find(question.id);
    return text_field({.name = answer_field(question.id),
                       .label = "You meant to ask: " + clip(collapse_spaces(question.text), 200),
                       .value = answer == p.answers.end() ? "" : answer->second,
                       .help = "What they said; empty if you didn’t ask"},
                      p.faults);
  });
  return html(
      R"(<main id="main" class="page"><header class="head"><h1>After meeting {}</h1>
<p class="lede">Whatever you fill in is saved as one change. <a href="{}">Back to the page</a></p></header>
<div class="flow"><section class="sec" aria-label="What came of it"><form class="stack" method="post" action="{}">{}{}{}{}{}{}{}{}
{}</form></section></div></main>
)",
      p.name, url::person(p.person), url::person(p.person, "debrief"), form_token(layout),
      form_fault(p.faults),
      text_field({.name = "happened",
                  .label = "What was it, where, when?",
                  .value = p.words.happened,
                  .help = "coffee at Blue Bottle yesterday"},
                 p.faults),
      questions,
      area_field({.name = "told",
                  .label = fmt::format("What did {} tell you? One thing a line", called),
                  .value = p.told},
                 p.faults),
      text_field({.name = "promised",
                  .label = "What did you promise?",
                  .value = p.words.promised,
                  .help = "send the kiln map by friday"},
                 p.faults),
      text_field({.name = "looking_for",
                  .label = fmt::format("What is {} looking for?", called),
                  .value = p.words.looking_for},
                 p.faults),
      text_field(
          {.name = "ask_next", .label = "What will you ask next time?", .value = p.words.ask_next},
          p.faults),
      keep_or_leave(p.faults, url::person(p.person)));
}

http::Response show_debrief(RequestContext& context) {
  const std::optional<DebriefPage> p = page_asked(context);
  if (!p) return elsewhere(context);
  const Layout layout = layout_of(context, "people");
  return page(layout, "After meeting " + p->name, debrief_page(layout, *p));
}

http::Response save_debrief(RequestContext& context) {
  std::optional<DebriefPage> p = page_asked(context);
  if (!p) return elsewhere(context);
  take_what_was_posted(context, *p);
  actions::Debrief debrief;
  {
    store::ReadTx tx(context.app.db, context.app.account);
    debrief = debrief_of(tx, *p, context.today());
  }
  if (debrief.empty()) p->faults[""] = FieldFault("There is nothing to save yet.");
  if (!p->faults.empty()) return form_again(context, *p);
  try {
    const DeedId change =
        actions::save_debrief(context.app, debrief, actions::Keeping::for_good).change;
    return done(context, url::person(p->person), change);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::invalid && error.kind() != ErrorKind::conflict) throw;
    p->faults[""] = FieldFault(error.what());
  }
  return form_again(context, *p);
}

}  // namespace wellmet::web
