#include "importers/parts/own_columns.h"

#include <charconv>
#include <optional>
#include <utility>

#include "base/text.h"
#include "importers/parts/card_parts.h"
#include "importers/parts/cell_words.h"
#include "importers/parts/several_values.h"
#include "importers/parts/story_parts.h"

namespace wellmet {
namespace {

constexpr std::size_t longest_quoted = 40;

// What the exporter marks with a backslash: a parenthesis that opens no detail, ":::" that joins
// nothing, and the backslash itself.
std::string without_escapes(std::string_view text) {
  constexpr std::string_view escaped = "\\(:";
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escapes =
        text[i] == '\\' && i + 1 < text.size() && escaped.find(text[i + 1]) != std::string::npos;
    if (escapes) ++i;
    plain += text[i];
  }
  return plain;
}

// Where the parenthesis of "dogs (Biscuit, Rex)" opens; npos when there is no detail.
std::size_t start_of_detail(std::string_view text) {
  if (!text.ends_with(')')) return std::string_view::npos;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '(' && i > 0 && text[i - 1] == ' ') {
      return i;
    }
  }
  return std::string_view::npos;
}

// "dogs (Biscuit, Rex), chess": as sheets of before joined them.
std::vector<std::string> parted_by_commas(std::string_view cell) {
  std::vector<std::string> parts(1);
  int depth = 0;
  for (const char c : cell) {
    depth += (c == '(') - (c == ')');
    if (c == ',' && depth <= 0) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  for (std::string& part : parts) part = std::string(trim(part));
  std::erase(parts, "");
  return parts;
}

// "dogs (Biscuit, Rex) ::: Paris, Texas"
void add_interests_with_details(ImportedPerson& person, const std::vector<std::string>& texts,
                                LocalDate today) {
  for (const std::string& text : texts) {
    const std::size_t open = start_of_detail(text);
    Interest interest{.noted = today};
    interest.name = without_escapes(trim(std::string_view(text).substr(0, open)));
    if (open != std::string::npos)
      interest.detail =
          without_escapes(std::string_view(text).substr(open + 1, text.size() - open - 2));
    person.interests.push_back(std::move(interest));
  }
}

void keep(OwnStory& s, int column) {
  if (s.table.cell(column).empty()) return;
  s.person.notes.push_back(note_of(NoteKind::note, s.table.kept(column), s.today));
}

void report(OwnStory& s, int column, std::string_view what, std::string_view cure) {
  const std::string& name = s.table.header().names[static_cast<std::size_t>(column)];
  const std::string cell = clip(s.table.cell(column), longest_quoted);
  const std::string said = cell.empty() ? "nothing" : "'" + cell + "'";
  add_problem(s.problems, {s.table.line(), "'" + name + "' is " + said + ", " + std::string(what),
                           std::string(cure)});
}

void add_last_time(OwnStory& s, const OwnColumns& c) {
  const Table& t = s.table;
  std::string note = t.cell(c.last_time);
  const std::string kind = t.cell(c.last_kind);
  const std::string place = t.cell(c.last_place);
  if ((t.cell(c.last_seen) + kind + place + note).empty()) return;
  const DateCell read = read_date(t.cell(c.last_seen), past_dates(s.today, s.order));
  const auto day = full_date(read.date);
  if (read.kind != DateCellKind::date || !day || *day > s.today) {
    const bool to_come = day && *day > s.today;
    report(s, c.last_seen, to_come ? "a day yet to come" : why_no_day(read),
           "Write a day such as 2026-03-05; the cells are kept in a note.");
    for (const int column : {c.last_seen, c.last_kind, c.last_place, c.last_time}) keep(s, column);
    return;
  }
  ImportedInteraction added;
  added.interaction.day = *day;
  const auto known_kind = interaction_kind_in(kind);
  added.interaction.kind = known_kind.value_or(InteractionKind::other);
  added.interaction.touch = info(added.interaction.kind).light ? Touch::light : Touch::real;
  if (!known_kind && !kind.empty()) note = kind + (note.empty() ? "" : "\n") + note;
  added.interaction.place = place;
  added.interaction.note = note;
  s.person.interactions.push_back(std::move(added));
}

// "share: the book", "thank", and what people write without a kind.
ImportedFollowUp next_step_in(const std::string& step) {
  ImportedFollowUp made{.kind = FollowUpKind::check_in, .text = step};
  if (step.empty()) return made;
  const std::size_t colon = step.find(':');
  if (const auto kind = parse_follow_up_kind(step.substr(0, colon))) {
    made.kind = *kind;
    made.text = colon == std::string::npos ? "" : std::string(trim(step.substr(colon + 1)));
  } else {
    made.kind = follow_up_kind_in(step);
  }
  return made;
}

void add_next_step(OwnStory& s, const OwnColumns& c) {
  const std::string step = s.table.cell(c.next_step);
  const std::string day = s.table.cell(c.follow_up_on);
  if (says_nothing(step) && says_nothing(day)) return;
  const DateCell read = read_date(day, coming_dates(s.today, s.order));
  const auto due = due_day_in(read, s.today);
  if (!due && !says_nothing(day)) {
    report(s, c.follow_up_on, why_no_day(read),
           "Write a day such as 2026-12-01; the cell is kept in a note, and the next step is due "
           "in a week.");
    keep(s, c.follow_up_on);
  }
  ImportedFollowUp added = next_step_in(says_nothing(step) ? "" : step);
  added.due = due.value_or(s.today + due_in_days);
  s.person.follow_ups.push_back(std::move(added));
}

// 0 for anything but a whole number.
int number_in(const std::string& text) {
  int number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc{} && end == text.data() + text.size() ? number : 0;
}

void add_wish(OwnStory& s, const OwnColumns& c) {
  const std::string wish = s.table.cell(c.wish);
  if (says_nothing(wish)) return;
  const int number = number_in(wish);
  const int days = number > 0 ? number : cadence_days_in(wish);
  if (days > 0) {
    s.person.wished_cadence_days = days;
    return;
  }
  report(s, c.wish, "which is no number of days",
         "Write a number of days such as 42; the cell is kept in a note.");
  keep(s, c.wish);
}

PartialDate day_met(OwnStory& s, const OwnColumns& c) {
  const std::string cell = s.table.cell(c.met);
  return date_or_text(cell, past_dates(s.today, s.order), {s.table.line(), "the day you met"},
                      s.problems);
}

// A text of several lines goes on in lines that are indented.
bool goes_on(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

std::string without_indent(std::string_view line) {
  line.remove_prefix(line.starts_with("  ") ? 2 : goes_on(line) ? 1 : 0);
  return std::string(line);
}

void add_questions(ImportedPerson& person, const std::string& cell, LocalDate today) {
  Note* last = nullptr;
  for (const std::string& line : split(cell, '\n')) {
    if (last != nullptr && goes_on(line)) {
      last->text += "\n" + without_indent(line);
    } else if (!trim(line).empty()) {
      last =
          &person.notes.emplace_back(note_of(NoteKind::question, std::string(trim(line)), today));
    }
  }
}

// An unindented line that begins with a kind begins a note; another goes on with the one before.
void add_notes(ImportedPerson& person, const std::string& cell, LocalDate today) {
  Note* last = nullptr;
  for (const std::string& line : split(cell, '\n')) {
    const std::size_t colon = goes_on(line) ? std::string::npos : line.find(": ");
    const auto kind =
        colon == std::string::npos ? std::nullopt : parse_note_kind(line.substr(0, colon));
    if (kind) {
      last = &person.notes.emplace_back(note_of(*kind, line.substr(colon + 2), today));
    } else if (last != nullptr) {
      last->text += "\n" + without_indent(line);
    } else if (!trim(line).empty()) {
      last = &person.notes.emplace_back(note_of(NoteKind::note, line, today));
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
          .last_place = t.use("last place"),  // not in sheets of before
          .last_time = t.use("last time"),
          .next_step = t.use("next step"),
          .follow_up_on = t.use("follow up on"),
          .questions = t.use("questions"),
          .story = t.use("story"),
          .wish = t.use("in touch every days"),
          .uid = t.use("uid")};  // not in sheets of before
}

bool is_own_day(std::string_view key) {
  return key == "met" || key == "last seen" || key == "follow up on";
}

void add_own_story(OwnStory& s, const OwnColumns& c) {
  ImportedPerson& person = s.person;
  const Table& t = s.table;
  person.source_key = t.cell(c.uid);
  person.met = {.on = day_met(s, c), .where = t.cell(c.where), .how = t.cell(c.how)};
  person.met_through = t.cell(c.through);
  for (const std::string& part : parts_of(t.cell(c.relationship), ",")) {
    if (const auto word = parse_relationship_word(part)) {
      person.words.push_back(*word);
    } else {
      person.notes.push_back(note_of(NoteKind::note, "Relationship: " + part, s.today));
    }
  }
  const bool of_before = c.last_place < 0 && t.cell(c.interests).find(":::") == std::string::npos;
  add_interests_with_details(
      person, of_before ? parted_by_commas(t.cell(c.interests)) : values_of(t.cell(c.interests)),
      s.today);
  add_last_time(s, c);
  add_next_step(s, c);
  add_notes(person, t.cell(c.story), s.today);
  add_questions(person, t.cell(c.questions), s.today);
  add_wish(s, c);
}

}  // namespace wellmet
