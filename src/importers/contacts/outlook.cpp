// Outlook's CSV: from the desktop program (92 columns, "Business Country/Region") and from
// outlook.com or Google's "Outlook CSV" ("Home Country", sometimes "Nickname"). Read by the
// columns' names, so that both, and what comes after them, are one reader.
//
// Dates follow the region of the computer (12/28/1969, 28/12/1969), and 0/0/00 means none. Programs
// fill some columns for everybody
// ("Priority: Normal", "E-mail Type: SMTP", initials): such a default is no knowledge about a
// person and is left out; anything else in a column without a meaning of ours becomes a note.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "formats/written_date.h"
#include "importers/importer.h"
#include "importers/parts/card_parts.h"
#include "importers/parts/file_order.h"
#include "importers/parts/read_people.h"
#include "importers/parts/story_parts.h"
#include "importers/parts/table.h"
#include "model/cards/dialects.h"
#include "model/cards/relations.h"

namespace wellmet {
namespace {

bool is_outlook_header(const Header& h) {
  return h.has("first name") && h.has("last name") &&
         h.has_any({"e mail address", "e mail 2 address"}) &&
         h.has_any({"business street", "home street", "business phone", "home phone",
                    "mobile phone", "primary phone", "web page", "internet free busy"});
}

int outlook_likeness(std::string_view, std::string_view start) {
  return header_of(start, is_outlook_header).names.empty() ? 0 : 94;
}

struct Labelled {
  const char* column;
  const char* label;
};

constexpr std::array<Labelled, 19> phone_columns = {{
    {"primary phone", "* "},
    {"mobile phone", "Mobile"},
    {"business phone", "Work"},
    {"business phone 2", "Work"},
    {"home phone", "Home"},
    {"home phone 2", "Home"},
    {"other phone", ""},
    {"car phone", "Car"},
    {"company main phone", "Company main"},
    {"assistant s phone", "Assistant"},
    {"assistants phone", "Assistant"},
    {"callback", "Callback"},
    {"isdn", "ISDN"},
    {"pager", "Pager"},
    {"radio phone", "Radio"},
    {"tty tdd phone", "TTY/TDD"},
    {"business fax", "Work Fax"},
    {"home fax", "Home Fax"},
    {"other fax", "Fax"},
}};

struct AddressColumns {
  const char* label = "";
  std::array<int, 3> street = {};
  int city = -1, region = -1, postcode = -1, country = -1, po_box = -1;
};

struct Columns {
  int prefix, given, middle, family, suffix, nickname;
  int company, department, title;
  std::vector<std::pair<int, const char*>> phones;  // with their labels
  std::vector<AddressColumns> addresses;
  std::vector<int> emails, display_names, email_types;
  int web_page, im, birthday, anniversary, gender, categories, notes;
  int spouse, children, manager, assistant, hobby, referred_by, keywords, initials;
  std::vector<int> defaults;
  DayOrder order;  // of all days in the file
};

bool is_day(std::string_view key) { return key == "birthday" || key == "anniversary"; }

AddressColumns address_columns(Table& t, const std::string& kind, const char* label) {
  AddressColumns a;
  a.label = label;
  a.street = {t.use(kind + " street"), t.use(kind + " street 2"), t.use(kind + " street 3")};
  a.city = t.use(kind + " city");
  a.region = t.use(kind + " state");
  a.postcode = t.use(kind + " postal code");
  const std::string with_region = kind + " country region";
  const std::string plain = kind + " country";
  a.country = t.use_first({with_region, plain});
  a.po_box = t.use_first({kind + " address po box", kind + " po box"});
  return a;
}

Columns columns_of(Table& t) {
  Columns c = {};
  c.prefix = t.use("title");
  c.given = t.use("first name");
  c.middle = t.use("middle name");
  c.family = t.use("last name");
  c.suffix = t.use("suffix");
  c.nickname = t.use("nickname");
  c.company = t.use("company");
  c.department = t.use("department");
  c.title = t.use("job title");
  for (const Labelled& phone : phone_columns)
    c.phones.emplace_back(t.use(phone.column), phone.label);
  c.addresses = {address_columns(t, "home", "Home"), address_columns(t, "business", "Work"),
                 address_columns(t, "other", "")};
  for (const std::string head : {"e mail ", "e mail 2 ", "e mail 3 "}) {
    c.emails.push_back(t.use(head + "address"));
    c.email_types.push_back(t.use(head + "type"));
    c.display_names.push_back(t.use(head + "display name"));
  }
  c.web_page = t.use_first({"web page", "personal web page"});
  c.im = t.use_first({"im address", "instant messenger"});
  c.birthday = t.use("birthday");
  c.anniversary = t.use("anniversary");
  c.gender = t.use("gender");
  c.categories = t.use("categories");
  c.keywords = t.use("keywords");
  c.notes = t.use("notes");
  c.spouse = t.use("spouse");
  c.children = t.use("children");
  c.manager = t.use_first({"manager s name", "managers name"});
  c.assistant = t.use_first({"assistant s name", "assistants name"});
  c.hobby = t.use_first({"hobby", "hobbies"});
  c.referred_by = t.use("referred by");
  c.initials = t.use("initials");
  for (std::string_view key : {"priority", "private", "sensitivity", "mileage"})
    c.defaults.push_back(t.use(key));
  return c;
}

// "Maya Chen <maya@chen.example>" -> "maya@chen.example".
std::string email_in(const std::string& cell) {
  const std::size_t open = cell.rfind('<');
  const std::size_t close = cell.rfind('>');
  const bool pointed = open != std::string::npos && close != std::string::npos && open < close;
  return pointed ? cell.substr(open + 1, close - open - 1) : cell;
}

// "'Maya Chen' (maya@chen.example)", as Outlook shows an address -> "Maya Chen"; "" for an address
// alone.
std::string shown_name(const std::string& cell) {
  const std::size_t address = cell.find_first_of("<(");
  const bool pointed = address != std::string::npos && cell.find('@', address) != std::string::npos;
  std::string_view name = trim(std::string_view(cell).substr(0, pointed ? address : cell.size()));
  for (const char quote : {'\'', '"'}) {
    if (name.size() > 1 && name.front() == quote && name.back() == quote)
      name = trim(name.substr(1, name.size() - 2));
  }
  const bool is_address = is_email_address(std::string(name)) || name.starts_with("/o=");
  return is_address ? std::string() : std::string(name);
}

// Of somebody whose names are left empty: what Outlook shows in their place.
std::string name_instead(const Table& t, const Columns& c) {
  std::vector<std::string> names = {t.cell(c.nickname)};
  for (const int column : c.display_names) names.push_back(shown_name(t.cell(column)));
  for (const int column : c.emails) names.push_back(shown_name(t.cell(column)));
  names.push_back(t.cell(c.company));
  for (const int column : c.emails) names.push_back(email_in(t.cell(column)));
  for (const auto& phone : c.phones) names.push_back(clean_phone(t.cell(phone.first)));
  const auto first = std::ranges::find_if(names, [](const std::string& n) { return !n.empty(); });
  return first == names.end() ? "" : *first;
}

void add_names(vcard::Card& card, const Table& t, const Columns& c) {
  NameParts name;
  name.prefix = t.cell(c.prefix);
  name.given = t.cell(c.given);
  name.middle = t.cell(c.middle);
  name.family = t.cell(c.family);
  name.suffix = t.cell(c.suffix);
  if ((name.given + name.middle + name.family).empty()) {
    name.full = name_instead(t, c);
    if (name.full.empty()) return;
  }
  add_name(card, name);
  add_text_unless_empty(card, "NICKNAME", t.cell(c.nickname));
}

void add_contact_data(vcard::Card& card, const Table& t, const Columns& c) {
  for (int column : c.emails) {
    const std::string email = email_in(t.cell(column));
    if (is_email_address(email)) add_text_unless_empty(card, "EMAIL", email);
  }
  std::vector<std::string> seen;
  for (const auto& [column, label] : c.phones) {
    const std::string phone = clean_phone(t.cell(column));
    // Outlook repeats one of the others as the primary phone.
    if (std::find(seen.begin(), seen.end(), phone) != seen.end()) continue;
    seen.push_back(phone);
    add_labelled(card, "TEL", phone, label);
  }
  for (const AddressColumns& a : c.addresses) {
    AddressParts parts;
    std::vector<std::string> lines;
    for (int column : a.street) {
      if (const std::string line = t.cell(column); !line.empty()) lines.push_back(line);
    }
    parts.street = join(lines, "\n");
    parts.city = t.cell(a.city);
    parts.region = t.cell(a.region);
    parts.postcode = t.cell(a.postcode);
    parts.country = t.cell(a.country);
    parts.po_box = t.cell(a.po_box);
    add_address(card, parts, a.label);
  }
  add_uri(card, "URL", t.cell(c.web_page));
  add_chat(card, t.cell(c.im), "");
}

// Children are many in one cell; "Gray, Mary" is one spouse.
void add_relations(ImportedPerson& person, const Table& t, const Columns& c) {
  for (const auto& [column, word] :
       {std::pair{c.spouse, "spouse"}, std::pair{c.children, "child"},
        std::pair{c.manager, "manager"}, std::pair{c.assistant, "assistant"}}) {
    const std::string cell = t.cell(column);
    for (const std::string& name :
         column == c.children ? names_in(cell) : std::vector<std::string>{cell})
      if (!name.empty()) put_relation(person.card, {.value = name, .label = word});
  }
}

void add_interests_and_introducer(ImportedPerson& person, const Table& t, const Columns& c,
                                  LocalDate today) {
  add_interests(person, t.cell(c.hobby), today);
  person.met_through = t.cell(c.referred_by);
}

bool says_no_email(const std::string& cell) {
  static constexpr std::array words = {"n a", "na", "none", "null", "no email", ""};
  const std::string key = column_key(cell);
  return std::find(words.begin(), words.end(), key) != words.end();
}

// Columns that programs fill by themselves: what is not the default is kept.
void add_unless_default(ImportedPerson& person, Table& t, const Columns& c, LocalDate today) {
  const auto keep = [&](int column) {
    person.notes.push_back(note_of(NoteKind::note, t.kept(column), today));
  };
  static constexpr std::array<std::string_view, 5> defaults = {"", "normal", "false", "0", "no"};
  for (int column : c.defaults) {
    const std::string text = to_lower_ascii(t.cell(column));
    if (std::find(defaults.begin(), defaults.end(), text) == defaults.end()) keep(column);
  }
  // An address of type EX leads nowhere outside its server; it is kept as it is written.
  for (int column : c.emails) {
    const std::string cell = t.cell(column);
    if (!cell.empty() && !says_no_email(cell) && !is_email_address(email_in(cell))) keep(column);
  }
  for (int column : c.email_types) {
    if (!t.cell(column).empty() && t.cell(column) != "SMTP") keep(column);
  }
  for (std::size_t i = 0; i < c.display_names.size(); ++i) {
    const std::vector<std::string> shown = folded_words(t.cell(c.display_names[i]));
    const std::vector<std::string> known =
        folded_words(vcard::text_of(*vcard::first(person.card, "FN"), person.card.version) + " " +
                     t.cell(c.given) + " " + t.cell(c.middle) + " " + t.cell(c.family) + " " +
                     t.cell(c.emails[i]));
    const bool says_more = std::any_of(shown.begin(), shown.end(), [&](const std::string& word) {
      return word.size() > 1 && std::find(known.begin(), known.end(), word) == known.end();
    });
    if (says_more) keep(c.display_names[i]);
  }
  const std::string letters = join(folded_words(t.cell(c.initials)), "");
  const std::string usual =
      initials(t.cell(c.given) + " " + t.cell(c.middle) + " " + t.cell(c.family));
  if (!letters.empty() && letters != usual) keep(c.initials);
}

ImportedPerson person_of(Table& t, const Columns& c, LocalDate today, Imported& imported) {
  ImportedPerson person;
  person.line = t.line();
  person.card = vcard::new_card();
  add_names(person.card, t, c);
  if (vcard::first(person.card, "FN") == nullptr) return person;
  add_contact_data(person.card, t, c);
  add_work(person.card, t.cell(c.company), t.cell(c.department), t.cell(c.title));
  const DateRules rules = past_dates(today, c.order);
  add_birthday(person.card, date_or_text(t.cell(c.birthday), rules, {person.line, "the birthday"},
                                         imported.problems));
  const std::string gender = t.cell(c.gender);
  if (!equal_ignoring_ascii_case(gender, "Unspecified")) add_gender(person.card, gender);
  std::vector<std::string> categories = parts_of(t.cell(c.categories), ";");
  for (const std::string& word : parts_of(t.cell(c.keywords), ";,")) categories.push_back(word);
  add_categories(person.card, categories);
  add_text_unless_empty(person.card, "NOTE", t.cell(c.notes));
  ImportantDate anniversary;
  anniversary.label = "anniversary";
  anniversary.date = date_or_text(t.cell(c.anniversary), rules, {person.line, "the anniversary"},
                                  imported.problems);
  if (!anniversary.date.empty()) person.dates.push_back(anniversary);
  add_relations(person, t, c);
  add_interests_and_introducer(person, t, c, today);
  add_unless_default(person, t, c, today);
  keep_leftovers(t, person, today);
  return person;
}

Imported read_outlook(const Source& source) {
  const FileOrder file = file_order(source, is_outlook_header, is_day);
  const auto columns_in_order = [&](Table& t) {
    Columns c = columns_of(t);
    c.order = file.taken();
    return c;
  };
  Imported imported =
      read_people(source,
                  {"outlook",
                   is_outlook_header,
                   {0, "there is no header like Outlook's in the file",
                    "Export again from Outlook as comma separated values; a file whose columns "
                    "aren't named in English is read as a spreadsheet of your own."}},
                  columns_in_order, person_of);
  ask_about_order(file, imported);
  return imported;
}

}  // namespace

extern const Importer outlook_importer;
const Importer outlook_importer = {"outlook", "Outlook CSV", "Outlook", outlook_likeness,
                                   read_outlook};

}  // namespace wellmet
