#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/id.h"
#include "store/db/readable.h"

namespace wellmet::store {

struct SalvagedTable {
  std::string name = {};
  std::int64_t rows = 0;  // saved
  std::int64_t left = 0;  // garbled: read, but no row that the table takes; or missing unseen
  std::vector<Gap> gaps = {};
};

// Somebody whose record or card could not be read.
struct Incomplete {
  AccountId account = {};
  PersonId person = {};
  std::string name = {};    // as far as it is known
  bool older_card = false;  // the card is an earlier one, from the history; else made of the name
};

struct Salvaged {
  std::vector<SalvagedTable> tables = {};
  std::vector<Incomplete> people = {};
  bool complete() const;
};

// Reads every row that can be read from a damaged SQLite file, which is not written to, into a new
// store at `to`. What pointed to a lost row points to nothing, and where that was a person or a
// card something is put in its place, so that no readable text is lost. What is derived is not
// among it: the caller derives it. Changes up to a gap in the journal keep their lines in the
// history and can no longer be undone: what is lost may build on them. Throws conflict when `to` is
// there already, invalid when nothing of the file can be read, refused for one of a newer version.
Salvaged salvage(const std::string& from, const std::string& to);

}  // namespace wellmet::store
