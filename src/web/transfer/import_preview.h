#pragma once
#include <string>
#include <utility>
#include <vector>

#include "actions/transfer/import.h"
#include "web/page/layout.h"
#include "web/people/twin.h"
#include "web/transfer/file_reading.h"

// A file before it comes in: what is in it, who may be whom, what needs a look. Of each kind the
// first are shown, since a file may hold thousands.
namespace wellmet::web {

template <class T>
struct First {
  std::vector<T> shown = {};
  int more = 0;  // that are not shown
};

struct PreviewPage {
  std::string token = {};
  std::string file_name = {};
  std::string title = {};           // of the source, for eyes
  actions::ImportPlan counts = {};  // its lists are empty
  int names_only = 0;               // of those created
  int lines_to_look_at = 0;
  bool nobody = false;        // nothing can be imported
  bool nothing_left = false;  // since all of it is left out, as it should be
  bool is_messages = false, is_calendar = false, is_mail = false;
  OwnerInFile owner = {};  // of messages and calendars, with what was said just now
  std::string i_am = {};
  bool with_words = false, all_meetings = false;

  First<std::string> created = {};
  struct News {
    PersonId person = {};
    std::string name = {};
    std::string words = {};
  };
  First<News> news = {};
  First<std::string> left_removed = {}, left_unknown = {};
  struct Question {
    actions::Doubt doubt = {};
    TwinSide mine = {}, other = {};
  };
  First<Question> questions = {};
  // What a newer file of a calendar tells otherwise, in words.
  First<std::string> changed = {}, removed = {}, kept = {};
  First<Problem> problems = {};
  First<Problem> left_out = {};  // as it should be
  First<std::string> kept_columns = {};
  std::vector<SheetColumn> columns = {};
  std::vector<std::pair<std::size_t, std::string>> chosen = {};  // column, meaning: given just now
};
Html preview_page(const Layout&, const PreviewPage&);

// A whole store of the wellmet format.
struct WholeStorePage {
  std::string token = {};
  std::string file_name = {};
  bool has_room = false;  // this account holds nothing yet
};
Html whole_store_page(const Layout&, const WholeStorePage&);

http::Response show_preview(RequestContext&);   // GET /import/{token}
http::Response settle_upload(RequestContext&);  // POST /import/{token}: import, or discard

}  // namespace wellmet::web
