// Google Contacts as CSV. Three headers exist: the present export ("First Name", "E-mail 1 -
// Label", "Labels"), Google's own template for importing (the same names in another order) and the
// older export ("Given Name", "E-mail 1 - Type", "Group Membership"). All are read by the columns'
// names.
//
// Columns of one kind are numbered ("Phone 2 - Value"), and only as many exist as the data needs.
// Several values may also stand in one cell, joined by " ::: ". A label "* Work" is the preferred
// one; among the labels of people, "* myContacts" says nothing and "* starred" loses its mark.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "formats/written_date.h"
#include "importers/importer.h"
#include "importers/parts/card_parts.h"
#include "importers/parts/file_order.h"
#include "importers/parts/own_columns.h"
#include "importers/parts/read_people.h"
#include "importers/parts/several_values.h"
#include "importers/parts/story_parts.h"
#include "importers/parts/table.h"
#include "model/cards/relations.h"
#include "model/relations/relation.h"

namespace wellmet {
namespace {

bool is_google_header(const Header& h) {
  const bool newer = h.has("first name") &&
                     h.has_any({"phonetic first name", "file as", "organization name", "labels"}) &&
                     h.has_any({"labels", "e mail 1 label", "phone 1 label", "organization title"});
  const bool older =
      h.has("given name") && h.has_any({"given name yomi", "group membership", "e mail 1 type",
                                        "phone 1 type", "additional name"});
  return newer || older;
}

int google_likeness(std::string_view, std::string_view start) {
  return header_of(start, is_google_header).names.empty() ? 0 : 96;
}

// "E-mail 2 - Value" -> {"e mail 2", {"label", "value"}}: the columns of one numbered thing.
struct Numbered {
  std::map<std::string, int> parts = {};  // part -> column
  int part(std::string_view name) const {
    const auto found = parts.find(std::string(name));
    return found == parts.end() ? -1 : found->second;
  }
  // The present export says Label where the older one said Type.
  int label() const { return part("label") >= 0 ? part("label") : part("type"); }
};

struct Columns {
  int name, given, middle, family, prefix, suffix, nickname;
  int phonetic_given, phonetic_middle, phonetic_family, file_as;
  int organisation, title, department;
  int birthday, gender, notes, photo, labels, hobby;
  std::vector<Numbered> emails, phones, addresses, relations, websites, events, fields, chats, jobs;
  OwnColumns own;  // of a sheet that Wellmet wrote
  DayOrder order;  // of all days in the file: a spreadsheet writes them anew as its region does
};

bool is_day(std::string_view key) {
  return key == "birthday" || (key.starts_with("event ") && key.ends_with(" value")) ||
         is_own_day(key);
}

std::vector<Numbered> numbered(Table& table, std::string_view kind) {
  std::vector<Numbered> found;
  for (int number = 1;; ++number) {
    const std::string head = std::string(kind) + " " + std::to_string(number) + " ";
    Numbered one;
    for (std::size_t i = 0; i < table.header().keys.size(); ++i) {
      const std::string& key = table.header().keys[i];
      if (key.starts_with(head)) one.parts[key.substr(head.size())] = static_cast<int>(i);
    }
    if (one.parts.empty()) return found;
    found.push_back(one);
  }
}

void use(Table& table, const std::vector<Numbered>& all,
         const std::vector<std::string_view>& parts) {
  for (const Numbered& one : all) {
    for (std::string_view part : parts) table.use_column(one.part(part));
  }
}

Columns columns_of(Table& t) {
  Columns c = {};
  c.name = t.use("name");
  c.given = t.use_first({"first name", "given name"});
  c.middle = t.use_first({"middle name", "additional name"});
  c.family = t.use_first({"last name", "family name"});
  c.prefix = t.use("name prefix");
  c.suffix = t.use("name suffix");
  c.nickname = t.use("nickname");
  c.phonetic_given = t.use_first({"phonetic first name", "given name yomi"});
  c.phonetic_middle = t.use_first({"phonetic middle name", "additional name yomi"});
  c.phonetic_family = t.use_first({"phonetic last name", "family name yomi"});
  c.file_as = t.use("file as");
  c.organisation = t.use("organization name");
  c.title = t.use("organization title");
  c.department = t.use("organization department");
  c.birthday = t.use("birthday");
  c.gender = t.use("gender");
  c.notes = t.use("notes");
  c.photo = t.use("photo");
  c.labels = t.use_first({"labels", "group membership"});
  c.hobby = t.use("hobby");
  c.emails = numbered(t, "e mail");
  c.phones = numbered(t, "phone");
  c.addresses = numbered(t, "address");
  c.relations = numbered(t, "relation");
  c.websites = numbered(t, "website");
  c.events = numbered(t, "event");
  c.fields = numbered(t, "custom field");
  c.chats = numbered(t, "im");
  c.jobs = numbered(t, "organization");
  for (const auto* all : {&c.emails, &c.phones, &c.relations, &c.websites, &c.events, &c.fields})
    use(t, *all, {"label", "type", "value"});
  use(t, c.chats, {"type", "service", "value", "label"});
  use(t, c.jobs, {"type", "name", "title", "department"});
  use(t, c.addresses,
      {"label", "type", "formatted", "street", "city", "po box", "region", "postal code", "country",
       "extended address"});
  c.own = own_columns_of(t);
  return c;
}

struct Reading {
  LocalDate today;
  std::vector<Problem>& problems;
};

std::vector<std::string> values(const Table& table, int column) {
  return values_of(table.cell(column));
}

std::vector<std::string> slots(const Table& table, int column) {
  return slots_of(table.cell(column));
}

void add_names(vcard::Card& card, const Table& t, const Columns& c) {
  NameParts name;
  name.full = t.cell(c.name);
  name.prefix = t.cell(c.prefix);
  name.given = t.cell(c.given);
  name.middle = t.cell(c.middle);
  name.family = t.cell(c.family);
  name.suffix = t.cell(c.suffix);
  // People without a name are shown by what there is.
  if (full_name(name).empty()) {
    for (int column : {c.nickname, c.file_as, c.organisation}) {
      if (name.full.empty()) name.full = t.cell(column);
    }
    for (const auto* all : {&c.jobs, &c.emails, &c.phones}) {
      for (const Numbered& one : *all) {
        const int column = all == &c.jobs ? one.part("name") : one.part("value");
        if (name.full.empty() && !values(t, column).empty()) name.full = values(t, column)[0];
      }
    }
  }
  if (full_name(name).empty()) return;
  add_name(card, name);
  add_text_unless_empty(card, "NICKNAME", t.cell(c.nickname));
  add_text_unless_empty(card, "X-PHONETIC-FIRST-NAME", t.cell(c.phonetic_given));
  add_text_unless_empty(card, "X-PHONETIC-MIDDLE-NAME", t.cell(c.phonetic_middle));
  add_text_unless_empty(card, "X-PHONETIC-LAST-NAME", t.cell(c.phonetic_family));
  if (t.cell(c.file_as) != full_name(name))
    add_text_unless_empty(card, "X-FILE-AS", t.cell(c.file_as));
}

// Of several values in one cell the first is the preferred one, if any is.
void add_values(vcard::Card& card, std::string_view property, const Table& t, const Numbered& one) {
  std::string label = t.cell(one.label());
  for (const std::string& value : values(t, one.part("value"))) {
    add_labelled(card, property, property == "TEL" ? clean_phone(value) : value, label);
    label.erase(0, label.find_first_not_of("* "));
  }
}

// Several addresses stand side by side in the cells of one.
void add_addresses(vcard::Card& card, const Table& t, const Numbered& address) {
  static constexpr std::array fields = {std::pair{"po box", &AddressParts::po_box},
                                        std::pair{"extended address", &AddressParts::extended},
                                        std::pair{"street", &AddressParts::street},
                                        std::pair{"city", &AddressParts::city},
                                        std::pair{"region", &AddressParts::region},
                                        std::pair{"postal code", &AddressParts::postcode},
                                        std::pair{"country", &AddressParts::country},
                                        std::pair{"formatted", &AddressParts::formatted}};
  std::vector<AddressParts> addresses;
  for (const auto& [name, field] : fields) {
    const std::vector<std::string> cells = slots(t, address.part(name));
    if (cells.size() > addresses.size()) addresses.resize(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) addresses[i].*field = cells[i];
  }
  std::string label = t.cell(address.label());
  for (const AddressParts& one : addresses) {
    add_address(card, one, label);
    label.erase(0, label.find_first_not_of("* "));
  }
}

void add_contact_data(vcard::Card& card, const Table& t, const Columns& c) {
  for (const Numbered& email : c.emails) add_values(card, "EMAIL", t, email);
  for (const Numbered& phone : c.phones) add_values(card, "TEL", t, phone);
  for (const Numbered& address : c.addresses) add_addresses(card, t, address);
  for (const Numbered& site : c.websites) add_values(card, "URL", t, site);
  for (const Numbered& chat : c.chats) {
    const std::vector<std::string> services = slots(t, chat.part("service"));
    const std::vector<std::string> handles = slots(t, chat.part("value"));
    for (std::size_t i = 0; i < handles.size(); ++i) add_chat(card, handles[i], nth(services, i));
  }
}

void add_job(vcard::Card& card, const Table& t, int organisation, int department, int title) {
  const std::vector<std::string> organisations = slots(t, organisation);
  const std::vector<std::string> departments = slots(t, department);
  const std::vector<std::string> titles = slots(t, title);
  const std::size_t count = std::max({organisations.size(), departments.size(), titles.size()});
  for (std::size_t i = 0; i < count; ++i)
    add_work(card, slot(organisations, i), slot(departments, i), slot(titles, i));
}

void add_jobs(vcard::Card& card, const Table& t, const Columns& c) {
  add_job(card, t, c.organisation, c.department, c.title);
  for (const Numbered& job : c.jobs)
    add_job(card, t, job.part("name"), job.part("department"), job.part("title"));
}

// Groups that Google gives to everybody, in the languages of its older exports.
bool is_group_of_everybody(std::string_view word) {
  static constexpr std::array groups = {
      "mycontacts",     "my contacts",   "meine kontakte",    "mes contacts",
      "mis contactos",  "meus contatos", "os meus contactos", "i miei contatti",
      "mijn contacten", "moje kontakty", "mina kontakter",    "mine kontakter",
      "kisilerim",      "moi kontakty",  "omat yhteystiedot"};
  const std::string key = column_key(word);
  return std::find(groups.begin(), groups.end(), key) != groups.end();
}

void add_labels(vcard::Card& card, const Table& t, const Columns& c) {
  std::vector<std::string> words;
  for (const std::string& label : values(t, c.labels)) {
    const bool system = label.starts_with('*');
    const std::string word(trim(system ? std::string_view(label).substr(1) : label));
    const bool says_nothing = system && is_group_of_everybody(word);
    if (!says_nothing && !word.empty() &&
        std::find(words.begin(), words.end(), word) == words.end())
      words.push_back(word);
  }
  add_categories(card, words);
}

void add_relations(ImportedPerson& person, const Table& t, const Columns& c) {
  for (const Numbered& relation : c.relations) {
    const std::string label = t.cell(relation.label());
    const std::string_view marks = "* ";
    const std::size_t start = std::min(label.find_first_not_of(marks), label.size());
    const std::string word = start == label.size() ? "related" : label.substr(start);
    for (const std::string& who : values(t, relation.part("value")))
      put_relation(person.card, {.value = who, .label = relation_word(word)});
  }
}

// In the sheet that Wellmet wrote a label stands as somebody wrote it.
std::string event_label(const Table& t, const Columns& c, const Numbered& event) {
  const std::string label = t.cell(event.label());
  if (c.own.met >= 0) return label.empty() ? "date" : label;
  const std::vector<std::string> words = parts_of(label, "*");
  return words.empty() ? "date" : to_lower_ascii(words.front());
}

void add_events(ImportedPerson& person, const Table& t, const Columns& c, Reading& reading) {
  for (const Numbered& event : c.events) {
    for (const std::string& value : values(t, event.part("value"))) {
      ImportantDate date;
      date.label = event_label(t, c, event);
      date.date = date_or_text(value, past_dates(reading.today, c.order), {person.line, "a date"},
                               reading.problems);
      if (!date.date.empty()) person.dates.push_back(date);
    }
  }
}

void add_story(ImportedPerson& person, const Table& t, const Columns& c, LocalDate today) {
  for (const Numbered& field : c.fields) {
    const std::string label = t.cell(field.label());
    for (const std::string& value : values(t, field.part("value")))
      person.notes.push_back(
          note_of(NoteKind::note, (label.empty() ? "Custom field" : label) + ": " + value, today));
  }
  add_interests(person, t.cell(c.hobby), today);
}

ImportedPerson person_of(Table& t, const Columns& c, LocalDate today, Imported& imported) {
  Reading reading{today, imported.problems};
  ImportedPerson person;
  person.line = t.line();
  person.card = vcard::new_card();
  add_names(person.card, t, c);
  if (vcard::first(person.card, "FN") == nullptr) return person;
  add_contact_data(person.card, t, c);
  add_jobs(person.card, t, c);
  add_birthday(person.card, date_or_text(t.cell(c.birthday), past_dates(today, c.order),
                                         {person.line, "the birthday"}, reading.problems));
  add_gender(person.card, t.cell(c.gender));
  add_uri(person.card, "PHOTO", t.cell(c.photo));
  add_labels(person.card, t, c);
  add_text_unless_empty(person.card, "NOTE", t.cell(c.notes));
  add_relations(person, t, c);
  add_events(person, t, c, reading);
  add_story(person, t, c, today);
  if (c.own.met >= 0) {
    OwnStory story{person, t, imported.problems, today, c.order};
    add_own_story(story, c.own);
  }
  keep_leftovers(t, person, today);
  return person;
}

Imported read_google(const Source& source) {
  const FileOrder file = file_order(source, is_google_header, is_day);
  const auto columns_in_order = [&](Table& t) {
    Columns c = columns_of(t);
    c.order = file.taken();
    return c;
  };
  Imported imported = read_people(source,
                                  {"google",
                                   is_google_header,
                                   {0, "there is no header like Google's in the file",
                                    "Export again from contacts.google.com as Google CSV."}},
                                  columns_in_order, person_of);
  ask_about_order(file, imported);
  return imported;
}

}  // namespace

extern const Importer google_importer;
const Importer google_importer = {"google",          "Google Contacts CSV",
                                  "Google Contacts", google_likeness,
                                  read_google,       {.keyed_by_uid = true}};  // of our own sheet

}  // namespace wellmet
