#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "actions/people/who.h"
#include "actions/today/follow_ups.h"
#include "base/error.h"
#include "base/repeat.h"
#include "base/text.h"
#include "cli/people/people_given.h"
#include "cli/shell/command.h"
#include "cli/shell/numbers.h"
#include "cli/shell/output.h"
#include "language/dates/dates.h"
#include "language/log/echo.h"
#include "store/people/people.h"
#include "store/today/follow_ups.h"

namespace wellmet::cli {
namespace {

constexpr int lines_by_default = 50;

// "" of yourself: what you plan for nobody else names nobody.
std::string name_of(App& app, PersonId id) {
  store::ReadTx tx(app.db, app.account);
  const std::optional<Person> person = store::find_person(tx, id);
  return person && !person->is_owner ? person->name : "";
}

std::string repeated(const FollowUp& f) {
  const auto repeat = stored_repeat(f.repeats);
  return repeat ? in_words(*repeat) : "";
}

std::string span_of_series(const FollowUp& f) {
  const auto repeat = stored_repeat(f.repeats);
  return repeat ? span_of(*repeat) : "";
}

LocalDate day_to_come(const std::string& text, LocalDate today) {
  const auto day = language::parse_when(text, today, language::Leaning::future);
  if (!day)
    throw Error(
        ErrorKind::usage,
        fmt::format(
            "\"{}\" isn’t a date I know. Try tomorrow, friday, \"in 2 weeks\" or 2026-03-05.",
            text));
  return *day;
}

Json json_of(const FollowUp& f, const std::string& name) {
  return Json::Object{{"id", f.id.value},
                      {"person", Json::Object{{"id", f.person.value}, {"name", name}}},
                      {"kind", to_text(f.kind)},
                      {"text", f.text},
                      {"due", to_iso(f.due)},
                      {"state", to_text(f.state)},
                      {"made", to_iso(f.made)},
                      {"closed", f.closed ? Json(to_iso(*f.closed)) : Json(nullptr)},
                      {"from_interaction", f.from ? Json(f.from.value) : Json(nullptr)},
                      {"rule", f.rule},
                      {"repeats", span_of_series(f)}};
}

void say_what_is_so(Session& session, const FollowUp& f, std::string_view verb) {
  App& app = session.app();
  std::string when;
  if (f.state == FollowUpState::open) {
    when = fmt::format(", due {}", language::day_near(f.due, app.today()));
    if (!f.repeats.empty()) when += ", then " + repeated(f);
  }
  say(session, fmt::format("{} {} (f{}){}.", verb,
                           for_terminal(in_words(f.kind, name_of(app, f.person), f.text)),
                           f.id.value, when));
}

int answer(Session& session, const FollowUp& f, std::string_view verb) {
  if (session.json)
    print_json(session, json_of(f, name_of(session.app(), f.person)));
  else
    say_what_is_so(session, f, verb);
  return 0;
}

// "a month", "half a year": told in days by the words that "every" takes everywhere, and a month of
// a series is a month of the calendar.
std::optional<Repeat> repeat_of_days(const std::string& text, int days) {
  constexpr int week = 7, month = 30, quarter = 91, half_year = 182, year = 365, months = 12;
  const std::string folded = fold(text);
  const auto speaks_of = [&](std::string_view word) {
    return folded.find(word) != std::string::npos;
  };
  if (speaks_of("year") || speaks_of("month") || speaks_of("quarter")) {
    if (days % year == 0) return Repeat{.count = days / year, .unit = RepeatUnit::year};
    if (days % month == 0 && days / month < months)
      return Repeat{.count = days / month, .unit = RepeatUnit::month};
    if (days / 2 == half_year / 2) return Repeat{.count = months / 2, .unit = RepeatUnit::month};
    if (days / 2 == quarter / 2) return Repeat{.count = months / 4, .unit = RepeatUnit::month};
    return std::nullopt;
  }
  if (days % week == 0) return Repeat{.count = days / week, .unit = RepeatUnit::week};
  return Repeat{.count = days, .unit = RepeatUnit::day};
}

[[noreturn]] void refuse_long_repeat(int days) {
  constexpr int year = 365;
  throw Error(ErrorKind::usage,
              fmt::format("--every takes at most {} days, weeks, months or years. Say this one in "
                          "years: --every \"{} years\"",
                          most_repeat_count, (days + year / 2) / year));
}

std::optional<Repeat> repeat_in(const std::string& text) {
  if (const auto repeat = parse_repeat(text)) return repeat;
  const auto wish = language::parse_cadence(text);
  if (!wish || wish->never) return std::nullopt;
  const auto repeat = repeat_of_days(text, wish->days);
  if (repeat && repeat->count > most_repeat_count) refuse_long_repeat(wish->days);
  return repeat;
}

bool is_weekday(const std::string& text) {
  static constexpr std::array<std::string_view, 7> days = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  const std::string word = fold(trim(text));
  return std::ranges::any_of(
      days, [&](std::string_view day) { return word == day || word == day.substr(0, 3); });
}

Repeat repeat_given(const std::string& text) {
  if (const auto repeat = repeat_in(text)) return *repeat;
  if (is_weekday(text))
    throw Error(ErrorKind::usage,
                fmt::format("--every takes how often it comes again. For each {0}: --every week "
                            "--on {0}",
                            trim(text)));
  throw Error(ErrorKind::usage,
              fmt::format("--every takes how often it comes again: week, \"2 weeks\", month or "
                          "year; not \"{}\".",
                          text));
}

FollowUpId given(const Arguments& args) {
  return FollowUpId{number_of(args.text("ID"), 'f', "follow-up")};
}

void say_planned(Session& session, const actions::Planned& planned) {
  const std::optional<FollowUp>& before = planned.before;
  const char* verb = planned.moved() ? "Moved:" : before ? "Changed:" : "Planned:";
  say_what_is_so(session, planned.follow_up, verb);
  if (!before) return;
  const bool as_often = repeated(*before) == repeated(planned.follow_up);
  const std::string often = before->repeats.empty() ? ", once" : ", then " + repeated(*before);
  say(session,
      fmt::format("It was due {}{}.", language::day_near(before->due, session.app().today()),
                  as_often ? "" : often));
}

// One alone is no list.
int print_planned(Session& session, const std::vector<actions::Planned>& planned) {
  Json::Array array;
  for (const actions::Planned& one : planned)
    array.push_back(json_of(one.follow_up, name_of(session.app(), one.follow_up.person)));
  print_json(session, array.size() == 1 ? array.front() : Json(array));
  return 0;
}

int add(const Arguments& args, Session& session) {
  App& app = session.app();
  const auto kind = parse_follow_up_kind(args.text("KIND"));
  FollowUp f{.kind = kind.value_or(FollowUpKind::custom)};
  // A word that is no kind is the beginning of one's own: "followup add maya send the slides".
  std::vector<std::string> words = args.all("TEXT");
  if (!kind) words.insert(words.begin(), args.text("KIND"));
  const std::vector<PersonId> people = people_given(session, args);
  f.text = join(words, " ");
  f.due = args.has("--on") ? day_to_come(args.text("--on"), app.today())
                           : app.today() + info(f.kind).default_days;
  if (const auto every = args.value("--every")) {
    f.repeats = to_text(repeat_given(*every));
    if (!args.has("--on")) f.due = next_due(repeat_given(*every), app.today(), app.today());
  }
  const std::vector<actions::Planned> planned = actions::add_follow_ups(app, f, people);
  if (session.json) return print_planned(session, planned);
  for (const actions::Planned& one : planned) say_planned(session, one);
  return 0;
}

std::string what_in_list(const FollowUp& f) {
  const std::string what = f.text.empty() ? to_text(f.kind) : to_text(f.kind) + ": " + f.text;
  return f.repeats.empty() ? what : fmt::format("{} ({})", what, repeated(f));
}

int list(const Arguments& args, Session& session) {
  App& app = session.app();
  store::ReadTx tx(app.db, app.account);
  const int limit = args.number("--limit", 1).value_or(lines_by_default);
  std::vector<FollowUp> found;
  if (args.has("WHO")) {
    found = store::follow_ups_of(tx, actions::person_called(tx, args.text("WHO"), app.today()));
    if (!args.has("--all"))
      std::erase_if(found, [](const FollowUp& f) { return f.state != FollowUpState::open; });
  } else {
    // One more tells that there are more.
    found = store::open_follow_ups(tx, limit < std::numeric_limits<int>::max() ? limit + 1 : limit);
  }
  store::put_words_of_notes(tx, found);
  const bool is_all = found.size() <= static_cast<std::size_t>(limit);
  if (!is_all) found.resize(static_cast<std::size_t>(limit));
  std::vector<PersonId> people;
  for (const FollowUp& f : found) people.push_back(f.person);
  std::map<PersonId, std::string> names;
  for (auto& [id, name] : store::names_of(tx, people)) names[id] = name;
  if (session.json) {
    Json::Array array;
    for (const FollowUp& f : found) array.push_back(json_of(f, names[f.person]));
    print_json(session, array);
    return 0;
  }
  if (found.empty()) say(session, "Nothing is waiting to be done.");
  std::vector<std::vector<std::string>> rows;
  for (const FollowUp& f : found)
    rows.push_back(
        {fmt::format("f{}", f.id.value),
         f.state == FollowUpState::open ? language::day_near(f.due, app.today()) : to_text(f.state),
         names[f.person], what_in_list(f)});
  if (!rows.empty()) print_table(session, {"id", "due", "who", "what"}, rows);
  if (!is_all) say_more(session, found.size(), 0);
  return 0;
}

int finish(const Arguments& args, Session& session) {
  const FollowUp done = actions::finish_follow_up(session.app(), given(args));
  answer(session, done, "Done:");
  const LocalDate today = session.app().today();
  const std::optional<LocalDate> next = actions::next_day(done, today);
  if (next && !session.json)
    say(session, fmt::format("The next one is due {}.", language::day_near(*next, today)));
  return 0;
}

int later(const Arguments& args, Session& session) {
  App& app = session.app();
  const LocalDate until = day_to_come(join(args.all("WHEN"), " "), app.today());
  return answer(session, actions::snooze_follow_up(app, given(args), until), "Put off:");
}

int drop(const Arguments& args, Session& session) {
  return answer(session, actions::drop_follow_up(session.app(), given(args)), "Dropped:");
}

Parameter which() { return {.name = "ID", .help = "its number, f12", .required = true}; }

}  // namespace

extern const Command followup_add, followup_list, followup_done, followup_later, followup_drop;

const Command followup_add{
    .name = "followup add",
    .group = "Each day",
    .help = "something you mean to do for or with a person",
    .examples = {"wellmet followup add maya thank --on tomorrow",
                 "wellmet followup add \"Jo Okafor\" share the pottery link --on friday",
                 "wellmet followup add lukasz ask for the name of the book",
                 "wellmet followup add \"maya, jo\" send the photos --on sunday",
                 "wellmet followup add me water the plants --every week"},
    .parameters = {{.name = "WHO",
                    .help = "a name or number; several with commas; me, when it is for nobody else",
                    .required = true},
                   {.name = "KIND",
                    .help = "thank, circle-back, close-the-loop, congratulate, share, meet-again, "
                            "check-in, or words of your own",
                    .required = true},
                   {.name = "TEXT", .takes = Takes::many, .help = "what exactly"},
                   {.name = "--on",
                    .help = "the day: tomorrow, \"in 2 weeks\", 2026-03-05",
                    .value_word = "DAY"},
                   {.name = "--every",
                    .help = "comes again when it is done: week, \"6 weeks\", month, year",
                    .value_word = "SPAN"}},
    .run = add,
    .more =
        "Several people have one each. What comes again does so until it is dropped: "
        "`wellmet followup drop f12`.",
};

const Command followup_list{
    .name = "followup list",
    .group = "Each day",
    .help = "what is waiting to be done, the soonest first",
    .examples = {"wellmet followup list", "wellmet followup list maya --all"},
    .parameters = {{.name = "WHO", .help = "only of this person"},
                   {.name = "--all",
                    .takes = Takes::flag,
                    .help = "of one person: closed ones too"},
                   {.name = "--limit", .help = "how many lines (50)", .value_word = "N"}},
    .run = list,
};

const Command followup_done{
    .name = "followup done",
    .group = "Each day",
    .help = "it is done",
    .examples = {"wellmet followup done f3"},
    .parameters = {which()},
    .run = finish,
};

const Command followup_later{
    .name = "followup later",
    .group = "Each day",
    .help = "put it off to another day",
    .examples = {"wellmet followup later f3 tomorrow", "wellmet followup later f3 in 2 weeks"},
    .parameters = {which(),
                   {.name = "WHEN",
                    .takes = Takes::many,
                    .help = "tomorrow, in 2 weeks, friday, 2026-03-05",
                    .required = true}},
    .run = later,
};

const Command followup_drop{
    .name = "followup drop",
    .group = "Each day",
    .help = "drop it; nobody minds",
    .examples = {"wellmet followup drop f3"},
    .parameters = {which()},
    .run = drop,
};

}  // namespace wellmet::cli
