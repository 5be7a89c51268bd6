#pragma once
#include "store/db/database.h"

namespace wellmet::store {

// Tells SQLite's planner what it cannot guess: that nearly all rows of a table are one account's,
// so that the account alone narrows nothing down. Without it an index on (account, person) seems no
// better than the primary key (account, id), and reading one person's notes walks all notes. For
// the tables as they now are; nothing to do on PostgreSQL, which gathers its own.
void describe_tables(Connection&);

}  // namespace wellmet::store
