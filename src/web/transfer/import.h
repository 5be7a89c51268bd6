#pragma once
#include <string>
#include <vector>

#include "store/history/deeds.h"
#include "store/transfer/uploads.h"
#include "web/page/layout.h"

namespace wellmet::web {

// How a backup can be had from here.
enum class BackupWay { download, server_tools, others_too };

struct ImportPage {
  std::vector<std::string> faults = {};     // of the files just sent
  std::string told = {};                    // what came of the last one, when no deed tells it
  std::vector<store::Upload> waiting = {};  // sent, not settled
  struct Past {
    store::Deed deed = {};
    LocalDate day = {};
  };
  std::vector<Past> past = {};  // newest first
  BackupWay backup = BackupWay::download;
};
Html import_page(const Layout&, const ImportPage&);

// What an import did, read from the history.
struct ImportedPage {
  store::Deed deed = {};
  LocalDate day = {};
  std::int64_t people = 0, interactions = 0, follow_ups = 0;
  // Interactions of earlier files, as this one told them.
  std::int64_t changed = 0, removed = 0;
  std::int64_t settled = 0;  // follow-ups that were open and, by what came in, are not any more
  std::vector<std::pair<PersonId, std::string>> first = {};  // of the people; those still here
  std::int64_t later = 0;                   // pairs that were left to be settled later
  std::vector<store::Upload> waiting = {};  // other files
};
Html imported_page(const Layout&, const ImportedPage&);

http::Response show_imports(RequestContext&);   // GET /import
http::Response receive_files(RequestContext&);  // POST /import
http::Response show_import(RequestContext&);    // GET /import/report/{id}

// "Connections.csv", or words for a file without a name.
std::string shown_name(const store::Upload&);

}  // namespace wellmet::web
