#pragma once
#include <utility>

#include "formats/vcard/value.h"
#include "importers/importer.h"
#include "importers/parts/table.h"

namespace wellmet {

// A table with one contact a row, as an address book exports it.
struct ContactTable {
  const char* kind = "";
  IsHeader is_header = {};
  Problem no_header = {};
};

// `columns_of(table)` once, then `person_of(table, columns, today, imported)` for each row; a row
// whose card got no FN names nobody and becomes a Problem.
template <class ColumnsOf, class PersonOf>
Imported read_people(const Source& source, const ContactTable& what, ColumnsOf columns_of,
                     PersonOf person_of) {
  Imported imported;
  imported.kind = what.kind;
  Table table(source.bytes, what.is_header);
  if (!table.has_header()) {
    imported.problems.push_back(what.no_header);
    return imported;
  }
  const auto columns = columns_of(table);
  while (table.next()) {
    ImportedPerson person = person_of(table, columns, source.today, imported);
    if (vcard::first(person.card, "FN") == nullptr) {
      add_problem(imported.problems, {table.line(), "a person without a name, an email or a phone",
                                      "Give it a name in the file, or leave it out."});
    } else {
      add_person(imported, std::move(person));
    }
  }
  finish(table, imported);
  return imported;
}

}  // namespace wellmet
