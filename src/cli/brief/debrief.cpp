#include <fmt/format.h>

#include <string>

#include "actions/brief/brief.h"
#include "actions/brief/debrief.h"
#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/brief/brief.h"
#include "cli/people/person_json.h"
#include "cli/shell/files.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "cli/story/log_settle.h"
#include "language/log/echo.h"
#include "model/called.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

using actions::Debrief;
using actions::Debriefed;

constexpr int most_told = 50;

// One answer after the other: asked on a terminal, else the lines of standard input in that order.
class Prompts {
 public:
  explicit Prompts(Session& session) : session_(session) {
    if (session.interactive) return;
    lines_ = split(text_of_file(bytes_of_file(session, "-")), '\n');
  }

  // "" for what is skipped, and all that is left once the input ends.
  std::string next(const std::string& question) {
    if (over_) return "";
    std::optional<std::string> answer;
    if (session_.interactive) {
      answer = ask(session_, for_terminal(question));
    } else if (next_ < lines_.size()) {
      answer = std::string(trim(lines_[next_++]));
    }
    over_ = !answer;
    return answer.value_or("");
  }

 private:
  Session& session_;
  std::vector<std::string> lines_ = {};
  std::size_t next_ = 0;
  bool over_ = false;
};

struct Asking {
  actions::DebriefWords words = {};
  Debrief debrief = {};
  bool says_no_meeting = false;  // what it was is said, and is none
};

Asking ask_all(Prompts& prompts, const actions::Brief& brief) {
  const std::string called = first_name("", brief.story.person.name);
  Asking all{.debrief = {.person = brief.story.person.id}};
  all.words.happened = prompts.next(fmt::format(
      "You and {}: what was it, where, when? (coffee at Blue Bottle yesterday)", called));
  for (const Note& question : brief.ask)
    if (const std::string said =
            prompts.next(fmt::format("Did you ask “{}”? What did they say?", question.text));
        !said.empty())
      all.debrief.answers.emplace_back(question.id, said);
  for (int i = 0; i < most_told; ++i) {
    const std::string said = prompts.next(i == 0 ? fmt::format("What did {} tell you?", called)
                                                 : "What else? (Enter: nothing)");
    if (said.empty()) break;
    all.debrief.told.push_back(said);
  }
  all.words.promised = prompts.next("What did you promise? (send the kiln map by friday)");
  all.words.looking_for = prompts.next(fmt::format("What is {} looking for?", called));
  all.words.ask_next = prompts.next("What will you ask next time?");
  return all;
}

void settle(Session& session, Asking& all) {
  App& app = session.app();
  std::vector<actions::LineAbout> lines;
  {
    store::ReadTx tx(app.db, app.account);
    lines = actions::lines_about(tx, all.debrief.person, all.words, app.today());
  }
  for (actions::LineAbout& one : lines) {
    if (one.line.happened && one.open.empty() && !one.is_meeting) all.says_no_meeting = true;
    all.debrief.lines.push_back(
        one.open.empty() ? std::move(one.line)
                         : settle_line(session, one.line.text, one.line.day, Add::no,
                                       one.line.happened ? Happened::yes : Happened::as_read));
  }
}

void print_what_came(Session& session, const Debriefed& done) {
  for (const actions::Logged& one : done.logged) {
    // That something is noted for somebody says nothing where the thing itself follows.
    const bool bare = one.plan.interaction.people.empty() && one.reading.line.note.empty();
    for (const actions::LogPiece& piece :
         actions::pieces_of(one.reading, one.plan, session.app().today()))
      if (!bare || piece.part != actions::LogPart::none) print_wrapped(session, piece.text, 2);
  }
  for (const actions::AskedAndTold& one : done.asked)
    print_wrapped(session, "asked: " + (one.told ? one.told->text : one.question.text), 2);
  for (const Note& one : done.told) print_wrapped(session, "told you: " + one.text, 2);
  if (done.met_as_planned)
    print_wrapped(session,
                  "done: " + in_words(done.met_as_planned->kind, "", done.met_as_planned->text), 2);
}

