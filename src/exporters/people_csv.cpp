#include "exporters/people_csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "formats/csv.h"

namespace wellmet::exporters {
namespace {

// Google joins several values of one cell so.
constexpr std::string_view between = " ::: ";
constexpr std::size_t most_numbered = 20;

struct Widths {
  std::size_t emails = 1, phones = 1, addresses = 1, urls = 1, dates = 0, relations = 0;
};

Widths widths_of(const std::vector<PersonForSheet>& people) {
  Widths w;
  for (const PersonForSheet& p : people) {
    w.emails = std::max(w.emails, p.card.emails.size());
    w.phones = std::max(w.phones, p.card.phones.size());
    w.addresses = std::max(w.addresses, p.card.addresses.size());
    w.urls = std::max(w.urls, p.card.urls.size());
    w.dates = std::max(w.dates, p.card.dates.size() + p.dates.size());
    w.relations = std::max(w.relations, named_relations(p.card).size());
  }
  for (std::size_t* n : {&w.emails, &w.phones, &w.addresses, &w.urls, &w.dates, &w.relations})
    *n = std::min(*n, most_numbered);
  return w;
}

void add_numbered(std::vector<std::string>& header, const char* what, std::size_t count,
                  std::initializer_list<const char*> parts) {
  for (std::size_t i = 1; i <= count; ++i) {
    for (const char* part : parts) header.push_back(fmt::format("{} {} - {}", what, i, part));
  }
}

std::vector<std::string> header_of(const Widths& w) {
  std::vector<std::string> header = {"Name",
                                     "First Name",
                                     "Last Name",
                                     "Nickname",
                                     "Organization Name",
                                     "Organization Title",
                                     "Organization Department",
                                     "Birthday",
                                     "Labels"};
  add_numbered(header, "E-mail", w.emails, {"Label", "Value"});
  add_numbered(header, "Phone", w.phones, {"Label", "Value"});
  add_numbered(header, "Address", w.addresses,
               {"Label", "Street", "City", "Region", "Postal Code", "Country"});
  add_numbered(header, "Website", w.urls, {"Label", "Value"});
  add_numbered(header, "Event", w.dates, {"Label", "Value"});
  add_numbered(header, "Relation", w.relations, {"Label", "Value"});
  for (const char* story :
       {"Met", "Where", "How", "Through", "Relationship", "Interests", "Last seen", "Last kind",
        "Last place", "Last time", "Next step", "Follow up on", "In touch every (days)",
        "Questions", "Story", "Notes", "UID"})
    header.emplace_back(story);
  return header;
}

void add_values(std::vector<std::string>& row, const std::vector<CardValue>& values,
                std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    row.push_back(i < values.size() ? values[i].label : "");
    row.push_back(i < values.size() ? values[i].value : "");
  }
}

// The lines after the first are indented: an unindented one begins the next text.
std::string with_indented_lines(std::string_view text) {
  std::vector<std::string> lines = split(trim(text), '\n');
  for (std::size_t i = 1; i < lines.size(); ++i) lines[i].insert(0, "  ");
  return join(lines, "\n");
}

std::string questions_of(const PersonForSheet& p) {
  std::vector<std::string> texts;
  for (const Note& note : p.notes) {
    if (note.kind == NoteKind::question && !note.done)
      texts.push_back(with_indented_lines(note.text));
  }
  return join(texts, "\n");
}

// Each note with its kind.
std::string notes_of(const PersonForSheet& p) {
  std::vector<std::string> texts;
  for (const Note& note : p.notes) {
    if (note.kind != NoteKind::question)
      texts.push_back(fmt::format("{}: {}", to_text(note.kind), with_indented_lines(note.text)));
  }
  return join(texts, "\n");
}

// A parenthesis that opens no detail and ":::" that joins nothing get a backslash.
std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool joins = text[i] == ':' && text.substr(i).starts_with(":::");
    const bool in_join = text[i] == ':' && out.ends_with("\\:");
    if (text[i] == '\\' || text[i] == '(' || joins || in_join) out += '\\';
    out += text[i];
  }
  return out;
}

