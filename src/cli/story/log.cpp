#include "actions/story/log.h"

#include <fmt/format.h>

#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/shell/command.h"
#include "cli/shell/files.h"
#include "cli/shell/next.h"
#include "cli/shell/output.h"
#include "cli/story/dated_lines.h"
#include "cli/story/log_settle.h"
#include "cli/story/reading_json.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

using actions::LogReading;

Json json_of_follow_up(const FollowUp& f) {
  return Json::Object{{"id", f.id.value},        {"person", f.person.value},
                      {"kind", to_text(f.kind)}, {"text", f.text},
                      {"due", to_iso(f.due)},    {"by_itself", !f.rule.empty()}};
}

std::vector<std::vector<std::string>> candidates_in(App& app, const LogReading& reading) {
  store::ReadTx tx(app.db, app.account);
  std::vector<std::vector<std::string>> names(reading.who.size());
  for (std::size_t i = 0; i < reading.who.size(); ++i) {
    const auto* several = std::get_if<language::SeveralPeople>(&reading.who[i]);
    if (!several) continue;
    for (const auto& [id, name] : store::names_of(tx, several->ids)) names[i].push_back(name);
  }
  return names;
}

Json json_of(App& app, const LogReading& reading, const actions::LogPlan& plan,
             const actions::Logged& logged, const std::vector<std::string>& echo) {
  Json::Array follow_ups, settled;
  for (const FollowUp& f : logged.follow_ups) follow_ups.push_back(json_of_follow_up(f));
  if (logged.name.empty()) {
    for (const auto* list : {&plan.asked, &plan.by_itself})
      for (const FollowUp& f : *list) follow_ups.push_back(json_of_follow_up(f));
  }
  for (const FollowUp& f : plan.settled) settled.push_back(json_of_follow_up(f));
  Json::Object json = {
      {"saved", !logged.name.empty()},
      {"interaction", logged.interaction ? Json(logged.interaction.value) : Json(nullptr)}};
  const auto candidates = candidates_in(app, reading);
  for (auto& member :
       json_of_reading({reading.line, reading.who, reading.names, candidates, logged.further})) {
    if (member.first == "follow_ups") member.second = follow_ups;
    json.push_back(std::move(member));
  }
  json.emplace_back("settled", settled);
  json.emplace_back("echo", Json::texts(echo));
  return json;
}

// "2" or "1,3", as often as given.
std::vector<int> numbers_in(const std::vector<std::string>& lists) {
  std::vector<int> numbers;
  for (const std::string& list : lists) {
    for (const std::string& word : split(list, ',')) {
      int number = 0;
      const std::string text(trim(word));
      const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (fault != std::errc{} || end != text.data() + text.size())
        throw Error(ErrorKind::usage,
                    fmt::format("Pieces are left out by their numbers, such as 2 or 1,3; \"{}\" is "
                                "none.",
                                word));
      numbers.push_back(number);
    }
  }
  return numbers;
}

std::vector<int> numbers_left_out(const Arguments& args) {
  return numbers_in(args.all("--without"));
}

// What a line would do, or has done, in words.
struct Shown {
  LogReading reading = {};
  actions::LogPlan plan = {};
  std::vector<actions::LogPiece> pieces = {};
};

// A line with names that are still open.
Shown shown_open(App& app, LogReading reading) {
  store::ReadTx tx(app.db, app.account);
  Shown shown{.reading = std::move(reading)};
  shown.plan = actions::plan_log(app, tx, shown.reading, app.today());
  shown.pieces = actions::pieces_of(shown.reading, shown.plan, app.today());
  return shown;
}

Shown shown(App& app, const actions::Logged& logged) {
  return {.reading = logged.reading,
          .plan = logged.plan,
          .pieces = actions::pieces_of(logged.reading, logged.plan, app.today())};
}

actions::Logged tried(App& app, const actions::LineToLog& line) {
  return actions::save_logs(app, {line}, actions::Keeping::not_yet).front();
}

// The line without the pieces of these numbers, as they are shown of it.
actions::LineToLog without(App& app, actions::LineToLog line, const std::vector<int>& numbers) {
  if (numbers.empty()) return line;
  const actions::Logged whole = tried(app, line);
  line.left_out = actions::left_out(whole.reading, whole.plan, app.today(), numbers);
  return line;
}

std::vector<std::string> texts_of(const std::vector<actions::LogPiece>& pieces) {
  std::vector<std::string> texts;
  for (const actions::LogPiece& piece : pieces) texts.push_back(piece.text);
  return texts;
}

