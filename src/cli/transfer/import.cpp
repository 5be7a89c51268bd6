#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "actions/access/settings.h"
#include "actions/people/people.h"
#include "actions/transfer/export.h"
#include "actions/transfer/import.h"
#include "actions/transfer/import_source.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/next.h"
#include "cli/shell/output.h"
#include "cli/shell/stop_signal.h"
#include "cli/transfer/given_files.h"
#include "cli/transfer/import_report.h"
#include "importers/importer.h"
#include "importers/sheet/sheet.h"
#include "store/access/settings.h"

namespace wellmet::cli {
namespace {

using actions::SameAnswer;
using Mapping = std::map<std::string, std::string>;

std::vector<std::string> kinds() {
  std::vector<std::string> words;
  for (const Importer* importer : importers()) words.emplace_back(importer->kind);
  return words;
}

Mapping mapping_given(const Arguments& args) {
  Mapping mapping;
  for (const std::string& text : args.all("--map")) {
    const auto equals = text.rfind('=');
    if (equals == std::string::npos || trim(text.substr(0, equals)).empty())
      throw Error(ErrorKind::usage, fmt::format("--map takes \"Column=field\", not \"{}\".", text));
    const std::string field(trim(text.substr(equals + 1)));
    if (!is_tracker_field(field))
      throw Error(ErrorKind::usage, fmt::format("There is no field \"{}\". The fields are: {}.",
                                                field, join(tracker_fields(), ", ")));
    mapping[std::string(trim(text.substr(0, equals)))] = field;
  }
  return mapping;
}

std::string all_kinds() {
  std::vector<std::string> lines;
  for (const Importer* importer : importers())
    lines.push_back(fmt::format("  --as {}  {}", pad(importer->kind, 11), importer->title));
  return join(lines, "\n");
}

const Importer& importer_of(const Arguments& args, const std::string& path, const Given& given) {
  if (const auto kind = args.value("--as")) return *importer_named(*kind);
  if (const Importer* found = importer_for(given.name, given.bytes.view())) return *found;
  const std::string look = what_it_looks_like(given.bytes.view());
  if (look.empty() && args.has("--map")) return spreadsheet_importer();
  throw Error(ErrorKind::invalid,
              fmt::format("{} {}. Nothing was read. What can be read:\n{}",
                          path == "-" ? "What came on standard input" : path,
                          look.empty() ? "isn’t a kind of file that Wellmet reads" : "is " + look,
                          all_kinds()));
}

// The words that tell columns apart, and what the user said of them before.
struct SheetMapping {
  std::string signature = {};
  Mapping remembered = {};
  Mapping given = {};
};

SheetMapping mapping_of(const Arguments& args, App& app, const Importer& importer,
                        const std::string& path, std::string_view bytes) {
  SheetMapping mapping{.given = mapping_given(args)};
  if (!importer.is.mapped_by_hand) {
    if (mapping.given.empty()) return mapping;
    throw Error(
        ErrorKind::usage,
        fmt::format(
            "--map is for spreadsheets; {} is read as {}. To read it as a spreadsheet: --as {}",
            path, importer.title, spreadsheet_importer().kind));
  }
  std::vector<std::string> named;
  for (const auto& [column, field] : mapping.given) named.push_back(column);
  const std::vector<std::string> header = tracker_header(bytes, named);
  for (const auto& [column, field] : mapping.given) {
    const bool there = std::ranges::any_of(
        header, [&](const std::string& name) { return fold(trim(name)) == fold(column); });
    if (!there)
      throw Error(ErrorKind::usage, fmt::format("{} has no column \"{}\". It has: {}.", path,
                                                column, join(header, ", ")));
  }
  mapping.signature = header_signature(header);
  store::ReadTx tx(app.db, app.account);
  mapping.remembered = store::mapping_for(tx, mapping.signature);
  return mapping;
}

// Two side by side, as far as they say anything.
void print_pair(Session& session, const CardIndex& row, const CardIndex& other) {
  const auto listed = [](const std::vector<CardValue>& values) {
    std::vector<std::string> texts;
    for (const CardValue& value : values) texts.push_back(value.value);
    return join(texts, ", ");
  };
  const int half = std::max(24, (session.width - 14) / 2);
  const auto line = [&](const char* what, const std::string& left, const std::string& right) {
    if (left.empty() && right.empty()) return;
    say(session, dim(session, pad(what, 10)) + " " + pad(for_terminal(left), half) + "  " +
                     clip(for_terminal(right), half));
  };
  line("", "in the file", "known");
  line("name", row.name, other.name);
  line("email", listed(row.emails), listed(other.emails));
  line("phone", listed(row.phones), listed(other.phones));
  line("birthday", to_words(row.birthday), to_words(other.birthday));
  line("company", row.organisation, other.organisation);
}

CardIndex other_card(App& app, const Imported& imported, const actions::Doubt& doubt) {
  if (!doubt.person)
    return index_card(card_of(imported.people[static_cast<std::size_t>(doubt.earlier)]));
  store::ReadTx tx(app.db, app.account);
  return index_card(actions::card_of(tx, doubt.person));
}

// Nothing: ask no more. Input that ends is no answer: throws unavailable.
std::optional<SameAnswer> answer_asked(Session& session) {
  while (const auto answer = ask(session, "[s]ame, [n]ot the same, [l]ater, [q]uit asking?")) {
    const std::string word = to_lower_ascii(*answer);
    if (word == "s" || word == "same") return SameAnswer::same;
    if (word == "n" || word == "not" || word == "not the same") return SameAnswer::not_same;
    if (word == "l" || word == "later") return SameAnswer::later;
    if (word == "q" || word == "quit" || word.empty()) return std::nullopt;
    say(session,
        "Answer s (same), n (not the same), l (later: added as a new person, and wellmet "
        "duplicates shows the pair) or q (later for all that are left).");
  }
  throw Error(ErrorKind::unavailable,
              "The input ended before every question was answered, so nothing of the file was "
              "imported. To import it without being asked: --same later");
}

std::vector<actions::Answer> answers_asked(Session& session, const Imported& imported,
                                           const std::vector<actions::Doubt>& doubts) {
  std::vector<actions::Answer> answers;
  int settled = -1;
  for (const actions::Doubt& doubt : doubts) {
    if (doubt.place == settled) continue;
    const auto& row = imported.people[static_cast<std::size_t>(doubt.place)];
    print_pair(session, index_card(card_of(row)), other_card(session.app(), imported, doubt));
    print_wrapped(session, doubt.why, 0);
    const auto said = answer_asked(session);
    if (!said) break;
    if (*said == SameAnswer::same) settled = doubt.place;
    answers.push_back({doubt.place, doubt.person, doubt.earlier, *said});
  }
  return answers;
}

actions::ProgressAt shown_by(Progress& progress) {
  return [&progress](std::int64_t done, std::int64_t of) { progress.at(done, of); };
}

actions::ImportPlan preview_of(Session& session, const Imported& imported,
                               actions::ImportOptions options, std::chrono::milliseconds began) {
  Progress progress(session, "Looking who is known", began);
  options.progress = shown_by(progress);
  store::ReadTx tx(session.app().db, session.app().account);
  return actions::preview(tx, imported, options, session.app().today());
}

// The user may have given many files.
[[noreturn]] void fail_in(const std::string& path, const Error& fault) {
  throw Error(fault.kind(), not_brought_in(path, fault));
}

// A whole store of the wellmet format, into an empty one.
FileReport import_everything(const Arguments& args, Session& session, const std::string& path,
                             std::string_view bytes) {
  FileReport report{.path = path, .kind = "wellmet", .title = "a whole Wellmet store"};
  if (args.has("--preview"))
    throw Error(
        ErrorKind::usage,
        fmt::format("{} is a whole store: it goes into an empty store as it is, so there is "
                    "nothing to preview.",
                    path));
  Progress progress(session, "Importing everything");
  try {
    const actions::EverythingIn in =
        actions::import_everything(session.app(), bytes, shown_by(progress));
    report.result.plan.created = static_cast<int>(in.people);
    report.result.plan.interactions = static_cast<int>(in.interactions);
    report.problems = in.problems;
  } catch (const actions::BrokenArchive&) {
    throw;  // with the line, for the report
  } catch (const Error& fault) {
    fail_in(path, fault);
  }
  return report;
}

std::string day_read(const std::string& cell, DayOrder order) {
  return to_words(read_date(cell, {.order = order}).date);
}

// Unknown: no answer.
DayOrder order_asked(Session& session, const OpenDay& open) {
  say(session, fmt::format("Line {} says {}. Is that", open.line, for_terminal(open.cell)));
  say(session, fmt::format("  [d] {}, the day first", day_read(open.cell, DayOrder::day_first)));
  say(session,
      fmt::format("  [m] {}, the month first", day_read(open.cell, DayOrder::month_first)));
  while (const auto answer = ask(session, "[d]ay or [m]onth first?")) {
    const std::string word = to_lower_ascii(*answer);
    if (word == "d" || word == "day") return DayOrder::day_first;
    if (word == "m" || word == "month") return DayOrder::month_first;
    say(session, "Answer d (the day comes first) or m (the month does).");
  }
  return DayOrder::unknown;
}

// Which of those in the file is the owner. "": no answer. Where not all are listed a name may be
// written.
std::string owner_asked(Session& session, const OwnerInFile& owner) {
  const std::vector<std::string>& names = owner.open;
  say(session, "Which of these is you?");
  for (std::size_t i = 0; i < names.size(); ++i)
    say(session, fmt::format("  [{}] {}", i + 1, for_terminal(names[i])));
  const bool more = owner.more > 0;
  if (more) say(session, fmt::format("  … and {} more", owner.more));
  const std::string question = fmt::format("1 to {}, {}or [n]one of them?", names.size(),
                                           more ? "another name in the file, " : "");
  while (const auto answer = ask(session, question)) {
    const std::string word = to_lower_ascii(trim(*answer));
    if (word == "n" || word == "none") return std::string(i_am_none);
    if (word.empty()) return "";
    for (std::size_t i = 0; i < names.size(); ++i)
      if (word == std::to_string(i + 1)) return names[i];
    const bool is_name = word.size() > 1 && word.find_first_not_of("0123456789") != word.npos;
    if (more && is_name) return std::string(trim(*answer));
    say(session, "Answer with the number, or n if you are none of them.");
  }
  return "";
}

// Whether 3/4 is April or March, and which of a chat's people is the owner: as the options or the
// settings say, else as the user answers.
Imported read_with_answers(const Arguments& args, Session& session, const Importer& importer,
                           Source source) {
  if (const auto order = args.value("--dates"))
    source.usual_order = *order == "month-first" ? DayOrder::month_first : DayOrder::day_first;
  source.i_am = args.text("--me");
  if (args.has("--all-meetings")) source.kept_of_calendars = KeptOfCalendars::all;
  if (args.has("--with-words")) source.kept_of_messages = KeptOfMessages::words;
  Imported imported = importer.read(source);
  if (!imported.owner.open.empty() && session.interactive) {
    source.i_am = owner_asked(session, imported.owner);
    if (!source.i_am.empty()) imported = importer.read(source);
  }
  if (!imported.open_day || !session.interactive) return imported;
  source.usual_order = order_asked(session, *imported.open_day);
  return source.usual_order == DayOrder::unknown ? std::move(imported) : importer.read(source);
}

Source source_of(App& app, const Given& given, Mapping columns) {
  store::ReadTx tx(app.db, app.account);
  Source source = actions::source_of_file(tx, app, given.name, given.bytes.view());
  source.mapping = std::move(columns);
  return source;
}

// Throws when nothing of the file can be brought in.
FileReport import_file(const Arguments& args, Session& session, const Together& together,
                       std::optional<StopSignal>& stop) {
  std::chrono::milliseconds began = session.steady();
  const std::string& path = together.label;
  const Given given = given_by(session, together);
  const std::string_view bytes = given.bytes.view();
  if (!args.has("--as") && actions::is_everything(bytes))
    return import_everything(args, session, path, bytes);
  const Importer& importer = importer_of(args, path, given);
  App& app = session.app();
  const SheetMapping mapping = mapping_of(args, app, importer, path, bytes);
  Mapping columns = mapping.given;
  columns.insert(mapping.remembered.begin(), mapping.remembered.end());
  Imported imported =
      read_with_answers(args, session, importer, source_of(app, given, std::move(columns)));
  if (given.left_out) add_problem(imported.problems, *given.left_out);
  const bool failed = has_failed(imported);
  FileReport report{.path = path,
                    .kind = importer.kind,
                    .title = importer.title,
                    .previewed = args.has("--preview"),
                    .problems = std::move(imported.problems),
                    .kept_columns = imported.kept_columns,
                    .owner = imported.owner};
  report.failed = failed;
  if (report.failed) return report;

  actions::ImportOptions options{
      .file_name = given.name, .header_signature = mapping.signature, .mapping = mapping.given};
  if (args.text("--same") == "no") options.otherwise = SameAnswer::not_same;
  if (report.previewed) {
    report.result.plan = preview_of(session, imported, options, began);
    return report;
  }
  const bool asks = args.text("--same") == "ask" || (!args.has("--same") && session.interactive);
  if (asks && session.interactive) {
    const actions::ImportPlan plan = preview_of(session, imported, options, began);
    options.answers = answers_asked(session, imported, plan.doubts);
    if (!plan.doubts.empty()) began = session.steady();
  }
  Progress progress(session, "Importing people", began);
  options.progress = shown_by(progress);
  stop.emplace();
  options.go_on = [&stop] { return !stop->came(); };
  report.result = actions::import_people(app, imported, options);
  return report;
}

// What stopped one file, while others go on.
FileReport failure(Session& session, const std::string& path, const std::string& message,
                   Problem problem) {
  session.out.flush();
  session.err << "wellmet: " << for_terminal(message) << std::endl;
  FileReport report{.path = path, .failed = true};
  report.problems.push_back(std::move(problem));
  return report;
}

void say_not_tried(Session& session, std::span<const Together> not_tried) {
  std::vector<std::string> files;
  for (const Together& one : not_tried) files.push_back(one.label);
  session.err << "wellmet: "
              << for_terminal(fmt::format("Stopped. Not imported: {}.", join(files, ", ")))
              << std::endl;
}

int run_import(const Arguments& args, Session& session) {
  mapping_given(args);  // refuses what cannot be meant before anything is read
  std::vector<FileReport> reports;
  const std::vector<Together> files = taken_together(args.all("FILE"), args.text("--as"));
  bool all_tried = true;
  for (const Together& together : files) {
    const std::string& path = together.label;
    std::optional<StopSignal> stop;
    try {
      reports.push_back(import_file(args, session, together, stop));
      if (!session.json) print_report(session, reports.back());
    } catch (const actions::BrokenArchive& fault) {
      reports.push_back(failure(session, path, not_brought_in(path, fault), fault.problem()));
    } catch (const Error& fault) {
      if (fault.kind() == ErrorKind::usage) throw;
      reports.push_back(failure(session, path, in_words(fault), {.what = in_words(fault)}));
    }
    if (!stop || !stop->came()) continue;
    all_tried = reports.size() == files.size();
    if (!all_tried) say_not_tried(session, std::span(files).subspan(reports.size()));
    break;
  }
  if (session.json) print_json(session, json_of(reports, session.app().zone));
  return all_tried && std::ranges::none_of(reports, &FileReport::failed) ? 0 : 1;
}

}  // namespace

extern const Command import_files;

const Command import_files{
    .name = "import",
    .group = "In and out",
    .help =
        "import people from a phone, LinkedIn, Google, Outlook, chats, calendars, mail or "
        "your own spreadsheet",
    .examples = {"wellmet import contacts.vcf", "wellmet import Connections.csv --preview",
                 "wellmet import Inbox Sent",
                 "wellmet import people.csv --map \"Vibe=note\" --map \"Last chat=last contact\""},
    .parameters =
        {{.name = "FILE",
          .takes = Takes::many,
          .help = "one or several files, or a folder of mail; - reads standard input",
          .value_word = "FILE",
          .required = true},
         {.name = "--as",
          .help = "the kind of file, when its content does not tell",
          .value_word = "KIND",
          .choices = kinds()},
         {.name = "--preview",
          .takes = Takes::flag,
          .help = "show what would be done, and write nothing"},
         {.name = "--map",
          .takes = Takes::many,
          .help =
              "what a column of a spreadsheet means; remembered for spreadsheets with this header",
          .value_word = "COLUMN=FIELD"},
         {.name = "--dates",
          .help = "what comes first in 3/4, where neither the file nor your settings say it",
          .value_word = "ORDER",
          .choices = {"day-first", "month-first"}},
         {.name = "--me",
          .help = "which of those in a chat, a calendar or a mailbox is you, where the file "
                  "doesn’t say "
                  "it; "
                  "none when you are none of them",
          .value_word = "NAME"},
         {.name = "--with-words",
          .takes = Takes::flag,
          .help = "keep what was written in messages too, of mail the subjects; not only with whom "
                  "and on "
                  "which day"},
         {.name = "--all-meetings",
          .takes = Takes::flag,
          .help = "of a calendar, take daily series and meetings of more than 20 people too"},
         {.name = "--same",
          .help = "when someone may be known already: ask, leave it for later, or no: "
                  "they are not the same",
          .value_word = "WORD",
          .choices = {"later", "ask", "no"}}},
    .run = run_import,
    .begins_store = true,
    .more =
        "Each file is one change and can be undone as one, all mail together is one; stopped or "
        "broken off, it leaves "
        "nothing. "
        "Importing a file again changes nothing; a "
        "newer one adds what is new and tells who changed jobs. What you changed here stays. "
        "People "
        "join those you have when the source's own key, or name and email or phone agree; who "
        "only may be the same is asked about, or is added as a new person whom `wellmet "
        "duplicates` "
        "shows. What no column or property of ours holds is kept on the card or in a note. A file "
        "of `wellmet export` is a whole store and goes into an empty one, all of it or nothing: "
        "one "
        "that was cut short, or holds what no store can hold, is refused with the line.",
};

}  // namespace wellmet::cli
