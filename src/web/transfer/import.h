#pragma once
#include <string>
#include <vector>

#include "store/history/deeds.h"
#include "store/transfer/uploads.h"
#include "web/page/layout.h"

namespace wellmet::web {

// How a backup can be had from here.
enum class BackupWay { download, server_tools, others_too };

struct BringInPage {
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
Html bring_in_page(const Layout&, const BringInPage&);

// What an import did, read from the history.
struct BroughtInPage {
  store::Deed deed = {};
  LocalDate day = {};
  std::int64_t people = 0, interactions = 0, follow_ups = 0;
  std::vector<std::pair<PersonId, std::string>> first = {};  // of the people; those still here
  std::int64_t later = 0;                   // pairs that were left to be settled later
  std::vector<store::Upload> waiting = {};  // other files
};
Html brought_in_page(const Layout&, const BroughtInPage&);

http::Response show_bring_in(RequestContext&);    // GET /bring-in
http::Response receive_files(RequestContext&);    // POST /bring-in
http::Response show_brought_in(RequestContext&);  // GET /bring-in/report/{id}

// "Connections.csv", or words for a file without a name.
std::string shown_name(const store::Upload&);

}  // namespace wellmet::web
