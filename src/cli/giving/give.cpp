#include "actions/giving/give.h"

#include <fmt/format.h>

#include "base/text.h"
#include "base/words.h"
#include "cli/shell/command.h"
#include "cli/shell/given.h"
#include "cli/shell/output.h"
#include "language/log/echo.h"

namespace wellmet::cli {
namespace {

using actions::Bridge;
using actions::NotAsked;
using actions::Offered;

constexpr int lines_by_default = 5;

struct Lists {
  std::vector<Bridge> bridges = {};
  std::vector<Offered> offered = {};
  std::vector<NotAsked> to_ask = {};
};

Lists lists(Session& session, int limit) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  return {.bridges = actions::bridges(tx, limit),
          .offered = actions::offered_and_not_done(tx, limit),
          .to_ask = actions::not_asked_for_long(tx, app.today(), limit)};
}

Json person(PersonId id, const std::string& name) {
  return Json::Object{{"id", id.value}, {"name", name}};
}

Json json_of(const Bridge& b) {
  return Json::Object{{"person", person(b.ask.person, b.asking)},
                      {"ask", Json::Object{{"id", b.ask.id.value}, {"text", b.ask.text}}},
                      {"offered_by", person(b.offer.person, b.offering)},
                      {"offer", Json::Object{{"id", b.offer.id.value}, {"text", b.offer.text}}},
                      {"yours", b.yours},
                      {"introduction", b.under_way ? Json(b.under_way.value) : Json(nullptr)},
                      {"because", b.why}};
}

Json json_of(const Offered& o) {
  return Json::Object{{"person", person(o.follow_up.person, o.name)},
                      {"follow_up", o.follow_up.id.value},
                      {"text", in_words(o.follow_up.kind, o.name, o.follow_up.text)},
                      {"due", to_iso(o.follow_up.due)}};
}

Json json_of(const NotAsked& n) {
  return Json::Object{{"person", person(n.person, n.name)}, {"because", n.because}};
}

template <class Lines>
Json::Array array_of(const Lines& lines) {
  Json::Array array;
  for (const auto& line : lines) array.push_back(json_of(line));
  return array;
}

std::string next_of(const Bridge& b) {
  if (b.under_way) return fmt::format("wellmet intro show {}", b.under_way.value);
  if (b.yours) return fmt::format("wellmet ask met n{} --by me", b.ask.id.value);
  return fmt::format("wellmet intro start {} {} --why \"{}\"", b.ask.person.value,
                     b.offer.person.value, for_terminal(b.why));
}

void print(Session& session, const Bridge& b) {
  say(session,
      fmt::format("  {}: {}", for_terminal(b.asking), for_terminal(collapse_spaces(b.ask.text))));
  say(session, "    Because " + ended(for_terminal(b.why)));
  say(session, dim(session, "    " + next_of(b)));
}

void print(Session& session, const Offered& o) {
  const std::string what = with_capital(in_words(o.follow_up.kind, o.name, o.follow_up.text));
  say(session, fmt::format("  {}, due {}", for_terminal(what),
                           language::day_near(o.follow_up.due, session.app().today())));
  say(session, dim(session, fmt::format("    wellmet followup done f{}", o.follow_up.id.value)));
}

void print(Session& session, const NotAsked& n) {
  say(session, "  " + for_terminal(n.name));
  say(session, "    Because " + ended(for_terminal(n.because)));
  say(session, dim(session, fmt::format("    wellmet give asked {}", n.person.value)));
}

template <class Lines>
void print_all(Session& session, const char* heading, const Lines& lines) {
  if (lines.empty()) return;
  say(session, bold(session, heading));
  for (const auto& line : lines) print(session, line);
}

int give(const Arguments& args, Session& session) {
  const Lists found = lists(session, args.number("--limit", 1).value_or(lines_by_default));
  if (session.json) {
    print_json(session, Json::Object{{"looking_for", array_of(found.bridges)},
                                     {"offered", array_of(found.offered)},
                                     {"to_ask", array_of(found.to_ask)}});
    return 0;
  }
  print_all(session, "They are looking for", found.bridges);
  print_all(session, "You said you would", found.offered);
  print_all(session, "Ask “What can I do for you?”", found.to_ask);
  if (found.bridges.empty() && found.offered.empty() && found.to_ask.empty())
    say(session,
        "Nothing comes to mind. Ask someone what you can do for them, and note it: wellmet ask "
        "add WHO TEXT");
  return 0;
}

int asked(const Arguments& args, Session& session) {
  const PersonId who = person_given(session, args);
  std::optional<LocalDate> on;
  if (args.has("--on")) on = past_day_given("--on", args.text("--on"), session.app().today());
  const Note note = actions::say_you_asked(session.app(), who, on);
  if (session.json) {
    print_json(session, Json::Object{{"person", person(who, name_of(session, who))},
                                     {"note", note.id.value},
                                     {"on", to_iso(note.day)}});
    return 0;
  }
  say(session,
      fmt::format("You asked {} what you can do for them (n{}). The answer: wellmet ask add {} "
                  "TEXT",
                  name_of(session, who), note.id.value, who.value));
  return 0;
}

}  // namespace

extern const Command give_lists, give_asked;

const Command give_lists{
    .name = "give",
    .group = "Giving",
    .help = "what you could do for somebody, and why",
    .examples = {"wellmet give", "wellmet give --limit 20"},
    .parameters = {{.name = "--limit",
                    .help = "how many lines of each list (5)",
                    .value_word = "N"}},
    .run = give,
    .more =
        "What people look for that somebody else, or you, can give; what you said you would do; "
        "and whom you have not asked for long. Nothing is counted, and nobody is put in order by "
        "what you did for them or they for you.",
};

const Command give_asked{
    .name = "give asked",
    .group = "Giving",
    .help = "you asked somebody what you can do for them",
    .examples = {"wellmet give asked ben", "wellmet give asked ben --on yesterday"},
    .parameters =
        {{.name = "WHO", .takes = Takes::many, .help = "a name or number", .required = true},
         {.name = "--on", .help = "the day: yesterday, 2026-03-05 (today)", .value_word = "DAY"}},
    .run = asked,
};

}  // namespace wellmet::cli
