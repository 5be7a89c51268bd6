// Connections.csv of a LinkedIn archive. Three lines of notes may stand before the header; older
// files have no URL; most connections hide their e-mail. The German header was seen in a file;
// other languages are read by the words that they use for the same columns, when the URLs are
// LinkedIn's.
//
// People put titles behind a comma into their last name ("Mbeki, PhD").
//
// "Connected On" is the day of a click, not of a meeting: it becomes a note and says nothing about
// how you met. The URL is the one stable key: by it, a newer file shows who changed jobs.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "formats/vcard/value.h"
#include "formats/written_date.h"
#include "importers/importer.h"
#include "importers/parts/card_parts.h"
#include "importers/parts/linkedin_url.h"
#include "importers/parts/story_parts.h"
#include "importers/parts/table.h"

namespace wellmet {
namespace {

using Keys = std::vector<std::string_view>;

const Keys given_keys = {"first name", "vorname", "prenom", "nombre", "nome"};
const Keys family_keys = {"last name", "nachname", "nom",      "nom de famille",
                          "apellidos", "apellido", "sobrenome"};
const Keys url_keys = {"url", "profile url"};
const Keys email_keys = {"email address", "e mail adresse", "adresse e mail",
                         "direccion de correo electronico", "endereco de e mail"};
const Keys company_keys = {"company", "unternehmen", "entreprise", "empresa"};
const Keys position_keys = {"position", "poste", "cargo"};
const Keys connected_keys = {"connected on", "verbunden am"};

bool is_linkedin_header(const Header& h) {
  const bool people = h.has_any(given_keys) && h.has_any(family_keys);
  return people && h.has_any(company_keys) && h.has_any(position_keys) &&
         (h.has_any(connected_keys) || (h.has_any(url_keys) && h.has_any(email_keys)));
}

int linkedin_likeness(std::string_view, std::string_view start) {
  const Header header = header_of(start, is_linkedin_header);
  if (header.names.empty()) return 0;
  return header.has_any(connected_keys) ? 95 : 70;
}

struct Columns {
  int given, family, url, email, company, position, connected;
};

Columns columns_of(Table& table) {
  return {table.use_first(given_keys),    table.use_first(family_keys),
          table.use_first(url_keys),      table.use_first(email_keys),
          table.use_first(company_keys),  table.use_first(position_keys),
          table.use_first(connected_keys)};
}

vcard::Card card_of(const Table& table, const Columns& c) {
  vcard::Card card = vcard::new_card();
  NameParts name;
  name.given = table.cell(c.given);
  // "Mbeki, PhD": what follows the comma is no part of the name.
  const std::string family = table.cell(c.family);
  const std::size_t comma = std::min(family.find(','), family.size());
  name.family = trim(std::string_view(family).substr(0, comma));
  if (comma < family.size()) name.suffix = trim(std::string_view(family).substr(comma + 1));
  add_name(card, name);
  for (const std::string& email : parts_of(table.cell(c.email), ",; "))
    vcard::add_text(card, "EMAIL", email);
  add_work(card, table.cell(c.company), "", table.cell(c.position));
  add_uri(card, "URL", table.cell(c.url));
  return card;
}

void add_connected_on(ImportedPerson& person, const std::string& cell, LocalDate today,
                      Imported& imported) {
  const DateCell read = read_date(cell, past_dates(today));
  if (read.kind == DateCellKind::blank) return;
  const bool clear = read.kind == DateCellKind::date && !read.two_ways;
  person.notes.push_back(note_of(NoteKind::note,
                                 "Connected on LinkedIn on " + (clear ? to_words(read.date) : cell),
                                 clear ? full_date(read.date).value_or(today) : today));
  if (read.kind == DateCellKind::not_there) {
    add_problem(imported.problems,
                {person.line, "the day '" + cell + "' does not exist",
                 "Correct it in the column of the connection day; it was kept as "
                 "a note."});
  }
}

Imported read_linkedin(const Source& source) {
  Imported imported;
  imported.kind = "linkedin";
  Table table(source.bytes, is_linkedin_header);
  if (!table.has_header()) {
    imported.problems.push_back({0, "there is no header like LinkedIn's in the file",
                                 "Import Connections.csv as it stands in the archive; its header "
                                 "begins with First Name,Last Name."});
    return imported;
  }
  const Columns c = columns_of(table);
  while (table.next()) {
    ImportedPerson person;
    person.line = table.line();
    person.source_key = linkedin_key(table.cell(c.url));
    if ((table.cell(c.given) + table.cell(c.family)).empty()) {
      add_problem(imported.problems,
                  {table.line(), "a connection without a name was left out",
                   "LinkedIn blanks the names of closed accounts; write one in, if "
                   "you know who it was."});
      continue;
    }
    person.card = card_of(table, c);
    Position position;
    position.title = table.cell(c.position);
    position.organisation = table.cell(c.company);
    if (!position.title.empty() || !position.organisation.empty())
      person.positions.push_back(position);
    add_connected_on(person, table.cell(c.connected), source.today, imported);
    keep_leftovers(table, person, source.today);
    add_person(imported, std::move(person));
  }
  finish(table, imported);
  return imported;
}

}  // namespace

extern const Importer linkedin_importer;
const Importer linkedin_importer = {
    "linkedin",    "LinkedIn Connections.csv",
    "LinkedIn",    linkedin_likeness,
    read_linkedin, {.keyed_by_profile = true, .tells_new_jobs = true}};

}  // namespace wellmet
