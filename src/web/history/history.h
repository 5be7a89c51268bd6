#pragma once
#include <vector>

#include "store/history/deeds.h"
#include "web/page/layout.h"

namespace wellmet::web {

struct HistoryPage {
  struct Line {
    store::Deed deed = {};
    LocalDate day = {};
    std::string time = {};  // "10:15", in the user's zone
  };
  store::DeedFilter filter = {};  // which of them are shown
  std::vector<Line> lines = {};   // newest first
  DeedId earlier = {};            // where the next page begins; 0: this is all
};
Html history_page(const Layout&, const HistoryPage&);

http::Response show_history(RequestContext&);  // GET /history
http::Response show_undo(RequestContext&);     // GET /history/{id}/undo: but for what was used?
http::Response undo_deed(RequestContext&);     // POST /history/{id}/undo

}  // namespace wellmet::web
