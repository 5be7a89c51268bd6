// friends.md, the text that the command-line program of that name keeps. Sections under headings
// ("### Friends:"), and in each a line for an entry:
//
//   - 2018-01-04: Got lunch with **Grace Hopper** at _Café X_. @food      activities, notes
//   - Grace Hopper (a.k.a. The Admiral a.k.a. Amazing Grace) [Paris] @navy        friends
//   - Paris (a.k.a. Home)                                                       locations
//
// Only names in asterisks are people; another name is a word of the text.
#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "importers/importer.h"
#include "importers/parts/card_parts.h"
#include "importers/parts/cell_words.h"
#include "importers/parts/story_parts.h"
#include "model/person.h"

namespace wellmet {
namespace {

constexpr int new_days = 90;
constexpr std::size_t day_letters = 10;  // "2018-11-01"

// The texts between two marks, and the whole without the marks.
struct Marked {
  std::string text = {};
  std::vector<std::string> names = {};
  std::string place = {};
};

std::vector<std::string> between(std::string_view text, std::string_view mark) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at)) {
    const std::size_t end = text.find(mark, at + mark.size());
    if (end == text.npos) break;
    std::string one = collapse_spaces(text.substr(at + mark.size(), end - at - mark.size()));
    if (!one.empty() && std::ranges::find(found, one) == found.end()) found.push_back(one);
    at = end + mark.size();
  }
  return found;
}

std::string without(std::string text, std::string_view mark) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at))
    text.erase(at, mark.size());
  return text;
}

Marked marked(std::string_view text) {
  Marked read{.names = between(text, "**")};
  const std::vector<std::string> places = between(text, "_");
  if (!places.empty()) read.place = places.front();
  read.text = collapse_spaces(without(without(std::string(text), "**"), "_"));
  return read;
}

class Reading {
 public:
  explicit Reading(const Source& source) : source_(source) {}

  Imported run(std::string_view text) {
    int number = 0;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      line(trim(text.substr(0, end)), ++number);
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return done();
  }

 private:
  void line(std::string_view text, int number) {
    if (text.empty()) return;
    if (text.starts_with('#')) {
      text.remove_prefix(std::min(text.find_first_not_of("# "), text.size()));
      section_ = to_lower_ascii(trim(text));
      if (section_.ends_with(':')) section_.pop_back();
      return;
    }
    if (text.starts_with("- ")) text = trim(text.substr(2));
    if (section_ == "friends") return a_friend(text, number);
    if (section_ == "activities" || section_ == "notes") return an_entry(text, number);
    // Places are where friends and activities say that they are.
    if (section_ != "locations")
      problem(number, "the line stands under no heading that is known", "It was left out.");
  }

  void a_friend(std::string_view text, int number) {
    constexpr std::string_view also = "(a.k.a. ";
    const std::size_t tags = std::min(text.find(" @"), text.size());
    const std::size_t place = std::min(text.substr(0, tags).find(" ["), tags);
    const std::size_t nicknames = std::min(text.substr(0, place).find(also), place);
    ImportedPerson& person = person_called(std::string(trim(text.substr(0, nicknames))), number);
    std::string_view called = trim(text.substr(nicknames, place - nicknames));
    if (called.starts_with(also)) called.remove_prefix(also.size());
    if (called.ends_with(')')) called.remove_suffix(1);
    while (!called.empty()) {
      constexpr std::string_view next = " a.k.a. ";
      const std::size_t end = std::min(called.find(next), called.size());
      add_text_unless_empty(person.card, "NICKNAME", trim(called.substr(0, end)));
      called.remove_prefix(std::min(end + next.size(), called.size()));
    }
    const std::string_view lives = trim(text.substr(place, tags - place));
    if (lives.size() > 2)
      add_address(person.card, {.city = std::string(lives.substr(1, lives.find(']') - 1))}, "");
    std::vector<std::string> groups;
    for (const std::string& tag : split(text.substr(tags), ' '))
      if (tag.size() > 1 && tag.front() == '@') groups.push_back(tag.substr(1));
    add_categories(person.card, groups);
  }

