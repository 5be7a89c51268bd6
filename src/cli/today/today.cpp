#include "actions/today/today.h"

#include <fmt/format.h>

#include <optional>
#include <set>

#include "actions/closeness/keep_up.h"
#include "actions/events/events.h"
#include "actions/giving/for_today.h"

#include "base/error.h"
#include "base/text.h"
#include "cli/shell/command.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "language/dates/dates.h"
#include "store/access/settings.h"
#include "store/people/people.h"

namespace wellmet::cli {
namespace {

constexpr int events_of_a_day = 3;

Json day_or_null(const std::optional<LocalDate>& day) {
  return day ? Json(to_iso(*day)) : Json(nullptr);
}

Json json_of(const Claim& claim) {
  Json::Array from;
  for (const RowRef& row : claim.from)
    from.push_back(Json::Object{{"table", row.table}, {"id", row.id}});
  return Json::Object{{"kind", to_text(claim.kind)},
                      {"person", claim.person.value},
                      {"act", claim.act},
                      {"what", claim.what},
                      {"since", day_or_null(claim.since)},
                      {"due", day_or_null(claim.due)},
                      {"span_days", claim.span_days},
                      {"rhythm_days", claim.rhythm_days},
                      {"years", claim.years},
                      {"from", from}};
}

// docs/json.md says what each field means.
Json json_of(const Suggestion& s, int number) {
  Json::Array facts, claims;
  for (const DatedFact& fact : s.facts)
    facts.push_back(Json::Object{{"on", to_iso(fact.on)}, {"what", fact.what}});
  for (const Claim& claim : s.claims) claims.push_back(json_of(claim));
  return Json::Object{{"number", number},
                      {"person", Json::Object{{"id", s.person.value}, {"name", s.name}}},
                      {"kind", to_text(s.kind)},
                      {"because", s.because},
                      {"next_act", s.next_act.text()},
                      {"follow_up", s.follow_up ? Json(s.follow_up.value) : Json(nullptr)},
                      {"introduction", s.introduction ? Json(s.introduction.value) : Json(nullptr)},
                      {"facts", facts},
                      {"claims", claims}};
}

void print_lines(Session& session, const std::vector<Suggestion>& lines, bool why) {
  int number = 0;
  for (const Suggestion& s : lines) {
    say(session, fmt::format("{}  {}", dim(session, std::to_string(++number)),
                             bold(session, for_terminal(s.name))));
    print_wrapped(session, s.because, 3);
    print_wrapped(session, "→ " + s.next_act.text(), 3);
    if (!why) continue;
    for (const DatedFact& fact : s.facts)
      say(session,
          dim(session, fmt::format("     {}  {}", to_iso(fact.on), for_terminal(fact.what))));
  }
}

void print_json_lines(Session& session, const std::vector<Suggestion>& lines) {
  Json::Array array;
  for (const Suggestion& s : lines) array.push_back(json_of(s, static_cast<int>(array.size()) + 1));
  print_json(session, array);
}

void say_nothing_waits(Session& session, App& app) {
  store::ReadTx tx(app.db, app.account);
  if (store::people(tx, {.shown = store::Shown::all, .limit = 1}).empty()) {
    say(session, "Nobody is here yet. Three ways to begin:");
    say(session, "  wellmet import FILE                   the contacts you have (.vcf, .csv)");
    say(session, "  wellmet person add \"Maya Chen\"        someone you met");
    say(session, "  wellmet log \"coffee with @Maya Chen yesterday\"");
    return;
  }
  say(session, "Nobody is waiting on you today. Go outside, or call whoever comes to mind.");
  if (actions::to_choose_from(tx) > 0)
    say(session, "To choose whom you want to keep up with: wellmet start");
}

// "And 2 more for today: Ann Test, Gus Test's birthday."
void print_more(Session& session, const DayList& list) {
  constexpr std::size_t most_named = 5;
  if (!list.more.empty()) {
    std::vector<std::string> names = actions::each_once(list.more);
    const bool all = names.size() <= most_named;
    if (!all) names.resize(most_named);
    say(session, for_terminal(fmt::format("And {} more for today: {}{}", list.more.size(),
                                          join(names, ", "), all ? "." : " …")));
  }
  if (list.open_promises > 0)
    say(session,
        dim(session,
            fmt::format("{} older {} still open: wellmet followup list", list.open_promises,
                        list.open_promises == 1 ? "promise is" : "promises are")));
}

// Quietly, after the list: one thing that is kept, and who looks for such a thing.
void print_thing(Session& session, const actions::ThingForToday& found) {
  const LocalDate noted = found.may.noted.value_or(found.resource.kept);
  say(session, fmt::format("You keep something that may help {}: {}", for_terminal(found.may.name),
                           for_terminal(found.resource.about)));
  print_wrapped(session, fmt::format("Because {} ({}).", found.may.because, to_words(noted)), 3);
  say(session, dim(session, fmt::format("   wellmet share show r{}", found.resource.id.value)));
}

// Quietly, too: where one may go today, until it is over.
void print_event(Session& session, const Event& event) {
  const App& app = session.app();
  say(session, for_terminal(actions::today_in_words(event, app.zone, app.today())));
  say(session, dim(session, fmt::format("   wellmet event show e{}", event.id.value)));
}

DayWish wish_of(const Arguments& args, const App& app) {
  store::ReadTx tx(app.db, app.account);
  DayWish wish = actions::usual_wish(store::settings(tx), app.today());
  if (const auto limit = args.number("--limit", 0)) wish.limit = *limit;
  if (const auto energy = args.value("--energy")) wish.energy = *parse_energy(*energy);
  return wish;
}

int show_today(const Arguments& args, Session& session) {
  App& app = session.app();
  const DayWish wish = wish_of(args, app);
  DayList list;
  std::optional<actions::ThingForToday> thing;
  std::vector<Event> events;
  {
    store::ReadTx tx(app.db, app.account);
    list = actions::today(tx, wish);
    std::set<PersonId> named;
    for (const Suggestion& s : list.lines) named.insert(s.person);
    thing = actions::thing_for_today(tx, wish.today, named);
    events = actions::events_of_day(tx, actions::event_now(app), events_of_a_day);
  }
  const std::vector<Suggestion>& lines = list.lines;
  if (session.json) {
    print_json_lines(session, lines);
  } else {
    say(session, bold(session, to_words(wish.today)));
    if (lines.empty()) say_nothing_waits(session, app);
    print_lines(session, lines, args.has("--why"));
    print_more(session, list);
    for (const Event& event : events) print_event(session, event);
    if (thing) print_thing(session, *thing);
    if (!lines.empty() && session.interactive) {
      say(session, "");
      say(session, dim(session, "wellmet done N · later N \"in 2 weeks\" · leave N · today --why"));
    }
  }
  actions::remember(app, wish.today, lines);
  return 0;
}

int show_reconnect(const Arguments& args, Session& session) {
  App& app = session.app();
  const DayWish wish = wish_of(args, app);
  store::ReadTx tx(app.db, app.account);
  const std::vector<Suggestion> lines = actions::reconnect(tx, wish);
  if (session.json) {
    print_json_lines(session, lines);
    return 0;
  }
  if (lines.empty()) say(session, "No old friend has been silent for that long.");
  print_lines(session, lines, args.has("--why"));
  return 0;
}

int number_given(const Arguments& args) { return line_of_today(args.text("N")); }

int answer(Session& session, const std::string& sentence) {
  if (session.json) {
    print_json(session, Json::Object{{"done", sentence}});
  } else {
    say(session, for_terminal(sentence));
  }
  return 0;
}

int done_with(const Arguments& args, Session& session) {
  return answer(
      session, actions::line_done(session.app(), number_given(args), join(args.all("WORDS"), " ")));
}

int put_off(const Arguments& args, Session& session) {
  App& app = session.app();
  const std::string words = join(args.all("WHEN"), " ");
  const auto until = language::parse_when(words, app.today(), language::Leaning::future);
  if (!until)
    throw Error(
        ErrorKind::usage,
        fmt::format(
            "\"{}\" isn’t a date I know. Try tomorrow, friday, \"in 2 weeks\" or 2026-03-05.",
            words));
  return answer(session, actions::line_later(app, number_given(args), *until));
}

int leave_it(const Arguments& args, Session& session) {
  const int number = number_given(args);
  if (args.has("--known") && args.has("--for-good"))
    throw Error(ErrorKind::usage, "Say --known or --for-good, not both.");
  if (args.has("--for-good"))
    return answer(session, actions::line_left_for_good(session.app(), number));
  if (args.has("--known"))
    return answer(session, actions::line_known_for_years(session.app(), number));
  return answer(session, actions::line_left(session.app(), number));
}

Parameter which_line() {
  return {.name = "N", .help = "the line's number as today's list showed it", .required = true};
}

}  // namespace

extern const Command today, reconnect, done, later, leave;

const Command today{
    .name = "today",
    .group = "Each day",
    .help = "whom to turn to today, and why",
    .examples = {"wellmet", "wellmet today --energy low", "wellmet today --why --limit 8"},
    .parameters = {{.name = "--energy",
                    .help = "how much you have today",
                    .value_word = "E",
                    .choices = {"low", "usual", "plenty"}},
                   {.name = "--limit",
                    .help = "how many lines at most (as in settings: 5)",
                    .value_word = "N"},
                   {.name = "--why", .takes = Takes::flag, .help = "the facts behind each line"}},
    .run = show_today,
    .more =
        "The few people to turn to today: what you promised, a birthday, thanks that are due, a "
        "first "
        "meeting without a second, a friend gone quieter than your own rhythm, an old friend. "
        "Skipping is free, nothing is named on more than three days, and the list may be empty. "
        "`wellmet` alone is the same.",
};

const Command reconnect{
    .name = "reconnect",
    .group = "Each day",
    .help = "friends to reconnect with",
    .examples = {"wellmet reconnect", "wellmet reconnect --why"},
    .parameters = {{.name = "--limit", .help = "how many at most (5)", .value_word = "N"},
                   {.name = "--why", .takes = Takes::flag, .help = "the facts behind each line"}},
    .run = show_reconnect,
};

const Command done{
    .name = "done",
    .group = "Each day",
    .help = "a line of today's list is done",
    .examples = {"wellmet done 1", "wellmet done 2 called her, the dog is fine"},
    .parameters = {which_line(),
                   {.name = "WORDS", .takes = Takes::many, .help = "how you were in touch"}},
    .run = done_with,
    .more =
        "A follow-up is closed. For a friend gone quiet, that you were in touch today is logged, "
        "in "
        "the words you give. Of an introduction it is noted that you asked, or introduced them; "
        "with words, how it went, and it is over.",
};

const Command later{
    .name = "later",
    .group = "Each day",
    .help = "put a line of today's list off",
    .examples = {"wellmet later 1 tomorrow", "wellmet later 2 in 2 weeks"},
    .parameters = {which_line(),
                   {.name = "WHEN",
                    .takes = Takes::many,
                    .help = "tomorrow, in 2 weeks, friday, 2026-03-05",
                    .required = true}},
    .run = put_off,
};

const Command leave{
    .name = "leave",
    .group = "Each day",
    .help = "leave a line be: all is well",
    .examples = {"wellmet leave 3", "wellmet leave 2 --known", "wellmet leave 4 --for-good"},
    .parameters = {which_line(),
                   {.name = "--known",
                    .takes = Takes::flag,
                    .help = "you have known each other for years: there was no first meeting"},
                   {.name = "--for-good",
                    .takes = Takes::flag,
                    .help = "never name this person again, but for what you promise"}},
    .run = leave_it,
    .more =
        "A follow-up is dropped; a friend gone quiet is not mentioned for three months, an "
        "introduction not for a month: it stays under way. With "
        "--known how long you have known each other is noted, and nothing more is suggested as of "
        "somebody new.",
};

}  // namespace wellmet::cli