std::string with_next(const actions::LogPiece& piece) {
  return piece.next ? fmt::format("{} {}", piece.text, in_words(*piece.next)) : piece.text;
}

// What can be left out has its number.
void print_preview(Session& session, const Shown& shown) {
  const bool ahead = shown.reading.line.day_to_come;
  say(session, ahead ? "Would be refused:" : "Would save:");
  int number = 0;
  for (const actions::LogPiece& piece : shown.pieces) {
    const bool fixed = piece.part == actions::LogPart::none;
    if (fixed) {
      print_wrapped(session, with_next(piece), 6);
    } else {
      say(session, fmt::format("  {:>2}  {}", ++number, piece.text));
    }
  }
}

Happened happened(const Arguments& args) {
  return args.has("--happened") ? Happened::yes : Happened::as_read;
}

// Of a line that leaves it open, where nobody could be asked.
void say_may_have_happened(const Arguments& args, Session& session, const LogReading& reading) {
  if (!reading.line.may_have_happened || reading.line.took_place || session.interactive) return;
  const char* cure =
      args.has("--dry-run") ? "log it with --happened" : "wellmet undo, and log it with --happened";
  print_wrapped(session,
                fmt::format("The words leave open whether you were in touch, so this is no "
                            "contact. If you were: {}.",
                            cure),
                2);
}

Add adding(const Arguments& args) { return args.has("--add") ? Add::yes : Add::no; }

void print_questions(Session& session, const Shown& what) {
  say(session, "Nothing would be saved before this is answered:");
  for (const std::size_t place : actions::unsettled(what.reading))
    print_wrapped(session, question_about(session, what.reading, place), 2);
  for (const actions::LogPiece& piece : what.pieces) print_wrapped(session, with_next(piece), 2);
}

void print_dry_run(Session& session, const Shown& what) {
  if (!actions::unsettled(what.reading).empty()) return print_questions(session, what);
  if (what.reading.line.mentions.empty() && !what.reading.writer)
    return say(session, "Nothing would be saved: the line names nobody you know.");
  print_preview(session, what);
}

void show_line(const Arguments& args, Session& session, const Shown& what,
               const actions::Logged& logged) {
  if (session.json) {
    print_json(session,
               json_of(session.app(), what.reading, what.plan, logged, texts_of(what.pieces)));
  } else if (args.has("--dry-run")) {
    print_dry_run(session, what);
  } else {
    say(session, "Saved:");
    for (const actions::LogPiece& piece : what.pieces) print_wrapped(session, with_next(piece), 2);
  }
  if (!session.json) say_may_have_happened(args, session, what.reading);
}

int log_line(const Arguments& args, Session& session, const std::string& text) {
  App& app = session.app();
  if (args.has("--dry-run")) {
    Shown what = shown_open(app, read_line(app, text, app.today(), happened(args)));
    const std::vector<int> numbers = numbers_left_out(args);
    if (!numbers.empty()) {
      actions::strike_out(what.reading, what.plan, app.today(), numbers);
      what = shown_open(app, std::move(what.reading));
    }
    show_line(args, session, what, {});
    return 0;
  }
  const actions::LineToLog line =
      settle_line(session, text, app.today(), adding(args), happened(args));
  const actions::Logged logged = actions::save_log(app, without(app, line, numbers_left_out(args)));
  show_line(args, session, shown(app, logged), logged);
  return 0;
}

[[noreturn]] void refuse_line(const DatedLine& line, const Error& error) {
  throw Error(error.kind(), fmt::format("Line {}, \"{}\": {}\nNo line was saved.", line.number,
                                        line.text, in_words(error)));
}

// Many lines as one change: either all are saved or none.
int log_lines(const Arguments& args, Session& session, std::string_view text) {
  if (args.has("--without"))
    throw Error(ErrorKind::usage,
                "--without leaves out pieces of one line, not of a file's lines.");
  App& app = session.app();
  const bool dry = args.has("--dry-run");
  std::vector<actions::LineToLog> lines;
  for (const DatedLine& line : dated_lines(text, app.today())) {
    try {
      lines.push_back(settle_line(session, line.text, line.day, adding(args), happened(args)));
    } catch (const Error& error) {
      refuse_line(line, error);
    }
  }
  const auto all =
      actions::save_logs(app, lines, dry ? actions::Keeping::not_yet : actions::Keeping::for_good);
  Json::Array json;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Shown what = shown(app, all[i]);
    if (session.json) {
      json.push_back(json_of(app, what.reading, what.plan, dry ? actions::Logged{} : all[i],
                             texts_of(what.pieces)));
      continue;
    }
    say(session, what.reading.text);
    for (const actions::LogPiece& piece : what.pieces) print_wrapped(session, with_next(piece), 2);
    say_may_have_happened(args, session, what.reading);
  }
  if (session.json) {
    print_json(session, json);
  } else {
    say(session, fmt::format("{} {} {}.", dry ? "Would save" : "Saved", all.size(),
                             all.size() == 1 ? "line" : "lines as one change"));
  }
  return 0;
}

