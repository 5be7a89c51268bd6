#pragma once
#include "store/db/database.h"

namespace wellmet::store {

// Tells SQLite's planner what it cannot guess: that nearly all rows of a table are one account's,
// so that the account alone narrows nothing down. Without it an index on (account, person) seems no
// better than the primary key (account, id), and reading one person's notes walks all notes. For
// the tables as they now are; nothing to do on PostgreSQL, which gathers its own.
void describe_tables(Connection&);

// PostgreSQL gathers them within minutes. Until then a table that was empty is one to it, and each
// key that a row points to is looked for by whatever index begins with the account: an import into
// an empty store takes a time that grows with its square. For who writes many rows: has those of
// the tables gathered that are four times as large as when it last was. Nothing to do on SQLite, or
// where another is gathering.
void describe_growth(Connection&);

}  // namespace wellmet::store
