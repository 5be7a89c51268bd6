#include "actions/history/doctor.h"

#include <fmt/format.h>

#include "actions/history/salvage.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/shell/command.h"
#include "cli/shell/next.h"
#include "cli/shell/output.h"
#include "store/integrity/damaged.h"

namespace wellmet::cli {
namespace {

std::string cure_in_words(const actions::Finding& finding) {
  if (!finding.next) return finding.cure;
  const std::string words = in_words(*finding.next);
  return finding.cure.empty() ? words : fmt::format("{}. {}", finding.cure, words);
}

Json json_of(const actions::Finding& finding) {
  return Json::Object{{"area", finding.area},
                      {"what", finding.what},
                      {"repaired", finding.repaired},
                      {"cure", cure_in_words(finding)}};
}

// A store too damaged to be opened is what doctor is asked about.
actions::Examination examine(Session& session, actions::Repair repair) {
  try {
    return actions::examine(session.app(), repair);
  } catch (const store::Damaged& fault) {
    return actions::unopened(fault.cause);
  }
}

void say_findings(Session& session, const actions::Examination& found) {
  for (const actions::Finding& finding : found.findings)
    say(session, fmt::format("{}: {}. {}", finding.area, finding.what,
                             finding.repaired ? "Repaired." : cure_in_words(finding) + "."));
}

void say_extent(Session& session, const actions::Examination& found) {
  if (!found.checked.empty()) say(session, fmt::format("Checked: {}.", join(found.checked, ", ")));
  for (const std::string& what : found.not_checked)
    say(session, fmt::format("Not checked: {}.", what));
}

void print_examination(Session& session, const actions::Examination& found) {
  if (session.json) {
    Json::Array list;
    for (const actions::Finding& finding : found.findings) list.push_back(json_of(finding));
    print_json(session, Json::Object{{"well", found.well()},
                                     {"findings", list},
                                     {"checked", Json::texts(found.checked)},
                                     {"not_checked", Json::texts(found.not_checked)}});
    return;
  }
  if (found.findings.empty())
    say(session, found.not_checked.empty() ? "All is well." : "What was checked is well.");
  say_findings(session, found);
  say_extent(session, found);
}

int accept(Session& session) {
  const std::vector<std::string> accepted = actions::accept_damage(session.app());
  if (session.json) {
    print_json(session, Json::Object{{"accepted", Json::texts(accepted)}});
    return 0;
  }
  for (const std::string& what : accepted)
    say(session, fmt::format("{}. Accepted as it is now.", with_capital(what)));
  if (accepted.empty()) say(session, "Nothing to accept: every text is as it was written.");
  return 0;
}

std::string gap_in_words(const store::Gap& gap) {
  constexpr std::int64_t far = std::int64_t{1} << 40;
  if (gap.to > far) return fmt::format("from {} on", gap.from);
  return gap.from == gap.to ? fmt::format("{}", gap.from)
                            : fmt::format("{} to {}", gap.from, gap.to);
}

void say_table(Session& session, const store::SalvagedTable& table) {
  std::vector<std::string> lost;
  for (const store::Gap& gap : table.gaps) lost.push_back(gap_in_words(gap));
  std::string line = fmt::format("  {}: {} saved", table.name, table.rows);
  if (!lost.empty()) line += fmt::format("; unreadable: rows {}", join(lost, ", "));
  if (table.left > 0) line += fmt::format("; {} garbled", table.left);
  say(session, line);
}

void say_person(Session& session, const store::Incomplete& somebody) {
  const std::string name = somebody.name.empty() ? "A person whose name is lost" : somebody.name;
  say(session, fmt::format("  {} (person {}): {}", name, somebody.person.value,
                           somebody.older_card ? "an earlier version of the card, from the history"
                                               : "no more than the name"));
}

Json json_of(const store::SalvagedTable& table) {
  Json::Array gaps;
  for (const store::Gap& gap : table.gaps)
    gaps.push_back(Json::Object{{"from", gap.from}, {"to", gap.to}});
  return Json::Object{
      {"table", table.name}, {"saved", table.rows}, {"garbled", table.left}, {"unreadable", gaps}};
}

Json json_of(const store::Incomplete& somebody) {
  return Json::Object{{"id", somebody.person.value},
                      {"name", somebody.name},
                      {"card", somebody.older_card ? "earlier" : "name only"}};
}

void print_salvaged(Session& session, const store::Salvaged& salvaged, const std::string& to) {
  if (session.json) {
    Json::Array tables;
    for (const store::SalvagedTable& table : salvaged.tables) tables.push_back(json_of(table));
    Json::Array people;
    for (const store::Incomplete& somebody : salvaged.people) people.push_back(json_of(somebody));
    print_json(session, Json::Object{{"file", to},
                                     {"complete", salvaged.complete()},
                                     {"tables", tables},
                                     {"people", people}});
    return;
  }
  say(session, fmt::format("What can be read of {} is now in {}:", session.store_path, to));
  for (const store::SalvagedTable& table : salvaged.tables)
    if (table.rows > 0 || table.left > 0 || !table.gaps.empty()) say_table(session, table);
  if (!salvaged.people.empty()) say(session, "Of these people only a part could be saved:");
  for (const store::Incomplete& somebody : salvaged.people) say_person(session, somebody);
  say(session, salvaged.complete() ? "Every row could be read." : "The rest is lost in this file.");
  say(session, fmt::format("{} is as it was. To go on with the new one: wellmet restore {}",
                           session.store_path, to));
}

// The damaged store is never opened for writing.
int run_salvage(const std::string& to, Session& session) {
  if (store::Place{session.store_path}.is_postgres())
    throw Error(ErrorKind::refused,
                "The store is on a PostgreSQL server, whose own tools save what is damaged.");
  const store::Salvaged salvaged = actions::salvage(session.store_path, to, session.clock);
  print_salvaged(session, salvaged, to);
  return salvaged.complete() ? 0 : 1;
}

int run_doctor(const Arguments& args, Session& session) {
  require_store(session);
  if (const auto to = args.value("--salvage")) return run_salvage(*to, session);
  if (args.has("--accept")) return accept(session);
  const auto repair = args.has("--repair") ? actions::Repair::yes : actions::Repair::no;
  const actions::Examination found = examine(session, repair);
  print_examination(session, found);
  return found.well() ? 0 : 1;
}

}  // namespace

extern const Command doctor;

const Command doctor{
    .name = "doctor",
    .group = "Care",
    .help = "check that the store is whole, and repair what can be repaired",
    .examples = {"wellmet doctor", "wellmet doctor --repair", "wellmet doctor --salvage saved.db"},
    .parameters = {{.name = "--repair",
                    .takes = Takes::flag,
                    .help = "rebuild what follows from other things, forget old trash"},
                   {.name = "--accept",
                    .takes = Takes::flag,
                    .help = "keep damaged texts as they are now, once you have looked at them"},
                   {.name = "--salvage",
                    .help = "of a damaged file: save what can be read into a new store",
                    .value_word = "NEW.db"}},
    .run = run_doctor,
    .more =
        "Looks at the file, its indexes and references, the history, every card, note, meeting and "
        "follow-up against the checksum that was written with it, search, what is derived from "
        "all that, the files of photos, and for people in the trash longer than 30 days; and says "
        "what it looked at. Without --repair nothing is written. --repair corrects a card in which "
        "one byte was changed on the disk; it never takes a larger damage for the truth. --salvage "
        "reads every row that can be read from a damaged file, which it leaves as it is, into a "
        "new store, and says what is missing. Exit code 1 when something is wrong and was not "
        "repaired, could not be checked or could not be saved.",
};

}  // namespace wellmet::cli