// Line after line, each shown before it is saved.
int log_prompt(const Arguments& args, Session& session) {
  App& app = session.app();
  while (const auto line = ask(session, "What happened? (empty: done)")) {
    if (line->empty()) break;
    try {
      actions::LineToLog settled =
          settle_line(session, *line, app.today(), adding(args), happened(args));
      print_preview(session, shown(app, tried(app, settled)));
      const auto answer = ask(session, "Save it? [Enter: yes, n: no, 1,3: yes, without these]");
      if (!answer || to_lower_ascii(*answer).starts_with("n")) continue;
      if (!answer->empty() && !to_lower_ascii(*answer).starts_with("y"))
        settled = without(app, std::move(settled), numbers_in({*answer}));
      say(session, "Saved: " + ended(actions::save_log(app, settled).name));
    } catch (const Error& error) {
      print_wrapped(session, in_words(error), 0);
    }
  }
  return 0;
}

int run_log(const Arguments& args, Session& session) {
  // Who is to be added may be the first of a store; a terminal asks.
  session.may_begin_store = args.has("--add") || session.interactive;
  const std::string text = join(args.all("LINE"), " ");
  if (const auto file = args.value("--file"))
    return log_lines(args, session, text_of_file(bytes_of_file(session, *file)));
  if (text == "-") return log_lines(args, session, text_of_file(bytes_of_file(session, "-")));
  if (!text.empty()) return log_line(args, session, text);
  if (!session.interactive)
    throw Error(
        ErrorKind::usage,
        "Say what happened: wellmet log \"coffee with Maya yesterday\". `wellmet log -` takes "
        "lines from standard input.");
  return log_prompt(args, session);
}

}  // namespace

extern const Command log;

const Command log{
    .name = "log",
    .group = "Each day",
    .help = "one line of plain words after each meeting",
    .examples =
        {"wellmet log \"coffee with @Maya Chen at Blue Bottle yesterday: Biscuit's surgery went "
         "well "
         "#dogs !thank tomorrow ?how did the launch go\"",
         "wellmet log \"call with @lukasz last tue: he advised me to ask for a smaller team\"",
         "wellmet log --dry-run \"lunch with @mc on 3 March\""},
    .parameters = {{.name = "LINE",
                    .takes = Takes::many,
                    .help = "what happened, in your words; - for one line each of standard input; "
                            "nothing to be asked"},
                   {.name = "--file",
                    .help = "a file with one line each, 2026-03-04: in front for another day; all "
                            "are one change",
                    .value_word = "FILE"},
                   {.name = "--dry-run",
                    .takes = Takes::flag,
                    .help = "show what would be saved, each piece with its number"},
                   {.name = "--without",
                    .takes = Takes::many,
                    .help = "leave these pieces out, by the numbers of --dry-run: 2 or 1,3",
                    .value_word = "NUMBERS"},
                   {.name = "--happened",
                    .takes = Takes::flag,
                    .help = "you were in touch, where the words leave it open"},
                   {.name = "--add",
                    .takes = Takes::flag,
                    .help = "add people who are not known yet, unasked"}},
    .run = run_log,
    .more =
        "Write as you would say it. People you know are found by any part of the name; @name is "
        "the "
        "sure way, and @12 the person of that number. Only what happened is kept as having "
        "happened: "
        "\"need to call Maya\", \"I'll send her the slides by Friday\" become follow-ups, \"Jo is "
        "looking for a flat\" what Jo looks for, \"ask Theo how the move went\" a question for "
        "next "
        "time. #word is an interest of "
        "theirs (#pet:dogs says which kind). !kind [when] is something to do: !thank, "
        "!circle-back, "
        "!meet-again, !share the link friday. ?text is a question to ask next time. ask: and "
        "offer: are "
        "what they look for and can give. Days and settings are read from plain words: yesterday, "
        "last "
        "tue, two weeks ago, on 3 March, coffee, lunch, zoom. What is not understood stays in the "
        "note.\nHelp, advice and introductions make their own follow-ups.",
};

}  // namespace wellmet::cli
