#include <fmt/format.h>

#include <algorithm>

#include "actions/closeness/acquaintance.h"
#include "actions/closeness/keep_up.h"
#include "actions/deed.h"
#include "actions/introductions/introductions.h"
#include "actions/story/interactions.h"
#include "actions/story/notes.h"
#include "actions/today/follow_ups.h"
#include "actions/today/today.h"
#include "base/error.h"
#include "base/next.h"
#include "base/text.h"
#include "base/words.h"
#include "language/log/echo.h"
#include "language/log/log_line.h"
#include "store/people/people.h"
#include "store/story/interactions.h"
#include "store/today/today.h"

namespace wellmet::actions {
namespace {

constexpr int rest_days_when_skipped = 90;
constexpr int rest_days_of_introduction = 30;

store::ShownLine line_numbered(const App& app, int number) {
  store::ReadTx tx(app.db, app.account);
  for (const store::ShownLine& line : store::shown_lines(tx, app.today())) {
    if (line.number == number) return line;
  }
  throw ErrorWithNext(ErrorKind::not_found, fmt::format("Today's list has no line {}.", number),
                      {.act = Next::Act::see_today});
}

std::string name_of(const App& app, PersonId id) {
  store::ReadTx tx(app.db, app.account);
  const auto person = store::find_person(tx, id);
  return person && !person->is_owner ? person->name : "";
}

DeedId rest(const App& app, PersonId id, LocalDate until) {
  Deed deed(app, DeedKind::edit, "snoozed");
  std::optional<Person> person = store::find_person(deed.tx, id);
  if (!person) throw Error(ErrorKind::not_found, "This person isn’t here any more.");
  deed.tx.rename(fmt::format("snoozed {} until {}", person->name, to_iso(until)));
  person->quiet_until = until;
  store::update_person(deed.tx, *person);
  return deed.commit();
}

// "birthday 2026-11-21", "silence 2026-08-02 after 2026-10-01": the first day that it names.
std::optional<LocalDate> day_of(std::string_view matter) {
  for (const std::string& word : split(matter, ' ')) {
    if (const auto day = parse_iso_date(word)) return day;
  }
  return std::nullopt;
}

bool is_of_silence(const store::ShownLine& line) { return line.matter.starts_with("silence "); }

constexpr std::string_view answered_by = " answered ";

// A contact of before the silence does not end it: the line can then be answered again.
std::string key_of_answer(const store::ShownLine& line, LocalDate day) {
  if (!is_of_silence(line)) return done_key(line.person, line.matter);
  return done_key(line.person, fmt::format("{}{}{}", line.matter, answered_by, to_iso(day)));
}

bool is_answer_to(const store::DayDone& done, const store::ShownLine& line) {
  const std::string matter = matter_done(done.source_key);
  return done.source == answer_source &&
         (matter == line.matter ||
          matter.starts_with(fmt::format("{}{}", line.matter, answered_by)));
}

std::optional<InteractionId> what_ended_the_silence(store::ReadTx& tx,
                                                    const store::ShownLine& line) {
  constexpr LocalDate before_all{-1'000'000};
  const std::optional<LocalDate> last = day_of(line.matter);
  for (const store::DayDone& done :
       store::days_done(tx, {line.person}, last ? *last + 1 : before_all)) {
    if (is_answer_to(done, line))
      return store::interaction_with_source(tx, answer_source, done.source_key);
  }
  return std::nullopt;
}

void refuse_if_done(const App& app, const store::ShownLine& line, const std::string& key) {
  store::ReadTx tx(app.db, app.account);
  std::optional<InteractionId> done = store::interaction_with_source(tx, answer_source, key);
  if (!done && is_of_silence(line)) done = what_ended_the_silence(tx, line);
  if (done)
    throw Error(ErrorKind::refused,
                fmt::format("Line {} is done already (i{}).", line.number, done->value));
}

void refuse_what_is_to_come(const language::LogLine& read, LocalDate today) {
  if (read.day_to_come || read.day > today)
    throw ErrorWithNext(ErrorKind::invalid,
                        fmt::format("{} Nothing was saved.",
                                    read.doubts.empty() ? to_words(read.day) + " is still to come."
                                                        : language::in_words(read.doubts)),
                        {.act = Next::Act::put_off_line});
}

// What was done, as the line said it: a kind, or a word of its own such as "invitation".
void put_kind(const std::string& done_as, Interaction& i) {
  const std::optional<InteractionKind> known =
      done_as.empty() ? InteractionKind::message : parse_interaction_kind(done_as);
  i.kind = known.value_or(InteractionKind::other);
  if (!known && i.setting.empty()) i.setting = done_as;
  i.touch = !known || info(i.kind).light ? Touch::light : Touch::real;
}

// "called her about the dog": the words of the log line say what it was, else the line does.
Did<InteractionId> log_contact(const App& app, const store::ShownLine& line,
                               const std::string& words) {
  if (!words.empty()) require_text(words);
  const language::LogLine read = language::read_log_line(words, {.today = app.today()});
  refuse_what_is_to_come(read, app.today());
  Interaction i{.kind = read.kind,
                .day = read.day,
                .people = {line.person},
                .note = read.note,
                .source = std::string(answer_source),
                .source_key = key_of_answer(line, read.day)};
  refuse_if_done(app, line, i.source_key);
  i.setting = read.setting;
  i.place = read.place;
  i.touch = info(i.kind).light ? Touch::light : Touch::real;
  if (!read.kind_said) put_kind(line.done_as, i);
  return log_interaction(app, i);
}

// The introduction of a line, where it still is at the step that the line speaks of.
std::optional<NamedIntroduction> introduction_of_line(const App& app,
                                                      const store::ShownLine& line) {
  const std::optional<IntroductionMatter> matter = introduction_of(line.matter);
  if (!matter) return std::nullopt;
  store::ReadTx tx(app.db, app.account);
  NamedIntroduction named = introduction_numbered(tx, matter->id);
  if (introduction::to_text(named.thread.stage) != matter->stage)
    throw Error(ErrorKind::refused, fmt::format("Line {} is done already.", line.number));
  return named;
}

// Asking how it went is no answer yet: without words it is to be heard later.
Did<std::string> asked_how_it_went(const App& app, const NamedIntroduction& named) {
  const Did<NamedIntroduction> now = note_asked_how_it_went(app, named.thread.id);
  const LocalDate again = now.thread.rests_until.value_or(app.today());
  return {fmt::format("Done: asked {} how it went with {}. It comes up again on {}.", now.first,
                      now.second, language::day_near(again, app.today())),
          now.change};
}

Did<std::string> step_done(const App& app, const NamedIntroduction& named,
                           const std::string& words) {
  using introduction::Step;
  const introduction::Stage& stage = named.thread.stage;
  const bool was_made = introduction::was_made(stage);
  if (was_made && words.empty()) return asked_how_it_went(app, named);
  if (!was_made && !words.empty())
    throw Error(ErrorKind::invalid, "Words can be kept once you know how it went.");
  const bool both_agreed = std::holds_alternative<introduction::BothAgreed>(stage);
  const Step step = was_made ? Step::close : both_agreed ? Step::introduce : Step::ask;
  const Did<NamedIntroduction> now =
      take_step(app, named.thread.id, {.step = step, .how_it_went = words});
  return {fmt::format("Done: {}.", what_was_done(now, step)), now.change};
}

}  // namespace

Did<std::string> line_done(const App& app, int number, const std::string& given) {
  const std::string words(trim(given));
  const store::ShownLine line = line_numbered(app, number);
  const std::string name = name_of(app, line.person);
  if (const auto named = introduction_of_line(app, line)) return step_done(app, *named, words);
  if (line.follow_up) {
    const Did<FollowUp> f = finish_follow_up(app, line.follow_up, words);
    return {fmt::format("Done: {}{}", ended(in_words(f.kind, name, f.text)),
                        words.empty() ? "" : fmt::format(" Noted: {}", words)),
            f.change};
  }
  const Did<InteractionId> id = log_contact(app, line, words);
  return {fmt::format("Logged that you were in touch with {} (i{}).", name, id.value), id.change};
}

Did<std::string> line_later(const App& app, int number, LocalDate until) {
  const store::ShownLine line = line_numbered(app, number);
  const std::string when = language::day_near(until, app.today());
  if (line.follow_up) {
    const Did<FollowUp> f = snooze_follow_up(app, line.follow_up, until);
    return {fmt::format("Put off to {}: {}", when,
                        ended(in_words(f.kind, name_of(app, line.person), f.text))),
            f.change};
  }
  if (const auto named = introduction_of_line(app, line)) {
    const DeedId change = rest_introduction(app, named->thread.id, until).change;
    return {fmt::format("The introduction of {} and {} is put off to {}.", named->first_called,
                        named->second_called, when),
            change};
  }
  if (until <= app.today())
    throw Error(
        ErrorKind::invalid,
        fmt::format("{} is not later than today. Say a day to come, such as \"in 2 weeks\".",
                    to_words(until)));
  const DeedId change = rest(app, line.person, until);
  return {fmt::format("{} is snoozed until {}.", name_of(app, line.person), when), change};
}

Did<std::string> line_left(const App& app, int number) {
  const store::ShownLine line = line_numbered(app, number);
  if (line.follow_up) {
    const Did<FollowUp> f = drop_follow_up(app, line.follow_up);
    return {fmt::format("Dropped: {}", ended(in_words(f.kind, name_of(app, line.person), f.text))),
            f.change};
  }
  if (const auto named = introduction_of_line(app, line)) {
    const LocalDate until = app.today() + rest_days_of_introduction;
    const DeedId change = rest_introduction(app, named->thread.id, until).change;
    return {fmt::format(
                "The introduction of {} and {} is still under way; it comes up again on {}.",
                named->first_called, named->second_called, language::day_near(until, app.today())),
            change};
  }
  // A day is over soon, and with it what was skipped.
  const bool is_date = line.kind == to_text(SuggestionKind::date);
  const LocalDate until = app.today() + (is_date ? dates_shown_before_days + dates_shown_after_days
                                                 : rest_days_when_skipped);
  const DeedId change = rest(app, line.person, until);
  return {fmt::format("All is well with {}: no nudge until {}.", name_of(app, line.person),
                      language::day_near(until, app.today())),
          change};
}

Did<std::string> line_left_for_good(const App& app, int number) {
  const store::ShownLine line = line_numbered(app, number);
  const std::string name = name_of(app, line.person);
  const DeedId change = keep(app, line.person, Closeness::just_an_address);
  return {fmt::format("{} won’t be named again, but for what you promise.", name), change};
}

Did<std::string> line_known_for_years(const App& app, int number) {
  const store::ShownLine line = line_numbered(app, number);
  const DeedId change = know_for_years(app, line.person);
  return {fmt::format("Noted that you have known {} for years.", name_of(app, line.person)),
          change};
}

}  // namespace wellmet::actions
