#include "actions/story/log.h"

#include <fmt/format.h>

#include <charconv>

#include "actions/people/people.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/output.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

using actions::LogReading;

LogReading read(App& app, const std::string& text, const std::vector<PersonId>& settled) {
  store::ReadTx tx(app.db, app.account);
  return actions::read_log(tx, text, app.today(), settled);
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
  const auto answer =
      ask(session, fmt::format("Nobody called \"{}\" is known. Add them? [y/N]", name));
  if (!answer || !is_yes(*answer)) return std::nullopt;
  return actions::add_person(app, {.name = name});
}

void add_unknown(App& app, const LogReading& reading, std::vector<PersonId>& settled) {
  for (std::size_t place : actions::unsettled(reading)) {
    const auto* nobody = std::get_if<language::NobodyKnown>(&reading.who[place]);
    if (nobody) settled[place] = actions::add_person(app, {.name = nobody->name});
  }
}

// Every mention one person: by itself, by --add for unknown ones, or by asking.
LogReading settle(Session& session, const std::string& text, const Arguments& args) {
  App& app = session.app();
  LogReading reading = read(app, text, {});
  std::vector<PersonId> settled(reading.who.size());
  if (args.has("--add") && !args.has("--dry-run")) {
    add_unknown(app, reading, settled);
    reading = read(app, text, settled);
  }
  for (std::size_t place : actions::unsettled(reading)) {
    if (args.has("--dry-run")) continue;
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
  return read(app, text, settled);
}

Json json_of_follow_up(const FollowUp& f) {
  return Json::Object{{"id", f.id.value},        {"person", f.person.value},
                      {"kind", to_text(f.kind)}, {"text", f.text},
                      {"due", to_iso(f.due)},    {"by_itself", !f.rule.empty()}};
}

Json json_of(const LogReading& reading, const actions::Logged& logged,
             const std::vector<std::string>& echo) {
  Json::Array people, follow_ups, interests;
  for (std::size_t i = 0; i < reading.who.size(); ++i) {
    const auto* one = std::get_if<language::OnePerson>(&reading.who[i]);
    people.push_back(Json::Object{{"id", one ? Json(one->id.value) : Json(nullptr)},
                                  {"name", reading.names[i]}});
  }
  for (const FollowUp& f : logged.follow_ups) follow_ups.push_back(json_of_follow_up(f));
  for (const language::LogInterest& interest : reading.line.interests)
    interests.emplace_back(interest.name);
  const auto texts = [](const std::vector<language::LogText>& list) {
    Json::Array array;
    for (const language::LogText& text : list) array.emplace_back(text.text);
    return array;
  };
  return Json::Object{
      {"saved", !logged.name.empty()},
      {"interaction", logged.interaction ? Json(logged.interaction.value) : Json(nullptr)},
      {"kind", to_text(reading.line.kind)},
      {"touch", reading.line.touch == Touch::light ? "light" : "real"},
      {"setting", reading.line.setting},
      {"place", reading.line.place},
      {"day", to_iso(reading.line.day)},
      {"people", people},
      {"interests", interests},
      {"follow_ups", follow_ups},
      {"questions", texts(reading.line.questions)},
      {"asks", texts(reading.line.asks)},
      {"offers", texts(reading.line.offers)},
      {"note", reading.line.note},
      {"echo", Json::texts(echo)}};
}

int run_log(const Arguments& args, Session& session) {
  const std::string text = join(args.all("LINE"), " ");
  App& app = session.app();
  const bool dry = args.has("--dry-run");
  const LogReading reading = settle(session, text, args);
  std::vector<std::string> echo;
  {
    store::ReadTx tx(app.db, app.account);
    echo = actions::echo_of(tx, reading, app.today());
  }
  const actions::Logged logged = dry ? actions::Logged{} : actions::save_log(app, reading);
  if (session.json) {
    print_json(session, json_of(reading, logged, echo));
    return 0;
  }
  say(session, dry ? "Would save:" : "Saved:");
  for (const std::string& line : echo) print_wrapped(session, line, 2);
  if (dry) {
    for (std::size_t place : actions::unsettled(reading))
      print_wrapped(session, question(app, reading, place), 2);
  }
  return 0;
}

}  // namespace

extern const Command log;

const Command log{
    .name = "log",
    .group = "Each day",
    .help = "one line of plain words after each meeting",
    .examples =
        {"wellmet log \"coffee with @Maya Chen at Blue Bottle yesterday: Biscuit's surgery went "
         "well "
         "#dogs !thank tomorrow ?how did the launch go\"",
         "wellmet log \"call with @lukasz last tue: he advised me to ask for a smaller team\"",
         "wellmet log --dry-run \"lunch with @mc on 3 March\""},
    .parameters = {{.name = "LINE",
                    .takes = Takes::many,
                    .help = "what happened, in your words",
                    .required = true},
                   {.name = "--dry-run", .takes = Takes::flag, .help = "show what would be saved"},
                   {.name = "--add",
                    .takes = Takes::flag,
                    .help = "add people who are not known yet, unasked"}},
    .run = run_log,
    .more =
        "@name is a person: any part of the name, a nickname or initials. #word is an interest of "
        "theirs (#pet:dogs says which kind). !kind [when] is something to do: !thank, "
        "!circle-back, "
        "!meet-again, !share the link friday. ?text is a question to ask next time. ask: and "
        "offer: are "
        "what they look for and can give. Days and settings are read from plain words: yesterday, "
        "last "
        "tue, two weeks ago, on 3 March, coffee, lunch, zoom. What is not understood stays in the "
        "note.\nHelp, advice and introductions make their own follow-ups.",
};

}  // namespace wellmet::cli
