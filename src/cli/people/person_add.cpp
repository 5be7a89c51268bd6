#include <fmt/format.h>

#include "actions/people/people.h"
#include "actions/people/who.h"
#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "language/log/echo.h"
#include "language/log/how_met.h"

namespace wellmet::cli {
namespace {

struct Why {
  const char* option;
  NoteKind kind;
};
constexpr Why whys[] = {{"--why", NoteKind::curious_about},
                        {"--like", NoteKind::like},
                        {"--admire", NoteKind::admire},
                        {"--root-for", NoteKind::root_for}};

HowMet met_given(Session& session, const Arguments& args) {
  App& app = session.app();
  HowMet met;
  if (const auto text = args.value("--met")) met = language::read_how_met(*text, app.today());
  if (const auto where = args.value("--where")) met.where = *where;
  if (const auto through = args.value("--through")) {
    store::ReadTx tx(app.db, app.account);
    met.through = actions::person_called(tx, *through, app.today());
  }
  return met;
}

actions::NewPerson person_from(Session& session, const Arguments& args) {
  const LocalDate today = session.app().today();
  actions::NewPerson person{.name = collapse_spaces(join(args.all("NAME"), " ")),
                            .nicknames = args.all("--nickname"),
                            .pronouns = args.text("--pronouns"),
                            .emails = args.all("--email"),
                            .phones = args.all("--phone"),
                            .urls = args.all("--url"),
                            .organisation = args.text("--company"),
                            .title = args.text("--title"),
                            .city = args.text("--city"),
                            .met = met_given(session, args),
                            .words = words_given(args, "--word")};
  if (const auto text = args.value("--birthday"))
    person.birthday = date_given(session, "--birthday", *text);
  if (const auto every = every_given(args)) {
    person.wished_cadence_days = every->days;
    person.never_suggest = every->never;
  }
  for (const std::string& name : args.all("--interest"))
    person.interests.push_back({.name = name, .noted = today});
  for (const Why& why : whys) {
    for (const std::string& text : args.all(why.option))
      person.notes.push_back({.kind = why.kind, .text = text, .day = today});
  }
  return person;
}

std::string described(const store::PersonLine& line) {
  std::string text = fmt::format("{} (person {}", for_terminal(line.name), line.id.value);
  if (!line.organisation.empty()) text += ", " + for_terminal(line.organisation);
  return text + ")";
}

// Whether to go on although somebody like this is there already.
bool wanted_all_the_same(Session& session, const actions::NewPerson& person) {
  App& app = session.app();
  std::vector<std::string> known;
  {
    store::ReadTx tx(app.db, app.account);
    for (const store::PersonLine& line : actions::same_as(tx, person))
      known.push_back(described(line));
  }
  if (known.empty()) return true;
  const std::string there = fmt::format("You know {} already", join(known, ", "));
  const auto answer = ask(session, fmt::format("{}. Add another person? [y/N]", there));
  if (!answer)
    throw Error(ErrorKind::refused,
                fmt::format("{}. If this is someone else, say --anyway; to change what is known: "
                            "wellmet person edit WHO",
                            there));
  return to_lower_ascii(*answer).starts_with('y');
}

void report(Session& session, const actions::NewPerson& person, const actions::AddedPerson& added) {
  say(session, fmt::format("Added {} (person {}).", for_terminal(person.name), added.id.value));
  if (added.met)
    say(session, fmt::format("Your first meeting, {}, is logged (i{}).", to_words(person.met.on),
                             added.met.value));
  for (const FollowUp& f : added.follow_ups)
    say(session, fmt::format("Added for you: {}, due {} (f{}).",
                             for_terminal(in_words(f.kind, name_of(session, f.person), "")),
                             language::day_near(f.due, session.app().today()), f.id.value));
}

int add(const Arguments& args, Session& session) {
  const actions::NewPerson person = person_from(session, args);
  if (!args.has("--anyway") && !wanted_all_the_same(session, person)) {
    say(session, "Nobody was added.");
    return 0;
  }
  const actions::AddedPerson added = actions::add_person_met(session.app(), person);
  if (!session.json) {
    report(session, person, added);
    return 0;
  }
  Json::Array follow_ups;
  for (const FollowUp& f : added.follow_ups)
    follow_ups.push_back(Json::Object{{"id", f.id.value},
                                      {"person", f.person.value},
                                      {"kind", to_text(f.kind)},
                                      {"due", to_iso(f.due)}});
  print_json(session,
             Json::Object{{"id", added.id.value},
                          {"name", person.name},
                          {"interaction", added.met ? Json(added.met.value) : Json(nullptr)},
                          {"follow_ups", follow_ups}});
  return 0;
}

}  // namespace

extern const Command person_add;

const Command person_add{
    .name = "person add",
    .group = "People",
    .help = "add someone you met",
    .examples =
        {"wellmet person add \"Maya Chen\" --met \"pottery class, 3 March\"",
         "wellmet person add 李小龍 --nickname Bruce --through maya --word friend",
         "wellmet person add \"Jo Okafor\" --why \"how she came to bees\" --every \"6 weeks\""},
    .parameters =
        {{.name = "NAME",
          .takes = Takes::many,
          .help = "the name, in any script",
          .required = true},
         {.name = "--met", .help = "how, where and when you met, in plain words"},
         {.name = "--where", .help = "where you met", .value_word = "PLACE"},
         {.name = "--through", .help = "who introduced you", .value_word = "WHO"},
         {.name = "--why", .takes = Takes::many, .help = "what you are curious about"},
         {.name = "--like", .takes = Takes::many, .help = "what you like in them"},
         {.name = "--admire", .takes = Takes::many, .help = "what you admire"},
         {.name = "--root-for", .takes = Takes::many, .help = "what you wish them"},
         {.name = "--word",
          .takes = Takes::many,
          .help = "what they are to you; several count alike: mentor, peer, \"someone I help\", "
                  "advocate, connector, friend, family",
          .value_word = "WORD"},
         {.name = "--interest", .takes = Takes::many, .help = "their interests"},
         {.name = "--nickname", .takes = Takes::many, .help = "what friends call them"},
         {.name = "--pronouns", .help = "she/her, they/them …"},
         {.name = "--email", .takes = Takes::many, .help = "an email address"},
         {.name = "--phone", .takes = Takes::many, .help = "a phone number"},
         {.name = "--url", .takes = Takes::many, .help = "a page of theirs"},
         {.name = "--company", .help = "where they work"},
         {.name = "--title", .help = "what they do there"},
         {.name = "--city", .help = "where they live"},
         {.name = "--birthday",
          .help = "as precise as you know it: 12 April, April 1985",
          .value_word = "DATE"},
         {.name = "--every",
          .help = "how often you wish to be in touch: \"6 weeks\", never",
          .value_word = "SPAN"},
         {.name = "--anyway",
          .takes = Takes::flag,
          .help = "also when someone with this name or address is known"}},
    .run = add,
    .begins_store = true,
    .more = "A first meeting whose day is known is logged, and seeing each other again is planned.",
};

}  // namespace wellmet::cli
