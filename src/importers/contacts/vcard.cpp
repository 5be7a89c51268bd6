// vCard files: one card from a mail, or a whole address book. The card is kept as it came; nothing
// of it is taken into the story, since all of it is already there.
//
// What is no person: the group cards of vCard 4 (KIND:group, RFC 6350 6.1.4) and of Apple's address
// book (X-ADDRESSBOOKSERVER-KIND:group). They name their members by UID and hold no contact data.
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.h"
#include "formats/vcard/parse.h"
#include "formats/vcard/value.h"
#include "importers/importer.h"

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

bool is_group(const Card& card) {
  for (const char* name : {"KIND", "X-ADDRESSBOOKSERVER-KIND"}) {
    const Property* kind = vcard::first(card, name);
    if (kind != nullptr &&
        equal_ignoring_ascii_case(trim(vcard::text_of(*kind, card.version)), "group"))
      return true;
  }
  return false;
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

struct Groups {
  int count = 0;
  int line = 0;
  std::string names = {};
};

void note(Groups& groups, const vcard::ReadCard& read) {
  constexpr int names_shown = 5;
  if (++groups.count == 1) groups.line = read.line;
  if (groups.count > names_shown) return;
  if (!groups.names.empty()) groups.names += ", ";
  groups.names += groups.count == names_shown ? "…" : first_text(read.card, "FN");
}

// Written as a date, in digits that are not all 0, and yet none: 2001-02-31, --0230.
bool is_impossible_day(std::string_view value) {
  const std::string_view day = trim(value).substr(0, trim(value).find_first_of("T "));
  const auto count = [&](std::string_view chars) {
    return std::ranges::count_if(day, [&](char c) { return chars.find(c) != chars.npos; });
  };
  const bool as_date = count("0123456789") >= 4 && std::cmp_equal(count("-0123456789"), day.size());
  return as_date && count("123456789") > 0 && !parse_partial_date(value).text.empty();
}

// Days that no calendar has; the card keeps them as they are written.
void report_impossible_days(const Card& card, std::vector<Problem>& problems) {
  static constexpr std::array days = {
      std::pair{"BDAY", "the birthday"}, std::pair{"ANNIVERSARY", "the anniversary"},
      std::pair{"X-ANNIVERSARY", "the anniversary"}, std::pair{"X-ABDATE", "the date"}};
  for (const auto& [name, what] : days) {
    for (const Property* property : vcard::all(card, name)) {
      const std::string text = vcard::text_of(*property, card.version);
      if (!is_impossible_day(text)) continue;
      add_problem(problems, {property->line,
                             std::string(what) + " is '" + clip(trim(text), 40) +
                                 "', a day that does not exist",
                             "Correct the day here or in the file; the card keeps it as it is."});
    }
  }
}

void report_too_many(int line, std::vector<Problem>& problems) {
  problems.push_back({line, "the file has more cards than can be imported at once",
                      "Split it: at most " + std::to_string(people_at_most) +
                          " cards a file; those before this line were imported."});
}

Imported read_vcard(const Source& source) {
  Imported imported;
  imported.kind = "vcard";
  Groups groups;
  bool full = false;
  const auto each = [&](vcard::ReadCard&& read) {
    if (full) return;
    if (imported.people.size() == people_at_most) {
      full = true;
      report_too_many(read.line, imported.problems);
    } else if (is_group(read.card)) {
      note(groups, read);
    } else if (!names_anybody(read.card)) {
      add_problem(imported.problems, {read.line, "a card without a name, an email or a phone",
                                      "Give it a name (a line FN:…) and import the file again."});
    } else {
      ImportedPerson person;
      person.source_key = first_text(read.card, "UID");
      person.card_bytes = std::string(read.bytes);
      person.line = read.line;
      report_impossible_days(read.card, imported.problems);
      person.card = std::move(read.card);
      add_person(imported, std::move(person));
    }
  };
  const std::vector<Problem> problems = vcard::for_each_card(source.bytes, each);
  imported.problems.insert(imported.problems.end(), problems.begin(), problems.end());
  if (groups.count > 0) {
    imported.problems.push_back(
        {groups.line,
         (groups.count == 1 ? std::string("1 group was kept out")
                            : std::to_string(groups.count) + " groups were kept out") +
             " (" + groups.names + ")",
         "Groups become circles in a later version; their members were imported as people."});
  }
  std::stable_sort(imported.problems.begin(), imported.problems.end(),
                   [](const Problem& a, const Problem& b) { return a.line < b.line; });
  return imported;
}

}  // namespace

extern const Importer vcard_importer;
const Importer vcard_importer = {"vcard", "vCard", vcard_likeness, read_vcard};

}  // namespace wellmet
