#include "cli/story/log_settle.h"

#include <fmt/format.h>

#include <charconv>

#include "base/error.h"
#include "base/text.h"
#include "base/words.h"
#include "cli/shell/next.h"
#include "cli/shell/output.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

using actions::LogReading;

std::string question(App& app, const LogReading& reading, std::size_t mention) {
  store::ReadTx tx(app.db, app.account);
  const std::string text = actions::question_for(tx, reading, mention);
  const auto* nobody = std::get_if<language::NobodyKnown>(&reading.who[mention]);
  return nobody ? fmt::format("{} {}", text,
                              in_words(Next{.act = Next::Act::add_person, .name = nobody->name}))
                : text;
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

// Somebody known, a name to add, or that nobody is meant.
struct Answer {
  PersonId person = {};
  std::string new_name = {};
};

std::optional<Answer> ask_which(Session& session, const LogReading& reading, std::size_t mention,
                                const language::SeveralPeople& several) {
  session.err << for_terminal(question(session.app(), reading, mention)) << '\n';
  const std::string& new_name = several.or_new;
  const std::string prompt =
      new_name.empty()
          ? "Which number? (empty: give up)"
          : fmt::format("Which number, or n for {}, who is new? (empty: give up)", new_name);
  while (const auto answer = ask(session, prompt)) {
    if (answer->empty()) return std::nullopt;
    if (!new_name.empty() && to_lower_ascii(*answer) == "n") return Answer{.new_name = new_name};
    if (const auto id = chosen_from(several.ids, *answer)) return Answer{.person = *id};
  }
  return std::nullopt;
}

// Asks until the answer is one of those shown; nothing when the user gives up.
std::optional<Answer> ask_who(Session& session, const LogReading& reading, std::size_t mention) {
  if (const auto* several = std::get_if<language::SeveralPeople>(&reading.who[mention]))
    return ask_which(session, reading, mention, *several);
  const std::string name = std::get<language::NobodyKnown>(reading.who[mention]).name;
  // A word without a sign may be no name at all; then the line is kept without them.
  const bool plain = reading.line.mentions[mention].plain;
  const auto answer =
      ask(session, fmt::format("Nobody called \"{}\" is known. Add them? [{}]", name,
                               plain ? "y: add, n: only words, empty: give up" : "y/N"));
  if (answer && is_yes(*answer)) return Answer{.new_name = name};
  const bool only_words = plain && answer && to_lower_ascii(*answer).starts_with("n");
  return only_words ? std::optional(Answer{.person = actions::nobody_meant}) : std::nullopt;
}

// The name to add for somebody unknown; "" where several known ones fit.
std::string name_to_add(const LogReading& reading, std::size_t mention) {
  if (const auto* nobody = std::get_if<language::NobodyKnown>(&reading.who[mention]))
    return nobody->name;
  // "Maya Chan", where only a Maya Chen is known
  const auto* several = std::get_if<language::SeveralPeople>(&reading.who[mention]);
  const bool other_name = several && several->words < reading.line.mentions[mention].capitalised;
  return other_name ? several->or_new : "";
}

[[noreturn]] void refuse_open(App& app, const LogReading& reading, std::size_t mention) {
  const bool several = std::holds_alternative<language::SeveralPeople>(reading.who[mention]);
  throw Error(several ? ErrorKind::conflict : ErrorKind::not_found,
              question(app, reading, mention) +
                  (several ? "\nNothing was saved; write more of the name, or @ and the number."
                           : ", or log with --add. Nothing was saved."));
}

// "Ended up signing Jo's passport photos": the writer knows.
bool were_in_touch(Session& session, const LogReading& reading) {
  std::vector<std::string> names;
  for (const std::size_t mention : reading.line.with) names.push_back(reading.names[mention]);
  const auto answer =
      ask(session,
          for_terminal(fmt::format("Were you in touch with {}? [y: yes; else it is only noted]",
                                   join_with_and(names))));
  return answer && is_yes(*answer);
}

}  // namespace

LogReading read_line(App& app, const std::string& text, LocalDate day, Happened happened) {
  store::ReadTx tx(app.db, app.account);
  return actions::read_log(tx, text, day, {}, happened == Happened::yes);
}

std::string question_about(Session& session, const LogReading& reading, std::size_t mention) {
  return question(session.app(), reading, mention);
}

actions::LineToLog settle_line(Session& session, const std::string& text, LocalDate day, Add add,
                               Happened happened) {
  App& app = session.app();
  actions::LineToLog line{.text = text, .day = day};
  {
    store::ReadTx tx(app.db, app.account);
    line.before = actions::read_for_saving(tx, text, day, happened == Happened::yes);
  }
  const LogReading& reading = line.before->reading;
  line.settled.resize(reading.who.size());
  for (const std::size_t mention : actions::unsettled(reading)) {
    std::optional<Answer> answer;
    if (std::string name = name_to_add(reading, mention); add == Add::yes && !name.empty()) {
      answer = Answer{.new_name = std::move(name)};
    } else if (session.interactive) {
      answer = ask_who(session, reading, mention);
    }
    if (!answer) refuse_open(app, reading, mention);
    line.settled[mention] = answer->person;
    if (!answer->new_name.empty()) line.new_people.emplace_back(mention, answer->new_name);
  }
  line.happened =
      happened == Happened::yes ||
      (reading.line.may_have_happened && session.interactive && were_in_touch(session, reading));
  if (line.happened != (happened == Happened::yes)) line.before.reset();  // it reads otherwise now
  return line;
}

}  // namespace wellmet::cli
