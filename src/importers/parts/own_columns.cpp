#include "importers/parts/own_columns.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "importers/parts/card_parts.h"
#include "importers/parts/story_parts.h"

namespace wellmet {
namespace {

// "dogs (Biscuit, Rex), pottery": a comma within parentheses separates nothing.
std::vector<std::string> interests_in(std::string_view text) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (const char c : text) {
    depth += (c == '(') - (c == ')');
    if (c == ',' && depth <= 0) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

void add_interests_with_details(ImportedPerson& person, const std::string& cell, LocalDate today) {
  for (const std::string& part : interests_in(cell)) {
    const std::string_view text = trim(part);
    if (text.empty()) continue;
    Interest interest{.name = std::string(text), .noted = today};
    const std::size_t open = text.find(" (");
    if (open != std::string_view::npos && text.ends_with(')')) {
      interest.name = trim(text.substr(0, open));
      interest.detail = text.substr(open + 2, text.size() - open - 3);
    }
    person.interests.push_back(std::move(interest));
  }
}

void add_last_time(ImportedPerson& person, const Table& t, const OwnColumns& c) {
  const auto day = parse_iso_date(t.cell(c.last_seen));
  if (!day) return;
  ImportedInteraction added;
  added.interaction.day = *day;
  added.interaction.kind =
      parse_interaction_kind(t.cell(c.last_kind)).value_or(InteractionKind::other);
  added.interaction.touch = info(added.interaction.kind).light ? Touch::light : Touch::real;
  added.interaction.note = t.cell(c.last_time);
  person.interactions.push_back(std::move(added));
}

// "share: the book", "thank", and what older sheets say without a kind.
void add_next_step(ImportedPerson& person, const Table& t, const OwnColumns& c) {
  const auto due = parse_iso_date(t.cell(c.follow_up_on));
  const std::string step = t.cell(c.next_step);
  if (!due || step.empty()) return;
  ImportedFollowUp added{.text = step, .due = *due};
  const std::size_t colon = step.find(':');
  if (const auto kind = parse_follow_up_kind(step.substr(0, colon))) {
    added.kind = *kind;
    added.text = colon == std::string::npos ? "" : std::string(trim(step.substr(colon + 1)));
  }
  person.follow_ups.push_back(std::move(added));
}

// A line that begins with a kind begins a note; another goes on with the one before.
void add_notes(ImportedPerson& person, const std::string& cell, LocalDate today) {
  for (const std::string& line : split(cell, '\n')) {
    const std::size_t colon = line.find(": ");
    const auto kind =
        colon == std::string::npos ? std::nullopt : parse_note_kind(line.substr(0, colon));
    if (kind) {
      person.notes.push_back(note_of(*kind, line.substr(colon + 2), today));
    } else if (!person.notes.empty()) {
      person.notes.back().text += "\n" + line;
    } else if (!trim(line).empty()) {
      person.notes.push_back(note_of(NoteKind::note, line, today));
    }
  }
}

}  // namespace

OwnColumns own_columns_of(Table& t) {
  const Header& h = t.header();
  const bool own = h.has("met") && h.has("relationship") && h.has("last seen") &&
                   h.has("last time") && h.has("next step") && h.has("questions");
  if (!own) return {};
  return {.met = t.use("met"),
          .where = t.use("where"),
          .how = t.use("how"),
          .through = t.use("through"),
          .relationship = t.use("relationship"),
          .interests = t.use("interests"),
          .last_seen = t.use("last seen"),
          .last_kind = t.use("last kind"),
          .last_time = t.use("last time"),
          .next_step = t.use("next step"),
          .follow_up_on = t.use("follow up on"),
          .questions = t.use("questions"),
          .story = t.use("story"),
          .wish = t.use("in touch every days")};
}

void add_own_story(ImportedPerson& person, const Table& t, const OwnColumns& c, LocalDate today) {
  person.met = {
      .on = parse_partial_date(t.cell(c.met)), .where = t.cell(c.where), .how = t.cell(c.how)};
  person.met_through = t.cell(c.through);
  for (const std::string& part : parts_of(t.cell(c.relationship), ",")) {
    if (const auto word = parse_relationship_word(part)) {
      person.words.push_back(*word);
    } else {
      person.notes.push_back(note_of(NoteKind::note, "Relationship: " + part, today));
    }
  }
  add_interests_with_details(person, t.cell(c.interests), today);
  add_last_time(person, t, c);
  add_next_step(person, t, c);
  add_notes(person, t.cell(c.story), today);
  for (const std::string& question : split(t.cell(c.questions), '\n')) {
    if (!trim(question).empty())
      person.notes.push_back(note_of(NoteKind::question, std::string(trim(question)), today));
  }
  const std::string days = t.cell(c.wish);
  std::from_chars(days.data(), days.data() + days.size(), person.wished_cadence_days);
}

}  // namespace wellmet
