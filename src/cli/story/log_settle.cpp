#include "cli/story/log_settle.h"

#include <fmt/format.h>

#include <charconv>

#include "actions/people/people.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/shell/output.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

using actions::LogReading;

LogReading read(App& app, const std::string& text, LocalDate today,
                const std::vector<PersonId>& settled) {
  store::ReadTx tx(app.db, app.account);
  return actions::read_log(tx, text, today, settled);
}

std::string question(App& app, const LogReading& reading, std::size_t mention) {
  store::ReadTx tx(app.db, app.account);
  return actions::question_for(tx, reading, mention);
}

std::optional<PersonId> chosen_from(const std::vector<PersonId>& ids, const std::string& answer) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(answer.data(), answer.data() + answer.size(), number);
  if (fault != std::errc{} || end != answer.data() + answer.size()) return std::nullopt;
  for (PersonId id : ids) {
    if (id.value == number) return id;
  }
  return std::nullopt;
}

bool is_yes(const std::string& answer) {
  const std::string word = to_lower_ascii(answer);
  return word == "y" || word == "yes";
}

// Asks until the answer is one of those shown; nothing when the user gives up.
std::optional<PersonId> ask_who(Session& session, const LogReading& reading, std::size_t mention) {
  App& app = session.app();
  const auto* several = std::get_if<language::SeveralPeople>(&reading.who[mention]);
  if (several) {
    session.err << for_terminal(question(app, reading, mention)) << '\n';
    const std::string& new_name = several->or_new;
    const std::string prompt =
        new_name.empty()
            ? "Which number? (empty: give up)"
            : fmt::format("Which number, or n for {}, who is new? (empty: give up)", new_name);
    while (const auto answer = ask(session, prompt)) {
      if (answer->empty()) return std::nullopt;
      if (!new_name.empty() && to_lower_ascii(*answer) == "n")
        return actions::add_person(app, {.name = new_name});
      if (const auto id = chosen_from(several->ids, *answer)) return id;
    }
    return std::nullopt;
  }
  const std::string name = std::get<language::NobodyKnown>(reading.who[mention]).name;
  // A word without a sign may be no name at all; then the line is kept without them.
  const bool plain = reading.line.mentions[mention].plain;
  const auto answer =
      ask(session, fmt::format("Nobody called \"{}\" is known. Add them? [{}]", name,
                               plain ? "y: add, n: only words, empty: give up" : "y/N"));
  if (answer && is_yes(*answer)) return actions::add_person(app, {.name = name});
  const bool only_words = plain && answer && to_lower_ascii(*answer).starts_with("n");
  return only_words ? std::optional(actions::nobody_meant) : std::nullopt;
}

void add_unknown(App& app, const LogReading& reading, std::vector<PersonId>& settled) {
  for (std::size_t place : actions::unsettled(reading)) {
    const auto* nobody = std::get_if<language::NobodyKnown>(&reading.who[place]);
    if (nobody) settled[place] = actions::add_person(app, {.name = nobody->name});
    // "Maya Chan", where only a Maya Chen is known
    const auto* several = std::get_if<language::SeveralPeople>(&reading.who[place]);
    const bool other_name = several && several->words < reading.line.mentions[place].capitalised;
    if (other_name) settled[place] = actions::add_person(app, {.name = several->or_new});
  }
}

}  // namespace

std::string question_about(Session& session, const LogReading& reading, std::size_t mention) {
  return question(session.app(), reading, mention);
}

LogReading read_and_settle(Session& session, const std::string& text, LocalDate today,
                           const Settling& settling) {
  App& app = session.app();
  LogReading reading = read(app, text, today, {});
  std::vector<PersonId> settled(reading.who.size());
  if (settling.add) {
    add_unknown(app, reading, settled);
    reading = read(app, text, today, settled);
  }
  for (std::size_t place : actions::unsettled(reading)) {
    if (settling.leave_open) continue;
    const std::optional<PersonId> id =
        session.interactive ? ask_who(session, reading, place) : std::nullopt;
    if (!id) {
      const bool several = std::holds_alternative<language::SeveralPeople>(reading.who[place]);
      throw Error(several ? ErrorKind::conflict : ErrorKind::not_found,
                  question(app, reading, place) +
                      (several ? "\nNothing was saved; write more of the name, or @ and the number."
                               : ", or log with --add. Nothing was saved."));
    }
    settled[place] = *id;
  }
  return read(app, text, today, settled);
}

}  // namespace wellmet::cli
