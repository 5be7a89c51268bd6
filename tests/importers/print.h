#pragma once
#include <string>
#include <string_view>

#include "base/text.h"
#include "importers/imported.h"

// What an importer read, as text for golden files.
namespace wellmet {

inline std::string one_line(std::string_view text) {
  std::string out;
  for (char c : text) out += c == '\n' ? std::string("⏎") : c == '\r' ? "␍" : std::string(1, c);
  return clip(out, 160);
}

inline std::string printed(const vcard::Property& p) {
  std::string line = p.group.empty() ? p.name : p.group + "." + p.name;
  for (const vcard::Parameter& parameter : p.parameters)
    line += ";" + parameter.name + "=" + one_line(join(parameter.values, ","));
  return line + ": " + one_line(p.value);
}

inline std::string printed(const Interaction& i) {
  std::string line = to_iso(i.day) + " " + to_text(i.kind);
  if (i.touch == Touch::light) line += " (light)";
  if (!i.place.empty()) line += " at " + i.place;
  if (!i.setting.empty()) line += " [" + i.setting + "]";
  return i.note.empty() ? line : line + ": " + one_line(i.note);
}

inline std::string printed(const HowMet& met, const std::string& through) {
  std::string line;
  const auto add = [&](const std::string& word, const std::string& text) {
    if (!text.empty()) line += (line.empty() ? "" : "; ") + word + " " + one_line(text);
  };
  add("on", to_words(met.on));
  add("where", met.where);
  add("how", met.how);
  add("through", through);
  return line;
}

inline std::string printed(const ImportedPerson& p, LocalDate today) {
  std::string out = "line " + std::to_string(p.line);
  if (!p.source_key.empty()) out += ", key " + p.source_key;
  out += "\n";
  const auto add = [&](const std::string& word, const std::string& text) {
    if (!text.empty()) out += "  " + word + ": " + text + "\n";
  };
  for (const vcard::Property& property : p.card.properties) {
    if (!equal_ignoring_ascii_case(property.name, "VERSION"))
      out += "  " + printed(property) + "\n";
  }
  add("- met", printed(p.met, p.met_through));
  for (RelationshipWord word : p.words) add("- is", to_text(word));
  for (const Interest& one : p.interests) add("- interest", one.name);
  for (const Position& one : p.positions)
    add("- position", in_words(one) + (one.current ? "" : " (past)"));
  for (const ImportantDate& one : p.dates) add("- date", one.label + ", " + to_words(one.date));
  for (const Note& one : p.notes)
    add("- " + to_text(one.kind),
        one_line(one.text) + (one.day == today ? "" : " (" + to_iso(one.day) + ")"));
  for (const ImportedInteraction& one : p.interactions) add("- was", printed(one.interaction));
  for (const ImportedFollowUp& one : p.follow_ups)
    add("- follow-up", to_text(one.kind) + " by " + to_iso(one.due) +
                           (one.text.empty() ? "" : ": " + one_line(one.text)));
  if (p.wished_cadence_days > 0) add("- every", std::to_string(p.wished_cadence_days) + " days");
  return out;
}

// A cure that is worded by the fronts is shown by what it names.
inline std::string cure_of(const Problem& problem) {
  if (!problem.next) return problem.cure;
  if (problem.next->act == Next::Act::file_day_first) return "[the file has the day first]";
  if (problem.next->act == Next::Act::say_which_is_you)
    return "[which is you: " + problem.next->name + "]";
  if (problem.next->act == Next::Act::say_which_guest_is_you)
    return "[which guest is you: " + problem.next->name + "]";
  if (problem.next->act == Next::Act::say_your_addresses) return "[which addresses are yours]";
  if (problem.next->act == Next::Act::take_all_meetings) return "[take them too]";
  const bool order = problem.next->act == Next::Act::day_first;
  const std::string next =
      order ? "[day first in \"" + problem.next->name + "\", taken as " + problem.next->field + "]"
            : "[name the column, not \"" + problem.next->name + "\"]";
  return problem.cure.empty() ? next : next + " " + problem.cure;
}

inline std::string printed(const Imported& imported, LocalDate today) {
  std::string out = imported.kind + ", " + std::to_string(imported.people.size()) + " people\n";
  const OwnerInFile& owner = imported.owner;
  if (!owner.name.empty()) out += "you are " + owner.name + (owner.deduced ? ", it seems\n" : "\n");
  if (!owner.open.empty()) out += "you may be " + join(owner.open, " or ") + "\n";
  for (const ImportedPerson& person : imported.people) out += "\n" + printed(person, today);
  for (const ImportedEvent& told : imported.to_come) {
    const Event& e = told.event;
    out += "\nto come: " + to_iso(e.day) + " " + e.starts + " in " + e.zone + ": " + e.title;
    if (!e.place.empty()) out += " at " + e.place;
    for (const ImportedGuest& guest : told.guests)
      out +=
          "\n  " + (guest.name.empty() ? guest.address : guest.name) + " " + to_text(guest.answer);
    out += "\n";
  }
  if (!imported.kept_columns.empty())
    out += "\nkept columns: " + join(imported.kept_columns, ", ") + "\n";
  if (!imported.problems.empty()) out += "\nproblems\n";
  for (const Problem& problem : imported.problems)
    out += "  line " + std::to_string(problem.line) + ": " + problem.what + "\n    " +
           cure_of(problem) + "\n";
  return out;
}

}  // namespace wellmet
