// Thunderbird's address book as CSV. Its header is in the language of the program, and its columns
// always stand in one order, so they are known by their places. What tells it in any language is
// what is numbered: the second lines of two addresses, two web pages, four fields of one's own.
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "importers/importer.h"
#include "importers/parts/card_parts.h"
#include "importers/parts/read_people.h"
#include "importers/parts/story_parts.h"
#include "importers/parts/table.h"
#include "model/cards/days.h"

namespace wellmet {
namespace {

enum Place : std::size_t {
  given,
  family,
  display_name,
  nickname,
  primary_email,
  second_email,
  screen_name,
  work_phone,
  home_phone,
  fax,
  pager,
  mobile,
  home_address,  // street, second line, city, region, postcode, country
  work_address = home_address + 6,
  title = work_address + 6,
  department,
  organisation,
  web_page,
  second_web_page,
  birth_year,
  birth_month,
  birth_day,
  custom,
  notes = custom + 4
};

bool is_numbered_pair(const Header& h, std::size_t first) {
  return h.keys[first + 1] == h.keys[first] + " 2";
}

bool ends_with_digit(const std::string& key, char digit) {
  return !key.empty() && key.back() == digit;
}

bool is_thunderbird_header(const Header& h) {
  if (h.keys.size() < notes + 1 || h.keys.size() > notes + 3) return false;
  bool fits = is_numbered_pair(h, home_address) && is_numbered_pair(h, work_address) &&
              ends_with_digit(h.keys[web_page], '1') &&
              ends_with_digit(h.keys[second_web_page], '2');
  for (std::size_t i = 0; i < 4; ++i)
    fits = fits && ends_with_digit(h.keys[custom + i], static_cast<char>('1' + i));
  return fits;
}

int thunderbird_likeness(std::string_view, std::string_view start) {
  return header_of(start, is_thunderbird_header).names.empty() ? 0 : 97;
}

struct Columns {};

Columns columns_of(Table& t) {
  for (std::size_t i = 0; i <= notes; ++i) t.use_column(static_cast<int>(i));
  return {};
}

std::string cell(const Table& t, std::size_t place) { return t.cell(static_cast<int>(place)); }

void add_names(vcard::Card& card, const Table& t) {
  NameParts name{.full = cell(t, display_name), .given = cell(t, given), .family = cell(t, family)};
  for (const Place place : {nickname, organisation, primary_email, second_email, mobile, home_phone,
                            work_phone, screen_name}) {
    if (full_name(name).empty()) name.full = cell(t, place);
  }
  if (full_name(name).empty()) return;
  add_name(card, name);
  add_text_unless_empty(card, "NICKNAME", cell(t, nickname));
}

void add_address_at(vcard::Card& card, const Table& t, std::size_t first, const char* label) {
  AddressParts parts;
  parts.street = cell(t, first);
  if (const std::string second = cell(t, first + 1); !second.empty())
    parts.street += (parts.street.empty() ? "" : "\n") + second;
  parts.city = cell(t, first + 2);
  parts.region = cell(t, first + 3);
  parts.postcode = cell(t, first + 4);
  parts.country = cell(t, first + 5);
  add_address(card, parts, label);
}

// 0 for an empty cell; nothing for what is no number.
std::optional<int> number_in(const std::string& text) {
  int number = 0;
  if (text.empty()) return number;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc{} && end == text.data() + text.size() ? std::optional(number)
                                                                  : std::nullopt;
}

// "1985-?-21"
std::string birthday_as_written(const Table& t) {
  std::vector<std::string> parts;
  for (const Place place : {birth_year, birth_month, birth_day}) {
    const std::string text = cell(t, place);
    parts.push_back(text.empty() ? "?" : text);
  }
  return join(parts, "-");
}

PartialDate birthday_of(const Table& t, int line, std::vector<Problem>& problems) {
  const auto year = number_in(cell(t, birth_year));
  const auto month = number_in(cell(t, birth_month));
  const auto day = number_in(cell(t, birth_day));
  const bool numbers = year && month && day;
  const PartialDate date{
      .year = year.value_or(0), .month = month.value_or(0), .day = day.value_or(0)};
  const bool hangs_together = date.month != 0 || date.day == 0 || date.year == 0;
  if (numbers && hangs_together && may_exist(date)) return date;
  PartialDate text = day_on_card(birthday_as_written(t));  // a month may have its name
  if (text.text.empty()) return text;
  const bool impossible = numbers && !may_exist(date);
  add_problem(problems, {line,
                         "the birthday is '" + text.text + "', " +
                             (impossible ? "a day that does not exist" : "which is no whole date"),
                         "Correct the day in the file; it was kept as text."});
  return text;
}

void add_contact_data(vcard::Card& card, const Table& t) {
  for (const Place place : {primary_email, second_email}) {
    if (is_email_address(cell(t, place))) vcard::add_text(card, "EMAIL", cell(t, place));
  }
  static constexpr std::array phones = {std::pair{work_phone, "Work"},
                                        std::pair{home_phone, "Home"}, std::pair{fax, "Fax"},
                                        std::pair{pager, "Pager"}, std::pair{mobile, "Mobile"}};
  for (const auto& [place, label] : phones)
    add_labelled(card, "TEL", clean_phone(cell(t, place)), label);
  add_address_at(card, t, home_address, "Home");
  add_address_at(card, t, work_address, "Work");
  add_work(card, cell(t, organisation), cell(t, department), cell(t, title));
  add_uri(card, "URL", cell(t, web_page));
  add_uri(card, "URL", cell(t, second_web_page));
  add_chat(card, cell(t, screen_name), "");
}

ImportedPerson person_of(Table& t, const Columns&, LocalDate today, Imported& imported) {
  ImportedPerson person;
  person.line = t.line();
  person.card = vcard::new_card();
  add_names(person.card, t);
  if (vcard::first(person.card, "FN") == nullptr) return person;
  add_contact_data(person.card, t);
  add_birthday(person.card, birthday_of(t, person.line, imported.problems));
  add_text_unless_empty(person.card, "NOTE", cell(t, notes));
  for (const Place place : {primary_email, second_email}) {
    const std::string text = cell(t, place);
    if (!text.empty() && !is_email_address(text))
      person.notes.push_back(note_of(NoteKind::note, t.kept(static_cast<int>(place)), today));
  }
  for (std::size_t i = custom; i < custom + 4; ++i) {
    if (!cell(t, i).empty())
      person.notes.push_back(note_of(NoteKind::note, t.kept(static_cast<int>(i)), today));
  }
  keep_leftovers(t, person, today);
  return person;
}

Imported read_thunderbird(const Source& source) {
  return read_people(source,
                     {"thunderbird",
                      is_thunderbird_header,
                      {0, "there is no header like Thunderbird's in the file",
                       "Export the address book again from Thunderbird, as comma separated."}},
                     columns_of, person_of);
}

}  // namespace

extern const Importer thunderbird_importer;
const Importer thunderbird_importer = {"thunderbird", "Thunderbird CSV", "Thunderbird",
                                       thunderbird_likeness, read_thunderbird};

}  // namespace wellmet