Json json_of_debrief(const Debriefed& done, DeedId change) {
  Json::Array interactions, follow_ups, asked, told;
  for (const actions::Logged& one : done.logged) {
    if (one.interaction) interactions.emplace_back(one.interaction.value);
    for (const InteractionId id : one.further) interactions.emplace_back(id.value);
    for (const FollowUp& f : one.follow_ups) follow_ups.emplace_back(f.id.value);
  }
  for (const actions::AskedAndTold& one : done.asked) {
    asked.push_back(json_of(one.question));
    if (one.told) told.push_back(json_of(*one.told));
  }
  for (const Note& one : done.told) told.push_back(json_of(one));
  return Json::Object{
      {"change", change ? Json(change.value) : Json(nullptr)},
      {"interactions", interactions},
      {"follow_ups", follow_ups},
      {"asked", asked},
      {"told", told},
      {"done", done.met_as_planned ? Json(done.met_as_planned->id.value) : Json(nullptr)}};
}

void show(Session& session, const char* said, const Asking& all, const Debriefed& done) {
  if (session.json) return;
  say(session, said);
  print_what_came(session, done);
  if (all.says_no_meeting)
    print_wrapped(session,
                  "The first answer tells of no meeting, so it is only noted. If there was one, "
                  "begin with what it was: coffee at Canoe: she told me about her sister.",
                  2);
}

Json debrief_person(const Arguments& args, Session& session, Prompts& prompts, PersonId id) {
  App& app = session.app();
  actions::Brief brief;
  {
    store::ReadTx tx(app.db, app.account);
    brief = actions::brief_of(tx, id, app.today());
  }
  if (session.interactive && !session.json)
    say(session, fmt::format("{}. Enter skips a question.",
                             bold(session, for_terminal(brief.story.person.name))));
  Asking all = ask_all(prompts, brief);
  settle(session, all);
  if (all.debrief.empty()) {
    if (!session.json) say(session, "Nothing was saved.");
    return nullptr;
  }
  const bool dry = args.has("--dry-run");
  if (dry || session.interactive) {
    const auto tried = actions::save_debrief(app, all.debrief, actions::Keeping::not_yet);
    show(session, "Would save:", all, tried);
    if (dry) return json_of_debrief(tried, {});
    const auto answer = ask(session, "Save it? [Enter: yes, n: no]");
    if (!answer || to_lower_ascii(*answer).starts_with("n")) {
      if (!session.json) say(session, "Nothing was saved.");
      return nullptr;
    }
  }
  const auto saved = actions::save_debrief(app, all.debrief, actions::Keeping::for_good);
  if (session.interactive) {
    say(session, "Saved.");
  } else {
    show(session, "Saved:", all, saved);
  }
  return json_of_debrief(saved, saved.change);
}

int run_debrief(const Arguments& args, Session& session) {
  Prompts prompts(session);
  const std::string who = to_lower_ascii(join(args.all("WHO"), " "));
  if (!who.empty() && who != "today") {
    const Json json = debrief_person(args, session, prompts, person_given(session, args));
    if (session.json) print_json(session, json);
    return 0;
  }
  App& app = session.app();
  std::vector<actions::MeetingToday> meetings;
  {
    store::ReadTx tx(app.db, app.account);
    meetings = actions::meetings_today(tx, app.today());
  }
  if (meetings.empty() && !session.json)
    say(session, "You have no meeting noted for today. After one that isn’t: wellmet debrief WHO");
  Json::Array array;
  for (const actions::MeetingToday& one : meetings)
    array.push_back(debrief_person(args, session, prompts, one.person));
  if (session.json) print_json(session, array);
  return 0;
}

}  // namespace

extern const Command debrief;

const Command debrief{
    .name = "debrief",
    .group = "Each day",
    .help = "a few questions after you met someone; the answers are one change",
    .examples = {"wellmet debrief maya", "wellmet debrief today",
                 "wellmet debrief maya --dry-run < answers.txt"},
    .parameters = {{.name = "WHO",
                    .takes = Takes::many,
                    .help =
                        "a name or number; today, or nothing, for those you planned to meet today"},
                   {.name = "--dry-run", .takes = Takes::flag, .help = "show what would be saved"}},
    .run = run_debrief,
    .more =
        "Asks what it was, what came of the questions you meant to ask, what they told you (until "
        "you press Enter), what you promised, what they are looking for and what to ask next time. "
        "Enter skips any of them. What it was and what you promised are read as `wellmet log` "
        "reads them. From a pipe each answer is a line, in that order, and an empty line skips.",
};

}  // namespace wellmet::cli
