#include "web/story/log.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "store/people/people.h"
#include "web/parts/face.h"
#include "web/parts/whom.h"
#include "web/story/understood.h"

namespace wellmet::web {
namespace {

constexpr std::size_t line_bytes = 4000;
constexpr std::size_t candidates_shown = 8;

struct Asking {
  const RequestContext& context;
  store::ReadTx& tx;
};

WhoChoice choice_for(const Asking& asking, const actions::LogReading& reading,
                     std::size_t mention) {
  const language::Mention& named = reading.line.mentions[mention];
  WhoChoice choice{.mention = mention, .words = named.name(), .plain = named.plain};
  if (const auto* several = std::get_if<language::SeveralPeople>(&reading.who[mention])) {
    choice.or_new = several->or_new;
    std::vector<PersonId> shown = several->ids;
    if (shown.size() > candidates_shown) shown.resize(candidates_shown);
    choice.more = several->ids.size() - shown.size();
    for (const store::PersonLine& line : store::people_lines(asking.tx, shown))
      choice.people.push_back({line.id, line.name, telling(asking.context, line)});
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

// An answer to a question of the form, while the words that it is about still stand there.
std::string picked(const RequestContext& context, const WhoChoice& choice) {
  if (context.field(fmt::format("words{}", choice.mention)) != choice.words) return "";
  return context.field(fmt::format("who{}", choice.mention));
}

// A day that was changed in the form, from what the words say now.
std::optional<LocalDate> changed_day(const RequestContext& context, const std::string& name,
                                     LocalDate read) {
  const auto day = parse_iso_date(context.field(name));
  const bool same_words = context.field(name + "_read") == to_iso(read);
  return same_words && day && *day != read ? day : std::nullopt;
}

// Whether the line is still about whom it was about, so that what was changed and left out is not
// taken over by another line that was written in its place.
bool of_the_same_people(const RequestContext& context, const LogPage& p) {
  const auto before = context.form.every("of");
  if (before.empty() || !context.field("again").empty()) return true;
  return std::ranges::any_of(before, [&](const auto& name) {
    return std::ranges::find(p.reading.names, name) != p.reading.names.end();
  });
}

// The number that the form has this follow-up under: that of its words, since one written before it
// moves it on; while its words are still being written, that of its place.
std::optional<std::size_t> number_in_form(const RequestContext& context,
                                          const std::vector<language::LogFollowUp>& follow_ups,
                                          std::size_t place) {
  const auto words_in_form = [&](std::size_t number) {
    return context.field(fmt::format("due{}_of", number));
  };
  const std::string words = words_of(follow_ups[place]);
  if (words_in_form(place) == words) return place;
  for (std::size_t i = 0; context.form.has(fmt::format("due{}_of", i)); ++i)
    if (words_in_form(i) == words) return i;
  const bool of_another = std::ranges::any_of(follow_ups, [&](const language::LogFollowUp& other) {
    return words_of(other) == words_in_form(place);
  });
  return of_another ? std::nullopt : std::optional(place);
}

// What was changed in the form, as far as the words still say what it was changed from.
void change_as_posted(const RequestContext& context, LogPage& p) {
  const language::LogLine& line = p.reading.line;
  p.read_kind = line.kind;
  p.read_day = line.day;
  for (const language::LogFollowUp& f : line.follow_ups) p.read_dues.push_back(f.due);
  if (!of_the_same_people(context, p)) return;
  if (const auto kind = parse_interaction_kind(context.field("kind"));
      kind && *kind != line.kind && context.field("kind_read") == to_text(line.kind))
    p.changes.kind = kind;
  p.changes.day = changed_day(context, "day", line.day);
  for (std::size_t i = 0; i < line.follow_ups.size(); ++i) {
    const auto number = number_in_form(context, line.follow_ups, i);
    if (!number) continue;
    if (const auto due = changed_day(context, fmt::format("due{}", *number), p.read_dues[i]))
      p.changes.due[i] = *due;
  }
  actions::change_reading(p.reading, p.changes);
}

// The numbers of the pieces that the user ticked away: of the same line as posted, of one that was
// written on by the words that stood beside the tick.
std::vector<int> ticked_away(const RequestContext& context, const LogPage& p) {
  if (!of_the_same_people(context, p)) return {};
  const bool written_on = context.form.has("piece1") && context.field("again").empty();
  std::vector<std::string> gone;
  for (int number = 1; context.form.has(fmt::format("piece{}", number)); ++number)
    if (!context.field(fmt::format("without{}", number)).empty())
      gone.push_back(context.field(fmt::format("piece{}", number)));
  std::vector<int> numbers;
  int number = 0;
  for (const actions::LogPiece& piece : p.pieces) {
    if (piece.part == actions::LogPart::none) continue;
    ++number;
    if (written_on ? std::ranges::find(gone, collapse_spaces(piece.text)) != gone.end()
                   : !context.field(fmt::format("without{}", number)).empty())
      numbers.push_back(number);
  }
  return numbers;
}

// Whether the piece of this number was read, and is there whatever else was changed.
bool is_of_the_words(const LogPage& p, int number) {
  for (const actions::LogPiece& piece : p.pieces)
    if (piece.part != actions::LogPart::none && --number == 0)
      return piece.part == actions::LogPart::read;
  return false;
}

// Why the line can’t be saved as it stands; "" when it can.
std::string why_not(const LogPage& p, LocalDate today) {
  if (p.reading.line.day_to_come || p.reading.line.day > today)
    return "That day is still to come, so it can’t be written down as done. For something you mean "
           "to do, say so: “call Maya on Friday” becomes “!call Maya on Friday”.";
  if (is_of_the_writer_alone(p.reading))
    return p.reading.writer ? ""
                            : "What you mean to do for nobody else is kept with you, and you "
                              "haven’t said who you are yet. Settings asks for your name.";
  if (p.reading.who.empty())
    return "Who was it? Nobody in the line is known yet. Put an @ before the name of somebody new: "
           "coffee with @Maya.";
  return "";
}

LogPage read_line(RequestContext& context, const std::string& line,
                  const std::vector<PersonId>& settled = {}) {
  LogPage p{.line = line, .written = day_written(context), .read = true};
  if (const std::string back = context.field("back"); http::is_local_path(back)) p.back = back;
  if (line.size() > line_bytes)
    throw Error(ErrorKind::invalid, "That is more than one line can hold. Tell it in two.");
  store::ReadTx tx(context.app.db, context.app.account);
  p.happened = !context.field("happened").empty();
  p.reading = actions::read_log(tx, line, p.written, settled, p.happened);
  change_as_posted(context, p);
  for (const std::size_t mention : actions::unsettled(p.reading)) {
    p.choices.push_back(choice_for({context, tx}, p.reading, mention));
    p.choices.back().picked = picked(context, p.choices.back());
  }
  p.plan = actions::plan_log(context.app, tx, p.reading, context.today());
  p.pieces = actions::pieces_of(p.reading, p.plan, context.today());
  p.ticked_away = ticked_away(context, p);
  p.fault = why_not(p, context.today());
  return p;
}

// The line with the names that were changed in the form, the last first, so that the places of
// those before it hold.
LogPage read(RequestContext& context, const std::string& line) {
  LogPage p = read_line(context, line);
  std::string changed = line;
  for (std::size_t mention = p.reading.who.size(); mention-- > 0;) {
    const std::string name = context.field(fmt::format("name{}", p.first_of(mention)));
    if (name.empty()) continue;
    p.reading.text = changed;
    changed = actions::with_other_name(p.reading, mention, name);
  }
  if (changed == line) return p;
  p = read_line(context, changed);
  p.renamed = true;
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
    for (const WhoChoice::Candidate& one : choice.people) people.push_back(one.id);
  look_up_faces(context, layout, people);
  return layout;
}

http::Response shown(RequestContext& context, const LogPage& p, int status = 200) {
  const Layout layout = layout_with_faces(context, p);
  return page(layout, p.read ? "Is this what you meant?" : "Log", log_page(layout, p), status);
}

std::string posted_line(const RequestContext& context) {
  std::string line = collapse_spaces(context.field("line"));
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
  for (const WhoChoice::Candidate& one : choice.people)
    if (one.id == answer) line.settled[choice.mention] = one.id;
}

bool all_answered(const RequestContext& context, const LogPage& p) {
  for (const WhoChoice& choice : p.choices)
    if (context.field(fmt::format("who{}", choice.mention)).empty()) return false;
  return true;
}

}  // namespace

std::string LogPage::changes_in_short() const {
  std::string all;
  if (changes.kind) all += to_text(*changes.kind) + ";";
  if (changes.day) all += to_iso(*changes.day) + ";";
  for (const auto& [place, due] : changes.due) all += fmt::format("{}:{};", place, to_iso(due));
  return all;
}

std::size_t LogPage::first_of(std::size_t mention) const {
  const auto* one = std::get_if<language::OnePerson>(&reading.who[mention]);
  for (std::size_t i = 0; one != nullptr && i < mention; ++i) {
    const auto* other = std::get_if<language::OnePerson>(&reading.who[i]);
    if (other != nullptr && other->id == one->id) return i;
  }
  return mention;
}

std::string words_of(const language::LogFollowUp& f) {
  return collapse_spaces(fmt::format("{}: {}", to_text(f.kind), f.text));
}

bool LogPage::can_be_saved() const {
  return (!reading.who.empty() || reading.writer) && fault.empty();
}

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
      head, log_box(layout, p.line, p.back), body, short_forms());
}

http::Response show_log(RequestContext& context) {
  LogPage p{.line = context.asked("line")};
  if (!p.line.empty()) p.line += ' ';  // the name stands; what happened is still to be written
  if (const std::string back = context.asked("back"); http::is_local_path(back)) p.back = back;
  return shown(context, p);
}

http::Response preview_log(RequestContext& context) {
  return shown(context, read(context, posted_line(context)));
}

http::Response understand_log(RequestContext& context) {
  const std::string line = collapse_spaces(context.field("line"));
  if (line.empty()) return fragment({}, Html());
  LogPage p = read(context, line);
  const bool again = !context.field("again").empty();
  // Nothing yet that could be saved: the words are still being written.
  if (p.reading.who.empty() && !p.reading.writer && !again) return fragment({}, Html());
  const Layout layout = layout_with_faces(context, p);
  if (again) std::erase_if(p.ticked_away, [&](int n) { return !is_of_the_words(p, n); });
  if (again) return fragment(layout, understood(layout, p));
  return fragment(layout, html("<section class=\"leaf mt\" aria-label=\"Understood\">{}</section>",
                               understood(layout, p)));
}

http::Response save_log(RequestContext& context) {
  const std::string line = posted_line(context);
  LogPage p = read(context, line);
  // What somebody else, or another day, brings with it is seen before it is saved.
  if (p.renamed || p.changes_in_short() != context.field("seen")) return shown(context, p);
  if (!p.fault.empty()) return shown(context, p, 422);
  if (!all_answered(context, p)) {
    p.fault = "One name is still open. Choose who is meant.";
    return shown(context, p, 422);
  }
  actions::LineToLog settled{
      .text = line,
      .day = p.written,
      .settled = std::vector<PersonId>(p.reading.who.size()),
      .left_out = actions::left_out(p.reading, p.plan, context.today(), p.ticked_away),
      .changes = p.changes,
      .happened = p.happened};
  for (const WhoChoice& choice : p.choices) choose(context, choice, settled);
  const DeedId change = actions::save_log(context.app, settled).change;
  return done(context, "/", change);
}

}  // namespace wellmet::web
