#include "actions/brief/debrief.h"

#include <fmt/format.h>

#include <algorithm>

#include "actions/brief/brief.h"
#include "actions/story/interactions.h"
#include "actions/story/log_with.h"
#include "actions/story/notes.h"
#include "base/error.h"
#include "base/text.h"
#include "store/people/people.h"
#include "store/story/notes.h"
#include "store/today/follow_ups.h"

namespace wellmet::actions {
namespace {

std::string name_of(store::ReadTx& tx, PersonId person) {
  const auto found = store::find_person(tx, person);
  if (!found || found->removed_at)
    throw Error(ErrorKind::not_found, fmt::format("There is no person {}.", person.value));
  return found->name;
}

// Surely this person, whoever else is called so.
std::string sign_of(std::string name) {
  std::erase(name, '"');
  return fmt::format("@\"{}\"", name);
}

bool is_about(const LogReading& reading, PersonId person) {
  const std::vector<PersonId> people = people_of(reading);
  return std::ranges::find(people, person) != people.end();
}

LineAbout with_sign(store::ReadTx& tx, PersonId person, std::string text, LocalDate today,
                    bool happened) {
  LineAbout about{.line = {.text = std::move(text), .day = today, .happened = happened}};
  // How many names there are is only known once it is read.
  LogReading reading = read_log(tx, about.line.text, today, {}, happened);
  std::vector<PersonId>& settled = about.line.settled;
  settled.resize(reading.who.size());
  const std::size_t sign = about.line.text.find("@\"");
  for (std::size_t i = 0; i < settled.size(); ++i)
    if (reading.line.mentions[i].range.start == sign) settled[i] = person;
  reading = read_log(tx, about.line.text, today, settled, happened);
  about.open = unsettled(reading);
  about.is_meeting = reading.line.took_place && is_about(reading, person);
  return about;
}

// The words may name the person already, or those who were there with you two. What tells of no
// meeting, or of one that came to nothing, is kept as it is.
LineAbout line_of_meeting(store::ReadTx& tx, PersonId person, const std::string& name,
                          const std::string& text, LocalDate today) {
  const LogReading as_it_is = read_log(tx, text, today, {}, true);
  if (is_about(as_it_is, person) && as_it_is.line.took_place) {
    LineAbout about{.line = {.text = text, .day = today, .happened = true}, .is_meeting = true};
    about.line.settled.resize(as_it_is.who.size());
    about.open = unsettled(as_it_is);
    return about;
  }
  LineAbout about = with_sign(tx, person, fmt::format("{} {}", sign_of(name), text), today, true);
  constexpr std::string_view with = " with ";
  const std::size_t others = text.find(with);
  if (about.is_meeting || others == std::string::npos) return about;
  LineAbout together = with_sign(tx, person,
                                 fmt::format("{}{}{}, {}", text.substr(0, others), with,
                                             sign_of(name), text.substr(others + with.size())),
                                 today, true);
  return together.is_meeting ? together : about;
}

LocalDate day_of(const std::vector<Logged>& logged, LocalDate today) {
  for (const Logged& one : logged)
    if (one.interaction) return one.plan.interaction.day;
  return today;
}

AskedAndTold answered(store::WriteTx& tx, const Debrief& debrief, NoteId id,
                      const std::string& answer, LocalDate day) {
  const std::optional<Note> note = store::find_note(tx, id);
  if (!note || note->person != debrief.person || note->kind != NoteKind::question)
    throw Error(ErrorKind::conflict, "A question isn’t there any more. Nothing was saved.");
  return put_question(tx, {.person = debrief.person, .question = note->text, .answer = answer},
                      day);
}

Note told(store::WriteTx& tx, PersonId person, const std::string& text, LocalDate day) {
  Note note{.person = person, .kind = NoteKind::fact, .text = text, .day = day};
  require_text(text);
  note.id = store::insert_note(tx, note);
  return note;
}

// The plan for today is done once it happened.
std::optional<FollowUp> settle_plan(store::WriteTx& tx, PersonId person, LocalDate today) {
  for (const MeetingToday& meeting : meetings_today(tx, today)) {
    if (meeting.person != person) continue;
    const std::optional<FollowUp> plan = store::find_follow_up(tx, meeting.follow_up);
    if (!plan || plan->state != FollowUpState::open) continue;
    settle(tx, {*plan}, today);
    return plan;
  }
  return std::nullopt;
}

}  // namespace

std::vector<LineAbout> lines_about(store::ReadTx& tx, PersonId person, const DebriefWords& words,
                                   LocalDate today) {
  const std::string name = name_of(tx, person);
  std::vector<LineAbout> lines;
  const std::string happened = collapse_spaces(trim(words.happened));
  if (!happened.empty()) {
    lines.push_back(line_of_meeting(tx, person, name, happened, today));
    lines.back().field = "happened";
  }
  const auto add = [&](const char* field, const char* sign, const std::string& text) {
    std::string said = collapse_spaces(trim(text));
    while (said.starts_with('!') || said.starts_with('?')) said.erase(0, 1);
    if (trim(said).empty()) return;
    lines.push_back(with_sign(tx, person, fmt::format("{} {}{}", sign_of(name), sign, trim(said)),
                              today, false));
    lines.back().field = field;
  };
  add("promised", "!", words.promised);
  add("ask_next", "?", words.ask_next);
  add("looking_for", "ask: ", words.looking_for);
  return lines;
}

Did<Debriefed> save_debrief(const App& app, const Debrief& debrief, Keeping keeping) {
  if (debrief.empty()) throw Error(ErrorKind::invalid, "There is nothing to save.");
  Debriefed done;
  const AlsoWrite also = [&](store::WriteTx& tx, const std::vector<Logged>& logged) {
    const std::string name = name_of(tx, debrief.person);
    const LocalDate day = day_of(logged, app.today());
    for (const auto& [note, answer] : debrief.answers)
      done.asked.push_back(answered(tx, debrief, note, answer, day));
    for (const std::string& text : debrief.told)
      done.told.push_back(told(tx, debrief.person, text, day));
    const bool met =
        std::ranges::any_of(logged, [](const Logged& one) { return bool(one.interaction); });
    if (met && day == app.today())
      done.met_as_planned = settle_plan(tx, debrief.person, app.today());
    tx.rename(met ? logged.front().name : fmt::format("noted what came of meeting {}", name));
  };
  LoggedTogether together = save_logs_with(app, debrief.lines, keeping, also);
  done.logged = std::move(together.logged);
  return {std::move(done), together.change};
}

}  // namespace wellmet::actions
