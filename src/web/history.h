#pragma once
#include <vector>

#include "store/deeds.h"
#include "web/frame.h"

namespace wellmet::web {

struct HistoryPage {
  struct Line {
    store::Deed deed = {};
    LocalDate day = {};
    std::string time = {};  // "10:15", in the user's zone
  };
  std::vector<Line> lines = {};  // newest first
  DeedId earlier = {};           // where the next page begins; 0: this is all
};
Html history_page(const Frame&, const HistoryPage&);

http::Response show_history(Visit&);  // GET /history
http::Response undo_deed(Visit&);     // POST /history/{id}/undo

}  // namespace wellmet::web
