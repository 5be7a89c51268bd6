#pragma once
#include <string>
#include <vector>

#include "actions/story/log.h"
#include "web/page/layout.h"

namespace wellmet::web {

// A mention that could be several people, or nobody yet.
struct WhoChoice {
  std::size_t mention = 0;
  std::string words = {};  // "jo"
  bool plain = false;      // without a sign, so that it may be nobody's name
  struct Candidate {
    PersonId id = {};
    std::string name = {};
    std::string hint = {};  // what tells them apart: "Reef Watch, Oakland"
  };
  std::vector<Candidate> people = {};
  std::size_t more = 0;     // who fit as well, besides these
  std::string picked = {};  // what was chosen so far, as the form says it
  std::string or_new = {};  // "" when nobody new can be meant
};

struct LogPage {
  std::string line = {};
  LocalDate written = {};  // "yesterday" is the day before this one
  bool read = false;       // else only the empty line stands there
  actions::LogReading reading = {};
  std::vector<WhoChoice> choices = {};
  actions::LogPlan plan = {};  // what saving would do
  std::vector<actions::LogPiece> pieces = {};
  std::vector<int> ticked_away = {};  // the numbers of pieces that are to be left out
  bool happened = false;              // ticked, of a line that leaves it open
  std::string fault = {};
  // What the words said, before the user changed it.
  InteractionKind read_kind = InteractionKind::met;
  LocalDate read_day = {};
  std::vector<LocalDate> read_dues = {};
  actions::LogChanges changes = {};
  bool renamed = false;   // somebody else is named in the line since
  std::string back = {};  // where to go on once it is saved; "" for Today

  // What was changed, in short: to tell whether it was seen before it is saved.
  std::string changes_in_short() const;
  // The first mention of the person whom this one means; itself while nobody is settled.
  std::size_t first_of(std::size_t mention) const;
  // Whether it says of somebody what is not still to come.
  bool can_be_saved() const;
};
// A follow-up of the line by what it says, to know it again when the line is written on.
std::string words_of(const language::LogFollowUp&);
Html log_page(const Layout&, const LogPage&);

http::Response show_log(RequestContext&);     // GET /log
http::Response preview_log(RequestContext&);  // POST /log: is this what you meant?
http::Response understand_log(
    RequestContext&);  // POST /log/understood: the same as a fragment, as one types
http::Response save_log(RequestContext&);  // POST /log/save

}  // namespace wellmet::web
