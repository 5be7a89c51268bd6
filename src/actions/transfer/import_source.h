#pragma once
#include <string>
#include <string_view>

#include "actions/app.h"
#include "importers/importer.h"
#include "store/db/tx.h"

namespace wellmet::actions {

// A file as an importer is given it, with what the store knows: how you write days, where you live,
// what you are called and how you are reached. The bytes must outlive it.
Source source_of_file(store::ReadTx&, const App&, std::string file_name, std::string_view bytes);

}  // namespace wellmet::actions