// "dogs (Biscuit, Rex)"
std::string in_words(const Interest& interest) {
  if (interest.detail.empty()) return escaped(interest.name);
  return fmt::format("{} ({})", escaped(interest.name), escaped(interest.detail));
}

std::vector<CardValue> days_of(const PersonForSheet& p) {
  std::vector<CardValue> days;
  for (const std::vector<ImportantDate>* dates : {&p.card.dates, &p.dates}) {
    for (const ImportantDate& one : *dates) days.push_back({to_text(one.date), one.label});
  }
  return days;
}

std::string in_words(const FollowUp& next) {
  if (next.text.empty()) return to_text(next.kind);
  return fmt::format("{}: {}", to_text(next.kind), next.text);
}

void add_story(std::vector<std::string>& row, const PersonForSheet& p) {
  row.push_back(to_text(p.person.met.on));
  row.push_back(p.person.met.where);
  row.push_back(p.person.met.how);
  row.push_back(p.met_through);
  std::vector<std::string> words;
  for (RelationshipWord word : p.person.words) words.push_back(to_text(word));
  row.push_back(join(words, ", "));
  std::vector<std::string> interests;
  for (const Interest& i : p.interests) interests.push_back(in_words(i));
  row.push_back(join(interests, between));
  const bool seen = !p.interactions.empty();
  row.push_back(seen ? to_iso(p.interactions.front().day) : "");
  row.push_back(seen ? to_text(p.interactions.front().kind) : "");
  row.push_back(seen ? p.interactions.front().place : "");
  row.push_back(seen ? p.interactions.front().note : "");
  const bool next = !p.follow_ups.empty();
  const FollowUp first = next ? p.follow_ups.front() : FollowUp{};
  row.push_back(next ? in_words(first) : "");
  row.push_back(next ? to_iso(first.due) : "");
  const int wish = p.person.wished_cadence_days;
  row.push_back(wish > 0 ? std::to_string(wish) : "");
  row.push_back(questions_of(p));
  row.push_back(notes_of(p));
  row.push_back(p.card.note);
  row.push_back(p.person.uid);
}

std::vector<std::string> row_of(const PersonForSheet& p, const Widths& w) {
  const CardIndex& c = p.card;
  std::vector<std::string> row = {c.name,
                                  c.given,
                                  c.family,
                                  join(c.nicknames, ", "),
                                  c.organisation,
                                  c.title,
                                  c.department,
                                  to_text(c.birthday),
                                  join(c.categories, between)};
  add_values(row, c.emails, w.emails);
  add_values(row, c.phones, w.phones);
  for (std::size_t i = 0; i < w.addresses; ++i) {
    const CardIndex::Address a = i < c.addresses.size() ? c.addresses[i] : CardIndex::Address{};
    row.insert(row.end(), {a.label, a.street, a.city, a.region, a.postcode, a.country});
  }
  add_values(row, c.urls, w.urls);
  add_values(row, days_of(p), w.dates);
  add_values(row, named_relations(c), w.relations);
  add_story(row, p);
  return row;
}

}  // namespace

std::string people_csv(const std::vector<PersonForSheet>& people) {
  const Widths widths = widths_of(people);
  std::string out;
  csv::append_row(out, header_of(widths));
  for (const PersonForSheet& person : people) csv::append_row(out, row_of(person, widths));
  return out;
}

std::string card_file_name(const std::string& name, PersonId id) {
  constexpr std::size_t longest = 60;
  std::string words = join(folded_words(name), "-");
  if (words.size() > longest) words.resize(longest);
  return fmt::format("{}{}{}.vcf", words, words.empty() ? "" : "-", id.value);
}

}  // namespace wellmet::exporters
