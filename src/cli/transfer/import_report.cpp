#include "cli/transfer/import_report.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "base/words.h"
#include "cli/shell/next.h"
#include "cli/shell/output.h"

namespace wellmet::cli {
namespace {

using actions::Fate;
using actions::ImportPlan;

constexpr std::size_t lines_shown = 20;

std::string shown_path(const FileReport& report) {
  return report.path == "-" ? "standard input" : report.path;
}

std::string counts_in_words(const ImportPlan& plan) {
  std::vector<std::string> parts = {counted(plan.created, "new person", "new people"),
                                    fmt::format("{} updated", plan.updated),
                                    fmt::format("{} unchanged", plan.unchanged)};
  const auto add = [&](int count, std::string_view one, std::string_view many) {
    if (count > 0) parts.push_back(counted(count, one, many));
  };
  if (plan.joined > 0) parts.push_back(fmt::format("{} twice in the file", plan.joined));
  add(plan.interactions, "interaction", "interactions");
  add(plan.interactions_changed, "interaction changed", "interactions changed");
  add(plan.interactions_removed, "interaction removed", "interactions removed");
  add(plan.events_added, "event to come", "events to come");
  add(plan.events_changed, "event changed", "events changed");
  add(plan.events_removed, "event removed", "events removed");
  add(plan.follow_ups, "follow-up", "follow-ups");
  return join(parts, ", ");
}

// The first lines, and how many more there are.
void print_list(Session& session, const std::string& heading,
                const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  if (!heading.empty()) say(session, heading);
  for (std::size_t i = 0; i < std::min(lines.size(), lines_shown); ++i)
    print_wrapped(session, lines[i], 2);
  if (lines.size() > lines_shown)
    say(session, fmt::format("  … and {} more; --json shows all", lines.size() - lines_shown));
}

std::string person_in_words(const std::string& name, PersonId id) {
  return id ? fmt::format("{} (person {})", name, id.value) : name;
}

std::vector<std::string> doubts_in_words(const ImportPlan& plan) {
  std::vector<std::string> lines;
  for (const actions::Doubt& d : plan.doubts) {
    const auto place = [&](int row) {
      const int line = plan.people[static_cast<std::size_t>(row)].line;
      return line > 0 ? fmt::format("line {} of the file", line) : std::string("in the file");
    };
    const std::string mine = d.became ? person_in_words(d.name, d.became)
                                      : fmt::format("{} ({})", d.name, place(d.place));
    const std::string other = d.person ? person_in_words(d.other_name, d.person)
                                       : fmt::format("{} ({})", d.other_name, place(d.earlier));
    lines.push_back(fmt::format("{} may be {}: {}", mine, other, d.why));
  }
  return lines;
}

void print_people(Session& session, const FileReport& report) {
  std::vector<std::string> created, updated, removed, unknown;
  for (const actions::PlannedPerson& row : report.result.plan.people) {
    if (row.fate == Fate::created) created.push_back(row.name);
    if (row.fate == Fate::updated)
      updated.push_back(person_in_words(row.name, row.person) + ": " + join(row.changes, ", "));
    if (row.fate == Fate::left_unknown) unknown.push_back(row.name);
    if (row.fate == Fate::left_removed)
      removed.push_back(
          fmt::format("{} was removed here and stays so. To have them back: wellmet "
                      "person restore {}",
                      row.name, row.person.value));
  }
  if (report.previewed) print_list(session, "New:", created);
  print_list(session, report.previewed ? "Would be updated:" : "Updated:", updated);
  print_list(session, "In the trash:", removed);
  print_list(session,
             "Left out, known by an address alone (add whom you know, and import again):", unknown);
}

void print_owner(Session& session, const FileReport& report) {
  const OwnerInFile& owner = report.owner;
  if (owner.name.empty() || !owner.deduced) return;
  const char* cure = report.result.deed ? "undo it and import it again with" : "import it with";
  print_wrapped(session,
                fmt::format("You’re {} in it, it seems. If not, {} --me NAME.", owner.name, cure),
                0);
}

void print_job_changes(Session& session, const ImportPlan& plan) {
  std::vector<std::string> lines;
  for (const actions::JobChange& change : plan.job_changes)
    lines.push_back(fmt::format("{}: {}, before {}", person_in_words(change.name, change.person),
                                change.now, change.before));
  print_list(session, "New jobs:", lines);
}

// What was imported before and is otherwise in the calendar now.
void print_told_anew(Session& session, const FileReport& report) {
  using Now = actions::ChangedInteraction::Now;
  const auto list = [&](Now now, const char* heading) {
    std::vector<std::string> lines;
    for (const actions::ChangedInteraction& one : report.result.plan.told_anew)
      if (one.now == now) lines.push_back(actions::in_words(one, session.app().zone));
    print_list(session, heading, lines);
  };
  const bool would = report.previewed;
  list(Now::changed,
       would ? "Would be changed, as in the calendar:" : "Changed, as in the calendar:");
  list(Now::removed, would ? "Would be removed, since the calendar no longer has them:"
                           : "Removed, since the calendar no longer has them:");
  list(Now::kept, "Left as you have them, though the calendar says otherwise:");
}

void print_settled(Session& session, const ImportPlan& plan) {
  std::vector<std::string> lines;
  for (const actions::SettledFollowUp& s : plan.settled)
    lines.push_back(in_words(s.follow_up.kind, s.name, s.follow_up.text));
  print_list(session, "Settled by what was imported:", lines);
}

std::string columns_in_words(std::vector<std::string> columns) {
  const std::size_t more = columns.size() - std::min(columns.size(), lines_shown);
  columns.resize(columns.size() - more);
  return join(columns, ", ") + (more > 0 ? fmt::format(" and {} more", more) : "");
}

void print_problems(Session& session, const FileReport& report) {
  std::vector<std::string> lines, left_out;
  if (const int count = report.result.plan.left_unnamed; count > 0)
    left_out.push_back(
        fmt::format("{} that you and they didn’t both write to, or that no single "
                    "person has — Add whom you know, and import again.",
                    counted(count, "address", "addresses")));
  for (const Problem& problem : report.problems) {
    const std::string place = problem.line > 0
                                  ? fmt::format("{}:{}", shown_path(report), problem.line)
                                  : shown_path(report);
    const std::string cure = cure_in_words(problem);
    const std::string words = fmt::format("{}{}{}", problem.what, cure.empty() ? "" : " — ", cure);
    if (problem.rightly_left_out) {
      left_out.push_back(words);
    } else {
      lines.push_back(fmt::format("{}: {}", place, words));
    }
  }
  print_list(session, "Left out:", left_out);
  print_list(session, "To look at:", lines);
}

Json pairs_of(const ImportPlan& plan) {
  Json::Array pairs;
  for (const actions::Doubt& d : plan.doubts) {
    const auto id = [](PersonId person) { return person ? Json(person.value) : Json(nullptr); };
    const auto& row = plan.people[static_cast<std::size_t>(d.place)];
    pairs.push_back(Json::Object{
        {"first", Json::Object{{"id", id(d.became)}, {"name", d.name}, {"line", row.line}}},
        {"second", Json::Object{{"id", id(d.person)}, {"name", d.other_name}}},
        {"surely", d.surely},
        {"agreement", d.why}});
  }
  return pairs;
}

Json job_changes_of(const ImportPlan& plan) {
  Json::Array changes;
  for (const actions::JobChange& c : plan.job_changes)
    changes.push_back(Json::Object{
        {"person", c.person.value}, {"name", c.name}, {"before", c.before}, {"now", c.now}});
  return changes;
}

const char* word_of(actions::ChangedInteraction::Now now) {
  using Now = actions::ChangedInteraction::Now;
  return now == Now::changed ? "changed" : now == Now::removed ? "removed" : "kept";
}

Json told_anew_of(const ImportPlan& plan, const Zone& zone) {
  Json::Array all;
  for (const actions::ChangedInteraction& one : plan.told_anew)
    all.push_back(Json::Object{{"id", one.id.value},
                               {"now", word_of(one.now)},
                               {"day", to_iso(one.before.day)},
                               {"note", one.before.note},
                               {"people", Json::texts(one.names)},
                               {"words", actions::in_words(one, zone)}});
  return all;
}

Json settled_of(const ImportPlan& plan) {
  Json::Array settled;
  for (const actions::SettledFollowUp& s : plan.settled)
    settled.push_back(Json::Object{{"id", s.follow_up.id.value},
                                   {"person", s.follow_up.person.value},
                                   {"name", s.name},
                                   {"kind", to_text(s.follow_up.kind)},
                                   {"text", s.follow_up.text}});
  return settled;
}

Json problems_of(const std::vector<FileReport>& reports) {
  Json::Array problems;
  for (const FileReport& report : reports) {
    for (const Problem& p : report.problems)
      problems.push_back(Json::Object{{"file", report.path},
                                      {"line", p.line},
                                      {"what", p.what},
                                      {"cure", cure_in_words(p)},
                                      {"left_out", p.rightly_left_out}});
  }
  return problems;
}

Json::Object counts_of(const std::vector<FileReport>& reports) {
  ImportPlan sum;
  for (const FileReport& report : reports) {
    const ImportPlan& plan = report.result.plan;
    sum.created += plan.created;
    sum.updated += plan.updated;
    sum.unchanged += plan.unchanged;
    sum.maybe_same += plan.maybe_same;
    sum.interactions += plan.interactions;
    sum.interactions_changed += plan.interactions_changed;
    sum.interactions_removed += plan.interactions_removed;
    sum.events_added += plan.events_added;
    sum.events_changed += plan.events_changed;
    sum.events_removed += plan.events_removed;
    sum.follow_ups += plan.follow_ups;
  }
  return {{"created", sum.created},
          {"updated", sum.updated},
          {"unchanged", sum.unchanged},
          {"maybe_same", sum.maybe_same},
          {"interactions", sum.interactions},
          {"interactions_changed", sum.interactions_changed},
          {"interactions_removed", sum.interactions_removed},
          {"events_added", sum.events_added},
          {"events_changed", sum.events_changed},
          {"events_removed", sum.events_removed},
          {"follow_ups", sum.follow_ups}};
}

Json file_of(const FileReport& report, const Zone& zone) {
  const ImportPlan& plan = report.result.plan;
  Json::Object file = counts_of({report});
  file.insert(file.begin(),
              {{"file", report.path},
               {"kind", report.kind},
               {"failed", report.failed},
               {"change", report.result.deed ? Json(report.result.deed->value) : Json(nullptr)}});
  file.insert(file.end(),
              {{"joined", plan.joined},
               {"left_removed", plan.left_removed},
               {"left_unknown", plan.left_unknown},
               {"left_unnamed", plan.left_unnamed},
               {"you", report.owner.name.empty() ? Json(nullptr) : Json(report.owner.name)},
               {"maybe_you", Json::texts(report.owner.open)},
               {"kept_columns", Json::texts(report.kept_columns)},
               {"maybe_same_pairs", pairs_of(plan)},
               {"job_changes", job_changes_of(plan)},
               {"changed_interactions", told_anew_of(plan, zone)},
               {"settled", settled_of(plan)}});
  return file;
}

}  // namespace

void print_report(Session& session, const FileReport& report) {
  const ImportPlan& plan = report.result.plan;
  const bool is_empty = plan.people.empty() && plan.told_anew.empty() && !plan.changes_events() &&
                        report.kind != "wellmet";
  const std::string said = report.failed ? "nobody in it could be imported"
                           : is_empty
                               ? "nobody to import"
                               : (report.previewed ? "would be " : "") + counts_in_words(plan);
  say(session, bold(session, for_terminal(shown_path(report))) +
                   fmt::format(" ({}): {}", report.title, said));
  if (!report.failed) {
    print_owner(session, report);
    print_people(session, report);
    print_job_changes(session, plan);
    print_told_anew(session, report);
    print_settled(session, plan);
    print_list(session,
               report.previewed ? "Possible duplicates, which would be added as new people:"
                                : "Possible duplicates, added as new people:",
               doubts_in_words(plan));
    if (!report.previewed && !plan.doubts.empty())
      say(session, "To settle them: wellmet duplicates");
    if (!report.kept_columns.empty())
      print_wrapped(session, "Columns kept as notes: " + columns_in_words(report.kept_columns), 0);
  }
  print_problems(session, report);
  if (report.previewed) say(session, "Nothing was written.");
  if (report.result.deed)
    say(session, fmt::format("To undo it: wellmet undo {}", report.result.deed->value));
}

Json json_of(const std::vector<FileReport>& reports, const Zone& zone) {
  Json::Object all = counts_of(reports);
  all.emplace_back("problems", problems_of(reports));
  Json::Array files;
  for (const FileReport& report : reports) files.push_back(file_of(report, zone));
  all.emplace_back("files", files);
  return all;
}

}  // namespace wellmet::cli
