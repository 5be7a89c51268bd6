#include "web/story/log.h"

#include <fmt/format.h>

#include "base/error.h"
#include "store/people/people.h"
#include "web/parts/face.h"
#include "web/story/understood.h"

namespace wellmet::web {
namespace {

constexpr std::size_t line_bytes = 4000;

WhoChoice choice_for(store::ReadTx& tx, const actions::LogReading& reading, std::size_t mention) {
  const language::Mention& named = reading.line.mentions[mention];
  WhoChoice choice{.mention = mention, .words = named.name(), .plain = named.plain};
  if (const auto* several = std::get_if<language::SeveralPeople>(&reading.who[mention])) {
    choice.or_new = several->or_new;
    for (const store::PersonLine& line : store::people_lines(tx, several->ids))
      choice.people.emplace_back(line.id, line.name);
  } else {
    choice.or_new = std::get<language::NobodyKnown>(reading.who[mention]).name;
  }
  return choice;
}

// The day that the line was written: an earlier one when it waited in a browser that could not
// reach us (assets/worker.js). A browser's clock is not believed for more than half a year.
LocalDate day_written(const RequestContext& context) {
  constexpr int days_believed = 180;
  const auto day = parse_iso_date(context.field("written"));
  const LocalDate today = context.today();
  return day && *day <= today && *day >= today - days_believed ? *day : today;
}

LogPage read(RequestContext& context, const std::string& line,
             const std::vector<PersonId>& settled = {}) {
  LogPage p{.line = line, .written = day_written(context), .read = true};
  if (line.size() > line_bytes)
    throw Error(ErrorKind::invalid, "That is more than one line can hold. Tell it in two.");
  store::ReadTx tx(context.app.db, context.app.account);
  p.happened = !context.field("happened").empty();
  p.reading = actions::read_log(tx, line, p.written, settled, p.happened);
  for (const std::size_t mention : actions::unsettled(p.reading))
    p.choices.push_back(choice_for(tx, p.reading, mention));
  p.plan = actions::plan_log(context.app, tx, p.reading, context.today());
  p.pieces = actions::pieces_of(p.reading, p.plan, context.today());
  return p;
}

Html short_forms() {
  return html(
      R"(<aside class="aside"><section class="leaf"><h2>Writing it short</h2><dl class="brief">
<div><dt>@name</dt><dd>a person, for sure; most names need no @</dd></div><div><dt>#word</dt><dd>something they care about</dd></div>
<div><dt>!thank tomorrow</dt><dd>what you mean to do, and when</dd></div><div><dt>?words</dt><dd>a question for next time</dd></div>
<div><dt>ask: or offer:</dt><dd>what they look for, or can give</dd></div></dl></section></aside>
)");
}

Layout layout_with_faces(RequestContext& context, const LogPage& p) {
  Layout layout = layout_of(context, "log");
  std::vector<PersonId> people;
  for (const auto& who : p.reading.who)
    if (const auto* one = std::get_if<language::OnePerson>(&who)) people.push_back(one->id);
  for (const WhoChoice& choice : p.choices)
    for (const auto& [id, name] : choice.people) people.push_back(id);
  look_up_faces(context, layout, people);
  return layout;
}

http::Response shown(RequestContext& context, const LogPage& p, int status = 200) {
  const Layout layout = layout_with_faces(context, p);
  return page(layout, p.read ? "Is this what you meant?" : "Log", log_page(layout, p), status);
}

std::string posted_line(const RequestContext& context) {
  std::string line = context.field("line");
  if (line.empty())
    throw Error(ErrorKind::invalid,
                "The line is empty. Tell it in plain words: coffee with Maya yesterday.");
  return line;
}

// Whom the user chose for a mention that was open.
void choose(const RequestContext& context, const WhoChoice& choice, actions::LineToLog& line) {
  const std::string asked = fmt::format("who{}", choice.mention);
  if (context.form[asked] == "none" && choice.plain) {
    line.settled[choice.mention] = actions::nobody_meant;
    return;
  }
  if (context.form[asked] == "new" && !choice.or_new.empty()) {
    line.new_people.emplace_back(choice.mention, choice.or_new);
    return;
  }
  const PersonId answer{context.number_posted(asked)};
  for (const auto& [id, name] : choice.people)
    if (id == answer) line.settled[choice.mention] = id;
}

// The numbers of the pieces that the user ticked away.
std::vector<int> ticked_away(const RequestContext& context, const LogPage& p) {
  std::vector<int> numbers;
  for (int number = 1; number <= static_cast<int>(p.pieces.size()); ++number)
    if (!context.field(fmt::format("without{}", number)).empty()) numbers.push_back(number);
  return numbers;
}

bool all_answered(const RequestContext& context, const LogPage& p) {
  for (const WhoChoice& choice : p.choices)
    if (context.field(fmt::format("who{}", choice.mention)).empty()) return false;
  return true;
}

}  // namespace

Html log_page(const Layout& layout, const LogPage& p) {
  const Html head =
      p.read ? html("<h1>Is this what you meant?</h1>")
             : html(
                   "<h1>Log</h1><p class=\"lede\">One line about whom you saw, in your own words. "
                   "You see what was understood before anything is saved.</p>");
  const Html body = p.read ? html(
                                 "{}<section class=\"sec\"><h2 class=\"hang\">Understood</h2>{}"
                                 "</section>",
                                 marked_line(p), understood(layout, p))
                           : Html();
  return html(
      "<main id=\"main\" class=\"page\"><header class=\"head\">{}<div class=\"mt\">{}</div>"
      "</header>\n<div class=\"flow\">{}</div>\n{}</main>\n",
      head, log_box(layout, p.line), body, short_forms());
}

http::Response show_log(RequestContext& context) {
  return shown(context, {.line = context.asked("line")});
}

http::Response preview_log(RequestContext& context) {
  return shown(context, read(context, posted_line(context)));
}

http::Response understand_log(RequestContext& context) {
  const std::string line = context.field("line");
  if (line.empty()) return fragment({}, Html());
  const LogPage p = read(context, line);
  // Nothing yet that could be saved: the words are still being written.
  if (p.reading.who.empty()) return fragment({}, Html());
  const Layout layout = layout_with_faces(context, p);
  return fragment(layout, html("<section class=\"leaf mt\" aria-label=\"Understood\">{}</section>",
                               understood(layout, p)));
}

http::Response save_log(RequestContext& context) {
  const std::string line = posted_line(context);
  LogPage p = read(context, line);
  if (!all_answered(context, p)) {
    p.fault = "One name is still open. Choose who is meant.";
    return shown(context, p, 422);
  }
  actions::LineToLog settled{
      .text = line,
      .day = p.written,
      .settled = std::vector<PersonId>(p.reading.who.size()),
      .left_out = actions::left_out(p.reading, p.plan, context.today(), ticked_away(context, p)),
      .happened = p.happened};
  for (const WhoChoice& choice : p.choices) choose(context, choice, settled);
  const DeedId change = actions::save_log(context.app, settled).change;
  return done(context, "/", change);
}

}  // namespace wellmet::web
