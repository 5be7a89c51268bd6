#include "actions/story/log.h"

#include <fmt/format.h>

#include <charconv>

#include "actions/people/people.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/story/reading_json.h"
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

std::vector<std::vector<std::string>> candidates_in(App& app, const LogReading& reading) {
  store::ReadTx tx(app.db, app.account);
  std::vector<std::vector<std::string>> names(reading.who.size());
  for (std::size_t i = 0; i < reading.who.size(); ++i) {
    const auto* several = std::get_if<language::SeveralPeople>(&reading.who[i]);
    if (!several) continue;
    for (const auto& [id, name] : store::names_of(tx, several->ids)) names[i].push_back(name);
  }
  return names;
}

Json json_of(App& app, const LogReading& reading, const actions::LogPlan& plan,
             const actions::Logged& logged, const std::vector<std::string>& echo) {
  Json::Array follow_ups, settled;
  for (const FollowUp& f : logged.follow_ups) follow_ups.push_back(json_of_follow_up(f));
  if (logged.name.empty()) {
    for (const auto* list : {&plan.asked, &plan.by_itself})
      for (const FollowUp& f : *list) follow_ups.push_back(json_of_follow_up(f));
  }
  for (const FollowUp& f : plan.settled) settled.push_back(json_of_follow_up(f));
  Json::Object json = {
      {"saved", !logged.name.empty()},
      {"interaction", logged.interaction ? Json(logged.interaction.value) : Json(nullptr)}};
  const auto candidates = candidates_in(app, reading);
  for (auto& member : json_of_reading({reading.line, reading.who, reading.names, candidates})) {
    if (member.first == "follow_ups") member.second = follow_ups;
    json.push_back(std::move(member));
  }
  json.emplace_back("settled", settled);
  json.emplace_back("echo", Json::texts(echo));
  return json;
}

// "2" or "1,3", as often as given.
std::vector<int> numbers_left_out(const Arguments& args) {
  std::vector<int> numbers;
  for (const std::string& list : args.all("--without")) {
    for (const std::string& word : split(list, ',')) {
      int number = 0;
      const std::string text(trim(word));
      const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
      if (fault != std::errc{} || end != text.data() + text.size())
        throw Error(ErrorKind::usage,
                    fmt::format("--without takes numbers of pieces, such as 2 or 1,3; \"{}\" is "
                                "none.",
                                word));
      numbers.push_back(number);
    }
  }
  return numbers;
}

// What a line would do, in words, after what is left out.
struct Shown {
  LogReading reading = {};
  actions::LogPlan plan = {};
  std::vector<actions::LogPiece> pieces = {};
};

Shown shown(App& app, LogReading reading, const std::vector<int>& left_out) {
  store::ReadTx tx(app.db, app.account);
  Shown shown{.reading = std::move(reading)};
  shown.plan = actions::plan_log(app, tx, shown.reading, app.today());
  if (!left_out.empty()) {
    actions::strike_out(shown.reading, shown.plan, app.today(), left_out);
    shown.plan = actions::plan_log(app, tx, shown.reading, app.today());
  }
  shown.pieces = actions::pieces_of(shown.reading, shown.plan, app.today());
  return shown;
}

std::vector<std::string> texts_of(const std::vector<actions::LogPiece>& pieces) {
  std::vector<std::string> texts;
  for (const actions::LogPiece& piece : pieces) texts.push_back(piece.text);
  return texts;
}

// What can be left out has its number.
void print_preview(Session& session, const Shown& shown) {
  const bool ahead = shown.reading.line.day_to_come;
  say(session, ahead ? "Would be refused:" : "Would save:");
  int number = 0;
  for (const actions::LogPiece& piece : shown.pieces) {
    const bool fixed = piece.part == actions::LogPart::none;
    print_wrapped(session,
                  fixed ? "    " + piece.text : fmt::format("{:>2}  {}", ++number, piece.text), 2);
  }
}

int run_log(const Arguments& args, Session& session) {
  const std::string text = join(args.all("LINE"), " ");
  App& app = session.app();
  const bool dry = args.has("--dry-run");
  const Shown what = shown(app, settle(session, text, args), numbers_left_out(args));
  const actions::Logged logged = dry ? actions::Logged{} : actions::save_log(app, what.reading);
  if (session.json) {
    print_json(session, json_of(app, what.reading, what.plan, logged, texts_of(what.pieces)));
    return 0;
  }
  if (!dry) {
    say(session, "Saved:");
    for (const actions::LogPiece& piece : what.pieces) print_wrapped(session, piece.text, 2);
    return 0;
  }
  const std::vector<std::size_t> open = actions::unsettled(what.reading);
  const bool nobody = what.reading.line.mentions.empty();
  if (open.empty() && !nobody) print_preview(session, what);
  if (nobody) say(session, "Nothing would be saved: the line names nobody you know.");
  if (!open.empty()) {
    say(session, "Nothing would be saved before this is answered:");
    for (std::size_t place : open) print_wrapped(session, question(app, what.reading, place), 2);
    for (const actions::LogPiece& piece : what.pieces) print_wrapped(session, piece.text, 2);
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
                   {.name = "--dry-run",
                    .takes = Takes::flag,
                    .help = "show what would be saved, each piece with its number"},
                   {.name = "--without",
                    .takes = Takes::many,
                    .help = "leave these pieces out, by the numbers of --dry-run: 2 or 1,3",
                    .value_word = "NUMBERS"},
                   {.name = "--add",
                    .takes = Takes::flag,
                    .help = "add people who are not known yet, unasked"}},
    .run = run_log,
    .more =
        "Write as you would say it. People you know are found by any part of the name; @name is "
        "the "
        "sure way, and @12 the person of that number. Only what happened is kept as having "
        "happened: "
        "\"need to call Maya\", \"I'll send her the slides by Friday\" become follow-ups, \"Jo is "
        "looking for a flat\" what Jo looks for, \"ask Theo how the move went\" a question for "
        "next "
        "time. #word is an interest of "
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