  void an_entry(std::string_view text, int number) {
    const std::string cell(text.substr(0, day_letters));
    const std::optional<LocalDate> on = parse_iso_date(cell);
    if (!on || text.substr(cell.size()).find(':') != 0)
      return problem(number, fmt::format("“{}” isn’t a date", clip(cell, 20)),
                     "The line was left out: correct the day and import the file again.");
    if (*on > source_.today + 1)
      return problem(number, fmt::format("{} is still to come", cell), "The line was left out.");
    const Marked read = marked(text.substr(cell.size() + 1));
    if (read.names.empty())
      return problem(number, "the line names nobody in asterisks (**Grace Hopper**)",
                     "It was left out.");
    section_ == "notes" ? a_note(read, *on, number) : an_activity(read, *on, number);
  }

  void a_note(const Marked& read, LocalDate day, int number) {
    for (const std::string& name : read.names)
      person_called(name, number).notes.push_back(note_of(NoteKind::note, read.text, day));
  }

  void an_activity(const Marked& read, LocalDate day, int number) {
    ImportedInteraction told{.key = event_key(to_iso(day) + " " + read.text, ""), .together = true};
    told.interaction.kind = interaction_kind_in(read.text).value_or(InteractionKind::met);
    told.interaction.touch = info(told.interaction.kind).light ? Touch::light : Touch::real;
    told.interaction.place = read.place;
    told.interaction.day = day;
    told.interaction.note = read.text;
    for (const std::string& name : read.names) {
      auto& been = person_called(name, number).interactions;
      if (std::ranges::find(been, told.key, &ImportedInteraction::key) == been.end())
        been.push_back(told);
    }
  }

  ImportedPerson& person_called(const std::string& name, int number) {
    const std::string key = "name:" + join(folded_words(name), " ");
    const auto [known, is_new] = by_key_.emplace(key, people_.size());
    if (!is_new) return people_[known->second];
    ImportedPerson& person = people_.emplace_back();
    person.line = number;
    person.source_key = key;
    person.named_by_owner = true;
    person.card = vcard::new_card();
    add_name(person.card, {.full = name});
    return person;
  }

  void problem(int number, std::string what, std::string cure) {
    add_problem(imported_.problems, {number, std::move(what), std::move(cure)});
  }

  Imported done() {
    std::erase_if(people_, [](const ImportedPerson& one) { return one.source_key == "name:"; });
    for (ImportedPerson& person : people_) {
      const auto first = std::ranges::min_element(
          person.interactions, {},
          [](const ImportedInteraction& one) { return one.interaction.day; });
      if (first != person.interactions.end() && source_.today - first->interaction.day > new_days)
        person.met.on = known_since_at_least(year_month_day(first->interaction.day).year);
      add_person(imported_, std::move(person));
    }
    if (imported_.people.empty() && imported_.problems.empty())
      problem(0, "there are no friends or activities in it",
              "Import friends.md as the program keeps it.");
    return std::move(imported_);
  }

  const Source& source_;
  std::string section_ = {};
  std::vector<ImportedPerson> people_ = {};
  std::unordered_map<std::string, std::size_t> by_key_ = {};
  Imported imported_{.kind = "friends"};
};

Imported read_friends(const Source& source) {
  const std::string text = text_of_file(source.bytes);
  return Reading(source).run(text);
}

int friends_likeness(std::string_view, std::string_view start) {
  const auto has = [&](std::string_view heading) { return start.find(heading) != start.npos; };
  const bool begins = trim(start).starts_with("### Activities:") && has("\n- ");
  return begins || (has("### Friends:") && (has("### Activities:") || has("### Locations:"))) ? 95
                                                                                              : 0;
}

}  // namespace

extern const Importer friends_importer;
const Importer friends_importer = {"friends", "friends.md", "friends.md", friends_likeness,
                                   read_friends};

}  // namespace wellmet
