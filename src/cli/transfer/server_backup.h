#pragma once
#include "cli/shell/command.h"

// `backup` and `restore` of an account on a PostgreSQL server, as a file of the wellmet format:
// pg_dump is the tool for a whole server, and needs rights that an account may not have.
namespace wellmet::cli {

int back_up_account(const Arguments&, Session&);
// Into an account that holds nothing.
int restore_account(const Arguments&, Session&);

}  // namespace wellmet::cli
