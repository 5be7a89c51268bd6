// vCard files: one card from a mail, or a whole address book. The card is kept as it came; only
// what somebody cares about is taken into the story as well.
//
// What is no person (KIND, RFC 6350 6.1.4; X-ADDRESSBOOKSERVER-KIND and X-ABShowAs of Apple's
// address book): groups, which name their members by UID and hold no contact data, and places are
// kept out; companies come into the archive.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "base/text.h"
#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "formats/written_date.h"
#include "importers/importer.h"
#include "model/card.h"
#include "model/cards/days.h"
#include "model/cards/dialects.h"
#include "model/cards/relations.h"

namespace wellmet {
namespace {

using vcard::Card;
using vcard::Property;

int vcard_likeness(std::string_view file_name, std::string_view start) {
  const std::string head = to_lower_ascii(start.substr(0, 4096));
  const std::string_view text = trim(head);
  if (text.starts_with("begin:vcard") || text.starts_with("begin:vaddressbook")) return 100;
  if (head.find("\nbegin:vcard") != std::string::npos ||
      head.find("\rbegin:vcard") != std::string::npos)
    return 90;
  // A card whose beginning was lost still has its lines.
  const bool card_lines =
      head.find("\nend:vcard") != std::string::npos || head.find("\nfn:") != std::string::npos;
  return card_lines && to_lower_ascii(file_name).ends_with(".vcf") ? 60 : 0;
}

// What a card is of, when it is no person's; "" for a person.
std::string kind_of(const Card& card) {
  for (const Property& property : card.properties) {
    if (std::string kind = kind_said_by(card, property); !kind.empty()) return kind;
  }
  return {};
}

bool has_text(const Card& card, const char* name) {
  for (const Property* property : vcard::all(card, name)) {
    const std::string text = vcard::text_of(*property, card.version);
    if (text.find_first_not_of("; \t\r\n,") != std::string::npos) return true;
  }
  return false;
}

bool names_anybody(const Card& card) {
  static constexpr std::array names = {"FN", "N", "EMAIL", "TEL", "NICKNAME", "ORG"};
  return std::any_of(names.begin(), names.end(),
                     [&](const char* name) { return has_text(card, name); });
}

std::string first_text(const Card& card, const char* name) {
  const Property* property = vcard::first(card, name);
  return property == nullptr ? "" : std::string(trim(vcard::text_of(*property, card.version)));
}

// Cards of one kind that are no people, for the report.
struct NoPeople {
  int count = 0;
  int line = 0;
  std::string names = {};
};

void note(NoPeople& cards, const vcard::ReadCard& read) {
  constexpr int names_shown = 5;
  if (++cards.count == 1) cards.line = read.line;
  const std::string name = first_text(read.card, "FN");
  if (cards.count > names_shown || name.empty()) return;
  if (!cards.names.empty()) cards.names += ", ";
  cards.names += cards.count == names_shown ? "…" : name;
}

struct KindInWords {
  std::string_view kind;
  const char* one;
  const char* several;
  const char* cure;
};
constexpr std::array<KindInWords, 4> kinds_of_no_people = {{
    {"group", "1 group was kept out", "groups were kept out",
     "Members come in by cards of their own; a label on each (CATEGORIES) keeps them together."},
    {"location", "1 place was kept out", "places were kept out",
     "Write it into the address of whoever is there."},
    {"org", "1 company is in the file", "companies are in the file",
     "A new one goes into the archive and is never suggested; search finds it."},
    {"", "1 card that is no person’s was kept out", "cards that are no person’s were kept out",
     "Change KIND to individual in the file if it is a person’s."},
}};

const KindInWords& words_for(std::string_view kind) {
  const auto* found = std::find_if(kinds_of_no_people.begin(), kinds_of_no_people.end() - 1,
                                   [&](const KindInWords& row) { return row.kind == kind; });
  return *found;
}

void report(const std::map<std::string_view, NoPeople>& cards, std::vector<Problem>& problems) {
  for (const auto& [kind, of_kind] : cards) {
    const KindInWords& words = words_for(kind);
    const std::string what = of_kind.count == 1
                                 ? std::string(words.one)
                                 : std::to_string(of_kind.count) + " " + words.several;
    const std::string names = of_kind.names.empty() ? "" : " (" + of_kind.names + ")";
    problems.push_back({of_kind.line, what + names, words.cure});
  }
}

const char* day_in_words(CardDay day) {
  switch (day) {
    case CardDay::birthday:
      return "the birthday";
    case CardDay::death:
      return "the day of death";
    case CardDay::anniversary:
      return "the anniversary";
    default:
      return "the date";
  }
}

// In digits, and yet none: 2001-02-31, --0230.
bool is_written_as_day(std::string_view text) {
  const auto digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 3 && text.find_first_not_of("0123456789-/.: TZ") == std::string_view::npos;
}

// A day that a program meant as one and that we could not read; the card keeps it as it is written.
void report_unread_day(const Card& card, const Property& property, std::vector<Problem>& problems) {
  const CardDay kind = day_said_by(property);
  if (kind == CardDay::none) return;
  const vcard::Parameter* value = vcard::parameter(property, "VALUE");
  const bool meant_as_text = value != nullptr && !value->values.empty() &&
                             equal_ignoring_ascii_case(value->values.front(), "text");
  const std::string text = day_on_card(card, property).text;
  if (text.empty() || meant_as_text) return;
  const DateCell cell = read_date(text);
  const std::string said = std::string(day_in_words(kind)) + " is '" + clip(text, 40) + "', ";
  const std::string cure = "Correct the day here or in the file; the card keeps it as it is.";
  if (cell.kind == DateCellKind::date) {
    add_problem(problems, {property.line, said + "which can be read two ways", cure});
  } else if (cell.kind == DateCellKind::not_there || is_written_as_day(text)) {
    add_problem(problems, {property.line, said + "a day that does not exist", cure});
  } else {
    add_problem(problems, {property.line, said + "which isn't a date we know", cure});
  }
}

void report_unread_days(const Card& card, std::vector<Problem>& problems) {
  for (const Property& property : card.properties) report_unread_day(card, property, problems);
}

// More than pages can list stand on some cards; the card keeps them all.
void report_too_many_relations(const vcard::ReadCard& read, std::vector<Problem>& problems) {
  const auto relations = std::ranges::count_if(read.card.properties, says_a_relation);
  constexpr auto most = static_cast<std::ptrdiff_t>(card_values_at_most);
  if (relations <= most || index_card(read.card).relations.size() < card_values_at_most) return;
  add_problem(problems,
              {read.line,
               std::to_string(relations) + " relations of one person, of which the first " +
                   std::to_string(most) + " are listed",
               "The others stay on the card, and go out with it; nothing else shows them."});
}

// Common ground is found by interests, so those of a card are taken into the story.
void add_hobbies(ImportedPerson& person, const std::vector<std::string>& hobbies, LocalDate today) {
  for (const std::string& hobby : hobbies)
    person.interests.push_back({.name = hobby, .noted = today});
}

void report_too_many(int line, std::vector<Problem>& problems) {
  problems.push_back({line, "the file has more cards than can be imported at once",
                      "Split it: at most " + std::to_string(people_at_most) +
                          " cards a file; those before this line were imported."});
}

ImportedPerson person_of(vcard::ReadCard&& read, LocalDate today) {
  ImportedPerson person;
  person.source_key = first_text(read.card, "UID");
  person.card_bytes = std::string(read.bytes);
  person.line = read.line;
  CardIndex cares;
  for (const Property& property : read.card.properties) add_hobby(read.card, property, cares);
  add_hobbies(person, cares.hobbies, today);
  person.card = std::move(read.card);
  return person;
}

Imported read_vcard(const Source& source) {
  Imported imported;
  imported.kind = "vcard";
  std::map<std::string_view, NoPeople> no_people;  // by the kind in kinds_of_no_people
  bool full = false;
  const auto each = [&](vcard::ReadCard&& read) {
    if (full) return;
    const std::string kind = kind_of(read.card);
    const bool is_company = kind == "org";
    if (imported.people.size() == people_at_most) {
      full = true;
      report_too_many(read.line, imported.problems);
    } else if (!kind.empty() && !is_company) {
      note(no_people[words_for(kind).kind], read);
    } else if (!names_anybody(read.card)) {
      add_problem(imported.problems, {read.line, "a card without a name, an email or a phone",
                                      "Give it a name (a line FN:…) and import the file again."});
    } else {
      if (is_company) note(no_people[words_for(kind).kind], read);
      report_unread_days(read.card, imported.problems);
      report_too_many_relations(read, imported.problems);
      ImportedPerson person = person_of(std::move(read), source.today);
      person.is_company = is_company;
      add_person(imported, std::move(person));
    }
  };
  const std::vector<Problem> problems = vcard::for_each_card(source.bytes, each);
  imported.problems.insert(imported.problems.end(), problems.begin(), problems.end());
  report(no_people, imported.problems);
  std::stable_sort(imported.problems.begin(), imported.problems.end(),
                   [](const Problem& a, const Problem& b) { return a.line < b.line; });
  return imported;
}

}  // namespace

extern const Importer vcard_importer;
const Importer vcard_importer = {"vcard",        "vCard",    "vCard",
                                 vcard_likeness, read_vcard, {.keyed_by_uid = true}};

}  // namespace wellmet
